"""What the coordinator must not overlook: this is the third time, the roles were the other way round, it is online
again. Facts over cases, each with its case numbers; they judge nobody and decide nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import combinations

from pestdesk.domain.case import Case
from pestdesk.domain.case_outline import ACTING, AIMED_AT, TAKING_PART, CaseOutline, takes_part
from pestdesk.domain.dutch import counted, ordinal
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.school_calendar import school_year, school_year_words
from pestdesk.domain.school_class import class_key
from pestdesk.domain.signal import Place
from pestdesk.domain.words import PLACE_WORDS

RoleWord = Callable[[Role], str]
"""What the school calls a role (R8)."""


class PatternKind(StrEnum):
    """What comes back, the closest first."""

    SAME_PAIR = "same_pair"
    ROLE_FLIP = "role_flip"
    SAME_PUPIL = "same_pupil"
    SAME_PLACE = "same_place"
    SAME_CLASS = "same_class"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One thing that comes back, as a Dutch sentence, and the numbers of the cases in which, the newest first. The
    sentence does not name them.

    `is_certain` when pupil numbers say that these are the same pupils, and not only names.
    """

    kind: PatternKind
    words: str
    case_ids: tuple[str, ...]
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class Occasion:
    """The signal that is looked at. `case_id` is empty while no case was opened for it: then every case in the vault
    came before it."""

    people: tuple[Involvement, ...]
    on: date
    place: Place = Place.NOT_KNOWN
    case_id: str = ""

    @classmethod
    def of(cls, case: Case) -> "Occasion":
        """The signal of a case."""
        return cls(case.involvements, case.signal.reported_on, case.signal.place, case.id)

    @property
    def parties(self) -> tuple[Involvement, ...]:
        """Everyone in it whom it is about; who was typed twice once, in the roles of both."""
        parties: list[Involvement] = []
        for person in self.people:
            if not takes_part(person):
                continue
            index = next((at for at, each in enumerate(parties) if person.is_same_pupil(each)), len(parties))
            if index < len(parties):
                roles = tuple(dict.fromkeys((*parties[index].roles, *person.roles)))
                parties[index] = replace(parties[index], roles=roles)
            else:
                parties.append(person)
        return tuple(parties)

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of its parties, each once however it was typed."""
        by_key = {class_key(person.school_class): person.school_class.strip() for person in reversed(self.parties)}
        return tuple(dict.fromkeys(by_key[key] for each in self.parties if (key := class_key(each.school_class))))

    def follows(self, other: CaseOutline) -> bool:
        """Whether that case came before this signal."""
        if not self.case_id:
            return True
        return other.id != self.case_id and (other.reported_on, other.id) < (self.on, self.case_id)


def patterns(
    occasion: Occasion, others: Iterable[CaseOutline], role_word: RoleWord, today: date
) -> tuple[Pattern, ...]:
    """What comes back in a signal, the closest first and then the newest. Who is only a witness or reporter, here or
    there, does not count."""
    look = _Look(occasion, others, role_word, today)
    newest_first = sorted(look.all(), key=lambda each: look.age_of(each.case_ids[0]))
    return tuple(sorted(newest_first, key=lambda each: list(PatternKind).index(each.kind)))


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Someone of this signal (`here`) in an earlier case (`there`)."""

    case: CaseOutline
    here: Involvement
    there: Involvement

    @property
    def is_certain(self) -> bool:
        return bool(self.here.pupil_key) and self.here.pupil_key == self.there.pupil_key


#: How someone is named, the shortest first.
_NAMES: tuple[Callable[[Involvement], str], ...] = (
    lambda person: person.short_name,
    lambda person: person.full_name,
    lambda person: f"{person.full_name} ({person.school_class.strip() or 'klas onbekend'})",
    lambda person: f"{person.full_name} (leerlingnummer {person.pupil_number})",
)


class _Look:
    """Looks from one signal at the cases before it."""

    def __init__(self, occasion: Occasion, others: Iterable[CaseOutline], role_word: RoleWord, today: date) -> None:
        self._occasion, self._word = occasion, role_word
        self._parties = occasion.parties
        before = [other for other in others if occasion.follows(other)]
        # The newest first, in every list of cases that follows.
        self._before = sorted(before, key=lambda case: (case.reported_on, case.id), reverse=True)
        self._ages = {case.id: age for age, case in enumerate(self._before)}
        year = school_year(occasion.on)
        self._is_of_year = {case.id: case.school_year == year for case in self._before}
        is_now = year == school_year(today)
        self._this_year = "dit schooljaar" if is_now else f"in schooljaar {school_year_words(year)}"
        self._keyed = [(case, each, each.keys) for case in self._before for each in case.parties]
        self._met = {index: list(self._meetings(person)) for index, person in enumerate(self._parties)}
        self._by_class = self._cases_by_class()

    def age_of(self, case_id: str) -> int:
        """The place of a case among those before this signal, 0 for the newest."""
        return self._ages[case_id]

    def all(self) -> Iterator[Pattern]:
        pairs = [self._pair(*two) for two in combinations(range(len(self._parties)), 2)]
        told: dict[int, set[str]] = {index: set() for index in self._met}
        turned: dict[int, set[str]] = {index: set() for index in self._met}
        for one, other, both in (pair for pair in pairs if pair):
            yield from self._pair_patterns(one, other, both)
            for index in (one, other):
                told[index] |= {first.case.id for first, _ in both}
                turned[index] |= {first.case.id for first, second in both if _are_turned(first, second)}
        for index, meetings in self._met.items():
            yield from self._flips([each for each in meetings if each.case.id not in turned[index]])
            # What a sentence about the pair says already, one about each of them would only repeat.
            if {each.case.id for each in meetings} - told[index]:
                yield self._again(index, meetings)
        yield from self._places()
        yield from self._classes()

    def _meetings(self, person: Involvement) -> Iterator[_Meeting]:
        mine = person.keys
        keys = {*mine} - {""}
        alike: dict[str, tuple[CaseOutline, list[Involvement]]] = {}
        for case, there, there_keys in self._keyed:
            # Few have a key in common; only those need a closer look.
            if not keys.isdisjoint(there_keys) and mine.are_of_one_with(there_keys):
                alike.setdefault(case.id, (case, []))[1].append(there)
        for case, people in alike.values():
            yield _Meeting(case, person, _one_of(person, people))

    # -- who ---------------------------------------------------------------------------------------------------

    def _pair(self, one: int, other: int) -> tuple[int, int, list[tuple[_Meeting, _Meeting]]] | None:
        """Two who face each other here, and the cases in which they did before."""
        first, second = self._parties[one], self._parties[other]
        if not _faces(first, second):
            return None
        meetings = {each.case.id: each for each in self._met[other]}
        both = [(each, meetings[each.case.id]) for each in self._met[one] if each.case.id in meetings]
        facing = [(a, b) for a, b in both if a.there != b.there and _faces(a.there, b.there)]
        return (one, other, facing) if facing else None

    def _pair_patterns(self, one: int, other: int, both: list[tuple[_Meeting, _Meeting]]) -> Iterator[Pattern]:
        names = f"{self._name(one)} en {self._name(other)}"
        cases = [first.case for first, _ in both]
        is_certain = all(first.is_certain and second.is_certain for first, second in both)
        words = self._counted(f"met {names} samen", cases)
        yield Pattern(PatternKind.SAME_PAIR, words, _ids(cases), is_certain)
        turned = [first.case for first, second in both if _are_turned(first, second) and first.case.was_bullying]
        if turned:
            words = f"De rollen van {names} waren eerder andersom."
            yield Pattern(PatternKind.ROLE_FLIP, words, _ids(turned), is_certain)

    def _flips(self, meetings: list[_Meeting]) -> Iterator[Pattern]:
        """Who was slachtoffer and is dader now, or the other way round; what was no bullying sticks to nobody."""
        turned = [each for each in meetings if each.case.was_bullying and _is_turned(each)]
        if not turned:
            return
        here = turned[0].here
        cases = [each.case for each in turned]
        was = " of ".join(dict.fromkeys(self._side(each.there) for each in turned))
        words = f"{self._short(here)} is nu {self._side(here)} en was eerder {was}."
        yield Pattern(PatternKind.ROLE_FLIP, words, _ids(cases), all(each.is_certain for each in turned))

    def _again(self, index: int, meetings: list[_Meeting]) -> Pattern:
        cases = [each.case for each in meetings]
        words = self._counted(f"met {self._name(index)}", cases)
        return Pattern(PatternKind.SAME_PUPIL, words, _ids(cases), all(each.is_certain for each in meetings))

    def _counted(self, whom: str, cases: Sequence[CaseOutline]) -> str:
        """‘Dit is de derde casus met Pip V. dit schooljaar; in een eerder schooljaar was er 1.’"""
        of_year = sum(self._is_of_year[case.id] for case in cases)
        of_others = [case.school_year for case in cases if not self._is_of_year[case.id]]
        words = f"Dit is de {ordinal(of_year + 1)} casus {whom} {self._this_year}"
        if of_others:
            kind = "eerder" if max(of_others) < school_year(self._occasion.on) else "ander"
            years = f"een {kind} schooljaar" if len({*of_others}) == 1 else f"{kind}e schooljaren"
            words += f"; in {years} {'was' if len(of_others) == 1 else 'waren'} er {len(of_others)}"
        return f"{words}."

    # -- where -------------------------------------------------------------------------------------------------

    def _places(self) -> Iterator[Pattern]:
        """The same place, in cases of these pupils and of their classes. ‘Op school’ says little: of a class, no more
        than that it is a class."""
        place = self._occasion.place
        if place is Place.NOT_KNOWN:
            return
        own: dict[str, bool] = {}
        for each in (each for meetings in self._met.values() for each in meetings):
            own[each.case.id] = each.is_certain or own.get(each.case.id, False)
        of_class = (
            set() if place is Place.SCHOOL else {case.id for cases in self._by_class.values() for case in cases}
        )
        cases = [each for each in self._before if each.place is place and each.id in own.keys() | of_class]
        if cases:
            words = f"Eerder gebeurde het ook {PLACE_WORDS[place]}."
            yield Pattern(PatternKind.SAME_PLACE, words, _ids(cases), all(own.get(case.id, True) for case in cases))

    def _classes(self) -> Iterator[Pattern]:
        for school_class, cases in self._by_class.items():
            others = counted(len(cases), "andere casus", "andere casussen")
            verb = "is" if len(cases) == 1 else "zijn"
            words = f"In klas {school_class} {verb} er {self._this_year} {others}, met andere leerlingen."
            yield Pattern(PatternKind.SAME_CLASS, words, _ids(cases))

    def _cases_by_class(self) -> dict[str, list[CaseOutline]]:
        """The cases of this school year in each of the classes, with none of the pupils of this signal."""
        own = {each.case.id for meetings in self._met.values() for each in meetings}
        others = [case for case in self._before if self._is_of_year[case.id] and case.id not in own]
        found: dict[str, list[CaseOutline]] = {name: [] for name in self._occasion.classes}
        names = {class_key(name): name for name in found}
        for case in others:
            for key in {class_key(each.school_class) for each in case.parties} & names.keys():
                found[names[key]].append(case)
        return {name: cases for name, cases in found.items() if cases}

    # -- words -------------------------------------------------------------------------------------------------

    def _name(self, index: int) -> str:
        return self._short(self._parties[index])

    def _short(self, person: Involvement) -> str:
        """The short name; when two here share it, the first of its longer forms that they do not share."""
        for form in _NAMES:
            if [form(each) for each in self._parties].count(form(person)) == 1:
                return form(person)
        return person.full_name

    def _side(self, person: Involvement) -> str:
        """The roles with which someone takes part, in the words of the school."""
        return " en ".join(self._word(role) for role in person.roles if role in TAKING_PART)


def _one_of(person: Involvement, alike: Sequence[Involvement]) -> Involvement:
    """Who someone is of those in one case who may be the same pupil: a number outdoes a name alone. Where several
    are left nobody can tell which, or someone was typed twice: it is then one in the roles of all, who turned
    nowhere when those are on both sides."""
    own = [each for each in alike if person.pupil_key and each.pupil_key == person.pupil_key] or alike
    if len(own) == 1:
        return own[0]
    return replace(own[0], roles=tuple(dict.fromkeys(role for each in own for role in each.roles)))


def _sides(person: Involvement) -> tuple[bool, bool]:
    """Whether someone is aimed at, and whether someone acts."""
    roles = {*person.roles}
    return bool(AIMED_AT & roles), bool(ACTING & roles)


def _faces(one: Involvement, other: Involvement) -> bool:
    """Whether one of the two acts and the other is aimed at."""
    (one_is_aimed_at, one_acts), (other_is_aimed_at, other_acts) = _sides(one), _sides(other)
    return (one_acts and other_is_aimed_at) or (one_is_aimed_at and other_acts)


def _is_turned(meeting: _Meeting) -> bool:
    """Whether someone stands on the other side now. Who stands on both turns nowhere."""
    here, there = _sides(meeting.here), _sides(meeting.there)
    return here != there and all(here) is False and all(there) is False


def _are_turned(first: _Meeting, second: _Meeting) -> bool:
    return _is_turned(first) and _is_turned(second)


def _ids(cases: Iterable[CaseOutline]) -> tuple[str, ...]:
    return tuple(case.id for case in cases)
