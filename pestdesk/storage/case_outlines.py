"""Who was in which case, read without the rounds and notes: a picture of a whole school year needs no more."""

from collections import defaultdict

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from pestdesk.domain.case_outline import CaseOutline
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.school_calendar import school_year, school_year_span
from pestdesk.domain.shelving import Shelf
from pestdesk.domain.signal import NOT_BULLYING
from pestdesk.storage.tables import CaseRow, InvolvementRoleRow, InvolvementRow

_IS_KEPT = CaseRow.shelf != Shelf.BIN


class OutlineStore:
    """Outlines of the cases that are not in the bin."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_school_year(self, year: int) -> tuple[CaseOutline, ...]:
        """The cases that were reported in the school year that began in `year`, the oldest first. The parents of the
        pupils are left out."""
        first_on, last_on = school_year_span(year)
        where = _IS_KEPT, CaseRow.reported_on.between(first_on, last_on)
        people = self._people(*where)
        columns = CaseRow.id, CaseRow.reported_on, CaseRow.place, CaseRow.closed_on, CaseRow.judgement
        query = select(*columns).where(*where).order_by(CaseRow.reported_on, CaseRow.id)
        return tuple(
            CaseOutline(
                row.id,
                row.reported_on,
                tuple(people[row.id]),
                row.place,
                row.closed_on is not None,
                row.judgement not in NOT_BULLYING,
            )
            for row in self._session.execute(query)
        )

    def school_years(self) -> frozenset[int]:
        """The school years, by the year in which each began, in which a case was reported."""
        days = self._session.scalars(select(CaseRow.reported_on).where(_IS_KEPT).distinct())
        return frozenset(school_year(day) for day in days)

    def _people(self, *where: ColumnElement[bool]) -> dict[str, list[Involvement]]:
        """The people of each of these cases, in their order."""
        case_ids = select(CaseRow.id).where(*where)
        roles: dict[tuple[str, int], list[Role]] = defaultdict(list)
        of_people = select(InvolvementRoleRow.case_id, InvolvementRoleRow.involvement_id, InvolvementRoleRow.role)
        of_people = of_people.where(InvolvementRoleRow.case_id.in_(case_ids)).order_by(InvolvementRoleRow.position)
        for case_id, person_id, role in self._session.execute(of_people):
            roles[case_id, person_id].append(role)
        people: dict[str, list[Involvement]] = defaultdict(list)
        # Columns, and no mapped objects: there are as many as there are pupils in all the cases of a year.
        query = select(*InvolvementRow.__table__.columns).where(InvolvementRow.case_id.in_(case_ids))
        for row in self._session.execute(query.order_by(InvolvementRow.position)):
            name = None if row.given_name is None else PersonName(row.given_name, row.infix, row.family_name)
            people[row.case_id].append(
                Involvement(
                    row.id,
                    name,
                    tuple(roles[row.case_id, row.id]),
                    row.school_class,
                    row.mentor,
                    row.pupil_number,
                    row.outside_school,
                    is_adult=row.is_adult,
                    parents_consent=row.parents_consent,
                    left_because=row.left_because,
                )
            )
        return people
