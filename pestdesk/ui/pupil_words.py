"""What is said of a pupil in the directory, wherever one is shown."""

from pestdesk.domain.dutch import counted, grouped
from pestdesk.domain.pupil import Pupil

NOT_LISTED = "niet in de lijst"
BY_HAND = "zelf toegevoegd"


def state_words(pupil: Pupil) -> str:
    """Why a pupil is not in the last list; '' for one who is."""
    if pupil.is_by_hand:
        return BY_HAND
    return NOT_LISTED if pupil.is_absent else ""


def class_words(pupil: Pupil) -> str:
    """‘klas 2B’, or that it is not known."""
    return f"klas {pupil.school_class}" if pupil.school_class else "klas niet bekend"


def mentor_words(pupil: Pupil) -> str:
    """‘mentor Toon Proefstra’, ‘mentoren Toon Proefstra, Kim Kladblok’, or nothing."""
    if not pupil.mentors:
        return ""
    return f"{'mentor' if len(pupil.mentors) == 1 else 'mentoren'} {pupil.mentor}"


def number_words(pupil: Pupil) -> str:
    """‘leerlingnummer 10234’, or that there is none."""
    return f"leerlingnummer {pupil.number}" if pupil.number else "zonder leerlingnummer"


def counted_pupils(count: int, of: int) -> str:
    """‘1.204 leerlingen’, or ‘12 van 1.204 leerlingen’ when not all of them are shown."""
    words = f"{counted(of, 'leerling', 'leerlingen')}"
    return words if count == of else f"{grouped(count)} van {words}"
