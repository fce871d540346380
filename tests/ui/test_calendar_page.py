"""Beeld → Kalender, through the real window: its three forms, a check that is moved, and the way to paper."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from pestdesk.domain.agenda import AgendaItem
from pestdesk.ui import discretion
from pestdesk.ui.agenda_list import AgendaList
from pestdesk.ui.bookmark import Page
from pestdesk.ui.calendar.calendar_page import CalendarForm, CalendarPage
from pestdesk.ui.calendar.check_moves import carried
from pestdesk.ui.calendar.day_table import DayTable
from pestdesk.ui.line_list import LineKind
from pestdesk.ui.main_window import MainWindow
from pestdesk.ui.pages.move_check_page import MoveCheckPage
from pestdesk.ui.papers.calendar_sheet_form import CalendarSheetForm

_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_LEFT, _PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def _in_the_open() -> Iterator[None]:
    yield
    discretion.turn(is_on=False)


@pytest.fixture
def page(office: Any) -> CalendarPage:
    office.window.show_calendar()
    made = office.calendar_page
    assert isinstance(made, CalendarPage)
    return made


@pytest.fixture
def carried_away(monkeypatch: pytest.MonkeyPatch) -> list[QMimeData]:
    """What was dragged: Qt would wait for a mouse that nobody moves."""
    seen: list[QMimeData] = []

    def note(drag: QDrag, *_args: object) -> Qt.DropAction:
        made = QMimeData()
        for name in drag.mimeData().formats():
            made.setData(name, drag.mimeData().data(name))
        seen.append(made)
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", note)
    return seen


def check_of(office: Any, words: str, number: int = 0) -> AgendaItem:
    """An open check of a case, from its first."""
    case_id = office.number(words)
    checks = [i for i in office.window.bridge.agenda().items if i.case_id == case_id and i.is_open_check]
    assert checks
    return checks[number]


def drag_over(table: DayTable, data: QMimeData, day: date) -> bool:
    """Whether this can be dropped on a day."""
    place = table.day_rect(day)
    assert place is not None
    event = QDragMoveEvent(place.center(), Qt.DropAction.MoveAction, data, _LEFT, _PLAIN)
    event.ignore()
    table.dragMoveEvent(event)
    return event.isAccepted()


def drop(table: DayTable, data: QMimeData, day: date) -> None:
    place = table.day_rect(day)
    assert place is not None
    assert drag_over(table, data, day)
    table.dropEvent(QDropEvent(place.center().toPointF(), Qt.DropAction.MoveAction, data, _LEFT, _PLAIN))


def pull(qtbot: QtBot, view: QWidget, start: QPoint) -> None:
    """Press here, and go so far that it is a drag."""
    qtbot.mousePress(view, _LEFT, pos=start)
    for step in (3, 30):
        qtbot.mouseMove(view, start + QPoint(step, step))
        QApplication.processEvents()
    qtbot.mouseRelease(view, _LEFT, pos=start)


def place_of(table: DayTable, item: AgendaItem) -> QPoint:
    """Where a thing is named in its day."""
    rect = table.day_rect(item.due_on)
    assert rect is not None
    points = (QPoint(rect.center().x(), y) for y in range(rect.top(), rect.bottom(), 4))
    return next(point for point in points if table.item_at(point) == item)


def row_of(view: AgendaList, thing: AgendaItem) -> QPoint:
    row = next(n for n, line in enumerate(view.lines()) if line.thing == thing)
    return view.visualRect(view.model().index(row, 0)).center()


def things(view: AgendaList) -> list[object]:
    return [line.thing for line in view.lines() if line.kind is LineKind.ROW]


# -- by keyboard ---------------------------------------------------------------------------------------------------


def test_by_keyboard_alone_through_the_days_to_a_case_and_back(office: Any) -> None:
    office.window.show_today()
    office.key(Qt.Key.Key_M, _CTRL_SHIFT)
    page = office.calendar_page
    assert page.month.hasFocus()
    assert page.title == "oktober 2026"
    for key, day in (
        (Qt.Key.Key_Left, date(2026, 10, 7)),
        (Qt.Key.Key_Down, date(2026, 10, 14)),
        (Qt.Key.Key_PageDown, date(2026, 11, 14)),
        (Qt.Key.Key_PageUp, date(2026, 10, 14)),
    ):
        office.key(key)
        assert page.month.selected == day
    (item,) = things(page.day_list)[:1]
    assert isinstance(item, AgendaItem)
    office.key(Qt.Key.Key_Return)
    assert office.window.case_page.case_id == item.case_id, "the only thing of the day"
    assert f"Casus {item.case_id}, geopend vanuit Kalender." in office.window.banner.text
    office.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.isVisible()
    assert page.month.hasFocus()
    assert page.month.selected == date(2026, 10, 14), "where one was"
    office.key(Qt.Key.Key_Home)
    assert page.month.selected == office.today
    office.key(Qt.Key.Key_Return)
    assert page.day_list.hasFocus(), "of several, one is chosen in the list"
    office.key(Qt.Key.Key_Escape)
    assert office.window._pages.page is Page.TODAY


def test_page_up_and_down_turn_weeks_in_the_week_and_the_arrows_pass_over_a_weekend_without_anything(
    office: Any, page: CalendarPage
) -> None:
    page.choose(CalendarForm.WEEK)
    page.focus_first()
    assert page.week.cells.columnCount() == 5
    office.key(Qt.Key.Key_PageDown)
    assert page.title == "week 42 · 12–18 oktober 2026"
    page.week.select(date(2026, 10, 9))
    office.key(Qt.Key.Key_Right)
    assert page.week.selected == date(2026, 10, 12)
    office.key(Qt.Key.Key_Left)
    assert page.week.selected == date(2026, 10, 9)
    page.week.select(date(2026, 10, 10))
    assert page.week.cells.columnCount() == 7, "a day that is chosen is shown"


def test_tab_goes_from_the_head_to_the_days_and_their_list(office: Any, page: CalendarPage) -> None:
    page.focus_first()
    stops = []
    for _ in range(4):
        stops.append(QApplication.focusWidget())
        office.key(Qt.Key.Key_Tab)
    assert stops[:2] == [page.month, page.day_list]
    assert [stop.text() for stop in stops[2:]] == ["Terug", "Afdrukken…"]


# -- what is shown -------------------------------------------------------------------------------------------------


def test_every_day_is_a_cell_with_its_own_words_and_so_are_the_heads(office: Any, page: CalendarPage) -> None:
    pane_table = office.window.calendar.month.grid
    for table in (page.month, pane_table):
        interface = QAccessible.queryAccessibleInterface(table)
        assert interface is not None
        parts = [interface.child(number) for number in range(interface.childCount())]
        words = {(part.role(), part.text(QAccessible.Text.Name)) for part in parts if part is not None}
        assert (QAccessible.Role.Cell, "dinsdag 20 oktober 2026, herfstvakantie") in words
        assert (QAccessible.Role.Cell, "dinsdag 6 oktober 2026, 2 controles") in words
        assert (QAccessible.Role.ColumnHeader, "dinsdag") in words
        assert (QAccessible.Role.RowHeader, "week 42") in words
    page.choose(CalendarForm.WEEK)
    spoken = page.week.cells.spoken(date(2026, 10, 7))
    assert spoken == "woensdag 7 oktober 2026, 1 controle, 1 te laat: Noor D. · Fay T., controle week 1 · 1C, te laat"


def test_the_list_has_what_is_late_first_and_then_every_day_to_come(office: Any, page: CalendarPage) -> None:
    page.choose(CalendarForm.LIST)
    agenda = office.window.bridge.agenda()
    planned = [item for item in agenda.items if item.when.value == "planned"]
    assert things(page.coming) == [*agenda.late, *agenda.due_today, *planned]
    heads = [line.upper for line in page.coming.lines() if line.kind is not LineKind.ROW]
    assert heads[:3] == ["Te laat", "Vandaag · do 8 oktober", "di 13 oktober"]
    assert heads.index("wo 14 oktober") + 1 == heads.index("Herfstvakantie 17–25 okt")


def test_a_full_day_tells_how_much_more_there_is_and_all_of_it_under_the_mouse(
    office: Any, page: CalendarPage
) -> None:
    items = office.window.bridge.agenda().due_today * 4
    page.month.set_items({office.today: items})
    rect, cell = page.month.day_rect(office.today), page.month.cells.cell(office.today)
    assert rect is not None
    named = page.month.itemDelegate().places(rect, cell)  # type: ignore[attr-defined]
    assert 0 < len(named) < len(items)
    assert named[-1][0].bottom() < rect.bottom() - named[0][0].height(), "with room for the rest as a number"
    assert len(page.month.cells.told(office.today).splitlines()) == 1 + len(items)
    page.choose(CalendarForm.WEEK)
    page.week.set_items({office.today: items * 2})
    assert page.week.rowHeight(0) > page.week.viewport().height(), "a week scrolls, and hides nothing"


def test_the_form_is_remembered_and_the_day_goes_from_form_to_form(office: Any, page: CalendarPage) -> None:
    page.month.select(date(2026, 11, 18))
    office.press("Toon als week")
    assert page.week.selected == date(2026, 11, 18)
    assert page.title == "week 47 · 16–22 november 2026"
    other = MainWindow(office.desk, memory=office.window.memory)
    office.qtbot.addWidget(other)
    assert other._go.calendar.page.form is CalendarForm.WEEK


def test_discreet_shows_numbers_and_nobody(office: Any, page: CalendarPage) -> None:
    discretion.turn(is_on=True)
    told = page.month.cells.told(office.today)
    assert office.number("Pip") in told
    assert "Pip" not in told
    page.choose(CalendarForm.WEEK)
    assert "Noor" not in page.week.cells.spoken(date(2026, 10, 7))


def test_the_vault_is_read_once_for_the_pane_and_the_page(
    office: Any, page: CalendarPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendar, read = office.desk.calendar, []
    whole, of_one_case = calendar.agenda, calendar.agenda_after
    monkeypatch.setattr(calendar, "agenda", lambda: read.append("all") or whole())
    monkeypatch.setattr(calendar, "agenda_after", lambda *known: read.append("one case") or of_one_case(*known))
    page.refresh()
    page.choose(CalendarForm.WEEK)
    page.week.turn(1)
    assert not read
    office.window.bridge.tell_changed(office.number("Noor"))
    assert read == ["one case"]


def test_the_models_keep_qts_own_rules(page: CalendarPage, qtmodeltester: Any) -> None:
    for cells in (page.month.cells, page.week.cells):
        qtmodeltester.check(cells, force_py=True)


def test_the_page_follows_the_day_and_what_changes(office: Any, page: CalendarPage) -> None:
    office.today = date(2026, 10, 9)
    office.window.following.turn_day()
    assert page.month.cells.today == date(2026, 10, 9)
    assert page.month.selected == date(2026, 10, 9), "the selection stood on today"
    noor = check_of(office, "Noor")
    verb = office.desk.follow_up.move_check
    office.window.bridge.do(verb, noor.case_id, noor.part_id, date(2026, 10, 15), "excursie")
    assert page.month.cells.items(date(2026, 10, 15))


# -- a check to another day ----------------------------------------------------------------------------------------


def test_a_drop_moves_nothing_but_opens_the_page_that_tells_what_changes(office: Any, page: CalendarPage) -> None:
    noor, day = check_of(office, "Noor"), date(2026, 10, 15)
    drop(page.month, carried(noor), day)
    office.qtbot.waitUntil(lambda: office.window.case_page.case_id == noor.case_id)
    assert check_of(office, "Noor").due_on == noor.due_on, "not yet"
    move = office.page
    assert isinstance(move, MoveCheckPage)
    assert move.form.field("to").value() == day
    assert office.sees("Controle week 1: wo 7 okt → do 15 okt 2026")
    assert move.form.field("why").isAncestorOf(QApplication.focusWidget())
    office.type("De klas is op excursie.")
    office.press("Verzetten")
    assert day in {item.due_on for item in office.window.bridge.agenda().items if item.part_id == noor.part_id}
    office.window.show_calendar()
    moved = next(item for item in page.month.cells.items(day) if item.part_id == noor.part_id)
    assert "excursie" in moved.note


def test_a_day_that_cannot_be_is_refused_with_the_sentence_of_the_rule(office: Any, page: CalendarPage) -> None:
    data = carried(check_of(office, "Noor"))
    for day, words in (
        (date(2026, 10, 21), "Wo 21 okt 2026 is geen schooldag (herfstvakantie)."),
        (date(2026, 10, 11), "Zo 11 okt 2026 is geen schooldag (weekend)."),
        (date(2026, 9, 29), "Een controle komt na de dag van de afspraken"),
        (date(2026, 10, 14), "staat al een controle van deze termijn"),
    ):
        assert not drag_over(page.month, data, day)
        assert page.month.target == day
        assert office.sees(words), words
    assert drag_over(page.month, data, date(2026, 10, 15))
    assert office.sees("laat los, dan zie je eerst wat er verandert")


def test_only_open_checks_can_be_dragged(office: Any, page: CalendarPage, carried_away: list[QMimeData]) -> None:
    agenda = office.window.bridge.agenda()
    done = next(item for item in agenda.items if item.when.value == "done" and item.due_on.month == 10)
    talk = next(item for item in agenda.due_today if item.kind.value == "contact")
    for item in (done, talk):
        pull(office.qtbot, page.month.viewport(), place_of(page.month, item))
    assert carried_away == []
    assert not drag_over(page.month, carried(done), date(2026, 10, 15)), "nor dropped"
    assert not drag_over(page.month, QMimeData(), date(2026, 10, 15))


def test_a_check_is_dragged_from_month_week_and_both_lists(
    office: Any, page: CalendarPage, carried_away: list[QMimeData]
) -> None:
    noor = check_of(office, "Noor")
    pull(office.qtbot, page.month.viewport(), place_of(page.month, noor))
    pull(office.qtbot, page.day_list.viewport(), row_of(page.day_list, noor))
    page.choose(CalendarForm.WEEK)
    pull(office.qtbot, page.week.viewport(), place_of(page.week, noor))
    assert page.week.selected == office.today, "a drag selects nothing"
    assert page.isVisible(), "and opens nothing"
    office.window.show_today()
    pane = office.window.calendar
    pull(office.qtbot, pane.list.viewport(), row_of(pane.list, noor))
    assert len(carried_away) == 4
    for data in carried_away:
        assert "Noor" not in bytes(data.data(data.formats()[0]).data()).decode(), "what is carried names nobody"
        assert drag_over(pane.month.grid, data, date(2026, 10, 15))
    drop(pane.month.grid, carried_away[-1], date(2026, 10, 15))
    office.qtbot.waitUntil(lambda: isinstance(office.window.case_page.wizard.page, MoveCheckPage))
    assert office.page.form.field("to").value() == date(2026, 10, 15)


def test_a_check_that_is_held_over_an_arrow_turns_the_months(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pestdesk.ui.calendar.turning._TURN_AFTER_MS", 1)
    office.window.show_calendar()
    page, data = office.calendar_page, carried(check_of(office, "Noor"))
    later = office.button("Volgende maand")
    over = QDragEnterEvent(later.rect().center(), Qt.DropAction.MoveAction, data, _LEFT, _PLAIN)
    QApplication.sendEvent(later, over)
    office.qtbot.waitUntil(lambda: page.month.shown >= date(2026, 12, 1))
    QApplication.sendEvent(later, QDragLeaveEvent())
    assert page.month.selected == office.today, "what is selected stays"
    shown = page.month.shown
    office.qtbot.wait(20)
    assert page.month.shown == shown


def test_by_keyboard_a_check_is_moved_from_a_list_and_from_its_case(office: Any, page: CalendarPage) -> None:
    page.month.select(date(2026, 10, 7))
    page.day_list.setFocus(Qt.FocusReason.TabFocusReason)
    office.key(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    noor = check_of(office, "Noor")
    assert office.window.case_page.wizard.special == f"move/{noor.part_id}"
    office.key(Qt.Key.Key_Escape)
    assert office.step_id == "1h", "back to the check itself"
    office.window.case_page.wizard.open("1a")
    office.key(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert office.window.case_page.wizard.special == f"move/{noor.part_id}"
    office.open_case("Abe")
    office.key(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert office.window.case_page.wizard.special == "", "a case without a check"
    office.open_case("Noor")
    pane = office.window.calendar.list
    pane.setFocus(Qt.FocusReason.TabFocusReason)
    pane.setCurrentIndex(pane.indexAt(row_of(pane, check_of(office, "Pip"))))
    office.key(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert office.window.case_page.case_id == office.number("Pip"), "the list comes before the case that is shown"
    assert isinstance(office.page, MoveCheckPage)


def test_the_menu_of_a_row_offers_what_can_be_done_with_it(office: Any, page: CalendarPage) -> None:
    offered = []
    talk = next(item for item in office.window.bridge.agenda().due_today if item.kind.value == "contact")
    for item in (check_of(office, "Pip"), talk):
        point = row_of(page.day_list, item)
        page.day_list.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, point))
        (menu,) = [each for each in page.day_list.findChildren(QMenu) if each.isVisible()]
        offered.append([action.text() for action in menu.actions()])
        menu.actions()[-1].trigger()
        menu.close()
        if item is not talk:
            assert isinstance(office.page, MoveCheckPage)
            office.window.show_calendar()
    assert offered == [["Openen", "Verzetten…"], ["Openen"]]
    assert office.window.case_page.case_id == talk.case_id


# -- on paper ------------------------------------------------------------------------------------------------------


def test_what_is_shown_goes_on_paper_and_leaves_a_line_behind(office: Any, page: CalendarPage) -> None:
    office.open_case("Pip")
    office.window.show_calendar()
    page.choose(CalendarForm.WEEK)
    page.week.select(date(2026, 11, 18))
    office.press("Afdrukken…")
    paper_page = office.paper_page
    assert isinstance(paper_page.form, CalendarSheetForm)
    paper_page.make()
    paper = paper_page._paper
    assert paper is not None
    assert paper.report.title == "Kalender week 47 · 16–22 november 2026"
    office.desk.papers.handed_over(paper, "PDF")
    assert office.desk.trail.lines()[-1].act == "Kalender week 47 · 16–22 november 2026, zonder namen: PDF"
    office.press("Terug")
    assert office.window._pages.page is Page.CALENDAR
    office.key(Qt.Key.Key_Escape)
    assert office.window.case_page.case_id == office.number("Pip"), "where the calendar was opened from"
    assert office.window._pages.page is Page.CASE


def test_ctrl_m_moves_the_only_check_of_a_day_and_goes_to_the_list_where_there_are_more(office: Any) -> None:
    office.window.show_calendar()
    page = office.calendar_page
    by_day = office.window.bridge.agenda().by_day
    counts = {day: sum(each.is_open_check for each in items) for day, items in by_day.items()}
    one = next(day for day, count in counts.items() if count == 1)
    more = next(day for day, count in counts.items() if count > 1)
    page.focus_first()
    page.month.select(more)
    office.qtbot.keyClick(page.month, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert page.day_list.hasFocus()
    page.focus_first()
    page.month.select(one)
    office.qtbot.keyClick(page.month, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(office.page, MoveCheckPage)
