"""Opening a case from its four fields."""

from dataclasses import replace
from datetime import date

from pestdesk.domain.case import Case
from pestdesk.domain.people import Involvement
from pestdesk.domain.record import Stamp
from pestdesk.domain.round import Round
from pestdesk.domain.routing import RouteDecision, propose_route
from pestdesk.domain.signal import Signal
from pestdesk.errors import RuleError


def open_case(
    case_id: str,
    protocol_id: str,
    phase_id: str,
    signal: Signal,
    people: tuple[Involvement, ...],
    lead: str,
    opened_on: date,
    stamp: Stamp,
) -> Case:
    """A new case from its four fields, in the first round of `phase_id`, on the route that its people imply."""
    proposal = propose_route(people)
    first = Round(1, phase_id, 1, signal.reported_on, stamp=stamp)
    decision = RouteDecision(proposal.route, proposal.route)
    case = Case(
        case_id, protocol_id, opened_on, signal, (), decision, lead, (first,), last_id=1, stamp=stamp
    ).with_signal(signal)
    if not any(person.is_concerned for person in people):
        raise RuleError("Noem ten minste één slachtoffer of dader. Wat je typte staat er nog.")
    for person in people:
        case = case.with_involvement(replace(person, id=0))
    # Again: the proposal tells people apart by their numbers, and they have them only now.
    proposal = propose_route(case.involvements)
    return replace(case, route=RouteDecision(proposal.route, proposal.route))
