"""The main window: cases at the left, the page in the middle, the calendar at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from pestdesk.desk import Desk
from pestdesk.desk.backups import BackupResult
from pestdesk.desk.papers import Format
from pestdesk.domain.agenda import AgendaItem, Waiting
from pestdesk.errors import PestDeskError
from pestdesk.ui import discretion, theme
from pestdesk.ui.backup_clock import BackupClock
from pestdesk.ui.bookmark import Bookmark, CaseBookmark, Page
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.calendar_pane import CalendarPane
from pestdesk.ui.case_list import CaseList
from pestdesk.ui.case_page import TABS, CasePage
from pestdesk.ui.components import Banner, Label
from pestdesk.ui.day_clock import DayClock
from pestdesk.ui.documents import Documents
from pestdesk.ui.draft_keeper import keep_all
from pestdesk.ui.key_work import KeyWork
from pestdesk.ui.menu_acts import acts_in
from pestdesk.ui.menus import Menus
from pestdesk.ui.new_case_page import NewCasePage
from pestdesk.ui.page_stack import PageStack
from pestdesk.ui.panes import Panes
from pestdesk.ui.school_calendar_page import SchoolCalendarPage
from pestdesk.ui.settings_page import SettingsPage
from pestdesk.ui.tab_order import go_on
from pestdesk.ui.today_page import TodayPage
from pestdesk.ui.tool_bar import ToolBar
from pestdesk.ui.unwritten import UnwrittenActs
from pestdesk.ui.vault_page import VaultPage


class MainWindow(QMainWindow):
    """Everything of one unlocked vault.

    `lock_asked` tells that the user wants it locked, `restore_asked` that a backup is to be put in its place.
    """

    lock_asked = Signal()
    restore_asked = Signal()

    def __init__(
        self, desk: Desk, notice: str = "", unwritten: UnwrittenActs | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("PestDesk")
        #: Whether the vault has all that was typed, told when the window is to go.
        self.is_all_kept = True
        self.bridge = Bridge(desk, self)
        self.key_work = KeyWork(desk.trail, unwritten or UnwrittenActs())
        # Before any view: it must know a new name when the views show it.
        discretion.follow(self.bridge)
        self.documents = Documents(self.bridge, self)
        # From the outside in: Qt dresses everything again that moves into another widget.
        central = QWidget()
        self.setCentralWidget(central)
        self.panes = Panes(central)
        self.case_list = CaseList(self.bridge, self.panes)
        self._middle = QWidget(self.panes)
        self.calendar = CalendarPane(self.bridge, self.panes)
        self.banner = Banner(self._middle)
        self._pages = PageStack(self._middle)
        self.today = TodayPage(self.bridge, self._pages)
        self.case_page = CasePage(self.bridge, self._pages)
        self.new_case = NewCasePage(self.bridge, desk.cases.newest_protocol(), self._pages)
        self.school_calendar = SchoolCalendarPage(self.bridge, self._pages)
        self._pages.put(Page.TODAY, self.today)
        self._pages.put(Page.CASE, self.case_page)
        self._pages.put(Page.NEW_CASE, self.new_case)
        self._pages.put(Page.SCHOOL_CALENDAR, self.school_calendar)
        self.menus = Menus(self, acts_in(self), TABS, desk.papers.formats, desk.settings.get().appearance)
        self.bar = ToolBar(self.menus.exports, central)
        self.search = self.bar.search
        self._build(central, notice)
        self._connect()
        self.show_today()

    def _build(self, central: QWidget, notice: str) -> None:
        box = QVBoxLayout(central)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        if notice:
            strip = Label(notice, look="notice")
            strip.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(strip)
        box.addWidget(self.bar)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        frame = QVBoxLayout()
        frame.setContentsMargins(theme.S16, theme.S8, theme.S16, 0)
        frame.addWidget(self.banner)
        column.addLayout(frame)
        column.addWidget(self._pages, 1)
        self.panes.arrange(self.case_list, self.calendar)
        box.addWidget(self.panes, 1)
        self.resize(theme.px(1366), theme.px(740))

    def _connect(self) -> None:
        self.bridge.changed.connect(self._changed)
        self.bridge.all_changed.connect(self._all_changed)
        self.bridge.moved.connect(self._go_to)
        self.bridge.removed.connect(self._removed)
        self.bridge.failed.connect(self.banner.show_error)
        self.bridge.done.connect(self._done)
        self.documents.written.connect(self.banner.show_info)
        self.documents.busy.connect(lambda is_busy: self.bar.can_export(is_possible=not is_busy))
        self.case_list.chosen.connect(self.show_case)
        self.case_list.entered.connect(self.case_page.focus_first)
        self.case_page.case_asked.connect(self._go_to)
        self.calendar.opened.connect(self.open)
        self.today.opened.connect(self.open)
        self.today.new_case.connect(self.show_new_case)
        self.new_case.opened.connect(self._go_to)
        self.new_case.left.connect(self._leave_new_case)
        self.case_page.wizard.school_calendar_asked.connect(self.show_school_calendar)
        self.school_calendar.left.connect(self._go_back)
        self.school_calendar.kept.connect(self._school_calendar_kept)
        self.bar.new_case.connect(self.show_new_case)
        self.bar.today.connect(self.show_today)
        self.bar.lock.connect(self.lock_asked)
        self.bar.searched.connect(self.case_list.search)
        self.bar.search_entered.connect(self.case_list.open_first)
        self._clock = DayClock(self.bridge.desk.calendar.today, self)
        self._clock.turned.connect(self._turn_day)
        self.backups = BackupClock(self.bridge, self)
        self.backups.made.connect(self._backed_up)
        self.key_work.told.connect(self._key_work_told)
        self.key_work.failed.connect(self._key_work_failed)

    # -- going places ------------------------------------------------------------------------------------------

    def show_today(self) -> None:
        """What is late, due and waiting."""
        if not self._leave_page():
            return
        self.today.refresh()
        self.case_list.select("")
        self._show(self.today)
        self.today.focus_first()

    def show_new_case(self) -> None:
        """The four fields of a new case."""
        if not self._leave_page():
            return
        self.case_list.select("")
        self._show(self.new_case)
        self.new_case.focus_first()

    def show_school_calendar(self) -> None:
        """The vacations and free days of the school; leaving them leads back to the case that was open (R28)."""
        if self._pages.page is Page.SCHOOL_CALENDAR or not self._leave_page():
            return
        self.case_list.select("")
        self.school_calendar.open()
        self._show(self.school_calendar)
        self.school_calendar.focus_first()

    def _school_calendar_kept(self, words: str) -> None:
        self._go_back()
        self.banner.show_info(words)

    def _leave_new_case(self) -> None:
        """To Vandaag, with a way back to what was typed: it is no case yet, and must not seem lost."""
        self.show_today()
        if not self.new_case.is_blank:
            words = "De nieuwe casus is nog niet geopend. Wat je typte is bewaard."
            self.banner.show_info(words, "Verder schrijven", self.show_new_case)

    def show_case(self, case_id: str) -> None:
        """One case; the focus stays where it is, so that a list can be walked through."""
        if not self._leave_page():
            self.case_list.select(self.case_page.case_id)
            return
        self.case_page.show_case(case_id)
        self.case_list.select(case_id)
        self._show(self.case_page)

    def open(self, thing: AgendaItem | Waiting) -> None:
        """The page on which a dated or waiting thing is done."""
        if not self._leave_page():
            return
        self.case_list.select(thing.case_id)
        self._show(self.case_page)
        self.case_page.open(thing)

    def show_settings(self) -> None:
        """What the school decides for itself."""

        def make() -> SettingsPage:
            page = SettingsPage(self.bridge, self._pages)
            page.saved.connect(self.banner.show_info)
            return page

        self._visit(Page.SETTINGS, make)

    def show_vault(self) -> None:
        """The backups, the secrets and the audit trail."""

        def make() -> VaultPage:
            page = VaultPage(self.bridge, self.backups, self.key_work, self._pages)
            page.told.connect(self.banner.show_info)
            page.restore_asked.connect(self.restore_asked)
            return page

        self._visit(Page.VAULT, make)

    def _visit(self, name: Page, make: Callable[[], SettingsPage | VaultPage]) -> None:
        """A page that is made for this visit, and left for what was shown before."""
        if self._pages.page is not name:
            if not self._leave_page():
                return
            made = make()
            made.left.connect(self._go_back)
            self._pages.put(name, made)
            self._show(made)
        shown = self._pages.currentWidget()
        assert isinstance(shown, SettingsPage | VaultPage)
        shown.focus_first()

    def _go_back(self) -> None:
        if self._pages.before is Page.CASE:
            self._go_to(self.case_page.case_id)
        else:
            self._go(self._pages.before)

    def _go(self, page: Page) -> None:
        {
            Page.NEW_CASE: self.show_new_case,
            Page.SETTINGS: self.show_settings,
            Page.SCHOOL_CALENDAR: self.show_school_calendar,
            Page.VAULT: self.show_vault,
        }.get(page, self.show_today)()

    def bookmark(self) -> Bookmark:
        """Where the user is now."""
        page, before = self._pages.page, self._pages.before
        return Bookmark(page, before, self.case_page.bookmark() if before is Page.CASE else None)

    def return_to(self, place: Bookmark) -> None:
        """Go where the user was, perhaps in an earlier window; to Vandaag when that is no more."""
        try:
            if place.case is not None:
                self._return_to_case(place.case)
        except PestDeskError:
            self.show_today()
            return
        for page in dict.fromkeys((place.before, place.page)):
            if page is not Page.CASE:
                self._go(page)

    def _return_to_case(self, place: CaseBookmark) -> None:
        if self._leave_page():
            self.case_page.show_case(place.case_id)
            self.case_list.select(place.case_id)
            self._show(self.case_page)
            self.case_page.return_to(place)

    def _go_to(self, case_id: str) -> None:
        """To another case, with the cursor in its page."""
        self.show_case(case_id)
        self.case_page.focus_first()

    def flush(self) -> bool:
        """Keep now what is typed anywhere; whether all of it is kept."""
        is_all_kept = keep_all(self)
        # What cannot be kept later on holds the window again.
        self.is_all_kept |= is_all_kept
        return is_all_kept

    def _leave_page(self) -> bool:
        """Whether the page may be left: why it may not stands in the banner, which is emptied first."""
        self.banner.clear()
        return self.flush()

    def _show(self, page: QWidget) -> None:
        self._pages.bring(page)
        self._fit_menus()
        self.bar.can_export(is_possible=page is self.case_page)

    def _fit_menus(self) -> None:
        self.menus.undo.setEnabled(bool(self.bridge.desk.cases.can_undo))
        self.menus.for_case(self.case_page.case if self._pages.page is Page.CASE else None)

    # -- what changed ------------------------------------------------------------------------------------------

    def _changed(self, case_id: str) -> None:
        self.banner.clear()
        self.case_list.refresh()
        self.calendar.refresh()
        if self._pages.page is Page.TODAY:
            self.today.refresh()
        if self.case_page.case_id == case_id:
            self.case_page.show_case(case_id)
        self._fit_menus()

    def _all_changed(self) -> None:
        """The school calendar or the settings changed: every view reads again, also the words of the roles."""
        self.banner.clear()
        self._refresh_day()
        self.new_case.speak(self.bridge.desk.cases.newest_protocol())
        if self.case_page.case_id:
            self.case_page.show_case(self.case_page.case_id)
        self._fit_menus()

    def _removed(self, case_id: str) -> None:
        """A case is gone for good: nothing of it may stay in sight."""
        # First, for what was typed in it cannot be kept any more, and would hold the page.
        if self.case_page.case_id == case_id:
            self.case_page.forget()
        self.show_today()
        self._refresh_day()
        self.banner.show_info(f"Casus {case_id} is definitief verwijderd.")

    def _backed_up(self, result: BackupResult) -> None:
        """A backup that goes by itself says nothing, unless it is not where it should be too."""
        if result.problem and self._pages.page is not Page.VAULT:
            self.banner.show_info(result.problem, "Kluis en reservekopieën", self.show_vault)

    def _key_work_told(self, _act: str, words: str) -> None:
        self.banner.show_info(words)

    def _key_work_failed(self, _act: str, error: Exception) -> None:
        """The page on which it was begun says so at the right field; it may have been left meanwhile."""
        if self._pages.page is not Page.VAULT:
            self.bridge.tell_failure(error)

    def _done(self, what: str) -> None:
        if what:
            self.banner.show_info(what, "Ongedaan maken", self.bridge.undo)

    def _turn_day(self) -> None:
        self._refresh_day()
        self.new_case.turn_day()

    def _refresh_day(self) -> None:
        self.case_list.refresh()
        self.calendar.refresh()
        self.today.refresh()

    def export(self, form: Format) -> None:
        """Write a document of the open case."""
        if self._pages.page is Page.CASE and self.case_page.case_id:
            self.flush()
            self.documents.ask(self.case_page.case_id, form)

    # -- the rest ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gives the room of the panes to the page, unless the user arranged them."""
        super().resizeEvent(event)
        self.panes.fit(event.size().width())

    def showEvent(self, event: QShowEvent) -> None:
        """The focus begins at what is most pressing."""
        super().showEvent(event)
        if not event.spontaneous() and self._pages.page is Page.TODAY:
            self.today.focus_first()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes as the window is read."""
        return go_on(self, forward=is_next) or super().focusNextPrevChild(is_next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing else wants it: take the message away, or go to the list of cases."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.banner.isHidden():
            self.banner.clear()
        elif self.case_list.model.rowCount():
            self.case_list.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def may_go(self) -> bool:
        """Keep all that is typed, for the window is about to go. What cannot be kept holds it once; whoever asks
        again has read why."""
        was_kept, self.is_all_kept = self.is_all_kept, self.flush()
        return self.is_all_kept or not was_kept

    def stop_clocks(self) -> None:
        """Read nothing from the vault by itself any more."""
        self._clock.stop()
        self.backups.stop()
        self.bar.stop()

    def start_clocks(self) -> None:
        """Go on after all: the window stays, or comes back."""
        self._clock.start()
        self.backups.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing typed is lost when the window goes, and nothing is read from the vault after that."""
        if self.key_work.is_busy:
            # Its line in the audit trail comes when it is done.
            self.banner.show_info("Even geduld: wat je net wijzigde, is nog niet klaar. Sluit daarna PestDesk.")
            event.ignore()
            return
        if not self.may_go():
            event.ignore()
            return
        self.stop_clocks()
        self.bridge.copier.forget()
        super().closeEvent(event)
