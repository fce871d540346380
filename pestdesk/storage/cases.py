"""The cases in the vault: one is read and saved whole, a list is read from summaries."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    SQLColumnExpression,
    cast,
    delete,
    func,
    literal,
    or_,
    select,
    tuple_,
    union,
)
from sqlalchemy.orm import Session

from pestdesk.domain.case import Case
from pestdesk.domain.case_summary import CaseFilter, CaseSummary
from pestdesk.domain.folding import fold
from pestdesk.domain.names import PersonName
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.shelving import ON_THE_DESK, Shelf, Shelving
from pestdesk.domain.signal import Reporter
from pestdesk.errors import RuleError
from pestdesk.storage import person_keys
from pestdesk.storage.case_from_rows import cases_from
from pestdesk.storage.case_rows import ONE_CASE, OPEN_CASES, SOME_CASES, Queries, StoredCases, save_rows
from pestdesk.storage.case_to_rows import rows_of
from pestdesk.storage.house_tables import TombstoneRow
from pestdesk.storage.passage_store import PassageStore
from pestdesk.storage.tables import CaseCountRow, CaseRow, GuardianRow, InvolvementRow


def _filters(
    is_open: ColumnElement[bool], shelf: SQLColumnExpression[Shelf]
) -> dict[CaseFilter, ColumnElement[bool]]:
    """Which rows each filter has, by whether they are open and where they lie."""
    return {
        CaseFilter.OPEN: is_open & (shelf == Shelf.DESK),
        CaseFilter.CLOSED: ~is_open & (shelf == Shelf.DESK),
        CaseFilter.ALL: shelf != Shelf.BIN,
        CaseFilter.ARCHIVED: shelf == Shelf.ARCHIVE,
        CaseFilter.BINNED: shelf == Shelf.BIN,
    }


_CHOSEN = _filters(CaseRow.closed_on.is_(None), CaseRow.shelf)
_COUNTED = _filters(CaseCountRow.is_open.is_(True), CaseCountRow.shelf)
_NEWEST_FIRST = (CaseRow.opened_on.desc(), CaseRow.id.desc())
_SUMMARIES = select(
    CaseRow.id,
    CaseRow.people,
    CaseRow.classes,
    CaseRow.protocol_id,
    CaseRow.phase_id,
    CaseRow.round_number,
    CaseRow.opened_on,
    CaseRow.closed_on,
    CaseRow.shelf,
    CaseRow.shelved_on,
    CaseRow.shelf_before,
    CaseRow.shelf_before_on,
    CaseRow.reported_on,
    CaseRow.route,
)


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

    def save(self, case: Case) -> frozenset[str]:
        """The case as it is now: parts that it no longer has go, the other rows change only where they differ.

        What it is found by changes with it. Tells what changed, as `save_rows` does.
        """
        rows = rows_of(case)
        changed = save_rows(self._session.connection(), case.id, rows)
        if changed:
            PassageStore(self._session).save(case.id, rows)
        return changed

    def remove(self, case_id: str, on: date) -> None:
        """The case gone for good with all its parts and drafts; only its number stays, so that it is not used
        again."""
        self._session.execute(delete(CaseRow).where(CaseRow.id == case_id))
        self._session.merge(TombstoneRow(case_id=case_id, removed_on=on))
        self._session.flush()

    def open_cases(self) -> tuple[Case, ...]:
        """Every case that is not closed nor in the bin, the oldest first."""
        return self._read(OPEN_CASES)

    def cases_of(self, pupil: Pupil) -> tuple[Case, ...]:
        """Every case that this pupil of the directory is in, the oldest first; also those in the bin."""
        case_ids = person_keys.cases_with(self._session, (pupil.keys,))
        found = self._read(SOME_CASES, case_ids=tuple(case_ids)) if case_ids else ()
        return tuple(case for case in found if any(pupil.is_person(person) for person in case.involvements))

    def summaries(self, which: CaseFilter = CaseFilter.ALL, text: str = "") -> tuple[CaseSummary, ...]:
        """The lines of the case list, the newest first.

        `text` keeps the cases that have each of its words in their number, names or classes; capitals and accents
        make no difference.
        """
        query = _SUMMARIES.order_by(*_NEWEST_FIRST).where(_CHOSEN[which])
        for word in fold(text).split():
            query = query.where(CaseRow.search_text.contains(word, autoescape=True))
        return tuple(_summary(row) for row in self._session.execute(query))

    def open_among(self, which: CaseFilter, case_ids: Collection[str]) -> tuple[CaseSummary, ...]:
        """The lines of those of these cases that are open and that the filter has, the newest first."""
        query = _SUMMARIES.where(_CHOSEN[which], CaseRow.closed_on.is_(None), CaseRow.id.in_(case_ids))
        return tuple(_summary(row) for row in self._session.execute(query.order_by(*_NEWEST_FIRST)))

    def page(
        self,
        which: CaseFilter,
        without: Collection[str],
        limit: int | None,
        *,
        offset: int = 0,
        after: CaseSummary | None = None,
    ) -> tuple[CaseSummary, ...]:
        """So many lines of the case list, the newest first and without these open cases: the first ones, those behind
        so many others, or those after this one."""
        query = _SUMMARIES.where(*_chosen_without(which, without)).order_by(*_NEWEST_FIRST).limit(limit)
        if offset:
            query = query.offset(offset)
        if after is not None:
            query = query.where(_place() < tuple_(literal(after.opened_on), literal(after.id)))
        return tuple(_summary(row) for row in self._session.execute(query))

    def place(self, which: CaseFilter, without: Collection[str], case_id: str) -> int | None:
        """How many lines the list has before that of this case; None when it does not have that."""
        is_there = _chosen_without(which, without)
        opened_on = self._session.scalar(select(CaseRow.opened_on).where(CaseRow.id == case_id, *is_there))
        if opened_on is None:
            return None
        newer = _place() > tuple_(literal(opened_on), literal(case_id))
        return self._session.scalar(select(func.count()).select_from(CaseRow).where(newer, *is_there))

    def summaries_of(self, case_ids: Sequence[str]) -> dict[str, CaseSummary]:
        """The lines of these cases, by their number."""
        rows = self._session.execute(_SUMMARIES.where(CaseRow.id.in_(case_ids)))
        return {row.id: _summary(row) for row in rows}

    def ids(self, which: CaseFilter) -> tuple[str, ...]:
        """The numbers of these cases, the newest first."""
        query = select(CaseRow.id).order_by(*_NEWEST_FIRST).where(_CHOSEN[which])
        return tuple(self._session.scalars(query))

    def counts(self) -> dict[CaseFilter, int]:
        """How many cases each filter of the list has."""
        query = select(*(func.sum(CaseCountRow.count).filter(counted) for counted in _COUNTED.values()))
        return {which: count or 0 for which, count in zip(_COUNTED, self._session.execute(query).one(), strict=True)}

    def phases(self) -> tuple[tuple[str, str], ...]:
        """The protocol and the phase of every case that is not in the bin, each pair once."""
        query = select(CaseCountRow.protocol_id, CaseCountRow.phase_id).distinct()
        query = query.where(CaseCountRow.shelf != Shelf.BIN, CaseCountRow.count > 0)
        return tuple((protocol_id, phase_id) for protocol_id, phase_id in self._session.execute(query))

    def days_of_opening(self) -> tuple[date, ...]:
        """On which days cases were opened that are not in the bin, each day once."""
        query = select(CaseRow.opened_on).distinct().where(CaseRow.shelf != Shelf.BIN)
        return tuple(self._session.scalars(query))

    def classes(self) -> frozenset[str]:
        """The classes of everyone in a case that is not in the bin."""
        after = select(InvolvementRow.school_class).join(CaseRow, CaseRow.id == InvolvementRow.case_id)
        after = after.where(CaseRow.shelf != Shelf.BIN).order_by(InvolvementRow.school_class).limit(1)
        found: set[str] = set()
        name: str | None = ""
        # From each class to the next one, for there are thousands of people in each.
        while name := self._session.scalar(after.where(InvolvementRow.school_class > name)):
            found.add(name)
        return frozenset(found)

    def names(self, case_ids: Sequence[str] | None = None) -> frozenset[PersonName]:
        """Every pupil and parent in the vault, or in these cases, each name once; also those who only reported
        something."""
        none = literal("")
        pupils = select(InvolvementRow.given_name, InvolvementRow.infix, InvolvementRow.family_name)
        parents = select(GuardianRow.name, none, none)
        reporters = select(CaseRow.reporter_name, none, none)
        if case_ids is not None:
            pupils = pupils.where(InvolvementRow.case_id.in_(case_ids))
            parents = parents.where(GuardianRow.case_id.in_(case_ids))
            reporters = reporters.where(CaseRow.id.in_(case_ids))
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
        lasts = []
        for numbers in (CaseRow.id, TombstoneRow.case_id):
            counted = cast(func.substr(numbers, 6), Integer)
            # Not ‘begins with’: for that every number there is would be read.
            is_of_year = numbers.between(f"{year}-", f"{year}-:")
            lasts.append(self._session.scalar(select(func.max(counted)).where(is_of_year)) or 0)
        return f"{year}-{max(lasts) + 1:03}"

    def _read(self, queries: Queries, **chosen: str | Sequence[str]) -> tuple[Case, ...]:
        return cases_from(StoredCases(self._session.connection(), queries, **chosen))


def _chosen_without(which: CaseFilter, without: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    """Which cases a filter has besides these open ones; closed ones, nearly all, are not looked for among them."""
    if not without:
        return (_CHOSEN[which],)
    return (_CHOSEN[which], or_(CaseRow.closed_on.is_not(None), CaseRow.id.not_in(without)))


def _place() -> Any:
    return tuple_(CaseRow.opened_on, CaseRow.id)


def _summary(row: Any) -> CaseSummary:
    """The line of a case, from the columns of `_SUMMARIES` in their order."""
    case_id, people, classes, protocol_id, phase_id, number, opened_on, closed_on, *shelved, reported_on, route = row
    return CaseSummary(
        case_id,
        people,
        classes,
        protocol_id,
        phase_id,
        number,
        opened_on,
        closed_on is not None,
        _shelving(*shelved),
        reported_on,
        closed_on,
        route,
    )


def _shelving(shelf: Shelf, put_on: date | None, before: Shelf, before_on: date | None) -> Shelving:
    # Nearly all are like this, and a list may have thousands of them.
    if shelf is Shelf.DESK and put_on is None and before is Shelf.DESK and before_on is None:
        return ON_THE_DESK
    return Shelving(shelf, put_on, before, before_on)
