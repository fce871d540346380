"""The page on which a coordinator makes her vault, and the judgement of her password."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pestdesk.ui import theme
from pestdesk.ui.fields import TextField
from pestdesk.ui.first_run_page import FirstRun, FirstRunPage
from pestdesk.ui.labels import Label
from pestdesk.ui.passphrase_field import PassphraseField
from pestdesk.ui.passphrase_strength import strength

_GOOD = "paars gootsteen wandelt maandag"


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> FirstRunPage:
    theme.apply(qapp, "light")
    made = FirstRunPage()
    qtbot.addWidget(made)
    made.resize(1366, 738)
    made.show()
    made.school.edit.setText("Het Voorbeeld")
    made.coordinator.edit.setText("Lies Voorbeeld")
    made.passphrase.edit.setText(_GOOD)
    made.again.edit.setText(_GOOD)
    return made


def test_what_was_filled_in_is_given(page: FirstRunPage, qtbot: QtBot) -> None:
    page.region.set_value("zuid")
    with qtbot.waitSignal(page.submitted) as told:
        page.button.click()
    assert told.args == [FirstRun("Het Voorbeeld", "Lies Voorbeeld", "zuid", _GOOD)]


def test_enter_in_the_last_field_gives_it_too(page: FirstRunPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.submitted):
        QTest.keyClick(page.again.edit, Qt.Key.Key_Return)


def test_the_region_is_midden_until_another_is_chosen() -> None:
    page = FirstRunPage()
    assert page.region.value() == "midden"
    assert [page.region.combo.itemText(row) for row in range(page.region.combo.count())] == [
        "Noord",
        "Midden",
        "Zuid",
    ]
    page.deleteLater()


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("school", "  ", "school"),
        ("coordinator", "", "je naam"),
        ("passphrase", "kort", "minstens 10 tekens"),
        ("passphrase", "wachtwoord", "bekend woord"),
        ("passphrase", "aaaaaaaaaaaa", "Herhaalde"),
        ("again", f"{_GOOD}x", "niet gelijk"),
    ],
)
def test_the_first_thing_that_is_wrong_is_said_at_its_field(
    page: FirstRunPage, qtbot: QtBot, name: str, typed: str, words: str
) -> None:
    fields: dict[str, TextField | PassphraseField] = {
        "school": page.school,
        "coordinator": page.coordinator,
        "passphrase": page.passphrase,
        "again": page.again,
    }
    field = fields[name]
    field.edit.setText(typed)
    with qtbot.assertNotEmitted(page.submitted):
        page.button.click()
    assert words in field.problem
    assert page.focusWidget() is field.edit


def test_the_strength_is_told_in_words_while_typing(page: FirstRunPage, qtbot: QtBot) -> None:
    page.passphrase.edit.setText("wachtwoord2024")
    qtbot.waitUntil(lambda: "Sterkte: redelijk" in page.strength_line.text or "zwak" in page.strength_line.text)
    page.passphrase.edit.setText(_GOOD)
    qtbot.waitUntil(lambda: page.strength_line.text == "Sterkte: sterk.")
    assert page.strength_line.accessibleName() == "Sterkte: sterk."
    page.passphrase.edit.clear()
    qtbot.waitUntil(lambda: "nog niets" in page.strength_line.text)


def test_the_name_of_the_school_is_no_strong_password() -> None:
    assert strength("Sint Voorbeeldcollege", []).is_enough
    assert not strength("Sint Voorbeeldcollege", ["Sint Voorbeeldcollege"]).is_enough


def test_a_very_long_password_is_judged_too() -> None:
    assert strength("vier losse woorden " * 20).is_enough


def test_the_page_says_what_a_forgotten_password_means(page: FirstRunPage) -> None:
    texts = " ".join(label.text() for label in page.findChildren(Label))
    assert "Bewaar dit wachtwoord ook in de kluis van de school." in texts
    assert "alles kwijt" in texts


def test_nothing_is_given_while_the_vault_is_being_made(page: FirstRunPage, qtbot: QtBot) -> None:
    page.set_busy(True)
    assert page.button.text() == "Even geduld…"
    with qtbot.assertNotEmitted(page.submitted):
        page.button.click()
        page.again.edit.returnPressed.emit()


def test_an_error_keeps_what_was_filled_in(page: FirstRunPage) -> None:
    page.set_busy(True)
    page.show_error("De map kan niet worden beschreven. Er is niets gemaakt. Kies een andere map.")
    assert page.banner.text.startswith("De map kan niet")
    assert page.school.value() == "Het Voorbeeld"
    assert page.button.isEnabled()


def test_both_passwords_are_forgotten_on_request(page: FirstRunPage) -> None:
    page.clear_passphrases()
    assert page.passphrase.value() == page.again.value() == ""


def test_the_password_is_in_no_log() -> None:
    assert _GOOD not in repr(FirstRun("Het Voorbeeld", "Lies", "midden", _GOOD))
