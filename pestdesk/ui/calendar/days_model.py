"""The days of a month or a week as the cells of a table, each with what stands on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from pestdesk.domain.agenda import AgendaItem
from pestdesk.domain.agenda_words import count_words
from pestdesk.domain.calendar_days import OffName
from pestdesk.domain.dutch_dates import WEEKDAYS, WEEKDAYS_SHORT, day_long, day_short
from pestdesk.ui.agenda_lines import AgendaLine, discreet, narrow_line

_Index = QModelIndex | QPersistentModelIndex
_WEEKEND = 5
_MOST_TOLD = 12


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day as it is painted: its lines as they may be seen now, and the name of the vacation or free day."""

    day: date
    lines: tuple[AgendaLine, ...]
    off: str
    is_today: bool
    #: Whether it belongs to the month that is shown.
    is_here: bool

    @property
    def is_weekend(self) -> bool:
        return self.day.weekday() >= _WEEKEND


class DaysModel(QAbstractTableModel):
    """Rows of days, one row a week; the user role gives a DayCell. With `says_items` a day says each of its things,
    and not only how many there are: where they are read in the cell itself."""

    def __init__(self, parent: QWidget | None = None, *, says_items: bool = False) -> None:
        super().__init__(parent)
        self._says_items = says_items
        self._days: tuple[date, ...] = ()
        self._columns = 0
        #: The month that is shown; None for a week, all of which is.
        self._month: int | None = None
        self._today = date.min
        self._items: Mapping[date, Sequence[AgendaItem]] = {}
        self._off_name: OffName = lambda _day: ""

    # -- what is shown -----------------------------------------------------------------------------------------

    @property
    def days(self) -> tuple[date, ...]:
        """The days there are a cell for, in order."""
        return self._days

    @property
    def today(self) -> date:
        """Which day it is."""
        return self._today

    def show_days(self, days: tuple[date, ...], columns: int, month: int | None = None) -> None:
        """Show these, so many in a row; `month` is the one that they are shown for."""
        if (days, columns, month) == (self._days, self._columns, self._month):
            return
        self.beginResetModel()
        self._days, self._columns, self._month = days, columns, month
        self.endResetModel()

    def set_today(self, today: date) -> None:
        """Tell which day it is."""
        self._today = today
        self._tell_all()

    def set_items(self, items: Mapping[date, Sequence[AgendaItem]]) -> None:
        """What stands on each day."""
        self._items = items
        self._tell_all()

    def set_off_name(self, off_name: OffName) -> None:
        """How vacations and free days are known."""
        self._off_name = off_name
        self._tell_all()

    def _tell_all(self) -> None:
        if self._days:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self._columns - 1))

    # -- asking ------------------------------------------------------------------------------------------------

    def day(self, index: _Index) -> date | None:
        """The day of a cell."""
        return self._days[index.row() * self._columns + index.column()] if index.isValid() else None

    def place(self, day: date) -> QModelIndex:
        """The cell of a day; an invalid index when it is not shown."""
        if day not in self._days:
            return QModelIndex()
        return self.index(*divmod(self._days.index(day), self._columns))

    def items(self, day: date) -> tuple[AgendaItem, ...]:
        """What stands on a day."""
        return tuple(self._items.get(day, ()))

    def off_name(self, day: date) -> str:
        """The name of the vacation or free day that it is, '' for another."""
        return self._off_name(day)

    def cell(self, day: date) -> DayCell:
        """A day as it is painted now."""
        lines = tuple(discreet(narrow_line(item, with_day=False)) for item in self.items(day))
        is_here = self._month is None or day.month == self._month
        return DayCell(day, lines, self._off_name(day), day == self._today, is_here)

    def spoken(self, day: date) -> str:
        """The words for a day, e.g. ‘donderdag 8 oktober 2026, 2 controles, 1 te laat, vandaag’."""
        parts = [day_long(day), count_words(self.items(day)), "vandaag" if day == self._today else ""]
        words = ", ".join(part for part in (*parts, self._off_name(day)) if part)
        if not self._says_items or not self.items(day):
            return words
        return f"{words}: {'; '.join(_line_words(line) for line in self.cell(day).lines)}"

    def told(self, day: date) -> str:
        """What stands under the mouse: the day, and each thing in a line of its own."""
        lines = self.cell(day).lines
        more = [f"en nog {len(lines) - _MOST_TOLD}"] if len(lines) > _MOST_TOLD else []
        head = ", ".join(part for part in (day_long(day), self._off_name(day)) if part)
        return "\n".join([head, *(_line_words(line) for line in lines[:_MOST_TOLD]), *more])

    # -- Qt's own questions ------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row a week."""
        return 0 if parent.isValid() or not self._columns else len(self._days) // self._columns

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One column a day."""
        return 0 if parent.isValid() else self._columns

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The number of a day, what is said and told of it, and the whole of it for the delegate."""
        day = self.day(index)
        if day is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(day)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.told(day)
        return self.cell(day) if role == Qt.ItemDataRole.UserRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """The days of the week, of one week with their dates; the numbers of the weeks."""
        is_spoken = role == Qt.ItemDataRole.AccessibleTextRole
        if not is_spoken and role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            number = self._days[section * self._columns].isocalendar().week
            return f"week {number}" if is_spoken else str(number)
        day = self._days[section]
        if self._month is not None:
            return WEEKDAYS[day.weekday()] if is_spoken else WEEKDAYS_SHORT[day.weekday()]
        name = day_long(day) if is_spoken else day_short(day)
        return f"{name}, vandaag" if is_spoken and day == self._today else name


def _line_words(line: AgendaLine) -> str:
    return f"{line.upper}, {line.lower}, {line.mark.word}"
