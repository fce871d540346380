"""Backups of the vault: each one file that holds the database and its key file, checked when it is made.

A backup is a zip archive, not compressed, of `manifest.json` (which says what it should hold), `vault.key` and
`vault.db`. Both are as secret as in the vault itself: the database is encrypted, and the key file opens with the
passphrase or the recovery key of the day on which the backup was made.
"""

import errno
import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from pestdesk.domain.rotation import kept
from pestdesk.errors import (
    BackupDamagedError,
    BackupPlaceMissingError,
    BackupStoppedError,
    DatabaseDamagedError,
    NewerVaultError,
    VaultError,
)
from pestdesk.storage import cipher, faults, in_use, keys, migrations, places, private_files, schema

FORMAT = 1
SUFFIX = ".pestdesk"
_MANIFEST = "manifest.json"
_NAME = "PestDesk-%Y-%m-%d-%H%M%S"
_CHUNK = 1 << 20
_PAGES_AT_ONCE = 512

#: Asked now and then while a backup is being made; whoever answers True gets BackupStoppedError.
IsStopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Source:
    """What a backup is made of: the vault's folder and its database key."""

    folder: Path
    database_key: bytearray


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself: when it was made, how many cases it holds, the revision of its schema, and the
    SHA-256 of its two files."""

    made_at: datetime
    cases: int
    revision: str
    database: str
    key: str
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file; `manifest` is None when the file is damaged."""

    path: Path
    manifest: Manifest | None


def make(source: Source, made_at: datetime, folder: Path, is_stopped: IsStopped = lambda: False) -> Backup:
    """Makes a backup of an open vault in a folder; any thread may do so, for it reads by a connection of its own.

    The copy is opened, every page of it is checked, and its cases are counted before it gets its name; the finished
    file is read back. Raises VaultError, and then leaves nothing behind.
    """
    path = folder / f"{made_at.astimezone().strftime(_NAME)}{SUFFIX}"
    with faults.of_the_disk():
        private_files.make_folder(folder)
        key_file = places.key_path(source.folder).read_bytes()
        keys.check(key_file)
        with _aside(folder) as aside:
            database = places.database_path(aside)
            _copy_database(source, database, is_stopped)
            cases, revision = _checked(database, source.database_key, is_stopped)
            manifest = Manifest(made_at, cases, revision, _hash_of(database), hashlib.sha256(key_file).hexdigest())
            whole = aside / path.name
            private_files.make_empty(whole)
            with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
                archive.writestr(_MANIFEST, _to_json(manifest))
                archive.writestr(places.KEY_NAME, key_file)
                archive.write(database, places.DATABASE_NAME)
            private_files.move(whole, path)
        return Backup(path, check(path))


def copy(backup: Backup, folder: Path) -> Backup:
    """A second copy in another folder, read back. Raises BackupPlaceMissingError or what a failing disk means."""
    if not folder.is_dir():
        raise BackupPlaceMissingError
    with faults.of_the_disk():
        target = folder / backup.path.name
        private_files.copy(backup.path, target)
        return Backup(target, check(target))


def read(path: Path) -> Manifest:
    """What a backup says of itself, without reading all of it. Raises BackupDamagedError or NewerVaultError."""
    with _archive(path) as archive:
        return _manifest(archive)


def check(path: Path) -> Manifest:
    """What a backup says of itself, after all of it was read and found to be what was written.

    Raises BackupDamagedError, or NewerVaultError for one of a newer version.
    """
    with _archive(path) as archive:
        manifest = _manifest(archive)
        for name, wanted in ((places.KEY_NAME, manifest.key), (places.DATABASE_NAME, manifest.database)):
            with archive.open(name) as file:
                if _hash(file) != wanted:
                    raise BackupDamagedError
        keys.check(archive.read(places.KEY_NAME))
    return manifest


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, the newest first; those that cannot be read come last, by name."""
    found = []
    with faults.of_the_disk():
        paths = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
    for path in paths:
        try:
            found.append(Backup(path, read(path)))
        except VaultError:
            found.append(Backup(path, None))
    return tuple(
        sorted(found, key=lambda each: each.manifest.made_at.timestamp() if each.manifest else 0, reverse=True)
    )


def rotate(folder: Path) -> tuple[Path, ...]:
    """Removes the backups that newer ones make superfluous; gives what was removed.

    Every backup that stays in the place of another is read whole first: a damaged one counts for nothing, and is
    itself never removed.
    """
    sound = {}
    for each in backups_in(folder):
        with suppress(BackupDamagedError, NewerVaultError):
            sound[each.path] = check(each.path).made_at.astimezone()
    keep = kept(sound.values())
    removed = tuple(path for path, made_at in sound.items() if made_at not in keep)
    with faults.of_the_disk():
        for path in removed:
            path.unlink()
    return removed


def restore(path: Path, folder: Path, now: datetime) -> Path | None:
    """Puts a backup in the place of the vault in this folder, which is closed and is kept beside it.

    Gives the folder in which the earlier vault is kept; None when there was none. Raises BackupDamagedError,
    NewerVaultError, VaultInUseError or what a failing disk means, and then has changed nothing.
    """
    manifest = check(path)
    if manifest.revision not in migrations.REVISIONS:
        raise NewerVaultError
    with faults.of_the_disk():
        private_files.make_folder(folder)
        with in_use.held(folder), _aside(folder) as aside, _archive(path) as archive:
            for name in (places.KEY_NAME, places.DATABASE_NAME):
                _extract(archive, name, aside / name)
            kept_in = _set_aside(folder, now)
            try:
                # The database last: with a key file alone, the program asks for a backup and makes no vault.
                for name in (places.KEY_NAME, places.DATABASE_NAME):
                    private_files.move(aside / name, folder / name)
            except BaseException:
                _put_back(folder, kept_in)
                raise
    return kept_in


def restore_key_file(path: Path, folder: Path) -> None:
    """Puts the key file of a backup in the place of one that is lost or damaged; a damaged one is kept beside it.

    The database key never changes, so the key file of any backup of this vault opens it, with the passphrase or the
    recovery key of that day. Raises what `restore` raises.
    """
    check(path)
    with faults.of_the_disk(), in_use.held(folder), _archive(path) as archive:
        key = places.key_path(folder)
        if key.exists():
            key.replace(key.with_name(f"{key.name}.beschadigd"))
        private_files.write(key, archive.read(places.KEY_NAME))


# -- inside ----------------------------------------------------------------------------------------------------


def _copy_database(source: Source, target: Path, is_stopped: IsStopped) -> None:
    """Copies the vault as it stands at this moment; what is written meanwhile waits for the next backup."""

    def go_on(_status: int, _remaining: int, _total: int) -> None:
        if is_stopped():
            raise BackupStoppedError

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
        connection.set_progress_handler(lambda: int(is_stopped()), 100_000)
        with cipher.of_the_database():
            if connection.execute("PRAGMA cipher_integrity_check").fetchall():
                raise DatabaseDamagedError
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise DatabaseDamagedError
            cases = connection.execute("SELECT count(*) FROM cases").fetchone()[0]
        return cases, schema.revision(connection)
    finally:
        cipher.close(connection, database)


def _set_aside(folder: Path, now: datetime) -> Path | None:
    """Moves the vault, or what is left of it, to a dated folder beside it; None when there is nothing."""
    parts = [path for path in (*places.database_files(folder), places.key_path(folder)) if path.exists()]
    if not parts:
        return None
    kept_in = folder / f"{places.REPLACED_NAME}-{now.astimezone():%Y-%m-%d-%H%M%S}"
    kept_in.mkdir(mode=private_files.FOLDER_MODE)
    for path in parts:
        path.replace(kept_in / path.name)
    private_files.sync_folder(folder)
    return kept_in


def _put_back(folder: Path, kept_in: Path | None) -> None:
    for path in kept_in.iterdir() if kept_in else ():
        path.replace(folder / path.name)
    if kept_in:
        kept_in.rmdir()


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """The file as an archive; whatever is wrong with one is a damaged backup, and no failing disk."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise faults.from_os(error) from error
    with file:
        try:
            with zipfile.ZipFile(file) as archive:
                yield archive
        except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, EOFError, RuntimeError) as error:
            raise BackupDamagedError from error
        except OSError as error:
            # A place in the file that lies before its beginning.
            raise BackupDamagedError if error.errno == errno.EINVAL else error from error


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    fields = json.loads(archive.read(_MANIFEST))
    if not isinstance(fields, dict) or not isinstance(fields.get("format"), int):
        raise BackupDamagedError
    if fields["format"] > FORMAT:
        raise NewerVaultError
    try:
        manifest = Manifest(**{**fields, "made_at": datetime.fromisoformat(fields["made_at"])})
    except (TypeError, KeyError) as error:
        raise BackupDamagedError from error
    if not isinstance(manifest.cases, int) or manifest.made_at.tzinfo is None:
        raise BackupDamagedError
    return manifest


def _to_json(manifest: Manifest) -> str:
    fields: dict[str, Any] = {**asdict(manifest), "made_at": manifest.made_at.isoformat()}
    return json.dumps(fields, indent=2)


def _extract(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    private_files.make_empty(target)
    with archive.open(name) as packed, target.open("r+b") as file:
        shutil.copyfileobj(packed, file, _CHUNK)


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return _hash(file)


def _hash(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """A private folder in which files are made before they get their names; it is gone afterwards."""
    aside = folder / ".aside"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(mode=private_files.FOLDER_MODE)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)
