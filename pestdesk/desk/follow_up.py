"""Verbs about agreements, their four weeks and the verdict."""

from datetime import date

from pestdesk.desk.workplace import Workplace
from pestdesk.domain.case import Case
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.follow_up import AgreedTerm, Agreement, CheckResult, TermOutcome
from pestdesk.domain.record import CheckMove, Stamp
from pestdesk.domain.school_calendar import SchoolCalendar, Term, TermKind, term
from pestdesk.errors import RuleError


class FollowUp:
    """Each verb is one transaction on one case."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def preview(self, agreed_on: date, kind: TermKind | None = None, calendar: SchoolCalendar | None = None) -> Term:
        """The term that agreements of this day would start, on the school's own calendar (R25–R27).

        `kind` is another way of counting than the school's own, `calendar` that calendar when it is known.
        """
        return term(agreed_on, calendar or self._work.school_calendar(), kind or self._work.settings().term_kind)

    def agree(
        self,
        case_id: str,
        agreements: tuple[Agreement, ...],
        agreed_on: date,
        *,
        round_id: int = 0,
        own_end: date | None = None,
        why: str = "",
        draft: str = "",
    ) -> Case:
        """Agreements made on one day; they start the four weeks, and replace a running term (R25).

        `own_end` is another end than the one that follows from the calendar, with the reason `why` (R26).
        """
        stamp = self._work.stamp()
        planned = self.preview(agreed_on)
        if own_end is not None:
            self.need_school_day(own_end)

        def change(case: Case) -> Case:
            agreed = case.with_agreements(agreements, planned, stamp, round_id)
            is_running = round_id in (0, case.round.id)
            if own_end is None or own_end == planned.end or not is_running or agreed.round.term is None:
                return agreed
            final = agreed.round.term.checks[-1]
            return agreed.with_checks_moved((self._move(final.id, own_end, why, stamp),), stamp)

        return self._work.act(case_id, "Afspraken vastgelegd", change, draft=draft)

    def move_check(self, case_id: str, check_id: int, to: date, why: str, *, draft: str = "") -> Case:
        """An open check on another school day, with the reason; of the last one, the end of the term (R26, R27)."""
        stamp = self._work.stamp()
        self.need_school_day(to)
        move = self._move(check_id, to, why, stamp)
        return self._work.act(
            case_id, "Controle verzet", lambda case: case.with_checks_moved((move,), stamp), draft=draft
        )

    def preview_move(self, case: Case, check_id: int, to: date) -> AgreedTerm:
        """The running term as it would be with this check on another day; raises RuleError as `move_check` would."""
        self.need_school_day(to)
        running = case.round.running_term
        if running is None or running.check(check_id) is None:
            raise RuleError("Deze controle hoort niet bij de lopende termijn. Er is niets gewijzigd.")
        return running.with_checks_on({check_id: to})

    def _move(self, check_id: int, to: date, why: str, stamp: Stamp) -> CheckMove:
        return CheckMove(check_id, to, to, why, self._work.today(), stamp.author)

    def need_school_day(self, day: date) -> None:
        """Raises RuleError for a day without lessons, naming the first school day after it (R27)."""
        calendar = self._work.school_calendar()
        if not calendar.is_school_day(day):
            raise RuleError(
                f"{with_year(day).capitalize()} is geen schooldag ({calendar.why_free(day)}). "
                f"Er is niets gewijzigd. De eerste schooldag daarna is {with_year(calendar.next_school_day(day))}."
            )

    def record_check(self, case_id: str, check_id: int, result: CheckResult, *, draft: str = "") -> Case:
        stamp = self._work.stamp()
        return self._work.act(
            case_id, "Controle vastgelegd", lambda case: case.with_check(check_id, result, stamp), draft=draft
        )

    def record_final_check(
        self, case_id: str, check_id: int, result: CheckResult, verdict: TermOutcome, *, draft: str = ""
    ) -> Case:
        """The last check and the verdict on the term, as one act (R29, R30)."""
        stamp = self._work.stamp()

        def change(case: Case) -> Case:
            checked = case.with_check(check_id, result, stamp)
            return checked.with_verdict(verdict, result.held_on, result.by, stamp, result.text)

        return self._work.act(case_id, "Eindoordeel gegeven", change, draft=draft)

    def judge(self, case_id: str, verdict: TermOutcome, on: date, by: str, text: str = "") -> Case:
        """A verdict without another check (R30)."""
        stamp = self._work.stamp()
        return self._work.act(
            case_id, "Eindoordeel gegeven", lambda case: case.with_verdict(verdict, on, by, stamp, text)
        )
