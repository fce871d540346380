"""What phases, rounds and courses are called: the protocol gives the words (R6, R31)."""

from pestdesk.domain.protocol import Protocol
from pestdesk.domain.routing import Course


def round_words(protocol: Protocol, phase_id: str, number: int) -> str:
    """‘Fase 2’, or ‘Fase 2, ronde 2’ from the second round of a phase on."""
    phase = protocol.phase(phase_id).short_title
    return phase if number == 1 else f"{phase}, ronde {number}"


def course_words(protocol: Protocol, course: Course, earlier_id: str) -> str:
    """‘nieuwe casus in fase 1’, ‘verder als fase 2’ or ‘verder in casus 2026-003’."""
    first = protocol.first_phase
    if course is Course.FIRST_PHASE:
        return f"nieuwe casus in {first.short_title.lower()}"
    if course is Course.NEXT_PHASE:
        return f"verder als {protocol.next_phase(first.id).short_title.lower()}"
    return f"verder in casus {earlier_id}"
