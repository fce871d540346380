"""Tells that the laptop goes to sleep, or that its screen was locked."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class SessionWatch(QObject):
    """`sleeping` and `session_locked` come before the thing itself where the system lets us: do what must be done
    first at once, and then `stop`.

    This one hears nothing. It serves where the system cannot be asked, such as macOS: there the idle timer locks,
    at the latest when the laptop has woken up again.
    """

    sleeping = Signal()
    session_locked = Signal()

    def start(self) -> None:
        """Listen from now on; nothing fails where there is nothing to listen to."""

    def stop(self) -> None:
        """Listen no more, and hold the sleep of the laptop up no longer."""


def kind_here() -> Callable[[QWidget], SessionWatch]:
    """The one of this system, whose parts are imported now and not before."""
    kind: Callable[[QWidget], SessionWatch] = SessionWatch
    if sys.platform == "win32":
        from pestdesk.ui.session_watch_windows import WindowsSession

        kind = WindowsSession
    elif sys.platform == "linux":
        from pestdesk.ui.session_watch_linux import LinuxSession

        kind = LinuxSession
    return kind


def session_watch(window: QWidget) -> SessionWatch:
    """The one for this system, which lives as long as this widget."""
    return kind_here()(window)
