"""Windows: messages to the window tell of sleep and of a locked session."""

import ctypes
from enum import Enum, auto

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

from pestdesk.ui.session_watch import SessionWatch

_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK = 0x02B1, 0x0007
_NOTIFY_FOR_THIS_SESSION = 0


class Heard(Enum):
    """What a message tells that matters here."""

    SLEEP = auto()
    SESSION_LOCK = auto()


class Message(ctypes.Structure):
    """The head of Windows' MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("number", ctypes.c_uint32),
        ("wparam", ctypes.c_size_t),
    )


def heard(number: int, wparam: int) -> Heard | None:
    """What a message says, by its number and its first parameter; None for what does not matter here."""
    if (number, wparam) == (_WM_POWERBROADCAST, _PBT_APMSUSPEND):
        return Heard.SLEEP
    if (number, wparam) == (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK):
        return Heard.SESSION_LOCK
    return None


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, watch: "WindowsSession") -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:  # noqa: N802 - Qt's name
        """Look at a message, and let it pass."""
        if kind == b"windows_generic_MSG":
            told = Message.from_address(int(message))
            self._watch.hear(heard(told.number, told.wparam))
        return False, 0


class WindowsSession(SessionWatch):
    """Windows waits two seconds for whoever handles the message of its sleep, so all is done before it returns."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._filter = _Filter(self)
        self._handle: ctypes.c_void_p | None = None

    def start(self) -> None:
        """Ask Windows for these messages."""
        if self._handle is None:
            self._handle = ctypes.c_void_p(int(self._window.window().winId()))
            self._application().installNativeEventFilter(self._filter)
            self._terminal_services().WTSRegisterSessionNotification(self._handle, _NOTIFY_FOR_THIS_SESSION)

    def stop(self) -> None:
        """Ask for them no longer."""
        if self._handle is not None:
            self._terminal_services().WTSUnRegisterSessionNotification(self._handle)
            self._application().removeNativeEventFilter(self._filter)
            self._handle = None

    def hear(self, what: Heard | None) -> None:
        """Tell what a message said."""
        if what is Heard.SLEEP:
            self.sleeping.emit()
        elif what is Heard.SESSION_LOCK:
            self.session_locked.emit()

    @staticmethod
    def _application() -> QCoreApplication:
        application = QCoreApplication.instance()
        assert application is not None
        return application

    @staticmethod
    def _terminal_services() -> ctypes.CDLL:
        library: ctypes.CDLL = getattr(ctypes, "windll").wtsapi32  # noqa: B009 - only Windows has it
        return library
