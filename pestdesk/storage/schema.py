"""Which revision of the schema a database has, and how it becomes the newest."""

from typing import Any

from pestdesk.errors import DatabaseDamagedError, NewerVaultError
from pestdesk.storage import cipher, migrations


def revision(connection: Any) -> str:
    """The revision of the schema in the file."""
    with cipher.of_the_database():
        tables = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").fetchall()
        revisions = connection.execute("SELECT version_num FROM alembic_version").fetchall() if tables else []
    if len(revisions) != 1:
        raise DatabaseDamagedError
    return str(revisions[0][0])


def require_known(revision: str) -> None:
    """Raises NewerVaultError for a revision that this version of the program does not know."""
    if revision not in migrations.REVISIONS:
        raise NewerVaultError


def upgrade(connection: Any) -> None:
    """Applies the missing revisions in one transaction, and checks that every reference still holds."""
    engine = cipher.engine(connection)
    # A revision that rebuilds a table would otherwise delete what refers to it. It has no effect in a transaction.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with cipher.of_the_database(), engine.begin() as upgrading:
            migrations.upgrade(upgrading)
            if upgrading.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
                raise DatabaseDamagedError
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
