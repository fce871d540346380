"""The key file: a random database key, wrapped by each of the secrets that open the vault. Knows no database, so a
worker thread can use it.

The file is JSON: `format`, `slots` and a `checksum` (SHA-256) over the other fields, whose rule is the same in every
format, so that damage is told apart from a wrong passphrase and from a newer version. A slot wraps the same database
key once: Argon2id makes a wrapping key of the secret, AES-GCM wraps. Its parameters are authenticated with it.

Keys stand in bytearrays, which `wipe` overwrites once they are not needed. That is as far as Python goes: a
passphrase is a str (and a QString in the field where it was typed), whose memory is freed but not overwritten; so is
the statement that hands the key to SQLCipher, which overwrites its own copy when the vault is locked.
"""

import base64
import hashlib
import hmac
import json
import os
import threading
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from pestdesk.errors import (
    KeyFileDamagedError,
    MemoryShortError,
    NewerVaultError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from pestdesk.storage import faults, places

FORMAT = 1
KEY_BYTES = 32
LEAST_MEMORY_KIB = 64 * 1024
MOST_MEMORY_KIB = 4 * 1024 * 1024
MOST_ITERATIONS = 1000
MOST_LANES = 64
PASSPHRASE = "passphrase"
RECOVERY = "recovery"

#: The lanes of two derivations at once get in each other's way: one of them fails, or both hang.
_one_at_a_time = threading.Lock()

_SALT_BYTES = 16
_NONCE_BYTES = 12
_ID_LENGTH = 16
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

_TARGET_SECONDS = 0.4
_FEWEST_ITERATIONS = 3


def calibrated(clock: Callable[[], float] = time.perf_counter) -> Cost:
    """The cost of which one try takes 0.25–0.5 s on this machine; runs a try, so call it in a worker.

    Never less than three passes over 64 MiB (RFC 9106), however slow the machine is.
    """
    for memory_kib in (COST.memory_kib, LEAST_MEMORY_KIB):
        started = clock()
        try:
            wipe(_derive("", bytes(_SALT_BYTES), Cost(memory_kib, _FEWEST_ITERATIONS, COST.lanes)))
        except MemoryShortError:
            continue
        # Of several passes, for the first one is dearer than those after it.
        fitting = round(_TARGET_SECONDS * _FEWEST_ITERATIONS / max(clock() - started, 1e-6))
        if fitting >= _FEWEST_ITERATIONS:
            return Cost(memory_kib, min(fitting, MOST_ITERATIONS), COST.lanes)
    return Cost(LEAST_MEMORY_KIB, _FEWEST_ITERATIONS, COST.lanes)


def new_database_key() -> bytearray:
    """A random 256-bit key."""
    return bytearray(os.urandom(KEY_BYTES))


def wipe(key: bytearray) -> None:
    """Overwrites a key that is not needed any more."""
    key[:] = bytes(len(key))


def wrap(database_key: bytearray, passphrase: str, cost: Cost = COST, recovery_key: str = "") -> bytes:
    """The text of a key file that holds the database key, to be opened by the passphrase, and by a recovery key as
    `recovery_key.parse` gives it, if there is one."""
    secrets = {PASSPHRASE: passphrase, **({RECOVERY: recovery_key} if recovery_key else {})}
    return _sealed([_slot(database_key, kind, secret, cost) for kind, secret in secrets.items()])


def rewrap(data: bytes, database_key: bytearray, kind: str, secret: str, cost: Cost = COST) -> bytes:
    """The text of a key file in which another secret of this kind opens the vault; the other kind stays as it is.

    Raises what `unwrap` raises for a file that is not sound.
    """
    others = [slot for slot in _slots(data) if slot["kind"] != kind]
    return _sealed([*others, _slot(database_key, kind, secret, cost)])


def has_recovery_key(data: bytes) -> bool:
    """Whether a recovery key opens the vault of this key file. Raises what `unwrap` raises for an unsound one."""
    return any(slot["kind"] == RECOVERY for slot in _slots(data))


def vault_id(database_key: bytearray) -> str:
    """Tells one vault from another, and nothing about its key."""
    return hmac.new(database_key, b"PestDesk vault", hashlib.sha256).hexdigest()[:_ID_LENGTH]


def check(data: bytes) -> None:
    """Raises KeyFileDamagedError or NewerVaultError for what is not a sound key file."""
    _slots(data)


def _slot(database_key: bytearray, kind: str, secret: str, cost: Cost) -> dict[str, Any]:
    slot: dict[str, Any] = {
        "kind": kind,
        "kdf": "argon2id",
        "memory_kib": cost.memory_kib,
        "iterations": cost.iterations,
        "lanes": cost.lanes,
        "salt": _to_text(os.urandom(_SALT_BYTES)),
        "nonce": _to_text(os.urandom(_NONCE_BYTES)),
    }
    wrapping_key = _derive(secret, _from_text(slot["salt"]), cost)
    wrapped = AESGCM(wrapping_key).encrypt(_from_text(slot["nonce"]), database_key, _canonical(slot))
    wipe(wrapping_key)
    slot["wrapped_key"] = _to_text(wrapped)
    return slot


def _sealed(slots: list[dict[str, Any]]) -> bytes:
    fields: dict[str, Any] = {"format": FORMAT, "slots": slots}
    fields["checksum"] = _checksum(fields)
    return json.dumps(fields, indent=2).encode() + b"\n"


def unwrap(data: bytes, secret: str, kind: str = PASSPHRASE) -> bytearray:
    """The database key in the text of a key file, by its passphrase or its recovery key.

    Raises WrongPassphraseError, WrongRecoveryKeyError, KeyFileDamagedError, or NewerVaultError for a format that this
    version does not know.
    """
    for slot in _slots(data):
        if slot["kind"] != kind:
            continue
        try:
            cost = Cost(slot["memory_kib"], slot["iterations"], slot["lanes"])
            salt, nonce, wrapped = (_from_text(slot[field]) for field in ("salt", "nonce", "wrapped_key"))
            if len(salt) != _SALT_BYTES:
                raise ValueError("a salt of another length")
        except (ValueError, TypeError) as error:
            raise KeyFileDamagedError from error
        known = {field: value for field, value in slot.items() if field != "wrapped_key"}
        wrapping_key, database_key = _derive(secret, salt, cost), bytearray(KEY_BYTES)
        try:
            AESGCM(wrapping_key).decrypt_into(nonce, wrapped, _canonical(known), database_key)
        except (InvalidTag, ValueError):  # also a wrapped key of another length
            continue
        else:
            return database_key
        finally:
            wipe(wrapping_key)
    raise WrongRecoveryKeyError if kind == RECOVERY else WrongPassphraseError


def read(folder: Path) -> bytes:
    """The key file of the vault in this folder. Raises KeyFileMissingError, DatabaseMissingError or what a failing
    disk means."""
    places.require_vault(folder)
    with faults.of_the_disk():
        return places.key_path(folder).read_bytes()


def read_and_unwrap(folder: Path, secret: str, kind: str = PASSPHRASE) -> bytearray:
    """The database key of the vault in this folder; takes as long as its cost asks, so run it in a worker.

    Raises what `unwrap` and `read` raise. Writes nothing.
    """
    return unwrap(read(folder), secret, kind)


def _slots(data: bytes) -> list[dict[str, Any]]:
    """The slots of an undamaged key file of a known format."""
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError) as error:
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


def _derive(secret: str, salt: bytes, cost: Cost) -> bytearray:
    # The same letters can be typed as one or two characters (é), depending on the keyboard and the system.
    typed = unicodedata.normalize("NFC", secret).encode()
    derivation = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    key = bytearray(KEY_BYTES)
    try:
        with _one_at_a_time:
            derivation.derive_into(typed, key)
    except MemoryError as error:
        raise MemoryShortError from error
    return key


def _checksum(fields: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical({k: v for k, v in fields.items() if k != "checksum"})).hexdigest()


def _canonical(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()


def _to_text(data: bytes | bytearray) -> str:
    return base64.b64encode(data).decode()


def _from_text(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
