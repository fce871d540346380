"""The month of the calendar pane: small days, with marks under them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pestdesk.ui import sizes, theme
from pestdesk.ui.calendar.day_delegate import DayDelegate, paint_number
from pestdesk.ui.calendar.days_model import DayCell
from pestdesk.ui.calendar.month_table import MonthTable
from pestdesk.ui.icons import Mark, paint_mark
from pestdesk.ui.theme import TypeStep

_WEEKS = 6
_MOST_MARKS = 3
_COLUMNS = 8


class MonthGrid(MonthTable):
    """Six weeks of a month. One day is selected, and spoken."""

    # The pane is no page: there a check is moved from the list under the days.
    MORE_KEYS = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Kalender", weeks=_WEEKS, parent=parent)
        self.setProperty("calendar", "small")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def make_delegate(self) -> DayDelegate:
        """Who paints the days."""
        return _SmallDelegate(self, self)

    def week_width(self) -> int:
        """As wide as the column of a day."""
        return self.width() // _COLUMNS

    def head_height(self) -> int:
        """A line of small words."""
        return theme.px(sizes.LINE_HIGH)

    def least_row(self) -> int:
        """Number and marks."""
        return _row_height()

    def sizeHint(self) -> QSize:
        """Eight columns and seven rows, by the size of text."""
        return QSize(theme.px(sizes.PANE), self.head_height() + _WEEKS * _row_height())

    def minimumSizeHint(self) -> QSize:
        """As high as it must be; columns may be a little narrower."""
        return QSize(theme.px(sizes.COLUMN), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the months."""
        turn = event.angleDelta().y()
        if turn:
            self.turn_shown(-1 if turn > 0 else 1)


class _SmallDelegate(DayDelegate):
    """A number, and a few marks under it."""

    def paint_ground(self, painter: QPainter, rect: QRect, cell: DayCell) -> None:
        """Shade a vacation or free day; there are no lines between the days."""
        if cell.off:
            painter.fillRect(rect.adjusted(0, 0, 0, -theme.S4), theme.current().color("neutral"))

    def ring(self, rect: QRect) -> QRectF:
        """Around number and marks."""
        return QRectF(rect).adjusted(sizes.THIN, 1, -sizes.THIN, -theme.S4 + 1)

    def sign(self, rect: QRect) -> QRectF:
        """Under the number, where the marks are."""
        side = theme.px(sizes.MARK)
        return QRectF(rect.center().x() - side / 2, self.ring(rect).bottom() - side - 1, side, side)

    def shows_ring(self, cell: DayCell) -> bool:
        """Today has its disc; a ring around that is for the keyboard only."""
        return not cell.is_today

    def paint_inside(self, painter: QPainter, rect: QRect, cell: DayCell) -> None:
        """Number and marks."""
        number = QRectF(rect.left(), rect.top(), rect.width(), theme.px(sizes.LINE_HIGH))
        paint_number(painter, number, cell)
        marks = [line.mark for line in cell.lines]
        if marks:
            _paint_marks(
                painter, QRectF(rect.left(), number.bottom(), rect.width(), theme.px(sizes.MARK_TINY)), marks
            )


def _paint_marks(painter: QPainter, place: QRectF, marks: Sequence[Mark]) -> None:
    shown = marks if len(marks) <= _MOST_MARKS else marks[: _MOST_MARKS - 1]
    more = f"+{len(marks) - len(shown)}" if len(marks) > len(shown) else ""
    side = theme.px(sizes.MARK_TINY)
    font = theme.font(TypeStep.SMALL)
    font.setPixelSize(theme.px(sizes.MARK_SMALL))
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


def _row_height() -> int:
    return theme.px(sizes.LINE_HIGH) + theme.px(sizes.MARK_TINY) + theme.S4 + 1
