"""‘De eerste keer’ (R6): what the pupils of a case were in before, and how the signal goes on after that."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from pestdesk.domain.case import Case
from pestdesk.domain.case_outline import CaseOutline
from pestdesk.domain.people import Involvement, PupilKeys
from pestdesk.domain.protocol import Role
from pestdesk.domain.routing import Course
from pestdesk.domain.school_calendar import school_year


class Relation(StrEnum):
    """What an earlier case has to do with this one, the closest first."""

    SAME_PAIR = "same_pair"
    SAME_PERPETRATOR = "same_perpetrator"
    SAME_PUPIL = "same_pupil"
    BYSTANDER = "bystander"


_RELATION_WORDS = {
    Relation.SAME_PAIR: "dezelfde dader en hetzelfde slachtoffer",
    Relation.SAME_PERPETRATOR: "dezelfde dader, een ander slachtoffer",
    Relation.SAME_PUPIL: "een van de leerlingen, in een andere rol of met een andere dader",
    Relation.BYSTANDER: "alleen als getuige of melder",
}

#: The roles that make an earlier case count; who only saw or reported something was no part of it.
_INVOLVED = frozenset({Role.VICTIM, Role.PERPETRATOR, Role.FOLLOWER})


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """A case in which one of the pupils was before. `is_certain` when a pupil number says so, and not only a name;
    `was_bullying` is false when that case was judged to be none; `went_on_in` is the case that its signal went on
    in, '' when it had its own course."""

    case_id: str
    reported_on: date
    title: str
    relation: Relation
    pupils: tuple[str, ...]
    is_closed: bool
    is_same_school_year: bool
    is_certain: bool
    was_bullying: bool
    went_on_in: str = ""

    @property
    def words(self) -> str:
        """What it has to do with the present case, in Dutch."""
        when = "dit schooljaar" if self.is_same_school_year else "in een eerder schooljaar"
        return f"{_RELATION_WORDS[self.relation]}, {when}"

    @property
    def can_go_on(self) -> bool:
        """Whether a new signal may go on in it: it has the same pupils, and did not itself go on elsewhere."""
        return self.relation is not Relation.BYSTANDER and not self.went_on_in


@dataclass(frozen=True, slots=True)
class CourseProposal:
    """How the signal would go on, and why, in Dutch; `is_warning` when the earlier case must not be overlooked."""

    course: Course
    earlier: EarlierCase
    reason: str
    is_warning: bool


def earlier_cases(case: Case, others: Iterable[CaseOutline]) -> tuple[EarlierCase, ...]:
    """The cases before this one with one of its pupils: the closest relation first, then the newest."""
    mine = _with_keys(case.involvements)
    found = [earlier for other in others if other.id != case.id for earlier in _compared(case, mine, other)]
    newest_first = sorted(found, key=lambda each: (each.reported_on, each.case_id), reverse=True)
    return tuple(sorted(newest_first, key=lambda each: list(Relation).index(each.relation)))


def propose_course(earlier: Iterable[EarlierCase]) -> CourseProposal | None:
    """The course that R6 proposes, None when none of the pupils had a part in an earlier case.

    The same pair in the same school year goes on as phase 2; the same pair in an earlier school year, and the same
    dader with another slachtoffer, begin in phase 1 with a warning. What was no bullying counts after what was.
    """
    counting = sorted(
        (each for each in earlier if each.can_go_on),
        key=lambda each: (each.relation is Relation.SAME_PUPIL, not each.was_bullying),
    )
    if not counting:
        return None
    first = counting[0]
    reason = f"{first.words}, in {first.case_id}"
    if not first.was_bullying:
        reason += ", dat toen geen pesten was"
    again = first.relation is Relation.SAME_PAIR and first.is_same_school_year and first.was_bullying
    course = Course.NEXT_PHASE if again else Course.FIRST_PHASE
    return CourseProposal(course, first, reason, is_warning=not again and first.relation is not Relation.SAME_PUPIL)


def _with_keys(people: Iterable[Involvement]) -> list[tuple[Involvement, PupilKeys]]:
    return [(person, person.keys) for person in people]


def _compared(case: Case, mine: Iterable[tuple[Involvement, PupilKeys]], other: CaseOutline) -> Iterator[EarlierCase]:
    theirs = _with_keys(other.involvements)
    shared = [(here, there) for here, key in mine for there, its_key in theirs if key.are_of_one_with(its_key)]
    if not shared or (other.reported_on, other.id) > (case.signal.reported_on, case.id):
        return
    certain = [bool(here.pupil_key and here.pupil_key == there.pupil_key) for here, there in shared]
    yield EarlierCase(
        other.id,
        other.reported_on,
        other.short_title,
        _relation(shared),
        tuple(here.full_name for here, _ in shared),
        other.is_closed,
        other.school_year == school_year(case.signal.reported_on),
        all(certain),
        other.was_bullying,
        other.went_on_in,
    )


def _relation(shared: list[tuple[Involvement, Involvement]]) -> Relation:
    def in_both(role: Role) -> bool:
        return any(role in here.roles and role in there.roles for here, there in shared)

    if in_both(Role.PERPETRATOR):
        return Relation.SAME_PAIR if in_both(Role.VICTIM) else Relation.SAME_PERPETRATOR
    takes_part = any(_INVOLVED & {*here.roles} and _INVOLVED & {*there.roles} for here, there in shared)
    return Relation.SAME_PUPIL if takes_part else Relation.BYSTANDER


def taken_along(earlier: Case, case: Case) -> Case:
    """The earlier case with everyone of a signal that goes on in it, each in the roles of both (R6)."""
    for person in case.involvements:
        alike = [there for there in earlier.involvements if person.is_same_pupil(there)]
        # A namesake without a number may stand there too: the number outdoes the name.
        numbered = [there for there in alike if person.pupil_key and there.pupil_key == person.pupil_key]
        known = next(iter(numbered or alike), None)
        if known is not None:
            roles = tuple(dict.fromkeys((*known.roles, *person.roles)))
            earlier = earlier.with_involvement(replace(known, roles=roles)) if roles != known.roles else earlier
        elif person.is_known and not person.has_left:
            earlier = earlier.with_involvement(replace(person, id=0))
    return earlier
