"""The days that a calendar shows, in months and weeks, and how they are called."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from pestdesk.domain.dutch_dates import MONTHS, MONTHS_SHORT

DAYS_OF_WEEK = 7
_DAY = timedelta(days=1)
_LONGEST_OFF = 100

OffName = Callable[[date], str]
"""The name of the vacation or free day that a day belongs to, '' for any other day."""


def monday_of(day: date) -> date:
    """The Monday of the week of this day."""
    return day - day.weekday() * _DAY


def days_from(first: date, count: int) -> tuple[date, ...]:
    """So many days, from `first` on."""
    return tuple(first + number * _DAY for number in range(count))


def month_days(month: date, weeks: int = 0) -> tuple[date, ...]:
    """Whole weeks from a Monday on in which the month of this day lies: so many, or as many as it needs."""
    first = month.replace(day=1)
    monday = monday_of(first)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    needed = (last - monday).days // DAYS_OF_WEEK + 1
    return days_from(monday, (weeks or needed) * DAYS_OF_WEEK)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def span_words(first: date, last: date, months: tuple[str, ...] = MONTHS_SHORT) -> str:
    """‘17–25 okt’, ‘19 dec – 3 jan’ or ‘5 mei’."""
    end = f"{last.day} {months[last.month - 1]}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return f"{first.day} {months[first.month - 1]} – {end}"


def week_title(day: date, *, short: bool = False) -> str:
    """‘week 47 · 16–22 november 2026’, or with the months shortened; over New Year with both years, where there is
    room for them."""
    monday = monday_of(day)
    sunday = monday + 6 * _DAY
    if monday.year != sunday.year and not short:
        return f"week {monday.isocalendar().week} · {_in_full(monday)} – {_in_full(sunday)}"
    words = span_words(monday, sunday, MONTHS_SHORT if short else MONTHS)
    return f"week {monday.isocalendar().week} · {words} {sunday.year}"


def _in_full(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days_off_between(first: date, last: date, off_name: OffName) -> tuple[str, ...]:
    """‘herfstvakantie 17–25 okt’ for everything that touches these days, with its whole length."""
    found = []
    day = first
    while day <= last:
        if name := off_name(day):
            start, day = _edge(day, name, -_DAY, off_name), _edge(day, name, _DAY, off_name)
            found.append(f"{name} {span_words(start, day)}")
        day += _DAY
    return tuple(found)


def _edge(day: date, name: str, step: timedelta, off_name: OffName) -> date:
    for _ in range(_LONGEST_OFF):
        if off_name(day + step) != name:
            break
        day += step
    return day
