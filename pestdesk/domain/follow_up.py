"""Agreements, the four weeks in which they are checked, and the verdict (R25–R31)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.record import NOT_STAMPED, Stamp
from pestdesk.errors import RuleError


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement, with the involvements it binds (none: all)."""

    step_id: str
    text: str
    made_on: date
    by: str
    involvement_ids: tuple[int, ...] = ()
    id: int = 0
    stamp: Stamp = NOT_STAMPED


class Kept(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Bullying(StrEnum):
    STOPPED = "stopped"
    LESS = "less"
    SAME = "same"
    WORSE = "worse"


class Decision(StrEnum):
    """What a check leads to (R29)."""

    ON_COURSE = "on_course"
    ADJUST = "adjust"
    PERSISTENT = "persistent"


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    agreement_id: int
    kept: Kept


@dataclass(frozen=True, slots=True)
class Safety:
    """How safe one victim feels, 1 (unsafe) to 5 (safe), and a word of their own (R29)."""

    involvement_id: int
    score: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found."""

    held_on: date
    by: str
    answers: tuple[KeptAnswer, ...]
    safety: tuple[Safety, ...]
    bullying: Bullying
    decision: Decision
    text: str = ""
    stamp: Stamp = NOT_STAMPED


class CheckState(StrEnum):
    """How a check stands: to be held on the day that was computed, held, put on another day, or not held any more."""

    PLANNED = "planned"
    HELD = "held"
    MOVED = "moved"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Check:
    """One moment of a term. Planned until it has a result, or a reason why it lapsed."""

    id: int
    due_on: date
    result: CheckResult | None = None
    lapsed: str = ""

    @property
    def is_open(self) -> bool:
        return self.result is None and not self.lapsed


class TermOutcome(StrEnum):
    """How a term ended: replaced by new agreements (R25), the bullying went on (R31), the case was closed before
    its end, or by a person's verdict (R30)."""

    REPLACED = "replaced"
    PERSISTENT = "persistent"
    STOPPED = "stopped"
    KEPT = "kept"
    PARTLY = "partly"
    NOT_KEPT = "not_kept"


VERDICTS = (TermOutcome.KEPT, TermOutcome.PARTLY, TermOutcome.NOT_KEPT)


@dataclass(frozen=True, slots=True)
class AgreedTerm:
    """The term of one set of agreements, from the day they were made to its end, with its checks.

    `stamp` is of its beginning, `ended_stamp` of its end (R33).
    """

    id: int
    agreed_on: date
    calendar_end: date
    ends_on: date
    reasoning: str
    checks: tuple[Check, ...]
    outcome: TermOutcome | None = None
    ended_on: date | None = None
    verdict_by: str = ""
    verdict_text: str = ""
    stamp: Stamp = NOT_STAMPED
    ended_stamp: Stamp = NOT_STAMPED

    @property
    def is_running(self) -> bool:
        return self.outcome is None

    @property
    def open_checks(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.is_open)

    def is_final(self, check: Check) -> bool:
        """Whether this check is the last of the term: the one that asks for a verdict."""
        return check.id == self.checks[-1].id

    def check(self, check_id: int) -> Check | None:
        return next((check for check in self.checks if check.id == check_id), None)

    def day_of(self, today: date) -> tuple[int, int]:
        """(which day of the term today is, how many days it has): ‘dag 12 van 28’."""
        length = (self.ends_on - self.agreed_on).days
        return min(max((today - self.agreed_on).days, 0), length), length

    def with_check(self, check: Check) -> "AgreedTerm":
        """This check in the place of the one with its number."""
        return replace(self, checks=tuple(check if old.id == check.id else old for old in self.checks))

    def with_checks_on(self, days: Mapping[int, date]) -> "AgreedTerm":
        """Open checks on other days, by their ids. The last one takes the end of the term along, and open checks
        that would come on or after it lapse (R26). Raises RuleError, and then nothing moved."""
        for check in self.checks:
            if days.get(check.id) == check.due_on:
                raise RuleError(f"De controle staat al op {with_year(check.due_on)}. Er is niets gewijzigd.")
        *earlier, final = (replace(check, due_on=days.get(check.id, check.due_on)) for check in self.checks)
        ends_on = final.due_on if final.id in days else self.ends_on
        for check in (*earlier, final):
            if check.id in days and check.due_on <= self.agreed_on:
                raise RuleError(
                    f"Een controle komt na de dag van de afspraken, {with_year(self.agreed_on)}. "
                    "Er is niets gewijzigd."
                )
            if check.id in days and final.id not in days and check.due_on >= ends_on:
                raise RuleError(
                    f"De termijn eindigt op {with_year(ends_on)}. Verzet de eindcontrole om hem langer te maken. "
                    "Er is niets gewijzigd."
                )
        earlier = [_lapsed_from(ends_on, check) for check in earlier]
        for day, number in Counter(check.due_on for check in earlier if check.is_open).items():
            if number > 1:
                raise RuleError(f"Op {with_year(day)} staat al een controle van deze termijn. Er is niets gewijzigd.")
        earlier.sort(key=lambda check: (check.due_on, check.id))
        return replace(self, checks=(*earlier, final), ends_on=ends_on)

    def ended(self, outcome: TermOutcome, on: date, why_lapsed: str, stamp: Stamp) -> "AgreedTerm":
        """The term at its end; checks that were not held lapse for the given reason."""
        checks = tuple(replace(check, lapsed=why_lapsed) if check.is_open else check for check in self.checks)
        return replace(self, outcome=outcome, ended_on=on, checks=checks, ended_stamp=stamp)


def _lapsed_from(end: date, check: Check) -> Check:
    is_late = check.is_open and check.due_on >= end
    return replace(check, lapsed="valt na het einde van de termijn") if is_late else check
