"""The month of the calendar pane: turning the months, the days, and the names of the days off."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.agenda import AgendaItem
from pestdesk.domain.calendar_days import OffName, days_off_between
from pestdesk.ui import theme
from pestdesk.ui.buttons import button
from pestdesk.ui.calendar.check_moves import CheckMoves
from pestdesk.ui.calendar.turning import TurnWhileDragged
from pestdesk.ui.fitting import first_that_fits
from pestdesk.ui.labels import Heading, Label, Muted
from pestdesk.ui.month_grid import MonthGrid


class MonthView(QWidget):
    """A month with its head, and a line that names the vacations and free days of that month."""

    day_selected = Signal(date)
    day_activated = Signal(date)
    month_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None, *, heading: str = "Kalender") -> None:
        super().__init__(parent)
        self.grid = MonthGrid()
        self.grid.day_selected.connect(self.day_selected)
        self.grid.day_selected.connect(lambda _day: self._show_texts())
        self.grid.day_activated.connect(self.day_activated)
        self.grid.span_changed.connect(self._month_shown)
        self.grid.drop_told.connect(self._tell_drop)
        self._title = Label(wraps=False)
        self._off = Muted()
        head = QHBoxLayout()
        head.setSpacing(theme.S4)
        self._heading = Heading(heading)
        self._heading.setWordWrap(False)
        head.addWidget(self._heading, 1)
        head.addWidget(self._title)
        for by, words, icon in ((-1, "Vorige maand", "chevron-left"), (1, "Volgende maand", "chevron-right")):
            turner = button("", name=words, icon=icon, on_click=partial(self.grid.turn_shown, by))
            TurnWhileDragged(turner, partial(self.grid.turn_shown, by))
            head.addWidget(turner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S4)
        column.addLayout(head)
        column.addWidget(self.grid)
        column.addWidget(self._off)
        self.setFocusProxy(self.grid)
        self._show_texts()

    @property
    def selected(self) -> date:
        """The day that is selected."""
        return self.grid.selected

    @property
    def shown_month(self) -> tuple[int, int]:
        """Year and month that are shown."""
        return self.grid.shown.year, self.grid.shown.month

    @property
    def days_off_text(self) -> str:
        """The line below: ‘herfstvakantie 17–25 okt’."""
        return self._off.text()

    def start(self, today: date) -> None:
        """Begin at this day."""
        self.grid.set_today(today)
        self.grid.select(today)

    def use(self, moves: CheckMoves) -> None:
        """Checks can be dropped on the days from now on."""
        self.grid.use(moves)

    def set_today(self, today: date) -> None:
        """Tell which day it is."""
        self.grid.set_today(today)

    def show_month(self, year: int, month: int) -> None:
        """Show a month, counted from 1."""
        self.grid.show_span(date(year, month, 1))

    def select(self, day: date) -> None:
        """Select a day, and show its month."""
        self.grid.select(day)

    def set_items(self, items: Mapping[date, Sequence[AgendaItem]]) -> None:
        """Show the marks of these under their days."""
        self.grid.set_items(items)

    def set_off_name(self, off_name: OffName) -> None:
        """Shade and name the vacations and free days."""
        self.grid.set_off_name(off_name)
        self._show_texts()

    def _month_shown(self, month: date) -> None:
        self._show_texts()
        self.month_changed.emit(month.year, month.month)

    def _show_texts(self) -> None:
        self._show_title()
        first = self.grid.shown
        last = first.replace(day=monthrange(first.year, first.month)[1])
        self._off.setText(" · ".join(days_off_between(first, last, self.grid.cells.off_name)))

    def _tell_drop(self, words: str) -> None:
        """What dropping a check on a day does, in the place of the names of the days off."""
        if words:
            self._off.setText(words)
        else:
            self._show_texts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name of the month fits between the arrows."""
        super().resizeEvent(event)
        self._show_title()

    def _show_title(self) -> None:
        """The month in full, or shortened where that does not fit beside the heading and the arrows."""
        names = (self.grid.title(), self.grid.title(short=True))
        arrows = 2 * (theme.px(theme.HIT_HEIGHT) + theme.S4)
        room = self.width() - self._heading.sizeHint().width() - arrows - theme.S16
        self._title.setText(first_that_fits(names, self._title.fontMetrics(), room))
        self._title.setAccessibleName(names[0])
