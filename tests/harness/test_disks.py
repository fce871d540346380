"""A disk that is really full, and one that is really read-only: small ones, mounted for the test alone."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pestdesk.desk import Desk, safe
from pestdesk.storage.keys import LEAST_MEMORY_KIB, Cost

PASSPHRASE = "vier losse woorden samen"
SCRIPT = Path(__file__).with_name("on_a_disk.py")


def _may_mount() -> bool:
    """Whether a disk can be mounted in a name space of our own, as on most Linux machines; no rights are needed."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return False
    command = [unshare, "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not _may_mount(), reason="no disk can be mounted here")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytearray]:
    """A vault with one backup, and its key."""
    folder = tmp_path_factory.mktemp("made") / "kluis"
    cost = Cost(memory_kib=LEAST_MEMORY_KIB, iterations=1, lanes=1)
    key = safe.create_vault(folder, safe.NewVault("School", "Lies", "midden", PASSPHRASE), cost)
    desk = Desk.unlock(folder, key)
    desk.backups.make(desk.backups.job())
    desk.lock()
    return folder, key


def on_disk(made: tuple[Path, bytearray], disk: Path, act: str, *, size: str, after: str = "true") -> dict[str, Any]:
    """The script on a disk of this size to which the vault was copied; `after` is done to the disk before it runs."""
    folder, key = made
    disk.mkdir()
    steps = (
        f"mount -t tmpfs -o size={size} none {disk}",
        f"cp -a {folder} {disk}/kluis",
        after.format(disk=disk),
        f"exec {sys.executable} {SCRIPT} {disk}/kluis {key.hex()} {act}",
    )
    done = subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-ec", "; ".join(steps)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_on_a_full_disk_every_act_is_told_and_nothing_is_changed_and_then_it_goes_on(
    made: tuple[Path, bytearray], tmp_path: Path
) -> None:
    found = on_disk(made, tmp_path / "disk", "fill", size="8m")
    assert set(found["full"]) == {"note", "draft", "open", "settings", "import", "backup", "passphrase"}
    for act, sentence in found["full"].items():
        assert sentence.startswith("De schijf is vol."), (act, sentence)
    assert found["same"]
    assert set(found["went_on"].values()) == {""}, "room was made"
    assert found["texts"] == ["voor het vol was", "gebeld gebeld gebeld"]
    assert found["broken"] is None
    assert found["backups"] == 1, "the last one of the day"
    assert found["left"] == [], "nothing half made stays behind"
    assert found["pupils"] == 500, "all of the list, once"


def test_on_a_read_only_disk_nothing_opens_and_the_sentence_says_why(
    made: tuple[Path, bytearray], tmp_path: Path
) -> None:
    found = on_disk(made, tmp_path / "disk", "read-only", size="8m", after="mount -o remount,ro {disk}")
    sentences = [found["open"], found["passphrase"], found["new"], *found["restore"]]
    assert len(sentences) == 4
    for sentence in sentences:
        assert sentence.startswith("In de map van de kluis kan niet worden geschreven."), sentence
