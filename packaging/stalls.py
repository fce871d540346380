"""How long the thread of the windows does not come to what a user does: a beat each millisecond, and its delays."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from figures import settle
from PySide6.QtCore import Qt, QTimer

_BEAT_MS = 1
#: For what an act leaves to a later turn of the loop: layouts, drafts, what is looked up in a pause of typing.
_AFTERWARDS_S = 0.6


class Stalls:
    """The longest wait of each act, in milliseconds, by its name."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self.by_act: dict[str, float] = {}
        self._act, self._last, self._is_heard = "", 0.0, False
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        late = 1000 * (now - self._last)
        self.by_act[self._act] = max(self.by_act.get(self._act, 0.0), late)
        self._last, self._is_heard = now, True

    @contextmanager
    def during(self, act: str) -> Iterator[None]:
        """Watch what is done in the block, and what follows from it."""
        self._act, self._last = act, time.perf_counter()
        self._is_heard = False
        self._timer.start(_BEAT_MS)
        try:
            yield
            self._go_on_until(time.perf_counter() + _AFTERWARDS_S)
        finally:
            self._timer.stop()

    def watch(self, act: str, *steps: Callable[[], object]) -> None:
        """Do these one after the other, each in its own turn of the loop."""
        for step in steps:
            with self.during(act):
                # Begun in the loop, so that the act itself counts.
                QTimer.singleShot(0, step)

    def wait(self, act: str, seconds: float) -> None:
        """Only watch."""
        with self.during(act):
            self._go_on_until(time.perf_counter() + seconds)

    def _go_on_until(self, end: float) -> None:
        # An act that takes longer than this is waited for: its delay is not the next one's.
        while time.perf_counter() < end or not self._is_heard:
            settle(self._app)
            time.sleep(0.0002)
