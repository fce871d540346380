"""What is recorded in a round: each thing with the day it happened, who did it, and who wrote it down when (R33)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from pestdesk.domain.protocol import Magister, Way


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who wrote a record down, and at which instant (aware)."""

    author: str
    at: datetime


#: For parts that a page has collected; the case gives every part its stamp and its id when it is added.
NOT_STAMPED = Stamp("", datetime(1970, 1, 1, tzinfo=UTC))


class Nature(StrEnum):
    """What a written sentence is (R33)."""

    FACT = "fact"
    STATEMENT = "statement"
    IMPRESSION = "impression"


@dataclass(frozen=True, slots=True)
class Action:
    """A step that is one act: an inquiry, an observation, a handover, a meeting, a report.

    `options` are those of the step's options that were ticked, e.g. ‘sociogram’ or ‘inspectie’.
    """

    step_id: str
    happened_on: date
    by: str
    text: str = ""
    options: tuple[str, ...] = ()
    id: int = 0
    stamp: Stamp = NOT_STAMPED


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with one involved person (1b, 2d)."""

    step_id: str
    involvement_id: int
    held_on: date
    by: str
    account: str = ""
    outcome: str = ""
    present: str = ""
    id: int = 0
    stamp: Stamp = NOT_STAMPED


class ContactResult(StrEnum):
    """An invitation is not a talk, and a failed attempt stays open (R15)."""

    SPOKEN = "spoken"
    NOT_REACHED = "not_reached"
    INVITED = "invited"


@dataclass(frozen=True, slots=True)
class Contact:
    """One attempt to reach the parents of one pupil (1d, 2g).

    `guardian_id` is 0 for the parents together. `planned_on` is the talk they were invited to, or the day of a
    next attempt (the user's own planning, R11). `way_reason` says why another way than the protocol's was taken.
    """

    step_id: str
    involvement_id: int
    way: Way
    result: ContactResult
    happened_on: date
    by: str
    guardian_id: int = 0
    planned_on: date | None = None
    text: str = ""
    way_reason: str = ""
    id: int = 0
    stamp: Stamp = NOT_STAMPED


class MeasureKind(StrEnum):
    SUPPORT = "support"
    SANCTION = "sanction"


@dataclass(frozen=True, slots=True)
class Measure:
    """Help or a sanction for one pupil (1e, 2f). `harder` creates the duty to inform (R18).

    `school_days` is the length of a suspension in school days, 0 where length says nothing.
    """

    step_id: str
    kind: MeasureKind
    label: str
    involvement_id: int
    decided_on: date
    by: str
    text: str = ""
    harder: bool = False
    school_days: int = 0
    id: int = 0
    stamp: Stamp = NOT_STAMPED


@dataclass(frozen=True, slots=True)
class NoteField:
    """One field of a Magister note, copied on its own (R23)."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class MagisterNote:
    """A note prepared for Magister (R21–R24). `involvement_id` is 0 for a note about the whole case.

    `placed_on` is when the user pasted it there; `prepared_from` is the fingerprint of the proposal that the text
    was made from, so that a later change of the case shows as ‘gewijzigd sinds plaatsing’.
    """

    step_id: str
    destination: Magister
    involvement_id: int
    title: str
    fields: tuple[NoteField, ...]
    prepared_from: str
    by: str
    placed_on: date | None = None
    id: int = 0
    stamp: Stamp = NOT_STAMPED


@dataclass(frozen=True, slots=True)
class Skip:
    """A step, or one item of a step, that is not done for a reason (R12, R13). Ids are 0 for the whole step."""

    step_id: str
    reason: str
    skipped_on: date
    by: str
    involvement_id: int = 0
    guardian_id: int = 0
    id: int = 0
    stamp: Stamp = NOT_STAMPED


@dataclass(frozen=True, slots=True)
class Report:
    """Whether an authority was informed of a harder sanction (R18): on a day, or not, with the `reason`."""

    step_id: str
    authority: str
    by: str
    informed_on: date | None = None
    reason: str = ""
    text: str = ""
    id: int = 0
    stamp: Stamp = NOT_STAMPED

    @property
    def told_on(self) -> date:
        """The day on which it was informed, or on which it was written down why not."""
        return self.informed_on or self.stamp.at.date()


@dataclass(frozen=True, slots=True)
class CheckMove:
    """A check put on another day, with the reason; of the last check, that moves the end of the term (R26)."""

    check_id: int
    from_on: date
    to_on: date
    reason: str
    moved_on: date
    by: str
    id: int = 0
    stamp: Stamp = NOT_STAMPED


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it went out: `kind` is that of its template, `text` as the user left it, `involvement_id` the pupil
    whom it is about."""

    kind: str
    involvement_id: int
    written_on: date
    by: str
    subject: str
    text: str
    id: int = 0
    stamp: Stamp = NOT_STAMPED


@dataclass(frozen=True, slots=True)
class Entry:
    """A note in the verloop. A correction is an entry that names in `corrects` what it corrects, and why (R33)."""

    happened_on: date
    by: str
    text: str
    nature: Nature = Nature.FACT
    statement_of: str = ""
    corrects: int = 0
    reason: str = ""
    id: int = 0
    stamp: Stamp = NOT_STAMPED
