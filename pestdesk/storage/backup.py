"""Makes backups of the vault: each is checked when it is made, copied to a second place, and rotated.

Several vaults can have their backups in one folder, such as a share of the school: each minds its own.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from pestdesk.domain.headway import Stage, Tell
from pestdesk.domain.rotation import kept
from pestdesk.errors import (
    BackupPlaceMissingError,
    BackupStoppedError,
    BackupUnreadableError,
    DatabaseDamagedError,
    VaultError,
)
from pestdesk.storage import backup_file, cipher, faults, keys, places, private_files, schema
from pestdesk.storage.backup_file import SUFFIX, Backup, Manifest, backups_in, check

_NAME = "PestDesk-%Y-%m-%d-%H%M%S"
#: The name of a file that this program gave; a copy that somebody named herself is never touched.
_OURS = re.compile(rf"PestDesk-\d{{4}}-\d\d-\d\d-\d{{6}}-[0-9a-f]{{4}}(-\d+)?{re.escape(SUFFIX)}")
_PAGES_AT_ONCE = 512
_STEPS_BETWEEN_QUESTIONS = 100_000


def _silent(_stage: Stage, _done: int, _total: int) -> None:
    pass


#: Asked now and then while a backup is being made; whoever answers True gets BackupStoppedError.
IsStopped = Callable[[], bool]


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Source:
    """What a backup is made of: the vault's folder, and a copy of its database key, which `make` wipes."""

    folder: Path
    database_key: bytearray


def make(
    source: Source, made_at: datetime, folder: Path, is_stopped: IsStopped = _never, tell: Tell = _silent
) -> Backup:
    """Makes a backup of an open vault in a folder; any thread may do so, for it reads by a connection of its own.

    The copy is opened, every page of it is checked, and its cases are counted; the whole file is read back before it
    gets its name. Raises VaultError, and then leaves nothing behind.
    """
    try:
        key_file = keys.read(source.folder)
        keys.check(key_file)
        vault = keys.vault_id(source.database_key)
        with faults.of_the_disk():
            private_files.make_folder(folder)
            with private_files.aside(folder) as aside:
                database = places.database_path(aside)
                _copy_database(source, database, is_stopped, tell)
                tell(Stage.CHECKING, 0, 0)
                cases, revision = _checked(database, source.database_key, is_stopped)
                whole = aside / f"whole{SUFFIX}"
                manifest = backup_file.write(whole, key_file, database, made_at, cases, revision, vault)
                tell(Stage.READING_BACK, 0, 0)
                _read_back(whole, manifest)
                if is_stopped():
                    raise BackupStoppedError
                path = _free_name(folder, manifest)
                private_files.move(whole, path)
    finally:
        keys.wipe(source.database_key)
    return Backup(path, manifest)


def copy(backup: Backup, folder: Path, is_stopped: IsStopped = _never) -> Backup:
    """A second copy in another folder, read back. Raises BackupPlaceMissingError or what a failing disk means, and
    then leaves nothing behind there."""
    assert backup.manifest is not None, "only a sound backup is copied"
    with faults.of_the_disk():
        if not folder.is_dir():
            raise BackupPlaceMissingError
        target = _free_name(folder, backup.manifest)
        try:
            private_files.copy(backup.path, target)
            if is_stopped():
                raise BackupStoppedError
            _read_back(target, backup.manifest)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    return Backup(target, backup.manifest)


def rotate(newest: Backup, is_stopped: IsStopped = _never) -> tuple[Path, ...]:
    """Removes the backups of the same vault, in the folder of the one that was just made, that newer ones make
    superfluous; gives what was removed.

    Before one goes, those that stay are read whole: a damaged one counts for nothing, and is itself never removed,
    nor is a file with a name that somebody gave it. Nothing goes when one of them is of a day that has yet to come:
    then a clock is wrong. What cannot be removed stays, for a backup never fails by this.
    """
    assert newest.manifest is not None, "it was just made"
    folder, vault, now = newest.path.parent, newest.manifest.vault, newest.manifest.made_at
    ours = {
        each.path: each.manifest.made_at
        for each in backups_in(folder)
        if each.manifest and each.manifest.vault == vault and _OURS.fullmatch(each.path.name)
    }
    if max(ours.values(), default=now) > now or not _superfluous(ours):
        return ()
    for path in list(ours):
        if is_stopped():
            raise BackupStoppedError
        try:
            check(path)
        except VaultError:
            del ours[path]
    removed = []
    for path in _superfluous(ours):
        with suppress(OSError):  # another program holds it; the next rotation comes by it again
            path.unlink()
            removed.append(path)
    return tuple(removed)


def _superfluous(made: Mapping[Path, datetime]) -> list[Path]:
    keep = kept(made_at.astimezone() for made_at in made.values())
    return [path for path, made_at in made.items() if made_at.astimezone() not in keep]


def remove_halves(folder: Path) -> None:
    """Takes away what is left of copies that were broken off: by a power cut, or a stick that was pulled out."""
    with faults.of_the_disk():
        for path in folder.glob(f"*{SUFFIX}{private_files.HALF}"):
            if _OURS.fullmatch(path.name.removesuffix(private_files.HALF)):
                path.unlink(missing_ok=True)


# -- inside ----------------------------------------------------------------------------------------------------


def _copy_database(source: Source, target: Path, is_stopped: IsStopped, tell: Tell) -> None:
    """Copies the vault as it stands at this moment; what is written meanwhile waits for the next backup."""

    def go_on(_status: int, remaining: int, total: int) -> None:
        if is_stopped():
            raise BackupStoppedError
        tell(Stage.COPYING, total - remaining, total)

    private_files.make_empty(target)
    with closing(cipher.connect(places.database_path(source.folder), source.database_key)) as read:
        written = cipher.connect(target, source.database_key)
        try:
            with cipher.of_the_database():
                read.execute("BEGIN")
                read.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                read.backup(written, pages=_PAGES_AT_ONCE, progress=go_on, sleep=0)
                read.execute("ROLLBACK")
        finally:
            cipher.close(written, target)


def _checked(database: Path, database_key: bytearray, is_stopped: IsStopped) -> tuple[int, str]:
    """How many cases a copy holds, and its revision, once every page has passed its checks."""
    connection = cipher.connect(database, database_key)
    try:
        connection.set_progress_handler(lambda: int(is_stopped()), _STEPS_BETWEEN_QUESTIONS)
        with cipher.of_the_database():
            if connection.execute("PRAGMA cipher_integrity_check").fetchall():
                raise DatabaseDamagedError
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise DatabaseDamagedError
            cases = connection.execute("SELECT count(*) FROM cases").fetchone()[0]
        return cases, schema.revision(connection)
    finally:
        cipher.close(connection, database)


def _free_name(folder: Path, manifest: Manifest) -> Path:
    """A name that no file has yet: two backups can be of one second, where the clock goes back in autumn."""
    stem = f"{manifest.made_at.astimezone().strftime(_NAME)}-{manifest.vault[:4]}"
    names = chain((stem,), (f"{stem}-{number}" for number in count(2)))
    return next(path for name in names if not (path := folder / f"{name}{SUFFIX}").exists())


def _read_back(path: Path, manifest: Manifest) -> None:
    """Raises BackupUnreadableError when the file is not what was written."""
    try:
        is_same = check(path) == manifest
    except VaultError as error:
        raise BackupUnreadableError from error
    if not is_same:
        raise BackupUnreadableError
