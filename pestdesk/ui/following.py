"""What the window shows and tells after something changed in the vault, or another day began."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pestdesk.desk.backups import BackupResult
from pestdesk.ui.bookmark import Page
from pestdesk.ui.new_case_page import NewCasePage
from pestdesk.ui.page_stack import PageStack

if TYPE_CHECKING:
    from pestdesk.ui.main_window import MainWindow
    from pestdesk.ui.navigation import Navigation


class Following(QObject):
    """The views of one window read again what they show; `fit_menus` offers what can be done then."""

    def __init__(
        self, window: "MainWindow", pages: PageStack, go: "Navigation", fit_menus: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window, self._pages, self._go, self._fit_menus = window, pages, go, fit_menus
        self._banner, self._bridge = window.banner, window.bridge
        self._bridge.changed.connect(self._changed)
        self._bridge.all_changed.connect(self._all_changed)
        self._bridge.removed.connect(self._removed)
        self._bridge.pupils_changed.connect(self._pupils_changed)
        self._bridge.done.connect(self._done)
        window.backups.made.connect(self._backed_up)
        window.key_work.told.connect(self._key_work_told)
        window.key_work.failed.connect(self._key_work_failed)

    def turn_day(self) -> None:
        """It is another day."""
        self.refresh_day()
        if (new_case := self._pages.made(Page.NEW_CASE, NewCasePage)) is not None:
            new_case.turn_day()

    def refresh_day(self) -> None:
        """Read again whatever shows the agenda."""
        self._window.case_list.refresh()
        self._window.calendar.refresh()
        self._go.calendar.turn_day()
        self._go.cases.turn_day()
        self._pages.today.refresh()

    def _changed(self, case_id: str) -> None:
        self._banner.clear()
        self._window.case_list.refresh()
        self._window.calendar.refresh()
        if self._pages.page is Page.TODAY:
            self._pages.today.refresh()
        if (case_page := self._pages.case_page) is not None and case_page.case_id == case_id:
            case_page.show_case(case_id)
        self._fit_menus()

    def _all_changed(self) -> None:
        """The school calendar or the settings changed: every view reads again, also the words of the roles."""
        self._banner.clear()
        self.refresh_day()
        if (new_case := self._pages.made(Page.NEW_CASE, NewCasePage)) is not None:
            new_case.speak(self._bridge.desk.cases.newest_protocol())
        if (case_page := self._pages.case_page) is not None and case_page.case_id:
            case_page.show_case(case_page.case_id)
        self._fit_menus()

    def _removed(self, case_id: str) -> None:
        """A case is gone for good: nothing of it may stay in sight."""
        # First, for what was typed in it cannot be kept any more, and would hold the page.
        if (case_page := self._pages.case_page) is not None and case_page.case_id == case_id:
            case_page.forget()
        self._go.show_today()
        self.refresh_day()
        self._banner.show_info(f"Casus {case_id} is definitief verwijderd.")

    def _pupils_changed(self) -> None:
        """The directory of pupils may hold something else: what can be taken back is another act."""
        self._banner.clear()
        self._fit_menus()

    def _done(self, what: str) -> None:
        if what:
            self._banner.show_info(what, "Ongedaan maken", self._bridge.undo)

    def _backed_up(self, result: BackupResult) -> None:
        """A backup that goes by itself says nothing, unless it is not where it should be too."""
        if result.problem and self._pages.page is not Page.VAULT:
            self._banner.show_info(result.problem, "Kluis en reservekopieën", self._go.visits.show_vault)

    def _key_work_told(self, _act: str, words: str) -> None:
        self._banner.show_info(words)

    def _key_work_failed(self, _act: str, words: str) -> None:
        """The page on which it was begun says so at the right field; it may have been left meanwhile."""
        if self._pages.page is not Page.VAULT:
            self._banner.show_error(words)
