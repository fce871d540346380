"""Keeps the passages of the cases: with each case that is saved, and anew when they are made by another recipe."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, bindparam, delete, func, insert, select, text, update
from sqlalchemy.orm import Session

from pestdesk.domain.search_words import RECIPE
from pestdesk.storage.case_rows import CaseRows
from pestdesk.storage.house_tables import PassageRecipeRow, PassageRow
from pestdesk.storage.passages import READ_FOR_PASSAGES, Passage, PassageKey, passages_of
from pestdesk.storage.tables import CaseRow

# The number of a passage begins with its day, so that the index itself has the newest first.
_OF_ONE_DAY = 24
_CASES_AT_ONCE = 1000

_passages = cast(Table, PassageRow.__table__)
_recipes = cast(Table, PassageRecipeRow.__table__)
_stored = select(
    PassageRow.id,
    PassageRow.place,
    PassageRow.part_id,
    PassageRow.nth,
    PassageRow.happened_on,
    PassageRow.words,
    PassageRow.about,
).where(PassageRow.case_id == bindparam("of_case"))
_last = select(func.max(PassageRow.id)).where(PassageRow.id.between(bindparam("first"), bindparam("last")))
_change = (
    update(_passages)
    .where(PassageRow.id == bindparam("of_id"))
    .values(words=bindparam("new_words"), about=bindparam("new_about"))
)


class _Stored(NamedTuple):
    id: int
    passage: Passage


def first_of(day: date) -> int:
    """The least number that a passage of this day can have."""
    return day.toordinal() << _OF_ONE_DAY


def last_of(day: date) -> int:
    """The greatest."""
    return first_of(day) + (1 << _OF_ONE_DAY) - 1


class PassageStore:
    """Passages of one transaction."""

    def __init__(self, session: Session) -> None:
        self._connection = session.connection()

    def save(self, case_id: str, case_rows: CaseRows) -> None:
        """Those of the case as it is now; only what differs is written."""
        stored = self._stored_of(case_id)
        meant = passages_of(case_rows)
        gone, changed = [], []
        for key, (id_, passage) in stored.items():
            now = meant.get(key)
            if now == passage:
                del meant[key]
            elif now is not None and now.happened_on == passage.happened_on:
                changed.append({"of_id": id_, "new_words": now.words, "new_about": now.about})
                del meant[key]
            else:
                gone.append(id_)
        if gone:
            self._connection.execute(delete(_passages).where(PassageRow.id.in_(gone)))
        if changed:
            self._connection.execute(_change, changed)
        self._add([(case_id, key, passage) for key, passage in meant.items()])

    @property
    def is_current(self) -> bool:
        """Whether the passages are made by the recipe of this program."""
        return self._connection.scalar(select(PassageRecipeRow.version)) == RECIPE

    def remake(self) -> None:
        """All of them anew, by the recipe of this program."""
        self._connection.execute(delete(_passages))
        ids = self._connection.scalars(select(CaseRow.id).order_by(CaseRow.opened_on, CaseRow.id)).all()
        lasts: dict[date, int] = {}
        for start in range(0, len(ids), _CASES_AT_ONCE):
            some = ids[start : start + _CASES_AT_ONCE]
            made = [
                (case_id, key, each)
                for case_id, case_rows in self._rows_of(some)
                for key, each in passages_of(case_rows).items()
            ]
            # In the order in which they stand in the file, whose pages are then filled better.
            self._add(sorted(made, key=lambda passage: passage[2].happened_on), lasts)
        self.drop_what_was_deleted()
        self._connection.execute(delete(_recipes))
        self._connection.execute(insert(_recipes), {"version": RECIPE})

    def drop_what_was_deleted(self) -> None:
        """What was deleted goes from the index too, where it is marked at first and stays until it is needed."""
        self._connection.execute(text("INSERT INTO passage_words (passage_words) VALUES ('optimize')"))

    # -- inside ------------------------------------------------------------------------------------------------

    def _stored_of(self, case_id: str) -> dict[PassageKey, _Stored]:
        rows = self._connection.execute(_stored, {"of_case": case_id}).all()
        return {
            PassageKey(place, part_id, nth): _Stored(id_, Passage(day, words, about))
            for id_, place, part_id, nth, day, words, about in rows
        }

    def _add(self, passages: Sequence[tuple[str, PassageKey, Passage]], lasts: dict[date, int] | None = None) -> None:
        """Writes these; `lasts` are the greatest numbers of the days that were looked up before."""
        lasts = {} if lasts is None else lasts
        rows: list[dict[str, Any]] = []
        for case_id, key, passage in passages:
            day = passage.happened_on
            if day not in lasts:
                found = self._connection.scalar(_last, {"first": first_of(day), "last": last_of(day)})
                lasts[day] = first_of(day) if found is None else found
            lasts[day] += 1
            rows.append({"id": lasts[day], "case_id": case_id, **key._asdict(), **passage._asdict()})
        if rows:
            self._connection.execute(insert(_passages), rows)

    def _rows_of(self, case_ids: Sequence[str]) -> Iterator[tuple[str, CaseRows]]:
        """The rows of these cases from which passages are made."""
        rows_of_all: dict[str, CaseRows] = {case_id: {} for case_id in case_ids}
        for rows in READ_FOR_PASSAGES:
            columns = rows.__table__.columns
            owner = columns.id if rows is CaseRow else columns.case_id
            for row in self._connection.execute(select(rows.__table__).where(owner.in_(case_ids))).mappings():
                rows_of_all[row[owner.name]].setdefault(rows, []).append(dict(row))
        yield from rows_of_all.items()
