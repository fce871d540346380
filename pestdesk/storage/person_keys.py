"""By what the people in cases are recognised as the same pupil: the cases that have it, and made again for those that
were saved without it."""

from collections.abc import Iterable
from typing import cast

from sqlalchemy import Table, bindparam, or_, select, update
from sqlalchemy.orm import Session

from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement, PupilKeys
from pestdesk.storage.tables import InvolvementRow

_people = cast(Table, InvolvementRow.__table__)
_stored = select(
    InvolvementRow.case_id,
    InvolvementRow.id,
    InvolvementRow.given_name,
    InvolvementRow.infix,
    InvolvementRow.family_name,
    InvolvementRow.pupil_number,
    InvolvementRow.left_because,
    InvolvementRow.pupil_key,
    InvolvementRow.name_key,
)
_change = (
    update(_people)
    .where(InvolvementRow.case_id == bindparam("of_case"), InvolvementRow.id == bindparam("of_id"))
    .values(pupil_key=bindparam("number"), name_key=bindparam("name"))
)


def cases_with(session: Session, people: Iterable[PupilKeys]) -> set[str]:
    """The numbers of the cases that one of these people may be in: by pupil number or whole name, also in the bin."""
    people = tuple(people)
    numbers, names = {each.number for each in people} - {""}, {each.name for each in people} - {""}
    is_in = or_(InvolvementRow.pupil_key.in_(numbers), InvolvementRow.name_key.in_(names))
    return {*session.scalars(select(InvolvementRow.case_id).where(is_in))} if numbers or names else set()


def remake(session: Session) -> None:
    """The keys of everyone in every case, by the rules of this program; nothing else of a case changes."""
    changed = []
    for row in session.execute(_stored):
        name = None if row.given_name is None else PersonName(row.given_name, row.infix, row.family_name)
        person = Involvement(row.id, name, (), pupil_number=row.pupil_number, left_because=row.left_because)
        keys = person.keys
        if keys != (row.pupil_key, row.name_key):
            changed.append({"of_case": row.case_id, "of_id": row.id, **keys._asdict()})
    if changed:
        session.connection().execute(_change, changed)
