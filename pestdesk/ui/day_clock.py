"""Tells that another day has begun while the program stands open."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

_MINUTE_MS = 60_000


class DayClock(QObject):
    """`turned` comes within a minute of midnight, or when `look` finds that it passed."""

    turned = Signal()

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.look)
        self._minute.start()

    def look(self) -> None:
        """See what day it is."""
        if self._today() != self._day:
            self._day = self._today()
            self.turned.emit()

    def start(self) -> None:
        """Go on, after a look at what was missed."""
        self.look()
        self._minute.start()

    def stop(self) -> None:
        """Stand still."""
        self._minute.stop()
