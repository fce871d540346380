"""A vault of which any part is damaged: the right sentence, never a crash, and not one byte changed by looking."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from pestdesk.desk import Desk, demo, safe
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.errors import (
    BackupDamagedError,
    DatabaseDamagedError,
    DatabaseMissingError,
    FolderNotWritableError,
    KeyFileDamagedError,
    KeyFileMissingError,
    NewerVaultError,
    PestDeskError,
    WrongPassphraseError,
)
from pestdesk.storage import keys

PAGE = 4096
TRUNCATIONS = 100


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytearray]:
    """The vault of a school year, and its key."""
    folder = tmp_path_factory.mktemp("school") / "kluis"
    desk = demo.open_demo(folder)
    desk.drafts.keep("typing", {"text": "half een zin"})
    desk.lock()
    return folder, safe.read_key(folder, demo.PASSPHRASE)


def everything(folder: Path, key: bytearray) -> list[object]:
    """All that the program can show of a vault, every page of its database read."""
    desk = Desk.unlock(folder, key)
    try:
        cases = [desk.cases.get(each.id) for each in desk.cases.summaries(CaseFilter.ALL)]
        shown = [*cases, desk.trail.lines(), desk.settings.get(), desk.drafts.get("typing"), desk.calendar.agenda()]
        with desk._vault.reading() as session:
            session.execute(text("PRAGMA integrity_check")).fetchall()
        return shown
    finally:
        desk.lock()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def copy(school: tuple[Path, bytearray], tmp_path: Path) -> Path:
    return shutil.copytree(school[0], tmp_path / "kluis")


def test_every_page_flipped_in_turn_is_told_or_holds_nothing_and_is_left_as_it_was(
    school: tuple[Path, bytearray], copy: Path
) -> None:
    wanted = everything(*school)
    file = copy / "vault.db"
    sound = file.read_bytes()
    pages = len(sound) // PAGE
    told = 0
    for page in range(pages):
        # In turn the data, the initialisation vector and the HMAC of a page.
        place = page * PAGE + (1234, PAGE - 70, PAGE - 10)[page % 3]
        damaged = bytearray(sound)
        damaged[place] ^= 1 << page % 8
        file.write_bytes(damaged)
        before = contents(copy)
        try:
            shown = everything(copy, school[1])
        except DatabaseDamagedError:
            told += 1
        else:
            assert shown == wanted, f"page {page} is not what was written"
        assert contents(copy) == before, f"page {page}"
    assert pages > 50
    assert told == pages


def test_a_hundred_truncations_are_told_and_left_as_they_were(school: tuple[Path, bytearray], copy: Path) -> None:
    file = copy / "vault.db"
    sound = file.read_bytes()
    for number in range(TRUNCATIONS):
        length = len(sound) * number // TRUNCATIONS
        file.write_bytes(sound[:length])
        before = contents(copy)
        with pytest.raises(DatabaseDamagedError):
            everything(copy, school[1])
        assert contents(copy) == before, f"{length} bytes"


def _fields(change: Callable[[dict[str, object]], object]) -> Callable[[bytes], bytes]:
    """A key file with changed fields and a checksum that fits them: what a program could have written."""

    def changed(data: bytes) -> bytes:
        fields = json.loads(data)
        change(fields)
        fields["checksum"] = keys._checksum(fields)
        return json.dumps(fields).encode()

    return changed


def _slot(**values: object) -> Callable[[bytes], bytes]:
    return _fields(lambda fields: fields["slots"][0].update(values))  # type: ignore[attr-defined]


KEY_FILES: dict[str, tuple[Callable[[bytes], bytes], type[PestDeskError]]] = {
    "empty": (lambda _: b"", KeyFileDamagedError),
    "noise": (lambda _: bytes(range(256)) * 4, KeyFileDamagedError),
    "not an object": (lambda _: b"[]", KeyFileDamagedError),
    "no JSON": (lambda data: data.replace(b"{", b"<"), KeyFileDamagedError),
    "half": (lambda data: data[: len(data) // 2], KeyFileDamagedError),
    "one byte": (lambda data: data.replace(b"argon2id", b"argon2ie"), KeyFileDamagedError),
    "a hundred megabytes": (lambda _: bytes(100_000_000), KeyFileDamagedError),
    "deeply nested": (lambda _: b"[" * 200_000, KeyFileDamagedError),
    "a number of a million digits": (lambda _: b"1" * 1_000_000, KeyFileDamagedError),
    "no slots": (_fields(lambda fields: fields.update(slots=[])), WrongPassphraseError),
    "a strange field": (_fields(lambda fields: fields.update(more=1)), KeyFileDamagedError),
    "a newer format": (_fields(lambda fields: fields.update(format=2)), NewerVaultError),
    "too little memory": (_slot(memory_kib=8), KeyFileDamagedError),
    "too much memory": (_slot(memory_kib=2**40), KeyFileDamagedError),
    "a memory that is no number": (_slot(memory_kib="veel"), KeyFileDamagedError),
    "no passes": (_slot(iterations=0), KeyFileDamagedError),
    "a salt that is no base64": (_slot(salt="é"), KeyFileDamagedError),
    "a short salt": (_slot(salt="AAAA"), KeyFileDamagedError),
    "a short nonce": (_slot(nonce="AAAA"), WrongPassphraseError),
    "a short wrapped key": (_slot(wrapped_key="AAAA"), WrongPassphraseError),
    "another salt": (_slot(salt="A" * 22 + "=="), WrongPassphraseError),
}


@pytest.mark.parametrize("name", KEY_FILES)
def test_every_wrong_key_file_has_its_sentence_and_is_left_as_it_was(copy: Path, name: str) -> None:
    change, error = KEY_FILES[name]
    file = copy / "vault.key"
    file.write_bytes(change(file.read_bytes()))
    before = contents(copy)
    with pytest.raises(error):
        safe.read_key(copy, demo.PASSPHRASE)
    assert contents(copy) == before


def test_the_key_file_of_another_vault_is_told_apart_from_damage(copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "andere"
    demo.open_demo(other).lock()
    shutil.copy(other / "vault.key", copy / "vault.key")
    key = safe.read_key(copy, demo.PASSPHRASE)
    with pytest.raises(DatabaseDamagedError, match="hoort bij een andere kluis"):
        Desk.unlock(copy, key)


@pytest.mark.parametrize(("name", "error"), [("vault.key", KeyFileMissingError), ("vault.db", DatabaseMissingError)])
def test_a_part_that_is_gone_or_is_a_folder_is_told_and_none_is_made(
    copy: Path, name: str, error: type[PestDeskError]
) -> None:
    (copy / name).unlink()
    with pytest.raises(error):
        safe.read_key(copy, demo.PASSPHRASE)
    (copy / name).mkdir()
    with pytest.raises(error):
        safe.read_key(copy, demo.PASSPHRASE)
    with pytest.raises((BackupDamagedError, FolderNotWritableError)):
        safe.restore_key_file(copy)
