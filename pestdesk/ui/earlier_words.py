"""What an earlier case and the choice that follows from it are called (R6)."""

from pestdesk.domain.earlier_cases import CourseProposal
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.routing import Course


def course_words(protocol: Protocol, course: Course, earlier_id: str) -> str:
    """‘verder als fase 2’."""
    first = protocol.first_phase
    if course is Course.FIRST_PHASE:
        return f"nieuwe casus in {first.short_title.lower()}"
    if course is Course.NEXT_PHASE:
        return f"verder als {protocol.next_phase(first.id).short_title.lower()}"
    return f"verder in casus {earlier_id}"


def question_words(protocol: Protocol, proposal: CourseProposal) -> str:
    """‘Eerder: 2026-003, dezelfde dader en hetzelfde slachtoffer, dit schooljaar. Voorstel: verder als fase 2.’"""
    earlier = proposal.earlier
    course = course_words(protocol, proposal.course, earlier.case_id)
    return f"Eerder: {earlier.case_id}, {earlier.words}. Voorstel: {course}."


def counted_words(count: int) -> str:
    """‘2 casussen waarin een leerling alleen getuige of melder was’."""
    what = "1 casus" if count == 1 else f"{count} casussen"
    return f"{what} waarin een leerling alleen getuige of melder was"
