"""Volledigheid: what the protocol asked of a case and is neither done nor reasoned yet (R30)."""

from dataclasses import dataclass

from pestdesk.domain.case import Case
from pestdesk.domain.phase_words import round_words
from pestdesk.domain.progress import SETTLED, Status, owed
from pestdesk.domain.protocol import Protocol


@dataclass(frozen=True, slots=True)
class Gap:
    """One step that is still asked for. `missing` names its open items, `is_blocked` whether they wait for someone
    unknown; `actor` must act, and `name` is that person's as far as the case knows; `round_id` and `step_id` lead to
    its page."""

    round_id: int
    step_id: str
    title: str
    phase: str
    actor: str
    missing: tuple[str, ...]
    is_blocked: bool
    name: str = ""


def completeness(protocol: Protocol, case: Case) -> tuple[Gap, ...]:
    """Every gap of the case, round after round, in the protocol's order; empty when the record is complete."""
    gaps = []
    for round_, state in owed(protocol, case):
        items = [item.label for item in state.items if item.status not in SETTLED and item.label]
        gaps.append(
            Gap(
                round_.id,
                state.step.id,
                state.step.title,
                round_words(protocol, round_.phase_id, round_.number),
                protocol.actor_label(state.actor),
                tuple(items),
                state.status is Status.BLOCKED,
                case.who(state.actor),
            )
        )
    return tuple(gaps)
