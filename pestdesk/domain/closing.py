"""The end of a case, and its being opened again (R30, R32)."""

from dataclasses import dataclass
from datetime import date

from pestdesk.domain.record import NOT_STAMPED, Stamp


@dataclass(frozen=True, slots=True)
class Closing:
    """How and why a case was closed; `reason` says why a required step stayed undone (R30)."""

    closed_on: date
    by: str
    conclusion: str
    reason: str = ""
    stamp: Stamp = NOT_STAMPED


@dataclass(frozen=True, slots=True)
class Reopening:
    """A closed case opened again, with its reason; `closing` is how it had been closed (R32)."""

    reopened_on: date
    by: str
    reason: str
    closing: Closing
    id: int = 0
    stamp: Stamp = NOT_STAMPED
