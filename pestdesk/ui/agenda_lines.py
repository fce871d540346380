"""What the lists of the day say of each dated or waiting thing; the rows themselves know nothing of cases."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from pestdesk.domain.agenda import AgendaItem, AgendaKind, Waiting, When
from pestdesk.domain.dutch import capital, counted, grouped
from pestdesk.domain.dutch_dates import day_short, relative
from pestdesk.ui import discretion
from pestdesk.ui.fitting import SEPARATOR
from pestdesk.ui.icons import Mark
from pestdesk.ui.line_list import LineKind

MARK_OF = {When.LATE: Mark.LATE, When.TODAY: Mark.TODAY, When.PLANNED: Mark.PLANNED, When.DONE: Mark.DONE}
_ACTIONS = {
    AgendaKind.CHECK: "Controle invullen",
    AgendaKind.FINAL_CHECK: "Eindcontrole",
    AgendaKind.VERDICT: "Oordeel geven",
    AgendaKind.CONTACT: "Contact invullen",
    AgendaKind.PASS_ON: "Doorzetten",
}


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line of a list: a head with its count, a row for `thing`, or words where nothing is due."""

    kind: LineKind
    upper: str
    lower: str = ""
    meta: str = ""
    action: str = ""
    mark: Mark = Mark.OPEN
    count: int = 0
    thing: AgendaItem | Waiting | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        if self.kind is LineKind.HEAD:
            return f"{self.upper}, {grouped(self.count)}" if self.count else self.upper
        note = self.thing.note if isinstance(self.thing, AgendaItem) else ""
        parts = (self.upper, self.lower, self.meta.replace(SEPARATOR, ", "), self.mark.word, note, self.action)
        return ", ".join(part for part in parts if part) if self.kind is LineKind.ROW else self.upper


def discreet(line: AgendaLine) -> AgendaLine:
    """The line as it may be seen: the number of its case for the names, and initials in the rest."""
    if not discretion.is_on():
        return line
    upper = line.thing.case_id if line.thing else line.upper
    return replace(line, upper=upper, lower=discretion.shown(line.lower), meta=discretion.shown(line.meta))


def group(title: str, rows: Iterable[AgendaLine], empty_text: str = "") -> Iterator[AgendaLine]:
    """A head with its rows; nothing at all without rows, unless there are words for that."""
    found = list(rows)
    if found or empty_text:
        yield AgendaLine(LineKind.HEAD, title, count=len(found))
    if found:
        yield from found
    elif empty_text:
        yield AgendaLine(LineKind.WORDS, empty_text)


def wide_line(item: AgendaItem, today: date, me: str, *, with_day: bool = True) -> AgendaLine:
    """A dated thing with its day, class and actor apart, and the words of the act; `me` is not named."""
    who = "" if me and item.who.endswith(me) else item.who
    day = relative(item.due_on, today) if with_day and item.when is not When.TODAY else ""
    return AgendaLine(
        LineKind.ROW,
        item.people,
        capital(item.what),
        SEPARATOR.join(part for part in (day, item.classes, who) if part),
        _ACTIONS[item.kind],
        MARK_OF[item.when],
        thing=item,
    )


def narrow_line(item: AgendaItem, *, with_day: bool) -> AgendaLine:
    """A dated thing in two short lines."""
    day = day_short(item.due_on) if with_day else ""
    lower = SEPARATOR.join(part for part in (day, item.what, item.classes) if part)
    return AgendaLine(LineKind.ROW, item.people, lower, mark=MARK_OF[item.when], thing=item)


def own_line(waiting: Waiting) -> AgendaLine:
    """A case that waits for the coordinator herself."""
    return _undated_line(waiting, capital(waiting.what), "Verder", Mark.OPEN)


def waiting_line(waiting: Waiting) -> AgendaLine:
    """A case that waits for someone."""
    return _undated_line(waiting, capital(f"{waiting.on_whom}: {waiting.what.lower()}"), "Openen", Mark.WAITING)


def _undated_line(waiting: Waiting, what: str, action: str, mark: Mark) -> AgendaLine:
    days = counted(waiting.school_days, "schooldag", "schooldagen")
    return AgendaLine(
        LineKind.ROW,
        waiting.people,
        what,
        f"sinds {day_short(waiting.since)}{SEPARATOR}{days}",
        action,
        mark,
        thing=waiting,
    )
