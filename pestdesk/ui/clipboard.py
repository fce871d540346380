"""Copies a text for Magister, and empties the clipboard a minute later if it is still ours."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

FORGET_AFTER_MS = 60_000


class Copier(QObject):
    """One text at a time on the clipboard. `forget` when the window goes: nobody would empty it later."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FORGET_AFTER_MS)
        self._timer.timeout.connect(self.forget)

    def copy(self, text: str) -> None:
        """Put this text on the clipboard for a minute."""
        self._text = text
        QGuiApplication.clipboard().setText(text)
        self._timer.start()

    def take_over(self, other: "Copier") -> None:
        """See to what `other` copied, which is going: the minute begins anew."""
        if other._text:
            self._text, other._text = other._text, ""
            other._timer.stop()
            self._timer.start()

    def forget(self) -> None:
        """Empty the clipboard, unless something else was copied since."""
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._text and clipboard.text() == self._text:
            clipboard.clear()
        self._text = ""
