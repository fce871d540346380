"""What can be done with a vault that is not open: making it, reading its key, and putting a backup in its place."""

import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pestdesk.desk.workplace import Clock, Workplace
from pestdesk.domain.headway import Headway
from pestdesk.domain.protocol import Protocol, parse_protocol
from pestdesk.domain.recovery_key import new_recovery_key as _new_recovery_key
from pestdesk.domain.recovery_key import parse
from pestdesk.domain.school_calendar import Vacation
from pestdesk.domain.settings import Settings
from pestdesk.errors import BackupDamagedError, KeyFileDamagedError, KeyFileMissingError, NewerVaultError
from pestdesk.imports.school_vacations import preset
from pestdesk.resources import resource
from pestdesk.storage import backup_file, faults, in_use, keys, places, private_files, restoring
from pestdesk.storage.furnishing import furnishing
from pestdesk.storage.vault import Vault

#: What the windows know of a backup.
Backup = backup_file.Backup
BACKUP_SUFFIX = backup_file.SUFFIX


@dataclass(frozen=True, slots=True)
class NewVault:
    """What the first run asks for. `region` is noord, midden or zuid; without a recovery key, only the passphrase
    opens the vault."""

    school: str
    coordinator: str
    region: str
    passphrase: str = field(repr=False)
    recovery_key: str = field(default="", repr=False)


def system_clock() -> datetime:
    return datetime.now(UTC)


def new_recovery_key() -> str:
    """A random recovery key, as `in_groups` prints it."""
    return _new_recovery_key(secrets.randbelow)


def next_vacation(region: str, today: date) -> Vacation | None:
    """The vacation of a region that is going on or comes next; None when no year is known that far ahead.

    Reading the years takes half a second: run it in a worker. Raises RuleError for a region that is none.
    """
    return next((each for each in preset(region).vacations if each.last_on >= today), None)


def create_vault(folder: Path, new: NewVault, cost: keys.Cost | None = None) -> bytearray:
    """A new vault with the school's settings and the vacations of its region; gives the key that opens it.

    Slow by design: run it in a worker. Its cost is fitted to this machine unless one is given. Raises VaultError, and
    then nothing was made.
    """
    furnish = furnishing(Settings(new.school, new.coordinator, new.region), preset(new.region))
    key = keys.new_database_key()
    key_file = keys.wrap(key, new.passphrase, cost or keys.calibrated(), new.recovery_key)
    Vault.build(folder, key, key_file, furnish)
    return key


def read_key(folder: Path, passphrase: str) -> bytearray:
    """The database key of the vault in `folder`. Slow by design (key derivation): run it in a worker."""
    return keys.read_and_unwrap(folder, passphrase)


def recover(folder: Path, recovery_key: str, passphrase: str) -> bytearray:
    """The database key by the recovery key as it was typed, after which the vault opens with a new passphrase.

    Slow by design. Raises RuleError for a slip of the typing, or VaultError, also when another copy of the program
    has the vault open; then the passphrase is what it was.
    """
    secret = parse(recovery_key)
    with in_use.held(folder):
        key_file = keys.read(folder)
        key = keys.unwrap(key_file, secret, keys.RECOVERY)
        _write_key_file(folder, keys.rewrap(key_file, key, keys.PASSPHRASE, passphrase, keys.calibrated()))
    return key


def change_passphrase(folder: Path, passphrase: str, new: str) -> None:
    """Another passphrase from here on; nothing is encrypted anew, and the recovery key stays. Slow by design.

    Raises WrongPassphraseError, and then nothing was changed.
    """
    _rewrap(folder, passphrase, keys.PASSPHRASE, new)


def renew_recovery_key(folder: Path, passphrase: str, recovery_key: str) -> None:
    """This recovery key from here on; the earlier one opens nothing any more but older backups. Slow by design.

    Raises WrongPassphraseError, and then nothing was changed.
    """
    _rewrap(folder, passphrase, keys.RECOVERY, recovery_key)


def _rewrap(folder: Path, passphrase: str, kind: str, secret: str) -> None:
    key_file = keys.read(folder)
    key = keys.unwrap(key_file, passphrase)
    try:
        _write_key_file(folder, keys.rewrap(key_file, key, kind, secret, keys.calibrated()))
    finally:
        keys.wipe(key)


def has_recovery_key(folder: Path) -> bool:
    """Whether a recovery key opens the vault too."""
    return keys.has_recovery_key(keys.read(folder))


def _write_key_file(folder: Path, data: bytes) -> None:
    with faults.of_the_disk():
        private_files.write(places.key_path(folder), data)


# -- backups ---------------------------------------------------------------------------------------------------


def backups(folder: Path, others: Sequence[Path] = ()) -> tuple[Backup, ...]:
    """The backups of the vault in `folder` and those in other folders, the newest of each folder first."""
    return tuple(each for place in (places.backups_folder(folder), *others) for each in backup_file.backups_in(place))


def read_backup(path: Path) -> Backup:
    """A backup file that was chosen, read whole. Raises BackupDamagedError or NewerVaultError. May take seconds."""
    return Backup(path, backup_file.check(path))


def restore(chosen: Backup, folder: Path, headway: Headway | None = None) -> Path | None:
    """The backup in the place of the vault, which is closed and is kept beside it; gives where. May take seconds.

    Raises VaultError, or WorkStoppedError when `headway` was stopped in time, and then nothing was changed.
    """
    return restoring.restore(chosen.path, folder, system_clock(), headway)


def lost_key_file(folder: Path) -> bool:
    """Whether the key file of a vault is missing or damaged, while its database is there."""
    if not places.database_path(folder).exists():
        return False
    try:
        keys.check(keys.read(folder))
    except (KeyFileMissingError, KeyFileDamagedError):
        return True
    return False


def restore_key_file(folder: Path) -> Backup:
    """The key file of the newest sound backup in the place of a lost or damaged one; gives that backup.

    Raises BackupDamagedError when there is none.
    """
    for each in backups(folder):
        try:
            restoring.restore_key_file(each.path, folder, system_clock())
        except (BackupDamagedError, NewerVaultError):
            continue
        return each
    raise BackupDamagedError


# -- opening ---------------------------------------------------------------------------------------------------


def open_vault(folder: Path, key: bytearray) -> Vault:
    return Vault.open(folder, key)


def ask_for_window(folder: Path) -> None:
    """Ask the copy of the program that has the vault open to bring its window to the front; it may not hear it."""
    with suppress(OSError):
        private_files.make_empty(places.show_path(folder))


def shipped_protocols() -> Mapping[str, Protocol]:
    """Every protocol file of this program, by protocol id."""
    return _protocols_in(resource("protocols"))


@cache
def _protocols_in(folder: Path) -> Mapping[str, Protocol]:
    """Read once: the files of a program change only with the program."""
    paths = sorted(folder.glob("*.toml"))
    protocols = (parse_protocol(path.read_text(encoding="utf-8"), path.name) for path in paths)
    return MappingProxyType({protocol.id: protocol for protocol in protocols})


def workplace(vault: Vault, clock: Clock = system_clock) -> Workplace:
    return Workplace(vault, clock, shipped_protocols())
