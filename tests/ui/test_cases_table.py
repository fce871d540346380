"""The wide table of cases: its columns, its order, and the way to a case and back."""

import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pestdesk.domain.case_standing import AT_REST
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.ui import discretion
from pestdesk.ui.bookmark import Page
from pestdesk.ui.cases_table.cases_model import TONE_ROLE, CasesModel
from pestdesk.ui.cases_table.cases_page import CasesPage
from pestdesk.ui.cases_table.columns import COLUMNS, CaseFacts, Column
from pestdesk.ui.cases_table.view_pills import View

_MANY = 100_000


def _page(office: Any) -> CasesPage:
    office.window.show_cases()
    page = office.window._pages.currentWidget()
    assert isinstance(page, CasesPage)
    return page


def _cells(page: CasesPage, column: Column, role: int = int(Qt.ItemDataRole.DisplayRole)) -> list[Any]:
    rows = page.table.rows
    return [rows.data(rows.index(row, COLUMNS.index(column)), role) for row in range(rows.rowCount())]


def test_every_case_is_there_with_what_is_due_first(office: Any) -> None:
    page = _page(office)
    people = _cells(page, Column.PEOPLE)
    assert [name.split()[0] for name in people[:4]] == ["Noor", "Abe", "Yara", "Pip"]
    assert _cells(page, Column.NEXT)[:2] == ["controle gisteren", "doorzetten vandaag"]
    assert _cells(page, Column.NEXT, TONE_ROLE)[:2] == ["late", "today"]
    lotte = [name.split()[0] for name in people].index("Lotte")
    assert _cells(page, Column.STEP)[lotte].startswith("6 van 12: ")
    assert _cells(page, Column.LAST)[lotte] == "di 6 okt"
    assert _cells(page, Column.WHO)[lotte] == "mentor · Ria Ruwmodel"
    assert _cells(page, Column.PHASE)[-1] == "Fase 2, ronde 2"
    office.press("Te laat 1")
    assert [name.split()[0] for name in _cells(page, Column.PEOPLE)] == ["Noor"]
    office.press("Alle 9")
    assert page.listing() is CaseFilter.ALL
    isa = [name.split()[0] for name in _cells(page, Column.PEOPLE)].index("Isa")
    assert _cells(page, Column.STATE)[isa].startswith("gesloten ")
    assert _cells(page, Column.NEXT)[isa] == "gesloten"


def test_the_table_in_sight_follows_the_turn_of_the_day(office: Any) -> None:
    page = _page(office)
    office.today += timedelta(days=1)
    office.window.following.turn_day()
    assert _cells(page, Column.NEXT)[:2] == ["controle wo 7 okt", "doorzetten gisteren"]
    late = {item.case_id for item in office.window.bridge.agenda().late}
    assert page.pills._pills[View.LATE].text() == f"Te laat {len(late)}"


def test_what_lay_under_the_explanation_is_as_it_is_now(office: Any) -> None:
    window, case = office.window, office.case("Noor")
    page = _page(office)
    window.bridge.do(office.desk.retention.delete, case.id)
    assert case.id not in _cells(page, Column.NUMBER)
    window.show_help()
    window.bridge.undo()
    window._go.helping.leave()
    assert page.isVisible()
    assert case.id in _cells(page, Column.NUMBER)


def test_enter_opens_a_case_and_its_banner_leads_back_to_the_same_row(office: Any) -> None:
    page = _page(office)
    assert page.table.hasFocus()
    office.key(Qt.Key.Key_Down)
    office.key(Qt.Key.Key_Return)
    assert office.window.case_page.case_id == office.number("Abe")
    assert office.window._pages.page is Page.CASE
    office.press("Terug naar het overzicht")
    assert page.table.hasFocus()
    assert page.table.currentIndex().row() == 1
    office.press("Exporteren…")
    assert office.paper_page.form.paper().count == 8
    office.press("Terug")
    assert office.window._pages.page is Page.CASES
    office.key(Qt.Key.Key_Escape)
    assert office.window._pages.page is Page.CASE


def test_columns_order_and_filter_stay_as_she_arranged_them(office: Any) -> None:
    page = _page(office)
    table, heads = page.table, page.table.horizontalHeader()
    assert table.isColumnHidden(COLUMNS.index(Column.ROUTE))
    table.show_column(COLUMNS.index(Column.ROUTE), True)
    table.show_column(COLUMNS.index(Column.CLASSES), False)
    heads.moveSection(heads.visualIndex(COLUMNS.index(Column.PHASE)), 0)
    heads.resizeSection(COLUMNS.index(Column.PEOPLE), 333)
    table.sort_by(Column.PEOPLE)
    table.sort_by(Column.PEOPLE)
    office.qtbot.waitUntil(lambda: "people:333" in office.window.memory.get("cases/columns"))
    office.press("Gesloten 1")
    again = CasesPage(office.window.bridge, office.window.memory)
    office.qtbot.addWidget(again)
    again.refresh()
    heads = again.table.horizontalHeader()
    assert heads.logicalIndex(0) == COLUMNS.index(Column.PHASE)
    assert heads.sectionSize(COLUMNS.index(Column.PEOPLE)) == 333
    assert not again.table.isColumnHidden(COLUMNS.index(Column.ROUTE))
    assert again.table.isColumnHidden(COLUMNS.index(Column.CLASSES))
    assert again.order.text() == "Volgorde: leerlingen, omgekeerd"
    assert len(_cells(again, Column.NUMBER)) == 1
    again.show_view(View.OPEN)
    names = _cells(again, Column.PEOPLE)
    assert names == sorted(names, reverse=True)
    again.table.reset_columns()
    assert heads.logicalIndex(0) == COLUMNS.index(Column.NUMBER)
    office.window.memory.keep("cases/columns", "of:another people:wide -number:9999 state:1")
    office.window.memory.keep("cases/sort", "-nonsense")
    edited = CasesPage(office.window.bridge, office.window.memory)
    office.qtbot.addWidget(edited)
    assert edited.table.horizontalHeader().sectionSize(COLUMNS.index(Column.NUMBER)) == 600, "always there"
    assert edited.table.sorting == (Column.NEXT, True)


def test_the_table_is_as_discreet_as_the_rest(office: Any) -> None:
    page = _page(office)
    discretion.turn(True)
    try:
        assert _cells(page, Column.PEOPLE)[0] == "N. D. · F. T."
        assert _cells(page, Column.PEOPLE, int(Qt.ItemDataRole.AccessibleTextRole))[0] == "N. D. · F. T."
        assert _cells(page, Column.PEOPLE, int(Qt.ItemDataRole.ToolTipRole))[0] == "N. D. · F. T."
    finally:
        discretion.turn(False)


def test_a_hundred_thousand_rows_are_shown_sorted_and_gone_through(office: Any, qtmodeltester: Any) -> None:
    page = _page(office)
    summary = office.desk.cases.summaries(CaseFilter.ALL)[0]
    few = CasesModel()
    few.show([summary, replace(summary, id="2026-099")], lambda each: CaseFacts(each, AT_REST, "", office.today))
    qtmodeltester.check(few, force_py=True)
    few.sort(0)
    many = [replace(summary, id=f"2026-{n:06}", people=f"Pip {n % 997}") for n in range(_MANY)]
    began = time.perf_counter()
    page.table.show_cases(many, lambda each: CaseFacts(each, AT_REST, "Fase 1", office.today))
    page.table.sort_by(Column.PEOPLE)
    page.table.mark_first()
    QTest.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    page.grab()
    assert time.perf_counter() - began < 5
    rows: CasesModel = page.table.rows
    assert rows.rowCount() == _MANY
    assert page.table.currentIndex().row() == _MANY - 1
