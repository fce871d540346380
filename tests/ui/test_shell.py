"""The one window: from the first page to the vault and back, with nothing typed lost on the way."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pestdesk import app as program
from pestdesk.desk import demo
from pestdesk.ui import qt
from pestdesk.ui.first_run_page import FirstRunPage
from pestdesk.ui.first_run_steps import PassphraseStep
from pestdesk.ui.main_window import MainWindow
from pestdesk.ui.recovery_steps import RecoveryStep, RecoveryTryStep
from pestdesk.ui.shell import Shell
from pestdesk.ui.unlock_page import UnlockPage

_LONG_MS = 30_000


class _Closed(QWidget):
    """A page that lets itself be closed, or not."""

    def __init__(self, *, lets_go: bool) -> None:
        super().__init__()
        self._lets_go = lets_go

    def closeEvent(self, event: Any) -> None:
        """Go, or stay."""
        event.setAccepted(self._lets_go)


@pytest.fixture
def shell(qtbot: QtBot, dressed: None) -> Shell:
    made = Shell()
    qtbot.addWidget(made)
    return made


def test_the_shell_shows_one_page_at_a_time_with_the_cursor_in_it(shell: Shell, qtbot: QtBot) -> None:
    shell.show_first_run()
    with qtbot.waitSignal(shell.painted):
        shell.show()
    shell.activateWindow()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    page = shell.show_unlock("Je was tien minuten weg.")
    assert shell.count() == 1
    assert page.message == "Je was tien minuten weg."
    qtbot.waitUntil(lambda: page.field.edit.hasFocus())


def test_the_shell_waits_for_a_page_that_holds_unsaved_text(shell: Shell, qtbot: QtBot) -> None:
    shell.show_main(_Closed(lets_go=False))
    shell.show()
    with qtbot.assertNotEmitted(shell.closing):
        assert not shell.close()
    shell.show_main(_Closed(lets_go=True))
    with qtbot.waitSignal(shell.closing):
        assert shell.close()


def test_tab_goes_down_each_step_of_the_first_run(shell: Shell, qtbot: QtBot) -> None:
    page = shell.show_first_run()
    shell.show()
    shell.activateWindow()
    orders = []
    for count in (4, 3, 6):
        qtbot.waitUntil(lambda: page.step.isAncestorOf(QApplication.focusWidget() or page))
        order = []
        for _ in range(count):
            focused = QApplication.focusWidget()
            assert focused is not None
            order.append(focused.accessibleName() or str(focused.property("text")))
            qtbot.keyClick(focused, Qt.Key.Key_Tab)
        orders.append(order)
        page.first.set_state({"school": demo.SCHOOL, "coordinator": demo.COORDINATOR})
        page.button.click()
    assert orders == [
        ["School", "Je naam", "Al een kluis? Reservekopie terugzetten…", "Verder"],
        ["Midden", "Terug", "Verder"],
        [
            *("Wachtwoord", "Wachtwoord tonen", "Wachtwoord nog een keer", "Wachtwoord nog een keer tonen"),
            *("Terug", "Verder"),
        ],
    ]


def test_from_the_first_run_to_the_vault_and_through_the_lock_back_to_what_was_typed(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    run = program.Program(tmp_path / "data")
    shell = run.show(qapp)
    qtbot.addWidget(shell)
    first = shell.currentWidget()
    assert isinstance(first, FirstRunPage)
    first.first.set_state({"school": demo.SCHOOL, "coordinator": demo.COORDINATOR})
    for _ in range(2):
        qtbot.mouseClick(first.button, Qt.MouseButton.LeftButton)
    assert isinstance(first.step, PassphraseStep)
    first.step.new.passphrase.edit.setText(demo.PASSPHRASE)
    first.step.new.again.edit.setText(demo.PASSPHRASE)
    qtbot.mouseClick(first.button, Qt.MouseButton.LeftButton)
    assert isinstance(first.step, RecoveryStep)
    key = first.step.recovery_key
    qtbot.mouseClick(first.button, Qt.MouseButton.LeftButton)
    assert isinstance(first.step, RecoveryTryStep)
    first.step.typed.edit.setText(key)
    qtbot.mouseClick(first.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(shell.currentWidget(), MainWindow), timeout=_LONG_MS)
    window = shell.currentWidget()
    assert isinstance(window, MainWindow)
    assert "Lies" in window.today._greeting.text()
    assert shell.windowTitle() == "PestDesk"

    window.show_new_case()
    qtbot.keyClicks(window.new_case.form.field("text").control, "Half een zin")
    window.bar.lock.emit()
    page = shell.currentWidget()
    assert isinstance(page, UnlockPage)
    assert page.message == "Je hebt de kluis vergrendeld. Wat je typte is bewaard."

    page.field.edit.setText("niet dit wachtwoord")
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.message not in ("", "Je hebt de kluis vergrendeld. Wat je typte is bewaard."))
    assert page.button.isEnabled()
    assert page.field.value() == ""
    page.field.edit.setText(demo.PASSPHRASE)
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(shell.currentWidget(), MainWindow), timeout=_LONG_MS)
    window = shell.currentWidget()
    assert isinstance(window, MainWindow)
    assert window.new_case.form.state()["text"] == "Half een zin"
    shell.close()


def test_leaving_by_the_menu_closes_the_whole_window(office: Any, qtbot: QtBot, dressed: None) -> None:
    shell = Shell()
    qtbot.addWidget(shell)
    shell.show_main(office.window)
    shell.show()
    leave = next(action for action in office.window.menus.actions if action.shortcut().toString() == "Ctrl+Q")
    with qtbot.waitSignal(shell.closing):
        leave.trigger()
    assert not shell.isVisible()
    shell.removeWidget(office.window)
    office.window.setParent(None)
    assert not office.window.isVisible()


def test_every_window_has_the_icon_of_the_program(qapp: QApplication) -> None:
    qt.show_sign(qapp)
    drawn = qapp.windowIcon().pixmap(16, 16).toImage()
    assert drawn.pixelColor(8, 13) == QColor("#0f766e"), "the shield"
    assert drawn.pixelColor(0, 0).alpha() == 0, "around it nothing"
