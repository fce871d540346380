"""The revisions of the schema. Alembic is imported only when there is one to apply: it costs a third of a second."""

from pathlib import Path

from sqlalchemy import Connection

#: Every revision that this version knows, in order. A file with another one was written by a newer version.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
HEAD = REVISIONS[-1]

FOLDER = Path(__file__).parent
VERSION_FOLDERS = (FOLDER / "versions",)


def upgrade(connection: Connection) -> None:
    """Applies what is missing up to the newest revision, in the connection's own transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _literal(FOLDER))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(_literal(folder) for folder in VERSION_FOLDERS))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)


def _literal(path: Path) -> str:
    return str(path).replace("%", "%%")
