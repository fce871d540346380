from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pestdesk.domain.rotation import DAYS, MONTHS, WEEKS, kept


def at(year: int, month: int, day: int, hour: int = 0) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def between(first: datetime, last: datetime) -> st.SearchStrategy[datetime]:
    return st.datetimes(first.replace(tzinfo=None), last.replace(tzinfo=None), timezones=st.just(UTC))


MOMENTS = st.lists(between(at(2025, 1, 1), at(2027, 12, 31)), max_size=80)


def daily(first: date, count: int, hours: tuple[int, ...] = (9, 15)) -> list[datetime]:
    days = (first + timedelta(days=number) for number in range(count))
    return [at(day.year, day.month, day.day, hour) for day in days for hour in hours]


def test_of_a_year_of_two_a_day_the_last_of_seven_days_five_weeks_and_twelve_months_stay() -> None:
    stay = sorted(kept(daily(date(2026, 1, 1), 365)), reverse=True)
    assert all(moment.hour == 15 for moment in stay)
    assert [moment.date() for moment in stay[:7]] == [date(2026, 12, 31) - timedelta(days=n) for n in range(7)]
    sundays = {date(2026, 12, day) for day in (6, 13, 20, 27)}
    assert sundays <= {moment.date() for moment in stay}
    ends_of_months = {moment.date() for moment in stay if (moment + timedelta(days=1)).day == 1}
    assert len(ends_of_months) == MONTHS
    assert len(stay) == 7 + 3 + 11


def test_a_long_vacation_takes_no_backup_away() -> None:
    before = daily(date(2026, 6, 1), 10, (9,))
    assert kept([*before, at(2026, 9, 1, 9)]) >= {at(2026, 9, 1, 9), *before[-6:]}


@given(MOMENTS)
def test_the_newest_always_stays_and_there_are_never_more_than_the_three_numbers_together(
    moments: list[datetime],
) -> None:
    stay = kept(moments)
    assert stay <= set(moments)
    assert len(stay) <= DAYS + WEEKS + MONTHS
    if moments:
        assert max(moments) in stay


@given(MOMENTS)
def test_what_is_kept_is_kept_again(moments: list[datetime]) -> None:
    assert kept(kept(moments)) == kept(moments)


@given(MOMENTS, between(at(2028, 1, 1), at(2028, 12, 31)))
def test_a_newer_backup_brings_back_nothing_that_went(moments: list[datetime], newer: datetime) -> None:
    assert kept([*kept(moments), newer]) <= {*kept(moments), newer}
