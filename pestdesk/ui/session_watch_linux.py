"""Linux: logind on the system bus tells of sleep, and the screen savers on the session bus of a locked screen."""

from typing import cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from pestdesk.ui.session_watch import SessionWatch

_LOGIND = "org.freedesktop.login1"
_MANAGER_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
# PySide wants the text that SLOT makes, though it says that it wants bytes.
_PREPARE, _LOCK, _ACTIVATE = (cast(bytes, SLOT(slot)) for slot in ("prepare(bool)", "lock()", "activate(bool)"))
_WHY = "Eerst de kluis vergrendelen"


class LinuxSession(SessionWatch):
    """Holds the sleep up from `start` to `stop`, for as long as logind allows (five seconds, mostly)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_listening = False
        self._asking: QDBusPendingCallWatcher | None = None
        # The answer owns the file that holds the sleep up; letting go of the answer closes it.
        self._inhibitor: QDBusMessage | None = None

    def start(self) -> None:
        """Listen, and hold the sleep up."""
        system = QDBusConnection.systemBus()
        if not self._is_listening:
            self._is_listening = True
            self._listen(system, QDBusConnection.sessionBus())
        if not system.isConnected() or self._asking is not None or self._inhibitor is not None:
            return
        ask = QDBusMessage.createMethodCall(_LOGIND, _MANAGER_PATH, _MANAGER, "Inhibit")
        ask.setArguments(["sleep", "PestDesk", _WHY, "delay"])
        self._asking = QDBusPendingCallWatcher(system.asyncCall(ask), self)
        self._asking.finished.connect(self._answered)

    def stop(self) -> None:
        """Let the laptop sleep. What is heard from here on is told all the same, and asks for nothing new."""
        self._inhibitor = None
        self._forget_question()

    def _listen(self, system: QDBusConnection, session: QDBusConnection) -> None:
        if system.isConnected():
            system.connect(_LOGIND, _MANAGER_PATH, _MANAGER, "PrepareForSleep", self, _PREPARE)
            # Of whichever session: a lock too many harms nobody.
            system.connect(_LOGIND, "", _SESSION, "Lock", self, _LOCK)
        if session.isConnected():
            for name in _SAVERS:
                session.connect("", "", name, "ActiveChanged", self, _ACTIVATE)

    def _answered(self) -> None:
        assert self._asking is not None
        answer = self._asking.reply()
        self._forget_question()
        if answer.type() == QDBusMessage.MessageType.ReplyMessage:
            self._inhibitor = answer

    def _forget_question(self) -> None:
        if self._asking is not None:
            self._asking.deleteLater()
            self._asking = None

    @Slot(bool)
    def prepare(self, is_going: bool) -> None:
        """logind: the laptop goes to sleep, or has woken up."""
        if is_going:
            self.sleeping.emit()

    @Slot()
    def lock(self) -> None:
        """logind: the session is to be locked."""
        self.session_locked.emit()

    @Slot(bool)
    def activate(self, is_active: bool) -> None:
        """A screen saver: the screen was locked, or unlocked."""
        if is_active:
            self.session_locked.emit()
