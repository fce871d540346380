"""Verbs about what is kept and for how long: the archive, the bin, and what is gone for good."""

from datetime import date

from pestdesk.desk.workplace import Workplace
from pestdesk.domain import retention
from pestdesk.domain.case import Case
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.errors import RuleError
from pestdesk.storage.audit import AuditStore
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.passage_store import PassageStore

REMOVED = "Casus definitief verwijderd"


class Retention:
    """Archiving and deleting can be taken back; removing for good cannot."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def archive(self, case_id: str) -> Case:
        """A closed case out of the lists."""
        today = self._work.today()
        return self._work.act(case_id, "Casus gearchiveerd", lambda case: retention.archived(case, today))

    def delete(self, case_id: str) -> Case:
        """A case in the bin, where it stays thirty days."""
        today = self._work.today()
        return self._work.act(case_id, "Casus in de prullenbak", lambda case: retention.binned(case, today))

    def take_back(self, case_id: str) -> Case:
        """A case out of the archive or the bin."""
        return self._work.act(case_id, "Casus teruggezet", retention.taken_back)

    def remove(self, case_id: str) -> None:
        """A case in the bin gone for good; only its number stays, and the audit trail without names."""
        if not self._work.case(case_id).shelving.is_binned:
            raise RuleError(f"Casus {case_id} ligt niet in de prullenbak. Er is niets gewijzigd.")
        self._remove((case_id,))

    def remove_what_is_due(self) -> tuple[str, ...]:
        """The cases whose thirty days in the bin are over gone for good; gives their numbers.

        There must have been work on an earlier day after those thirty: a clock that is ahead for once, or a long
        vacation, removes nothing before anyone could look.
        """
        with self._work.vault.reading() as session:
            binned, worked_at = CaseStore(session).summaries(CaseFilter.BINNED), AuditStore(session).last_at()
        worked_on = worked_at.astimezone().date() if worked_at else date.min
        if worked_on >= self._work.today():
            return ()
        due = tuple(case.id for case in binned if case.shelving.gone_on and case.shelving.gone_on <= worked_on)
        if due:
            self._remove(due)
        return due

    def _remove(self, case_ids: tuple[str, ...]) -> None:
        stamp, today = self._work.stamp(), self._work.today()
        with self._work.vault.transaction() as session:
            for case_id in case_ids:
                CaseStore(session).remove(case_id, today)
                AuditStore(session).append(stamp.at, stamp.author, REMOVED, case_id)
            PassageStore(session).drop_what_was_deleted()
        self._work.vault.drop_what_was_deleted()
        self._work.forget_acts_on(case_ids)
