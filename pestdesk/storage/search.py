"""Searches the cases and what was written in them, by the index of words.

Questions go to the database as plain SQL: one is asked at every letter that is typed.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from pestdesk.domain.search import PassageKind, SearchFilter
from pestdesk.storage.house_tables import PassageRow
from pestdesk.storage.passage_store import first_of, last_of
from pestdesk.storage.passages import (
    PLACES,
    Place,
    class_mark,
    full_name,
    head_mark,
    phase_mark,
    state_mark,
    year_mark,
)
from pestdesk.storage.tables import CaseRow, GuardianRow, InvolvementRow

_FIND = (
    "SELECT rowid FROM passage_words WHERE passage_words MATCH ? AND rowid BETWEEN ? AND ?"
    " ORDER BY rowid DESC LIMIT ?"
)


class FoundText(NamedTuple):
    """A text that was found, as it was written, and the part of its case to which it belongs."""

    case_id: str
    kind: PassageKind
    happened_on: date
    part_id: int
    text: str


class SearchStore:
    """Each search asks for `limit`, and gives one more when there is more.

    A text is found when each word of `query` begins a word of the text or of the head of its case, and one of them
    begins a word of the text itself; a case when each begins a word of its head. What has the words as wholes comes
    first, the newest of those before the others.
    """

    def __init__(self, session: Session) -> None:
        self._connection = session.connection()

    def texts(self, query: Sequence[str], chosen: SearchFilter, limit: int) -> list[int]:
        """The numbers of the texts that were found."""

        def asked(words: list[str]) -> str:
            if len(words) == 1:
                return f"{{words}} : {words[0]}"
            return f"({' AND '.join(words)}) AND {{words}} : ({' OR '.join(words)})"

        whole, begun = (asked(words) for words in _as_typed(query))
        return self._find(whole, begun, _marks(chosen), chosen, limit)

    def cases(self, query: Sequence[str], chosen: SearchFilter, limit: int) -> list[str]:
        """The numbers of the cases that were found by their head."""
        whole, begun = (f"{{about}} : ({' AND '.join(words)})" for words in _as_typed(query))
        marks = (head_mark(), *_marks(chosen))
        found = self._find(whole, begun, marks, chosen, limit)
        return [case_id for (case_id,) in self._in_order(found, PassageRow.case_id)]

    def read(self, found: Sequence[int]) -> list[FoundText]:
        """These texts themselves, in this order."""
        columns = (
            PassageRow.case_id,
            PassageRow.place,
            PassageRow.part_id,
            PassageRow.nth,
            PassageRow.happened_on,
        )
        rows = self._in_order(found, *columns)
        wanted: dict[str, set[tuple[str, int, int]]] = {}
        for case_id, place, part_id, nth, _day in rows:
            wanted.setdefault(place, set()).add((case_id, part_id, nth))
        texts = {name: self._texts_at(PLACES[name], keys) for name, keys in wanted.items()}
        return [
            FoundText(case_id, PLACES[place].source.kind, day, part_id, texts[place][case_id, part_id, nth])
            for case_id, place, part_id, nth, day in rows
        ]

    def people(self, case_ids: Sequence[str]) -> dict[str, list[str]]:
        """Everyone by whom these cases are found: pupils, parents, and who reported it."""
        found: dict[str, list[str]] = {case_id: [] for case_id in case_ids}
        people = select(InvolvementRow.__table__).where(InvolvementRow.case_id.in_(case_ids))
        for row in self._connection.execute(people.order_by(InvolvementRow.position)).mappings():
            found[row["case_id"]].append(full_name(dict(row)))
        parents = select(GuardianRow.case_id, GuardianRow.name).where(GuardianRow.case_id.in_(case_ids))
        reporters = select(CaseRow.id, CaseRow.reporter_name).where(CaseRow.id.in_(case_ids))
        for question in (parents, reporters):
            for case_id, name in self._connection.execute(question):
                found[case_id].append(name)
        return {case_id: list(dict.fromkeys(filter(None, names))) for case_id, names in found.items()}

    # -- inside ------------------------------------------------------------------------------------------------

    def _find(self, whole: str, begun: str, marks: Iterable[str], chosen: SearchFilter, limit: int) -> list[int]:
        since = first_of(chosen.since) if chosen.since else 0
        until = last_of(chosen.until or date.max)
        kept = "".join(f' AND {{about}} : "{mark}"' for mark in marks)
        first = self._ask(f"({whole}){kept}", since, until, limit)
        if len(first) > limit:
            return first
        return first + self._ask(f"(({begun}){kept}) NOT ({whole})", since, until, limit - len(first))

    def _ask(self, question: str, since: int, until: int, limit: int) -> list[int]:
        rows = self._connection.exec_driver_sql(_FIND, (question, since, until, limit + 1))
        return [id_ for (id_,) in rows]

    def _in_order(self, found: Sequence[int], *columns: Any) -> list[tuple[Any, ...]]:
        rows = self._connection.execute(select(PassageRow.id, *columns).where(PassageRow.id.in_(found)))
        by_id = {row[0]: tuple(row[1:]) for row in rows}
        return [by_id[id_] for id_ in found]

    def _texts_at(self, place: Place, keys: set[tuple[str, int, int]]) -> dict[tuple[str, int, int], str]:
        columns = place.rows.__table__.columns
        text = columns[place.column]
        if not place.key:
            of_cases = select(columns.id, text).where(columns.id.in_([case_id for case_id, _, _ in keys]))
            return {(case_id, 0, 0): words for case_id, words in self._connection.execute(of_cases)}
        own = [columns.case_id, *(columns[name] for name in place.key)]
        asked = [key[: len(own)] for key in keys]
        of_parts = select(*own, text).where(tuple_(*own).in_(asked))
        return {((*row[:-1], 0)[:3]): row[-1] for row in self._connection.execute(of_parts)}


def _as_typed(query: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words as wholes, and as beginnings."""
    return [f'"{word}"' for word in query], [f'"{word}" *' for word in query]


def _marks(chosen: SearchFilter) -> list[str]:
    marks = []
    if chosen.phase_id:
        marks.append(phase_mark(chosen.phase_id))
    if chosen.state:
        marks.append(state_mark(chosen.state))
    if chosen.school_class:
        marks.append(class_mark(chosen.school_class))
    if chosen.school_year is not None:
        marks.append(year_mark(chosen.school_year))
    return marks
