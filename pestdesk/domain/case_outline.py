"""Who was in a case, when and where: what is needed to compare many cases, without their rounds and notes."""

from dataclasses import dataclass
from datetime import date

from pestdesk.domain.case import Case
from pestdesk.domain.people import Involvement, short_title
from pestdesk.domain.protocol import Role
from pestdesk.domain.routing import Course
from pestdesk.domain.school_calendar import school_year
from pestdesk.domain.signal import Place

#: The roles of those whom a case is about; who only saw or reported something has no part in it.
AIMED_AT = frozenset({Role.VICTIM})
ACTING = frozenset({Role.PERPETRATOR, Role.FOLLOWER})
TAKING_PART = AIMED_AT | ACTING


@dataclass(frozen=True, slots=True)
class CaseOutline:
    """One case. `was_bullying` is false when it was judged to be none; `went_on_in` is the case in which its signal
    went on, '' when it had its own course."""

    id: str
    reported_on: date
    involvements: tuple[Involvement, ...]
    place: Place = Place.NOT_KNOWN
    is_closed: bool = False
    was_bullying: bool = True
    went_on_in: str = ""

    @property
    def short_title(self) -> str:
        """As that of the case itself."""
        return short_title(self.involvements)

    @property
    def school_year(self) -> int:
        """The year in which the school year of its signal began."""
        return school_year(self.reported_on)

    @property
    def parties(self) -> tuple[Involvement, ...]:
        """Everyone who is known and had a part in it."""
        return tuple(person for person in self.involvements if takes_part(person))


def takes_part(person: Involvement) -> bool:
    """Whether a case is about this person, who is known and belongs to it."""
    return person.is_known and not person.has_left and bool(TAKING_PART & {*person.roles})


def outline(case: Case) -> CaseOutline:
    """The outline of a case."""
    return CaseOutline(
        case.id,
        case.signal.reported_on,
        case.involvements,
        case.signal.place,
        case.is_closed,
        not case.classification.is_not_bullying,
        went_on_in(case.course.course, case.course.earlier_id, is_closed=case.is_closed) if case.course else "",
    )


def went_on_in(course: Course | None, earlier_id: str, *, is_closed: bool) -> str:
    """The case in which a signal with this course went on, '' when it has its own."""
    return earlier_id if is_closed and course is Course.EARLIER_CASE else ""
