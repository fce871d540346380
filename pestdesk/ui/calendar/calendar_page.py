"""Beeld → Kalender: a month, a week or a list of all that is dated, and the things of the day that is selected."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pestdesk.domain.agenda import Agenda
from pestdesk.domain.dutch_dates import day_medium
from pestdesk.ui import sizes, theme
from pestdesk.ui.agenda_lines import AgendaLine, group, narrow_line
from pestdesk.ui.agenda_list import AgendaList
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.calendar.calendar_legend import CalendarLegend
from pestdesk.ui.calendar.check_moves import MOVE_KEYS, CheckMoves
from pestdesk.ui.calendar.coming_lines import coming_lines
from pestdesk.ui.calendar.day_table import DayTable
from pestdesk.ui.calendar.month_table import MonthTable
from pestdesk.ui.calendar.turning import TurnWhileDragged
from pestdesk.ui.calendar.week_table import WeekTable
from pestdesk.ui.components import Button, Muted, button, pill
from pestdesk.ui.fitted_label import FittedLabel
from pestdesk.ui.line_list import LineKind
from pestdesk.ui.window_memory import WindowMemory

_MEMORY = "calendar/form"
#: How wide the list of the day is, and from which width on.
#: From which height on there is room for the legend.


class CalendarForm(StrEnum):
    """How the days are shown."""

    MONTH = "month"
    WEEK = "week"
    LIST = "list"


_WORDS = {CalendarForm.MONTH: "Maand", CalendarForm.WEEK: "Week", CalendarForm.LIST: "Lijst"}


class CalendarPage(QWidget):
    """`opened` tells which dated thing the user wants to see, `print_asked(form, day)` that the month or week of this
    day is wanted on paper, `left` that she goes back.

    It stays between visits. It reads the agenda where the pane does, which reads the vault once after each change.
    """

    opened = Signal(object)
    print_asked = Signal(str, date)
    left = Signal()

    def __init__(
        self, bridge: Bridge, moves: CheckMoves, memory: WindowMemory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._moves, self._memory = bridge, moves, memory
        self.month, self.week = MonthTable("Maand"), WeekTable("Kalender")
        self.day_list = AgendaList("Op deze dag", is_wide=False)
        self.coming = AgendaList("Lijst van alles wat komt", is_wide=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.S16, theme.S12, theme.S16, theme.S12)
        box.setSpacing(theme.S8)
        box.addLayout(self._head())
        holder = QWidget()
        self._forms = QStackedLayout(holder)
        self._forms.addWidget(self._days())
        self._forms.addWidget(self.coming)
        box.addWidget(holder, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.S8)
        row.addWidget(button("Terug", on_click=self.left.emit))
        row.addStretch(1)
        row.addWidget(button("Afdrukken…", icon="print", on_click=self._print))
        box.addLayout(row)
        for table in (self.month, self.week):
            table.use(moves)
            table.day_selected.connect(self._day_selected)
            table.span_changed.connect(lambda _day: self._show_title())
            table.day_activated.connect(self._open_day)
            table.item_opened.connect(self.opened)
            table.drop_told.connect(self._tell_drop)
        for agenda_list in (self.day_list, self.coming):
            agenda_list.use(moves)
            agenda_list.opened.connect(self.opened)
        for signal in (bridge.changed, bridge.all_changed):
            signal.connect(self._changed)
        # Also out of sight: of a case that is gone for good nothing may stay.
        bridge.removed.connect(self.refresh)
        self.form = CalendarForm.MONTH
        self.month.set_today(bridge.desk.calendar.today())
        self.month.select(bridge.desk.calendar.today())
        kept = memory.get(_MEMORY)
        self.choose(CalendarForm(kept) if kept in list(CalendarForm) else CalendarForm.MONTH)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme.S4)
        self._title = FittedLabel(look="page", selectable=False)
        self._earlier = button("", name="Eerder", icon="chevron-left", on_click=lambda: self._turn(-1))
        self._later = button("", name="Later", icon="chevron-right", on_click=lambda: self._turn(1))
        TurnWhileDragged(self._earlier, lambda: self.table.turn_shown(-1))
        TurnWhileDragged(self._later, lambda: self.table.turn_shown(1))
        to_today = button("Vandaag", name="Naar vandaag", on_click=self.show_today)
        self._turners = QWidget()
        turners = QHBoxLayout(self._turners)
        turners.setContentsMargins(0, 0, theme.S8, 0)
        turners.setSpacing(theme.S4)
        for part in (self._earlier, self._later, to_today):
            turners.addWidget(part)
        head.addWidget(self._turners)
        head.addWidget(self._title, 1)
        self._choices: dict[CalendarForm, Button] = {}
        choices = QButtonGroup(self)
        for form, words in _WORDS.items():
            choice = pill(words, name=f"Toon als {words.lower()}")
            choice.clicked.connect(lambda _checked=False, form=form: self.choose(form))
            choices.addButton(choice)
            head.addWidget(choice)
            self._choices[form] = choice
        return head

    def _days(self) -> QWidget:
        """The table with its legend, and beside it the day."""
        holder = QWidget()
        beside = QHBoxLayout(holder)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.S16)
        column = QVBoxLayout()
        column.setSpacing(theme.S8)
        tables, foot = QWidget(), QWidget()
        self._legend = foot
        self._tables = QStackedLayout(tables)
        for table in (self.month, self.week):
            self._tables.addWidget(table)
        # What a drop would do stands where the legend was: the days must not move under the mouse.
        self._foot = QStackedLayout(foot)
        self._drop_words = Muted()
        for part in (CalendarLegend(), self._drop_words):
            self._foot.addWidget(part)
        column.addWidget(tables, 1)
        column.addWidget(foot)
        beside.addLayout(column, 1)
        beside.addWidget(self.day_list)
        return holder

    # -- what is shown -----------------------------------------------------------------------------------------

    @property
    def table(self) -> DayTable:
        """The table that is in use, or was before the list."""
        return self.week if self._tables.currentWidget() is self.week else self.month

    @property
    def title(self) -> str:
        """What stands at the top, in full: ‘oktober 2026’."""
        return self._title.accessibleName()

    def choose(self, form: CalendarForm) -> None:
        """Show the days in this form, from now on."""
        self.form = form
        self._memory.keep(_MEMORY, form.value)
        self._choices[form].setChecked(True)
        is_list = form is CalendarForm.LIST
        if not is_list:
            before, table = self.table, self.week if form is CalendarForm.WEEK else self.month
            self._tables.setCurrentWidget(table)
            table.select(before.selected)
            table.show_span(table.selected)
        self._forms.setCurrentIndex(1 if is_list else 0)
        self._turners.setVisible(not is_list)
        self.refresh()

    def refresh(self, _case_id: str = "") -> None:
        """Show the agenda as it is now."""
        agenda = self._bridge.agenda()
        off_name = self._bridge.desk.calendar.school_calendar().off_name
        for table in (self.month, self.week):
            table.set_today(agenda.today)
            table.set_items(agenda.by_day)
            table.set_off_name(off_name)
        me = self._bridge.desk.settings.get().coordinator
        # Out of sight it holds nothing: a case can be gone by the time it is shown again.
        self.coming.set_lines(coming_lines(agenda, off_name, me) if self.form is CalendarForm.LIST else ())
        self._show_title()
        self._fill()
        self._tell_drop("")

    def show_today(self) -> None:
        """To the day it is."""
        self.table.select(self._bridge.agenda().today)
        self.table.show_span(self.table.selected)

    def focus_first(self) -> None:
        """Put the focus in the days, or in the list."""
        if self.form is not CalendarForm.LIST:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif any(line.kind is LineKind.ROW for line in self.coming.lines()):
            self.coming.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._choices[self.form].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_title(self) -> None:
        is_list = self.form is CalendarForm.LIST
        names = ("Wat er komt",) if is_list else (self.table.title(), self.table.title(short=True))
        self._title.show_lines(*names)
        span = "maand" if self.table is self.month else "week"
        for turner, word in ((self._earlier, "Vorige"), (self._later, "Volgende")):
            turner.setAccessibleName(f"{word} {span}")
            turner.setToolTip(f"{word} {span}")

    def _fill(self) -> None:
        day = self.table.selected
        self.day_list.set_lines(_day_lines(self._bridge.agenda(), day, self.table.cells.off_name(day)))

    def _tell_drop(self, words: str) -> None:
        self._drop_words.setText(words)
        self._foot.setCurrentIndex(1 if words else 0)

    # -- what the user does ------------------------------------------------------------------------------------

    def _turn(self, by: int) -> None:
        self.table.turn(by)

    def _day_selected(self, _day: date) -> None:
        self._tell_drop("")
        self._fill()

    def _open_day(self, day: date) -> None:
        """The only thing of the day; where there are more, to its list."""
        items = self._bridge.agenda().on(day)
        if len(items) == 1:
            self.opened.emit(items[0])
        elif items:
            self.day_list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self) -> None:
        form = CalendarForm.WEEK if self.table is self.week else CalendarForm.MONTH
        self.print_asked.emit(form.value, self.table.shown)

    def _changed(self, _case_id: str = "") -> None:
        if self.isVisible():
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list of the day gives room to the days."""
        super().resizeEvent(event)
        is_roomy = event.size().width() >= theme.px(sizes.ROOMY_FROM)
        self.day_list.setFixedWidth(theme.px(sizes.PANE if is_roomy else sizes.COLUMN))
        # A low one gives the room of the legend too: the list of the day says in words what the marks mean.
        self._legend.setVisible(event.size().height() >= theme.px(sizes.HIGH_FROM))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it; Ctrl+M moves the open check of the day, or goes to its list where there are more."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif QKeySequence(event.keyCombination()) == MOVE_KEYS and self.table.hasFocus():
            self._move_check()
        else:
            super().keyPressEvent(event)

    def _move_check(self) -> None:
        checks = [item for item in self._bridge.agenda().on(self.table.selected) if item.is_open_check]
        if len(checks) == 1:
            self._moves.ask(checks[0])
        elif checks:
            self.day_list.setFocus(Qt.FocusReason.OtherFocusReason)


def _day_lines(agenda: Agenda, day: date, off_name: str) -> Iterator[AgendaLine]:
    """The things of a day, and under them what is late on other days: that is what must be moved most often."""
    rows = [narrow_line(item, with_day=False) for item in agenda.on(day)]
    title = f"{day_medium(day)} · vandaag" if day == agenda.today else day_medium(day)
    yield from group(title, rows, "Op deze dag staat er niets.")
    if off_name:
        yield AgendaLine(LineKind.WORDS, f"Geen les: {off_name}.")
    yield from group("Te laat", (narrow_line(item, with_day=True) for item in agenda.late if item.due_on != day))
