"""The models behind the lists: sound by Qt's own tester, and quick with thousands of rows."""

import time
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from pestdesk.domain.case_summary import CaseFilter
from pestdesk.ui.agenda_lines import AgendaLine, LineKind
from pestdesk.ui.agenda_list import AgendaList, AgendaModel
from pestdesk.ui.case_lines import CaseLine, CaseListModel
from pestdesk.ui.event_list import EventModel
from pestdesk.ui.icons import Mark
from pestdesk.ui.step_list import StepListModel, StepRow

_MANY = 2_000


def _show_cases(office: Any, model: CaseListModel, count: int) -> None:
    summary = office.desk.cases.summaries(CaseFilter.ALL)[0]
    model.show(
        [replace(summary, id=f"2026-{n:04}") for n in range(count)],
        lambda each: CaseLine(each, "Fase 1", "controle vandaag", "today"),
    )


def _agenda_lines(count: int) -> list[AgendaLine]:
    head = AgendaLine(LineKind.HEAD, "Te laat", count=count)
    return [head, *(AgendaLine(LineKind.ROW, f"Pip V. {n}", "controle", mark=Mark.LATE) for n in range(count))]


def test_the_models_keep_qts_own_rules(office: Any, qtmodeltester: Any) -> None:
    cases = CaseListModel()
    _show_cases(office, cases, 5)
    steps = StepListModel()
    steps.set_rows([StepRow(Mark.DONE, "Onderzoek"), StepRow(Mark.OPEN, "Gesprekken")])
    events = EventModel()
    events.set_events(office.desk.cases.timeline(office.case("Lotte")))
    agenda = AgendaModel()
    agenda.set_lines(_agenda_lines(5))
    for model in (cases, steps, events, agenda):
        qtmodeltester.check(model, force_py=True)
        assert model.rowCount() > 1
        assert model.rowCount(model.index(0)) == 0
        assert model.data(model.index(model.rowCount())) is None
    agenda.set_lines(_agenda_lines(2))
    steps.set_rows([StepRow(Mark.DONE, "Onderzoek")])
    for model in (steps, agenda):
        qtmodeltester.check(model, force_py=True)


def test_the_same_lines_again_move_nothing(qtbot: Any) -> None:
    view = AgendaList("Te doen", is_wide=True)
    qtbot.addWidget(view)
    view.set_lines(_agenda_lines(3))
    view.setCurrentIndex(view.model().index(2, 0))
    view.set_lines(_agenda_lines(3))
    assert view.currentIndex().row() == 2


def test_thousands_of_rows_are_no_widgets_and_take_no_time(office: Any) -> None:
    window = office.window
    widgets = len(window.findChildren(object))
    began = time.perf_counter()
    _show_cases(office, window.case_list.model, _MANY)
    window.today.list.set_lines(_agenda_lines(_MANY))
    window.calendar.list.set_lines(_agenda_lines(_MANY))
    window.case_list.view.scrollToBottom()
    window.today.list.scrollToBottom()
    window.grab()
    assert time.perf_counter() - began < 2
    assert len(window.findChildren(object)) <= widgets + 5
    rows = window.case_list.view.model()
    assert rows.data(rows.index(_MANY - 1, 0), Qt.ItemDataRole.DisplayRole)


def test_only_rows_of_the_agenda_can_be_reached(qtbot: Any) -> None:
    view = AgendaList("Te doen", is_wide=False)
    qtbot.addWidget(view)
    view.set_lines([AgendaLine(LineKind.HEAD, "Vandaag"), AgendaLine(LineKind.WORDS, "Vandaag staat er niets.")])
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus, "nothing to do here: no stop for Tab"
    view.set_lines(_agenda_lines(1))
    assert view.focusPolicy() == Qt.FocusPolicy.StrongFocus
    with qtbot.assertNotEmitted(view.opened):
        view.clicked.emit(view.model().index(0, 0))


def test_a_thousand_things_to_do_are_counted_as_people_write_it() -> None:
    head = AgendaLine(LineKind.HEAD, "Te laat", count=1204)
    assert head.spoken == "Te laat, 1.204"
