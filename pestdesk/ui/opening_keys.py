"""What opens the thing in which the keyboard stands, in every list, table and calendar."""

from typing import Final

from PySide6.QtCore import Qt

OPENING_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
