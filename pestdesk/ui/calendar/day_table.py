"""A month or a week as a table of days, with the mouse and the keyboard in it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from pestdesk.domain.agenda import AgendaItem
from pestdesk.domain.calendar_days import DAYS_OF_WEEK, OffName
from pestdesk.ui.calendar.check_moves import Grip
from pestdesk.ui.calendar.day_delegate import DayDelegate
from pestdesk.ui.calendar.days_model import DaysModel
from pestdesk.ui.calendar.drop_table import DropTable
from pestdesk.ui.opening_keys import OPENING_KEYS

_EARLIEST, _LATEST = date(1990, 1, 1), date(2099, 12, 31)
_KEYS = "Pijltjes: andere dag. Page Up en Page Down: {span}. Home: vandaag. Enter of spatie: openen.{more}"


class DayTable(DropTable):
    """One day is selected, also when another month or week is shown.

    `span_changed` gives a day of the month or week that is shown now, `item_opened` a thing that was pressed twice.
    """

    day_selected = Signal(date)
    day_activated = Signal(date)
    span_changed = Signal(date)
    item_opened = Signal(object)

    #: What Page Up and Page Down turn.
    SPAN = ""
    #: What more its page does by keyboard, for a screen reader.
    MORE_KEYS = " Ctrl+M: een controle verzetten."

    def __init__(self, name: str, cells: DaysModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = cells
        cells.setParent(self)
        self.setModel(cells)
        self._name = name
        self._selected = self._shown = date.today()  # noqa: DTZ011 - the wall calendar of this desk
        self._grip = Grip(self)
        self.setProperty("calendar", True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        # A day that is half out of sight stays where it is when it is chosen.
        self.setAutoScroll(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleDescription(_KEYS.format(span=self.SPAN, more=self.MORE_KEYS))
        for heads in (self.horizontalHeader(), self.verticalHeader()):
            heads.setSectionsClickable(False)
            heads.setHighlightSections(False)
            heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            heads.setMinimumSectionSize(1)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)

    # -- what is shown -----------------------------------------------------------------------------------------

    def lay_out(self, shown: date) -> None:
        """Give the model the days of this month or week."""
        raise NotImplementedError

    def turned(self, day: date, by: int) -> date:
        """A day as many months or weeks later."""
        raise NotImplementedError

    def span_of(self, day: date) -> date:
        """The first day of the month or week of this day."""
        raise NotImplementedError

    def title(self, *, short: bool = False) -> str:
        """How what is shown is called: ‘oktober 2026’, or shortened ‘okt 2026’."""
        raise NotImplementedError

    @property
    def selected(self) -> date:
        """The day that is selected."""
        return self._selected

    @property
    def shown(self) -> date:
        """The first day of the month or week that is shown."""
        return self._shown

    def set_today(self, today: date) -> None:
        """Tell which day it is. A selection that stood on today goes along when the day turns."""
        was = self.cells.today
        self.cells.set_today(today)
        if self._selected == was != today:
            self.select(today)
        self._refresh()

    def set_items(self, items: Mapping[date, Sequence[AgendaItem]]) -> None:
        """What stands on each day."""
        self.cells.set_items(items)
        self._refresh()

    def set_off_name(self, off_name: OffName) -> None:
        """How vacations and free days are known."""
        self.cells.set_off_name(off_name)
        self._refresh()

    def show_span(self, day: date) -> None:
        """Show the month or week of this day; the selected day stays what it is."""
        first = self.span_of(day)
        if first == self._shown or not _EARLIEST <= day <= _LATEST:
            return
        self._shown = first
        self._refresh()
        self.span_changed.emit(first)

    def select(self, day: date) -> None:
        """Select a day, and show its month or week."""
        day = min(max(day, _EARLIEST), _LATEST)
        is_other = day != self._selected
        self._selected = day
        self.show_span(day)
        if is_other:
            self._refresh()
            self.day_selected.emit(day)

    def turn(self, by: int) -> None:
        """Another month or week, with the same day in it selected."""
        self.select(self.turned(self._selected, by))

    def turn_shown(self, by: int) -> None:
        """Show another month or week; the selected day stays what it is."""
        self.show_span(self.turned(self._shown, by))

    def _refresh(self) -> None:
        self._shown = self.span_of(self._shown)
        self.lay_out(self._shown)
        place = self.cells.place(self._selected)
        if place.isValid():
            # Of an index that is current already, Qt would tell a screen reader nothing.
            self.setCurrentIndex(place)
        else:
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
        # The day is a cell, and spoken as one: in the name of the table it would be heard twice.
        if (name := f"{self._name} {self.title()}") != self.accessibleName():
            self.setAccessibleName(name)
        self.fit()
        self.viewport().update()

    def fit(self) -> None:
        """The columns share the width; the rows are as high as the class of its own makes them."""
        count = self.cells.columnCount()
        left = self.viewport().width()
        for column in range(count):
            width = left // (count - column)
            self.setColumnWidth(column, width)
            left -= width

    # -- where the days are ------------------------------------------------------------------------------------

    def day_at(self, point: QPoint) -> date | None:
        """The day under a point of the viewport; None beside the days."""
        return self.cells.day(self.indexAt(point))

    def day_rect(self, day: date) -> QRect | None:
        """Where a day stands in the viewport; None when it is not shown."""
        place = self.cells.place(day)
        return self.visualRect(place) if place.isValid() else None

    def item_at(self, point: QPoint) -> AgendaItem | None:
        """The thing under a point of the viewport, where the days name their things."""
        day, delegate = self.day_at(point), self.itemDelegate()
        place = self.day_rect(day) if day else None
        if day is None or place is None or not isinstance(delegate, DayDelegate):
            return None
        for where, line in delegate.places(place, self.cells.cell(day)):
            if where.contains(point) and isinstance(line.thing, AgendaItem):
                return line.thing
        return None

    # -- keyboard and mouse ------------------------------------------------------------------------------------

    def step(self, day: date, by: int) -> date:
        """The day to which the arrows go."""
        return day + timedelta(days=by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Page Up and Down, Home, Enter and Space; nothing can be copied, for a day says names."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -DAYS_OF_WEEK,
            Qt.Key.Key_Down: DAYS_OF_WEEK,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.select(self.step(self._selected, steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.select(self.cells.today)
        elif key in OPENING_KEYS:
            self.day_activated.emit(self._selected)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the day under the mouse, or take hold of a check."""
        point = event.position().toPoint()
        day = self.day_at(point)
        if event.button() == Qt.MouseButton.LeftButton and day is not None:
            is_held = self._moves is not None and self._grip.take(event, self.item_at(point))
            # A day of another month turns the month: not while a check hangs on the mouse.
            if not is_held:
                self.select(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a check."""
        if not self._grip.pull(event):
            over = self.item_at(event.position().toPoint()) if self._moves is not None else None
            can_drag = over is not None and over.is_open_check
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if can_drag else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A check that was not dragged: its day is selected."""
        day = self.day_at(event.position().toPoint())
        if self._grip.holds and day is not None:
            self.select(day)
        self._grip.let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the thing under the mouse, or else the day."""
        point = event.position().toPoint()
        item, day = self.item_at(point), self.day_at(point)
        if item is not None:
            self.item_opened.emit(item)
        elif day is not None:
            self.day_activated.emit(day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard works on the selected day: show its month or week."""
        self.show_span(self._selected)
        super().focusInEvent(event)

    # -- the rest ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths, other heights."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Measure again when the text grows."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self.fit()
        return super().event(event)
