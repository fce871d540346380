"""What another school calendar, or another way of counting, does to checks that are still open (R28)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pestdesk.domain.case import Case
from pestdesk.domain.record import CheckMove
from pestdesk.domain.school_calendar import SchoolCalendar, TermKind, term


@dataclass(frozen=True, slots=True)
class Replan:
    """One open check that would come on another day."""

    case_id: str
    people: str
    check_id: int
    what: str
    old_on: date
    new_on: date


def replans(case: Case, calendar: SchoolCalendar, kind: TermKind) -> tuple[Replan, ...]:
    """The open checks of the running term that this calendar would put on another day, in their order.

    A check that a person put on its day stays there.
    """
    running = None if case.is_closed else case.round.running_term
    if running is None:
        return ()
    planned = term(running.agreed_on, calendar, kind).checks
    # Where free days made two checks one, the last is still the end, and the earlier ones keep their order.
    earlier = zip(running.checks[:-1], planned[:-1], strict=False)
    found = []
    for number, (check, day) in enumerate((*earlier, (running.checks[-1], planned[-1])), start=1):
        if check.is_open and check.due_on != day and not case.round.moves_of(check.id):
            what = "eindcontrole" if running.is_final(check) else f"controle week {number}"
            found.append(Replan(case.id, case.short_title, check.id, what, check.due_on, day))
    return tuple(found)


def as_moves(replanned: Iterable[Replan], reason: str, on: date, by: str) -> tuple[CheckMove, ...]:
    """These replans of one case as moves of its checks."""
    return tuple(CheckMove(each.check_id, each.old_on, each.new_on, reason, on, by) for each in replanned)
