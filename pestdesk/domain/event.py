"""What the verloop is made of: one thing that happened, and who says so."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pestdesk.domain.case import Case
from pestdesk.domain.record import Entry, Stamp


class EventKind(StrEnum):
    SIGNAL = "signal"
    COURSE = "course"
    ROUTE = "route"
    PERSON = "person"
    ROUND = "round"
    STEP = "step"
    TALK = "talk"
    CONTACT = "contact"
    AGREEMENT = "agreement"
    MEASURE = "measure"
    REPORT = "report"
    NOTE = "note"
    CHECK = "check"
    MOVE = "move"
    SKIP = "skip"
    LETTER = "letter"
    ENTRY = "entry"
    CLOSING = "closing"
    REOPENING = "reopening"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing in the verloop. `by` did it; `who` is how that is said, for what a mentor did and someone else wrote
    down is told ‘volgens mentor’ (R5). `part_id` is the part of the case it tells about, so that it can be
    corrected; `corrections` are later additions to it (R33)."""

    kind: EventKind
    happened_on: date
    by: str
    who: str
    title: str
    text: str
    stamp: Stamp
    part_id: int = 0
    nature: str = ""
    corrections: tuple[Entry, ...] = ()


def event(
    case: Case,
    kind: EventKind,
    on: date,
    by: str,
    title: str,
    text: str,
    stamp: Stamp,
    part_id: int = 0,
    nature: str = "",
) -> Event:
    """What someone did in this case."""
    return Event(kind, on, by, told_by(case, by, stamp), title, text, stamp, part_id, nature)


def told_by(case: Case, by: str, stamp: Stamp) -> str:
    """‘volgens mentor Toon Proefstra’ for what a mentor of the case did and someone else wrote down (R5); or else
    only who did it."""
    if not by or not stamp.author or stamp.author == by:
        return by
    names = by.split(", ")
    if any(name not in case.mentors for name in names):
        return by
    return f"volgens {'mentor' if len(names) == 1 else 'mentoren'} {by}"


def reason_words(reason: str) -> str:
    """‘Reden: …’, or nothing."""
    return f"Reden: {reason}" if reason else ""


def paragraphs(*parts: str) -> str:
    """The parts that are not empty, each on its own line."""
    return "\n".join(part for part in parts if part)
