"""Ctrl+Shift+Z takes back the last act, also with the cursor in a text; Ctrl+Z is the text's own."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

_KEY = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z)


def is_for_the_window(event: QEvent) -> bool:
    """Whether a text must leave this to the menus: Qt's texts would take the key for typing again what was undone."""
    is_asked = event.type() == QEvent.Type.ShortcutOverride
    return is_asked and isinstance(event, QKeyEvent) and event.keyCombination() == _KEY
