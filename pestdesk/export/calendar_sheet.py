"""The neutral report of a month or a week on paper: the numbers of cases and what is due, and no one's name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pestdesk.domain.agenda import AgendaItem
from pestdesk.domain.agenda_words import nameless_words
from pestdesk.domain.calendar_days import (
    DAYS_OF_WEEK,
    OffName,
    days_from,
    days_off_between,
    monday_of,
    month_days,
    week_title,
)
from pestdesk.domain.dutch_dates import WEEKDAYS, day_medium, month_title
from pestdesk.export.words import instant

_WEEKEND = 5
_LEGEND = (("late", "te laat"), ("today", "vandaag"), ("planned", "gepland"), ("done", "gedaan"))


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One thing on a day: how it stands (a word of the legend's marks), the number of its case, and what it is."""

    state: str
    code: str
    what: str


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A day; `off` names the vacation or free day that it is. `is_outside` the month that is shown."""

    number: int
    words: str
    off: str
    is_weekend: bool
    is_outside: bool
    is_today: bool
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class SheetWeek:
    """Seven days from a Monday on, with the number of the week."""

    number: int
    days: tuple[SheetDay, ...]


@dataclass(frozen=True, slots=True)
class LegendLine:
    """What a mark means."""

    state: str
    words: str


@dataclass(frozen=True, slots=True)
class CalendarSheet:
    """A calendar as it is put on paper. `stem` is the suggested name of its file, without its suffix; `made_at` the
    aware instant of making, `made_on` the same in words; `mark` is empty, for it holds nothing to be marked for."""

    stem: str
    title: str
    school: str
    is_week: bool
    weekdays: tuple[str, ...]
    weeks: tuple[SheetWeek, ...]
    days_off: tuple[str, ...]
    legend: tuple[LegendLine, ...]
    purpose: str
    mark: str
    made_by: str
    made_at: datetime
    made_on: str

    @property
    def line_count(self) -> int:
        """How many things stand in it."""
        return sum(len(day.lines) for week in self.weeks for day in week.days)


def calendar_sheet(
    day: date,
    items: Mapping[date, Sequence[AgendaItem]],
    off_name: OffName,
    school: str,
    made_by: str,
    made_at: datetime,
    *,
    is_week: bool,
) -> CalendarSheet:
    """The month or the week of this day. Of the things it takes the number of the case and what they are called for
    whoever may not know more: not who they are about, nor their classes."""
    shown = days_from(monday_of(day), DAYS_OF_WEEK) if is_week else month_days(day)
    inside = [each for each in shown if is_week or each.month == day.month]
    title = week_title(day) if is_week else month_title(day.year, day.month)
    stem = f"{shown[0].isocalendar().year} week {shown[0].isocalendar().week:02}" if is_week else f"{day:%Y-%m}"

    def sheet_day(each: date) -> SheetDay:
        is_outside = each not in inside
        lines = () if is_outside else tuple(map(_line, items.get(each, ())))
        return SheetDay(
            each.day,
            day_medium(each),
            off_name(each),
            each.weekday() >= _WEEKEND,
            is_outside,
            each == made_at.date(),
            lines,
        )

    weeks = tuple(
        SheetWeek(shown[first].isocalendar().week, tuple(map(sheet_day, shown[first : first + DAYS_OF_WEEK])))
        for first in range(0, len(shown), DAYS_OF_WEEK)
    )
    return CalendarSheet(
        stem=f"PestDesk kalender {stem}",
        title=f"Kalender {title}",
        school=school,
        is_week=is_week,
        weekdays=WEEKDAYS,
        weeks=weeks,
        days_off=days_off_between(inside[0], inside[-1], off_name),
        legend=tuple(LegendLine(state, words) for state, words in _LEGEND),
        purpose="Kalender zonder namen",
        mark="",
        made_by=made_by,
        made_at=made_at,
        made_on=instant(made_at),
    )


def _line(item: AgendaItem) -> SheetLine:
    return SheetLine(item.when.value, item.case_id, nameless_words(item))
