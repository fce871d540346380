"""Plays in memory what a window does first, so that nobody waits for what the libraries prepare only once.

Writing out a question for the database takes longer than asking it: what was written out here, the vault that is
unlocked a moment later need not do again.
"""

from datetime import date

from pestdesk.desk import Desk
from pestdesk.domain.case_order import CaseOrder
from pestdesk.domain.case_standing import standings
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.record import Entry
from pestdesk.domain.school_calendar import SchoolCalendar
from pestdesk.domain.settings import Settings
from pestdesk.domain.signal import Reporter, Signal
from pestdesk.storage.furnishing import furnishing
from pestdesk.storage.vault import Vault

_WORD, _NUMBER, _DAY = "repetitie", "1", date(2000, 1, 1)


def rehearse() -> None:
    """Make a vault in memory, write and read a case in it, and forget it. Any thread may do so."""
    furnish = furnishing(Settings(_WORD, _WORD, "midden"), SchoolCalendar((), (), _DAY, _DAY))
    desk = Desk(Vault.in_memory(furnish))
    try:
        pupil = Involvement(0, PersonName(_WORD, "", _WORD), (Role.VICTIM,), pupil_number=_NUMBER)
        signal = Signal(_WORD, _DAY, Reporter.PARENT)
        desk.cases.open(signal, (pupil,))
        case = desk.cases.open(signal, (pupil,))
        desk.cases.write(case.id, Entry(_DAY, _WORD, _WORD), draft=_WORD)
        desk.cases.earlier(case)
        desk.cases.undo()
        desk.trail.ahead_of_clock()
        desk.retention.remove_what_is_due()
        stand = standings(desk.calendar.agenda())
        for which in (CaseFilter.OPEN, CaseFilter.ALL):
            tuple(desk.cases.listed(which, CaseOrder.URGENT, stand))
        desk.cases.counts()
        desk.pupils.count()
        desk.pupils.names()
    finally:
        desk.lock()
