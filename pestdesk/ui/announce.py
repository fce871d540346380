"""Tells a screen reader what it must say at once."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget) -> None:
    """Have the name of a widget spoken now, as it may be seen; it does not take the focus."""
    # These two classes cost some milliseconds, and no first window needs them.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, str(widget.property("accessibleName")))
    # The user did something, and this is what came of it: it goes before what is being read.
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
