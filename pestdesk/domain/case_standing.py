"""How an open case stands among the others: what is due in it, on whom it waits, and where it is."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from pestdesk.domain.agenda import Agenda, AgendaItem, RunningCase, Waiting, When


class Pressure(IntEnum):
    """What asks for attention first: late, due today, a day to come, someone else's step, and the rest."""

    LATE = 0
    TODAY = 1
    PLANNED = 2
    WAITING = 3
    NONE = 4


_PRESSURES = {When.LATE: Pressure.LATE, When.TODAY: Pressure.TODAY, When.PLANNED: Pressure.PLANNED}


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """The most pressing open `item` of a case, on whom it waits, and where it is; each None when there is none."""

    item: AgendaItem | None = None
    waiting: Waiting | None = None
    running: RunningCase | None = None

    @property
    def pressure(self) -> Pressure:
        """How much it presses."""
        if self.item is not None:
            return _PRESSURES[self.item.when]
        return Pressure.NONE if self.waiting is None else Pressure.WAITING

    @property
    def on(self) -> date:
        """The day of what presses, or since which it waits; the last of all days when there is neither."""
        if self.item is not None:
            return self.item.due_on
        return date.max if self.waiting is None else self.waiting.since


#: Of a case of which the agenda tells nothing: it is closed, or in the bin.
AT_REST = CaseStanding()


def standings(agenda: Agenda) -> dict[str, CaseStanding]:
    """How each open case stands, by its number."""
    # The first of each case, for the items stand in order of date.
    first = {item.case_id: item for item in reversed(agenda.items) if item.when is not When.DONE}
    waiting = {each.case_id: each for each in agenda.waiting}
    return {
        each.case_id: CaseStanding(first.get(each.case_id), waiting.get(each.case_id), each)
        for each in agenda.running
    }
