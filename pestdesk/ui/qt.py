"""Qt itself: the language of its own dialogs, the icon of its windows, and what it has to say."""

import os
import sys
from typing import NoReturn

from PySide6.QtCore import QLibraryInfo, QLocale, QMessageLogContext, QtMsgType, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from pestdesk import fault_log
from pestdesk.resources import resource

NO_DISPLAY = (
    "PestDesk kan geen venster openen: er is geen scherm, of Qt mist een onderdeel van het systeem. "
    "Er is niets gewijzigd. Start PestDesk op een bureaublad, of lees in README.md welke pakketten nodig zijn."
)
EXIT_NO_DISPLAY = 2


def show_sign(app: QApplication) -> None:
    """The program's own icon in its windows and in the bar of the desktop."""
    app.setWindowIcon(QIcon(str(resource("brand", "pestdesk.svg"))))


def speak_dutch(app: QApplication) -> None:
    """Qt's own dialogs in Dutch, from the first time on that this is asked."""
    dutch = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    if app.findChild(QTranslator) is not None:
        return
    QLocale.setDefault(dutch)
    translator = QTranslator(app)
    if translator.load(dutch, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    else:
        fault_log.log.warning("Qt's Dutch texts are missing from this installation")


def on_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Qt's own messages: to the log; a fatal one means that no window can be opened."""
    if kind == QtMsgType.QtFatalMsg:
        _give_up()
    if kind != QtMsgType.QtDebugMsg:
        fault_log.log.warning("qt: %s", text)


def _give_up() -> NoReturn:
    """Qt would abort with a core dump after this message; one sentence serves the user better."""
    print(NO_DISPLAY, file=sys.stderr, flush=True)  # noqa: T201 - there is no window to say it in
    os._exit(EXIT_NO_DISPLAY)
