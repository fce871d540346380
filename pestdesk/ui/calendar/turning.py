"""Other months and weeks while a check hangs on the mouse."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QAbstractButton

from pestdesk.ui.calendar.check_moves import is_check

_TURN_AFTER_MS = 700
_OVER = (QEvent.Type.DragLeave, QEvent.Type.Drop, QEvent.Type.Hide)


class TurnWhileDragged(QObject):
    """A check that is held over a button for a while does what the button does, again and again."""

    def __init__(self, button: QAbstractButton, turn: Callable[[], object]) -> None:
        super().__init__(button)
        self._wait = QTimer(self)
        self._wait.setInterval(_TURN_AFTER_MS)
        self._wait.timeout.connect(turn)
        button.setAcceptDrops(True)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait as long as it is held there; nothing can be dropped on a button."""
        if isinstance(event, QDragEnterEvent):
            if is_check(event.mimeData()):
                # Else nobody would tell that it left.
                event.accept()
                self._wait.start()
            return True
        if event.type() == QEvent.Type.DragMove:
            event.ignore()
            return True
        if event.type() in _OVER:
            self._wait.stop()
        return super().eventFilter(watched, event)
