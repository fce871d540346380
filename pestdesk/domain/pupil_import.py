"""What a list of pupils changes in the directory: compared before anything is written, and only what a list tells."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from pestdesk.domain.folding import fold
from pestdesk.domain.pupil import Pupil, PupilGuardian
from pestdesk.domain.pupil_list import ListedParent, Problem, PupilField, PupilList, PupilRow

_PARENT_FIELDS = frozenset(each for each in PupilField if each.name.startswith("PARENT_"))
_MENTOR_FIELDS = frozenset({PupilField.MENTOR_1, PupilField.MENTOR_2})
_STRIDE = 500
#: More than one in so many of the directory missing is no usual year: such a list may hold one year group only.
_UNUSUAL_SHARE = 3


@dataclass(frozen=True, slots=True)
class PupilChange:
    """A pupil before and after an import."""

    before: Pupil
    after: Pupil

    @property
    def is_moved(self) -> bool:
        """Whether the class became another one."""
        return self.before.school_class != self.after.school_class

    @property
    def is_renamed(self) -> bool:
        return self.before.name != self.after.name

    @property
    def has_returned(self) -> bool:
        """Whether the pupil was missing in an earlier list and is in this one."""
        return self.before.is_absent and not self.after.is_absent


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do: pupils that are new, that change, that stay as they are, that the list lacks, and the
    rows that do not go in."""

    new: tuple[Pupil, ...]
    changed: tuple[PupilChange, ...]
    same: int
    absent: tuple[PupilChange, ...]
    problems: tuple[Problem, ...]

    @property
    def writes(self) -> bool:
        """Whether the directory would become different at all."""
        return bool(self.new or self.changed or self.absent)

    @property
    def moved(self) -> int:
        """How many pupils come into another class."""
        return sum(each.is_moved for each in self.changed)

    @property
    def renamed(self) -> int:
        return sum(each.is_renamed for each in self.changed)

    @property
    def returned(self) -> int:
        return sum(each.has_returned for each in self.changed)

    @property
    def lacks_many(self) -> bool:
        """Whether so many of the directory are missing that the list may hold a part of the school only."""
        known = self.same + len(self.changed) + len(self.absent)
        return len(self.absent) * _UNUSUAL_SHARE > known

    def with_absent_left(self) -> "ImportPlan":
        """The same without the pupils that the list lacks: they stay as they are."""
        return replace(self, absent=())


@dataclass(frozen=True, slots=True)
class LastImport:
    """The import that can still be taken back: when it was, by whom, and how many pupils it brought or changed."""

    at: datetime
    author: str
    new: int
    changed: int
    absent: int


@dataclass(frozen=True, slots=True)
class UndoneImport:
    """An import taken back. `kept` pupils were changed by hand since, and stayed as they are."""

    restored: int
    removed: int
    kept: int


def compare(
    pupils: Iterable[Pupil], listed: PupilList, on: date, is_cancelled: Callable[[], bool] = lambda: False
) -> ImportPlan | None:
    """What this list would change in the directory; None once `is_cancelled` says so.

    The pupil number is the key. Who was added by hand without a number is recognised by whole name and class, when
    that is one person on both sides. A list without a column of mentors or parents leaves those as they are.
    """
    directory = list(pupils)
    by_key = {pupil.key: pupil for pupil in directory if pupil.key}
    by_person = _alone((_person(pupil.name.full, pupil.school_class), pupil) for pupil in directory if not pupil.key)
    persons_in_list = Counter(_person(row.name.full, row.school_class) for row in listed.rows)
    fields = frozenset(column.field for column in listed.columns if column.field is not None)
    new: list[Pupil] = []
    changed: list[PupilChange] = []
    found: set[int] = set()
    for done, row in enumerate(listed.rows):
        if done % _STRIDE == 0 and is_cancelled():
            return None
        known = by_key.get(row.key)
        if known is None:
            person = _person(row.name.full, row.school_class)
            known = by_person.get(person) if persons_in_list[person] == 1 else None
        after = _after(known, row, fields)
        if known is None:
            new.append(after)
            continue
        found.add(known.id)
        if after != known:
            changed.append(PupilChange(known, after))
    missing = (pupil for pupil in directory if pupil.id not in found and not pupil.is_by_hand)
    absent = tuple(PupilChange(pupil, replace(pupil, absent_since=on)) for pupil in missing if not pupil.is_absent)
    same = len(found) - len(changed)
    return ImportPlan(tuple(new), tuple(changed), same, absent, listed.problems)


def _after(known: Pupil | None, row: PupilRow, fields: frozenset[PupilField]) -> Pupil:
    """The pupil as the list has it; what the list does not tell stays."""
    if known is None:
        guardians = tuple(_listed(parent) for parent in row.parents)
        return Pupil(0, row.name, row.number, row.school_class, row.mentors, guardians)
    return replace(
        known,
        name=row.name,
        # Written with or without zeros it is the same number, and no change.
        number=known.number if known.key == row.key else row.number,
        school_class=row.school_class if PupilField.SCHOOL_CLASS in fields else known.school_class,
        mentors=row.mentors if fields & _MENTOR_FIELDS else known.mentors,
        guardians=_guardians(known.guardians, row.parents) if fields & _PARENT_FIELDS else known.guardians,
        absent_since=None,
        is_by_hand=False,
    )


def _guardians(known: tuple[PupilGuardian, ...], listed: tuple[ListedParent, ...]) -> tuple[PupilGuardian, ...]:
    """The parents of the list with what the coordinator knows of them, then those that only she knows of."""
    left = list(known)
    result = []
    for parent in listed:
        same = next((each for each in left if fold(each.name) == fold(parent.name)), None)
        if same is None:
            result.append(_listed(parent))
            continue
        left.remove(same)
        result.append(
            replace(
                same,
                name=parent.name or same.name,
                relation=parent.relation or same.relation,
                phone=parent.phone or same.phone,
                email=parent.email or same.email,
                is_listed=True,
            )
        )
    return (*result, *(each for each in left if not each.is_listed or each.has_own_words))


def _listed(parent: ListedParent) -> PupilGuardian:
    return PupilGuardian(parent.name, parent.relation, parent.phone, parent.email, is_listed=True)


def _person(name: str, school_class: str) -> tuple[str, str]:
    return fold(name), fold(school_class)


def _alone(pairs: Iterable[tuple[tuple[str, str], Pupil]]) -> dict[tuple[str, str], Pupil]:
    """The pupils whose name and class nobody shares."""
    kept = list(pairs)
    counts = Counter(person for person, _ in kept)
    return {person: pupil for person, pupil in kept if counts[person] == 1}
