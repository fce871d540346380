"""The keys that zoom a picture; where none has the focus, the menus size all text by them."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_STEPS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}


def zoom_step(event: QEvent) -> int | None:
    """1 to enlarge, -1 to shrink, 0 to make it fit; None for any other key."""
    if not isinstance(event, QKeyEvent) or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    return _STEPS.get(Qt.Key(event.key()))


def takes_zoom(event: QEvent) -> bool:
    """Whether Qt asks, before it looks in the menus, who wants this key, and it is one that zooms."""
    return event.type() == QEvent.Type.ShortcutOverride and zoom_step(event) is not None
