import errno
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from pestdesk.domain.case import Case
from pestdesk.errors import (
    DatabaseDamagedError,
    DatabaseMissingError,
    DiskFaultError,
    DiskFullError,
    FolderNotWritableError,
    KeyFileDamagedError,
    KeyFileMissingError,
    NewerVaultError,
    VaultError,
    VaultInUseError,
    WrongPassphraseError,
)
from pestdesk.storage import faults, keys, private_files
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.drafts import DraftStore
from pestdesk.storage.vault import Vault

NOW = datetime(2026, 9, 9, 12, tzinfo=UTC)
PAGE = 4096

Contents = dict[str, tuple[int, bytes]]
ReadFolder = Callable[[Path], Contents]


@pytest.fixture
def filled(folder: Path, database_key: bytes, rich_case: Callable[..., Case]) -> Path:
    """The folder of a closed vault with a case of many pages."""
    with Vault.open(folder, database_key) as vault, vault.transaction() as session:
        CaseStore(session).save(rich_case(entries=150, closed=False))
    return folder


def read_all(folder: Path, database_key: bytes) -> tuple[Case, ...]:
    with Vault.open(folder, database_key) as vault, vault.reading() as session:
        # Also the pages that no case needs.
        session.execute(text("PRAGMA integrity_check")).fetchall()
        return CaseStore(session).open_cases()


def test_a_wrong_passphrase_changes_nothing_on_disk(filled: Path, contents: ReadFolder) -> None:
    before = contents(filled)
    with pytest.raises(WrongPassphraseError):
        Vault.unlock(filled, "iets anders")
    assert contents(filled) == before


def test_a_missing_key_file_is_told_and_none_is_made(filled: Path, passphrase: str, contents: ReadFolder) -> None:
    (filled / "vault.key").unlink()
    before = contents(filled)
    with pytest.raises(KeyFileMissingError):
        Vault.unlock(filled, passphrase)
    assert contents(filled) == before


def test_a_missing_database_is_told_and_none_is_made(
    filled: Path, passphrase: str, database_key: bytes, contents: ReadFolder
) -> None:
    (filled / "vault.db").unlink()
    before = contents(filled)
    with pytest.raises(DatabaseMissingError):
        Vault.unlock(filled, passphrase)
    with pytest.raises(DatabaseMissingError):
        Vault.open(filled, database_key)
    assert contents(filled) == before


def test_a_damaged_key_file_changes_nothing_on_disk(filled: Path, passphrase: str, contents: ReadFolder) -> None:
    key_file = filled / "vault.key"
    key_file.write_bytes(key_file.read_bytes()[:-40])
    before = contents(filled)
    with pytest.raises(KeyFileDamagedError):
        Vault.unlock(filled, passphrase)
    assert contents(filled) == before


def test_damage_in_any_page_is_told_and_changes_nothing_on_disk(
    filled: Path, database_key: bytes, contents: ReadFolder, rich_case: Callable[..., Case]
) -> None:
    file = filled / "vault.db"
    sound = file.read_bytes()
    told = 0
    for page in range(len(sound) // PAGE):
        place = page * PAGE + 1234
        file.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
        before = contents(filled)
        try:
            read = read_all(filled, database_key)
        except DatabaseDamagedError:
            told += 1
        else:
            # The page holds nothing that this case needs.
            assert read == (rich_case(entries=150, closed=False),)
        assert contents(filled) == before
    assert told >= 20


def test_a_truncated_database_is_told_and_changes_nothing_on_disk(
    filled: Path, passphrase: str, contents: ReadFolder
) -> None:
    file = filled / "vault.db"
    sound = file.read_bytes()
    key = keys.read_and_unwrap(filled, passphrase)
    for length in (0, 1, 1000, PAGE, PAGE + 1, len(sound) // 2, len(sound) - PAGE, len(sound) - 1):
        file.write_bytes(sound[:length])
        before = contents(filled)
        with pytest.raises(DatabaseDamagedError):
            read_all(filled, key)
        assert contents(filled) == before


def test_the_key_of_another_vault_is_not_taken_for_a_wrong_passphrase(filled: Path) -> None:
    with pytest.raises(DatabaseDamagedError, match="andere kluis"):
        Vault.open(filled, keys.new_database_key())


def test_a_database_without_a_revision_is_damaged(filled: Path, database_key: bytes) -> None:
    with Vault.open(filled, database_key) as vault, vault.transaction() as session:
        session.execute(text("DELETE FROM alembic_version"))
    with pytest.raises(DatabaseDamagedError):
        Vault.open(filled, database_key)


def test_a_vault_of_a_newer_version_changes_nothing_on_disk(
    filled: Path, database_key: bytes, contents: ReadFolder
) -> None:
    with Vault.open(filled, database_key) as vault, vault.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = contents(filled)
    with pytest.raises(NewerVaultError):
        Vault.open(filled, database_key)
    assert contents(filled) == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, passphrase: str, cheap: keys.Cost) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"mine")
    for folder in (file, file / "vault"):
        with pytest.raises(FolderNotWritableError):
            Vault.create(folder, passphrase, cheap)
    assert [left.name for left in tmp_path.iterdir()] == ["file"]
    assert file.read_bytes() == b"mine"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that even the superuser cannot write in")
def test_a_folder_that_cannot_be_written_is_told(passphrase: str, cheap: keys.Cost) -> None:
    with pytest.raises(FolderNotWritableError):
        Vault.create(Path("/proc/self/vault"), passphrase, cheap)
    with pytest.raises(FolderNotWritableError):
        Vault.create(Path("/proc/self"), passphrase, cheap)


def test_a_vault_in_a_folder_that_became_read_only_is_told(
    filled: Path, database_key: bytes, contents: ReadFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(filled)

    def refuse(*_: object, **__: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("filelock._unix.os.open", refuse)
    with pytest.raises(FolderNotWritableError):
        Vault.open(filled, database_key)
    monkeypatch.undo()
    assert contents(filled) == before


@pytest.mark.parametrize("failing", ["make_empty", "write", "sync_folder"])
@pytest.mark.parametrize(
    ("number", "meaning"),
    [(errno.ENOSPC, DiskFullError), (errno.EACCES, FolderNotWritableError), (errno.EIO, DiskFaultError)],
)
def test_a_vault_that_cannot_be_made_leaves_nothing(
    tmp_path: Path,
    passphrase: str,
    cheap: keys.Cost,
    monkeypatch: pytest.MonkeyPatch,
    failing: str,
    number: int,
    meaning: type[VaultError],
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(private_files, failing, fail)
    with pytest.raises(meaning):
        Vault.create(tmp_path / "new" / "vault", passphrase, cheap)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "there").mkdir()
    with pytest.raises(meaning):
        Vault.create(tmp_path / "there", passphrase, cheap)
    assert list((tmp_path / "there").iterdir()) == []


def test_a_vault_that_cannot_be_furnished_leaves_nothing(tmp_path: Path, passphrase: str, cheap: keys.Cost) -> None:
    def fail(_: object) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        Vault.create(tmp_path / "vault", passphrase, cheap, fail)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_rolls_back_and_the_vault_goes_on(filled: Path, database_key: bytes) -> None:
    with Vault.open(filled, database_key) as vault:
        with vault.reading() as session:
            pages = session.scalar(text("PRAGMA page_count"))
            session.execute(text(f"PRAGMA max_page_count = {pages}"))

        def keep(key: str, length: int) -> None:
            with vault.transaction() as session:
                DraftStore(session).keep(key, "x" * length, NOW)

        keep("small", 10)
        with pytest.raises(DiskFullError):
            keep("large", 1_000_000)
        keep("other", 10)
        with vault.reading() as session:
            assert [DraftStore(session).get(key) for key in ("small", "large", "other")] == ["x" * 10, None, "x" * 10]
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        (5, VaultInUseError),
        (8, FolderNotWritableError),
        (1032, FolderNotWritableError),
        (10, DiskFaultError),
        (778, DiskFaultError),
        (11, DatabaseDamagedError),
        (13, DiskFullError),
        (14, FolderNotWritableError),
        (26, DatabaseDamagedError),
    ],
)
def test_each_result_of_the_database_has_its_meaning(code: int, meaning: type[VaultError]) -> None:
    error = Exception()
    error.sqlite_errorcode = code  # type: ignore[attr-defined]
    assert type(faults.from_database(error)) is meaning


def test_a_mistake_of_the_program_is_no_fault_of_the_disk() -> None:
    error = Exception()
    error.sqlite_errorcode = 1299  # type: ignore[attr-defined]
    assert faults.from_database(error) is None
    assert faults.from_database(None) is None
