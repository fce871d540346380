"""A second copy of the program finds the vault open, and the first one comes to the front."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pestdesk.app import WINDOW_COMES, Program
from pestdesk.desk import demo, safe
from pestdesk.errors import VaultInUseError
from pestdesk.storage.places import show_path
from pestdesk.ui.main_window import MainWindow
from pestdesk.ui.shell import Shell
from pestdesk.ui.unlock_page import UnlockPage


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A vault and its key."""
    folder = tmp_path_factory.mktemp("vault") / "kluis"
    demo.open_demo(folder).lock()
    return folder, safe.read_key(folder, demo.PASSPHRASE)


@pytest.fixture
def data(made: tuple[Path, bytes], tmp_path: Path) -> Path:
    """A data folder with that vault."""
    shutil.copytree(made[0], tmp_path / "kluis")
    return tmp_path


def started(qtbot: QtBot, qapp: QApplication, data: Path) -> tuple[Program, Shell]:
    program = Program(data)
    shell = program.show(qapp)
    qtbot.addWidget(shell)
    return program, shell


def test_the_second_copy_says_so_and_the_first_comes_to_the_front(
    qtbot: QtBot, qapp: QApplication, data: Path, made: tuple[Path, bytes]
) -> None:
    first, window = started(qtbot, qapp, data)
    first._open(bytearray(made[1]))
    assert isinstance(window.currentWidget(), MainWindow)
    window.showMinimized()
    second, asking = started(qtbot, qapp, data)
    asking.activateWindow()
    second._open(bytearray(made[1]))
    page = asking.currentWidget()
    assert isinstance(page, UnlockPage)
    assert page.message == f"{VaultInUseError()} {WINDOW_COMES}"
    qtbot.waitUntil(lambda: not window.windowState() & Qt.WindowState.WindowMinimized)
    qtbot.waitUntil(window.isActiveWindow)
    assert not show_path(data / "kluis").exists()

    # It works again the next time, and not once it is locked: then the second copy has the vault.
    window.showMinimized()
    second._open(bytearray(made[1]))
    qtbot.waitUntil(lambda: not window.windowState() & Qt.WindowState.WindowMinimized)
    assert first._locking is not None
    first._window.lock_asked.emit()  # type: ignore[union-attr]
    second._open(bytearray(made[1]))
    assert isinstance(asking.currentWidget(), MainWindow)
    window.close()
    asking.close()


def test_a_sign_that_nobody_answered_is_taken_away_without_a_stir(
    qtbot: QtBot, qapp: QApplication, data: Path, made: tuple[Path, bytes]
) -> None:
    safe.ask_for_window(data / "kluis")
    safe.ask_for_window(data / "kluis")
    assert show_path(data / "kluis").stat().st_size == 0
    first, window = started(qtbot, qapp, data)
    first._open(bytearray(made[1]))
    assert not show_path(data / "kluis").exists()
    window.close()


def test_a_folder_that_takes_no_sign_is_no_fault(tmp_path: Path) -> None:
    safe.ask_for_window(tmp_path / "nergens")
