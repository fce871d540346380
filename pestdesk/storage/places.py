"""Where the parts of a vault stand in its folder; imports nothing heavy, so that the first window can ask."""

from pathlib import Path

from pestdesk.errors import DatabaseMissingError, KeyFileMissingError
from pestdesk.storage import faults, private_files

DATABASE_NAME = "vault.db"
KEY_NAME = "vault.key"
LOCK_NAME = "vault.lock"
SHOW_NAME = "vault.show"
BACKUPS_NAME = "backups"
REPLACED_NAME = "vervangen"
ID_NAME = "vault.id"


def database_path(folder: Path) -> Path:
    """The encrypted database."""
    return folder / DATABASE_NAME


def key_path(folder: Path) -> Path:
    """The key file: the database key, wrapped by the passphrase."""
    return folder / KEY_NAME


def lock_path(folder: Path) -> Path:
    """The file whose operating system lock is held while the vault is open; it stays, empty, when it is not."""
    return folder / LOCK_NAME


def backups_folder(folder: Path) -> Path:
    """Where the backups of this vault are kept."""
    return folder / BACKUPS_NAME


def database_files(folder: Path) -> tuple[Path, ...]:
    """The database and what SQLite may have left beside it."""
    database = database_path(folder)
    return tuple(database.with_name(database.name + ending) for ending in ("", "-wal", "-shm"))


def show_path(folder: Path) -> Path:
    """The empty file by which another copy of the program asks for the window of the one that has the vault open."""
    return folder / SHOW_NAME


def vault_id(folder: Path) -> str:
    """Which vault is in the folder, as `write_vault_id` wrote it; '' when that is not known."""
    with faults.of_the_disk():
        path = folder / ID_NAME
        return path.read_text(encoding="ascii", errors="replace").strip() if path.is_file() else ""


def write_vault_id(folder: Path, vault: str) -> None:
    """Writes beside the vault which one it is: that must be known when its key file is lost."""
    with faults.of_the_disk():
        private_files.write(folder / ID_NAME, vault.encode())


def has_vault(folder: Path) -> bool:
    """Whether the folder holds a vault, or a part of one.

    A part counts: a first-run page must never be shown, and nothing be made, beside what is left of a vault.
    Raises FolderNotWritableError when the folder may not be read.
    """
    with faults.of_the_disk():
        return database_path(folder).exists() or key_path(folder).exists()


def require_vault(folder: Path) -> None:
    """Raises KeyFileMissingError or DatabaseMissingError when that part is not in the folder."""
    with faults.of_the_disk():
        has_key, has_database = key_path(folder).is_file(), database_path(folder).is_file()
    if not has_key:
        raise KeyFileMissingError
    if not has_database:
        raise DatabaseMissingError
