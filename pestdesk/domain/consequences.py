"""What a measure would ask of its round, told before it is recorded (R17, R18)."""

from dataclasses import replace

from pestdesk.domain.case import Case
from pestdesk.domain.progress import StepState, progress
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.record import Measure
from pestdesk.domain.round import Round


def steps_asked_by(protocol: Protocol, case: Case, round_: Round, measure: Measure) -> tuple[StepState, ...]:
    """The steps that exist, must be done, or are open again only because of this measure; nothing is recorded."""
    last = replace(measure, id=case.last_id + 1)
    now = progress(protocol, case, round_)
    then = progress(protocol, case, replace(round_, measures=(*round_.measures, last)))
    return tuple(state for state in then.steps if _is_asked_anew(now.state(state.step.id), state, measure))


def _is_asked_anew(before: StepState | None, after: StepState, measure: Measure) -> bool:
    if before is None or after.step.id == measure.step_id:
        return before is None
    return (after.is_required and not before.is_required) or (before.is_settled and not after.is_settled)
