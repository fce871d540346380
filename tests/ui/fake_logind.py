"""A logind and a screen saver of nobody, in a process of their own: they say what they are asked, and do what they
are told on their standard input."""

import os
import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject

_PATH = "/org/freedesktop/login1"
_NAME = "org.freedesktop.login1"


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


class Logind(QDBusVirtualObject):
    """Gives each who asks a file that holds the sleep up, and says when it is closed."""

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802 - Qt's name
        read, write = os.pipe()
        connection.send(message.createReply([QDBusUnixFileDescriptor(write)]))
        os.close(write)
        self._closed = QSocketNotifier(read, QSocketNotifier.Type.Read, self)
        self._closed.activated.connect(self._let_go)
        say(f"{message.member()} {' '.join(message.arguments()[:1] + message.arguments()[3:])}")
        return True

    def _let_go(self) -> None:
        self._closed.setEnabled(False)
        say("let go")


def signal(path: str, interface: str, name: str, *values: object) -> None:
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(values))
    QDBusConnection.systemBus().send(message)


def read() -> None:
    """The lines that the test wrote; none is left in a buffer, of which nobody would be told."""
    for words in os.read(sys.stdin.fileno(), 4096).decode().splitlines():
        do(words)


def do(words: str) -> None:
    match words:
        case "sleep":
            signal(_PATH, f"{_NAME}.Manager", "PrepareForSleep", True)
        case "wake":
            signal(_PATH, f"{_NAME}.Manager", "PrepareForSleep", False)
        case "lock":
            signal(f"{_PATH}/session/_32", f"{_NAME}.Session", "Lock")
        case "screen":
            signal("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
        case "screen off":
            signal("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
        case _:
            QCoreApplication.quit()


def main() -> None:
    app = QCoreApplication([])
    bus, logind = QDBusConnection.systemBus(), Logind()
    told = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    told.activated.connect(read)
    assert bus.registerVirtualObject(_PATH, logind)
    assert bus.registerService(_NAME)
    say("ready")
    app.exec()


main()
