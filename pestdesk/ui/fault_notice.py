"""Tells the user that something went wrong which nobody expected, and lets the program go on with what is true."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

_WORDS = (
    "Er ging iets mis dat PestDesk niet verwachtte. Wat al bewaard was, staat nog in de kluis. "
    "Je kunt verder werken; gebeurt het weer, sluit dan het programma en open het opnieuw."
)


class FaultNotice(QObject):
    """One window at a time, which holds nothing up. `read_again` lets every view read again what it shows."""

    _told = Signal()

    def __init__(self, window: QWidget, read_again: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._read_again = read_again
        self._is_open = False
        # Not at once: it may come from another thread, or from the midst of a verb that is not done yet.
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def tell(self) -> None:
        """Something went wrong; any thread may say so."""
        self._told.emit()

    def _show(self) -> None:
        # What goes wrong while this one is open, in the reading again too, is told already.
        if self._is_open:
            return
        self._is_open = True
        # Not before: the first window waits for nothing that it may never need.
        from PySide6.QtWidgets import QMessageBox

        icon, ok = QMessageBox.Icon.Warning, QMessageBox.StandardButton.Ok
        notice = QMessageBox(icon, "PestDesk", _WORDS, ok, self._window)
        notice.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        notice.finished.connect(self._closed)
        notice.open()
        self._read_again()

    def _closed(self) -> None:
        self._is_open = False
