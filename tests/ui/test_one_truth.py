"""The list of cases, the page of the day, the calendar and the case itself never disagree about what is due."""

from datetime import date, timedelta
from typing import Any

from pestdesk.domain.agenda import When
from pestdesk.domain.record import Entry
from pestdesk.ui.agenda_lines import MARK_OF, LineKind
from pestdesk.ui.case_delegate import CaseRole
from pestdesk.ui.icons import Mark

_TONES = {When.LATE: "late", When.TODAY: "today", When.PLANNED: "planned"}


def _chips(office: Any) -> dict[str, str]:
    model = office.window.case_list.model
    return {
        model.case_id(row): str(model.data(model.index(row), int(CaseRole.CHIP_TONE)))
        for row in range(model.rowCount())
    }


def _rows(office: Any, title: str, view: Any) -> list[Any]:
    found, inside = [], False
    for line in view.lines():
        if line.kind is LineKind.HEAD:
            inside = line.upper == title
        elif inside and line.kind is LineKind.ROW:
            found.append(line.thing)
    return found


def _check(office: Any) -> None:
    window = office.window
    agenda = window.bridge.agenda()
    assert agenda == office.desk.calendar.agenda(), "one case read again is as good as all of them"
    for title, items in (("Te laat", agenda.late), ("Vandaag", agenda.due_today), ("Deze week", agenda.this_week)):
        assert _rows(office, title, window.calendar.list) == list(items), title
        assert _rows(office, title, window.today.list) == list(items), title
    assert _rows(office, "Jij bent aan zet", window.today.list) == list(agenda.own)
    assert _rows(office, "Wacht op", window.today.list) == list(agenda.waiting)
    figures = [int(figure.text()) for figure, _card in window.today._figures]
    assert figures == [
        len(agenda.late),
        len(agenda.due_today),
        len(agenda.this_week),
        len(agenda.waiting),
        len(agenda.verdicts),
    ]
    chips = _chips(office)
    for case_id, tone in chips.items():
        first = agenda.first_of(case_id)
        if first is not None:
            assert tone == _TONES[first.when], case_id
    grid = window.calendar.month.grid
    for day in {item.due_on for item in agenda.items}:
        assert [line.mark for line in grid.cells.cell(day).lines] == [MARK_OF[item.when] for item in agenda.on(day)]


def test_all_views_show_the_same_on_every_day_of_a_month(office: Any) -> None:
    for days in range(0, 35, 5):
        office.today = date(2026, 10, 8) + timedelta(days=days)
        office.window.following.turn_day()
        office.window.show_today()
        _check(office)


def test_a_check_that_is_recorded_goes_from_late_to_done_everywhere(office: Any) -> None:
    window = office.window
    window.show_today()
    late = window.bridge.agenda().late[0]
    window.today.list.opened.emit(late)
    assert window.case_page.case_id == late.case_id
    for name in office.page.form.names():
        value = {"kept": "yes", "safe": "4"}.get(name.rstrip("0123456789"))
        if value:
            office.fill(**{name: value})
    office.fill(bullying="less", decision="on_course")
    office.complete()
    window.show_today()
    _check(office)
    assert _chips(office)[late.case_id] == "planned"
    assert Mark.DONE in [line.mark for line in window.calendar.month.grid.cells.cell(late.due_on).lines]
    window.bridge.undo()
    window.show_today()
    _check(office)
    assert _chips(office)[late.case_id] == "late"


def test_a_chosen_day_shows_its_own_items(office: Any) -> None:
    pane = office.window.calendar
    day = office.window.bridge.agenda().this_week[0].due_on
    pane.month.select(day)
    assert _rows(office, "di 13 oktober", pane.list) == list(office.window.bridge.agenda().on(day))
    with office.qtbot.waitSignal(pane.opened) as opened:
        pane.month.day_activated.emit(day)
    assert opened.args == [office.window.bridge.agenda().on(day)[0]]
    free = date(2026, 10, 9)
    pane.month.select(free)
    assert any(line.upper == "Op deze dag staat er niets." for line in pane.list.lines())


def test_the_calendar_begins_at_today_and_turns_with_the_day(office: Any) -> None:
    month = office.window.calendar.month
    assert month.shown_month == (2026, 10)
    assert month.selected == office.today
    office.today = date(2026, 11, 2)
    office.window.following.turn_day()
    assert month.selected == date(2026, 11, 2)
    assert month.shown_month == (2026, 11)


def test_the_filter_narrows_the_list_and_a_search_leaves_it_as_it_is(office: Any) -> None:
    window = office.window
    open_count = window.case_list.model.rowCount()
    office.press("Gesloten 1")
    assert window.case_list.model.rowCount() == 1
    office.press(f"Alle {open_count + 1}")
    assert window.case_list.model.rowCount() == open_count + 1
    window.bar.focus_search()
    office.type("zoekgeraakt")
    office.qtbot.waitUntil(lambda: office.sees("Niets gevonden"))
    assert window.case_list.model.rowCount() == open_count + 1


def test_the_agenda_is_right_after_every_kind_of_act(office: Any) -> None:
    """After an act only its own case is read again: that must be as good as reading all of them."""
    bridge, desk = office.window.bridge, office.desk
    lotte, isa, bram = office.number("Lotte"), office.number("Isa"), office.number("Bram")

    def same() -> bool:
        return bool(bridge.agenda() == desk.calendar.agenda())

    new = office.signal_again("Abe").id
    bridge.tell_changed(new)
    assert same(), "a new one"
    assert new in {each.case_id for each in bridge.agenda().running}
    bridge.do(desk.cases.reopen, isa, "Een nieuw signaal.")
    assert same(), "an old one is open again, and stands at its own place"
    bridge.do(desk.retention.delete, bram)
    assert same(), "one in the bin"
    assert bram not in {each.case_id for each in bridge.agenda().running}
    bridge.undo()
    assert same(), "and taken back"
    bridge.do(desk.cases.write, lotte, Entry(office.today, "Lies", "Een notitie."))
    assert same()
    bridge.do(desk.retention.delete, new)
    bridge.remove(new)
    assert same(), "gone for good"
    office.today += timedelta(days=30)
    assert same(), "and on another day"
