"""The list of cases: what presses first, and as she left it at the next start."""

from typing import Any

from PySide6.QtCore import QRect

from pestdesk.domain.case_order import CaseOrder, Narrowing
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.ui.case_list import CaseList
from pestdesk.ui.window_memory import WindowMemory


def _people(case_list: CaseList) -> list[str]:
    model = case_list.model
    return [model.line(row).summary.people for row in range(model.rowCount())]


def test_what_presses_comes_first_and_the_open_case_stays_in_sight(office: Any) -> None:
    window = office.window
    listed = window.case_list
    assert [name.split()[0] for name in _people(listed)[:4]] == ["Noor", "Abe", "Yara", "Pip"]
    window.resize(1366, 420)
    office.open_case("Bram")
    office.qtbot.waitUntil(lambda: _is_in_sight(listed, "Bram"))
    listed.order(CaseOrder.NUMBER)
    assert listed.order_button.accessibleName() == "Volgorde: nummer"
    assert _people(listed)[0].startswith("Bram")
    assert _is_in_sight(listed, "Bram")
    # An act in it that changes its place: it is marked and in sight there.
    listed.order(CaseOrder.URGENT)
    office.open_case("Noor")
    office.window.bridge.do(office.desk.retention.delete, office.number("Fenna"))
    assert listed.view.currentIndex().row() == 0
    assert _is_in_sight(listed, "Noor")


def _is_in_sight(listed: CaseList, words: str) -> bool:
    index = listed.view.currentIndex()
    seen: QRect = listed.view.visualRect(index)
    return listed.model.line(index.row()).summary.people.startswith(words) and listed.view.viewport().rect().contains(
        seen
    )


def test_only_what_is_late_or_waits_is_shown_when_it_is_asked_for(office: Any) -> None:
    listed = office.window.case_list
    office.press("Te laat 1")
    assert [name.split()[0] for name in _people(listed)] == ["Noor"]
    office.press("Te laat 1")
    assert len(_people(listed)) == 8
    listed.order_button.narrowed.emit(Narrowing.OTHERS)
    waiting = {each.case_id for each in office.window.bridge.agenda().waiting}
    assert {listed.model.case_id(row) for row in range(listed.model.rowCount())} <= waiting
    office.press("Gesloten 1")
    assert len(_people(listed)) == 1, "another filter shows all that it has"


def test_order_and_filter_stay_and_the_bin_does_not(office: Any, tmp_path: Any) -> None:
    memory = WindowMemory(tmp_path)

    def again() -> CaseList:
        made = CaseList(office.window.bridge, memory=memory)
        office.qtbot.addWidget(made)
        return made

    first = again()
    first.order(CaseOrder.SCHOOL_CLASS)
    first.narrow(Narrowing.LATE)
    second = again()
    assert (second.listing(), second.order_button.text(), _people(second)) == (
        CaseFilter.OPEN,
        "Klas",
        [name for name in _people(second) if name.startswith("Noor")],
    )
    second._counts[CaseFilter.CLOSED].click()
    second.shelves.choose(CaseFilter.BINNED)
    assert again().listing() is CaseFilter.CLOSED
    for key in ("list/order", "list/filter", "list/narrowing"):
        memory.keep(key, "of a later version")
    assert (again().listing(), again().order_button.text()) == (CaseFilter.OPEN, "Dringend")
