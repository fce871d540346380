"""The file of a backup: a zip archive, not compressed, of `manifest.json` (which says what it should hold),
`vault.key` and `vault.db`.

Both are as secret as in the vault itself: the database is encrypted, and the key file opens with the passphrase or
the recovery key of the day on which the backup was made.
"""

import errno
import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from pestdesk.errors import BackupDamagedError, NewerVaultError, VaultError
from pestdesk.storage import faults, keys, places, private_files

FORMAT = 1
SUFFIX = ".pestdesk"
_MANIFEST = "manifest.json"
_CHUNK = 1 << 20

#: Is told how many bytes of how many were read; what it raises breaks the reading off.
Watch = Callable[[int, int], None]


def _unwatched(_done: int, _total: int) -> None:
    pass


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


def write(
    path: Path, key_file: bytes, database: Path, made_at: datetime, cases: int, revision: str, vault: str
) -> Manifest:
    """Writes a backup of these two files, private and whole; gives what it says of itself. Raises OSError."""
    manifest = Manifest(made_at, cases, revision, _hash_of(database), hashlib.sha256(key_file).hexdigest(), vault)
    private_files.make_empty(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_MANIFEST, _to_json(manifest))
        archive.writestr(places.KEY_NAME, key_file)
        archive.write(database, places.DATABASE_NAME)
    return manifest


def read(path: Path) -> Manifest:
    """What a backup says of itself, without reading all of it. Raises BackupDamagedError or NewerVaultError."""
    with _opened(path) as archive:
        return _manifest(archive)


def check(path: Path, watch: Watch = _unwatched) -> Manifest:
    """What a backup says of itself, after all of it was read and found to be what was written.

    Raises BackupDamagedError, or NewerVaultError for one of a newer version.
    """
    with _opened(path) as archive:
        manifest = _manifest(archive)
        for name, wanted in ((places.KEY_NAME, manifest.key), (places.DATABASE_NAME, manifest.database)):
            with archive.open(name) as file:
                if _hash(file, watch, archive.getinfo(name).file_size) != wanted:
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


def unpack(path: Path, folder: Path, watch: Watch = _unwatched) -> None:
    """Puts the two files of a backup in a folder, under their own names. Raises BackupDamagedError or OSError."""
    with _opened(path) as archive:
        for name in (places.KEY_NAME, places.DATABASE_NAME):
            private_files.make_empty(folder / name)
            with archive.open(name) as packed, (folder / name).open("r+b") as file:
                done, total = 0, archive.getinfo(name).file_size
                while chunk := packed.read(_CHUNK):
                    file.write(chunk)
                    done += len(chunk)
                    watch(done, total)


def key_file(path: Path) -> bytes:
    """The key file in a backup. Raises BackupDamagedError."""
    with _opened(path) as archive:
        return archive.read(places.KEY_NAME)


# -- inside ----------------------------------------------------------------------------------------------------


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
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


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return _hash(file)


def _hash(file: IO[bytes], watch: Watch = _unwatched, total: int = 0) -> str:
    digest, done = hashlib.sha256(), 0
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
        done += len(chunk)
        watch(done, total)
    return digest.hexdigest()
