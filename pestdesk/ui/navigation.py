"""Going from page to page in the main window, and back to a place that was left."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from pestdesk.domain.agenda import AgendaItem, Waiting
from pestdesk.errors import PestDeskError
from pestdesk.ui.backup_clock import BackupClock
from pestdesk.ui.banner import Banner
from pestdesk.ui.bookmark import Bookmark, CaseBookmark, Page
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.calendar.calendar_ways import CalendarWays
from pestdesk.ui.case_list import CaseList
from pestdesk.ui.case_page import CasePage
from pestdesk.ui.cases_table.cases_ways import CasesWays
from pestdesk.ui.directory.directory_ways import DirectoryWays
from pestdesk.ui.documents import Documents
from pestdesk.ui.help.help_ways import HelpWays
from pestdesk.ui.history import History
from pestdesk.ui.key_work import KeyWork
from pestdesk.ui.new_case_page import NewCasePage
from pestdesk.ui.page_stack import PageStack
from pestdesk.ui.practice_ways import PracticeWays
from pestdesk.ui.relations.relations_ways import RelationsWays
from pestdesk.ui.school_calendar_page import SchoolCalendarPage
from pestdesk.ui.search.search_ways import SearchWays
from pestdesk.ui.visits import Visits

if TYPE_CHECKING:
    from pestdesk.ui.calendar.calendar_page import CalendarPage
    from pestdesk.ui.cases_table.cases_page import CasesPage
    from pestdesk.ui.relations.relations_page import RelationsPage

    _KeptPage = CalendarPage | CasesPage | RelationsPage


class Navigation(QObject):
    """A page is left only when all that was typed is kept: `keep` tries it, and tells whether it is.

    `moved` tells that another page is shown. The ways to pages that are made later stand beside them; they ask here
    to leave a page, to show one, and to be known by its name (`know`).
    """

    moved = Signal()

    def __init__(
        self,
        bridge: Bridge,
        pages: PageStack,
        case_list: CaseList,
        banner: Banner,
        clock: BackupClock,
        key_work: KeyWork,
        documents: Documents,
        keep: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.bridge, self.pages, self.banner = bridge, pages, banner
        self._case_list, self._keep = case_list, keep
        bridge.moved.connect(self.go_to)
        case_list.chosen.connect(self.show_case)
        case_list.entered.connect(lambda: self.case_page.focus_first())
        self._history, self._is_returning = History(), False
        self._ways: dict[Page, Callable[[], None]] = {
            Page.NEW_CASE: self.show_new_case,
            Page.SCHOOL_CALENDAR: self.show_school_calendar,
        }
        self.visits = Visits(self, case_list, clock, key_work, documents)
        self.searching, self.pupils, self.relations = SearchWays(self), DirectoryWays(self), RelationsWays(self)
        self.practice = PracticeWays(self)
        self.calendar = CalendarWays(self, case_list.memory)
        self.helping = HelpWays(self)
        self.cases = CasesWays(self, case_list.memory)
        case_list.overview_asked.connect(self.cases.show)
        bridge.removed.connect(self._history.forget_case)
        pages.today.opened.connect(self.open)
        pages.today.new_case.connect(self.show_new_case)
        pages.today.import_asked.connect(lambda: self.visits.show_import())

    def know(self, page: Page, way: Callable[[], None]) -> None:
        """How a page is shown again when the user goes back to it."""
        self._ways[page] = way

    # -- the pages that stay -----------------------------------------------------------------------------------

    @property
    def case_page(self) -> CasePage:
        """The page of a case."""

        def make() -> CasePage:
            page = CasePage(self.bridge, self.pages)
            page.case_asked.connect(self._look_at)
            page.pupil_asked.connect(self.pupils.show)
            page.wizard.school_calendar_asked.connect(self.show_school_calendar)
            page.wizard.card.help.remember_in(self._case_list.memory)
            return page

        return self.pages.kept(Page.CASE, CasePage, make)

    @property
    def new_case(self) -> NewCasePage:
        """The page of a new case; it keeps what was typed in it."""

        def make() -> NewCasePage:
            page = NewCasePage(self.bridge, self.bridge.desk.cases.newest_protocol(), self.pages)
            page.opened.connect(self._go_on_in)
            page.case_asked.connect(self._look_at)
            page.left.connect(self._leave_new_case)
            return page

        return self.pages.kept(Page.NEW_CASE, NewCasePage, make)

    @property
    def school_calendar(self) -> SchoolCalendarPage:
        """The page of the vacations and free days."""

        def make() -> SchoolCalendarPage:
            page = SchoolCalendarPage(self.bridge, self.pages)
            page.left.connect(self.go_back)
            page.kept.connect(self._school_calendar_kept)
            return page

        return self.pages.kept(Page.SCHOOL_CALENDAR, SchoolCalendarPage, make)

    def show_today(self) -> None:
        """What is late, due and waiting."""
        if not self.leave_page():
            return
        self.pages.today.refresh()
        self.show_page(self.pages.today, case_id="")
        self.pages.today.focus_first()

    def show_new_case(self) -> None:
        """The four fields of a new case."""
        if not self.leave_page():
            return
        self.show_page(self.new_case, case_id="")
        self.new_case.focus_first()

    def _leave_new_case(self) -> None:
        """To Vandaag, with a way back to what was typed: it is no case yet, and must not seem lost."""
        self.show_today()
        if not self.new_case.is_blank:
            words = "De nieuwe casus is nog niet geopend. Wat je typte is bewaard."
            self.banner.show_info(words, "Verder schrijven", self.show_new_case)

    def show_school_calendar(self) -> None:
        """The vacations and free days of the school; leaving them leads back to the case that was open (R28)."""
        if self.pages.page is Page.SCHOOL_CALENDAR or not self.leave_page():
            return
        self.school_calendar.open()
        self.show_page(self.school_calendar, case_id="")
        self.school_calendar.focus_first()

    def _school_calendar_kept(self, words: str) -> None:
        self.go_back()
        self.banner.show_info(words)

    def show_case(self, case_id: str) -> None:
        """One case; the focus stays where it is, so that a list can be walked through, unless that page goes."""
        case_page = self.case_page
        if not self.leave_page():
            self._case_list.select(case_page.case_id)
            return
        focused, is_other = QApplication.focusWidget(), self.pages.currentWidget() is not case_page
        is_left = is_other and focused is not None and self.pages.isAncestorOf(focused)
        case_page.show_case(case_id)
        self.show_page(case_page, case_id)
        if is_left:
            case_page.focus_first()

    def go_to(self, case_id: str) -> None:
        """To another case, with the cursor in its page."""
        self.show_case(case_id)
        self.case_page.focus_first()

    def _go_on_in(self, case_id: str) -> None:
        """In the case that was just opened: a second press of the same keys is not yet about its first step."""
        self.go_to(case_id)
        self.case_page.wizard.count_from_here()

    def go_to_from(self, case_id: str, whence: str, words: str, back: Callable[[], None]) -> None:
        """To a case from a page about other things, with a way back: `words` stand on it, and it does `back`."""
        self.go_to(case_id)
        self.tell_whence(case_id, whence, words, back)

    def tell_whence(self, case_id: str, whence: str, words: str, back: Callable[[], None]) -> None:
        """The way back from a case that was opened from elsewhere, if it was."""
        if self.pages.page is Page.CASE:
            self.banner.show_info(f"Casus {case_id}, geopend vanuit {whence}.", words, back)

    def _look_at(self, case_id: str) -> None:
        """To an earlier case, with a way back to where it was asked for."""
        from_new_case, before = self.pages.page is Page.NEW_CASE, self.case_page.case_id
        self.go_to(case_id)
        if self.pages.page is Page.CASE and self.case_page.case_id == case_id:
            whence = "de nieuwe casus" if from_new_case else f"casus {before}"
            kept = " Wat je typte is bewaard." if from_new_case else ""
            words = f"Casus {case_id}, geopend vanuit {whence}.{kept}"
            self.banner.show_info(words, f"Terug naar {whence}", self.show_previous)

    def open(self, thing: AgendaItem | Waiting) -> None:
        """The page on which a dated or waiting thing is done."""
        if not self.leave_page():
            return
        self.show_page(self.case_page, thing.case_id)
        self.case_page.open(thing)
        # Only now it is this case to which the menus are fitted.
        self.moved.emit()

    # -- back --------------------------------------------------------------------------------------------------

    def go_back(self) -> None:
        """From a page beside the others, to the one before it."""
        if self.pages.before is Page.CASE:
            self.go_to(self.case_page.case_id)
        else:
            self._go(self.pages.before)

    def _go(self, page: Page) -> None:
        self._ways.get(page, self.show_today)()

    def show_previous(self) -> None:
        """Back to the last place that is another than this one; a new case in which nothing is typed is none."""
        if not self.leave_page():
            return
        place = self._history.back(self.bookmark())
        while place is not None and place.page is Page.NEW_CASE and self.new_case.is_blank:
            place = self._history.back(self.bookmark())
        if place is not None:
            self.return_to(place)

    def bookmark(self) -> Bookmark:
        """Where the user is now."""
        page, before = self.pages.page, self.pages.before
        # What was searched is kept nowhere, and without it that page is no place to come back to.
        page = before if page is Page.SEARCH else page
        under = None if self.pages.covered_page is Page.SEARCH else self.pages.covered_page
        case = self.case_page.bookmark() if before is Page.CASE else None
        pupil = self.pupils.page.bookmark() if Page.PUPILS in (page, under) else None
        field = self.new_case.focused() if page is Page.NEW_CASE else ""
        return Bookmark(page, before, case, pupil, field, under, self.visits.paper)

    def return_to(self, place: Bookmark) -> None:
        """Go where the user was, perhaps in an earlier window; to Vandaag when that is no more."""
        self._is_returning = True
        try:
            self._return_to(place)
        finally:
            self._is_returning = False

    def _return_to(self, place: Bookmark) -> None:
        try:
            if place.case is not None:
                self._return_to_case(place.case)
        except PestDeskError:
            self.show_today()
            return
        for page in dict.fromkeys((place.before, place.under, place.page)):
            if page is Page.PAPERS and place.paper:
                self.visits.show_papers(place.paper)
            elif page is not None and page is not Page.CASE:
                self._go(page)
            if place.pupil is not None and self.pages.page is Page.PUPILS:
                self.pupils.page.return_to(place.pupil)
        if self.pages.page is Page.NEW_CASE:
            self.new_case.focus_on(place.field)

    def _return_to_case(self, place: CaseBookmark) -> None:
        if self.leave_page():
            self.case_page.show_case(place.case_id)
            self.show_page(self.case_page, place.case_id)
            self.case_page.return_to(place)

    # -- for the ways to the other pages -----------------------------------------------------------------------

    def leave_page(self) -> bool:
        """Whether the page may be left: why it may not stands in the banner, which is emptied first."""
        self.banner.clear()
        if not self._keep():
            return False
        # On the way back the places in between are none where the user went.
        if not self._is_returning:
            self._history.note(self.bookmark())
        return True

    def show_kept(self, name: Page, page: "Callable[[], _KeptPage]", case_id: str | None = None) -> None:
        """A page that stays between visits, as it was left; what it shows is read again when it comes."""
        if self.pages.page is not name:
            if not self.leave_page():
                return
            page().refresh()
            self.show_page(page(), case_id)
        page().focus_first()

    def show_page(self, page: QWidget, case_id: str | None = None) -> None:
        """Show it, with this case marked in the list; none with '', and the one that was with None."""
        if case_id is not None:
            self._case_list.select(case_id)
        self.pages.bring(page)
        self.moved.emit()
