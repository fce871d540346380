"""Who is involved in a case, in which role, and which parents may be spoken to (R3, R8, R12, R16)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from pestdesk.domain.folding import fold
from pestdesk.domain.names import PersonName
from pestdesk.domain.protocol import Role
from pestdesk.domain.pupil_number import number_key
from pestdesk.errors import RuleError

UNKNOWN_PERSON = "onbekend"

#: The roles that the protocol's talks, calls and notes are about (R12).
CONCERNED = (Role.VICTIM, Role.PERPETRATOR)
_CONCERNED = frozenset(CONCERNED)


@dataclass(frozen=True, slots=True)
class Guardian:
    """A parent or verzorger of one pupil. `do_not_contact` holds the reason, empty when contact is allowed (R16)."""

    id: int
    name: str
    relation: str = ""
    phone: str = ""
    do_not_contact: str = ""

    @property
    def may_be_contacted(self) -> bool:
        return not self.do_not_contact


@dataclass(frozen=True, slots=True)
class Involvement:
    """One person's part in one case: a snapshot of the day of the signal that later imports never rewrite (R1).

    `name` is None for a perpetrator who is not known yet (R3); `outside_school` marks someone who is no pupil here.
    `is_adult` is a pupil of 18 or over, whose parents are spoken to only with the pupil's `parents_consent` (R16).
    `left_because` says why someone does not belong to the case after all; what was recorded stays.
    """

    id: int
    name: PersonName | None
    roles: tuple[Role, ...]
    school_class: str = ""
    mentor: str = ""
    pupil_number: str = ""
    outside_school: bool = False
    guardians: tuple[Guardian, ...] = ()
    is_adult: bool = False
    parents_consent: bool = False
    left_because: str = ""

    @property
    def is_known(self) -> bool:
        return self.name is not None

    @property
    def has_left(self) -> bool:
        """Whether this person turned out not to belong to the case."""
        return bool(self.left_because)

    @property
    def pupil_key(self) -> str:
        """The pupil number as it is compared; '' when there is none, or for who is unknown or left the case."""
        return number_key(self.pupil_number) if self.name and not self.has_left else ""

    @property
    def name_key(self) -> str:
        """The whole name as it is compared; '' for who is unknown or left, or has a given name alone: that is no
        whole name, and many have it."""
        return fold(self.full_name) if self.name and self.name.family and not self.has_left else ""

    @property
    def keys(self) -> "PupilKeys":
        """By what this person is found again in other cases."""
        return PupilKeys(self.pupil_key, self.name_key)

    def is_same_pupil(self, other: "Involvement") -> bool:
        """Whether both are one pupil."""
        return self.keys.are_of_one_with(other.keys)

    @property
    def mentors(self) -> tuple[str, ...]:
        """The names of the mentors, that stand in one line parted by commas."""
        return tuple(name for part in self.mentor.split(",") if (name := part.strip()))

    @property
    def is_concerned(self) -> bool:
        """Whether the talks, calls and notes of the protocol include this person (R12)."""
        return not self.has_left and not _CONCERNED.isdisjoint(self.roles)

    @property
    def parents_may_be_contacted(self) -> bool:
        """Whether the parents may be spoken to at all (R16); each of them can still be barred."""
        return not self.is_adult or self.parents_consent

    @property
    def full_name(self) -> str:
        return self.name.full if self.name else UNKNOWN_PERSON

    @property
    def short_name(self) -> str:
        return self.name.short if self.name else UNKNOWN_PERSON

    @property
    def given_name(self) -> str:
        return self.name.given if self.name else UNKNOWN_PERSON

    def guardian(self, guardian_id: int) -> Guardian | None:
        return next((guardian for guardian in self.guardians if guardian.id == guardian_id), None)

    def named_guardian(self, guardian_id: int) -> Guardian | None:
        """The parent with this id, None for the parents together (0); RuleError for one who is not this pupil's."""
        guardian = self.guardian(guardian_id) if guardian_id else None
        if guardian_id and guardian is None:
            raise RuleError(
                f"Deze ouder of verzorger hoort niet (meer) bij {self.full_name}. Wat je typte staat er nog."
            )
        return guardian

    def parents_label(self, guardian: Guardian | None = None) -> str:
        """‘Mieke Voorbeeldstra (ouder van Pip)’, or ‘ouders van Pip’ for the parents together; ‘ouder van Pip’ where
        the name is not told."""
        if guardian is None:
            return f"ouders van {self.given_name}"
        of_whom = f"{guardian.relation or 'ouder'} van {self.given_name}"
        return f"{guardian.name} ({of_whom})" if guardian.name else of_whom

    def with_guardian(self, guardian: Guardian) -> "Involvement":
        """The guardian added, or put in the place of the one with the same id."""
        others = [guardian if known.id == guardian.id else known for known in self.guardians]
        if guardian not in others:
            others.append(guardian)
        return replace(self, guardians=tuple(others))


class PupilKeys(NamedTuple):
    """Number and whole name of a pupil, as they are compared: made once where many are."""

    number: str
    name: str

    def are_of_one_with(self, other: "PupilKeys") -> bool:
        """Whether both are of one pupil: the number is the key, and where one of the two lacks it the whole name is,
        for classes change."""
        if self.number and other.number:
            return self.number == other.number
        return bool(self.name) and self.name == other.name


def concerned(people: Iterable[Involvement]) -> tuple[Involvement, ...]:
    """Slachtoffers first, then daders: those of these people that the talks, calls and notes are about (R12)."""
    found = [person for person in people if person.is_concerned]
    return tuple(sorted(found, key=lambda person: Role.VICTIM not in person.roles))


def short_title(people: Iterable[Involvement]) -> str:
    """What a case with these people is called in a list: ‘Pip V. · Sem N.’."""
    return " · ".join(person.short_name for person in concerned(people))
