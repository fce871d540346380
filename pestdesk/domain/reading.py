"""A case as one reader may read it: only what concerns them, nobody named who may not be, and every name that is
left in what someone wrote shown to the user first."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pestdesk.domain.case import Case
from pestdesk.domain.case_texts import CaseText, TextKind, with_texts
from pestdesk.domain.follow_up import AgreedTerm
from pestdesk.domain.name_search import (
    Found,
    FoundAs,
    NameFinder,
    Token,
    class_of,
    name_finder,
    names_of,
    number_of,
    replaced,
)
from pestdesk.domain.names import PersonName
from pestdesk.domain.pseudonyms import Pseudonyms
from pestdesk.domain.readers import ReaderKind, Section
from pestdesk.domain.record import Entry
from pestdesk.domain.redaction import OTHER_CLASS, adult_tokens, pupil_tokens, reader_tokens, whole_name_tokens
from pestdesk.domain.round import Round

UNDECIDED = "[naam: nog kiezen]"

_REASONED = "met een reden"
_OTHER = "anders"
_REPORTER = "de melder"
_PUPIL = "een leerling"
_NUMBER, _PHONE = "een leerlingnummer", "een telefoonnummer"
_SENTENCE_ENDS = re.compile(r"(?<![.!?])[.!?]+[\s”’\"')]+|(?<!\n)\n+")
_MOST_OF_A_SENTENCE = 240

Key = tuple[str, str, int]
"""By what a decision is found again: the word as it is written, its sentence, and how often the word stood in that
sentence before."""


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name that is left in a text: the word, what would come in its place, and the sentence around it, in which it
    stands from `start` to `end`. `nth` is how often the word stood in that sentence before; `section` is where the
    text stands, None in a letter."""

    word: str
    instead: str
    sentence: str
    start: int
    end: int
    section: Section | None
    kind: FoundAs = FoundAs.NAME
    nth: int = 0

    @property
    def may_be_ordinary(self) -> bool:
        """Whether it may be an ordinary word, as ‘wil’ and ‘roos’ are: one word without a capital, that names nobody
        in the case."""
        return self.kind is FoundAs.LISTED_NAME and self.word.isalpha() and self.word.islower()

    @property
    def key(self) -> Key:
        """What a decision about it is kept by."""
        return self.word, self.sentence, self.nth

    def decided(self, *, keeps: bool, reason: str = "") -> "NameDecision":
        """The decision to replace it, or to let it stand."""
        return NameDecision(self.word, self.sentence, self.nth, keeps, reason)


@dataclass(frozen=True, slots=True)
class NameDecision:
    """What the user decided of a hit: to replace it, or to let it stand with a reason."""

    word: str
    sentence: str
    nth: int
    keeps: bool
    reason: str = ""

    @property
    def key(self) -> Key:
        return self.word, self.sentence, self.nth


@dataclass(frozen=True, slots=True)
class Reading:
    """The case as it may be read. While a hit is undecided its document may not be written."""

    case: Case
    hits: tuple[NameHit, ...]
    undecided: tuple[NameHit, ...]


class Reviewer:
    """Looks through texts for names that their reader may not see, and does what was decided of each."""

    def __init__(self, finder: NameFinder | None, decisions: Iterable[NameDecision]) -> None:
        self._finder = finder
        self._decisions = {decision.key: decision for decision in decisions}
        self._hits: dict[Key, NameHit] = {}

    @property
    def hits(self) -> tuple[NameHit, ...]:
        """Every name that was found so far; of two sentences that are the same, one."""
        return tuple(self._hits.values())

    @property
    def undecided(self) -> tuple[NameHit, ...]:
        return tuple(hit for key, hit in self._hits.items() if key not in self._decisions)

    def reviewed(self, text: str, section: Section | None) -> str:
        """The text with each name as it was decided; one that is undecided is not shown."""
        found = self._finder.find(text) if self._finder else ()
        if not found:
            return text
        words: dict[Found, str] = {}
        for each, hit in zip(found, _hits(text, found, section), strict=True):
            self._hits.setdefault(hit.key, hit)
            decision = self._decisions.get(hit.key)
            if decision is None or not decision.keeps:
                words[each] = each.instead if decision else UNDECIDED
        return replaced(text, words)


def reviewer(names: Pseudonyms, listed: Collection[PersonName], decisions: Iterable[NameDecision]) -> Reviewer:
    """Looks for everyone whom this reader may not see named. `listed` is every pupil and parent in the vault."""
    is_own_file = names.reader.kind is ReaderKind.OWN_FILE
    return Reviewer(None if is_own_file else _finder(names, listed), decisions)


def nameless(text: str, names: Pseudonyms, listed: Collection[PersonName]) -> str:
    """The text with every name replaced that the reader of `names` may not see, without asking."""
    return replaced(text, {found: found.instead for found in _finder(names, listed).find(text)})


def read_by(
    names: Pseudonyms,
    listed: Collection[PersonName],
    decisions: Iterable[NameDecision],
    known_labels: Collection[str],
) -> Reading:
    """The case as the reader of `names` may read it, with what the user decided so far.

    `known_labels` are the school's own kinds of help and sanctions, which say nothing about anyone.
    """
    review = reviewer(names, listed, decisions)
    has_texts = names.reader.rule.has_texts

    def read(text: CaseText) -> str:
        if text.kind is TextKind.STAFF:
            return names.staff(text.text)
        if text.kind is TextKind.LABEL and text.text in known_labels:
            return text.text
        section = next((each for each in text.sections if each in names.sections), None)
        if has_texts and section:
            return review.reviewed(text.text, section)
        return {TextKind.REASON: _REASONED, TextKind.LABEL: _OTHER}.get(text.kind, "")

    shown = tuple(names.involvement(person) for person in names.case.involvements)
    mine = _concerning(names.case, names.reader.involvement_id)
    case = with_texts(replace(mine, involvements=shown), read)
    return Reading(case, review.hits, review.undecided)


# -- what concerns one pupil -----------------------------------------------------------------------------------


def _concerning(case: Case, involvement_id: int) -> Case:
    """The case with only those parts that are about this pupil or about nobody in particular; all for 0."""
    if not involvement_id:
        return case
    rounds = tuple(_of_one(round_, involvement_id) for round_ in case.rounds)
    gone = _part_ids(case.rounds) - _part_ids(rounds)
    return replace(
        case,
        rounds=rounds,
        letters=tuple(letter for letter in case.letters if letter.involvement_id == involvement_id),
        entries=tuple(entry for entry in case.entries if _adds_to(case, entry) not in gone),
    )


def _of_one(round_: Round, involvement_id: int) -> Round:
    def about(parts: tuple[Any, ...], *, or_nobody: bool = False) -> tuple[Any, ...]:
        mine = (involvement_id, 0) if or_nobody else (involvement_id,)
        return tuple(part for part in parts if part.involvement_id in mine)

    measures = about(round_.measures)
    agreements = tuple(a for a in round_.agreements if not a.involvement_ids or involvement_id in a.involvement_ids)
    return replace(
        round_,
        talks=about(round_.talks),
        contacts=about(round_.contacts),
        measures=measures,
        notes=about(round_.notes),
        skips=about(round_.skips, or_nobody=True),
        # Who was told of a harder sanction concerns the pupil who got it.
        reports=round_.reports if any(measure.harder for measure in measures) else (),
        agreements=tuple(replace(each, involvement_ids=()) for each in agreements),
        terms=tuple(_safety_of_one(term, involvement_id) for term in round_.terms),
    )


def _safety_of_one(term: AgreedTerm, involvement_id: int) -> AgreedTerm:
    for check in term.checks:
        if check.result:
            own = tuple(each for each in check.result.safety if each.involvement_id == involvement_id)
            term = term.with_check(replace(check, result=replace(check.result, safety=own)))
    return term


def _part_ids(rounds: Iterable[Round]) -> set[int]:
    parts: list[Any] = []
    for each in rounds:
        parts += [*each.talks, *each.contacts, *each.measures, *each.notes, *each.reports, *each.agreements]
    return {part.id for part in parts}


def _adds_to(case: Case, entry: Entry) -> int:
    """The part that an addition adds to in the end, also by way of other additions; 0 for a note of its own."""
    entries = {each.id: each for each in case.entries}
    while entry.corrects in entries:
        entry = entries[entry.corrects]
    return entry.corrects


# -- whom to look for ------------------------------------------------------------------------------------------


def _finder(names: Pseudonyms, listed: Collection[PersonName]) -> NameFinder:
    case, own, hidden = names.case, list[Token](), list[Token]()
    in_case = set[PersonName]()
    subject = names.reader.subject(case)
    if subject:
        own += reader_tokens(subject)
    for person in case.involvements:
        if names.names_pupil(person):
            own += whole_name_tokens(person)
        else:
            hidden += pupil_tokens(person, names.pupil(person))
            hidden += class_of(person.school_class, OTHER_CLASS)
            hidden += number_of(person.pupil_number, _NUMBER)
        if person.name:
            in_case.add(person.name)
        for guardian in person.guardians:
            parent = PersonName.parse(guardian.name)
            in_case.add(parent)
            if names.names_parents(person):
                own += adult_tokens(parent, "")
            else:
                hidden += adult_tokens(parent, names.parent(person), by_given_name=True)
                hidden += number_of(guardian.phone, _PHONE)
    for name, function in names.staff_names.items():
        parsed = PersonName.parse(name)
        if names.reader.rule.names_staff:
            own += adult_tokens(parsed, "")
        else:
            hidden += adult_tokens(parsed, function, by_given_name=True)
    if Section.REPORTER not in names.sections and case.signal.reporter_name not in names.staff_names:
        hidden += adult_tokens(PersonName.parse(case.signal.reporter_name), _REPORTER, by_given_name=True)
    if names.reader.rule.hides_roles:
        hidden += (token for word in names.role_words for token in names_of((word,), _PUPIL, FoundAs.ROLE))
    others = (each for each in listed if each not in in_case)
    return name_finder(own, hidden, others, asks_addresses=True)


# -- the sentence around a name --------------------------------------------------------------------------------


def _hits(text: str, found: Iterable[Found], section: Section | None) -> Iterator[NameHit]:
    ends = [0, *(match.end() for match in _SENTENCE_ENDS.finditer(text)), len(text)]
    seen = Counter[tuple[str, str]]()
    for each in found:
        # Of a text without full stops, what stands near it.
        first = max(ends[bisect_right(ends, each.start) - 1], each.start - _MOST_OF_A_SENTENCE // 2)
        last = min(ends[bisect_left(ends, each.end)], each.end + _MOST_OF_A_SENTENCE // 2)
        sentence = text[first:last]
        start = each.start - first - (len(sentence) - len(sentence.lstrip()))
        end, sentence = start + each.end - each.start, sentence.strip()
        nth = seen[each.word, sentence]
        seen[each.word, sentence] += 1
        yield NameHit(each.word, each.instead, sentence, start, end, section, each.kind, nth)
