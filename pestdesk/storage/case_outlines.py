"""Who was in which case, read without the rounds and notes: a picture of a whole school year needs no more."""

from collections import defaultdict
from collections.abc import Iterable, Set

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from pestdesk.domain.case import Case
from pestdesk.domain.case_outline import CaseOutline, went_on_in
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.school_calendar import school_year, school_year_span
from pestdesk.domain.school_class import class_key
from pestdesk.domain.shelving import Shelf
from pestdesk.domain.signal import NOT_BULLYING
from pestdesk.storage import person_keys
from pestdesk.storage.tables import CaseRow, InvolvementRoleRow, InvolvementRow

_OF_CASE = (
    CaseRow.id,
    CaseRow.reported_on,
    CaseRow.place,
    CaseRow.closed_on,
    CaseRow.judgement,
    CaseRow.course,
    CaseRow.course_earlier_id,
)
_IS_KEPT = CaseRow.shelf != Shelf.BIN


def _is_of(year: int) -> ColumnElement[bool]:
    """Whether a case was reported in the school year that began in `year`."""
    return CaseRow.reported_on.between(*school_year_span(year))


class OutlineStore:
    """Outlines of the cases that are not in the bin."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_school_year(self, year: int) -> tuple[CaseOutline, ...]:
        """The cases that were reported in the school year that began in `year`, the oldest first. The parents of the
        pupils are left out."""
        return self._outlines(_IS_KEPT, _is_of(year))

    def around(self, people: Iterable[Involvement], classes: Iterable[str], year: int) -> tuple[CaseOutline, ...]:
        """The cases that one of these people may be in, by pupil number or whole name, and those of this school year
        with somebody of one of these classes, however they were typed; the oldest first, without parents."""
        keys = {class_key(each) for each in classes} - {""}
        known = person_keys.cases_with(self._session, (person.keys for person in people))
        case_ids = known | self._ids_of_classes(keys, year)
        return self._outlines(_IS_KEPT, CaseRow.id.in_(case_ids)) if case_ids else ()

    def others_with(self, case: Case) -> tuple[CaseOutline, ...]:
        """Every other case that one of its people may be in, by pupil number or whole name; the oldest first, without
        parents."""
        known = person_keys.cases_with(self._session, (person.keys for person in case.involvements))
        case_ids = known - {case.id}
        return self._outlines(_IS_KEPT, CaseRow.id.in_(case_ids)) if case_ids else ()

    def _ids_of_classes(self, keys: Set[str], year: int) -> Set[str]:
        """The cases of a school year with somebody of these classes, that are given as they are compared."""
        if not keys:
            return frozenset()
        # A case has the number of the school year in which it was opened: that of its signal, or a later one. By
        # number it is found without reading every case there is.
        since = InvolvementRow.case_id >= f"{year}-"
        # A row a class and not one a pupil: there are a hundred times as many of those.
        its_cases = func.group_concat(InvolvementRow.case_id)
        query = select(InvolvementRow.school_class, its_cases).where(since).group_by(InvolvementRow.school_class)
        by_class = self._session.execute(query)
        found = {each for typed, ids in by_class if class_key(typed) in keys for each in ids.split(",")}
        if not found:
            return found
        of_year = select(CaseRow.id).where(CaseRow.id.in_(found), _is_of(year))
        return {*self._session.scalars(of_year)}

    def _outlines(self, *where: ColumnElement[bool]) -> tuple[CaseOutline, ...]:
        people = self._people(*where)
        query = select(*_OF_CASE).where(*where).order_by(CaseRow.reported_on, CaseRow.id)
        return tuple(
            CaseOutline(
                row.id,
                row.reported_on,
                tuple(people[row.id]),
                row.place,
                row.closed_on is not None,
                row.judgement not in NOT_BULLYING,
                went_on_in(row.course, row.course_earlier_id, is_closed=row.closed_on is not None),
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
