"""Puts a backup in the place of the vault, or only its key file; what was there is kept beside it."""

from datetime import datetime
from functools import partial
from pathlib import Path

from pestdesk.domain.headway import Headway, Stage
from pestdesk.errors import BackupDamagedError, NewerVaultError
from pestdesk.storage import backup_file, faults, in_use, migrations, places, private_files


def restore(path: Path, folder: Path, now: datetime, headway: Headway | None = None) -> Path | None:
    """Puts a backup in the place of the vault in this folder, which is closed and is kept beside it.

    Gives the folder in which the earlier vault is kept; None when there was none. Raises BackupDamagedError,
    NewerVaultError, VaultInUseError or what a failing disk means, and then has changed nothing. Broken off half way,
    it leaves a key file, with which the program asks for a backup and never makes a new vault.

    Stopped by `headway` before the vault is touched, it raises WorkStoppedError; after that it goes on to its end.
    """
    headway = headway or Headway()
    manifest = backup_file.check(path, partial(headway.go_on, Stage.READING_BACK))
    if manifest.revision not in migrations.REVISIONS:
        raise NewerVaultError
    with faults.of_the_disk():
        private_files.make_folder(folder)
        with in_use.held(folder), private_files.aside(folder) as aside:
            backup_file.unpack(path, aside, partial(headway.go_on, Stage.UNPACKING))
            headway.go_on(Stage.PUTTING_BACK)
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
    manifest = backup_file.check(path)
    known = places.vault_id(folder)
    if known and known != manifest.vault:
        raise BackupDamagedError
    with faults.of_the_disk(), in_use.held(folder):
        key = places.key_path(folder)
        if key.exists():
            private_files.copy(key, key.with_name(f"{key.name}-{now.astimezone():%Y-%m-%d-%H%M%S}"))
        private_files.write(key, backup_file.key_file(path))


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
