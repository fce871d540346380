"""Verbs about the vault itself: making it, opening it, and locking it."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pestdesk.desk.workplace import Clock, Workplace
from pestdesk.domain.protocol import Protocol, parse_protocol
from pestdesk.domain.settings import Settings
from pestdesk.imports.school_vacations import preset
from pestdesk.resources import resource
from pestdesk.storage import keys, places, private_files
from pestdesk.storage.furnishing import furnishing
from pestdesk.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class NewVault:
    """What the first run asks for. `region` is noord, midden or zuid."""

    school: str
    coordinator: str
    region: str
    passphrase: str = field(repr=False)


def system_clock() -> datetime:
    return datetime.now(UTC)


def read_key(folder: Path, passphrase: str) -> bytes:
    """The database key of the vault in `folder`. Slow by design (key derivation): run it in a worker."""
    return keys.read_and_unwrap(folder, passphrase)


def create_vault(folder: Path, new: NewVault, cost: keys.Cost = keys.COST) -> bytes:
    """A new vault with the school's settings and the vacations of its region; gives the key that opens it.

    Slow by design: run it in a worker. Raises VaultError, and then nothing was made.
    """
    furnish = furnishing(Settings(new.school, new.coordinator, new.region), preset(new.region))
    key = keys.new_database_key()
    Vault.build(folder, key, keys.wrap(key, new.passphrase, cost), furnish)
    return key


def open_vault(folder: Path, key: bytes) -> Vault:
    return Vault.open(folder, key)


def ask_for_window(folder: Path) -> None:
    """Ask the copy of the program that has the vault open to bring its window to the front; it may not hear it."""
    with suppress(OSError):
        private_files.make_empty(places.show_path(folder))


def shipped_protocols() -> dict[str, Protocol]:
    """Every protocol file of this program, by protocol id."""
    protocols = {}
    for path in sorted(resource("protocols").glob("*.toml")):
        protocol = parse_protocol(path.read_text(encoding="utf-8"), path.name)
        protocols[protocol.id] = protocol
    return protocols


def workplace(vault: Vault, clock: Clock = system_clock) -> Workplace:
    return Workplace(vault, clock, shipped_protocols())
