"""The page on which a coordinator makes her vault, and the judgement of her password."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pestdesk.desk.safe import next_vacation, system_clock
from pestdesk.domain.dutch_dates import period
from pestdesk.domain.recovery_key import in_groups
from pestdesk.ui import theme
from pestdesk.ui.fields import TextField
from pestdesk.ui.first_run_page import FirstRun, FirstRunPage
from pestdesk.ui.first_run_steps import PassphraseStep, RegionStep
from pestdesk.ui.labels import Label
from pestdesk.ui.passphrase_field import PassphraseField
from pestdesk.ui.passphrase_strength import strength
from pestdesk.ui.recovery_steps import RecoveryStep, RecoveryTryStep

_GOOD = "paars gootsteen wandelt maandag"


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> FirstRunPage:
    """The first run at its last step, all of it filled in."""
    theme.apply(qapp, "light")
    made = FirstRunPage()
    qtbot.addWidget(made)
    made.resize(1366, 738)
    made.show()
    made.first.set_state({"school": "Het Voorbeeld", "coordinator": "Lies Voorbeeld"})
    made.button.click()
    made.button.click()
    last(made).new.passphrase.edit.setText(_GOOD)
    last(made).new.again.edit.setText(_GOOD)
    return made


def last(page: FirstRunPage) -> PassphraseStep:
    step = page.steps[-1]
    assert isinstance(step, PassphraseStep)
    return step


def region(page: FirstRunPage) -> RegionStep:
    step = page.steps[1]
    assert isinstance(step, RegionStep)
    return step


def test_what_was_filled_in_is_given(page: FirstRunPage, qtbot: QtBot) -> None:
    region(page).region.set_value("zuid")
    key = type_recovery_key_back(page)
    with qtbot.waitSignal(page.submitted) as told:
        page.button.click()
    assert told.args == [FirstRun("Het Voorbeeld", "Lies Voorbeeld", "zuid", _GOOD, key)]


def type_recovery_key_back(page: FirstRunPage) -> str:
    """From the page of the password to the last one, with all of it filled in."""
    page.button.click()
    assert isinstance(page.step, RecoveryStep)
    key = page.step.recovery_key
    page.button.click()
    assert isinstance(page.step, RecoveryTryStep)
    page.step.typed.edit.setText(key)
    return key


def test_enter_goes_through_all_fields_and_makes_the_vault(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "light")
    page = FirstRunPage()
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.first.school.edit.hasFocus)
    for words in ("Het Voorbeeld", "Lies Voorbeeld"):
        focused = page.focusWidget()
        QTest.keyClicks(focused, words)
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert isinstance(page.step, RegionStep)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert isinstance(page.step, PassphraseStep)
    for _ in range(2):
        focused = page.focusWidget()
        QTest.keyClicks(focused, _GOOD)
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert isinstance(page.step, RecoveryStep)
    key = page.step.recovery_key
    page.button.setFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    with qtbot.waitSignal(page.submitted) as told:
        QTest.keyClicks(page.focusWidget(), in_groups(key).lower())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert told.args == [FirstRun("Het Voorbeeld", "Lies Voorbeeld", "zuid", _GOOD, key)]


def test_the_region_is_midden_until_another_is_chosen_and_says_where_that_is(page: FirstRunPage) -> None:
    step = region(page)
    assert step.region.value() == "midden"
    assert [choice.text() for choice in step.region.buttons().values()] == ["Noord", "Midden", "Zuid"]
    assert any("IJsselstein" in label.text() for label in step.findChildren(Label))
    step.region.set_value("noord")
    assert any("Groningen" in label.text() for label in step.findChildren(Label))


def test_the_region_names_the_first_vacation_that_it_fills_in(page: FirstRunPage, qtbot: QtBot) -> None:
    step = region(page)
    for chosen in ("midden", "noord", "zuid", "midden"):
        step.region.set_value(chosen)
        qtbot.waitUntil(lambda: "t/m" in step.first_vacation.text(), timeout=20_000)
        coming = next_vacation(chosen, system_clock().astimezone().date())
        assert coming is not None
        assert (
            step.first_vacation.text() == f"Eerste vakantie: {coming.name}, {period(coming.first_on, coming.last_on)}"
        )


def test_it_is_three_pages_of_which_the_last_has_two_parts(page: FirstRunPage) -> None:
    counts = [page._count.text()]
    parts = [page._parts.accessibleName()]
    for _ in range(2):
        page.button.click()
        counts.append(page._count.text())
        parts.append(page._parts.accessibleName())
    assert counts == ["3 van 3"] * 3
    assert parts == ["Deel 1 van 2: Wachtwoord", *["Deel 2 van 2: Herstelsleutel"] * 2]
    for _ in range(3):
        page.back.click()
    assert page._count.text() == "2 van 3"
    assert page._parts.isHidden()


def test_going_back_keeps_all_that_was_filled_in(page: FirstRunPage) -> None:
    page.back.click()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.step is page.first
    assert page.back.isHidden()
    assert page.first.school.value() == "Het Voorbeeld"
    page.button.click()
    page.button.click()
    assert page.step is last(page)
    assert last(page).new.passphrase.value() == _GOOD
    assert len(page.steps) == 3


def test_a_step_is_left_only_when_it_is_in_order(page: FirstRunPage) -> None:
    page.back.click()
    page.back.click()
    page.first.coordinator.edit.clear()
    page.button.click()
    assert page.step is page.first
    assert "je naam" in page.first.coordinator.problem


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
    step = page.first if name in page.first.names() else last(page)
    while page.step is not step:
        page.back.click()
    field = step.field(name)
    assert isinstance(field, TextField | PassphraseField)
    field.edit.setText(typed)
    with qtbot.assertNotEmitted(page.submitted):
        page.button.click()
    assert words in field.problem
    assert page.focusWidget() is field.edit


def test_the_strength_is_told_in_words_while_typing(page: FirstRunPage, qtbot: QtBot) -> None:
    last(page).new.passphrase.edit.setText("wachtwoord2024")
    qtbot.waitUntil(
        lambda: (
            "Sterkte: redelijk" in last(page).new.strength_line.text or "zwak" in last(page).new.strength_line.text
        )
    )
    last(page).new.passphrase.edit.setText(_GOOD)
    qtbot.waitUntil(lambda: last(page).new.strength_line.text == "Sterkte: sterk.")
    assert last(page).new.strength_line.accessibleName() == "Sterkte: sterk."
    last(page).new.passphrase.edit.clear()
    qtbot.waitUntil(lambda: "nog niets" in last(page).new.strength_line.text)


def test_why_a_password_is_too_weak_is_said_once(page: FirstRunPage) -> None:
    last(page).new.passphrase.edit.setText("kort")
    page.button.click()
    assert "minstens 10 tekens" in last(page).new.passphrase.problem
    assert last(page).new.strength_line.text == "Sterkte: zwak."


def test_the_name_of_the_school_is_no_strong_password() -> None:
    assert strength("Sint Voorbeeldcollege", []).is_enough
    assert not strength("Sint Voorbeeldcollege", ["Sint Voorbeeldcollege"]).is_enough


def test_a_very_long_password_is_judged_too() -> None:
    assert strength("vier losse woorden " * 20).is_enough


def test_the_page_says_what_a_forgotten_password_means(page: FirstRunPage) -> None:
    texts = " ".join(label.text() for label in page.findChildren(Label))
    assert "niemand kan het opzoeken" in texts
    assert "herstelsleutel" in texts


def test_nothing_is_given_while_the_vault_is_being_made(page: FirstRunPage, qtbot: QtBot) -> None:
    page.set_busy(True)
    assert page.button.text() == "Even geduld…"
    with qtbot.assertNotEmitted(page.submitted):
        page.button.click()
        last(page).new.again.edit.returnPressed.emit()


def test_an_error_keeps_what_was_filled_in(page: FirstRunPage) -> None:
    page.set_busy(True)
    page.show_error("De map kan niet worden beschreven. Er is niets gemaakt. Kies een andere map.")
    assert page.message.startswith("De map kan niet")
    assert last(page).new.passphrase.value() == _GOOD
    assert page.button.isEnabled()


def test_the_password_is_in_no_log() -> None:
    assert _GOOD not in repr(FirstRun("Het Voorbeeld", "Lies", "midden", _GOOD))
