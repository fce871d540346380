"""Verbs about time: today, the school calendar and what is due."""

from datetime import date

from pestdesk.desk.workplace import Workplace
from pestdesk.domain.agenda import Agenda, agenda
from pestdesk.domain.school_calendar import SchoolCalendar
from pestdesk.storage.cases import CaseStore


class Calendar:
    """Reads the user's own calendar and the agenda of the open cases."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def today(self) -> date:
        return self._work.today()

    def hour(self) -> int:
        """The hour on the user's own clock."""
        return self._work.clock().astimezone().hour

    def school_calendar(self) -> SchoolCalendar:
        return self._work.school_calendar()

    def agenda(self) -> Agenda:
        """What is due, overdue and waiting in all open cases."""
        with self._work.vault.reading() as session:
            cases = CaseStore(session).open_cases()
        return agenda(cases, self._work.protocols, self._work.school_calendar(), self._work.today())
