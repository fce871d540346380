"""What an earlier case and the choice that follows from it are called (R6)."""

from pestdesk.domain.dutch import counted
from pestdesk.domain.earlier_cases import CourseProposal
from pestdesk.domain.phase_words import course_words
from pestdesk.domain.protocol import Protocol


def question_words(protocol: Protocol, proposal: CourseProposal) -> str:
    """‘Eerder: 2026-003, dezelfde dader en hetzelfde slachtoffer, dit schooljaar. Voorstel: verder als fase 2.’"""
    earlier = proposal.earlier
    course = course_words(protocol, proposal.course, earlier.case_id)
    return f"Eerder: {earlier.case_id}, {earlier.words}. Voorstel: {course}."


def counted_words(count: int) -> str:
    """‘2 casussen waarin een leerling alleen getuige of melder was’."""
    return f"{counted(count, 'casus', 'casussen')} waarin een leerling alleen getuige of melder was"
