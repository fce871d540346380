"""Opens one encrypted connection, with the settings that keep it private and durable."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from pestdesk.storage import faults

# Temporary tables and sorted results would otherwise be written to the disk unencrypted; what is deleted is
# overwritten; a commit has reached the disk when it returns.
_EVERY_TIME = ("temp_store = MEMORY", "foreign_keys = ON", "secure_delete = ON", "synchronous = FULL")


def connect(path: Path, database_key: bytearray) -> Any:
    """A connection of the driver to the database in this file; writes nothing yet.

    Only the thread that made it may use it. Transactions are begun by `engine`, never by the driver itself, so that
    changes of the schema and reads are part of them too. Raises DatabaseDamagedError.
    """
    with of_the_database():
        connection = driver.connect(str(path), isolation_level=None)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{database_key.hex()}'\"")
            for setting in _EVERY_TIME:
                connection.execute(f"PRAGMA {setting}")
        except BaseException:
            close(connection, path)
            raise
    return connection


def cipher_versions() -> tuple[str, str]:
    """The versions of SQLCipher and of the SQLite in it; '' for what does not tell."""
    connection = driver.connect(":memory:")
    try:
        told = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return (str(told[0]) if told else "", driver.sqlite_version)


def close(connection: Any, path: Path) -> None:
    """Closes the connection, which is the only one that writes to this file."""
    connection.close()
    ahead, index = (path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm"))
    # SQLite leaves these behind when a page turned out to be damaged, though nothing was written ahead.
    with suppress(OSError):
        if ahead.stat().st_size == 0:
            ahead.unlink()
            index.unlink(missing_ok=True)


def write_ahead(connection: Any) -> None:
    """Makes a new database write ahead (WAL); the file remembers it."""
    connection.execute("PRAGMA journal_mode = WAL")


class Dialect(SQLiteDialect_pysqlite):
    """SQLite, of which every engine writes a statement in the same way: what one compiled, the next need not."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dialect)

    def __hash__(self) -> int:
        return hash(Dialect)


registry.register("sqlite.vault", __name__, Dialect.__name__)
#: Compiling what a window reads takes longer than reading it; a vault that is unlocked again reads the same.
_compiled: dict[Any, Any] = {}


def engine(connection: Any) -> Engine:
    """An engine on this one connection. Its errors never show values of rows."""
    made = create_engine(
        "sqlite+vault://", module=driver, creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
    )

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return made.execution_options(compiled_cache=_compiled)


@contextmanager
def of_the_database() -> Iterator[None]:
    """Turns every error of the driver that has a known cause into its VaultError, also when it comes wrapped."""
    try:
        yield
    except (driver.Error, DBAPIError) as error:
        known = faults.from_database(error.orig if isinstance(error, DBAPIError) else error)
        if known is None:
            raise
        raise known from error
