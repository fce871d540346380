"""A list read by pages has the cases, and their order, of a list that is read whole."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlalchemy import event, insert, select, text, update

from pestdesk.desk import Desk
from pestdesk.desk.case_pages import PAGE, CasePages, row_of
from pestdesk.domain.agenda import When
from pestdesk.domain.case import Case
from pestdesk.domain.case_order import CaseOrder, ordered
from pestdesk.domain.case_standing import CaseStanding
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.record import Entry
from pestdesk.domain.shelving import Shelf
from pestdesk.storage.tables import CaseRow

FIRST_ON = date(2010, 8, 16)
MANY = 3_000


def multiply(desk: Desk, case: Case, count: int, vary: Callable[[int], dict[str, Any]]) -> None:
    """So many more cases like this one, each with what `vary` makes of it; of their parts they have none."""
    with desk._vault.transaction() as session:
        row = dict(session.execute(select(CaseRow.__table__).where(CaseRow.id == case.id)).mappings().one())
        rows = [row | {"id": f"2020-{number:03}"} | vary(number) for number in range(1, count + 1)]
        session.execute(insert(CaseRow.__table__), rows)  # type: ignore[arg-type]


def closed_cases(number: int) -> dict[str, Any]:
    """One a day, each closed on the next."""
    opened_on = FIRST_ON + timedelta(days=number)
    return {"opened_on": opened_on, "closed_on": opened_on + timedelta(days=1)}


def any_cases(random: Random) -> Callable[[int], dict[str, Any]]:
    """Some on one day, most of them closed, on every shelf."""

    def vary(_number: int) -> dict[str, Any]:
        opened_on = FIRST_ON + timedelta(days=random.randrange(90))
        is_open = random.random() < 0.15
        shelf = random.choice((Shelf.DESK, Shelf.DESK, Shelf.BIN) if is_open else tuple(Shelf))
        return {"opened_on": opened_on, "closed_on": None if is_open else opened_on, "shelf": shelf}

    return vary


def any_standings(random: Random, desk: Desk) -> dict[str, CaseStanding]:
    """The open cases wait, press, or do neither."""

    def standing() -> CaseStanding:
        on = FIRST_ON + timedelta(days=random.randrange(5))
        item = cast(Any, SimpleNamespace(when=random.choice((When.LATE, When.TODAY, When.PLANNED)), due_on=on))
        return random.choice(
            (CaseStanding(item), CaseStanding(waiting=cast(Any, SimpleNamespace(since=on))), CaseStanding())
        )

    return {each.id: standing() for each in desk.cases.summaries(CaseFilter.OPEN)}


@pytest.mark.parametrize("seed", range(4))
def test_pages_have_the_same_cases_in_the_same_order(desk: Desk, opened: Case, seed: int) -> None:
    random = Random(seed)
    multiply(desk, opened, 450, any_cases(random))
    standings = any_standings(random, desk)
    by_pages = 0
    for which in CaseFilter:
        whole = desk.cases.summaries(which)
        assert desk.cases.counts()[which] == len(whole)
        for order in CaseOrder:
            listed = desk.cases.listed(which, order, standings)
            by_pages += isinstance(listed, CasePages)
            meant = ordered(whole, order, standings)
            assert len(listed) == len(meant)
            rows = random.sample(range(len(meant)), min(20, len(meant)))
            assert [listed[row] for row in rows] == [meant[row] for row in rows], "here and there"
            assert [listed[row] for row in range(len(meant))] == meant, "one after another"
            assert list(listed) == meant, "in one go"
            assert listed[-1:] == meant[-1:]
            fresh = desk.cases.listed(which, order, standings)
            assert [row_of(fresh, meant[row].id) for row in rows] == rows
            assert row_of(fresh, "2019-001") == -1
    assert by_pages == 6


def test_what_is_read_does_not_grow_with_the_number_of_cases(desk: Desk, opened: Case, asked: Any) -> None:
    def statements() -> list[str]:
        with asked(desk) as found:
            listed = desk.cases.listed(CaseFilter.ALL, CaseOrder.URGENT, {})
            assert isinstance(listed, CasePages)
            assert [each.id for each in listed[:20]][:1] == [opened.id]
            desk.cases.counts()
            assert sum(map(len, listed._pages.values())) <= PAGE
        return found

    few = statements()
    multiply(desk, opened, MANY, closed_cases)
    assert statements() == few
    listed = desk.cases.listed(CaseFilter.ALL, CaseOrder.URGENT, {})
    assert isinstance(listed, CasePages)
    assert row_of(listed, "2020-001") == len(listed) - 1 == MANY
    assert listed[MANY // 2].id == f"2020-{MANY // 2 + 1:03}"
    assert len(listed._pages) == 2


def test_no_list_sorts_or_goes_through_the_rows_of_the_cases(desk: Desk, opened: Case) -> None:
    multiply(desk, opened, 2 * PAGE + 50, closed_cases)
    standings = {opened.id: CaseStanding(waiting=cast(Any, SimpleNamespace(since=FIRST_ON)))}
    plans: list[str] = []
    engine = desk._vault._engine
    assert engine is not None
    questions: list[tuple[str, Any]] = []

    @event.listens_for(engine, "before_cursor_execute")
    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_rest: object) -> None:
        questions.append((statement, parameters))

    for which in (CaseFilter.ALL, CaseFilter.CLOSED, CaseFilter.ARCHIVED):
        listed = desk.cases.listed(which, CaseOrder.URGENT, standings)
        assert [each.id for each in listed[:PAGE]] == [each.id for each in listed[:PAGE]]
        row_of(listed, "2020-020")
    desk.cases.counts()
    desk.search.choices()
    event.remove(engine, "before_cursor_execute", note)
    with desk._vault.reading() as session:
        for statement, parameters in questions:
            if "FROM cases" in statement and "ORDER BY" in statement and "LIMIT" in statement:
                explained = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                plans += [row[3] for row in explained]
    assert plans
    assert all("ix_cases_opened_on_id_shelf_closed_on" in plan for plan in plans), plans


def test_a_row_that_is_gone_and_a_vault_that_is_locked_raise_nothing_but_that_there_is_no_such_row(
    desk: Desk, opened: Case
) -> None:
    multiply(desk, opened, 2 * PAGE, closed_cases)
    listed = desk.cases.listed(CaseFilter.ALL, CaseOrder.NEWEST, {})
    seen = listed[0]
    with desk._vault.transaction() as session:
        session.execute(text("DELETE FROM cases WHERE closed_on IS NOT NULL"))
    with pytest.raises(IndexError):
        listed[2 * PAGE]
    desk.lock()
    assert listed[0] == seen
    with pytest.raises(IndexError):
        listed[PAGE]
    assert row_of(listed, opened.id) == -1


def test_the_counts_follow_whatever_happens_to_a_case(desk: Desk, opened: Case) -> None:
    def counts() -> dict[CaseFilter, int]:
        found = desk.cases.counts()
        assert found == {which: len(desk.cases.summaries(which)) for which in CaseFilter}
        return found

    assert counts()[CaseFilter.OPEN] == 1
    desk.cases.write(opened.id, Entry(date(2026, 9, 7), "Lies", "gebeld"))
    assert counts()[CaseFilter.OPEN] == 1
    desk.retention.delete(opened.id)
    assert counts()[CaseFilter.BINNED] == 1
    desk.cases.undo()
    assert counts()[CaseFilter.OPEN] == 1
    with desk._vault.transaction() as session:
        session.execute(update(CaseRow).values(closed_on=date(2026, 9, 8)))
    assert counts()[CaseFilter.CLOSED] == 1
    desk.retention.archive(opened.id)
    assert counts()[CaseFilter.ARCHIVED] == 1
    desk.retention.delete(opened.id)
    desk.retention.remove(opened.id)
    assert not any(counts().values())
    assert desk.search.choices().phases == ()
