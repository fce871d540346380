"""The page on which the vault is unlocked."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pestdesk.ui import theme, unlock_page
from pestdesk.ui.form import Form
from pestdesk.ui.unlock_page import UnlockPage, seconds_to_wait


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> UnlockPage:
    theme.apply(qapp, "light")
    made = UnlockPage()
    qtbot.addWidget(made)
    made.resize(1366, 738)
    made.show()
    return made


def test_enter_gives_the_password_and_forgets_it(page: UnlockPage, qtbot: QtBot) -> None:
    page.field.reveal.setChecked(True)
    QTest.keyClicks(page.field.edit, "vier losse woorden hier")
    with qtbot.waitSignal(page.submitted) as told:
        QTest.keyClick(page.field.edit, Qt.Key.Key_Return)
    assert told.args == ["vier losse woorden hier"]
    assert page.field.value() == ""
    assert page.field.edit.echoMode() == QLineEdit.EchoMode.Password


def test_white_space_belongs_to_a_password(page: UnlockPage, qtbot: QtBot) -> None:
    page.field.edit.setText(" met spatie ")
    with qtbot.waitSignal(page.submitted) as told:
        page.button.click()
    assert told.args == [" met spatie "]


def test_an_empty_password_is_asked_for_and_not_given(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.submitted):
        page.button.click()
    assert page.message == "Vul je wachtwoord in."


def test_nothing_is_given_while_the_vault_is_being_opened(page: UnlockPage, qtbot: QtBot) -> None:
    page.field.edit.setText("vier losse woorden")
    page.set_busy(True)
    assert page.button.text() == "Even geduld…"
    with qtbot.assertNotEmitted(page.submitted):
        page.button.click()
        page.field.edit.returnPressed.emit()
    page.set_busy(False)
    assert page.button.isEnabled()
    assert page.button.text() == "Ontgrendelen"


def test_an_error_ends_the_waiting_and_puts_the_cursor_back(page: UnlockPage) -> None:
    page.set_busy(True)
    page.show_error("Dit wachtwoord past niet op de kluis. Er is niets gewijzigd.")
    assert page.field.isEnabled()
    assert page.message.startswith("Dit wachtwoord past niet")
    assert page.focusWidget() is page.field.edit
    page.field.edit.setText("v")
    assert page.message == ""


def test_the_page_tells_why_the_vault_is_locked(page: UnlockPage) -> None:
    page.show_reason("De kluis is vergrendeld omdat je tien minuten niets deed.")
    assert page.message == "De kluis is vergrendeld omdat je tien minuten niets deed."
    page.show_reason("")
    assert page.message == ""


def test_the_password_can_be_seen_and_hidden_again(page: UnlockPage) -> None:
    assert page.field.reveal.accessibleName() == "Wachtwoord tonen"
    page.field.reveal.click()
    assert page.field.edit.echoMode() == QLineEdit.EchoMode.Normal
    assert page.field.reveal.accessibleName() == "Wachtwoord verbergen"
    page.field.reveal.click()
    assert page.field.edit.echoMode() == QLineEdit.EchoMode.Password


def test_a_password_never_goes_into_a_draft(page: UnlockPage) -> None:
    page.field.edit.setText("vier losse woorden")
    form = Form()
    form.register("password", page.field)
    assert form.state() == {"password": None}


def test_the_page_needs_no_heavy_parts() -> None:
    heavy = ("sqlalchemy", "sqlcipher3", "cryptography", "holidays", "zxcvbn", "typst", "alembic", "pestdesk.desk")
    check = (
        "import sys; import pestdesk.ui.unlock_page, pestdesk.ui.first_run_page;"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


_WRONG = "Dit wachtwoord past niet op de kluis. Er is niets gewijzigd."


def test_the_wait_grows_from_the_third_wrong_try_and_is_never_longer_than_half_a_minute() -> None:
    assert [seconds_to_wait(tries) for tries in range(10)] == [0, 0, 0, 1, 2, 4, 8, 16, 30, 30]
    assert seconds_to_wait(10**9) == 30


def test_two_wrong_tries_wait_for_nothing(page: UnlockPage) -> None:
    for _ in range(2):
        page.set_busy(True)
        page.show_wrong_try(_WRONG)
        assert page.message == _WRONG
        assert page.waiting == ""
        assert page.button.isEnabled()


def test_the_third_counts_down_takes_nothing_meanwhile_and_then_asks_again(
    page: UnlockPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unlock_page, "_WAITS_S", (2,))
    page._second.setInterval(10)
    for _ in range(3):
        page.show_wrong_try(_WRONG)
    assert page.message == _WRONG, "the same words for every wrong one"
    assert page.waiting == "Over 2 seconden kun je het weer proberen."
    assert not page.field.isEnabled()
    page.field.edit.setText("vier losse woorden")
    with qtbot.assertNotEmitted(page.submitted):
        page.button.click()
        page.field.edit.returnPressed.emit()
    qtbot.waitUntil(lambda: page.waiting == "Over 1 seconde kun je het weer proberen.")
    qtbot.waitUntil(lambda: page.waiting == "")
    assert page.button.isEnabled()
    assert page.focusWidget() is page.field.edit
    with qtbot.waitSignal(page.submitted):
        page.button.click()


def test_what_is_no_wrong_password_does_not_count(page: UnlockPage) -> None:
    for _ in range(5):
        page.show_error("De map is niet te lezen.")
    page.show_wrong_try(_WRONG)
    assert page.waiting == ""
