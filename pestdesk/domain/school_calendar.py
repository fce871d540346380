"""The school's calendar, and the four weeks in which agreements are checked (R25–R28)."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter

from pestdesk.domain.dutch import counted
from pestdesk.domain.dutch_dates import day_short, with_year
from pestdesk.errors import RuleError

TERM_WEEKS = 4

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_WEEKDAYS = 5
_FIRST_MONTH = 8
_first_day = attrgetter("first_on")


class TermKind(StrEnum):
    """How the four weeks are counted (R26): in lesweken, which vacation weeks lengthen, or in kalenderweken."""

    SCHOOL_WEEKS = "school_weeks"
    CALENDAR_WEEKS = "calendar_weeks"


@dataclass(frozen=True, slots=True)
class Vacation:
    """A vacation, first and last day included. Raises RuleError when it ends before it starts."""

    name: str
    first_on: date
    last_on: date

    def __post_init__(self) -> None:
        if self.last_on < self.first_on:
            raise RuleError(
                f"De {self.name} eindigt ({with_year(self.last_on)}) voordat die begint "
                f"({with_year(self.first_on)}). De kalender is niet gewijzigd; pas een van de twee data aan."
            )

    def __str__(self) -> str:
        return f"{self.name} ({with_year(self.first_on)} – {with_year(self.last_on)})"

    @property
    def days(self) -> Iterator[date]:
        length = (self.last_on - self.first_on).days + 1
        return (self.first_on + _DAY * number for number in range(length))


def overlapping(vacations: Iterable[Vacation]) -> tuple[Vacation, Vacation] | None:
    """The first two vacations, in the order of the year, that share a day."""
    in_order = sorted(vacations, key=_first_day)
    return next(((one, other) for one, other in pairwise(in_order) if other.first_on <= one.last_on), None)


def overlap_words(one: Vacation, other: Vacation) -> str:
    """What is wrong when these two share a day."""
    return (
        f"Twee vakanties overlappen elkaar: {one} en {other}. De kalender is niet gewijzigd; pas een van de twee aan."
    )


@dataclass(frozen=True, slots=True)
class FreeDay:
    """A single day without lessons: a public holiday or a study day. It never lengthens a term (R27)."""

    name: str
    on: date


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """Which days are school days (R28). What lies outside `known_from` … `known_until` is not known.

    Raises RuleError, naming both, when two vacations overlap or the calendar ends before it starts.
    """

    vacations: tuple[Vacation, ...]
    free_days: tuple[FreeDay, ...]
    known_from: date
    known_until: date
    # Looked up for every day that a month shows and every case that waits, so kept in the order of the year.
    _in_order: Sequence[Vacation] = field(init=False, repr=False, compare=False)
    _free_day_by_day: Mapping[date, FreeDay] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.known_until < self.known_from:
            raise RuleError(
                f"De schoolkalender eindigt ({with_year(self.known_until)}) voordat die begint "
                f"({with_year(self.known_from)}). De kalender is niet gewijzigd; pas een van de twee data aan."
            )
        if pair := overlapping(self.vacations):
            raise RuleError(overlap_words(*pair))
        object.__setattr__(self, "_in_order", sorted(self.vacations, key=_first_day))
        object.__setattr__(self, "_free_day_by_day", {free_day.on: free_day for free_day in self.free_days})

    def vacation_on(self, day: date) -> Vacation | None:
        """The vacation that this day is in."""
        begun = bisect_right(self._in_order, day, key=_first_day)
        latest = self._in_order[begun - 1] if begun else None
        return latest if latest is not None and day <= latest.last_on else None

    def free_day_on(self, day: date) -> FreeDay | None:
        """The single free day that this day is."""
        return self._free_day_by_day.get(day)

    def knows(self, day: date) -> bool:
        """Whether vacations and free days around this day are known at all (R28)."""
        return self.known_from <= day <= self.known_until

    def limit_between(self, first: date, last: date) -> str:
        """‘niet bekend na zo 29 aug 2027’ when these days reach out of what is known, '' when they do not (R28)."""
        if last > self.known_until:
            return f"niet bekend na {with_year(self.known_until)}"
        if first < self.known_from:
            return f"niet bekend vóór {with_year(self.known_from)}"
        return ""

    def is_school_day(self, day: date) -> bool:
        """Whether there are lessons: not in a weekend, in a vacation or on a free day."""
        return day.weekday() < _WEEKDAYS and not self.vacation_on(day) and not self.free_day_on(day)

    def next_school_day(self, day: date) -> date:
        """This day when it is a school day, or else the first one after it (R27)."""
        while not self.is_school_day(day):
            day += _DAY
        return day

    def why_free(self, day: date) -> str:
        """The name of the vacation or free day that this is, ‘weekend’, or '' for a school day."""
        if self.is_school_day(day):
            return ""
        return self.off_name(day) or "weekend"

    def off_name(self, day: date) -> str:
        """The name of the vacation or free day that this is, '' for any other day."""
        reason = self.vacation_on(day) or self.free_day_on(day)
        return reason.name if reason else ""

    def school_days_between(self, start: date, end: date) -> int:
        """How many school days come after `start`, up to and including `end`; 0 when `end` is not later."""
        days = (start + _DAY * number for number in range(1, (end - start).days + 1))
        return sum(self.is_school_day(day) for day in days)

    def vacation_week(self, monday: date) -> Vacation | None:
        """The vacation that leaves no school day in the week of this Monday, or None when it is a lesweek (R26).

        A week that a vacation shares with free days counts too; a vacation of a few days makes no vacation week.
        """
        days = [monday + _DAY * number for number in range(_WEEKDAYS)]
        if any(self.is_school_day(day) for day in days):
            return None
        return next((vacation for day in days if (vacation := self.vacation_on(day))), None)


@dataclass(frozen=True, slots=True)
class Term:
    """The four weeks after agreements were made (R25, R26).

    `calendar_end` is in kalenderweken; `end` and `checks` (the last of which is `end`) are in lesweken and
    school days. `reasoning` tells the user how the end came about.
    """

    agreed_on: date
    calendar_end: date
    end: date
    checks: tuple[date, ...]
    reasoning: str

    def ending_on(self, day: date) -> "Term":
        """The same term with an end that the user chose; checks on or after it lapse (R26)."""
        return replace(self, end=day, checks=(*(check for check in self.checks[:-1] if check < day), day))


def term(agreed_on: date, calendar: SchoolCalendar, kind: TermKind = TermKind.SCHOOL_WEEKS) -> Term:
    """The term of agreements made on `agreed_on` (R25–R28).

    In lesweken each vacation week whose Monday lies in (agreed_on, end] adds seven days; then, as in kalenderweken,
    the end moves to a school day. The checks after one, two and three weeks move in the same way, so that no two
    fall on one day. Beyond the years that the calendar knows, calendar weeks are counted; the reasoning says so.
    """
    followed = calendar if kind is TermKind.SCHOOL_WEEKS else _WITHOUT_VACATIONS
    last_day, vacations = _lengthened(agreed_on, TERM_WEEKS, followed)
    week_ends = (_lengthened(agreed_on, weeks, followed)[0] for weeks in range(1, TERM_WEEKS + 1))
    calendar_end = agreed_on + _WEEK * TERM_WEEKS
    end = calendar.next_school_day(last_day)
    why = [f"{TERM_WEEKS} weken = {day_short(calendar_end)}"]
    for vacation, weeks in vacations.items():
        why.append(f"{vacation.name} ({counted(weeks, 'week', 'weken')})")
    if vacations:
        why.append(day_short(last_day))
    if end != last_day:
        why += [calendar.why_free(last_day), day_short(end)]
    return Term(
        agreed_on=agreed_on,
        calendar_end=calendar_end,
        end=end,
        # A row of free days can move two checks to the same school day; then one is enough.
        checks=tuple(dict.fromkeys(calendar.next_school_day(day) for day in week_ends)),
        reasoning=" → ".join(why) + _limit_of_knowledge(agreed_on, end, calendar),
    )


_WITHOUT_VACATIONS = SchoolCalendar((), (), date.min, date.max)


def _lengthened(agreed_on: date, weeks: int, calendar: SchoolCalendar) -> tuple[date, Counter[Vacation]]:
    """The day after this many lesweken, and how many weeks each vacation added, in order."""
    end = agreed_on + _WEEK * weeks
    added: Counter[Vacation] = Counter()
    monday = agreed_on + _DAY * (7 - agreed_on.weekday())
    while monday <= end:
        if vacation := calendar.vacation_week(monday):
            added[vacation] += 1
            end += _WEEK
        monday += _WEEK
    return end, added


def _limit_of_knowledge(agreed_on: date, end: date, calendar: SchoolCalendar) -> str:
    limit = calendar.limit_between(agreed_on, end)
    return f"; schoolkalender {limit}" if limit else ""


def school_year(day: date) -> int:
    """The year in which the school year of this day began; it runs from 1 August to 31 July."""
    return day.year if day.month >= _FIRST_MONTH else day.year - 1


def school_year_span(year: int) -> tuple[date, date]:
    """The first and the last day of the school year that began in `year`."""
    return date(year, _FIRST_MONTH, 1), date(year + 1, _FIRST_MONTH, 1) - _DAY


def school_year_words(year: int) -> str:
    """‘2026–2027’."""
    return f"{year}–{year + 1}"
