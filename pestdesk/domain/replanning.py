"""What another school calendar, or another way of counting, does to checks that are still open (R28)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pestdesk.domain.case import Case
from pestdesk.domain.check_words import check_name
from pestdesk.domain.record import CheckMove
from pestdesk.domain.school_calendar import SchoolCalendar, TermKind, term

#: The reasons of moves that came from here: such a check was put on its day by nobody, and may be replanned again.
CALENDAR_CHANGED = "schoolkalender gewijzigd"
COUNTING_CHANGED = "telling van de termijn gewijzigd"


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

    A check that a person put on its day stays there, and nothing is put on that day or behind the end beside it.
    """
    running = None if case.is_closed else case.round.running_term
    if running is None:
        return ()
    planned = term(running.agreed_on, calendar, kind).checks
    # By number: a check that was moved may stand behind one that was planned after it. Where free days made two
    # checks one, the last is still the end, and the earlier ones keep their order.
    earlier = zip(sorted(running.checks[:-1], key=lambda check: check.id), planned[:-1], strict=False)
    wanted = {check.id: day for check, day in (*earlier, (running.checks[-1], planned[-1]))}
    free = [check for check in running.checks if check.is_open and not _is_moved_by_hand(case, check.id)]
    end = wanted[running.checks[-1].id] if running.checks[-1] in free else running.ends_on
    taken = {check.due_on for check in running.checks if check.is_open and check not in free}
    found = []
    for check in free:
        day = wanted.get(check.id, check.due_on)
        fits = running.is_final(check) or (day < end and day not in taken)
        if day != check.due_on and fits:
            what = check_name(running, check)
            found.append(Replan(case.id, case.short_title, check.id, what, check.due_on, day))
    return tuple(found)


def as_moves(replanned: Iterable[Replan], reason: str, on: date, by: str) -> tuple[CheckMove, ...]:
    """These replans of one case as moves of its checks."""
    return tuple(CheckMove(each.check_id, each.old_on, each.new_on, reason, on, by) for each in replanned)


def _is_moved_by_hand(case: Case, check_id: int) -> bool:
    return any(move.reason not in (CALENDAR_CHANGED, COUNTING_CHANGED) for move in case.round.moves_of(check_id))
