"""The four weeks in kalenderweken (R26): no vacation lengthens them; the end is a school day all the same."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pestdesk.domain.school_calendar import SchoolCalendar, TermKind, term

DAYS = st.dates(date(2026, 8, 31), date(2029, 6, 30))


@pytest.mark.parametrize(
    ("agreed_on", "end", "checks"),
    [
        (date(2026, 9, 9), date(2026, 10, 7), 4),
        # 30 December and 23 December are in the kerstvakantie: both come on the first day of school.
        (date(2026, 12, 2), date(2027, 1, 4), 3),
        (date(2027, 4, 8), date(2027, 5, 7), 4),
    ],
)
def test_r26_in_kalenderweken_the_end_is_after_28_days_or_on_the_next_school_day(
    midden: SchoolCalendar, agreed_on: date, end: date, checks: int
) -> None:
    agreed = term(agreed_on, midden, TermKind.CALENDAR_WEEKS)
    assert agreed.end == end
    assert len(agreed.checks) == checks
    assert agreed.reasoning.startswith("4 weken = ")


@given(agreed_on=DAYS, kind=st.sampled_from(TermKind))
def test_r25_whatever_is_counted_no_term_ends_before_28_days_or_on_a_free_day(
    midden: SchoolCalendar, agreed_on: date, kind: TermKind
) -> None:
    agreed = term(agreed_on, midden, kind)
    assert agreed.end >= agreed_on + timedelta(days=28)
    assert midden.is_school_day(agreed.end)
    assert agreed.end <= term(agreed_on, midden, TermKind.SCHOOL_WEEKS).end
    assert agreed.checks[-1] == agreed.end
