"""Tells when the program was not used for a while. It knows nothing of vaults."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_USE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)
#: A timer stands still while the laptop sleeps; the clock does not, and is looked at this often.
_LOOK_MS = 20_000


class IdleTimer(QObject):
    """Counts from the last key, mouse, wheel or touch in any window of the program; `expired` comes once."""

    expired = Signal()

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._clock = clock
        self._after_s = self._used_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        # The windows of the system, through which all use comes, and not the application: that one would pass every
        # event of every widget by here, which made a case open a third slower.
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._follow)
        # What is dictated comes by no key; the cursor moves all the same.
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._used)
        for window in QGuiApplication.allWindows():
            self._follow(window)

    def start(self, after_s: float) -> None:
        """Count from now, to so many seconds without use."""
        self._after_s = after_s
        self._used()
        self._look()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what passes, and let it."""
        if event.type() in _USE:
            self._used()
        return False

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _used(self) -> None:
        self._used_at = self._clock()

    def _look(self) -> None:
        now = self._clock()
        # A clock that was set back would wait for as long as that.
        self._used_at = min(self._used_at, now)
        left_s = self._used_at + self._after_s - now
        if left_s > 0:
            self._timer.start(min(int(left_s * 1000) + 1, _LOOK_MS))
        else:
            self.expired.emit()
