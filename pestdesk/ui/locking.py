"""Locks the open vault, in one fixed order, for whichever reason comes first."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from pestdesk.domain.dutch import counted
from pestdesk.ui.idle_timer import IdleTimer
from pestdesk.ui.main_window import MainWindow
from pestdesk.ui.session_watch import session_watch
from pestdesk.ui.shell import Shell
from pestdesk.ui.unlock_page import UnlockPage

KEPT = "Wat je typte is bewaard."
LOST = "Wat je als laatste typte, is niet bewaard."
NOT_YET = (
    "Wat je als laatste typte, kon nog niet in de kluis. Het staat er weer als je ontgrendelt; "
    "sluit PestDesk dus niet af."
)
_MINUTE_S = 60


class LockReason(Enum):
    """Why the vault is locked."""

    ASKED = auto()
    IDLE = auto()
    SLEEP = auto()
    SESSION = auto()


def reason_words(reason: LockReason, minutes: int) -> str:
    """Why the vault is locked, as the page says it; `minutes` is how long nothing was done."""
    return {
        LockReason.ASKED: "Je hebt de kluis vergrendeld.",
        LockReason.IDLE: f"De kluis is vergrendeld omdat je {counted(minutes, 'minuut', 'minuten')} niets deed.",
        LockReason.SLEEP: "De kluis is vergrendeld omdat de laptop in slaapstand ging.",
        LockReason.SESSION: "De kluis is vergrendeld omdat het scherm op slot ging.",
    }[reason]


class Locking(QObject):
    """Stops the clocks, closes every dialog and menu, keeps what is typed, empties the clipboard if it is ours,
    empties the window, and then closes the vault. `locked` gives the page that asks for the passphrase.

    A lock that the user asks for is held once by text that cannot be kept. One that comes by itself never is: then
    the window is covered. It lives on unseen, with the vault open, until the passphrase was given.
    """

    locked = Signal(UnlockPage)

    def __init__(self, shell: Shell, window: MainWindow, close_vault: Callable[[], object]) -> None:
        super().__init__(window)
        self._shell, self._window, self._close_vault = shell, window, close_vault
        #: Where the user was when it was locked.
        self.place = window.bookmark()
        self._is_locked = False
        self._idle = IdleTimer(self)
        self._session = session_watch(window)
        window.lock_asked.connect(lambda: self.lock(LockReason.ASKED))
        self._idle.expired.connect(lambda: self.lock(LockReason.IDLE))
        self._session.sleeping.connect(lambda: self.lock(LockReason.SLEEP))
        self._session.session_locked.connect(lambda: self.lock(LockReason.SESSION))
        window.bridge.all_changed.connect(self._count)
        self._count()
        # The buses of the system are asked when the window can be used.
        QTimer.singleShot(0, self, self._session.start)

    def _count(self) -> None:
        """Count the minutes without use anew: this may be another number."""
        if not self._is_locked:
            # Kept, for a lock reads nothing: the disk may be what went wrong.
            self._minutes = self._window.bridge.desk.settings.get().lock_after_minutes
            self._idle.start(self._minutes * _MINUTE_S)

    def lock(self, reason: LockReason) -> None:
        """Lock now, unless it is locked already."""
        if self._is_locked:
            return
        self._is_locked = True
        window, words = self._window, reason_words(reason, self._minutes)
        self._stop_clocks()
        self.place = window.bookmark()
        close_dialogs()
        if reason is LockReason.ASKED and not window.may_go():
            self._go_on()
            return
        is_kept = window.is_all_kept if reason is LockReason.ASKED else window.flush()
        window.bridge.copier.forget()
        try:
            if is_kept or reason is LockReason.ASKED:
                self.locked.emit(self._shell.show_unlock(f"{words} {KEPT if is_kept else LOST}"))
                self._close_vault()
            else:
                self.locked.emit(self._shell.cover(f"{words} {NOT_YET}"))
        finally:
            # Until here it held up the sleep of the laptop.
            self._session.stop()

    def uncover(self) -> None:
        """The passphrase was given for a window that was only covered."""
        self._shell.uncover()
        self._go_on()
        self._session.start()
        self._window.flush()

    def stop(self) -> None:
        """The program ends: nothing is locked any more."""
        self._is_locked = True
        self._idle.stop()
        self._session.stop()

    def _stop_clocks(self) -> None:
        self._idle.stop()
        self._window.stop_clocks()

    def _go_on(self) -> None:
        self._is_locked = False
        self._window.start_clocks()
        self._count()


def close_dialogs() -> None:
    """Close whatever lies over the window: dialogs with what they ask, menus, lists, tips."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, Shell) or not widget.isVisible():
            continue
        if isinstance(widget, QDialog):
            widget.reject()
        else:
            widget.close()
