"""The calendar at the right: the month with its marks, the chosen day, and what is late, today and this week."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.domain.agenda import AgendaItem
from pestdesk.domain.dutch_dates import day_medium
from pestdesk.ui import theme
from pestdesk.ui.agenda_rows import MARK_OF, AgendaGroup, item_row
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Mark, ScrollPage
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
        box.setContentsMargins(theme.S12, theme.S12, theme.S4, theme.S8)
        box.setSpacing(theme.S8)
        self.month = MonthView()
        box.addWidget(self.month)
        scroll = ScrollPage()
        scroll.body.setSpacing(theme.S12)
        scroll.body.setContentsMargins(0, 0, theme.S8, 0)
        self._chosen = AgendaGroup("")
        self._late = AgendaGroup("Te laat")
        self._today = AgendaGroup("Vandaag", "Vandaag staat er niets.")
        self._week = AgendaGroup("Deze week", "De komende zeven dagen zijn vrij.")
        for group in (self._chosen, self._late, self._today, self._week):
            scroll.body.addWidget(group)
        scroll.body.addStretch(1)
        box.addWidget(scroll, 1)
        self.month.day_selected.connect(self._show_day)
        self.month.day_activated.connect(self._open_day)
        self.month.set_today(bridge.desk.calendar.today())
        self.refresh()

    def refresh(self) -> None:
        """Read the agenda again."""
        agenda = self._bridge.agenda()
        calendar = self._bridge.desk.calendar.school_calendar()

        def day_off(day: date) -> str | None:
            reason = calendar.vacation_on(day) or calendar.free_day_on(day)
            return reason.name if reason else None

        marks: dict[date, list[Mark]] = {}
        for item in agenda.items:
            marks.setdefault(item.due_on, []).append(MARK_OF[item.when])
        self.month.set_today(agenda.today)
        self.month.set_marks(marks)
        self.month.set_days_off(day_off)
        self._late.set_rows([self._row(item, with_day=True) for item in agenda.late])
        self._today.set_rows([self._row(item, with_day=False) for item in agenda.due_today])
        self._week.set_rows([self._row(item, with_day=True) for item in agenda.this_week])
        self._show_day(self.month.selected)

    def _row(self, item: AgendaItem, *, with_day: bool) -> QWidget:
        return item_row(item, self.opened.emit, with_day=with_day)

    def _show_day(self, day: date) -> None:
        """The items of a chosen day; today has its own list."""
        agenda = self._bridge.agenda()
        items = () if day == agenda.today else agenda.on(day)
        self._chosen.set_title(day_medium(day))
        self._chosen.set_rows([self._row(item, with_day=False) for item in items])

    def _open_day(self, day: date) -> None:
        items = self._bridge.agenda().on(day)
        if items:
            self.opened.emit(items[0])
