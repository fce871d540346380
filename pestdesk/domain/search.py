"""What is searched and what is found: cases by who they are about, and what was written in them."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from pestdesk.domain.case_summary import CaseSummary
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.search_words import Excerpt


class CaseState(StrEnum):
    """Where a case stands that can be found; one in the bin cannot."""

    OPEN = "open"
    CLOSED = "closed"
    ARCHIVED = "archived"


STATE_WORDS = {CaseState.OPEN: "open", CaseState.CLOSED: "gesloten", CaseState.ARCHIVED: "archief"}


class PassageKind(StrEnum):
    """What a text in a case is."""

    SIGNAL = "signal"
    ROUTE = "route"
    COURSE = "course"
    PERSON = "person"
    PARENT = "parent"
    ROUND = "round"
    STEP = "step"
    TALK = "talk"
    CONTACT = "contact"
    AGREEMENT = "agreement"
    TERM = "term"
    CHECK = "check"
    MOVE = "move"
    MEASURE = "measure"
    REPORT = "report"
    NOTE = "note"
    SKIP = "skip"
    LETTER = "letter"
    ENTRY = "entry"
    CLOSING = "closing"
    REOPENING = "reopening"


PASSAGE_WORDS = {
    PassageKind.SIGNAL: "signaal",
    PassageKind.ROUTE: "keuze van de route",
    PassageKind.COURSE: "keuze bij het signaal",
    PassageKind.PERSON: "betrokkene",
    PassageKind.PARENT: "ouder",
    PassageKind.ROUND: "nieuwe ronde",
    PassageKind.STEP: "stap",
    PassageKind.TALK: "gesprek",
    PassageKind.CONTACT: "oudercontact",
    PassageKind.AGREEMENT: "afspraak",
    PassageKind.TERM: "termijn",
    PassageKind.CHECK: "controle",
    PassageKind.MOVE: "verzette controle",
    PassageKind.MEASURE: "maatregel",
    PassageKind.REPORT: "melding",
    PassageKind.NOTE: "Magister-notitie",
    PassageKind.SKIP: "overgeslagen stap",
    PassageKind.LETTER: "brief",
    PassageKind.ENTRY: "notitie",
    PassageKind.CLOSING: "sluiting",
    PassageKind.REOPENING: "heropening",
}


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Which cases, and which days: the first and the last are both in it. `school_year` is the year in which the
    school year of the case began."""

    phase_id: str = ""
    state: CaseState | None = None
    school_class: str = ""
    school_year: int | None = None
    since: date | None = None
    until: date | None = None

    @property
    def is_any(self) -> bool:
        """Whether it keeps everything."""
        return self == SearchFilter()

    @property
    def asks_for_cases(self) -> bool:
        """Whether it keeps something by what only a case has: a pupil of the directory has no more than a class."""
        return not replace(self, school_class="").is_any


@dataclass(frozen=True, slots=True)
class CaseHit:
    """A case that was found by its number, its people or their classes; `people` names all of them."""

    case: CaseSummary
    phase: str
    state: CaseState
    people: Excerpt


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A text that was found: in which case, what it is, of which day, and the sentence. `part_id` is the part of the
    case to which it belongs, 0 for the case itself."""

    case_id: str
    title: str
    kind: PassageKind
    happened_on: date
    sentence: Excerpt
    part_id: int = 0


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found, the best first. Of each there may be more than is given here."""

    query: tuple[str, ...] = ()
    pupils: tuple[Pupil, ...] = ()
    has_more_pupils: bool = False
    cases: tuple[CaseHit, ...] = ()
    has_more_cases: bool = False
    passages: tuple[PassageHit, ...] = ()
    has_more_passages: bool = False


@dataclass(frozen=True, slots=True)
class SearchChoices:
    """By what can be filtered: phases with their words, classes, and the years in which school years began."""

    phases: tuple[tuple[str, str], ...] = ()
    classes: tuple[str, ...] = ()
    school_years: tuple[int, ...] = ()
