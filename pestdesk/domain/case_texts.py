"""Every text in a case, by its kind and by the section of a document that shows it.

What a document may say is decided text by text, so each text field of the record stands here; a test fails for one
that does not.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing, Reopening
from pestdesk.domain.follow_up import AgreedTerm, Agreement, Check, CheckResult, Safety
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.readers import Section
from pestdesk.domain.record import (
    Action,
    CheckMove,
    Contact,
    Entry,
    Letter,
    MagisterNote,
    Measure,
    NoteField,
    Report,
    Skip,
    Stamp,
    Talk,
)
from pestdesk.domain.round import Round
from pestdesk.domain.routing import CourseDecision, RouteDecision
from pestdesk.domain.signal import Classification, Signal


class TextKind(StrEnum):
    """TEXT: what someone wrote. REASON: the same, and that there is one says something too, as with a skipped step.
    LABEL: chosen from the school's own list, or typed. STAFF: names of members of staff, parted by commas."""

    TEXT = "text"
    REASON = "reason"
    LABEL = "label"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class CaseText:
    """One text of a case, and the sections in which it stands: none for who did something, which stands in all."""

    kind: TextKind
    sections: tuple[Section, ...]
    text: str


_Field = tuple[TextKind, tuple[Section, ...]]


def _written(*sections: Section, texts: str = "", reasons: str = "", labels: str = "") -> dict[str, _Field]:
    kinds = {TextKind.TEXT: texts, TextKind.REASON: reasons, TextKind.LABEL: labels}
    return {name: (kind, sections) for kind, names in kinds.items() for name in names.split()}


def _staff(names: str) -> dict[str, _Field]:
    return dict.fromkeys(names.split(), (TextKind.STAFF, ()))


_TEXTS: dict[type, dict[str, _Field]] = {
    Case: _staff("lead other_coordinators"),
    Signal: {**_written(Section.SIGNAL, texts="text means"), **_written(Section.REPORTER, texts="reporter_name")},
    Involvement: {**_staff("mentor"), **_written(Section.PEOPLE, reasons="left_because")},
    Guardian: _written(Section.PARENTS, reasons="do_not_contact"),
    RouteDecision: _written(Section.DECISIONS, reasons="reason"),
    CourseDecision: _written(Section.DECISIONS, reasons="reason"),
    Round: _written(Section.SIGNAL, texts="cause"),
    Action: {**_staff("by"), **_written(Section.ACCOUNTS, texts="text")},
    Talk: {**_staff("by"), **_written(Section.TALKS, texts="account outcome present")},
    Contact: {**_staff("by"), **_written(Section.CONTACTS, texts="text", reasons="way_reason")},
    Measure: {**_staff("by"), **_written(Section.MEASURES, texts="text", labels="label")},
    Report: {**_staff("by"), **_written(Section.REPORTS, texts="text", reasons="reason")},
    MagisterNote: {**_staff("by"), **_written(Section.NOTES, texts="title")},
    NoteField: _written(Section.NOTES, texts="text"),
    Skip: {**_staff("by"), **_written(Section.STEPS, reasons="reason")},
    Agreement: {**_staff("by"), **_written(Section.TERMS, Section.WATCH, texts="text")},
    AgreedTerm: {**_staff("verdict_by"), **_written(Section.CHECK_NOTES, texts="verdict_text")},
    Check: _written(Section.CHECK_NOTES, reasons="lapsed"),
    CheckResult: {**_staff("by"), **_written(Section.CHECK_NOTES, texts="text")},
    Safety: _written(Section.CHECK_NOTES, texts="words"),
    CheckMove: {**_staff("by"), **_written(Section.CHECK_NOTES, reasons="reason")},
    Letter: {**_staff("by"), **_written(Section.LETTERS, texts="subject text")},
    Entry: {**_staff("by"), **_written(Section.ENTRIES, texts="text statement_of", reasons="reason")},
    Closing: {**_staff("by"), **_written(Section.END, texts="conclusion", reasons="reason")},
    Reopening: {**_staff("by"), **_written(Section.END, reasons="reason")},
    Stamp: _staff("author"),
}

#: What is text too and says nothing about anyone, or is named by `pseudonyms` instead: people and their classes.
WORDS_OF_THE_PROGRAM: dict[type, frozenset[str]] = {
    Case: frozenset({"id", "protocol_id"}),
    Involvement: frozenset({"school_class", "pupil_number"}),
    Guardian: frozenset({"name", "relation", "phone"}),
    CourseDecision: frozenset({"earlier_id"}),
    Classification: frozenset({"answers"}),
    Round: frozenset({"phase_id"}),
    Action: frozenset({"step_id", "options"}),
    Talk: frozenset({"step_id"}),
    Contact: frozenset({"step_id"}),
    Measure: frozenset({"step_id"}),
    Report: frozenset({"step_id", "authority"}),
    MagisterNote: frozenset({"step_id", "prepared_from"}),
    NoteField: frozenset({"label"}),
    Skip: frozenset({"step_id"}),
    Letter: frozenset({"kind"}),
    Agreement: frozenset({"step_id"}),
    AgreedTerm: frozenset({"reasoning"}),
}

_T = TypeVar("_T")


def texts_of(part: type) -> dict[str, _Field]:
    """The text fields of one class of the record, each with its kind and sections."""
    return _TEXTS.get(part, {})


def with_texts(part: _T, change: Callable[[CaseText], str]) -> _T:
    """The part of the record, or the whole case, with each text that is not empty as `change` gives it back."""
    if isinstance(part, tuple):
        return tuple(with_texts(each, change) for each in part)  # type: ignore[return-value]
    if not is_dataclass(part) or isinstance(part, type):
        return part
    known = texts_of(type(part))
    changed: dict[str, Any] = {}
    for field in fields(part):
        before = getattr(part, field.name)
        after = _changed(before, *known[field.name], change) if field.name in known else with_texts(before, change)
        if after is not before:
            changed[field.name] = after
    return replace(part, **changed) if changed else part


def _changed(value: Any, kind: TextKind, sections: tuple[Section, ...], change: Callable[[CaseText], str]) -> Any:
    if isinstance(value, tuple):
        return tuple(change(CaseText(kind, sections, text)) for text in value)
    return change(CaseText(kind, sections, value)) if value else value
