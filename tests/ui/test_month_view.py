"""The month of the calendar pane."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from pestdesk.domain.agenda import AgendaItem, AgendaKind, When
from pestdesk.ui import theme
from pestdesk.ui.month_view import MonthView

_TODAY = date(2026, 10, 8)


def _autumn(day: date) -> str:
    return "herfstvakantie" if date(2026, 10, 17) <= day <= date(2026, 10, 25) else ""


def _item(when: When, on: date = _TODAY) -> AgendaItem:
    return AgendaItem("2026-001", "Pip V.", "2B", AgendaKind.CHECK, "controle week 1", on, when, "", "1h", 1, 1)


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> MonthView:
    theme.apply(qapp, "light")
    made = MonthView()
    qtbot.addWidget(made)
    made.set_today(_TODAY)
    made.select(_TODAY)
    made.resize(made.sizeHint())
    made.show()
    return made


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Left, date(2026, 10, 7)),
        (Qt.Key.Key_Right, date(2026, 10, 9)),
        (Qt.Key.Key_Up, date(2026, 10, 1)),
        (Qt.Key.Key_Down, date(2026, 10, 15)),
        (Qt.Key.Key_PageUp, date(2026, 9, 8)),
        (Qt.Key.Key_PageDown, date(2026, 11, 8)),
    ],
)
def test_keys_walk_through_the_days(view: MonthView, qtbot: QtBot, key: Qt.Key, expected: date) -> None:
    with qtbot.waitSignal(view.day_selected) as told:
        QTest.keyClick(view.grid, key)
    assert told.args == [expected]
    assert view.selected == expected
    assert view.shown_month == (expected.year, expected.month)


def test_home_goes_to_today_and_enter_opens_the_day(view: MonthView, qtbot: QtBot) -> None:
    view.select(date(2027, 2, 3))
    QTest.keyClick(view.grid, Qt.Key.Key_Home)
    assert view.selected == _TODAY
    with qtbot.waitSignal(view.day_activated) as told:
        QTest.keyClick(view.grid, Qt.Key.Key_Return)
    assert told.args == [_TODAY]


def test_a_month_later_than_the_31st_is_the_last_day(view: MonthView, qtbot: QtBot) -> None:
    view.select(date(2027, 1, 31))
    QTest.keyClick(view.grid, Qt.Key.Key_PageDown)
    assert view.selected == date(2027, 2, 28)


def test_the_month_begins_on_a_monday_and_shows_six_weeks(view: MonthView) -> None:
    days = view.grid.cells.days
    assert days[0] == date(2026, 9, 28)
    assert days[-1] == date(2026, 11, 8)


def test_the_mouse_selects_the_day_under_it(view: MonthView, qtbot: QtBot) -> None:
    place = view.grid.day_rect(date(2026, 10, 28))
    assert place is not None
    with qtbot.waitSignal(view.day_selected) as told:
        qtbot.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert told.args == [date(2026, 10, 28)]


def test_beside_the_days_there_is_no_day(view: MonthView, qtbot: QtBot) -> None:
    beside = view.grid.viewport().rect().bottomRight() + QPoint(1, 1)
    assert view.grid.day_at(beside) is None
    with qtbot.assertNotEmitted(view.day_selected):
        qtbot.mouseClick(view.grid.verticalHeader().viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 40))


def test_the_buttons_turn_the_month_and_leave_the_day_alone(view: MonthView, qtbot: QtBot) -> None:
    turners = {each.accessibleName(): each for each in view.findChildren(QPushButton)}
    with qtbot.waitSignal(view.month_changed) as told:
        turners["Volgende maand"].click()
    assert told.args == [2026, 11]
    turners["Vorige maand"].click()
    turners["Vorige maand"].click()
    assert view.shown_month == (2026, 9)
    assert view.selected == _TODAY


def test_the_selected_day_is_spoken_once_with_what_it_holds(view: MonthView) -> None:
    def heard() -> str:
        return str(view.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    view.set_items({_TODAY: [_item(When.TODAY), _item(When.LATE)]})
    assert heard() == "donderdag 8 oktober 2026, 2 controles, 1 te laat, vandaag"
    view.set_items({_TODAY: [_item(When.PLANNED)]})
    assert heard() == "donderdag 8 oktober 2026, 1 controle, vandaag"
    view.select(date(2026, 10, 9))
    assert heard() == "vrijdag 9 oktober 2026"
    assert view.grid.accessibleName() == "Kalender oktober 2026", "the day is a cell: in the name it is heard again"


def test_vacations_are_named_below_and_at_their_days(view: MonthView) -> None:
    view.set_off_name(_autumn)
    assert view.days_off_text == "herfstvakantie 17–25 okt"
    assert view.grid.cells.spoken(date(2026, 10, 20)) == "dinsdag 20 oktober 2026, herfstvakantie"
    view.show_month(2026, 9)
    assert view.days_off_text == ""


def test_a_vacation_over_new_year_is_named_with_its_whole_length_in_both_months(view: MonthView) -> None:
    view.set_off_name(lambda day: "kerstvakantie" if date(2026, 12, 19) <= day <= date(2027, 1, 3) else "")
    for year, month in ((2026, 12), (2027, 1)):
        view.show_month(year, month)
        assert view.days_off_text == "kerstvakantie 19 dec – 3 jan"


def test_a_free_day_and_a_vacation_are_both_named(view: MonthView) -> None:
    view.set_off_name(lambda day: "studiedag" if day == date(2026, 10, 1) else _autumn(day))
    assert view.days_off_text == "studiedag 1 okt · herfstvakantie 17–25 okt"


def test_days_off_are_shaded(view: MonthView) -> None:
    view.set_off_name(_autumn)
    picture = view.grid.viewport().grab().toImage()
    shaded, plain = (view.grid.day_rect(date(2026, 10, day)) for day in (20, 27))
    assert shaded is not None
    assert plain is not None
    corner = QPoint(3, 3)
    neutral = theme.current().color("neutral")
    assert picture.pixelColor(shaded.topLeft() + corner) == neutral
    assert picture.pixelColor(plain.topLeft() + corner) != neutral


def test_marks_are_painted_in_their_color_and_many_become_a_number(view: MonthView) -> None:
    day = date(2026, 10, 14)
    view.set_items({day: [_item(When.LATE)] * 3})
    three = _colors_under(view, day)
    view.set_items({day: [_item(When.LATE)] * 7})
    seven = _colors_under(view, day)
    late, ink = (theme.current().color(token).name() for token in ("late", "ink"))
    assert late in three
    assert late in seven
    assert three.count(late) > seven.count(late)
    assert ink not in three
    assert _is_dark_somewhere(seven, ink)


def _colors_under(view: MonthView, day: date) -> list[str]:
    place = view.grid.day_rect(day)
    assert place is not None
    picture = view.grid.viewport().grab().toImage()
    top = place.top() + theme.px(22)
    return [
        picture.pixelColor(x, y).name()
        for x in range(place.left(), place.right())
        for y in range(top, place.bottom())
    ]


def _is_dark_somewhere(colors: list[str], ink: str) -> bool:
    # Small digits are smoothed: near the colour of ink is enough.
    return any(int(color[1:3], 16) < int(ink[1:3], 16) + 60 for color in colors)


def test_nothing_is_told_when_the_same_month_is_shown_again(view: MonthView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.month_changed):
        view.show_month(2026, 10)
