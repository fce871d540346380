"""In which order a list has its cases, and which of them it leaves out."""

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from pestdesk.domain.case_standing import AT_REST, CaseStanding, Pressure
from pestdesk.domain.case_summary import CaseSummary
from pestdesk.domain.folding import fold

_DIGITS = re.compile(r"(\d+)")


class CaseOrder(StrEnum):
    URGENT = "urgent"
    NEWEST = "newest"
    NAME = "name"
    SCHOOL_CLASS = "class"
    NUMBER = "number"


class Narrowing(StrEnum):
    """Which of the cases the user wants to see: all, those with something late, or by who has the next step: she
    herself, or someone else."""

    NONE = "none"
    LATE = "late"
    MINE = "mine"
    OTHERS = "others"


def fits(standing: CaseStanding, narrowing: Narrowing) -> bool:
    """Whether a case that stands like this is among the wanted ones; one that is at rest is nobody's."""
    if narrowing is Narrowing.NONE:
        return True
    if standing is AT_REST:
        return False
    if narrowing is Narrowing.LATE:
        return standing.pressure is Pressure.LATE
    return (standing.waiting is None) is (narrowing is Narrowing.MINE)


def ordered(
    summaries: Iterable[CaseSummary], order: CaseOrder, standings: Mapping[str, CaseStanding]
) -> list[CaseSummary]:
    """These cases in this order; those that it does not tell apart stay as they were given, the newest first."""
    if order is CaseOrder.NEWEST:
        return list(summaries)
    if order is CaseOrder.URGENT:

        def urgency(summary: CaseSummary) -> Any:
            standing = standings.get(summary.id, AT_REST)
            return standing.pressure, standing.on

        return sorted(summaries, key=urgency)
    return sorted(summaries, key=_KEYS[order])


def number_key(case_id: str) -> tuple[int, ...]:
    """The place of a number among others: ‘2026-1000’ comes after ‘2026-999’."""
    return tuple(int(part) for part in case_id.split("-"))


def class_key(classes: str) -> tuple[bool, list[Any]]:
    """The place of ‘2A, 3D’ among other classes: ‘10B’ comes after ‘2A’, and no class comes last."""
    parts = _DIGITS.split(fold(classes))
    return not classes, [(int(part), "") if part.isdigit() else (-1, part) for part in parts if part]


_KEYS: dict[CaseOrder, Callable[[CaseSummary], Any]] = {
    CaseOrder.NAME: lambda summary: fold(summary.people),
    CaseOrder.SCHOOL_CLASS: lambda summary: class_key(summary.classes),
    CaseOrder.NUMBER: lambda summary: number_key(summary.id),
}
