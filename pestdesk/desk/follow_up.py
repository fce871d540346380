"""Verbs about agreements, their four weeks and the verdict."""

from datetime import date

from pestdesk.desk.workplace import Workplace
from pestdesk.domain.case import Case
from pestdesk.domain.follow_up import Agreement, CheckResult, TermOutcome
from pestdesk.domain.school_calendar import Term, term


class FollowUp:
    """Each verb is one transaction on one case."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def preview(self, agreed_on: date) -> Term:
        """The term that agreements of this day would start, on the school's own calendar (R25–R27)."""
        return term(agreed_on, self._work.school_calendar())

    def agree(self, case_id: str, agreements: tuple[Agreement, ...], agreed_on: date, *, draft: str = "") -> Case:
        """Agreements made on one day; they start the four weeks, and replace a running term (R25)."""
        stamp = self._work.stamp()
        planned = self.preview(agreed_on)
        return self._work.act(
            case_id,
            "Afspraken vastgelegd",
            lambda case: case.with_agreements(agreements, planned, stamp),
            draft=draft,
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
