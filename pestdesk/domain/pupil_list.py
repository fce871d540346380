"""What a list of pupils from outside holds, once it is read: only what this program keeps of a pupil."""

from dataclasses import dataclass
from enum import StrEnum

from pestdesk.domain.names import PersonName
from pestdesk.domain.pupil_number import number_key

#: Stands in a sample for the text of a column that is not used: what is not kept is not shown either.
UNUSED = "…"


class PupilField(StrEnum):
    """What a column of the list can hold; the value is its Dutch name."""

    NUMBER = "leerlingnummer"
    GIVEN = "roepnaam"
    INFIX = "tussenvoegsel"
    FAMILY = "achternaam"
    FULL_NAME = "naam"
    SCHOOL_CLASS = "klas"
    MENTOR_1 = "mentor 1"
    MENTOR_2 = "mentor 2"
    PARENT_1_NAME = "naam ouder 1"
    PARENT_1_RELATION = "relatie ouder 1"
    PARENT_1_PHONE = "telefoon ouder 1"
    PARENT_1_EMAIL = "e-mail ouder 1"
    PARENT_2_NAME = "naam ouder 2"
    PARENT_2_RELATION = "relatie ouder 2"
    PARENT_2_PHONE = "telefoon ouder 2"
    PARENT_2_EMAIL = "e-mail ouder 2"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list under the name it has there. `field` is None for a column that is not read."""

    header: str
    field: PupilField | None


@dataclass(frozen=True, slots=True)
class ListedParent:
    """A parent or verzorger as the list has it; what the list lacks is empty."""

    name: str
    relation: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class PupilRow:
    """A pupil as the list has it. `line` is the line of the file that the row begins on, counted from 1."""

    number: str
    name: PersonName
    school_class: str
    mentors: tuple[str, ...]
    parents: tuple[ListedParent, ...]
    line: int

    @property
    def key(self) -> str:
        """What tells this pupil from all others."""
        return number_key(self.number)


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that does not go in, and why, in a Dutch sentence without the text of the row."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class PupilList:
    """A list that was read. `sample` holds the first rows as texts, column by column, UNUSED for what is not read."""

    columns: tuple[Column, ...]
    rows: tuple[PupilRow, ...]
    problems: tuple[Problem, ...]
    sample: tuple[tuple[str, ...], ...]
