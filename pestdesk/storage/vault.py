"""The vault: an encrypted database and its key file in one folder, opened by one running copy at a time."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from filelock import FileLock
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from pestdesk.errors import VaultError, VaultExistsError, VaultLockedError
from pestdesk.storage import backup, cipher, faults, in_use, keys, migrations, places, private_files, schema
from pestdesk.storage.rows import Row

#: Writes rows in a transaction, such as the first ones of a new vault.
Write = Callable[[Session], None]

#: Writes rows in a transaction, and tells what changed.
Keep = Callable[[Session], Iterable[str]]


_PATIENCE_MS = 5000


class Vault:
    """An open vault. Its database is used by the thread that opened it only.

    The database key is kept for the backups, as long as the connection keeps it too: until the vault is locked.
    """

    def __init__(self, folder: Path, connection: Any, database_key: bytearray, lock: FileLock) -> None:
        self.folder = folder
        self._connection = connection
        self._database_key = bytearray(database_key)
        self._lock = lock
        self._engine: Engine | None = cipher.engine(connection)

    @classmethod
    def create(cls, folder: Path, passphrase: str, cost: keys.Cost = keys.COST, furnish: Write | None = None) -> Self:
        """Makes a vault in the folder, which is made too when it is not there, and opens it.

        `furnish` writes what the vault holds from its first moment. Deriving the key takes as long as `cost` asks;
        `build` and `open` are the same in parts.
        Raises VaultExistsError, VaultInUseError, FolderNotWritableError or DiskFullError, and then leaves nothing.
        """
        database_key = keys.new_database_key()
        cls.build(folder, database_key, keys.wrap(database_key, passphrase, cost), furnish)
        return cls.open(folder, database_key)

    @staticmethod
    def build(folder: Path, database_key: bytearray, key_file: bytes, furnish: Write | None = None) -> None:
        """Makes a vault with this key and the key file that `keys.wrap` made of it, closed; any thread may do so."""
        with faults.of_the_disk():
            made = private_files.make_folder(folder)
            had_lock = places.lock_path(folder).exists()
            try:
                with in_use.held(folder):
                    if places.has_vault(folder):
                        raise VaultExistsError
                    _put_in_place(folder, database_key, key_file, furnish)
            except BaseException:
                with suppress(OSError):
                    if not had_lock:
                        places.lock_path(folder).unlink(missing_ok=True)
                    for path in made:
                        path.rmdir()
                raise

    @classmethod
    def unlock(cls, folder: Path, passphrase: str) -> Self:
        """Opens the vault with its passphrase; raises what `keys.read_and_unwrap` and `open` raise."""
        return cls.open(folder, keys.read_and_unwrap(folder, passphrase))

    @classmethod
    def open(cls, folder: Path, database_key: bytearray) -> Self:
        """Opens the vault with its database key, and brings its schema up to date, after a backup of it was made.

        Raises KeyFileMissingError, DatabaseMissingError, VaultInUseError, DatabaseDamagedError, NewerVaultError or
        FolderNotWritableError, and then has changed nothing on disk.
        """
        places.require_vault(folder)
        lock = in_use.acquire(folder)
        try:
            connection = cipher.connect(places.database_path(folder), database_key)
            try:
                revision = schema.revision(connection)
                if revision != migrations.HEAD:
                    schema.require_known(revision)
                    source = backup.Source(folder, bytearray(database_key))
                    backup.make(source, datetime.now(UTC), places.backups_folder(folder))
                    schema.upgrade(connection)
                _leave_id(folder, database_key)
                return cls(folder, connection, database_key, lock)
            except BaseException:
                cipher.close(connection, places.database_path(folder))
                raise
        except BaseException:
            lock.release()
            raise

    @classmethod
    def in_memory(cls, furnish: Write) -> Self:
        """An open vault that is on no disk and is gone when it is locked, without the index of the search."""
        nowhere, key = Path(":memory:"), keys.new_database_key()
        connection = cipher.connect(nowhere, key)
        # A lock that nobody holds: there is no other copy to keep out.
        vault = cls(nowhere, connection, key, FileLock(nowhere))
        with cipher.engine(connection).begin() as made:
            Row.metadata.create_all(made)
        with vault.transaction() as session:
            furnish(session)
        return vault

    @property
    def is_open(self) -> bool:
        """Whether the vault can be read and written."""
        return self._engine is not None

    def drop_what_was_deleted(self) -> None:
        """What was deleted goes from the write-ahead log too; in the database itself it is overwritten already."""
        with cipher.of_the_database():
            # A backup may be reading just now: it is waited for.
            self._connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @property
    def backup_source(self) -> backup.Source:
        """What a backup of this vault is made of, in any thread; with a key of its own."""
        if not self.is_open:
            raise VaultLockedError
        return backup.Source(self.folder, bytearray(self._database_key))

    def lock(self) -> None:
        """Closes the database and lets another copy in; nothing happens when the vault is locked already."""
        if self._engine is None:
            return
        engine, self._engine = self._engine, None
        try:
            engine.dispose()
            cipher.close(self._connection, places.database_path(self.folder))
        finally:
            self._connection = None
            keys.wipe(self._database_key)
            self._lock.release()

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session for one verb: committed when the block ends, rolled back on any error.

        Raises DiskFullError, DiskFaultError, FolderNotWritableError or DatabaseDamagedError when the disk failed,
        VaultLockedError when the vault is locked.
        """
        with _session(self._open_engine) as session:
            yield session
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for reading: nothing that is done in it is kept. Raises what `transaction` raises."""
        with _session(self._open_engine) as session:
            yield session

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.lock()

    @property
    def _open_engine(self) -> Engine:
        if self._engine is None:
            raise VaultLockedError
        return self._engine


@contextmanager
def _session(engine: Engine) -> Iterator[Session]:
    with cipher.of_the_database(), Session(engine, expire_on_commit=False) as session:
        yield session


def _put_in_place(folder: Path, database_key: bytearray, key_file: bytes, furnish: Write | None) -> None:
    """Makes the files aside, and moves them to their names when they are whole."""
    database, key = places.database_path(folder), places.key_path(folder)
    with suppress(PermissionError):  # a folder that someone else owns; the files are private all the same
        folder.chmod(private_files.FOLDER_MODE)
    with private_files.aside(folder) as aside:
        _make_database(places.database_path(aside), database_key, furnish)
        private_files.write(places.key_path(aside), key_file)
        places.key_path(aside).replace(key)
        try:
            places.database_path(aside).replace(database)
        except BaseException:
            key.unlink()
            raise
        private_files.sync_folder(folder)
        _leave_id(folder, database_key)


def _leave_id(folder: Path, database_key: bytearray) -> None:
    """Writes which vault this is, where an earlier version did not; a full disk is no reason not to open it."""
    vault = keys.vault_id(database_key)
    with suppress(VaultError):
        if places.vault_id(folder) != vault:
            places.write_vault_id(folder, vault)


def _make_database(path: Path, database_key: bytearray, furnish: Write | None) -> None:
    # Made before SQLite does, which gives its other files the rights of this one.
    private_files.make_empty(path)
    connection = cipher.connect(path, database_key)
    try:
        with cipher.of_the_database():
            cipher.write_ahead(connection)
        schema.upgrade(connection)
        if furnish:
            with _session(cipher.engine(connection)) as session:
                furnish(session)
                session.commit()
    finally:
        cipher.close(connection, path)
    with path.open("r+b") as file:
        os.fsync(file.fileno())
