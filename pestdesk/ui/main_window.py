"""The main window: cases at the left, the page in the middle, the calendar at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from pestdesk.desk import Desk
from pestdesk.domain.case import Case
from pestdesk.ui import discretion, sizes, theme
from pestdesk.ui.announce import announce
from pestdesk.ui.backup_clock import BackupClock
from pestdesk.ui.bookmark import Page
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.calendar_pane import CalendarPane
from pestdesk.ui.case_list import CaseList
from pestdesk.ui.case_page import TABS, CasePage
from pestdesk.ui.components import Banner
from pestdesk.ui.day_clock import DayClock
from pestdesk.ui.discretion import say
from pestdesk.ui.documents import Documents
from pestdesk.ui.draft_keeper import keep_all
from pestdesk.ui.following import Following
from pestdesk.ui.importing.file_drop import FileDrop
from pestdesk.ui.key_work import KeyWork
from pestdesk.ui.menu_acts import acts_in
from pestdesk.ui.menus import Menus
from pestdesk.ui.navigation import Navigation
from pestdesk.ui.new_case_page import NewCasePage
from pestdesk.ui.page_stack import PageStack
from pestdesk.ui.page_titles import title_of
from pestdesk.ui.panes import Panes
from pestdesk.ui.practice import PRACTICE_TITLE
from pestdesk.ui.practice_head import PracticeHead
from pestdesk.ui.school_calendar_page import SchoolCalendarPage
from pestdesk.ui.tab_order import go_on
from pestdesk.ui.text_size import TextSize
from pestdesk.ui.tool_bar import ToolBar
from pestdesk.ui.unwritten import UnwrittenActs
from pestdesk.ui.window_memory import WindowMemory

if TYPE_CHECKING:
    from pestdesk.ui.commands.command_search import CommandSearch

#: So long after it is shown, the window was painted.
_PAINTED_MS = 50
#: Pages that want the room of the right pane too.
_WANT_ROOM = (Page.PAPERS, Page.PUPILS, Page.IMPORT, Page.RELATIONS, Page.CALENDAR, Page.HELP, Page.CASES)


class MainWindow(QMainWindow):
    """Everything of one unlocked vault.

    `lock_asked` tells that the user wants it locked, `restore_asked` that a backup is to be put in its place,
    `remake_asked` that it is to be made again, for text has another size.
    """

    lock_asked = Signal()
    restore_asked = Signal()
    remake_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        unwritten: UnwrittenActs | None = None,
        memory: WindowMemory | None = None,
        parent: QWidget | None = None,
        *,
        is_practice: bool = False,
    ) -> None:
        super().__init__(parent)
        if parent is not None:
            # In it, and not a window over it.
            self.setWindowFlags(Qt.WindowType.Widget)
        self.setWindowTitle(PRACTICE_TITLE if is_practice else "PestDesk")
        #: Whether the vault has all that was typed, told when the window is to go.
        self.is_all_kept = True
        self.bridge = Bridge(desk, self)
        #: How the user arranged it, from one start to the next.
        self.memory = memory or WindowMemory()
        unwritten = unwritten or UnwrittenActs()
        self.key_work = KeyWork(desk.trail, unwritten)
        # Before any view: it must know a new name when the views show it.
        discretion.follow(self.bridge)
        self.documents = Documents(desk.papers, unwritten)
        # From the outside in: Qt dresses everything again that moves into another widget.
        central = QWidget()
        self.setCentralWidget(central)
        self.panes = Panes(central)
        self.case_list = CaseList(self.bridge, self.panes, self.memory)
        self._middle = QWidget(self.panes)
        self.calendar = CalendarPane(self.bridge, self.panes)
        self.banner = Banner(self._middle)
        pages = self._pages = PageStack(self.bridge, self._middle)
        self.today = pages.today
        self.backups = BackupClock(self.bridge, self)
        go = self._go = Navigation(
            self.bridge,
            pages,
            self.case_list,
            self.banner,
            self.backups,
            self.key_work,
            self.documents,
            self.flush,
            self,
        )
        # The ways that whoever has the window asks it for.
        self.show_today, self.show_case, self.show_new_case = go.show_today, go.show_case, go.show_new_case
        self.show_settings, self.show_vault = go.visits.show_settings, go.visits.show_vault
        self.show_papers, self.show_import = go.visits.show_papers, go.visits.show_import
        self.show_school_calendar, self.show_previous = go.show_school_calendar, go.show_previous
        self.show_pupils, self.show_relations = go.pupils.show, go.relations.show
        self.show_calendar, self.move_check = go.calendar.show, go.calendar.move_current
        self.calendar.use(go.calendar.moves)
        self.show_help = go.helping.show
        self._commands: CommandSearch | None = None
        self.show_cases = go.cases.show
        self.open, self.bookmark, self.return_to = go.open, go.bookmark, go.return_to
        self.open_practice = go.practice.open
        appearance, percent = desk.settings.get().appearance, TextSize(self.memory).percent
        self.menus = Menus(self, acts_in(self), TABS, appearance, percent)
        self.bar = ToolBar(self.menus.exports, central)
        self.search = self.bar.search
        #: What stands over the practice window, and over no other.
        self.practice = PracticeHead(self.bridge, self.documents, central) if is_practice else None
        self.menus.fit_practice(is_practice=is_practice)
        self.today.first_ways.offer_practice(is_possible=not is_practice)
        self._build(central)
        self._connect()
        self.show_today()

    def _build(self, central: QWidget) -> None:
        box = QVBoxLayout(central)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        if self.practice is not None:
            box.addWidget(self.practice)
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
        self.resize(theme.px(sizes.WINDOW_WIDTH), theme.px(sizes.WINDOW_HEIGHT))

    def _connect(self) -> None:
        self.following = Following(self, self._pages, self._go, self._fit_menus)
        self.bridge.failed.connect(self.banner.show_error)
        self.bridge.undone.connect(self.banner.show_info)
        self.documents.written.connect(self.banner.show_info)
        self.documents.failed.connect(self.bridge.failed)
        self.documents.stopped.connect(self.banner.show_info)
        self.documents.kept.connect(self.bridge.tell_changed)
        self.calendar.opened.connect(self.open)
        if self.practice is not None:
            self.practice.guide.asked.connect(self._go.practice.go_to)
        self._go.moved.connect(self._moved)
        self._go.visits.restore_asked.connect(self.restore_asked)
        self.bar.new_case.connect(self.show_new_case)
        self.bar.today.connect(self.show_today)
        self.bar.lock.connect(self.lock_asked)
        self.bar.searched.connect(self._go.searching.search)
        self.bar.search_entered.connect(self._go.searching.open_best)
        self.bar.search_left.connect(self._go.searching.leave)
        self.bar.results_asked.connect(self._go.searching.enter_found)
        self._go.searching.words_asked.connect(self.bar.focus_search)
        self._go.searching.left.connect(self.bar.empty)
        self._drop = FileDrop(self)
        self._drop.dropped.connect(self.show_import)
        self._clock = DayClock(self.bridge.desk.calendar.today, self)
        self._clock.turned.connect(self.following.turn_day)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages.page

    @property
    def case_page(self) -> CasePage:
        """The page of a case."""
        return self._go.case_page

    @property
    def new_case(self) -> NewCasePage:
        """The page of a new case."""
        return self._go.new_case

    @property
    def school_calendar(self) -> SchoolCalendarPage:
        """The page of the vacations and free days."""
        return self._go.school_calendar

    def show_tour(self) -> None:
        """Call the walk through a first case back, in the window that has one."""
        if self.practice is not None:
            self.practice.show_guide()

    def search_commands(self) -> None:
        """Bring the panel in which actions, cases and pupils are found by a few letters."""
        if self._commands is None:
            from pestdesk.ui.commands.command_search import CommandSearch

            self._commands = CommandSearch(self, self._go)
        self._commands.panel.open()

    # -- what is typed -----------------------------------------------------------------------------------------

    def flush(self) -> bool:
        """Keep now what is typed anywhere; whether all of it is kept."""
        is_all_kept = keep_all(self)
        # What cannot be kept later on holds the window again.
        self.is_all_kept |= is_all_kept
        return is_all_kept

    def _moved(self) -> None:
        self._fit_menus()
        self.panes.want_room(self._pages.page in _WANT_ROOM)
        self._tell_page()

    def _tell_page(self) -> None:
        """Who does not see another page come hears its title; who walks through the cases hears the rows already."""
        page, title = self._pages.currentWidget(), title_of(self._pages.page, self._shown_case)
        if page is not None and title:
            say(page, "accessibleName", title)
            if self.isVisible() and not self.case_list.view.hasFocus():
                announce(page, is_polite=True)

    @property
    def _shown_case(self) -> Case | None:
        return self.case_page.case if self._pages.page is Page.CASE else None

    def _fit_menus(self) -> None:
        self.menus.offer_undo(self.bridge.desk.cases.can_undo)
        self.menus.for_case(self._shown_case)
        self.menus.can_make_papers(is_possible=self._pages.before is Page.CASE)
        self.menus.can_complete(is_possible=self._pages.page in (Page.CASE, Page.NEW_CASE))

    # -- the size of text --------------------------------------------------------------------------------------

    def step_text_size(self, by: int) -> None:
        """All text larger or smaller by so many steps; nought is the normal size."""
        if busy := self._busy_words():
            self.banner.show_info(f"{busy} Kies daarna de tekstgrootte.")
        # What cannot be kept now would not be in a window that is made anew.
        elif self.flush():
            before = theme.text_scale()
            TextSize(self.memory).step(by)
            if theme.text_scale() != before:
                self.remake_asked.emit()

    def _busy_words(self) -> str:
        """What a window that is made anew would not have, or nobody would hear the end of; '' for nothing."""
        if self.key_work.is_busy:
            return "Even geduld: wat je net wijzigde, is nog niet klaar."
        if self.documents.is_busy:
            return "Even geduld: je document wordt nog bewaard."
        if self.backups.is_busy:
            return "Even geduld: er wordt een reservekopie gemaakt."
        if self._pages.has_open_list:
            return "Er staat een lijst van leerlingen klaar. Importeer die eerst, of ga terug."
        return ""

    def take_over(self, before: "MainWindow") -> None:
        """Go on with what that window, in the place of which this one comes, was seeing to."""
        self.bridge.copier.take_over(before.bridge.copier)
        if self.practice is not None and before.practice is not None:
            self.practice.take_over(before.practice)

    # -- the rest ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gives the room of the panes to the page, unless the user arranged them."""
        super().resizeEvent(event)
        self.panes.fit(event.size().width())

    def showEvent(self, event: QShowEvent) -> None:
        """The focus begins at what is most pressing. Once that can be seen, the page of a case is made: she goes on
        to one soon."""
        super().showEvent(event)
        if not event.spontaneous() and self._pages.page is Page.TODAY:
            self.today.focus_first()
            QTimer.singleShot(_PAINTED_MS, self, lambda: self.case_page)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes as the window is read."""
        return go_on(self, forward=is_next) or super().focusNextPrevChild(is_next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing else wants it: leave what was found, take the message away, or go to the list."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._pages.page is Page.SEARCH:
            self._go.searching.leave()
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
        if self.documents.is_busy:
            # So does that of a document: one that went out is always in it.
            self.banner.show_info("Even geduld: je document wordt nog bewaard. Sluit daarna PestDesk.")
            event.ignore()
            return
        if not self.may_go():
            event.ignore()
            return
        self.stop_clocks()
        self.bridge.copier.forget()
        super().closeEvent(event)
