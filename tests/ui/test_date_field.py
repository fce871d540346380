"""A date is typed the way that people write it, and no sign of it lands elsewhere."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRegularExpression, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pestdesk.ui import theme
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


def test_a_calendar_is_made_when_it_unfolds_and_is_a_dutch_one(qtbot: QtBot, dressed: None) -> None:
    field = DateField("Wanneer", on=date(2026, 11, 24))
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    assert field.findChild(QCalendarWidget) is None
    arrow = QPoint(field.edit.width() - 8, field.edit.height() // 2)
    QTest.mousePress(field.edit, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, arrow)
    calendar = field.edit.calendarWidget()
    assert calendar.isVisible()
    assert calendar.firstDayOfWeek() is Qt.DayOfWeek.Monday
    assert calendar.locale().language() is calendar.locale().Language.Dutch
    assert calendar.verticalHeaderFormat() is QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers
    assert calendar.selectedDate() == field.edit.date()
    turners = calendar.findChildren(QToolButton, QRegularExpression("(prev|next)month"))
    assert {turner.accessibleName() for turner in turners} == {"Vorige maand", "Volgende maand"}
    for turner in turners:
        turner.setIcon(QIcon())
    theme.changed.emit()
    assert not any(turner.icon().isNull() for turner in turners), "they are drawn in the colours of another theme"
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
