"""Backups of the vault: each one file that holds the database and its key file, checked when it is made.

A backup is a zip archive, not compressed, of `manifest.json` (which says what it should hold), `vault.key` and
`vault.db`. Both are as secret as in the vault itself: the database is encrypted, and the key file opens with the
passphrase or the recovery key of the day on which the backup was made.

Several vaults can have their backups in one folder, such as a share of the school: each minds its own.
"""

import errno
import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import IO, Any

from pestdesk.domain.rotation import kept
from pestdesk.errors import (
    BackupDamagedError,
    BackupPlaceMissingError,
    BackupStoppedError,
    BackupUnreadableError,
    DatabaseDamagedError,
    NewerVaultError,
    VaultError,
)
from pestdesk.storage import cipher, faults, in_use, keys, migrations, places, private_files, schema

FORMAT = 1
SUFFIX = ".pestdesk"
_MANIFEST = "manifest.json"
_NAME = "PestDesk-%Y-%m-%d-%H%M%S"
#: The name of a file that this program gave; a copy that somebody named herself is never touched.
_OURS = re.compile(rf"PestDesk-\d{{4}}-\d\d-\d\d-\d{{6}}-[0-9a-f]{{4}}(-\d+)?{re.escape(SUFFIX)}")
_CHUNK = 1 << 20
_PAGES_AT_ONCE = 512
_STEPS_BETWEEN_QUESTIONS = 100_000

#: Asked now and then while a backup is being made; whoever answers True gets BackupStoppedError.
IsStopped = Callable[[], bool]


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Source:
    """What a backup is made of: the vault's folder, and a copy of its database key, which `make` wipes."""

    folder: Path
    database_key: bytearray


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself: when it was made, how many cases it holds, the revision of its schema, the
    SHA-256 of its two files, and of which vault it is (`keys.vault_id`)."""

    made_at: datetime
    cases: int
    revision: str
    database: str
    key: str
    vault: str
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file. `manifest` is None when it cannot be used; `problem` then says in Dutch why."""

    path: Path
    manifest: Manifest | None
    problem: str = ""


def make(source: Source, made_at: datetime, folder: Path, is_stopped: IsStopped = _never) -> Backup:
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
            with _aside(folder) as aside:
                database = places.database_path(aside)
                _copy_database(source, database, is_stopped)
                cases, revision = _checked(database, source.database_key, is_stopped)
                hashes = _hash_of(database), hashlib.sha256(key_file).hexdigest()
                manifest = Manifest(made_at, cases, revision, *hashes, vault)
                whole = aside / f"whole{SUFFIX}"
                private_files.make_empty(whole)
                with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
                    archive.writestr(_MANIFEST, _to_json(manifest))
                    archive.writestr(places.KEY_NAME, key_file)
                    archive.write(database, places.DATABASE_NAME)
                _read_back(whole, manifest)
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
    """The backups in a folder, the newest first; those that cannot be used come last. Raises what a failing disk
    means."""
    found = []
    with faults.of_the_disk():
        paths = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
    for path in paths:
        try:
            found.append(Backup(path, read(path)))
        except VaultError as error:
            found.append(Backup(path, None, str(error)))
    return tuple(sorted(found, key=_age, reverse=True))


def _age(backup: Backup) -> float:
    return backup.manifest.made_at.timestamp() if backup.manifest else 0.0


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


def restore(path: Path, folder: Path, now: datetime) -> Path | None:
    """Puts a backup in the place of the vault in this folder, which is closed and is kept beside it.

    Gives the folder in which the earlier vault is kept; None when there was none. Raises BackupDamagedError,
    NewerVaultError, VaultInUseError or what a failing disk means, and then has changed nothing. Broken off half way,
    it leaves a key file, with which the program asks for a backup and never makes a new vault.
    """
    manifest = check(path)
    if manifest.revision not in migrations.REVISIONS:
        raise NewerVaultError
    with faults.of_the_disk():
        private_files.make_folder(folder)
        with in_use.held(folder), _aside(folder) as aside, _archive(path) as archive:
            for name in (places.KEY_NAME, places.DATABASE_NAME):
                _extract(archive, name, aside / name)
            had_key = places.key_path(folder).exists()
            kept_in = _keeping_place(folder, now)
            try:
                if kept_in and had_key:
                    private_files.copy(places.key_path(folder), places.key_path(kept_in))
                private_files.move(places.key_path(aside), places.key_path(folder))
                for file in places.database_files(folder):
                    if kept_in and file.exists():
                        private_files.move(file, kept_in / file.name)
                private_files.move(places.database_path(aside), places.database_path(folder))
            except BaseException:
                _put_back(folder, kept_in, had_key=had_key)
                raise
            places.write_vault_id(folder, manifest.vault)
    return kept_in


def restore_key_file(path: Path, folder: Path, now: datetime) -> None:
    """Puts the key file of a backup in the place of one that is lost or damaged; a damaged one is kept beside it.

    The database key never changes, so the key file of any backup of the same vault opens it, with the passphrase or
    the recovery key of that day. Raises BackupDamagedError for a backup of another vault, and what `restore` raises.
    """
    manifest = check(path)
    known = places.vault_id(folder)
    if known and known != manifest.vault:
        raise BackupDamagedError
    with faults.of_the_disk(), in_use.held(folder), _archive(path) as archive:
        key = places.key_path(folder)
        if key.exists():
            private_files.copy(key, key.with_name(f"{key.name}-{now.astimezone():%Y-%m-%d-%H%M%S}"))
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


def _keeping_place(folder: Path, now: datetime) -> Path | None:
    """A dated folder beside the vault for what is replaced; None when there is nothing to keep."""
    if not any(path.exists() for path in (*places.database_files(folder), places.key_path(folder))):
        return None
    kept_in = folder / f"{places.REPLACED_NAME}-{now.astimezone():%Y-%m-%d-%H%M%S}"
    kept_in.mkdir(mode=private_files.FOLDER_MODE)
    return kept_in


def _put_back(folder: Path, kept_in: Path | None, *, had_key: bool) -> None:
    for path in kept_in.iterdir() if kept_in else ():
        path.replace(folder / path.name)
    if kept_in:
        kept_in.rmdir()
    if not had_key:
        places.key_path(folder).unlink(missing_ok=True)


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
    if not isinstance(manifest.cases, int) or not isinstance(manifest.vault, str) or manifest.made_at.tzinfo is None:
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
