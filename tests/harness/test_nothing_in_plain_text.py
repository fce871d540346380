"""What the program leaves on a computer: nothing of what was written may be read in any file but an export."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pestdesk.desk import demo

SECRETS = Path(__file__).with_name("secret_day.py")
#: Long enough not to stand in encrypted bytes by chance.
WORDS = (
    "Schrikbeeldstra",
    "Onnodigheer",
    "Vertrouwelijkema",
    "fietsventiel leeggelopen",
    "nooit-voltooide zin over thuis",
    "snoeihard-geheim-wachtwoord",
    "0612345987",
)


def readable_in(data: bytes) -> Iterator[str]:
    for word in WORDS:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            if word.encode(encoding) in data or word.lower().encode(encoding) in data:
                yield f"{word} ({encoding})"


@pytest.fixture
def computer(tmp_path: Path) -> dict[str, str]:
    """A user of our own."""
    return computer_in(tmp_path)


def computer_in(root: Path) -> dict[str, str]:
    """The surroundings of a user of our own: every place where a program may leave something is in this folder."""
    places = {
        "HOME": "home",
        "USERPROFILE": "home",
        "APPDATA": "home/AppData/Roaming",
        "LOCALAPPDATA": "home/AppData/Local",
        "XDG_CONFIG_HOME": "home/.config",
        "XDG_CACHE_HOME": "home/.cache",
        "XDG_DATA_HOME": "home/.local/share",
        "XDG_STATE_HOME": "home/.local/state",
        "XDG_RUNTIME_DIR": "run",
        "TMPDIR": "tmp",
        "TEMP": "tmp",
        "TMP": "tmp",
    }
    for place in places.values():
        (root / place).mkdir(parents=True, exist_ok=True, mode=0o700)
    kept = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return {
        **kept,
        **{name: str(root / place) for name, place in places.items()},
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }


def files_of(root: Path, but_not: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file() and not path.is_relative_to(but_not)]


def test_a_day_at_work_leaves_no_name_no_word_and_no_passphrase_anywhere(
    tmp_path: Path, computer: dict[str, str]
) -> None:
    exports = tmp_path / "exports"
    exports.mkdir()
    # Killed at its end: what SQLite wrote ahead is still there, as after a power cut.
    done = subprocess.run(
        [sys.executable, str(SECRETS), str(exports)], env=computer, capture_output=True, check=False, timeout=240
    )
    assert b"the day is over" in done.stdout, done.stderr.decode()
    found = files_of(tmp_path, exports)
    names = {path.name for path in found}
    assert {"vault.db", "vault.db-wal", "vault.key", "pestdesk.log"} <= names
    assert any(name.endswith(".pestdesk") for name in names)
    assert "QtProject.conf" not in names, "Qt keeps the folders that were visited"
    told = {str(path.relative_to(tmp_path)): list(readable_in(path.read_bytes())) for path in found}
    assert {path: words for path, words in told.items() if words} == {}
    assert not any(list(readable_in(str(path).encode())) for path in found), "no name in a file's name"
    assert list(readable_in(done.stdout + done.stderr)) == []
    (paper,) = exports.iterdir()
    assert paper.suffix == ".pdf"
    assert list(readable_in(paper.name.encode())) == []


FORBIDDEN = """
import sys

def refuse(event, arguments):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        raise RuntimeError(f"the network: {event}")
    if event == "socket.__new__":
        raise RuntimeError("a socket")

sys.addaudithook(refuse)
from pestdesk.app import main
sys.exit(main(["--self-test", sys.argv[1]]))
"""


@pytest.fixture(scope="module")
def self_tested(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """The self-test of a user of our own, with every socket forbidden, and the folder of all that it left."""
    root = tmp_path_factory.mktemp("self-test")
    command = [sys.executable, "-c", FORBIDDEN, str(root / "uitkomst")]
    return subprocess.run(
        command, env=computer_in(root), capture_output=True, text=True, check=False, timeout=240
    ), root


def test_the_self_test_leaves_no_name_and_no_passphrase_outside_its_documents(
    self_tested: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    done, root = self_tested
    assert done.returncode == 0, done.stdout + done.stderr
    surnames = ("Voorbeeldstra", "Attrapstra", "Schijnmans", "Proefstra", "Nepman", "Mockels")
    secrets = [*surnames, demo.PASSPHRASE]
    looked = [path for path in files_of(root, root / "none") if path.suffix not in (".pdf", ".docx")]
    assert {"vault.db", "vault.key", "self-test.json", "PestDesk.ics", "PestDesk.xlsx"} <= {p.name for p in looked}
    for path in looked:
        data = path.read_bytes()
        for word in secrets:
            for encoding in ("utf-8", "utf-16-le"):
                assert word.encode(encoding) not in data, f"{word} in {path.name}"


def test_the_whole_self_test_passes_where_every_socket_is_forbidden(
    self_tested: tuple[subprocess.CompletedProcess[str], Path], computer: dict[str, str]
) -> None:
    done, _root = self_tested
    assert done.returncode == 0, done.stdout + done.stderr
    refused = subprocess.run(
        [sys.executable, "-c", FORBIDDEN.replace("from pestdesk.app import main", "import socket; socket.socket()")],
        env=computer,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "RuntimeError: a socket" in refused.stderr, "the guard itself works"
