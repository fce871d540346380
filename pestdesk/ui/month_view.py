"""The month of the calendar pane: turning the months, the days, and the names of the days off."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.dutch_dates import MONTHS_SHORT, month_title
from pestdesk.ui import theme
from pestdesk.ui.buttons import button
from pestdesk.ui.fitting import first_that_fits
from pestdesk.ui.icons import Mark
from pestdesk.ui.labels import Heading, Label, Muted
from pestdesk.ui.month_grid import MonthGrid

_DAY = timedelta(days=1)
_LONGEST_OFF = 100


class MonthView(QWidget):
    """A month with its head, and a line that names the vacations and free days of that month."""

    day_selected = Signal(date)
    day_activated = Signal(date)
    month_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None, *, heading: str = "Kalender") -> None:
        super().__init__(parent)
        self._day_off: Callable[[date], str | None] = lambda _day: None
        self.grid = MonthGrid()
        self.grid.day_selected.connect(self.day_selected)
        self.grid.day_activated.connect(self.day_activated)
        self.grid.month_changed.connect(self._month_shown)
        self._title = Label(wraps=False)
        self._off = Muted()
        head = QHBoxLayout()
        head.setSpacing(theme.S4)
        self._heading = Heading(heading)
        self._heading.setWordWrap(False)
        head.addWidget(self._heading, 1)
        head.addWidget(self._title)
        head.addWidget(button("", name="Vorige maand", icon="chevron-left", on_click=lambda: self._turn(-1)))
        head.addWidget(button("", name="Volgende maand", icon="chevron-right", on_click=lambda: self._turn(1)))
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
        return self.grid.shown_month

    @property
    def days_off_text(self) -> str:
        """The line below: ‘herfstvakantie 17–25 okt’."""
        return self._off.text()

    def start(self, today: date) -> None:
        """Begin at this day."""
        self.grid.set_today(today)
        self.grid.select(today)

    def set_today(self, today: date) -> None:
        """Tell which day it is."""
        self.grid.set_today(today)

    def show_month(self, year: int, month: int) -> None:
        """Show a month, counted from 1."""
        self.grid.show_month(year, month)

    def select(self, day: date) -> None:
        """Select a day, and show its month."""
        self.grid.select(day)

    def set_marks(self, marks: Mapping[date, Sequence[Mark]]) -> None:
        """Show these marks under their days."""
        self.grid.set_marks(marks)

    def set_days_off(self, days_off: Mapping[date, str] | Callable[[date], str | None]) -> None:
        """Shade and name the vacations and free days: a mapping, or a function that knows every day."""
        self._day_off = days_off if callable(days_off) else days_off.get
        self.grid.set_day_off(self._day_off)
        self._show_texts()

    def _turn(self, months: int) -> None:
        year, month = self.grid.shown_month
        count = year * 12 + month - 1 + months
        self.grid.show_month(count // 12, count % 12 + 1)

    def _month_shown(self, year: int, month: int) -> None:
        self._show_texts()
        self.month_changed.emit(year, month)

    def _show_texts(self) -> None:
        year, month = self.grid.shown_month
        self._show_title()
        self._off.setText(" · ".join(self._days_off_of(year, month)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name of the month fits between the arrows."""
        super().resizeEvent(event)
        self._show_title()

    def _show_title(self) -> None:
        """The month in full, or shortened where that does not fit beside the heading and the arrows."""
        year, month = self.grid.shown_month
        names = (month_title(year, month), f"{MONTHS_SHORT[month - 1]} {year}")
        arrows = 2 * (theme.px(theme.HIT_HEIGHT) + theme.S4)
        room = self.width() - self._heading.sizeHint().width() - arrows - theme.S16
        self._title.setText(first_that_fits(names, self._title.fontMetrics(), room))
        self._title.setAccessibleName(names[0])

    def _days_off_of(self, year: int, month: int) -> list[str]:
        """Every vacation that touches the month, with its whole length."""
        found = []
        day = date(year, month, 1)
        while (day.year, day.month) == (year, month):
            name = self._day_off(day)
            if name:
                first, last = self._edge(day, name, -_DAY), self._edge(day, name, _DAY)
                found.append(f"{name} {_span(first, last)}")
                day = last
            day += _DAY
        return found

    def _edge(self, day: date, name: str, step: timedelta) -> date:
        for _ in range(_LONGEST_OFF):
            if self._day_off(day + step) != name:
                break
            day += step
        return day


def _span(first: date, last: date) -> str:
    """‘17–25 okt’, ‘19 dec – 3 jan’ or ‘5 mei’."""
    end = f"{last.day} {MONTHS_SHORT[last.month - 1]}"
    if first == last:
        return end
    if first.month == last.month:
        return f"{first.day}–{end}"
    return f"{first.day} {MONTHS_SHORT[first.month - 1]} – {end}"
