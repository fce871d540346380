"""The key file: a random database key, wrapped by the passphrase. Knows no database, so a worker thread can use it.

The file is JSON: `format`, `slots` and a `checksum` (SHA-256) over the other fields, whose rule is the same in every
format, so that damage is told apart from a wrong passphrase and from a newer version. A slot wraps the same database
key once: Argon2id makes a wrapping key of the secret, AES-GCM wraps. Its parameters are authenticated with it.
"""

import base64
import hashlib
import json
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from pestdesk.errors import KeyFileDamagedError, NewerVaultError, WrongPassphraseError
from pestdesk.storage import faults, places

FORMAT = 1
KEY_BYTES = 32
LEAST_MEMORY_KIB = 64 * 1024
MOST_MEMORY_KIB = 4 * 1024 * 1024
MOST_ITERATIONS = 1000
MOST_LANES = 64
PASSPHRASE = "passphrase"

_SALT_BYTES = 16
_NONCE_BYTES = 12
_FIELDS = {"format", "slots", "checksum"}
_SLOT_FIELDS = {"kind", "kdf", "memory_kib", "iterations", "lanes", "salt", "nonce", "wrapped_key"}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a passphrase costs: memory in KiB (64 MiB at the least), passes over it, lanes."""

    memory_kib: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        if not LEAST_MEMORY_KIB <= self.memory_kib <= MOST_MEMORY_KIB:
            raise ValueError(f"memory_kib must lie in {LEAST_MEMORY_KIB}–{MOST_MEMORY_KIB}")
        if not 1 <= self.iterations <= MOST_ITERATIONS or not 1 <= self.lanes <= MOST_LANES:
            raise ValueError("iterations or lanes out of range")


COST = Cost(memory_kib=128 * 1024, iterations=3, lanes=4)
"""Takes 0.25–0.5 s on a laptop of these years."""


def new_database_key() -> bytes:
    """A random 256-bit key."""
    return os.urandom(KEY_BYTES)


def wrap(database_key: bytes, passphrase: str, cost: Cost = COST) -> bytes:
    """The text of a key file that holds the database key, to be opened by the passphrase."""
    slot: dict[str, Any] = {
        "kind": PASSPHRASE,
        "kdf": "argon2id",
        "memory_kib": cost.memory_kib,
        "iterations": cost.iterations,
        "lanes": cost.lanes,
        "salt": _to_text(os.urandom(_SALT_BYTES)),
        "nonce": _to_text(os.urandom(_NONCE_BYTES)),
    }
    wrapping_key = _derive(passphrase, _from_text(slot["salt"]), cost)
    wrapped = AESGCM(wrapping_key).encrypt(_from_text(slot["nonce"]), database_key, _canonical(slot))
    slot["wrapped_key"] = _to_text(wrapped)
    fields: dict[str, Any] = {"format": FORMAT, "slots": [slot]}
    fields["checksum"] = _checksum(fields)
    return json.dumps(fields, indent=2).encode() + b"\n"


def unwrap(data: bytes, passphrase: str) -> bytes:
    """The database key in the text of a key file.

    Raises WrongPassphraseError, KeyFileDamagedError, or NewerVaultError for a format that this version does not know.
    """
    for slot in _slots(data):
        if slot["kind"] != PASSPHRASE:
            continue
        try:
            cost = Cost(slot["memory_kib"], slot["iterations"], slot["lanes"])
            salt, nonce, wrapped = (_from_text(slot[field]) for field in ("salt", "nonce", "wrapped_key"))
        except (ValueError, TypeError) as error:
            raise KeyFileDamagedError from error
        known = {field: value for field, value in slot.items() if field != "wrapped_key"}
        try:
            return AESGCM(_derive(passphrase, salt, cost)).decrypt(nonce, wrapped, _canonical(known))
        except InvalidTag:
            continue
    raise WrongPassphraseError


def read_and_unwrap(folder: Path, passphrase: str) -> bytes:
    """The database key of the vault in this folder; takes as long as its cost asks, so run it in a worker.

    Raises what `unwrap` raises, KeyFileMissingError or DatabaseMissingError. Writes nothing.
    """
    places.require_vault(folder)
    with faults.of_the_disk():
        data = places.key_path(folder).read_bytes()
    return unwrap(data, passphrase)


def _slots(data: bytes) -> list[dict[str, Any]]:
    """The slots of an undamaged key file of a known format."""
    try:
        fields = json.loads(data)
    except ValueError as error:
        raise KeyFileDamagedError from error
    if not isinstance(fields, dict) or fields.get("checksum") != _checksum(fields):
        raise KeyFileDamagedError
    version = fields.get("format")
    if not isinstance(version, int) or version < 1:
        raise KeyFileDamagedError
    if version > FORMAT:
        raise NewerVaultError
    slots = fields.get("slots")
    if fields.keys() != _FIELDS or not isinstance(slots, list):
        raise KeyFileDamagedError
    if any(not isinstance(slot, dict) or slot.keys() != _SLOT_FIELDS for slot in slots):
        raise KeyFileDamagedError
    return slots


def _derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    # The same letters can be typed as one or two characters (é), depending on the keyboard and the system.
    secret = unicodedata.normalize("NFC", passphrase).encode()
    derivation = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return derivation.derive(secret)


def _checksum(fields: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical({k: v for k, v in fields.items() if k != "checksum"})).hexdigest()


def _canonical(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()


def _to_text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _from_text(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
