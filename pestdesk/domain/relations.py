"""Who had to do with whom in the cases of one school year: the facts that the picture and the table of Relaties tell.

What was judged to be no bullying is told too, for it happened; but as the protocol's roles stick to nobody in it, it
gives a pupil no role in the picture and its line has no direction. Who only saw or reported something is left out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from pestdesk.domain.case_outline import ACTING, AIMED_AT, TAKING_PART, CaseOutline
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role


class TieKind(StrEnum):
    """How one pupil stood to another in a case, the gravest first."""

    PERPETRATOR = "perpetrator"
    FOLLOWER = "follower"
    NO_BULLYING = "no_bullying"


@dataclass(frozen=True, slots=True)
class RelatedPupil:
    """One pupil of the picture, as the newest of the cases has the name and the class. `roles` are those in cases of
    bullying; `is_certain` is false when only a name tells that several cases are about the same pupil."""

    name: PersonName
    school_class: str
    roles: frozenset[Role]
    is_certain: bool = True

    @property
    def is_aimed_at(self) -> bool:
        return bool(AIMED_AT & self.roles)

    @property
    def acts(self) -> bool:
        return bool(ACTING & self.roles)


@dataclass(frozen=True, slots=True)
class Part:
    """One pupil's part in one case. `pupil` and `others`, those who stood opposite in it, are places in
    `Relations.pupils`; `pupil` is None in a case of which nobody is known yet. `faces_unknown` tells that someone who
    is not known stood opposite as well."""

    pupil: int | None
    case_id: str
    roles: tuple[Role, ...]
    others: tuple[int, ...]
    faces_unknown: bool
    is_closed: bool
    was_bullying: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """In one case `actor` acted towards `target`, both places in `Relations.pupils`."""

    actor: int
    target: int
    case_id: str
    kind: TieKind

    @property
    def pair(self) -> tuple[int, int]:
        """The two, in the order of the pupils."""
        return min(self.actor, self.target), max(self.actor, self.target)


@dataclass(frozen=True, slots=True)
class Link:
    """All that is between two pupils, `one` being the first of them in `Relations.pupils`."""

    one: int
    other: int
    ties: tuple[Tie, ...]

    @property
    def case_ids(self) -> tuple[str, ...]:
        """The cases in which they stood opposite each other, the newest first."""
        return tuple(sorted({tie.case_id for tie in self.ties}, key=_number, reverse=True))

    @property
    def kind(self) -> TieKind:
        """The gravest of its ties."""
        return min((tie.kind for tie in self.ties), key=list(TieKind).index)

    @property
    def targets(self) -> frozenset[int]:
        """At whom of the two the bullying was aimed; nobody in what was no bullying."""
        return frozenset(tie.target for tie in self.ties if tie.kind is not TieKind.NO_BULLYING)


@dataclass(frozen=True, slots=True)
class Relations:
    """The pupils of a school year by surname, their parts in cases in the same order, and what is between them."""

    year: int
    pupils: tuple[RelatedPupil, ...] = ()
    parts: tuple[Part, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def case_count(self) -> int:
        return len({part.case_id for part in self.parts})

    def parts_of(self, pupil: int) -> tuple[Part, ...]:
        """The parts of one pupil, the newest case first."""
        return tuple(part for part in self.parts if part.pupil == pupil)

    def names(self, *, with_class: bool = True) -> tuple[str, ...]:
        """What every pupil is called: the short name; the whole one where two share that, and unless the class is
        told elsewhere, with the class where those are alike too."""
        short = Counter(pupil.name.short for pupil in self.pupils)
        full = Counter(pupil.name.full for pupil in self.pupils)

        def name(pupil: RelatedPupil) -> str:
            if short[pupil.name.short] == 1:
                return pupil.name.short
            told = with_class and full[pupil.name.full] > 1 and pupil.school_class
            return f"{pupil.name.full} ({told})" if told else pupil.name.full

        return tuple(name(pupil) for pupil in self.pupils)


def relations(outlines: Iterable[CaseOutline], year: int) -> Relations:
    """The relations in the cases that were reported in the school year that began in `year`; the order of the
    outlines makes no difference."""
    cases = sorted((each for each in outlines if each.school_year == year), key=_age)
    return _Gathering(cases).relations(year)


@dataclass(frozen=True, slots=True)
class _Person:
    """Someone known in a case, with the key by which the same pupil is known in others."""

    case: CaseOutline
    involvement: Involvement
    key: str

    @property
    def roles(self) -> tuple[Role, ...]:
        return tuple(role for role in Role if role in TAKING_PART and role in self.involvement.roles)


class _Gathering:
    """Knows who is who in some cases, the oldest first."""

    def __init__(self, cases: list[CaseOutline]) -> None:
        self._cases = cases
        people = list(_identified(cases))
        by_key: dict[str, list[_Person]] = defaultdict(list)
        for person in people:
            by_key[person.key].append(person)
        self._keys = sorted(by_key, key=lambda key: (_newest(by_key[key]).name_sort, key))
        self._place = {key: place for place, key in enumerate(self._keys)}
        self._by_key = by_key
        self._in_case: dict[str, dict[int, list[_Person]]] = defaultdict(lambda: defaultdict(list))
        for person in people:
            self._in_case[person.case.id][self._place[person.key]].append(person)

    def relations(self, year: int) -> Relations:
        pupils = tuple(_pupil(self._by_key[key]) for key in self._keys)
        ties = sorted(
            (tie for case in self._cases for tie in self._ties(case)),
            key=lambda tie: (tie.pair, _number(tie.case_id), tie.actor),
        )
        links = tuple(Link(pair[0], pair[1], tuple(own)) for pair, own in groupby(ties, lambda tie: tie.pair))
        # The newest case of a pupil stands first.
        parts = [part for case in reversed(self._cases) for part in self._parts(case)]
        parts.sort(key=lambda part: len(pupils) if part.pupil is None else part.pupil)
        return Relations(year, pupils, tuple(parts), links)

    def _ties(self, case: CaseOutline) -> Iterator[Tie]:
        roles = self._roles(case)
        for actor, acted in roles.items():
            for target, suffered in roles.items():
                if actor != target and ACTING & acted and AIMED_AT & suffered:
                    kind = TieKind.PERPETRATOR if Role.PERPETRATOR in acted else TieKind.FOLLOWER
                    yield Tie(actor, target, case.id, kind if case.was_bullying else TieKind.NO_BULLYING)

    def _parts(self, case: CaseOutline) -> Iterator[Part]:
        roles = self._roles(case)
        unknown = [each for each in case.involvements if not each.is_known and not each.has_left]
        unknown_roles = {role for each in unknown for role in each.roles if role in TAKING_PART}
        state = case.is_closed, case.was_bullying
        if not roles:
            yield Part(None, case.id, tuple(role for role in Role if role in unknown_roles), (), False, *state)
        for pupil, own in roles.items():
            others = tuple(other for other in roles if other != pupil and _face(own, roles[other]))
            ordered = tuple(role for role in Role if role in own)
            yield Part(pupil, case.id, ordered, others, _face(own, unknown_roles), *state)

    def _roles(self, case: CaseOutline) -> dict[int, set[Role]]:
        """The roles of each pupil in a case, in the order of the pupils."""
        people = self._in_case.get(case.id, {})
        return {pupil: {role for each in people[pupil] for role in each.roles} for pupil in sorted(people)}


@dataclass(frozen=True, slots=True)
class _Latest:
    """How a pupil was called in the newest case."""

    name: PersonName
    school_class: str

    @property
    def name_sort(self) -> tuple[str, str, str]:
        return self.name.sort_key


def _identified(cases: list[CaseOutline]) -> Iterator[_Person]:
    """Everyone known who takes part, with the pupil number as key.

    Who has no number is the pupil with this whole name, if there is one such pupil; nobody is taken for another
    where that is not sure: two of the same name in one case, a name that two numbers have, or a given name alone.
    """
    numbers: dict[str, set[str]] = defaultdict(set)
    doubled: set[str] = set()
    for case in cases:
        names: Counter[str] = Counter()
        seen: set[tuple[str, str]] = set()
        for place, person in enumerate(case.parties):
            if person.pupil_key and person.name_key:
                numbers[person.name_key].add(person.pupil_key)
            mark = person.name_key, person.pupil_key or f"#{place}"
            if mark not in seen:
                seen.add(mark)
                names[person.name_key] += 1
        doubled |= {name for name, count in names.items() if name and count > 1}
    for case in cases:
        for place, person in enumerate(case.parties):
            own = numbers.get(person.name_key, set())
            if person.pupil_key:
                key = f"number {person.pupil_key}"
            elif not person.name_key or person.name_key in doubled or len(own) > 1:
                key = f"place {case.id} {place}"
            else:
                key = f"number {next(iter(own))}" if own else f"name {person.name_key}"
            yield _Person(case, person, key)


def _pupil(people: list[_Person]) -> RelatedPupil:
    latest = _newest(people)
    roles = frozenset(role for each in people if each.case.was_bullying for role in each.roles)
    is_certain = len({each.case.id for each in people}) == 1 or all(each.involvement.pupil_key for each in people)
    return RelatedPupil(latest.name, latest.school_class, roles, is_certain)


def _newest(people: list[_Person]) -> _Latest:
    newest = people[-1].involvement
    assert newest.name is not None, "who takes part is known"
    return _Latest(newest.name, newest.school_class)


def _face(one: set[Role], other: set[Role]) -> bool:
    """Whether one of the two acts and the other is aimed at."""
    return bool((ACTING & one and AIMED_AT & other) or (AIMED_AT & one and ACTING & other))


def _age(case: CaseOutline) -> tuple[object, ...]:
    return case.reported_on, _number(case.id)


def _number(case_id: str) -> tuple[int, str]:
    """Case numbers in their order: 2026-1000 comes after 2026-999."""
    return len(case_id), case_id
