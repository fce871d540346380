"""What opens the thing in which the keyboard stands: Enter and Space alike, wherever one can stand in a list."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from pestdesk.ui.calendar.calendar_page import CalendarForm, CalendarPage
from pestdesk.ui.cases_table.cases_table import CasesTable
from pestdesk.ui.relations.parts_table import PartsTable
from pestdesk.ui.today_page import TodayPage

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Space)


def _at_row(view: QAbstractItemView, row: int) -> QAbstractItemView:
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, 0))
    return view


@pytest.mark.parametrize("key", _KEYS)
def test_enter_and_space_open_alike(office: Any, key: Qt.Key) -> None:
    window, qtbot = office.window, office.qtbot

    def opens(view: QAbstractItemView) -> bool:
        qtbot.keyClick(view, key)
        is_open = window.case_page.isVisible()
        window.show_today()
        return is_open

    assert opens(_at_row(window.findChild(TodayPage).list, 1))
    window.show_cases()
    assert opens(_at_row(window.findChild(CasesTable), 1))
    window.show_relations()
    assert opens(_at_row(office.relations_page.findChild(PartsTable), 1))
    window.show_calendar()
    page = window.findChild(CalendarPage)
    page.choose(CalendarForm.MONTH)
    late = next(day for day, items in office.window.bridge.agenda().by_day.items() if len(items) == 1)
    page.month.select(late)
    assert opens(page.month)
