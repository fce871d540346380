"""One line of text that shows its beginning while nobody types in it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from pestdesk.ui.undo_key import is_for_the_window

_BY_HAND = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.MouseFocusReason)
_FOR_A_MOMENT = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class LineEdit(QLineEdit):
    """A long name is read from its beginning; with the cursor in it, Qt shows where the cursor is."""

    def put(self, text: str) -> None:
        """Fill it, with its beginning in sight."""
        self.setText(text)
        if not self.hasFocus():
            self.home(False)

    def event(self, event: QEvent) -> bool:
        """The key that takes back an act is not for the text."""
        return False if is_for_the_window(event) else super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing goes on behind what is there, unless the user came by Tab (all selected) or by mouse."""
        super().focusInEvent(event)
        if event.reason() not in (*_BY_HAND, *_FOR_A_MOMENT):
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Back to the beginning."""
        super().focusOutEvent(event)
        if event.reason() not in _FOR_A_MOMENT:
            self.home(False)
