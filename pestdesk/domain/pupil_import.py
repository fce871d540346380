"""What a list of pupils changes in the directory: compared before anything is written, and only what a list tells."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from pestdesk.domain.folding import fold
from pestdesk.domain.parent_match import may_be_one_name, reach_alike
from pestdesk.domain.pupil import Pupil, PupilGuardian
from pestdesk.domain.pupil_list import ListedParent, Problem, PupilField, PupilList, PupilRow
from pestdesk.domain.pupil_match import share_a_name

_PARENT_FIELDS = frozenset(each for each in PupilField if each.name.startswith("PARENT_"))
_MENTOR_FIELDS = frozenset({PupilField.MENTOR_1, PupilField.MENTOR_2})
_STRIDE = 500
#: More than one in so many of the directory missing is no usual year: such a list may hold one year group only.
_UNUSUAL_SHARE = 3
_ANOTHER = (
    "Dit leerlingnummer is bij Leerlingen van iemand met een heel andere naam. "
    "Is het toch dezelfde leerling, wijzig dan eerst daar de naam."
)


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

    The pupil number is the key, but no word of the name the same is another pupil: that row does not go in. Who was
    added by hand without a number is recognised by whole name and class, when that is one person on both sides. A
    list without a column of mentors or parents leaves those as they are.
    """
    directory = list(pupils)
    by_key = {pupil.key: pupil for pupil in directory if pupil.key}
    by_person = _alone((_person(pupil.name.full, pupil.school_class), pupil) for pupil in directory if not pupil.key)
    persons_in_list = Counter(_person(row.name.full, row.school_class) for row in listed.rows)
    fields = frozenset(column.field for column in listed.columns if column.field is not None)
    new: list[Pupil] = []
    changed: list[PupilChange] = []
    others: list[Problem] = []
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
        if known.name != row.name and not share_a_name(known.name, row.name):
            # What is known of the one, her parents and cases, would become another's.
            others.append(Problem(row.line, _ANOTHER))
            continue
        if after != known:
            changed.append(PupilChange(known, after))
    missing = (pupil for pupil in directory if pupil.id not in found and not pupil.is_by_hand)
    absent = tuple(PupilChange(pupil, replace(pupil, absent_since=on)) for pupil in missing if not pupil.is_absent)
    same = len(found) - len(changed) - len(others)
    problems = tuple(sorted([*listed.problems, *others], key=lambda problem: problem.line))
    return ImportPlan(tuple(new), tuple(changed), same, absent, problems)


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
        guardians=_guardians(known.guardians, row.parents, fields) if fields & _PARENT_FIELDS else known.guardians,
        absent_since=None,
        is_by_hand=False,
    )


def _guardians(
    known: tuple[PupilGuardian, ...], listed: tuple[ListedParent, ...], fields: frozenset[PupilField]
) -> tuple[PupilGuardian, ...]:
    """The parents of the list with what the coordinator knows of them, then those that only she knows of, or of whom
    the list has no column."""
    pairs = _pairs(known, listed)
    result = [
        _listed(parent) if at is None else _renewed(known[at], parent)
        for parent, at in zip(listed, pairs, strict=True)
    ]
    left = [each for at, each in enumerate(known) if at not in pairs]
    tells_of_all = _told(known, fields) >= sum(each.is_listed for each in known)
    return (*result, *(each for each in left if not (tells_of_all and each.is_listed) or each.has_own_words))


def _renewed(same: PupilGuardian, parent: ListedParent) -> PupilGuardian:
    """Whom the coordinator typed stays hers: no later list takes that parent away."""
    return replace(
        same,
        name=parent.name if parent.name and (same.is_listed or not same.name) else same.name,
        relation=parent.relation or same.relation,
        phone=parent.phone or same.phone,
        email=parent.email or same.email,
    )


def _told(known: tuple[PupilGuardian, ...], fields: frozenset[PupilField]) -> int:
    """Of how many parents the list can tell that they are not there any more: a name is missed by a name only."""
    part = "_NAME" if any(each.name for each in known if each.is_listed) else ""
    return len({each.name[: len("PARENT_1")] for each in fields & _PARENT_FIELDS if each.name.endswith(part)})


def _pairs(known: tuple[PupilGuardian, ...], listed: tuple[ListedParent, ...]) -> list[int | None]:
    """For each parent of the list the place among those that are known; None for one who is new.

    By name; then, since a mark such as ‘niet benaderen’ must not go to another nor be left behind, who can be only
    one of them by telephone, e-mail or, without a name, relation.
    """
    pairs: list[int | None] = []
    for parent in listed:
        same = (at for at, each in enumerate(known) if at not in pairs and parent.name and _same_name(each, parent))
        pairs.append(next(same, None))
    for is_same in (_same_reach, _same_relation) if None in pairs else ():
        free = [at for at in range(len(known)) if at not in pairs]
        new = [at for at, pair in enumerate(pairs) if pair is None]
        fits = [(one, other) for one in new for other in free if is_same(known[other], listed[one])]
        ones, others = Counter(one for one, _ in fits), Counter(other for _, other in fits)
        for one, other in fits:
            if ones[one] == others[other] == 1:
                pairs[one] = other
    return pairs


def _same_name(known: PupilGuardian, parent: ListedParent) -> bool:
    return fold(known.name) == fold(parent.name)


def _same_reach(known: PupilGuardian, parent: ListedParent) -> bool:
    """Whether they have one telephone or e-mail, and their names may be of one person: ‘R. Nepman’, ‘Rob Nepman’."""
    return may_be_one_name(known.name, parent.name) and reach_alike(known, parent)


def _same_relation(known: PupilGuardian, parent: ListedParent) -> bool:
    is_nameless = not (known.name and parent.name)
    return is_nameless and bool(parent.relation) and fold(known.relation) == fold(parent.relation)


def _listed(parent: ListedParent) -> PupilGuardian:
    return PupilGuardian(parent.name, parent.relation, parent.phone, parent.email, is_listed=True)


def _person(name: str, school_class: str) -> tuple[str, str]:
    return fold(name), fold(school_class)


def _alone(pairs: Iterable[tuple[tuple[str, str], Pupil]]) -> dict[tuple[str, str], Pupil]:
    """The pupils whose name and class nobody shares."""
    kept = list(pairs)
    counts = Counter(person for person, _ in kept)
    return {person: pupil for person, pupil in kept if counts[person] == 1}
