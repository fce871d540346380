"""How soon the first window is there: from source, frozen, and of other programs, in turn, on a screen of its own.

From exec to the first top-level window that the X server maps, which asks for the passphrase of a vault. The
reference is a bare window of PySide6. Needs Xvfb; for the frozen program dist/pestdesk of build-linux.sh, and for the
others their packages: keepassxc, picard, vorta.
"""

import ctypes
import os
import select
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import made_up_vault
from figures import Figure

ROOT = Path(__file__).resolve().parent.parent
BARE = Path(__file__).with_name("bare_window.py")
FROZEN = ROOT / "dist" / "pestdesk" / "pestdesk"
ROUNDS = 15
#: How many times as long as a bare window the first one may take, and as long as from source the frozen one.
BAR, FROZEN_BAR = 1.25, 1.3
#: Programs that people call quick.
PEERS = ("keepassxc", "picard", "vorta")
_LIMIT_SECONDS = 30
_SUBSTRUCTURE_NOTIFY, _MAP_NOTIFY = 1 << 19, 19


class _MapEvent(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("event", ctypes.c_ulong),
        ("window", ctypes.c_ulong),
        ("override_redirect", ctypes.c_int),
        # An event of another kind may be as long as this.
        ("rest", ctypes.c_long * 24),
    )


class _Screen:
    """An X server of its own, and the windows that are mapped on it."""

    def __init__(self, name: str) -> None:
        self._x = x = ctypes.CDLL("libX11.so.6")
        x.XOpenDisplay.restype = ctypes.c_void_p
        x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(x.XOpenDisplay(name.encode()))
        if not self._display:
            raise OSError(f"no X server at {name}")
        x.XSelectInput(self._display, ctypes.c_ulong(x.XDefaultRootWindow(self._display)), _SUBSTRUCTURE_NOTIFY)
        x.XSync(self._display, 1)

    def wait_for_window(self, seconds: float) -> bool:
        """Whether a window came that is no menu or tip."""
        deadline = time.perf_counter() + seconds
        number = self._x.XConnectionNumber(self._display)
        event = _MapEvent()
        while (left := deadline - time.perf_counter()) > 0:
            while self._x.XPending(self._display):
                self._x.XNextEvent(self._display, ctypes.byref(event))
                if event.type == _MAP_NOTIFY and not event.override_redirect:
                    return True
            select.select([number], [], [], left)
        return False

    def forget(self) -> None:
        self._x.XSync(self._display, 1)


@contextmanager
def _own_screen() -> Iterator[_Screen]:
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                name = f":{int(told.readline())}"
            os.environ["DISPLAY"] = name
            yield _Screen(name)
        finally:
            server.terminate()


def _milliseconds(screen: _Screen, command: Sequence[str]) -> float:
    # As on a second start: with its bytecode written down.
    left_out = ("QT_QPA_PLATFORM", "PYTHONDONTWRITEBYTECODE")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    screen.forget()
    start = time.perf_counter()
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as program:
        came = screen.wait_for_window(_LIMIT_SECONDS)
        took = 1000 * (time.perf_counter() - start)
        # What it loads after its window is not to burden the next.
        time.sleep(0.5)
        program.kill()
    if not came:
        raise TimeoutError(f"no window of {command[0]} in {_LIMIT_SECONDS} s")
    return took


def measure(vaults: Path) -> list[Figure]:
    """The first window of each program that is here."""
    data = str(made_up_vault.kept(vaults, 10).parent)
    source = Path(sys.executable).with_name("pestdesk")
    commands = {"bare": [sys.executable, str(BARE)], "source": [str(source), "--data-dir", data]}
    commands |= {name: [name] for name in PEERS if shutil.which(name)}
    if FROZEN.is_file():
        commands["frozen"] = [str(FROZEN), "--data-dir", data]
    times: dict[str, list[float]] = {name: [] for name in commands}
    with _own_screen() as screen:
        # The first round writes what later starts find: bytecode and the cache of the disk.
        for number in range(ROUNDS + 1):
            for name, command in commands.items():
                took = _milliseconds(screen, command)
                if number:
                    times[name].append(took)
    medians = {name: statistics.median(each) for name, each in times.items()}
    bare, own = medians["bare"], medians["source"]
    figures = [Figure("first window", own, "ms", bare, BAR * bare)]
    figures += [Figure(f"the same of {name}", medians[name], "ms", bare) for name in PEERS if name in medians]
    if "frozen" in medians:
        figures.append(Figure("first window, frozen / from source", medians["frozen"], "ms", own, FROZEN_BAR * own))
    return figures
