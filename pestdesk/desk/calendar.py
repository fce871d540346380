"""Verbs about time: today, the school calendar and what is due."""

from collections.abc import Sequence
from datetime import date

from pestdesk.desk.workplace import Workplace
from pestdesk.domain.agenda import Agenda, agenda
from pestdesk.domain.agenda_change import changed
from pestdesk.domain.calendar_editing import sorted_by_date
from pestdesk.domain.case import Case
from pestdesk.domain.case_standing import AT_REST, CaseStanding, standings
from pestdesk.domain.replanning import CALENDAR_CHANGED, Replan, replans
from pestdesk.domain.school_calendar import SchoolCalendar, TermKind
from pestdesk.errors import RuleError
from pestdesk.imports.school_vacations import preset
from pestdesk.storage.calendar import CalendarStore
from pestdesk.storage.cases import CaseStore


class Calendar:
    """Reads and changes the user's own calendar, and reads the agenda of the open cases."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def today(self) -> date:
        return self._work.today()

    def hour(self) -> int:
        """The hour on the user's own clock."""
        return self._work.clock().astimezone().hour

    def school_calendar(self) -> SchoolCalendar:
        return self._work.school_calendar()

    @staticmethod
    def preset(region: str) -> SchoolCalendar:
        """The school vacations of a region, to start from: noord, midden or zuid (R28)."""
        return preset(region)

    def replans(self, calendar: SchoolCalendar, kind: TermKind | None = None) -> tuple[Replan, ...]:
        """The open checks that this calendar, or this way of counting, would put on another day (R28)."""
        wanted = kind or self._work.settings().term_kind
        with self._work.vault.reading() as session:
            cases = CaseStore(session).open_cases()
        return tuple(each for case in cases for each in replans(case, calendar, wanted))

    def keep(self, calendar: SchoolCalendar, replanned: Sequence[Replan] = (), *, draft: str = "") -> SchoolCalendar:
        """This calendar from here on, and with it the checks that were chosen to move, in one transaction (R28)."""
        kept = sorted_by_date(calendar)
        self._work.keep_and_replan(
            "Schoolkalender bewaard",
            lambda session: CalendarStore(session).write(kept),
            replanned,
            CALENDAR_CHANGED,
            draft=draft,
        )
        return kept

    def standing_of(self, case: Case, calendar: SchoolCalendar) -> CaseStanding:
        """How one open case stands, by the user's own calendar; one that is closed is at rest."""
        found = agenda((case,), self._work.protocols, calendar, self._work.today())
        return standings(found).get(case.id, AT_REST)

    def agenda_after(self, before: Agenda, case_id: str) -> Agenda:
        """The agenda once this case changed: it alone is read again, as of the day of `before`."""
        try:
            case = self._work.case(case_id)
        except RuleError:
            # It is gone for good.
            found: tuple[Case, ...] = ()
        else:
            found = () if case.shelving.is_binned else (case,)
        part = agenda(found, self._work.protocols, self._work.school_calendar(), before.today)
        return changed(before, case_id, part)

    def agenda(self) -> Agenda:
        """What is due, overdue and waiting in all open cases."""
        with self._work.vault.reading() as session:
            cases = CaseStore(session).open_cases()
        return agenda(cases, self._work.protocols, self._work.school_calendar(), self._work.today())
