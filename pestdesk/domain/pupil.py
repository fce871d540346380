"""A pupil in the directory of the school, as the pupil is now; what a case keeps of one is a snapshot, and apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pestdesk.domain.folding import fold
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Guardian, Involvement, PupilKeys
from pestdesk.domain.protocol import Role
from pestdesk.domain.pupil_number import number_key


def draft_key(pupil_id: int, part: str = "") -> str:
    """The key of what is typed about a pupil, 0 for one who is to be added: ‘pupil/12’, ‘pupil/12/guardian/’."""
    return f"pupil/{pupil_id}/{part}" if part else f"pupil/{pupil_id}"


class Authority(StrEnum):
    """Whether a parent or verzorger has gezag."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


AUTHORITY_WORDS = {Authority.UNKNOWN: "niet bekend", Authority.YES: "heeft gezag", Authority.NO: "geen gezag"}


@dataclass(frozen=True, slots=True)
class PupilGuardian:
    """A parent or verzorger as the directory knows one.

    `do_not_contact` holds the reason, empty when contact is allowed (R16); `language` is what to speak, or that an
    interpreter is needed; `is_listed` says that a list brought this parent.
    """

    name: str
    relation: str = ""
    phone: str = ""
    email: str = ""
    authority: Authority = Authority.UNKNOWN
    language: str = ""
    do_not_contact: str = ""
    is_listed: bool = False

    @property
    def has_own_words(self) -> bool:
        """Whether the coordinator knows something of this parent that no list tells."""
        return bool(self.language or self.do_not_contact) or self.authority is not Authority.UNKNOWN


def guardian_keys(guardians: Sequence[PupilGuardian]) -> tuple[str, ...]:
    """What tells each of these parents from the others, whatever their order: by name, and where that is none or of
    two by all that a list tells of them. It is never empty."""
    names = Counter(fold(each.name) for each in guardians)
    seen: Counter[str] = Counter()
    keys = []
    for each in guardians:
        name = fold(each.name)
        is_enough = name and names[name] == 1
        key = f"={name}" if is_enough else "=" + "|".join((name, each.relation, each.phone, each.email))
        keys.append(f"{key}|{seen[key]}" if seen[key] else key)
        seen[key] += 1
    return tuple(keys)


@dataclass(frozen=True, slots=True)
class Pupil:
    """One pupil. `id` is 0 until the directory has it; `number` is empty for who was added by hand without one.

    `absent_since` is the day of the first list in which the pupil was missing; `is_by_hand` marks who never was in
    a list, and is missed in none.
    """

    id: int
    name: PersonName
    number: str = ""
    school_class: str = ""
    mentors: tuple[str, ...] = ()
    guardians: tuple[PupilGuardian, ...] = ()
    absent_since: date | None = None
    is_by_hand: bool = False

    @property
    def key(self) -> str:
        """The number as it is compared; '' when there is none."""
        return number_key(self.number)

    @property
    def name_key(self) -> str:
        """The whole name as it is compared; '' for a given name alone."""
        return fold(self.name.full) if self.name.family else ""

    @property
    def keys(self) -> PupilKeys:
        """By what she is found again in cases."""
        return PupilKeys(self.key, self.name_key)

    @property
    def is_absent(self) -> bool:
        """Whether the last list did not hold this pupil."""
        return self.absent_since is not None

    @property
    def is_listed(self) -> bool:
        """Whether the last list held this pupil."""
        return not self.is_absent and not self.is_by_hand

    @property
    def mentor(self) -> str:
        """The mentors in one line, as a case keeps them."""
        return ", ".join(self.mentors)

    @property
    def search_text(self) -> str:
        """What a search in the directory looks in."""
        return fold(f"{self.name.full} {self.school_class} {self.number}")

    def involved(self, role: Role) -> Involvement:
        """This pupil as a case keeps one from today on (R1), with the parents that are known."""
        return Involvement(
            0,
            self.name,
            (role,),
            self.school_class,
            self.mentor,
            self.number,
            guardians=self.case_guardians(),
        )

    def case_guardians(self) -> tuple[Guardian, ...]:
        """The parents as a case keeps them; without a name ‘ouder’ stands in its place."""
        return tuple(
            Guardian(0, each.name or each.relation or "ouder", _relation(each), each.phone, each.do_not_contact)
            for each in self.guardians
        )

    def new_guardians(self, person: Involvement) -> tuple[Guardian, ...]:
        """The parents that a case does not have of this person yet; those that it has stay as they were (R1)."""
        known = {fold(guardian.name) for guardian in person.guardians}
        return tuple(each for each in self.case_guardians() if fold(each.name) not in known)

    def is_person(self, person: Involvement) -> bool:
        """Whether someone in a case is this pupil: by number, or where one of the two lacks it by whole name."""
        return self.keys.are_of_one_with(person.keys)


def _relation(guardian: PupilGuardian) -> str:
    """The relation, with what whoever calls this parent must know."""
    known = (guardian.relation, "geen gezag" if guardian.authority is Authority.NO else "", guardian.language)
    return ", ".join(part for part in known if part)


@dataclass(frozen=True, slots=True)
class PupilEdit:
    """A pupil before and after an act: None before for one who was added, None after for one who was removed.

    `imported_in` is the import that wrote the pupil as she was before, 0 when that was done by hand.
    """

    before: Pupil | None
    after: Pupil | None
    imported_in: int = 0


@dataclass(frozen=True, slots=True)
class PupilCase:
    """A case in which a pupil is or was, with the roles the pupil has in it."""

    case_id: str
    title: str
    roles: tuple[Role, ...]
    school_class: str
    reported_on: date
    is_closed: bool
