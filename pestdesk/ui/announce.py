"""Tells a screen reader what it must say at once."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, *, is_polite: bool = False) -> None:
    """Have the name of a widget spoken now, as it may be seen; it does not take the focus. A polite one waits for
    what is being read."""
    # These two classes cost some milliseconds, and no first window needs them.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, str(widget.property("accessibleName")))
    manners = QAccessible.AnnouncementPoliteness
    event.setPoliteness(manners.Polite if is_polite else manners.Assertive)
    QAccessible.updateAccessibility(event)
