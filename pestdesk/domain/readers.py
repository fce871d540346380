"""Who will read a document, and so which sections it has and how others are named in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from pestdesk.domain.case import Case
from pestdesk.domain.people import Involvement
from pestdesk.domain.redaction import CLASSMATE


class Section(StrEnum):
    """A part of a summary that can be there or not, in the order in which a document has them."""

    WATCH = "watch"
    DECISIONS = "decisions"
    PEOPLE = "people"
    PARENTS = "parents"
    SIGNAL = "signal"
    REPORTER = "reporter"
    CLASSIFICATION = "classification"
    STEPS = "steps"
    ACCOUNTS = "accounts"
    TALKS = "talks"
    CONTACTS = "contacts"
    TERMS = "terms"
    CHECK_NOTES = "check_notes"
    MEASURES = "measures"
    REPORTS = "reports"
    NOTES = "notes"
    LETTERS = "letters"
    ENTRIES = "entries"
    END = "end"
    GAPS = "gaps"


SECTION_WORDS: Mapping[Section, str] = MappingProxyType(
    {
        Section.WATCH: "Waar we op letten, en tot wanneer",
        Section.DECISIONS: "Keuzes over de route en het vervolg",
        Section.PEOPLE: "Betrokkenen en hun rol",
        Section.PARENTS: "Namen van ouders en verzorgers",
        Section.SIGNAL: "Het signaal",
        Section.REPORTER: "Wie het meldde",
        Section.CLASSIFICATION: "Classificatie",
        Section.STEPS: "Stappen van het protocol",
        Section.ACCOUNTS: "Onderzoek en overleg",
        Section.TALKS: "Gesprekken",
        Section.CONTACTS: "Contact met ouders",
        Section.TERMS: "Afspraken en controles",
        Section.CHECK_NOTES: "Toelichting bij de controles",
        Section.MEASURES: "Hulp en sancties",
        Section.REPORTS: "Meldingen van hardere sancties",
        Section.NOTES: "Notities voor Magister",
        Section.LETTERS: "Brieven",
        Section.ENTRIES: "Notities in het verloop",
        Section.END: "Afsluiting en heropening",
        Section.GAPS: "Volledigheid",
    }
)


class ReaderKind(StrEnum):
    """For whom a document is made."""

    OWN_FILE = "own_file"
    PARENTS = "parents"
    MENTOR = "mentor"
    YEAR_TEAM = "year_team"
    LEADERSHIP = "leadership"
    ACCESS = "access"
    LETTER = "letter"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class ReaderRule:
    """What one kind of reader gets. `offered` tells of each section whether it is on at first; a section that is
    confidential for this reader begins off. Others are named as far as `names_pupils` and `names_staff` say;
    without `has_texts` nothing that anyone wrote is in it; where it `hides_roles`, ‘dader’ and the like are asked
    about as names are. `others` is what every other pupil is called, instead of ‘leerling A’ and so on."""

    label: str
    offered: Mapping[Section, bool]
    is_about_one: bool = False
    names_pupils: bool = False
    names_staff: bool = False
    has_texts: bool = True
    hides_roles: bool = False
    others: str = ""


def _offer(on: str = "", off: str = "") -> Mapping[Section, bool]:
    ticked = {Section(word): True for word in on.split()} | {Section(word): False for word in off.split()}
    return MappingProxyType({section: ticked[section] for section in Section if section in ticked})


RULES: Mapping[ReaderKind, ReaderRule] = MappingProxyType(
    {
        ReaderKind.OWN_FILE: ReaderRule(
            "Eigen dossier",
            MappingProxyType({section: True for section in Section if section is not Section.WATCH}),
            names_pupils=True,
            names_staff=True,
        ),
        ReaderKind.PARENTS: ReaderRule(
            "Ouders of verzorgers",
            _offer(on="terms measures end", off="signal talks contacts check_notes notes"),
            is_about_one=True,
            hides_roles=True,
        ),
        ReaderKind.MENTOR: ReaderRule(
            "Mentor",
            _offer(
                on="people parents signal classification steps contacts terms measures notes end gaps",
                off="decisions reporter accounts talks check_notes reports letters entries",
            ),
            names_pupils=True,
            names_staff=True,
        ),
        ReaderKind.YEAR_TEAM: ReaderRule(
            "Jaarlaagoverleg", _offer(on="watch", off="people measures"), names_pupils=True, names_staff=True
        ),
        ReaderKind.LEADERSHIP: ReaderRule(
            "Schoolleiding (verantwoording)",
            _offer(on="people classification steps terms measures reports end gaps"),
            has_texts=False,
        ),
        ReaderKind.ACCESS: ReaderRule(
            "Inzage",
            _offer(
                on="signal classification talks contacts terms check_notes measures notes letters entries end",
                off="reporter accounts reports",
            ),
            is_about_one=True,
            hides_roles=True,
        ),
        ReaderKind.LETTER: ReaderRule(
            "Ouders of verzorgers", _offer(), is_about_one=True, hides_roles=True, names_staff=True, others=CLASSMATE
        ),
        ReaderKind.AUTHORITY: ReaderRule("Bericht", _offer(), is_about_one=True, names_staff=True, others=CLASSMATE),
    }
)

_BY = {
    ReaderKind.PARENTS: "van",
    ReaderKind.LETTER: "van",
    ReaderKind.ACCESS: "door of namens",
    ReaderKind.AUTHORITY: "over",
}

#: The readers of a summary, in the order in which they are offered.
SUMMARY_READERS = tuple(kind for kind in ReaderKind if RULES[kind].offered)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads one document. `involvement_id` is the pupil that it is about for those who read of one pupil only,
    and 0 for the others."""

    kind: ReaderKind
    involvement_id: int = 0

    @property
    def rule(self) -> ReaderRule:
        return RULES[self.kind]

    @property
    def key(self) -> str:
        """Tells this reader of a case from its other readers: ‘parents-3’. It names nobody."""
        return f"{self.kind.value}-{self.involvement_id}" if self.involvement_id else self.kind.value

    @property
    def sections(self) -> frozenset[Section]:
        """The sections that are on at first: none that is confidential for this reader."""
        return frozenset(section for section, is_on in self.rule.offered.items() if is_on)

    def subject(self, case: Case) -> Involvement | None:
        """The pupil that it is about; None in a document about the whole case."""
        return case.involvement(self.involvement_id) if self.involvement_id else None

    def words(self, case: Case) -> str:
        """‘Ouders of verzorgers van Pip Voorbeeldstra’: what the document says that it is for."""
        subject = self.subject(case)
        return self.words_about(subject.full_name if subject else "")

    def words_about(self, subject: str) -> str:
        """‘Ouders of verzorgers van …’, about whoever is called that; the label alone for nobody."""
        return f"{self.rule.label} {_BY[self.kind]} {subject}" if subject else self.rule.label


OWN_FILE = Reader(ReaderKind.OWN_FILE)
"""The coordinator herself."""
