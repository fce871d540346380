"""The recovery key: shown once, put on paper, typed back."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pestdesk.domain.recovery_key import in_groups, parse
from pestdesk.ui import theme
from pestdesk.ui.first_run_page import FirstRunPage
from pestdesk.ui.first_run_steps import PassphraseStep
from pestdesk.ui.labels import Label
from pestdesk.ui.recovery_steps import RecoveryStep, RecoveryTryStep


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> FirstRunPage:
    """The first run at the page that shows the recovery key."""
    theme.apply(qapp, "light")
    made = FirstRunPage()
    qtbot.addWidget(made)
    made.resize(1366, 738)
    made.show()
    made.first.set_state({"school": "Het Voorbeeld", "coordinator": "Lies Voorbeeld"})
    made.button.click()
    made.button.click()
    assert isinstance(made.step, PassphraseStep)
    made.step.new.passphrase.edit.setText("paars gootsteen wandelt maandag")
    made.step.new.again.edit.setText("paars gootsteen wandelt maandag")
    made.button.click()
    return made


def shown_key(page: FirstRunPage) -> str:
    assert isinstance(page.step, RecoveryStep)
    return page.step.recovery_key


def in_sight(page: FirstRunPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(Label) if each.isVisibleTo(page))


def test_the_key_is_shown_in_groups_and_hidden_when_it_is_to_be_typed_back(page: FirstRunPage) -> None:
    groups = in_groups(shown_key(page)).split("-")
    assert all(group in in_sight(page) for group in groups)
    page.button.click()
    assert isinstance(page.step, RecoveryTryStep)
    assert not any(group in in_sight(page) for group in groups)
    page.back.click()
    assert in_groups(shown_key(page)).split("-") == groups, "going back shows the same key"


def test_the_vault_is_made_only_after_the_key_was_typed_back(page: FirstRunPage, qtbot: QtBot) -> None:
    key = shown_key(page)
    page.button.click()
    step = page.step
    assert isinstance(step, RecoveryTryStep)
    told = []
    page.submitted.connect(told.append)
    for typed, problem in (
        (" ", "Typ de herstelsleutel over"),
        (key[:-1], "28 tekens"),
        (key[0] * 2 + key[2:] if key[0] != key[1] else key[1:] + key[0], "letter voor letter"),
        (_another(), "een andere sleutel"),
    ):
        step.typed.edit.setText(typed)
        page.button.click()
        assert problem in step.typed.problem
    assert told == []
    step.typed.edit.setText(in_groups(key).lower())
    with qtbot.waitSignal(page.submitted) as submitted:
        QTest.keyClick(step.typed.edit, Qt.Key.Key_Return)
    assert submitted.args is not None
    assert submitted.args[0].recovery_key == key
    assert "recovery" not in repr(submitted.args[0])
    assert key not in repr(submitted.args[0])


def _another() -> str:
    from pestdesk.desk.safe import new_recovery_key

    return new_recovery_key()


def test_the_page_to_print_holds_the_key_and_where_to_keep_it(
    page: FirstRunPage, qtbot: QtBot, tmp_path: Path
) -> None:
    step = page.step
    assert isinstance(step, RecoveryStep)
    path = tmp_path / "PestDesk herstelsleutel.pdf"
    step.card.write(path)
    qtbot.waitUntil(lambda: "Staat in" in step.card.message, timeout=20_000)
    (sheet,) = PdfReader(path).pages
    text = sheet.extract_text()
    printed = "".join(text.split("Een nieuwere sleutel maakt deze ongeldig.")[1].split("In de sleutel")[0].split())
    assert parse(printed) == step.recovery_key
    for words in ("HET VOORBEELD", "Lies Voorbeeld", "Leg het niet bij de laptop", "Wachtwoord vergeten"):
        assert words in text


def test_a_page_that_cannot_be_written_is_told_where_it_was_asked(
    page: FirstRunPage, qtbot: QtBot, tmp_path: Path
) -> None:
    step = page.step
    assert isinstance(step, RecoveryStep)
    step.card.write(tmp_path / "weg" / "sleutel.pdf")
    qtbot.waitUntil(lambda: "gekozen map is er niet" in step.card.message, timeout=20_000)
    assert list(tmp_path.iterdir()) == []
