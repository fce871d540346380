"""The system says that the laptop goes to sleep, or that its screen is locked."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QProcessEnvironment
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pestdesk.ui.session_watch import SessionWatch, session_watch
from pestdesk.ui.session_watch_windows import Heard, Message, heard

_LONG_MS = 10_000
_HERE = Path(__file__).parent
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>"""
# The part under test, as a program with a standard input: the buses of a process are known from its start.
_LISTENER = """
import os, sys
from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget
from pestdesk.ui.session_watch import session_watch

def say(words):
    sys.stdout.write(words + "\\n")
    sys.stdout.flush()

def do():
    for words in os.read(0, 4096).decode().splitlines():
        {"start": watch.start, "stop": watch.stop}.get(words, app.quit)()

app = QApplication(["x", "-platform", "offscreen"])
window = QWidget()
watch = session_watch(window)
watch.sleeping.connect(lambda: say("sleeping"))
watch.session_locked.connect(lambda: say("session locked"))
told = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
told.activated.connect(do)
say("ready")
app.exec()
"""


class Talk:
    """A process that reads and says lines."""

    def __init__(self, *arguments: str, bus: str) -> None:
        surroundings = QProcessEnvironment.systemEnvironment()
        surroundings.insert("DBUS_SYSTEM_BUS_ADDRESS", bus)
        surroundings.insert("DBUS_SESSION_BUS_ADDRESS", bus)
        surroundings.insert("PYTHONPATH", os.pathsep.join(sys.path))
        self._process = QProcess()
        self._process.setProcessEnvironment(surroundings)
        self._process.start(sys.executable, arguments)

    def tell(self, words: str) -> None:
        self._process.write(f"{words}\n".encode())
        assert self._process.waitForBytesWritten(_LONG_MS)

    def hear(self) -> str:
        """The next line; waits for it."""
        while not self._process.canReadLine():
            assert self._process.waitForReadyRead(_LONG_MS), self._process.readAllStandardError().data()
        return str(self._process.readLine().data().decode().strip())

    def end(self) -> str:
        """Let it end; gives what it complained about."""
        self.tell("quit")
        assert self._process.waitForFinished(_LONG_MS)
        return str(self._process.readAllStandardError().data().decode())


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """The address of a bus of our own."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None or sys.platform != "linux":
        pytest.skip("needs dbus-daemon")
    folder = tmp_path / "bus"
    folder.mkdir()
    (folder / "bus.conf").write_text(_BUS.format(folder=folder), encoding="utf-8")
    command = [daemon, f"--config-file={folder / 'bus.conf'}", "--print-address=1", "--nofork"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


def test_the_sleep_is_held_up_from_the_start_until_the_vault_is_locked(bus: str) -> None:
    logind = Talk(str(_HERE / "fake_logind.py"), bus=bus)
    assert logind.hear() == "ready"
    program = Talk("-c", _LISTENER, bus=bus)
    assert program.hear() == "ready"
    program.tell("start")
    assert logind.hear() == "Inhibit sleep delay"
    for told, meant in (("sleep", "sleeping"), ("lock", "session locked"), ("screen", "session locked")):
        # What is over means nothing.
        for words in ("wake", "screen off", told):
            logind.tell(words)
        assert program.hear() == meant
    program.tell("stop")
    assert logind.hear() == "let go"
    program.tell("start")
    assert logind.hear() == "Inhibit sleep delay", "it is held up again for the next time"
    assert program.end() == ""
    assert logind.hear() == "let go", "a program that ends holds nothing up"
    assert logind.end() == ""


def test_without_a_bus_nothing_fails_and_nothing_is_complained_about(tmp_path: Path) -> None:
    program = Talk("-c", _LISTENER, bus=f"unix:path={tmp_path / 'nowhere'}")
    assert program.hear() == "ready"
    program.tell("start")
    program.tell("stop")
    assert program.end() == ""


def test_a_bus_without_a_logind_is_no_fault(bus: str) -> None:
    program = Talk("-c", _LISTENER, bus=bus)
    assert program.hear() == "ready"
    program.tell("start")
    assert program.end() == ""


@pytest.mark.parametrize(
    ("number", "wparam", "what"),
    [
        (0x0218, 0x4, Heard.SLEEP),
        (0x02B1, 0x7, Heard.SESSION_LOCK),
        (0x0218, 0x7, None),
        (0x02B1, 0x8, None),
        (0x0100, 0x4, None),
    ],
    ids=["sleep", "session lock", "woken up", "session unlocked", "a key"],
)
def test_a_message_of_windows_is_understood(number: int, wparam: int, what: Heard | None) -> None:
    assert heard(number, wparam) is what


def test_a_message_of_windows_is_read_from_memory() -> None:
    message = Message(12, 0x0218, 0x4)
    read = Message.from_address(ctypes.addressof(message))
    assert heard(read.number, read.wparam) is Heard.SLEEP


def test_where_the_system_cannot_be_asked_nothing_is_heard(
    qtbot: QtBot, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    window = QWidget()
    qtbot.addWidget(window)
    watch = session_watch(window)
    assert type(watch) is SessionWatch
    watch.start()
    watch.stop()
