"""By what the people in cases are recognised as the same pupil, made again for cases that were saved without it."""

from typing import cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
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


def remake(session: Session) -> None:
    """The keys of everyone in every case, by the rules of this program; nothing else of a case changes."""
    changed = []
    for row in session.execute(_stored):
        name = None if row.given_name is None else PersonName(row.given_name, row.infix, row.family_name)
        person = Involvement(row.id, name, (), pupil_number=row.pupil_number, left_because=row.left_because)
        if (person.pupil_key, person.name_key) != (row.pupil_key, row.name_key):
            keys = {"number": person.pupil_key, "name": person.name_key}
            changed.append({"of_case": row.case_id, "of_id": row.id, **keys})
    if changed:
        session.connection().execute(_change, changed)
