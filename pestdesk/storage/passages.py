"""What a case is found by: the words of each text in its rows, and of its head.

Which columns are texts, the register of columns tells; a new one is searched by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from pestdesk.domain.names import PersonName
from pestdesk.domain.school_calendar import school_year
from pestdesk.domain.search import CaseState, PassageKind
from pestdesk.domain.search_words import words_of
from pestdesk.domain.shelving import Shelf
from pestdesk.storage.case_rows import PARTS, CaseRows, Values
from pestdesk.storage.columns import COLUMNS, Kind
from pestdesk.storage.round_tables import (
    ActionRow,
    AgreementRow,
    CheckMoveRow,
    CheckRow,
    ContactRow,
    MeasureRow,
    NoteFieldRow,
    NoteRow,
    ReportRow,
    RoundRow,
    SafetyRow,
    SkipRow,
    TalkRow,
    TermRow,
)
from pestdesk.storage.rows import Row
from pestdesk.storage.tables import CaseRow, EntryRow, GuardianRow, InvolvementRow, LetterRow, ReopeningRow

#: The place of the passage that is no text: it only has the head of a case.
HEAD = "cases"
#: Begins what stands in a head and nobody can type: by what cases are filtered. It is no letter and no digit.
_MARK = "\ue000"
_IS_HEAD = f"{_MARK}h"

#: Texts that the program made, the same in every case.
_NOT_SEARCHED = frozenset({"note_fields.label", "terms.reasoning"})


@dataclass(frozen=True, slots=True)
class Source:
    """What the texts of a table are, and the columns that tell their day: the first that has one counts, and
    otherwise the day on which the case was opened. `owner` is the table of which the days are, by `owner_column`."""

    kind: PassageKind
    days: tuple[str, ...] = ()
    owner: type[Row] | None = None
    owner_column: str = ""


SOURCES: dict[type[Row], Source] = {
    CaseRow: Source(PassageKind.SIGNAL, ("reported_on",)),
    ReopeningRow: Source(PassageKind.REOPENING, ("reopened_on",)),
    InvolvementRow: Source(PassageKind.PERSON),
    GuardianRow: Source(PassageKind.PARENT),
    EntryRow: Source(PassageKind.ENTRY, ("happened_on",)),
    LetterRow: Source(PassageKind.LETTER, ("written_on",)),
    RoundRow: Source(PassageKind.ROUND, ("started_on",)),
    ActionRow: Source(PassageKind.STEP, ("happened_on",)),
    TalkRow: Source(PassageKind.TALK, ("held_on",)),
    ContactRow: Source(PassageKind.CONTACT, ("happened_on",)),
    MeasureRow: Source(PassageKind.MEASURE, ("decided_on",)),
    ReportRow: Source(PassageKind.REPORT, ("informed_on", "written_at")),
    NoteRow: Source(PassageKind.NOTE, ("placed_on", "written_at")),
    NoteFieldRow: Source(PassageKind.NOTE, ("placed_on", "written_at"), NoteRow, "note_id"),
    SkipRow: Source(PassageKind.SKIP, ("skipped_on",)),
    AgreementRow: Source(PassageKind.AGREEMENT, ("made_on",)),
    TermRow: Source(PassageKind.TERM, ("ended_on", "agreed_on")),
    CheckRow: Source(PassageKind.CHECK, ("held_on", "due_on")),
    SafetyRow: Source(PassageKind.CHECK, ("held_on", "due_on"), CheckRow, "check_id"),
    CheckMoveRow: Source(PassageKind.MOVE, ("moved_on",)),
}
#: Columns that tell of something else than the rest of their table.
_CLOSING = Source(PassageKind.CLOSING, ("closed_on",))
_OF_COLUMNS = {
    "cases.route_reason": Source(PassageKind.ROUTE, ("route_decided_on",)),
    "cases.course_reason": Source(PassageKind.COURSE),
    "cases.conclusion": _CLOSING,
    "cases.closing_reason": _CLOSING,
    "reopenings.conclusion": _CLOSING,
    "reopenings.closing_reason": _CLOSING,
}


class Place(NamedTuple):
    """A column of texts: its name as ‘table.column’, what its texts are, and the columns of the key in the case."""

    name: str
    rows: type[Row]
    column: str
    source: Source
    key: tuple[str, ...]


_OF_CASES: tuple[type[Row], ...] = (CaseRow, *PARTS)


def _places() -> Iterator[Place]:
    for rows in _OF_CASES:
        key = tuple(column.name for column in rows.__table__.primary_key if column.name != "case_id")
        for column in rows.__table__.columns:
            name = f"{rows.__tablename__}.{column.name}"
            if COLUMNS.get(name) is Kind.FREE_TEXT and name not in _NOT_SEARCHED:
                own_key = () if rows is CaseRow else key
                yield Place(name, rows, column.name, _OF_COLUMNS.get(name) or SOURCES[rows], own_key)


#: Every column of texts, by ‘table.column’.
PLACES = {place.name: place for place in _places()}
#: The tables from which passages are made.
READ_FOR_PASSAGES: tuple[type[Row], ...] = tuple(SOURCES)


class PassageKey(NamedTuple):
    """Which text of a case: `part_id` is 0 for the case itself, `nth` 0 unless its part has several."""

    place: str
    part_id: int
    nth: int


class Passage(NamedTuple):
    """The words of a text, and of the head of its case, with a space between."""

    happened_on: date
    words: str
    about: str


def passages_of(case_rows: CaseRows) -> dict[PassageKey, Passage]:
    """Every passage of a case; none of one in the bin."""
    (case,) = case_rows[CaseRow]
    if case["shelf"] is Shelf.BIN:
        return {}
    # In one order, whatever that of the rows is: it is compared with what is kept.
    about = " ".join(sorted(_about(case, case_rows)))
    found = {PassageKey(HEAD, 0, 0): Passage(case["opened_on"], "", f"{about} {_IS_HEAD}")}
    for place in PLACES.values():
        values = case_rows.get(place.rows)
        if not values:
            continue
        owners = _owners(place.source, case_rows)
        for row in values:
            words = " ".join(words_of(row[place.column]))
            if words:
                part_id, nth = (*(row[name] for name in place.key), 0, 0)[:2]
                told = owners[row[place.source.owner_column]] if owners else row
                key = PassageKey(place.name, part_id, nth)
                found[key] = Passage(_day(told, place.source.days, case["opened_on"]), words, about)
    return found


def _owners(source: Source, case_rows: CaseRows) -> dict[int, Values]:
    return {row["id"]: row for row in case_rows.get(source.owner, ())} if source.owner else {}


def _day(row: Values, days: tuple[str, ...], otherwise: date) -> date:
    day = next((row[name] for name in days if row[name] is not None), otherwise)
    return day.date() if isinstance(day, datetime) else day


# -- the head of a case ----------------------------------------------------------------------------------------


def _about(case: Values, case_rows: CaseRows) -> Iterator[str]:
    """The words of the number, the people and the classes, and the marks by which it is filtered."""
    people = case_rows.get(InvolvementRow, ())
    # ‘14’ for 2026-014, as one says it.
    spoken_number = case["id"].partition("-")[2].lstrip("0")
    parents = (guardian["name"] for guardian in case_rows.get(GuardianRow, ()))
    names = (name for person in people for name in (full_name(person), person["school_class"]))
    yield from words_of(" ".join((case["id"], spoken_number, case["reporter_name"], *names, *parents)))
    yield phase_mark(case["phase_id"])
    yield state_mark(state_of(case["closed_on"], case["shelf"]))
    yield year_mark(school_year(case["opened_on"]))
    yield from dict.fromkeys(class_mark(each["school_class"]) for each in people if each["school_class"])


def full_name(person: Values) -> str:
    """The name in a row of an involved person, '' while it is not known who it is."""
    given = person["given_name"]
    return PersonName(given, person["infix"], person["family_name"]).full if given else ""


def state_of(closed_on: date | None, shelf: Shelf) -> CaseState:
    """Where a case stands that is not in the bin."""
    if shelf is Shelf.ARCHIVE:
        return CaseState.ARCHIVED
    return CaseState.CLOSED if closed_on else CaseState.OPEN


def head_mark() -> str:
    """What only the passage of a head has."""
    return _IS_HEAD


def phase_mark(phase_id: str) -> str:
    """What every passage of a case in this phase has."""
    return _mark("p", phase_id)


def state_mark(state: CaseState) -> str:
    """What every passage of a case has that stands there."""
    return _mark("s", state)


def year_mark(year: int) -> str:
    """What every passage of a case has that was opened in this school year."""
    return _mark("y", str(year))


def class_mark(school_class: str) -> str:
    """What every passage of a case has with someone of this class, however it is written: ‘2B’, ‘2 b’."""
    return _mark("c", "".join(words_of(school_class)))


def _mark(kind: str, value: str) -> str:
    # In digits: what a tokenizer would part in two stays one.
    return f"{_MARK}{kind}{value.encode().hex()}"
