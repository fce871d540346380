import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from pestdesk.domain.case import Case
from pestdesk.domain.settings import Settings
from pestdesk.errors import VaultExistsError, VaultLockedError
from pestdesk.storage import keys, places, private_files
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.house_tables import DraftRow, SettingRow
from pestdesk.storage.settings import SettingStore
from pestdesk.storage.vault import Vault

posix = pytest.mark.skipif(os.name != "posix", reason="rights of files are asked of POSIX systems only")

NAMES = ("Voorbeeldstra", "Nepman", "Lies van", "etui")


def write(session: Session, key: str) -> None:
    session.execute(insert(SettingRow).values(key=key, value="1"))


def written(vault: Vault) -> list[str]:
    with vault.reading() as session:
        return list(session.scalars(select(SettingRow.key)))


def test_a_vault_that_was_made_opens_with_its_passphrase(
    tmp_path: Path, passphrase: str, cheap: keys.Cost, rich_case: Callable[..., Case]
) -> None:
    folder = tmp_path / "eigen map" / "kluis"
    with Vault.create(folder, passphrase, cheap) as vault, vault.transaction() as session:
        CaseStore(session).save(rich_case())
    with Vault.unlock(folder, passphrase) as vault, vault.reading() as session:
        assert CaseStore(session).get(rich_case().id) == rich_case()


def test_a_vault_can_be_furnished_before_it_exists(tmp_path: Path, passphrase: str, cheap: keys.Cost) -> None:
    settings = Settings("Cals", "Lies van Voorbeeld", "midden")
    with (
        Vault.create(
            tmp_path / "vault", passphrase, cheap, lambda session: SettingStore(session).write(settings)
        ) as vault,
        vault.reading() as session,
    ):
        assert SettingStore(session).read() == settings


def test_a_transaction_that_succeeds_is_kept(vault: Vault) -> None:
    with vault.transaction() as session:
        write(session, "school")
    assert written(vault) == ["school"]


def test_a_transaction_that_fails_half_way_leaves_nothing(vault: Vault) -> None:
    def half_way() -> None:
        with vault.transaction() as session:
            write(session, "school")
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_way()
    assert written(vault) == []
    with vault.transaction() as session:
        write(session, "region")
    assert written(vault) == ["region"]


def test_a_change_of_the_schema_is_rolled_back_too(vault: Vault) -> None:
    def half_way() -> None:
        with vault.transaction() as session:
            session.execute(text("DROP TABLE settings"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_way()
    assert written(vault) == []


def test_what_is_written_while_reading_is_not_kept(vault: Vault) -> None:
    with vault.reading() as session:
        write(session, "school")
    assert written(vault) == []


def test_a_locked_vault_gives_nothing(vault: Vault) -> None:
    states = [vault.is_open]
    for _ in range(2):
        vault.lock()
        states.append(vault.is_open)
    assert states == [True, False, False]
    with pytest.raises(VaultLockedError), vault.reading():
        pass
    with pytest.raises(VaultLockedError), vault.transaction():
        pass


def test_no_name_can_be_read_in_the_files_while_open_or_locked(vault: Vault, small_case: Callable[..., Case]) -> None:
    with vault.transaction() as session:
        CaseStore(session).save(small_case())
    assert vault.folder.joinpath("vault.db-wal").exists()
    assert_unreadable(vault.folder)
    vault.lock()
    assert not vault.folder.joinpath("vault.db-wal").exists()
    assert_unreadable(vault.folder)


def assert_unreadable(folder: Path) -> None:
    for file in folder.rglob("*"):
        data = file.read_bytes()
        assert not data.startswith(b"SQLite format 3")
        for name in NAMES:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert name.encode(encoding) not in data, file.name


@posix
def test_only_the_owner_can_read_the_files(tmp_path: Path, passphrase: str, cheap: keys.Cost) -> None:
    folder = tmp_path / "data" / "vault"
    before = os.umask(0)
    try:
        with Vault.create(folder, passphrase, cheap) as vault, vault.transaction() as session:
            write(session, "school")
            session.flush()
            modes = {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}
    finally:
        os.umask(before)
    names = {"vault.db", "vault.db-shm", "vault.db-wal", "vault.id", "vault.key", "vault.lock"}
    assert modes == dict.fromkeys(names, 0o600)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert folder.parent.stat().st_mode & 0o777 == 0o700


@posix
def test_a_folder_that_was_there_already_becomes_private(tmp_path: Path, passphrase: str, cheap: keys.Cost) -> None:
    folder = tmp_path / "vault"
    folder.mkdir(mode=0o755)
    with Vault.create(folder, passphrase, cheap):
        assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["vault.db", "vault.key"])
def test_nothing_is_made_beside_what_is_left_of_a_vault(
    tmp_path: Path, passphrase: str, cheap: keys.Cost, name: str
) -> None:
    tmp_path.joinpath(name).write_bytes(b"left")
    assert places.has_vault(tmp_path)
    with pytest.raises(VaultExistsError):
        Vault.create(tmp_path, passphrase, cheap)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(name, b"left")]


def test_a_folder_without_either_file_has_no_vault(tmp_path: Path) -> None:
    assert not places.has_vault(tmp_path)
    assert not places.has_vault(tmp_path / "nowhere")


def test_an_error_of_the_database_shows_no_value(vault: Vault) -> None:
    draft = {"key": "Pip Voorbeeldstra", "payload": "geheim", "saved_at": None}
    with pytest.raises(IntegrityError) as caught, vault.transaction() as session:
        session.execute(insert(DraftRow).values(draft))
    shown = f"{caught.value} {caught.value!r} {caught.value.__cause__}"
    assert "drafts.saved_at" in shown
    assert "Voorbeeldstra" not in shown
    assert "geheim" not in shown


def test_the_database_keeps_its_promises(vault: Vault) -> None:
    asked = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "cipher_use_hmac": "1",
        "cipher_page_size": "4096",
    }
    with vault.reading() as session:
        answers = {name: session.scalar(text(f"PRAGMA {name}")) for name in asked}
    assert answers == asked


def test_a_private_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    private_files.write(file, b"old")

    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pestdesk.storage.private_files.os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        private_files.write(file, b"new")
    assert [(left.name, left.read_bytes()) for left in tmp_path.iterdir()] == [("file", b"old")]
