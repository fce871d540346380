"""The painted month: weeks under each other, with marks under the days."""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pestdesk.domain.dutch import counted
from pestdesk.domain.dutch_dates import WEEKDAYS_SHORT, day_long, month_title
from pestdesk.ui import theme
from pestdesk.ui.icons import Mark, paint_mark
from pestdesk.ui.theme import TypeStep

_WEEKS = 6
_DAYS = 7
_MOST_MARKS = 3
_WEEKEND = 5
_EARLIEST, _LATEST = date(1990, 1, 1), date(2099, 12, 31)


class MonthGrid(QWidget):
    """Six weeks of a month. One day is selected; its words are the accessible name."""

    day_selected = Signal(date)
    day_activated = Signal(date)
    month_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.today()  # noqa: DTZ011 - the wall calendar of this desk
        self._selected = self._today
        self._year, self._month = self._today.year, self._today.month
        self._marks: Mapping[date, Sequence[Mark]] = {}
        self._day_off: Callable[[date], str | None] = lambda _day: None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(
            "Pijltjes: andere dag. Page Up en Page Down: andere maand. Home: vandaag. Enter: openen."
        )
        self._name_day()

    @property
    def selected(self) -> date:
        """The day that is selected."""
        return self._selected

    @property
    def shown_month(self) -> tuple[int, int]:
        """Year and month that are shown."""
        return self._year, self._month

    def set_today(self, today: date) -> None:
        """Tell which day it is. A selection that stood on today goes along when the day turns."""
        if self._selected == self._today != today:
            self._today = today
            self.select(today)
        self._today = today
        self._name_day()
        self.update()

    def set_marks(self, marks: Mapping[date, Sequence[Mark]]) -> None:
        """Show these marks under their days."""
        self._marks = marks
        self._name_day()
        self.update()

    def set_day_off(self, day_off: Callable[[date], str | None]) -> None:
        """`day_off` gives the name of the vacation or free day that a day belongs to, None for an ordinary day."""
        self._day_off = day_off
        self._name_day()
        self.update()

    def show_month(self, year: int, month: int) -> None:
        """Show a month (counted from 1); the selected day stays what it is."""
        if (year, month) == self.shown_month or not _EARLIEST.year <= year <= _LATEST.year:
            return
        self._year, self._month = year, month
        self.update()
        self.month_changed.emit(year, month)

    def select(self, day: date) -> None:
        """Select a day, and show its month."""
        day = min(max(day, _EARLIEST), _LATEST)
        self.show_month(day.year, day.month)
        if day == self._selected:
            return
        self._selected = day
        self._name_day()
        self.update()
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))
        self.day_selected.emit(day)

    def days(self) -> list[date]:
        """The days that are shown, from a Monday on."""
        first = date(self._year, self._month, 1)
        monday = first - timedelta(days=first.weekday())
        return [monday + timedelta(days=number) for number in range(_WEEKS * _DAYS)]

    def spoken(self, day: date) -> str:
        """The words for a day, e.g. ‘donderdag 8 oktober 2026, 2 afspraken, 1 te laat, vandaag’."""
        marks = self._marks.get(day, ())
        parts = [day_long(day)]
        if marks:
            parts.append(counted(len(marks), "afspraak", "afspraken"))
            late = sum(mark is Mark.LATE for mark in marks)
            parts += [f"{late} te laat"] if late else []
        if day == self._today:
            parts.append("vandaag")
        name = self._day_off(day)
        return ", ".join([*parts, name] if name else parts)

    def day_at(self, point: QPoint) -> date | None:
        """The day under a point; None beside the days."""
        for number, day in enumerate(self.days()):
            if self._cell(number).contains(point):
                return day
        return None

    def day_rect(self, day: date) -> QRectF | None:
        """Where a day stands; None when it is not shown."""
        days = self.days()
        return self._cell(days.index(day)) if days[0] <= day <= days[-1] else None

    def sizeHint(self) -> QSize:
        """Eight columns and seven rows, by the size of text."""
        return QSize(theme.px(238), self._head_height() + _WEEKS * self._row_height())

    def minimumSizeHint(self) -> QSize:
        """As high as it must be; columns may be a little narrower."""
        return QSize(theme.px(200), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Page Up and Down, Home and Enter."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_DAYS, Qt.Key.Key_Down: _DAYS}
        key = Qt.Key(event.key())
        if key in steps:
            self.select(self._selected + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.select(_month_later(self._selected, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key == Qt.Key.Key_Home:
            self.select(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_activated.emit(self._selected)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the day under the mouse."""
        day = self.day_at(event.position().toPoint())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.select(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day under the mouse."""
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.day_activated.emit(day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the months."""
        turn = event.angleDelta().y()
        if turn:
            later = _month_later(date(self._year, self._month, 1), -1 if turn > 0 else 1)
            self.show_month(later.year, later.month)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard works on the selected day: show its month."""
        self.show_month(self._selected.year, self._selected.month)
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell what the day under the mouse is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), self.spoken(day) if day else "", self)
            return True
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint heads, week numbers and days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(TypeStep.SMALL))
        painter.setPen(theme.current().color("mute"))
        for column, head in enumerate(("wk", *WEEKDAYS_SHORT)):
            place = QRectF(column * self._column_width(), 0, self._column_width(), self._head_height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, head)
        days = self.days()
        for week in range(_WEEKS):
            place = self._cell(week * _DAYS).translated(-self._column_width(), 0)
            place.setHeight(self._number_height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(days[week * _DAYS].isocalendar().week))
        for number, day in enumerate(days):
            if self._day_off(day):
                painter.fillRect(self._cell(number).adjusted(0, 0, 0, -theme.S4), theme.current().color("neutral"))
        for number, day in enumerate(days):
            self._paint_day(painter, self._cell(number), day)
        painter.end()

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        colors = theme.current()
        is_here = day.month == self._month
        is_today = day == self._today
        number = QRectF(cell.left(), cell.top(), cell.width(), self._number_height())
        side = min(number.width(), number.height())
        circle = QRectF(0, 0, side - 1, side - 1)
        circle.moveCenter(number.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_today:
            painter.setBrush(colors.color("accent"))
            painter.drawEllipse(circle)
        # Today has its disc; a ring around that is for the keyboard only.
        if day == self._selected and (self.hasFocus() or not is_today):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.color("accent"), 2 if self.hasFocus() else 1))
            ring = cell.adjusted(1.5, -1, -1.5, -theme.S4 + 1)
            painter.drawRoundedRect(ring, theme.RADIUS_INSIDE, theme.RADIUS_INSIDE)
        painter.setFont(theme.font(TypeStep.SECONDARY if is_here else TypeStep.SMALL, bold=is_today))
        is_quiet = not is_here or day.weekday() >= _WEEKEND
        painter.setPen(colors.color("on_accent" if is_today else "mute" if is_quiet else "ink"))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(day.day))
        self._paint_marks(painter, QRectF(cell.left(), number.bottom(), cell.width(), theme.px(9)), day)

    def _paint_marks(self, painter: QPainter, place: QRectF, day: date) -> None:
        marks = self._marks.get(day, ())
        if not marks:
            return
        shown = marks if len(marks) <= _MOST_MARKS else marks[: _MOST_MARKS - 1]
        more = f"+{len(marks) - len(shown)}" if len(marks) > len(shown) else ""
        side = theme.px(8)
        font = theme.font(TypeStep.SMALL)
        font.setPixelSize(theme.px(10))
        more_width = QFontMetrics(font).horizontalAdvance(more)
        x = place.center().x() - (len(shown) * side + more_width) / 2
        for mark in shown:
            paint_mark(painter, QRectF(x, place.top(), side, side), mark)
            x += side
        if more:
            painter.setFont(font)
            painter.setPen(theme.current().color("ink"))
            rest = QRectF(x, place.top() - theme.S4, more_width + 1, side + 2 * theme.S4)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, more)

    def _name_day(self) -> None:
        self.setAccessibleName(f"Kalender {month_title(self._year, self._month)}: {self.spoken(self._selected)}")

    def _cell(self, number: int) -> QRectF:
        week, weekday = divmod(number, _DAYS)
        return QRectF(
            (weekday + 1) * self._column_width(),
            self._head_height() + week * self._row_height(),
            self._column_width(),
            self._row_height(),
        )

    def _column_width(self) -> float:
        return self.width() / (_DAYS + 1)

    @staticmethod
    def _head_height() -> int:
        return theme.px(22)

    @staticmethod
    def _number_height() -> int:
        return theme.px(22)

    @staticmethod
    def _row_height() -> int:
        return theme.px(22) + theme.px(9) + theme.S4 + 1


def _month_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month when it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
