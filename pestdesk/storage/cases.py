"""The cases in the vault: one is read and saved whole, a list is read from summaries."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CompoundSelect, Integer, cast, func, literal, or_, select, union
from sqlalchemy.orm import Session

from pestdesk.domain.case import Case
from pestdesk.domain.case_summary import CaseFilter, CaseSummary
from pestdesk.domain.folding import fold
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.signal import Reporter
from pestdesk.errors import RuleError
from pestdesk.storage.case_from_rows import cases_from
from pestdesk.storage.case_rows import ONE_CASE, OPEN_CASES, Queries, StoredCases, save_rows
from pestdesk.storage.case_to_rows import rows_of
from pestdesk.storage.tables import CaseRow, GuardianRow, InvolvementRow


class CaseStore:
    """Cases of one transaction; what is saved lasts when the transaction commits."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, case_id: str) -> Case:
        """The case with this number; raises RuleError when the vault does not hold it."""
        cases = self._read(ONE_CASE, case_id=case_id)
        if not cases:
            raise RuleError(f"Casus {case_id} staat niet in de kluis. Er is niets gewijzigd.")
        return cases[0]

    def save(self, case: Case) -> None:
        """The case as it is now: parts that it no longer has go, the other rows change only where they differ."""
        save_rows(self._session.connection(), case.id, rows_of(case))

    def open_cases(self) -> tuple[Case, ...]:
        """Every case that is not closed, the oldest first."""
        return self._read(OPEN_CASES)

    def cases_with(self, people: Iterable[Involvement]) -> tuple[Case, ...]:
        """Every case, open or closed, that one of these people may be in: by pupil number, or by the whole name."""
        known = [person for person in people if person.name is not None]
        numbers = {person.pupil_number for person in known if person.pupil_number}
        # A given name alone is no whole name, and stands in the names of many.
        whole = [person.full_name for person in known if person.name and person.name.family]
        by_number = select(InvolvementRow.case_id).where(InvolvementRow.pupil_number.in_(numbers))
        names = [CaseRow.search_text.contains(fold(name), autoescape=True) for name in whole]
        found = self._session.scalars(select(CaseRow.id).where(or_(CaseRow.id.in_(by_number), *names)))
        return tuple(self.get(case_id) for case_id in found)

    def summaries(self, which: CaseFilter = CaseFilter.ALL, text: str = "") -> tuple[CaseSummary, ...]:
        """The lines of the case list, the newest first.

        `text` keeps the cases that have each of its words in their number, names or classes; capitals and accents
        make no difference.
        """
        query = select(
            CaseRow.id,
            CaseRow.people,
            CaseRow.classes,
            CaseRow.protocol_id,
            CaseRow.phase_id,
            CaseRow.round_number,
            CaseRow.opened_on,
            CaseRow.closed_on.is_not(None),
        ).order_by(CaseRow.opened_on.desc(), CaseRow.id.desc())
        if which is CaseFilter.OPEN:
            query = query.where(CaseRow.closed_on.is_(None))
        elif which is CaseFilter.CLOSED:
            query = query.where(CaseRow.closed_on.is_not(None))
        for word in fold(text).split():
            query = query.where(CaseRow.search_text.contains(word, autoescape=True))
        return tuple(CaseSummary(*line) for line in self._session.execute(query))

    def names(self) -> frozenset[PersonName]:
        """Every pupil and parent in the vault, each name once; also those who only reported something."""
        none = literal("")
        pupils = select(InvolvementRow.given_name, InvolvementRow.infix, InvolvementRow.family_name)
        parents = select(GuardianRow.name, none, none)
        reporters = select(CaseRow.reporter_name, none, none)
        every_name: CompoundSelect[Any] = union(
            pupils.where(InvolvementRow.given_name.is_not(None)),
            parents,
            reporters.where(CaseRow.reporter.in_((Reporter.PUPIL, Reporter.PARENT))),
        )
        # Of a parent and a reporter the name is kept as it was typed.
        return frozenset(
            PersonName(given, infix, family) if infix or family else PersonName.parse(given)
            for given, infix, family in self._session.execute(every_name)
        )

    def next_number(self, year: int) -> str:
        """The number for a new case in the school year that begins in `year`, e.g. ‘2026-014’."""
        counted = cast(func.substr(CaseRow.id, 6), Integer)
        last = self._session.scalar(select(func.max(counted)).where(CaseRow.id.startswith(f"{year}-")))
        return f"{year}-{(last or 0) + 1:03}"

    def _read(self, queries: Queries, **chosen: str) -> tuple[Case, ...]:
        return cases_from(StoredCases(self._session.connection(), queries, **chosen))
