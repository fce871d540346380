"""The ways to the calendar, from there to the cases and to paper, and from a check to the page that moves it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pestdesk.domain.agenda import AgendaItem, Waiting
from pestdesk.ui.agenda_list import AgendaList
from pestdesk.ui.bookmark import Page
from pestdesk.ui.calendar.calendar_page import CalendarPage
from pestdesk.ui.calendar.check_moves import CheckMoves
from pestdesk.ui.pages.move_check_page import MoveCheckPage
from pestdesk.ui.pages.places import TO_MOVE
from pestdesk.ui.papers.calendar_sheet_form import CalendarSheetForm
from pestdesk.ui.papers.papers_page import CALENDAR, PapersPage
from pestdesk.ui.window_memory import WindowMemory

if TYPE_CHECKING:
    from pestdesk.ui.navigation import Navigation

_NO_CHECK = "Alleen een controle die nog open is, kan naar een andere dag. Er is niets gewijzigd."


class CalendarWays(QObject):
    """The page is made at the first visit, and kept: one goes to and fro between the calendar and the cases."""

    def __init__(self, go: "Navigation", memory: WindowMemory) -> None:
        super().__init__(go)
        self._go, self._memory = go, memory
        self.moves = CheckMoves(go.bridge, self)
        self.moves.asked.connect(self.move)
        go.pages.today.list.use(self.moves)
        go.know(Page.CALENDAR, self.show)

    def show(self) -> None:
        """The calendar, as it was left."""
        self._go.show_kept(Page.CALENDAR, lambda: self.page)

    def turn_day(self) -> None:
        """Another day has begun."""
        if self._go.pages.page is Page.CALENDAR:
            self.page.refresh()

    @property
    def page(self) -> CalendarPage:
        """The month, the week and the list."""
        return self._go.pages.kept(Page.CALENDAR, CalendarPage, self._make)

    def _make(self) -> CalendarPage:
        page = CalendarPage(self._go.bridge, self.moves, self._memory, self._go.pages)
        page.left.connect(self._go.go_back)
        page.opened.connect(self._open)
        page.print_asked.connect(self._print)
        return page

    # -- on to the cases ---------------------------------------------------------------------------------------

    def _open(self, thing: AgendaItem | Waiting) -> None:
        self._go.open(thing)
        self._tell_whence(thing.case_id)

    def move(self, check: AgendaItem, to: date | None) -> None:
        """The page that moves this check, with the day to which it may go; there it is told what else changes."""
        is_from_page = self._go.pages.page is Page.CALENDAR
        # Behind the page lies the check itself, to which it leads back.
        self._go.open(check)
        case_page = self._go.case_page
        if self._go.pages.page is not Page.CASE or case_page.case_id != check.case_id:
            return
        case_page.open_special(f"{TO_MOVE}{check.part_id}")
        page = case_page.wizard.page
        if to is not None and isinstance(page, MoveCheckPage):
            page.propose(to)
        if is_from_page:
            self._tell_whence(check.case_id)

    def move_current(self) -> None:
        """The check in which the keyboard stands, in a list or else in the case that is shown; there the first one
        that is open, when none is."""
        focused = self._go.pages.window().focusWidget()
        check = focused.check if isinstance(focused, AgendaList) else self._check_of_case()
        if check is None:
            self._go.banner.show_info(_NO_CHECK)
        else:
            self.move(check, None)

    def _check_of_case(self) -> AgendaItem | None:
        case_page = self._go.case_page
        case = case_page.case
        running = case.round.running_term if case is not None and case.takes_changes else None
        if case is None or running is None:
            return None
        shown = running.check(case_page.wizard.standing.part_id)
        chosen = shown if shown in running.open_checks else next(iter(running.open_checks), None)
        return self._go.bridge.agenda().open_check(case.id, chosen.id) if chosen else None

    def _tell_whence(self, case_id: str) -> None:
        self._go.tell_whence(case_id, "Kalender", "Terug naar Kalender", self.show)

    # -- on to paper -------------------------------------------------------------------------------------------

    def _print(self, form: str, day: date) -> None:
        """The page of documents, with this month or week."""
        self._go.visits.show_papers(CALENDAR, back=self.show)
        shown = self._go.pages.currentWidget()
        if isinstance(shown, PapersPage) and isinstance(shown.form, CalendarSheetForm):
            shown.form.begin(form, day)
