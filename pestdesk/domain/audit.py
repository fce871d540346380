"""The audit trail: who did what, when, in which case and to which fields, each line chained to the one before it.

A line never holds what was written, nor whom a case is about.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

#: What the first line is chained to.
BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One act. `number` counts from 1 without gaps; `fields` name the kinds of data that changed, e.g.
    ‘involvements.school_class’; `chain` is the SHA-256 of this line and the chain of the line before it."""

    number: int
    at: datetime
    author: str
    act: str
    case_id: str
    fields: tuple[str, ...]
    chain: str


def chained(
    before: str, number: int, at: datetime, author: str, act: str, case_id: str, fields: Iterable[str]
) -> str:
    """The chain of a line after the one whose chain is `before`."""
    said = [before, number, at.astimezone(UTC).isoformat(timespec="microseconds"), author, act, case_id, list(fields)]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def first_broken(lines: Iterable[AuditLine]) -> int | None:
    """The number of the first line, counted from 1, that is not what was written there; None when all are.

    It finds a line that was changed, added, moved or taken away; not the last lines taken away together.
    """
    before = BEGINNING
    for number, line in enumerate(lines, start=1):
        wanted = chained(before, number, line.at, line.author, line.act, line.case_id, line.fields)
        if line.number != number or line.chain != wanted:
            return number
        before = line.chain
    return None
