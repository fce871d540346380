import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from pestdesk.errors import (
    DatabaseMissingError,
    KeyFileDamagedError,
    KeyFileMissingError,
    MemoryShortError,
    NewerVaultError,
    VaultError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from pestdesk.storage import keys
from pestdesk.storage.keys import COST, LEAST_MEMORY_KIB, Cost, read_and_unwrap, unwrap, wrap

PASSPHRASE = "crème brûlée ’s ochtends"


@pytest.fixture(scope="module")
def database_key() -> bytes:
    return keys.new_database_key()


@pytest.fixture(scope="module")
def key_file(database_key: bytes, cheap: Cost) -> bytes:
    return wrap(database_key, PASSPHRASE, cheap)


def with_valid_checksum(fields: dict[str, Any]) -> bytes:
    return json.dumps({**fields, "checksum": keys._checksum(fields)}).encode()


def test_the_passphrase_gives_the_database_key_back(key_file: bytes, database_key: bytes) -> None:
    assert len(database_key) == 32
    assert unwrap(key_file, PASSPHRASE) == database_key


@pytest.mark.parametrize("wrong", ["", "creme brulee ’s ochtends", PASSPHRASE + " ", PASSPHRASE.upper()])
def test_another_passphrase_is_wrong(key_file: bytes, wrong: str) -> None:
    with pytest.raises(WrongPassphraseError):
        unwrap(key_file, wrong)


def test_nothing_tells_nearly_right_from_wrong(key_file: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    derived: list[str] = []
    derive = keys._derive

    def watched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
        derived.append(passphrase)
        return derive(passphrase, salt, cost)

    monkeypatch.setattr(keys, "_derive", watched)
    tries = ["", "heel iets anders", PASSPHRASE + " ", PASSPHRASE[:-1]]
    told = set()
    for wrong in tries:
        with pytest.raises(WrongPassphraseError) as error:
            unwrap(key_file, wrong)
        told.add(str(error.value))
    assert len(told) == 1, "the same words"
    assert derived == tries, "and the same work"


def test_letters_typed_as_two_signs_are_the_same_passphrase(key_file: bytes, database_key: bytes) -> None:
    apart = unicodedata.normalize("NFD", PASSPHRASE)
    assert apart != PASSPHRASE
    assert unwrap(key_file, apart) == database_key


def test_the_key_does_not_stand_in_the_file_and_no_two_files_are_the_same(
    key_file: bytes, database_key: bytes, cheap: Cost
) -> None:
    assert database_key.hex().encode() not in key_file
    assert keys._to_text(database_key).encode() not in key_file
    assert wrap(database_key, PASSPHRASE, cheap) != key_file


def test_the_file_keeps_what_deriving_costs_so_that_a_later_version_can_ask_more(
    key_file: bytes, cheap: Cost
) -> None:
    slot = json.loads(key_file)["slots"][0]
    assert slot["kdf"] == "argon2id"
    assert slot["kind"] == "passphrase"
    assert Cost(slot["memory_kib"], slot["iterations"], slot["lanes"]) == cheap
    assert COST.memory_kib >= 64 * 1024
    assert COST.iterations >= 3


@pytest.mark.parametrize(
    ("memory_kib", "iterations", "lanes"), [(LEAST_MEMORY_KIB - 1, 3, 4), (LEAST_MEMORY_KIB, 0, 1)]
)
def test_a_cost_below_the_least_is_refused(memory_kib: int, iterations: int, lanes: int) -> None:
    with pytest.raises(ValueError, match=r"must lie|out of range"):
        Cost(memory_kib, iterations, lanes)


def test_damage_anywhere_in_the_file_is_never_taken_for_a_wrong_passphrase(key_file: bytes) -> None:
    told_apart = 0
    for place in range(len(key_file)):
        damaged = key_file[:place] + bytes([key_file[place] ^ 1]) + key_file[place + 1 :]
        try:
            keys._slots(damaged)
        except KeyFileDamagedError:
            told_apart += 1
        else:
            # Only the white space between fields says nothing.
            assert json.loads(damaged) == json.loads(key_file)
    assert told_apart > len(key_file) / 2
    with pytest.raises(KeyFileDamagedError):
        unwrap(damaged[: len(damaged) // 2], PASSPHRASE)


@pytest.mark.parametrize("text", [b"", b"null", b"[]", b"{}", b"\xff\xfe", b'{"format": 1}'])
def test_a_file_that_is_no_key_file_is_damaged(text: bytes) -> None:
    with pytest.raises(KeyFileDamagedError):
        unwrap(text, PASSPHRASE)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "1"},
        {"format": 0},
        {"slots": {}},
        {"slots": [{}]},
        {"slots": ["passphrase"]},
        {"more": 1},
    ],
)
def test_a_whole_file_with_unknown_contents_is_damaged(key_file: bytes, change: dict[str, Any]) -> None:
    fields = {k: v for k, v in json.loads(key_file).items() if k != "checksum"}
    with pytest.raises(KeyFileDamagedError):
        unwrap(with_valid_checksum({**fields, **change}), PASSPHRASE)


@pytest.mark.parametrize(
    "change", [{"memory_kib": 8}, {"memory_kib": 2**40}, {"lanes": "4"}, {"salt": "?"}, {"salt": 1}]
)
def test_parameters_that_make_no_sense_are_damage_and_are_not_tried(key_file: bytes, change: dict[str, Any]) -> None:
    fields = {k: v for k, v in json.loads(key_file).items() if k != "checksum"}
    fields["slots"][0].update(change)
    with pytest.raises(KeyFileDamagedError):
        unwrap(with_valid_checksum(fields), PASSPHRASE)


def test_a_cheaper_cost_written_into_the_file_does_not_open_it(database_key: bytes) -> None:
    dear = wrap(database_key, PASSPHRASE, Cost(LEAST_MEMORY_KIB, 2, 1))
    fields = {k: v for k, v in json.loads(dear).items() if k != "checksum"}
    fields["slots"][0]["iterations"] = 1
    with pytest.raises(WrongPassphraseError):
        unwrap(with_valid_checksum(fields), PASSPHRASE)


def test_a_later_format_asks_for_a_newer_version(key_file: bytes) -> None:
    fields = {k: v for k, v in json.loads(key_file).items() if k != "checksum"}
    with pytest.raises(NewerVaultError):
        unwrap(with_valid_checksum({**fields, "format": 2, "hardware": {}}), PASSPHRASE)


def test_a_slot_of_another_kind_is_passed_by(key_file: bytes, database_key: bytes) -> None:
    fields = {k: v for k, v in json.loads(key_file).items() if k != "checksum"}
    fields["slots"].insert(0, {**fields["slots"][0], "kind": "recovery"})
    assert unwrap(with_valid_checksum(fields), PASSPHRASE) == database_key


def test_each_missing_file_is_named(tmp_path: Path, key_file: bytes) -> None:
    (tmp_path / "vault.db").write_bytes(b"x" * 4096)
    with pytest.raises(KeyFileMissingError, match=r"vault\.key"):
        read_and_unwrap(tmp_path, PASSPHRASE)
    (tmp_path / "vault.db").unlink()
    (tmp_path / "vault.key").write_bytes(key_file)
    with pytest.raises(DatabaseMissingError, match=r"vault\.db"):
        read_and_unwrap(tmp_path, PASSPHRASE)


def test_every_failure_of_the_vault_has_a_sentence_of_its_own() -> None:
    kinds = VaultError.__subclasses__()
    sentences = {str(kind()) for kind in kinds}
    assert len(sentences) == len(kinds) >= 12
    for sentence in sentences:
        assert sentence.count(".") >= 2, "what happened, what was kept, what to do now"
        assert "!" not in sentence


# -- two secrets, one key --------------------------------------------------------------------------------------

RECOVERY_KEY = "7KQM2R8WC4NTXP5HBJV3DYFZA96E"


@pytest.fixture(scope="module")
def with_recovery(database_key: bytearray, cheap: Cost) -> bytes:
    return wrap(database_key, PASSPHRASE, cheap, RECOVERY_KEY)


def test_the_passphrase_and_the_recovery_key_each_open_the_vault(
    with_recovery: bytes, database_key: bytearray
) -> None:
    assert unwrap(with_recovery, PASSPHRASE) == database_key
    assert unwrap(with_recovery, RECOVERY_KEY, keys.RECOVERY) == database_key


def test_neither_secret_opens_the_slot_of_the_other(with_recovery: bytes) -> None:
    with pytest.raises(WrongPassphraseError):
        unwrap(with_recovery, RECOVERY_KEY)
    with pytest.raises(WrongRecoveryKeyError):
        unwrap(with_recovery, PASSPHRASE, keys.RECOVERY)


def test_a_vault_without_a_recovery_key_is_opened_by_none(key_file: bytes, with_recovery: bytes) -> None:
    assert not keys.has_recovery_key(key_file)
    assert keys.has_recovery_key(with_recovery)
    with pytest.raises(WrongRecoveryKeyError):
        unwrap(key_file, RECOVERY_KEY, keys.RECOVERY)


def test_another_passphrase_leaves_the_database_key_and_the_recovery_key(
    with_recovery: bytes, database_key: bytearray, cheap: Cost
) -> None:
    changed = keys.rewrap(with_recovery, database_key, keys.PASSPHRASE, "een heel ander wachtwoord", cheap)
    assert unwrap(changed, "een heel ander wachtwoord") == database_key
    assert unwrap(changed, RECOVERY_KEY, keys.RECOVERY) == database_key
    with pytest.raises(WrongPassphraseError):
        unwrap(changed, PASSPHRASE)


def test_a_renewed_recovery_key_replaces_the_earlier_one(
    with_recovery: bytes, database_key: bytearray, cheap: Cost
) -> None:
    other = RECOVERY_KEY[::-1]
    changed = keys.rewrap(with_recovery, database_key, keys.RECOVERY, other, cheap)
    assert unwrap(changed, other, keys.RECOVERY) == database_key
    assert unwrap(changed, PASSPHRASE) == database_key
    with pytest.raises(WrongRecoveryKeyError):
        unwrap(changed, RECOVERY_KEY, keys.RECOVERY)


def test_a_wiped_key_holds_nothing() -> None:
    key = keys.new_database_key()
    keys.wipe(key)
    assert key == bytearray(keys.KEY_BYTES)


class Laptop:
    """Tells how long a pass over the memory takes, without waiting for it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, seconds_for_64_mib: float) -> None:
        self.now = 0.0
        self._per_kib = seconds_for_64_mib / LEAST_MEMORY_KIB
        monkeypatch.setattr(keys, "_derive", self._derive)

    def _derive(self, _secret: str, _salt: bytes, cost: Cost) -> bytearray:
        self.now += cost.memory_kib * cost.iterations * self._per_kib
        return bytearray(keys.KEY_BYTES)

    def clock(self) -> float:
        return self.now

    def seconds(self, cost: Cost) -> float:
        return cost.memory_kib * cost.iterations * self._per_kib


@pytest.mark.parametrize("seconds_for_64_mib", [0.002, 0.01, 0.03, 0.05, 0.07, 0.1, 0.13])
def test_a_try_is_made_to_cost_a_quarter_to_half_a_second(
    monkeypatch: pytest.MonkeyPatch, seconds_for_64_mib: float
) -> None:
    laptop = Laptop(monkeypatch, seconds_for_64_mib)
    cost = keys.calibrated(laptop.clock)
    assert 0.25 <= laptop.seconds(cost) <= 0.5
    assert cost.memory_kib >= LEAST_MEMORY_KIB


def test_on_a_slow_laptop_a_try_takes_longer_and_is_never_made_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    assert keys.calibrated(Laptop(monkeypatch, 2.0).clock) == Cost(LEAST_MEMORY_KIB, 3, COST.lanes)


DERIVE_TOGETHER = """
import threading
from pestdesk.storage import keys
cost = keys.Cost(keys.LEAST_MEMORY_KIB, 1, 4)
made = []
threads = [threading.Thread(target=lambda: made.append(bytes(keys._derive("x", bytes(16), cost)))) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(made), len(set(made)))
"""


def test_keys_can_be_derived_by_several_threads_at_once() -> None:
    """In a process of its own: where they get in each other's way, it never ends."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", DERIVE_TOGETHER],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == ["6", "1"]


def test_too_little_memory_is_told_and_makes_a_key_of_the_least_cost(
    monkeypatch: pytest.MonkeyPatch, key_file: bytes
) -> None:
    class Short:
        def __init__(self, **_: object) -> None: ...

        def derive_into(self, *_: object) -> None:
            raise MemoryError

    monkeypatch.setattr(keys, "Argon2id", Short)
    with pytest.raises(MemoryShortError, match="te weinig werkgeheugen"):
        unwrap(key_file, PASSPHRASE)
    assert keys.calibrated() == Cost(LEAST_MEMORY_KIB, 3, COST.lanes)
