"""The list and the table of a vault with thousands of cases: what they read again is what is in sight."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import delete, insert, select

from pestdesk.desk.case_pages import PAGE
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.shelving import Shelf
from pestdesk.storage import cases as stored
from pestdesk.storage.tables import CaseRow
from pestdesk.ui.cases_table.columns import Column
from pestdesk.ui.cases_table.view_pills import View

MANY = 3_000


def _multiply(office: Any) -> None:
    """Thousands of older cases beside the few that there are; of their parts they have none."""
    with office.desk._vault.transaction() as session:
        table: Any = CaseRow.__table__
        row = dict(session.execute(select(table).where(CaseRow.closed_on.is_not(None))).mappings().first())
        older = [
            row
            | {
                "id": f"2010-{number:04}",
                "opened_on": row["opened_on"] - timedelta(days=number),
                "shelf": Shelf.DESK,
                "people": f"Pip {number}",
            }
            for number in range(1, MANY + 1)
        ]
        session.execute(insert(table), older)


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The rows of which a line in the list was made."""
    rows: list[object] = []
    summary = stored._summary

    def line(row: Any) -> Any:
        rows.append(row)
        return summary(row)

    monkeypatch.setattr(stored, "_summary", line)
    return rows


def test_the_list_reads_a_page_however_many_cases_there_are(office: Any, asked: Any, lines: list[object]) -> None:
    listed = office.window.case_list

    def reading() -> tuple[int, int]:
        lines.clear()
        with asked(office.desk) as statements:
            listed.refresh()
            office.window.grab()
        return len(statements), len(lines)

    listed._filter(CaseFilter.ALL)
    few, _ = reading()
    _multiply(office)
    many, shown = reading()
    assert listed.model.rowCount() > MANY
    assert many == few
    assert shown <= PAGE + office.desk.cases.counts()[CaseFilter.OPEN]


def test_the_table_reads_a_page_however_many_cases_there_are(office: Any, lines: list[object]) -> None:
    _multiply(office)
    office.window.show_cases()
    page = office.window._go.cases.page
    page.show_view(View.ALL)
    lines.clear()
    page.refresh()
    page.grab()
    assert 0 < len(lines) <= PAGE + office.desk.cases.counts()[CaseFilter.OPEN]
    in_order = [page.table.rows.case_id(row) for row in range(page.table.rows.rowCount())]
    page.table.sort_by(Column.NUMBER)
    assert page.table.rows.case_id(0) == "2010-0001"
    page.table.sort_by(Column.NEXT)
    assert [page.table.rows.case_id(row) for row in range(MANY)] == in_order[:MANY]


def test_a_case_far_down_stays_marked_and_in_sight(office: Any) -> None:
    _multiply(office)
    listed = office.window.case_list
    listed._filter(CaseFilter.ALL)
    # They have no rounds, and so cannot be opened.
    listed.blockSignals(True)
    listed.view.setFocus()
    QTest.keyClick(listed.view, Qt.Key.Key_End)
    assert listed.model.case_id(listed.view.currentIndex().row()) == f"2010-{MANY:04}"
    listed.select("2010-1700")
    row = listed.view.currentIndex().row()
    with office.desk._vault.transaction() as session:
        session.execute(delete(CaseRow).where(CaseRow.id == "2010-0100"))
    office.window.bridge.tell_changed("2010-0100")
    assert listed.view.currentIndex().row() == row - 1
    assert listed.model.case_id(row - 1) == "2010-1700"
    assert listed.view.viewport().rect().intersects(listed.view.visualRect(listed.view.currentIndex()))
    listed.view.setFocus()
    QTest.keyClick(listed.view, Qt.Key.Key_Home)
    assert listed.view.currentIndex().row() == 0


def test_a_list_that_is_painted_after_the_lock_asks_nothing(office: Any) -> None:
    _multiply(office)
    listed = office.window.case_list
    listed._filter(CaseFilter.ALL)
    office.desk.lock()
    listed.view.scrollToBottom()
    listed.view.grab()
    assert listed.model.case_id(listed.model.rowCount() - 1) == ""
