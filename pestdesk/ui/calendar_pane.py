"""The calendar at the right: the month with its marks, the chosen day, and what is late, today and this week."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.domain.agenda import Agenda
from pestdesk.domain.dutch_dates import day_medium
from pestdesk.ui import theme
from pestdesk.ui.agenda_lines import AgendaLine, group, narrow_line
from pestdesk.ui.agenda_list import AgendaList
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.calendar.check_moves import CheckMoves
from pestdesk.ui.month_view import MonthView


class CalendarPane(QWidget):
    """`opened` tells which dated thing the user wants to see."""

    opened = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setProperty("pane", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.S12, theme.S12, theme.S8, theme.S8)
        box.setSpacing(theme.S4)
        self.month = MonthView()
        self.list = AgendaList("Agenda", is_wide=False)
        box.addWidget(self.month)
        box.addWidget(self.list, 1)
        self.list.opened.connect(self.opened)
        self.month.day_selected.connect(lambda _day: self._fill())
        self.month.day_activated.connect(self._open_day)
        self.month.start(bridge.desk.calendar.today())
        self.refresh()

    def refresh(self) -> None:
        """Read the agenda again."""
        agenda = self._bridge.agenda()
        self.month.set_today(agenda.today)
        self.month.set_items(agenda.by_day)
        self.month.set_off_name(self._bridge.desk.calendar.school_calendar().off_name)
        self._fill()

    def use(self, moves: CheckMoves) -> None:
        """Open checks can be dragged from the list to a day from now on."""
        self.month.use(moves)
        self.list.use(moves)

    def _fill(self) -> None:
        self.list.set_lines(_lines(self._bridge.agenda(), self.month.selected))

    def _open_day(self, day: date) -> None:
        items = self._bridge.agenda().on(day)
        if items:
            self.opened.emit(items[0])


def _lines(agenda: Agenda, chosen: date) -> Iterator[AgendaLine]:
    """The chosen day first; today has its own group."""
    if chosen != agenda.today:
        rows = [narrow_line(item, with_day=False) for item in agenda.on(chosen)]
        yield from group(day_medium(chosen), rows, "Op deze dag staat er niets.")
    yield from group("Te laat", (narrow_line(item, with_day=True) for item in agenda.late))
    today = (narrow_line(item, with_day=False) for item in agenda.due_today)
    yield from group("Vandaag", today, "Vandaag staat er niets.")
    week = (narrow_line(item, with_day=True) for item in agenda.this_week)
    yield from group("Deze week", week, "De komende zeven dagen staat er niets.")
