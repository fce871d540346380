"""How soon the first window is there: frozen beside the same from source, in turn, on a screen of its own.

From exec to the first top-level window that the X server maps. Needs Xvfb, and dist/pestdesk of build-linux.sh.
"""

import ctypes
import os
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from figures import Figure

ROOT = Path(__file__).resolve().parent.parent
FROZEN = ROOT / "dist" / "pestdesk" / "pestdesk"
ROUNDS = 15
#: How many times as long as from source the frozen program may take.
BAR = 1.3
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
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
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


def measure() -> list[Figure]:
    """The start of the frozen program; nothing when it was not built here."""
    if not FROZEN.is_file():
        print("start: build it first, with packaging/build-linux.sh", file=sys.stderr)
        return []
    frozen: list[float] = []
    source: list[float] = []
    with tempfile.TemporaryDirectory(prefix="pestdesk-start-") as folder, _own_screen() as screen:
        # The first round writes what later starts find: bytecode and the cache of the disk.
        for number in range(ROUNDS + 1):
            for command, times in (([str(FROZEN)], frozen), ([sys.executable, "-m", "pestdesk"], source)):
                took = _milliseconds(screen, [*command, "--data-dir", folder])
                if number:
                    times.append(took)
    reference = statistics.median(source)
    return [Figure("first window, frozen / from source", statistics.median(frozen), "ms", reference, BAR * reference)]
