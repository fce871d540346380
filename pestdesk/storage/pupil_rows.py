"""The rows of pupils: how they are read and written, many at once.

Plain rows and no mapped objects: a list of a school is read and written whole.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, func, insert, select
from sqlalchemy import Row as ReadRow
from sqlalchemy.orm import Session

from pestdesk.domain.names import PersonName
from pestdesk.domain.pupil import Pupil, PupilGuardian, draft_key
from pestdesk.storage.drafts import DraftStore
from pestdesk.storage.pupil_tables import PupilGuardianRow, PupilRow
from pestdesk.storage.rows import Row

#: What `imported_in` says of a pupil that was written by hand.
BY_HAND = 0
#: SQLite takes some 32,000 values in one statement.
_AT_ONCE = 5_000

Values = dict[str, Any]


def read_pupils(
    session: Session,
    *which: ColumnElement[bool],
    order: Sequence[ColumnElement[Any]] = (),
    limit: int | None = None,
    with_parents: bool = True,
) -> tuple[Pupil, ...]:
    """The pupils, by surname within `order`; without conditions all of them."""
    pupils = table(PupilRow)
    chosen = select(*pupils.c).where(*which).order_by(*order, pupils.c.sort_text, pupils.c.id).limit(limit)
    rows = session.execute(chosen).all()
    ids = [row.id for row in rows] if which or limit else None
    guardians: dict[int, list[PupilGuardian]] = defaultdict(list)
    for row in read_rows(session, PupilGuardianRow, ids) if with_parents else ():
        guardians[row.pupil_id].append(_guardian(row))
    return tuple(_pupil(row, tuple(guardians.get(row.id, ()))) for row in rows)


def read_rows(session: Session, kind: type[Row], pupil_ids: Sequence[int] | None) -> Iterator[ReadRow[Any]]:
    """The rows of one kind of these pupils, or of all with None, in their order."""
    rows = table(kind)
    key = rows.c.id if kind is PupilRow else rows.c.pupil_id
    every = select(*rows.c).order_by(*rows.primary_key)
    for chosen in [every] if pupil_ids is None else [every.where(key.in_(some)) for some in slices(pupil_ids)]:
        yield from session.execute(chosen)


def write_pupils(session: Session, pupils: Iterable[Pupil], imported_in: int) -> tuple[Pupil, ...]:
    """Each in the place of what was known of it; those with id 0 come after the others. Gives them with their ids."""
    last = session.scalar(select(func.max(PupilRow.id))) or 0
    numbered = []
    for pupil in pupils:
        last = max(last + (pupil.id == 0), pupil.id)
        numbered.append(pupil if pupil.id else replace(pupil, id=last))
    delete_pupils(session, [pupil.id for pupil in numbered])
    insert_rows(session, PupilRow, [_values(pupil, imported_in) for pupil in numbered])
    insert_rows(
        session,
        PupilGuardianRow,
        [_guardian_values(pupil.id, i, each) for pupil in numbered for i, each in enumerate(pupil.guardians)],
    )
    return tuple(numbered)


def delete_pupils(session: Session, pupil_ids: Sequence[int]) -> None:
    """These pupils gone, with their parents."""
    pupils = table(PupilRow)
    for some in slices(pupil_ids):
        session.execute(delete(pupils).where(pupils.c.id.in_(some)))


def remove_pupils(session: Session, pupil_ids: Sequence[int]) -> None:
    """These pupils out of the directory, with what was typed about them: another may get the same id."""
    delete_pupils(session, pupil_ids)
    DraftStore(session).drop_under(*map(draft_key, pupil_ids))


def insert_rows(session: Session, kind: type[Row], values: list[Values]) -> None:
    if values:
        session.execute(insert(table(kind)), values)


def slices(values: Sequence[int]) -> Iterator[Sequence[int]]:
    """The values in pieces that fit in one statement."""
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def table(kind: type[Row]) -> Table:
    assert isinstance(kind.__table__, Table)
    return kind.__table__


def _values(pupil: Pupil, imported_in: int) -> Values:
    return {
        "id": pupil.id,
        "number": pupil.number,
        "number_key": pupil.key,
        "given_name": pupil.name.given,
        "infix": pupil.name.infix,
        "family_name": pupil.name.family,
        "school_class": pupil.school_class,
        "mentors": json.dumps(pupil.mentors, ensure_ascii=False),
        "absent_since": pupil.absent_since,
        "is_by_hand": pupil.is_by_hand,
        "sort_text": "\t".join(pupil.name.sort_key),
        "search_text": pupil.search_text,
        "imported_in": imported_in,
    }


def _guardian_values(pupil_id: int, position: int, guardian: PupilGuardian) -> Values:
    return {
        "pupil_id": pupil_id,
        "position": position,
        "name": guardian.name,
        "relation": guardian.relation,
        "phone": guardian.phone,
        "email": guardian.email,
        "authority": guardian.authority,
        "language": guardian.language,
        "do_not_contact": guardian.do_not_contact,
        "is_listed": guardian.is_listed,
    }


def _pupil(row: ReadRow[Any], guardians: tuple[PupilGuardian, ...]) -> Pupil:
    return Pupil(
        row.id,
        PersonName(row.given_name, row.infix, row.family_name),
        row.number,
        row.school_class,
        tuple(json.loads(row.mentors)),
        guardians,
        row.absent_since,
        row.is_by_hand,
    )


def _guardian(row: ReadRow[Any]) -> PupilGuardian:
    return PupilGuardian(
        row.name,
        row.relation,
        row.phone,
        row.email,
        row.authority,
        row.language,
        row.do_not_contact,
        row.is_listed,
    )
