"""Going from page to page in the main window, and back to a place that was left."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pestdesk.domain.agenda import AgendaItem, Waiting
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.search import PassageHit
from pestdesk.errors import PestDeskError
from pestdesk.ui.backup_clock import BackupClock
from pestdesk.ui.banner import Banner
from pestdesk.ui.bookmark import Bookmark, CaseBookmark, Page
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.case_list import CaseList
from pestdesk.ui.directory.directory_page import DirectoryPage
from pestdesk.ui.documents import Documents
from pestdesk.ui.history import History
from pestdesk.ui.importing.import_page import ImportPage
from pestdesk.ui.key_work import KeyWork
from pestdesk.ui.page_stack import PageStack
from pestdesk.ui.papers.papers_page import SUMMARY, PapersPage
from pestdesk.ui.relations.relations_page import RelationsPage
from pestdesk.ui.search.passage_places import events_of, tab_of
from pestdesk.ui.search.search_page import SearchPage
from pestdesk.ui.settings_page import SettingsPage
from pestdesk.ui.vault_page import VaultPage


class Navigation(QObject):
    """A page is left only when all that was typed is kept: `keep` tries it, and tells whether it is.

    `moved` tells that another page is shown, `restore_asked` that a backup is to be put in the place of the vault,
    `search_left` that the user is done with searching, `words_asked` that the cursor goes to what is searched.
    """

    moved = Signal()
    restore_asked = Signal()
    search_left = Signal()
    words_asked = Signal()

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
        self._bridge, self._pages, self._case_list, self._banner = bridge, pages, case_list, banner
        self._clock, self._key_work, self._documents, self._keep = clock, key_work, documents, keep
        bridge.moved.connect(self.go_to)
        case_list.chosen.connect(self.show_case)
        case_list.entered.connect(pages.case_page.focus_first)
        self._history, self._is_returning = History(), False
        self._searched_from = Bookmark(Page.TODAY)
        bridge.removed.connect(self._history.forget_case)
        pages.case_page.case_asked.connect(self._look_at)
        pages.case_page.pupil_asked.connect(self.show_pupils)
        pages.case_page.wizard.school_calendar_asked.connect(self.show_school_calendar)
        pages.today.opened.connect(self.open)
        pages.today.new_case.connect(self.show_new_case)
        pages.new_case.opened.connect(self.go_to)
        pages.new_case.case_asked.connect(self._look_at)
        pages.new_case.left.connect(self._leave_new_case)
        pages.school_calendar.left.connect(self._go_back)
        pages.school_calendar.kept.connect(self._school_calendar_kept)

    # -- the pages that stay -----------------------------------------------------------------------------------

    def show_today(self) -> None:
        """What is late, due and waiting."""
        if not self._leave_page():
            return
        self._pages.today.refresh()
        self._case_list.select("")
        self._show(self._pages.today)
        self._pages.today.focus_first()

    def show_new_case(self) -> None:
        """The four fields of a new case."""
        if not self._leave_page():
            return
        self._case_list.select("")
        self._show(self._pages.new_case)
        self._pages.new_case.focus_first()

    def _leave_new_case(self) -> None:
        """To Vandaag, with a way back to what was typed: it is no case yet, and must not seem lost."""
        self.show_today()
        if not self._pages.new_case.is_blank:
            words = "De nieuwe casus is nog niet geopend. Wat je typte is bewaard."
            self._banner.show_info(words, "Verder schrijven", self.show_new_case)

    def show_school_calendar(self) -> None:
        """The vacations and free days of the school; leaving them leads back to the case that was open (R28)."""
        if self._pages.page is Page.SCHOOL_CALENDAR or not self._leave_page():
            return
        self._case_list.select("")
        self._pages.school_calendar.open()
        self._show(self._pages.school_calendar)
        self._pages.school_calendar.focus_first()

    def _school_calendar_kept(self, words: str) -> None:
        self._go_back()
        self._banner.show_info(words)

    def show_case(self, case_id: str) -> None:
        """One case; the focus stays where it is, so that a list can be walked through."""
        case_page = self._pages.case_page
        if not self._leave_page():
            self._case_list.select(case_page.case_id)
            return
        case_page.show_case(case_id)
        self._case_list.select(case_id)
        self._show(case_page)

    def go_to(self, case_id: str) -> None:
        """To another case, with the cursor in its page."""
        self.show_case(case_id)
        self._pages.case_page.focus_first()

    def _look_at(self, case_id: str) -> None:
        """To an earlier case, with a way back to where it was asked for."""
        from_new_case, before = self._pages.page is Page.NEW_CASE, self._pages.case_page.case_id
        self.go_to(case_id)
        if self._pages.page is Page.CASE and self._pages.case_page.case_id == case_id:
            whence = "de nieuwe casus" if from_new_case else f"casus {before}"
            kept = " Wat je typte is bewaard." if from_new_case else ""
            words = f"Casus {case_id}, geopend vanuit {whence}.{kept}"
            self._banner.show_info(words, f"Terug naar {whence}", self.show_previous)

    def open(self, thing: AgendaItem | Waiting) -> None:
        """The page on which a dated or waiting thing is done."""
        if not self._leave_page():
            return
        self._case_list.select(thing.case_id)
        self._show(self._pages.case_page)
        self._pages.case_page.open(thing)

    # -- the pages of one visit --------------------------------------------------------------------------------

    def show_settings(self) -> None:
        """What the school decides for itself."""

        def make() -> SettingsPage:
            page = SettingsPage(self._bridge, self._pages)
            page.saved.connect(self._banner.show_info)
            return page

        self._visit(Page.SETTINGS, make)

    def show_vault(self) -> None:
        """The backups, the secrets and the audit trail."""

        def make() -> VaultPage:
            page = VaultPage(self._bridge, self._clock, self._key_work, self._pages)
            page.told.connect(self._banner.show_info)
            page.restore_asked.connect(self.restore_asked)
            return page

        self._visit(Page.VAULT, make)

    def show_papers(self, kind: str = SUMMARY) -> None:
        """A document of the case that is open, or of all cases."""
        case_id = self._pages.case_page.case_id if self._pages.before is Page.CASE else ""

        def make() -> PapersPage:
            return PapersPage(self._bridge, self._documents, case_id, self._case_list.listing, self._pages)

        self._visit(Page.PAPERS, make)
        shown = self._pages.currentWidget()
        if isinstance(shown, PapersPage):
            shown.kind.set_value(kind)

    def show_import(self, path: Path | None = None) -> None:
        """A list of pupils to read; with `path`, that one at once."""

        def make() -> ImportPage:
            page = ImportPage(self._bridge, self._pages)
            page.told.connect(self._banner.show_info)
            return page

        # The directory leads on to yet another page, which must not be forgotten in between.
        back = self.show_pupils if self._pages.page is Page.PUPILS else self._go_back
        self._visit(Page.IMPORT, make, back)
        shown = self._pages.currentWidget()
        if path is not None and isinstance(shown, ImportPage):
            shown.read(path)

    def _visit(
        self,
        name: Page,
        make: Callable[[], SettingsPage | VaultPage | PapersPage | ImportPage],
        back: Callable[[], None] | None = None,
    ) -> None:
        """A page that is made for this visit, and left by `back`: for what was shown before, if nothing is said."""
        if self._pages.page is not name:
            if not self._leave_page():
                return
            made = make()
            made.left.connect(back or self._go_back)
            self._pages.put(name, made)
            self._show(made)
        shown = self._pages.currentWidget()
        assert isinstance(shown, SettingsPage | VaultPage | PapersPage | ImportPage)
        shown.focus_first()

    # -- searching ---------------------------------------------------------------------------------------------

    def search(self, words: str) -> None:
        """What these words find; the cursor stays where they are typed. Without words nothing is left for it."""
        page = self._search_page()
        if self._pages.page is not Page.SEARCH:
            whence = self.bookmark()
            if not words or not self._leave_page():
                return
            self._searched_from = whence
            page.begin()
            self._case_list.select("")
            self._show(page)
        page.show_words(words)

    def open_best_found(self) -> None:
        """The first of what was found."""
        self._search_page().open_best()

    def enter_found(self) -> None:
        """The cursor to the first of what was found."""
        self._search_page().enter_results()

    def leave_search(self) -> None:
        """Back to where the user was before, with nothing left of what was searched."""
        self.search_left.emit()
        if self._pages.page is Page.SEARCH:
            self.return_to(self._searched_from)
        self._search_page().show_words("")

    def _open_passage(self, passage: PassageHit) -> None:
        """The case in which this was written, at the place where it is read."""
        if not self._leave_page():
            return
        case_page = self._pages.case_page
        case_page.show_case(passage.case_id)
        self._case_list.select(passage.case_id)
        self._show(case_page)
        case_page.show_part(tab_of(passage.kind), passage.part_id, events_of(passage.kind))

    def _search_page(self) -> SearchPage:
        """Made at the first search, and kept for the next one."""
        page = self._pages.made(Page.SEARCH)
        if isinstance(page, SearchPage):
            return page
        page = SearchPage(self._bridge, self._pages)
        page.left.connect(self.leave_search)
        page.words_asked.connect(self.words_asked)
        page.case_asked.connect(self.go_to)
        page.passage_asked.connect(self._open_passage)
        page.pupil_asked.connect(self.show_pupils)
        self._pages.put(Page.SEARCH, page)
        return page

    # -- the directory of pupils -------------------------------------------------------------------------------

    def show_pupils(self, pupil_id: int = 0) -> None:
        """The directory as it was left, or one pupil in it."""
        if not self._leave_page():
            return
        page = self._directory()
        self._show(page)
        if pupil_id:
            page.show_pupil(pupil_id)
        else:
            page.focus_first()

    def _directory(self) -> DirectoryPage:
        """Made at the first visit, and kept: one goes to and fro between a pupil and her cases."""
        page = self._pages.made(Page.PUPILS)
        if isinstance(page, DirectoryPage):
            return page
        page = DirectoryPage(self._bridge, self._pages)
        page.left.connect(self._go_back)
        page.case_asked.connect(self._go_to_case_of_pupil)
        page.new_case_asked.connect(self._begin_case_with)
        page.import_asked.connect(self.show_import)
        self._pages.put(Page.PUPILS, page)
        return page

    def _go_to_case_of_pupil(self, case_id: str) -> None:
        self.go_to(case_id)
        if self._pages.page is Page.CASE:
            words = f"Casus {case_id}, geopend vanuit de leerlingenlijst."
            self._banner.show_info(words, "Terug naar de leerling", self.show_pupils)

    def _begin_case_with(self, pupil: Pupil) -> None:
        self.show_new_case()
        if self._pages.page is Page.NEW_CASE:
            self._pages.new_case.put(pupil)

    # -- the relations of pupils -------------------------------------------------------------------------------

    def show_relations(self) -> None:
        """Who had to do with whom, as it was left."""
        if self._pages.page is not Page.RELATIONS:
            if not self._leave_page():
                return
            page = self._relations()
            page.refresh()
            self._show(page)
        self._relations().focus_first()

    def _relations(self) -> RelationsPage:
        """Made at the first visit, and kept: one goes to and fro between the picture and the cases."""
        page = self._pages.made(Page.RELATIONS)
        if isinstance(page, RelationsPage):
            return page
        page = RelationsPage(self._bridge, self._pages)
        page.left.connect(self._go_back)
        page.case_asked.connect(self._go_to_related_case)
        self._pages.put(Page.RELATIONS, page)
        return page

    def _go_to_related_case(self, case_id: str) -> None:
        self.go_to(case_id)
        if self._pages.page is Page.CASE:
            words = f"Casus {case_id}, geopend vanuit Relaties."
            self._banner.show_info(words, "Terug naar Relaties", self.show_relations)

    # -- back --------------------------------------------------------------------------------------------------

    def _go_back(self) -> None:
        if self._pages.before is Page.CASE:
            self.go_to(self._pages.case_page.case_id)
        else:
            self._go(self._pages.before)

    def _go(self, page: Page) -> None:
        {
            Page.NEW_CASE: self.show_new_case,
            Page.SETTINGS: self.show_settings,
            Page.SCHOOL_CALENDAR: self.show_school_calendar,
            Page.VAULT: self.show_vault,
            Page.PAPERS: self.show_papers,
            Page.PUPILS: self.show_pupils,
            Page.IMPORT: self.show_import,
            Page.RELATIONS: self.show_relations,
        }.get(page, self.show_today)()

    def show_previous(self) -> None:
        """Back to the last place that is another than this one; a new case in which nothing is typed is none."""
        if not self._leave_page():
            return
        place = self._history.back(self.bookmark())
        while place is not None and place.page is Page.NEW_CASE and self._pages.new_case.is_blank:
            place = self._history.back(self.bookmark())
        if place is not None:
            self.return_to(place)

    def bookmark(self) -> Bookmark:
        """Where the user is now."""
        page, before = self._pages.page, self._pages.before
        # What was searched is kept nowhere, and without it that page is no place to come back to.
        page = before if page is Page.SEARCH else page
        case = self._pages.case_page.bookmark() if before is Page.CASE else None
        pupil = self._directory().bookmark() if page is Page.PUPILS else None
        return Bookmark(page, before, case, pupil, self._pages.new_case.focused() if page is Page.NEW_CASE else "")

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
        for page in dict.fromkeys((place.before, place.page)):
            if page is not Page.CASE:
                self._go(page)
        if place.pupil is not None and self._pages.page is Page.PUPILS:
            self._directory().return_to(place.pupil)
        if self._pages.page is Page.NEW_CASE:
            self._pages.new_case.focus_on(place.field)

    def _return_to_case(self, place: CaseBookmark) -> None:
        if self._leave_page():
            self._pages.case_page.show_case(place.case_id)
            self._case_list.select(place.case_id)
            self._show(self._pages.case_page)
            self._pages.case_page.return_to(place)

    # -- inside ------------------------------------------------------------------------------------------------

    def _leave_page(self) -> bool:
        """Whether the page may be left: why it may not stands in the banner, which is emptied first."""
        self._banner.clear()
        if not self._keep():
            return False
        # On the way back the places in between are none where the user went.
        if not self._is_returning:
            self._history.note(self.bookmark())
        return True

    def _show(self, page: QWidget) -> None:
        self._pages.bring(page)
        self.moved.emit()
