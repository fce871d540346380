"""Tells a screen reader that something changed that it must say at once."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget) -> None:
    """Have the name of a widget spoken now."""
    # These two classes cost some milliseconds, and no first window needs them.
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
