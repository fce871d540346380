"""Lijst: what is late, and then day by day all that is still to come, with the vacations in between."""

from collections.abc import Iterator
from datetime import date, timedelta

from pestdesk.domain.agenda import Agenda, When
from pestdesk.domain.calendar_days import OffName, days_off_between
from pestdesk.domain.dutch import capital
from pestdesk.domain.dutch_dates import day_medium
from pestdesk.ui.agenda_lines import AgendaLine, group, wide_line
from pestdesk.ui.line_list import LineKind

_DAY = timedelta(days=1)


def coming_lines(agenda: Agenda, off_name: OffName, me: str) -> Iterator[AgendaLine]:
    """The lines of the list; what is done is not in it."""
    today = agenda.today
    yield from group("Te laat", (wide_line(item, today, me) for item in agenda.late))
    due = [wide_line(item, today, me) for item in agenda.due_today]
    yield from group(f"Vandaag · {day_medium(today)}", due, "Vandaag staat er niets.")
    coming = agenda.by_day
    before = today
    for day in sorted(day for day in coming if day > today):
        planned = [item for item in coming[day] if item.when is When.PLANNED]
        rows = [wide_line(item, today, me, with_day=False) for item in planned]
        if rows:
            off = days_off_between(before + _DAY, day - _DAY, off_name) if before < day else ()
            yield from (AgendaLine(LineKind.WORDS, capital(words)) for words in off)
            yield from group(_head(day, today), rows)
            before = day
    if before == today:
        yield AgendaLine(LineKind.WORDS, "Er is nog niets gepland.")


def _head(day: date, today: date) -> str:
    words = day_medium(day) if day.year == today.year else f"{day_medium(day)} {day.year}"
    return f"{words} · morgen" if day == today + _DAY else words
