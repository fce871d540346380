"""What each column of the table of cases is called, tells, and is sorted by."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from pestdesk.domain.case_order import class_key, number_key
from pestdesk.domain.case_standing import CaseStanding
from pestdesk.domain.case_summary import CaseSummary
from pestdesk.domain.folding import fold
from pestdesk.domain.school_dates import day_near
from pestdesk.domain.shelving import Shelf
from pestdesk.domain.words import ROUTE_WORDS
from pestdesk.ui.case_lines import chip_of
from pestdesk.ui.fitting import SEPARATOR


class Column(StrEnum):
    NUMBER = "number"
    PEOPLE = "people"
    CLASSES = "classes"
    PHASE = "phase"
    STEP = "step"
    NEXT = "next"
    WHO = "who"
    LAST = "last"
    REPORTED = "reported"
    ROUTE = "route"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """All that a row can tell of one case; `phase` in the words of its protocol."""

    summary: CaseSummary
    standing: CaseStanding
    phase: str
    today: date

    @property
    def last_on(self) -> date | None:
        """The day on which something last happened; of a closed case that is the day of its closing."""
        running = self.standing.running
        return running.last_on if running else self.summary.closed_on


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """`width` is in pixels beside a body of 13; `is_usual` tells whether it is there until the user chooses."""

    head: str
    width: int
    words: Callable[[CaseFacts], str]
    key: Callable[[CaseFacts], Any]
    is_usual: bool = True


def _step(facts: CaseFacts) -> str:
    running = facts.standing.running
    if running is None:
        return ""
    return f"{running.done} van {running.steps}: {running.what}" if running.steps else running.what


def _who(facts: CaseFacts) -> str:
    running = facts.standing.running
    return SEPARATOR.join(filter(None, (running.role, running.name))) if running else ""


def _state(facts: CaseFacts) -> str:
    summary = facts.summary
    where = {Shelf.ARCHIVE: ", in het archief", Shelf.BIN: ", in de prullenbak"}.get(summary.shelving.shelf, "")
    if summary.closed_on is None:
        return f"open{where}"
    return f"gesloten {day_near(summary.closed_on, facts.today)}{where}"


def _day(day: date | None, facts: CaseFacts) -> str:
    return day_near(day, facts.today) if day else ""


def _by_day(day: date | None) -> date:
    return day or date.max


KINDS: dict[Column, ColumnKind] = {
    Column.NUMBER: ColumnKind("Nummer", 84, lambda f: f.summary.id, lambda f: number_key(f.summary.id)),
    Column.PEOPLE: ColumnKind("Leerlingen", 164, lambda f: f.summary.people, lambda f: fold(f.summary.people)),
    Column.CLASSES: ColumnKind("Klas", 64, lambda f: f.summary.classes, lambda f: class_key(f.summary.classes)),
    Column.PHASE: ColumnKind("Fase", 116, lambda f: f.phase, lambda f: (f.summary.phase_id, f.summary.round_number)),
    Column.STEP: ColumnKind("Stap", 152, _step, lambda f: (not _step(f), fold(_step(f)))),
    Column.NEXT: ColumnKind(
        "Eerstvolgende",
        200,
        lambda f: chip_of(f.summary, f.standing, f.today)[0],
        lambda f: (f.standing.pressure, f.standing.on),
    ),
    Column.WHO: ColumnKind("Aan zet", 148, _who, lambda f: (not _who(f), fold(_who(f)))),
    Column.LAST: ColumnKind("Laatste nieuws", 104, lambda f: _day(f.last_on, f), lambda f: _by_day(f.last_on)),
    Column.REPORTED: ColumnKind(
        "Gemeld op",
        104,
        lambda f: _day(f.summary.reported_on, f),
        lambda f: _by_day(f.summary.reported_on),
        is_usual=False,
    ),
    Column.ROUTE: ColumnKind(
        "Route", 152, lambda f: ROUTE_WORDS[f.summary.route], lambda f: f.summary.route.value, is_usual=False
    ),
    Column.STATE: ColumnKind(
        "Stand", 172, _state, lambda f: (f.summary.shelving.shelf, _by_day(f.summary.closed_on)), is_usual=False
    ),
}
COLUMNS = tuple(Column)
