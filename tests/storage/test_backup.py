import errno
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Event, Thread, Timer
from typing import Any

import pytest
from sqlalchemy import text

from pestdesk.domain.case import Case
from pestdesk.domain.headway import Headway, Stage
from pestdesk.errors import (
    BackupDamagedError,
    BackupPlaceMissingError,
    BackupStoppedError,
    BackupUnreadableError,
    DatabaseDamagedError,
    DiskFullError,
    FolderNotWritableError,
    KeyFileMissingError,
    NewerVaultError,
    VaultError,
    VaultInUseError,
    WorkStoppedError,
)
from pestdesk.storage import backup, backup_file, cipher, keys, migrations, places, private_files, restoring
from pestdesk.storage.backup_file import Backup
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.drafts import DraftStore
from pestdesk.storage.vault import Vault

NOW = datetime(2026, 9, 9, 12, tzinfo=UTC)

Contents = dict[str, tuple[int, bytes]]
ReadFolder = Callable[[Path], Contents]
CaseBuilder = Callable[..., Case]


def rows(vault: Vault) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with vault.reading() as session:
        names = session.scalars(text("SELECT name FROM sqlite_schema WHERE type = 'table'")).all()
        return {
            name: sorted((tuple(row) for row in session.execute(text(f"SELECT * FROM {name}"))), key=repr)
            for name in names
        }


@pytest.fixture
def filled(vault: Vault, rich_case: CaseBuilder) -> Vault:
    """An open vault with three cases and a draft."""
    with vault.transaction() as session:
        for number in range(1, 4):
            CaseStore(session).save(rich_case(f"2026-00{number}"))
        DraftStore(session).keep("step", {"text": "half een zin"}, NOW)
    return vault


@pytest.fixture
def made(filled: Vault, tmp_path: Path) -> Backup:
    return backup.make(filled.backup_source, NOW, tmp_path / "backups")


def test_a_backup_is_one_private_file_that_says_when_it_was_made_and_what_it_holds(made: Backup) -> None:
    assert made.path.parent.joinpath(made.path.name).stat().st_mode & 0o777 == 0o600
    assert list(made.path.parent.iterdir()) == [made.path]
    assert made.manifest is not None
    assert (made.manifest.made_at, made.manifest.cases, made.manifest.revision) == (NOW, 3, migrations.HEAD)
    assert backup_file.read(made.path) == backup_file.check(made.path) == made.manifest


def test_nothing_in_a_backup_can_be_read_without_the_key(made: Backup) -> None:
    data = made.path.read_bytes()
    for word in ("Voorbeeldstra", "half een zin", "SQLite format 3", "CREATE TABLE"):
        assert word.encode() not in data
        assert word.encode("utf-16-le") not in data


def test_a_backup_put_back_on_another_computer_gives_every_row(
    filled: Vault, made: Backup, tmp_path: Path, database_key: bytearray, passphrase: str
) -> None:
    wanted = rows(filled)
    folder = tmp_path / "elsewhere" / "kluis"
    assert restoring.restore(made.path, folder, NOW) is None
    with Vault.unlock(folder, passphrase) as restored:
        assert rows(restored) == wanted
        with restored.transaction() as session:
            DraftStore(session).keep("another", 1, NOW)
    assert {path.name for path in folder.iterdir()} == {"vault.db", "vault.id", "vault.key", "vault.lock"}


def test_the_recovery_key_of_that_day_opens_a_backup_too(
    tmp_path: Path, database_key: bytearray, cheap: keys.Cost, rich_case: CaseBuilder
) -> None:
    folder, elsewhere = tmp_path / "kluis", tmp_path / "elsewhere"
    Vault.build(folder, database_key, keys.wrap(database_key, "wachtwoord", cheap, "HERSTEL"))
    with Vault.open(folder, database_key) as vault:
        made = backup.make(vault.backup_source, NOW, tmp_path)
    restoring.restore(made.path, elsewhere, NOW)
    assert keys.read_and_unwrap(elsewhere, "HERSTEL", keys.RECOVERY) == database_key


def test_the_vault_that_was_there_is_kept_beside_it_and_still_opens(
    filled: Vault, made: Backup, passphrase: str, small_case: CaseBuilder
) -> None:
    with filled.transaction() as session:
        CaseStore(session).save(small_case("2026-009"))
    later = rows(filled)
    filled.lock()
    kept_in = restoring.restore(made.path, filled.folder, NOW)
    assert kept_in is not None
    assert kept_in.parent == filled.folder
    with Vault.unlock(filled.folder, passphrase) as restored:
        assert len(rows(restored)["cases"]) == 3
    with Vault.unlock(kept_in, passphrase) as before:
        assert rows(before) == later


def test_an_open_vault_is_not_replaced(filled: Vault, made: Backup, contents: ReadFolder) -> None:
    before = contents(filled.folder)
    with pytest.raises(VaultInUseError):
        restoring.restore(made.path, filled.folder, NOW)
    assert contents(filled.folder) == before


@pytest.mark.parametrize("stage", [Stage.READING_BACK, Stage.UNPACKING])
def test_a_restore_that_is_broken_off_changes_nothing(
    filled: Vault, made: Backup, contents: ReadFolder, stage: Stage
) -> None:
    filled.lock()
    before = contents(filled.folder)
    headway = Headway()
    tell = headway.tell

    def stop_at(at: Stage, done: int = 0, total: int = 0) -> None:
        tell(at, done, total)
        if at is stage:
            headway.stop()

    headway.tell = stop_at  # type: ignore[method-assign]
    with pytest.raises(WorkStoppedError, match="niet gewijzigd"):
        restoring.restore(made.path, filled.folder, NOW, headway)
    assert contents(filled.folder) == before


def test_what_is_written_meanwhile_is_in_the_vault_and_not_half_in_the_backup(
    filled: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_case: CaseBuilder, database_key: bytearray
) -> None:
    """The verb commits between two steps of the copy, as it does while the backup runs in a worker."""
    asked = 0

    def is_stopped() -> bool:
        nonlocal asked
        asked += 1
        return False

    monkeypatch.setattr(backup, "_PAGES_AT_ONCE", 1)
    source, failures = filled.backup_source, []

    def work() -> None:
        try:
            backup.make(source, NOW, tmp_path / "backups", is_stopped)
        except Exception as error:  # noqa: BLE001 - told by the test
            failures.append(error)

    worker = Thread(target=work)
    worker.start()
    for number in range(10, 40):
        with filled.transaction() as session:
            CaseStore(session).save(small_case(f"2026-0{number}"))
    worker.join()
    assert failures == []
    assert asked > 10
    (made,) = backup_file.backups_in(tmp_path / "backups")
    restoring.restore(made.path, tmp_path / "restored", NOW)
    with Vault.open(tmp_path / "restored", database_key) as restored, restored.reading() as session:
        held = {summary.id for summary in CaseStore(session).summaries()}
        assert made.manifest is not None
        assert len(held) == made.manifest.cases
        assert {f"2026-00{n}" for n in range(1, 4)} <= held
        newest = sorted(held)[3:]
        assert newest == [f"2026-0{n}" for n in range(10, 10 + len(newest))]


def test_a_backup_that_is_stopped_leaves_nothing(filled: Vault, tmp_path: Path) -> None:
    with pytest.raises(BackupStoppedError):
        backup.make(filled.backup_source, NOW, tmp_path / "backups", lambda: True)
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_full_disk_leaves_no_half_backup(filled: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(private_files, "move", full)
    with pytest.raises(DiskFullError):
        backup.make(filled.backup_source, NOW, tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_damaged_vault_gives_no_backup_that_would_be_taken_for_a_good_one(
    filled: Vault, tmp_path: Path, database_key: bytearray
) -> None:
    folder = shutil.copytree(filled.folder, tmp_path / "damaged")
    filled.lock()
    shutil.copy(filled.folder / "vault.db", folder / "vault.db")
    for ending in ("-wal", "-shm"):
        folder.joinpath(f"vault.db{ending}").unlink(missing_ok=True)
    data = bytearray(folder.joinpath("vault.db").read_bytes())
    data[len(data) // 2] ^= 1
    folder.joinpath("vault.db").write_bytes(data)
    with pytest.raises(DatabaseDamagedError):
        backup.make(backup.Source(folder, bytearray(database_key)), NOW, tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == []


# -- damage ----------------------------------------------------------------------------------------------------


def test_every_byte_that_changed_is_noticed_or_says_nothing(
    vault: Vault, tmp_path: Path, rich_case: CaseBuilder
) -> None:
    made = backup.make(vault.backup_source, NOW, tmp_path / "backups")
    sound = made.path.read_bytes()
    step = max(1, len(sound) // 700)
    places = {*range(0, len(sound), step), *range(1200), *range(len(sound) - 600, len(sound))}
    noticed = 0
    for place in sorted(places):
        made.path.write_bytes(sound[:place] + bytes([sound[place] ^ 0x41]) + sound[place + 1 :])
        try:
            read = backup_file.check(made.path)
        except (BackupDamagedError, NewerVaultError):
            noticed += 1
        else:
            # A field of the archive that tells nothing, such as a time of day.
            assert (read.database, read.key) == (made.manifest.database, made.manifest.key)  # type: ignore[union-attr]
    assert noticed > 0.8 * len(places), noticed / len(places)


@pytest.mark.parametrize("length", [0, 1, 22, 1000, 5000, -1, -22, -100])
def test_a_truncated_backup_is_damaged_and_changes_nothing(
    made: Backup, length: int, filled: Vault, contents: ReadFolder
) -> None:
    filled.lock()
    made.path.write_bytes(made.path.read_bytes()[:length])
    before = contents(filled.folder)
    with pytest.raises(BackupDamagedError):
        restoring.restore(made.path, filled.folder, NOW)
    assert contents(filled.folder) == before
    assert backup_file.backups_in(made.path.parent) == (Backup(made.path, None, str(BackupDamagedError())),)


@pytest.mark.parametrize("data", [b"", b"geen archief", b"PK\x05\x06" + bytes(18), b"%PDF-1.7"])
def test_another_file_is_no_backup(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "iets.pestdesk"
    path.write_bytes(data)
    with pytest.raises(BackupDamagedError):
        backup_file.check(path)


def test_a_backup_of_a_newer_version_is_refused(made: Backup, filled: Vault, contents: ReadFolder) -> None:
    filled.lock()
    with zipfile.ZipFile(made.path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for old, new in ((b'"format": 1', b'"format": 2'), (migrations.HEAD.encode(), b"9999")):
        with zipfile.ZipFile(made.path, "w") as archive:
            for name, data in files.items():
                archive.writestr(name, data.replace(old, new) if name == "manifest.json" else data)
        before = contents(filled.folder)
        with pytest.raises(NewerVaultError):
            restoring.restore(made.path, filled.folder, NOW)
        assert contents(filled.folder) == before


def test_a_restore_that_fails_half_way_leaves_the_vault_as_it_was(
    filled: Vault, made: Backup, monkeypatch: pytest.MonkeyPatch, contents: ReadFolder
) -> None:
    filled.lock()
    before = contents(filled.folder)
    move = private_files.move

    def full(source: Path, target: Path) -> None:
        if target.name == "vault.db":
            raise OSError(errno.ENOSPC, "full")
        move(source, target)

    monkeypatch.setattr(private_files, "move", full)
    with pytest.raises(DiskFullError):
        restoring.restore(made.path, filled.folder, NOW)
    assert contents(filled.folder) == before
    fresh = filled.folder.parent / "fresh"
    with pytest.raises(DiskFullError):
        restoring.restore(made.path, fresh, NOW)
    assert not places.has_vault(fresh)


STEPS = 5


@pytest.mark.parametrize("step", range(1, STEPS + 1))
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_restore_that_is_killed_at_any_step_never_looks_like_a_computer_without_a_vault(
    filled: Vault, made: Backup, passphrase: str, step: int
) -> None:
    wanted = rows(filled)
    filled.lock()
    child = os.fork()
    if child == 0:
        done = count(1)
        move, copy = private_files.move, private_files.copy

        def die(act: Callable[[Path, Path], None]) -> Callable[[Path, Path], None]:
            def acted(source: Path, target: Path) -> None:
                act(source, target)
                if next(done) == step:
                    os._exit(9)

            return acted

        private_files.move, private_files.copy = die(move), die(copy)  # type: ignore[assignment]
        restoring.restore(made.path, filled.folder, NOW)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    died = os.waitstatus_to_exitcode(status) == 9
    assert places.has_vault(filled.folder), "a new vault would be made beside what is left of this one"
    if died:
        restoring.restore(made.path, filled.folder, NOW + timedelta(seconds=1))
    with Vault.unlock(filled.folder, passphrase) as vault:
        assert rows(vault) == wanted
    kept = list(filled.folder.glob("vervangen-*/vault.db"))
    assert kept, "the vault of before is still there"
    assert died or step > 3


def test_what_cannot_be_set_aside_is_put_back(
    filled: Vault, made: Backup, monkeypatch: pytest.MonkeyPatch, contents: ReadFolder
) -> None:
    filled.lock()
    before = contents(filled.folder)
    move = private_files.move

    def held(source: Path, target: Path) -> None:
        if source == filled.folder / "vault.db":
            raise PermissionError(errno.EACCES, "another program holds it")
        move(source, target)

    monkeypatch.setattr(private_files, "move", held)
    with pytest.raises(FolderNotWritableError):
        restoring.restore(made.path, filled.folder, NOW)
    assert contents(filled.folder) == before


# -- the key file ----------------------------------------------------------------------------------------------


def test_a_lost_key_file_comes_back_from_any_backup_of_the_vault(
    filled: Vault, made: Backup, passphrase: str, small_case: CaseBuilder
) -> None:
    with filled.transaction() as session:
        CaseStore(session).save(small_case("2026-009"))
    wanted = rows(filled)
    filled.lock()
    filled.folder.joinpath("vault.key").unlink()
    with pytest.raises(KeyFileMissingError):
        Vault.unlock(filled.folder, passphrase)
    restoring.restore_key_file(made.path, filled.folder, NOW)
    with Vault.unlock(filled.folder, passphrase) as vault:
        assert rows(vault) == wanted, "also what was written after the backup"


def test_a_damaged_key_file_is_kept_when_another_takes_its_place(
    filled: Vault, made: Backup, passphrase: str
) -> None:
    filled.lock()
    filled.folder.joinpath("vault.key").write_bytes(b"half")
    restoring.restore_key_file(made.path, filled.folder, NOW)
    (damaged,) = filled.folder.glob("vault.key-*")
    assert damaged.read_bytes() == b"half"
    Vault.unlock(filled.folder, passphrase).lock()


# -- rotation and the second place -----------------------------------------------------------------------------


@pytest.fixture
def at(filled: Vault, tmp_path: Path) -> Callable[..., Backup]:
    """Makes a backup so many hours from now."""

    def made(hours: float, folder: str = "backups") -> Backup:
        return backup.make(filled.backup_source, NOW + timedelta(hours=hours), tmp_path / folder)

    return made


Make = Callable[..., Backup]


def paths_in(folder: Path) -> set[Path]:
    return {each.path for each in backup_file.backups_in(folder)}


def test_rotation_keeps_the_last_of_a_day_and_removes_the_earlier_one(at: Make, tmp_path: Path) -> None:
    first, last = at(0), at(3)
    assert backup.rotate(last) == (first.path,)
    assert paths_in(tmp_path / "backups") == {last.path}


def test_a_damaged_backup_never_takes_the_place_of_a_good_one(at: Make, tmp_path: Path) -> None:
    good, damaged = at(0), at(3)
    data = bytearray(damaged.path.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.path.write_bytes(data)
    assert backup.rotate(damaged) == ()
    assert paths_in(tmp_path / "backups") == {good.path, damaged.path}


def test_rotation_touches_no_backup_of_another_vault_and_no_file_that_somebody_named(
    at: Make, tmp_path: Path, cheap: keys.Cost
) -> None:
    other_key = keys.new_database_key()
    Vault.build(tmp_path / "other", other_key, keys.wrap(other_key, "wachtwoord", cheap))
    with Vault.open(tmp_path / "other", other_key) as other:
        theirs = backup.make(other.backup_source, NOW, tmp_path / "backups")
    ours = at(0)
    assert ours.path != theirs.path, "of the same second"
    named = shutil.copy(ours.path, tmp_path / "backups" / "voor de verhuizing.pestdesk")
    assert backup.rotate(at(3)) == (ours.path,)
    assert {theirs.path, named} <= paths_in(tmp_path / "backups")


def test_a_clock_that_is_far_back_removes_nothing(at: Make, tmp_path: Path) -> None:
    for days in (*range(0, 400, 31), *range(8)):
        at(-24.0 * days)
    before = paths_in(tmp_path / "backups")
    late = at(-24.0 * 365 * 5)
    assert backup.rotate(late) == ()
    assert paths_in(tmp_path / "backups") == before | {late.path}


def test_what_cannot_be_read_or_removed_does_not_stop_a_backup(
    at: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = at(0)
    (tmp_path / "backups" / "oud.pestdesk").mkdir()

    def held(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "another program holds it")

    last = at(3)
    monkeypatch.setattr(Path, "unlink", held)
    assert backup.rotate(last) == ()
    assert first.path.exists()


def test_rotation_can_be_stopped(at: Make) -> None:
    first, last = at(0), at(3)
    with pytest.raises(BackupStoppedError):
        backup.rotate(last, lambda: True)
    assert first.path.exists()


def test_two_backups_of_one_moment_on_the_clock_have_two_names(at: Make) -> None:
    first, second = at(0), at(0)
    assert first.path != second.path
    assert backup_file.check(first.path).database
    assert backup._OURS.fullmatch(second.path.name)


def test_a_second_copy_is_the_same_file_and_a_place_that_is_gone_is_told(made: Backup, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with pytest.raises(BackupPlaceMissingError):
        backup.copy(made, stick)
    stick.mkdir()
    second = backup.copy(made, stick)
    assert second.path.read_bytes() == made.path.read_bytes()
    assert second.manifest == made.manifest


def test_backups_are_listed_newest_first_with_the_unreadable_ones_last(filled: Vault, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    assert backup_file.backups_in(folder) == ()
    paths = [backup.make(filled.backup_source, NOW + timedelta(days=n), folder).path for n in (2, 0, 1)]
    folder.joinpath("kapot.pestdesk").write_bytes(b"niets")
    folder.joinpath("iets.txt").write_text("hoort hier niet")
    assert [each.path.name for each in backup_file.backups_in(folder)] == [
        *(paths[n].name for n in (0, 2, 1)),
        "kapot.pestdesk",
    ]


def test_a_thousand_cases_come_back_row_for_row(
    vault: Vault, tmp_path: Path, rich_case: CaseBuilder, passphrase: str
) -> None:
    with vault.transaction() as session:
        for number in range(1, 1001):
            CaseStore(session).save(rich_case(f"2026-{number:04}", closed=number % 2 == 0))
    wanted = rows(vault)
    made = backup.make(vault.backup_source, NOW, tmp_path / "backups")
    assert made.manifest is not None
    assert made.manifest.cases == 1000
    restoring.restore(made.path, tmp_path / "fresh", NOW)
    with Vault.unlock(tmp_path / "fresh", passphrase) as restored:
        assert rows(restored) == wanted
    assert sum(len(each) for each in wanted.values()) > 50_000


def test_a_backup_that_is_not_what_was_written_is_taken_away_again(
    filled: Vault, made: Backup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()

    def spoiled(act: Callable[[Path, Path], None]) -> Callable[[Path, Path], None]:
        def acted(source: Path, target: Path) -> None:
            act(source, target)
            data = bytearray(target.read_bytes())
            data[len(data) // 2] ^= 1
            target.write_bytes(data)

        return acted

    monkeypatch.setattr(private_files, "copy", spoiled(private_files.copy))
    with pytest.raises(BackupUnreadableError):
        backup.copy(made, tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []
    monkeypatch.setattr(backup_file, "_hash_of", lambda _path: "0" * 64)
    with pytest.raises(BackupUnreadableError):
        backup.make(filled.backup_source, NOW, tmp_path / "others")
    assert list((tmp_path / "others").iterdir()) == []


def test_a_stop_while_the_copy_is_checked_is_a_stop_and_no_fault(
    filled: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_STEPS_BETWEEN_QUESTIONS", 1)
    checked = backup._checked
    monkeypatch.setattr(backup, "_checked", lambda path, key, _stopped: checked(path, key, lambda: True))
    with pytest.raises(BackupStoppedError):
        backup.make(filled.backup_source, NOW, tmp_path / "backups")


def test_the_worker_has_a_key_of_its_own_and_wipes_it(filled: Vault, tmp_path: Path, database_key: bytearray) -> None:
    source = filled.backup_source
    filled.lock()
    assert source.database_key == database_key, "the lock cannot take it away half way"
    made = backup.make(source, NOW, tmp_path / "backups")
    assert source.database_key == bytearray(keys.KEY_BYTES)
    restoring.restore(made.path, tmp_path / "fresh", NOW)
    Vault.open(tmp_path / "fresh", database_key).lock()


def test_a_lost_key_file_is_told_when_a_backup_is_made(filled: Vault, tmp_path: Path) -> None:
    filled.folder.joinpath("vault.key").unlink()
    with pytest.raises(KeyFileMissingError):
        backup.make(filled.backup_source, NOW, tmp_path / "backups")


def test_the_key_file_of_another_vault_is_not_put_in_place(
    filled: Vault, made: Backup, tmp_path: Path, cheap: keys.Cost
) -> None:
    other_key = keys.new_database_key()
    Vault.build(tmp_path / "other", other_key, keys.wrap(other_key, "wachtwoord", cheap))
    (tmp_path / "other" / "vault.key").unlink()
    with pytest.raises(BackupDamagedError):
        restoring.restore_key_file(made.path, tmp_path / "other", NOW)
    assert not (tmp_path / "other" / "vault.key").exists()


def test_a_backup_of_a_newer_format_says_so_and_is_not_called_damaged(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "nieuw.pestdesk", "w") as archive:
        archive.writestr("manifest.json", json.dumps({"format": backup_file.FORMAT + 1}))
    (found,) = backup_file.backups_in(tmp_path)
    assert found.manifest is None
    assert found.problem == str(NewerVaultError())


def test_what_a_broken_off_copy_left_is_taken_away_and_nothing_else(made: Backup, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / f"{made.path.name}.new").write_bytes(b"half")
    (stick / "van iemand anders.pestdesk.new").write_bytes(b"heel")
    backup.remove_halves(stick)
    assert [path.name for path in stick.iterdir()] == ["van iemand anders.pestdesk.new"]


def test_what_was_deleted_leaves_the_log_also_when_a_backup_is_just_reading(
    filled: Vault, database_key: bytearray
) -> None:
    reading, asked = Event(), Event()

    def read() -> None:
        connection = cipher.connect(filled.folder / "vault.db", database_key)
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM cases").fetchone()
        reading.set()
        asked.wait(10)
        connection.execute("ROLLBACK")
        connection.close()

    reader = Thread(target=read)
    reader.start()
    reading.wait(10)
    with filled.transaction() as session:
        DraftStore(session).drop("step")
    Timer(0.2, asked.set).start()
    filled.drop_what_was_deleted()
    reader.join()
    assert (filled.folder / "vault.db-wal").stat().st_size == 0


def test_every_error_of_a_backup_has_its_own_sentence() -> None:
    told = {
        str(error())
        for error in (BackupDamagedError, BackupPlaceMissingError, BackupStoppedError, BackupUnreadableError)
    }
    assert len(told) == 4
    assert all(issubclass(error, VaultError) for error in (BackupDamagedError, BackupPlaceMissingError))
