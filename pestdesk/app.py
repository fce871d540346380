"""Starts the program: arguments, paths, log, exception hook and window. The only module that knows everyone."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pestdesk import __version__, fault_log, process, pyside

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QApplication

    from pestdesk.desk import Desk
    from pestdesk.ui.bookmark import Bookmark
    from pestdesk.ui.fault_notice import FaultNotice
    from pestdesk.ui.gate import Gate
    from pestdesk.ui.locking import Locking
    from pestdesk.ui.main_window import MainWindow
    from pestdesk.ui.shell import Shell
    from pestdesk.ui.unlock_page import UnlockPage
    from pestdesk.ui.window_memory import WindowMemory

WINDOW_COMES = "Dat venster komt nu naar voren."
NO_RESTORE_IN_DEMO = "In de oefenomgeving kun je geen reservekopie terugzetten. In je eigen kluis kan dat wel."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (without its own name); gives the exit code."""
    process.forbid_dumps()
    given = list(sys.argv[1:] if arguments is None else arguments)
    options, for_qt = _parser().parse_known_args(given)
    # Whatever this program writes is for its user only.
    os.umask(0o077)
    if options.self_test is not None:
        from pestdesk.desk.self_test import run

        return run(options.self_test)
    with ExitStack() as stack:
        if options.demo:
            from pestdesk.storage.practice_folder import practice_folder

            data = stack.enter_context(practice_folder())
        else:
            data = options.data_dir or _default_data_dir()
        return Program(data, is_demo=options.demo).run([sys.argv[0], *for_qt])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "pestdesk", description="Voert het pestprotocol van de school stap voor stap uit."
    )
    parser.add_argument("--version", action="version", version=f"PestDesk {__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="MAP", help="waar de kluis en het logboek staan")
    parser.add_argument("--demo", action="store_true", help="open verzonnen casussen in een kluis die weer verdwijnt")
    parser.add_argument(
        "--self-test",
        type=Path,
        metavar="MAP",
        help="speel het hoofdwerk na zonder scherm, en laat de uitkomst in MAP",
    )
    return parser


def _default_data_dir() -> Path:
    from platformdirs import user_data_path

    return user_data_path("PestDesk", appauthor=False)


class Program:
    """One run with a window. The vault stands in the folder `kluis` of the data folder, the log beside it."""

    def __init__(self, data: Path, *, is_demo: bool = False) -> None:
        self._data = data
        self._folder = data / "kluis"
        self._is_demo = is_demo
        self._desk: Desk | None = None
        self._shell: Shell | None = None
        # Of the vault that is open.
        self._window: MainWindow | None = None
        self._locking: Locking | None = None
        # Where the user was, from the lock until it is unlocked.
        self._place: Bookmark | None = None
        self._notice: FaultNotice | None = None
        self._memory: WindowMemory | None = None
        self._way_in: Gate | None = None
        # No oftener than once a day.
        self._advised_on: date | None = None

    def run(self, argv: list[str]) -> int:
        """Open the window and stay until it closes."""
        # Hardly anything is thrown away before the first window is up: collecting would only delay it.
        gc.disable()
        pyside.load()
        from PySide6.QtCore import QTimer, qInstallMessageHandler
        from PySide6.QtWidgets import QApplication

        from pestdesk.ui import qt, theme

        qInstallMessageHandler(qt.on_message)
        app = QApplication([*argv, *theme.STYLE_ARGUMENTS])
        app.setApplicationName("PestDesk")
        app.setApplicationVersion(__version__)
        # By which a desktop on Linux knows whose window this is.
        app.setDesktopFileName("nl.pestdesk.PestDesk")
        fault_log.catch_all(self._tell_fault)
        # In the loop, where a fault can be told in a window.
        QTimer.singleShot(0, lambda: self.show(app))
        code = app.exec()
        self._close_desk()
        return code

    def show(self, app: "QApplication") -> "Shell":
        """The window, with the page that the data folder asks for."""
        from pestdesk.ui import qt, theme
        from pestdesk.ui.fault_notice import FaultNotice
        from pestdesk.ui.shell import Shell
        from pestdesk.ui.text_size import TextSize
        from pestdesk.ui.window_memory import WindowMemory

        self._memory = WindowMemory(self._data)
        TextSize(self._memory).put_on()
        theme.apply(app, "system")
        shell = self._shell = Shell()
        self._notice = FaultNotice(shell, self._read_again)
        shell.closing.connect(self._close_desk)
        if self._is_demo:
            # Filling its vault takes some seconds: first is told that it comes.
            self._announce_demo()
            shell.painted.connect(self._open_demo)
            shell.painted.connect(_collect_from_here)
        else:
            self._gate().ask()
            shell.painted.connect(lambda: _make_ready(shell))
        # Not sooner: the first page opens none of Qt's own dialogs, and waits for nothing.
        shell.painted.connect(lambda: qt.speak_dutch(app))
        shell.painted.connect(lambda: qt.show_sign(app))
        shell.show()
        return shell

    # -- the vault ---------------------------------------------------------------------------------------------

    def _gate(self) -> "Gate":
        """The way into the vault: one as long as the window lives."""
        from pestdesk.storage.places import has_vault
        from pestdesk.ui.gate import Gate

        assert self._shell is not None
        if self._way_in is None:
            self._way_in = Gate(self._shell, self._folder, lambda: has_vault(self._folder), self._sentence)
            self._way_in.key_found.connect(self._open)
        return self._way_in

    def _open(self, key: bytearray) -> None:
        """The key is there: open the vault and show what it holds. The key is wiped; an open vault has its own."""
        from pestdesk.storage.keys import wipe

        try:
            if self._locking is not None:
                # The vault was never closed: its window was covered only.
                self._locking.uncover()
            else:
                self._open_vault(key)
        finally:
            wipe(key)
        if self._desk is not None:
            self._gate().forget_wrong_tries()

    def _open_vault(self, key: bytearray) -> None:
        from pestdesk.desk import Desk, safe
        from pestdesk.errors import PestDeskError, VaultInUseError
        from pestdesk.ui.opening import settle

        try:
            desk = Desk.unlock(self._folder, key)
        except PestDeskError as error:
            words = str(error)
            if isinstance(error, VaultInUseError):
                safe.ask_for_window(self._folder)
                words = f"{words} {WINDOW_COMES}"
            self._gate().refuse(words)
            return
        fault_log.start(self._data)
        problem = settle(desk, self._gate().unwritten)
        self._show(desk)
        self._tell(desk, problem)

    def _tell(self, desk: "Desk", problem: str) -> None:
        """What is to be known of a vault that was just opened."""
        from pestdesk.ui.opening import advice

        assert self._window is not None
        banner, today = self._window.banner, desk.calendar.today()
        if problem:
            banner.show_error(problem)
        elif self._advised_on != today and (words := advice(desk)):
            self._advised_on = today
            banner.show_info(words, "Kluis en reservekopieën", self._window.show_vault)

    def _announce_demo(self) -> None:
        from pestdesk.ui.practice import COMING, PRACTICE_TITLE
        from pestdesk.ui.welcome_card import WelcomeCard

        assert self._shell is not None
        self._shell.setWindowTitle(PRACTICE_TITLE)
        self._shell.show_page(WelcomeCard(COMING, 400))

    def _open_demo(self) -> None:
        from pestdesk.desk import demo

        self._show(demo.open_demo(self._folder))

    def _show(self, desk: "Desk") -> None:
        from PySide6.QtWidgets import QApplication

        from pestdesk.ui import qt, theme
        from pestdesk.ui.main_window import MainWindow

        assert self._shell is not None
        self._desk = desk
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        qt.speak_dutch(app)
        theme.apply(app, theme.scheme(desk.settings.get().appearance))
        window = self._window = MainWindow(
            desk, self._gate().unwritten, self._memory, self._shell, is_practice=self._is_demo
        )
        self._shell.show_main(window)
        window.remake_asked.connect(self._remake)
        if self._is_demo:
            from pestdesk.ui.practice import NOTHING_TO_LOCK

            window.lock_asked.connect(lambda: window.banner.show_info(NOTHING_TO_LOCK))
            window.restore_asked.connect(lambda: window.banner.show_info(NO_RESTORE_IN_DEMO))
            return
        window.backups.start()
        window.restore_asked.connect(self._restore)
        self._guard(window)
        place, self._place = self._place, None
        if place is not None:
            window.return_to(place)

    def _remake(self) -> None:
        """The same vault in a new window, where the user was: everything in it has another size."""
        assert self._desk is not None
        assert self._window is not None
        window, place = self._window, self._window.bookmark()
        window.stop_clocks()
        if self._locking is not None:
            self._locking.stop()
        self._show(self._desk)
        self._window.take_over(window)
        self._window.return_to(place)

    def _guard(self, window: "MainWindow") -> None:
        """From here on the vault locks itself, and another copy can ask for this window."""
        from pestdesk.storage.places import show_path
        from pestdesk.ui.locking import Locking
        from pestdesk.ui.vault_sign import VaultSign

        assert self._shell is not None
        self._locking = Locking(self._shell, window, self._close_desk)
        self._locking.locked.connect(self._locked)
        VaultSign(show_path(self._folder), window).seen.connect(self._shell.come_forward)

    def _locked(self, page: "UnlockPage") -> None:
        """Unlocking leads back to the same place."""
        assert self._locking is not None
        self._place = self._locking.place
        self._gate().watch(page)

    def _restore(self) -> None:
        """Lock, and ask which backup is to be put in the place of the vault."""
        from pestdesk.ui.locking import LockReason

        assert self._locking is not None
        second = self._second_place()
        self._locking.lock(LockReason.ASKED)
        if self._desk is None:
            self._gate().show_restore([second] if second else [])

    def _second_place(self) -> Path | None:
        """Where the backups of the open vault go too, if that can be read now."""
        from pestdesk.errors import PestDeskError

        with suppress(PestDeskError):
            return self._desk.backups.second_place if self._desk is not None else None
        return None

    def _close_desk(self) -> None:
        self._window = None
        if self._locking is not None:
            self._locking.stop()
            self._locking = None
        if self._desk is not None:
            desk, self._desk = self._desk, None
            desk.lock()

    # -- faults ------------------------------------------------------------------------------------------------

    def _sentence(self, error: Exception) -> str:
        """A known failure's sentence; an unknown one goes to the log and gets a general sentence."""
        from pestdesk.errors import PestDeskError

        if isinstance(error, PestDeskError):
            return str(error)
        if isinstance(error, OSError):
            return (
                f"De map {self._data} is niet te gebruiken. Er is niets gewijzigd. "
                "Kies een andere map, of maak deze map vrij."
            )
        fault_log.write(type(error), error.__traceback__)
        return "Er ging iets mis dat PestDesk niet kent. Er is niets gewijzigd. Probeer het nog een keer."

    def _tell_fault(self) -> None:
        """An exception that nobody expected is in the log; any thread may come here."""
        if self._notice is not None:
            self._notice.tell()

    def _read_again(self) -> None:
        if self._window is not None:
            self._window.bridge.tell_all_changed()


def _collect_from_here() -> None:
    """What is thrown away is collected again. What was loaded before stays as long as the program: to look through
    all of it each time would hold up the window for a tenth of a second."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _make_ready(shell: "Shell") -> None:
    """Load what the main window needs while the user types the passphrase."""
    from pestdesk.making_ready import make_ready

    make_ready(shell, _collect_from_here)
