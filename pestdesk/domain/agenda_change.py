"""The agenda after one case changed: the others are as they were, and need not be read again."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from pestdesk.domain.agenda import Agenda, AgendaItem, RunningCase, Waiting, in_order

_Line = TypeVar("_Line", AgendaItem, Waiting, RunningCase)


def changed(before: Agenda, case_id: str, after: Agenda) -> Agenda:
    """`before`, in which this case stands as in `after`, the agenda of it alone; in the order of all."""

    def merged(old: Sequence[_Line], new: Sequence[_Line]) -> list[_Line]:
        return [each for each in old if each.case_id != case_id] + list(new)

    running = sorted(merged(before.running, after.running), key=lambda each: (each.opened_on, each.case_id))
    place = {each.case_id: number for number, each in enumerate(running)}

    def by_case(lines: Sequence[Waiting]) -> tuple[Waiting, ...]:
        return tuple(sorted(lines, key=lambda each: place[each.case_id]))

    return replace(
        before,
        items=in_order(merged(before.items, after.items)),
        waiting=by_case(merged(before.waiting, after.waiting)),
        own=by_case(merged(before.own, after.own)),
        quiet=by_case(merged(before.quiet, after.quiet)),
        running=tuple(running),
    )
