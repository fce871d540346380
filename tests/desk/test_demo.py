"""The made-up cases: they fill a vault on any day of the year, and never from the future."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from pestdesk.desk import Desk, demo
from pestdesk.domain.agenda import When
from pestdesk.domain.case import Case
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.timeline import last_event_on

DAYS = [
    pytest.param(date(2026, 10, 8), id="a Thursday"),
    pytest.param(date(2026, 11, 15), id="a Sunday"),
    pytest.param(date(2027, 7, 28), id="summer vacation"),
    pytest.param(date(2027, 1, 1), id="new year"),
    pytest.param(date(2027, 5, 6), id="Hemelvaartsdag"),
    pytest.param(date(2031, 3, 3), id="beyond the known years"),
]


def all_cases(desk: Desk) -> list[Case]:
    return [desk.cases.get(summary.id) for summary in desk.cases.summaries(CaseFilter.ALL)]


@pytest.mark.parametrize("today", DAYS)
def test_the_demo_fills_on_any_day(tmp_path: Path, today: date) -> None:
    now = datetime.combine(today, time(9, 15)).astimezone()
    desk = demo.open_demo(tmp_path / "demo", lambda: now)
    try:
        cases = all_cases(desk)
        assert len(cases) == 9
        pupils = desk.pupils.all()
        assert len(pupils) > 35
        assert sum(bool(desk.pupils.cases_of(pupil)) for pupil in pupils) == sum(len(case.known) for case in cases)
        assert sum(case.is_closed for case in cases) == 1
        assert max(last_event_on(case) for case in cases) <= today
        assert {case.round.phase_id for case in cases} == {"1", "2"}
        assert max(case.round.number for case in cases) == 2
        assert sum(not person.is_known for case in cases for person in case.involvements) == 1
        seen = desk.calendar.agenda()
        assert seen.today == today
        if desk.calendar.school_calendar().is_school_day(today):
            assert {item.what for item in seen.due_today} >= {"eindcontrole", "doorzetten naar mentor"}
        assert seen.verdicts, "a term is over"
        assert {item.when for item in seen.items} >= {When.LATE, When.PLANNED, When.DONE}
        assert seen.waiting
        assert desk.cases.can_undo == "", "the demo itself cannot be taken back"
        for case in cases:
            assert desk.cases.timeline(case)
    finally:
        desk.lock()
