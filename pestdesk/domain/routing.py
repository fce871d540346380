"""Who acts in phase 1, the mentor or the leerlingcoördinator (R1–R5), and whether it is the first time (R6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role, Route
from pestdesk.domain.school_class import class_key


@dataclass(frozen=True, slots=True)
class RouteProposal:
    """The route that follows from the classes on the day of the signal, with its reason in Dutch."""

    route: Route
    reason: str


@dataclass(frozen=True, slots=True)
class RouteDecision:
    """The route that a case follows. `proposed` is what the classes said when it was decided; `reason` is empty
    unless the user chose otherwise; `decided_on` is None for the route that a case was opened with."""

    route: Route
    proposed: Route
    reason: str = ""
    decided_on: date | None = None


class Course(StrEnum):
    """How a signal goes on when its pupils were in a case before (R6)."""

    FIRST_PHASE = "first_phase"
    NEXT_PHASE = "next_phase"
    EARLIER_CASE = "earlier_case"


@dataclass(frozen=True, slots=True)
class CourseDecision:
    """The course that was chosen, the one that was proposed, the earlier case that it rests on, and the reason."""

    course: Course
    proposed: Course
    earlier_id: str
    reason: str


def propose_route(involvements: Iterable[Involvement]) -> RouteProposal:
    """The route for these people (R1, R2, R3).

    One pair of slachtoffer and dader in different classes is enough for the leerlingcoördinator; a dader who is
    unknown, from outside, or without a class leaves the route unknown, which is the leerlingcoördinator's too.
    """
    people = tuple(person for person in involvements if not person.has_left)
    victims = [person for person in people if Role.VICTIM in person.roles]
    perpetrators = [person for person in people if Role.PERPETRATOR in person.roles]
    if not victims:
        return RouteProposal(Route.UNKNOWN, "er is nog geen slachtoffer ingevuld")
    if not perpetrators:
        return RouteProposal(Route.UNKNOWN, "er is nog geen dader ingevuld")
    pairs = [(v, p) for v in victims for p in perpetrators if v.id != p.id] or [(v, v) for v in victims]
    for victim, perpetrator in pairs:
        theirs, others = victim.school_class, perpetrator.school_class
        if theirs and others and class_key(theirs) != class_key(others):
            return RouteProposal(Route.DIFFERENT_CLASSES, f"{theirs} en {others} zijn verschillende klassen")
    for person in {person.id: person for pair in pairs for person in pair}.values():
        if not person.is_known:
            return RouteProposal(Route.UNKNOWN, "de dader is nog onbekend")
        if person.outside_school:
            return RouteProposal(Route.UNKNOWN, f"{person.given_name} zit niet op deze school")
        if not person.school_class:
            return RouteProposal(Route.UNKNOWN, f"de klas van {person.given_name} is nog niet ingevuld")
    return RouteProposal(Route.SAME_CLASS, f"allen zitten in {pairs[0][0].school_class}")
