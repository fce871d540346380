"""A date is typed the way that people write it, and no sign of it lands elsewhere."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pestdesk.ui.date_field import DateField


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("12-10-2026", date(2026, 10, 12)),
        ("12102026", date(2026, 10, 12)),
        ("12/10/2026", date(2026, 10, 12)),
        ("12.10.2026", date(2026, 10, 12)),
        ("12 10 2026", date(2026, 10, 12)),
        ("5-1-2027", date(2027, 1, 5)),
        ("05-01-2027", date(2027, 1, 5)),
        ("31-1-2027", date(2027, 1, 31)),
    ],
)
def test_a_date_that_is_typed_with_its_signs_is_that_date(qtbot: QtBot, dressed: None, typed: str, on: date) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    field, other = DateField("Wanneer", on=date(2026, 11, 24)), QLineEdit()
    box.addWidget(field)
    box.addWidget(other)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.edit.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    field.edit.setSelectedSection(field.edit.sectionAt(0))
    QTest.keyClicks(field.edit, typed)
    assert field.edit.hasFocus()
    assert other.text() == ""
    assert field.value() == on
