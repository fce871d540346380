"""How often the vault is asked when something is done or shown: that does not grow with what was written."""

from dataclasses import replace
from typing import Any

import pytest

from pestdesk.domain.case import Case
from pestdesk.domain.record import Entry
from pestdesk.domain.signal import Signal
from pestdesk.storage.case_rows import ONE_CASE

NOTES = 60
#: A case stands in so many tables, and is asked for once from each.
WHOLE = len(ONE_CASE)
#: What an act reads and writes besides the case itself: who writes, the audit trail, the draft, the index.
AROUND = 14


def _write(office: Any, case_id: str) -> Case:
    note = Entry(office.today, "Lies van Voorbeeld", "Het was rustig in de pauze.")
    written: Case = office.desk.cases.write(case_id, note)
    return written


def _counts(office: Any, asked: Any, case_id: str) -> tuple[int, int]:
    """Of opening the case, and of an act in it."""
    other = next(each.id for each in office.desk.cases.summaries() if each.id != case_id)
    office.window.show_case(other)
    with asked(office.desk) as opened:
        office.window.show_case(case_id)
    with asked(office.desk) as written:
        _write(office, case_id)
    return len(opened), len(written)


def test_a_case_and_an_act_in_it_ask_no_more_when_more_was_written(office: Any, asked: Any) -> None:
    case_id = office.case("Lotte").id
    before = _counts(office, asked, case_id)
    for _ in range(NOTES):
        _write(office, case_id)
    assert _counts(office, asked, case_id) == before


def test_a_case_asks_no_more_when_its_pupils_were_in_more_of_them(office: Any, asked: Any) -> None:
    case = office.case("Lotte")
    people = tuple(replace(person, guardians=()) for person in case.involvements)
    signal: Signal = case.signal
    office.desk.cases.open(signal, people)
    before, _ = _counts(office, asked, office.desk.cases.open(signal, people).id)
    for _ in range(5):
        office.desk.cases.open(signal, people)
    after, _ = _counts(office, asked, office.desk.cases.open(signal, people).id)
    assert after == before


def test_an_act_reads_its_case_twice_and_writes_what_differs(office: Any, asked: Any) -> None:
    """Once for the rules, and once for the rows that it differs in."""
    case_id = office.case("Abe").id
    with asked(office.desk) as statements:
        _write(office, case_id)
    assert 2 * WHOLE < len(statements) <= 2 * WHOLE + AROUND
    assert sum(statement.startswith("INSERT INTO entries") for statement in statements) == 1
    assert not any(statement.startswith("UPDATE entries") for statement in statements)


@pytest.mark.parametrize("by", [1, -1])
def test_another_month_asks_nothing(office: Any, asked: Any, by: int) -> None:
    with asked(office.desk) as statements:
        office.window.calendar.month.grid.turn_shown(by)
    assert statements == []


def test_today_is_shown_from_the_agenda_that_is_known(office: Any, asked: Any) -> None:
    office.open_case("Lotte")
    with asked(office.desk) as statements:
        office.window.show_today()
    # Whose day it is, and until when the school calendar reaches.
    assert not any("FROM cases" in statement or "FROM entries" in statement for statement in statements)
