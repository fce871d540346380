"""What another school calendar, or another way of counting, does to checks that are still open (R28)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pestdesk.domain.case import Case
from pestdesk.domain.check_words import check_name
from pestdesk.domain.follow_up import AgreedTerm
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
    moving = {
        check.id: wanted[check.id]
        for check in free
        if wanted.get(check.id, check.due_on) != check.due_on and (running.is_final(check) or wanted[check.id] < end)
    }
    while blocked := [check for check in free if moving.get(check.id) in _staying(running, moving)]:
        # It stays on its day as well, and may be in the way of another; on a free day it cannot stay.
        for check in blocked:
            del moving[check.id]
        for check in blocked:
            day = calendar.next_school_day(check.due_on)
            if check.due_on < day < end and day not in _staying(running, moving) | set(moving.values()):
                moving[check.id] = day
    return tuple(
        Replan(case.id, case.short_title, check.id, check_name(running, check), check.due_on, moving[check.id])
        for check in running.checks
        if check.id in moving
    )


def as_moves(replanned: Iterable[Replan], reason: str, on: date, by: str) -> tuple[CheckMove, ...]:
    """These replans of one case as moves of its checks."""
    return tuple(CheckMove(each.check_id, each.old_on, each.new_on, reason, on, by) for each in replanned)


def _staying(running: AgreedTerm, moving: Mapping[int, date]) -> set[date]:
    """The days of the open checks that do not move."""
    return {check.due_on for check in running.open_checks if check.id not in moving}


def _is_moved_by_hand(case: Case, check_id: int) -> bool:
    return any(move.reason not in (CALENDAR_CHANGED, COUNTING_CHANGED) for move in case.round.moves_of(check_id))
