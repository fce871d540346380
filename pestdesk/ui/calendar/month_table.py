"""A month as a table: a week a row, with the numbers of the weeks."""

from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from pestdesk.domain.agenda import AgendaItem
from pestdesk.domain.calendar_days import DAYS_OF_WEEK, month_days, months_later
from pestdesk.domain.dutch_dates import MONTHS_SHORT, month_title
from pestdesk.ui import sizes, theme
from pestdesk.ui.agenda_lines import AgendaLine
from pestdesk.ui.calendar.day_delegate import DayDelegate, paint_icon, paint_number, paint_off
from pestdesk.ui.calendar.day_table import DayTable
from pestdesk.ui.calendar.days_model import DayCell, DaysModel
from pestdesk.ui.calendar.kind_icons import KIND_ICONS
from pestdesk.ui.fitting import fitted
from pestdesk.ui.icons import Mark, paint_mark
from pestdesk.ui.labels import Muted
from pestdesk.ui.theme import TypeStep

_MOST_MARKS = 3


class MonthTable(DayTable):
    """A month, in as many weeks as it needs or in `weeks` of them."""

    SPAN = "andere maand"

    def __init__(self, name: str, *, weeks: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(name, DaysModel(), parent)
        self._weeks = weeks
        self._corner = Muted("wk", wraps=False, parent=self)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setItemDelegate(self.make_delegate())
        self._shown = self.span_of(self._selected)
        self._refresh()

    def make_delegate(self) -> DayDelegate:
        """Who paints the days."""
        return MonthDelegate(self, self)

    def lay_out(self, shown: date) -> None:
        """Whole weeks, with the days of the months around it."""
        self.cells.show_days(month_days(shown, self._weeks), DAYS_OF_WEEK, shown.month)

    def turned(self, day: date, by: int) -> date:
        """The same day of another month."""
        return months_later(day, by)

    def span_of(self, day: date) -> date:
        """The first of the month."""
        return day.replace(day=1)

    def title(self, *, short: bool = False) -> str:
        """‘oktober 2026’ or ‘okt 2026’."""
        year, month = self.shown.year, self.shown.month
        return f"{MONTHS_SHORT[month - 1]} {year}" if short else month_title(year, month)

    def fit(self) -> None:
        """All weeks share the height, and are in sight as long as each has room for the number of its days."""
        self.horizontalHeader().setFixedHeight(self.head_height())
        self.verticalHeader().setFixedWidth(self.week_width())
        self._corner.setGeometry(
            self.frameWidth(), self.frameWidth(), self.verticalHeader().width(), self.horizontalHeader().height()
        )
        super().fit()
        count = self.cells.rowCount()
        left = self.viewport().height()
        for row in range(count):
            height = max(left // (count - row), self.least_row())
            self.setRowHeight(row, height)
            left -= height

    def week_width(self) -> int:
        """How wide the column of the numbers of the weeks is."""
        return theme.px(sizes.WEEK_COLUMN)

    def head_height(self) -> int:
        """How high the names of the days are."""
        return theme.px(sizes.LINE_HIGH) + theme.S4

    def least_row(self) -> int:
        """The least height of a week: the numbers of the days, and a line under each."""
        return theme.px(sizes.DAY_LEAST_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Two weeks in sight; the others are scrolled to."""
        width = self.week_width() + DAYS_OF_WEEK * theme.px(sizes.DAY_LEAST_WIDTH)
        return QSize(width, self.head_height() + 2 * self.least_row())


class MonthDelegate(DayDelegate):
    """A large cell: number and name of a free day, and as many lines as fit, then how many more there are."""

    def places(self, rect: QRect, cell: DayCell) -> list[tuple[QRect, AgendaLine]]:
        """A line for each thing; what does not fit has none."""
        height, step = theme.px(sizes.LINE), theme.px(sizes.LINE) + sizes.S2
        top = rect.top() + theme.S4 + theme.px(sizes.LINE_HIGH)
        if cell.off and not self._is_beside(cell):
            top += height
        room = max((rect.bottom() - theme.S4 - top + sizes.S2) // step, 0)
        count = len(cell.lines) if len(cell.lines) <= room else max(room - 1, 0)
        inside = rect.adjusted(theme.S4, 0, -theme.S4 - 1, 0)
        return [
            (QRect(inside.left(), top + number * step, inside.width(), height), cell.lines[number])
            for number in range(count)
        ]

    def paint_inside(self, painter: QPainter, rect: QRect, cell: DayCell) -> None:
        """Number, name and lines."""
        side = theme.px(sizes.LINE_HIGH)
        number = QRectF(rect.left() + theme.S4, rect.top() + theme.S4 - 1, side, side)
        paint_number(painter, number, cell)
        places = self.places(rect, cell)
        more = len(cell.lines) - len(places)
        right = float(rect.right() - theme.S4)
        if more and not places:
            # Not even a line fits: a few marks stand beside the day.
            marks = [line.mark for line in cell.lines]
            right = _paint_marks(painter, QRectF(number.right(), number.top(), right - number.right(), side), marks)
        if cell.off and self._is_beside(cell):
            left = number.right() + sizes.S2
            paint_off(painter, QRectF(left, number.top(), right - left, side), cell.off)
        elif cell.off:
            left = rect.left() + theme.S8
            paint_off(painter, QRectF(left, number.bottom() - sizes.S2, right - left, theme.px(sizes.LINE)), cell.off)
        for place, line in places:
            _paint_line(painter, QRectF(place), line)
        if more and places:
            last = places[-1][0]
            rest = QRectF(last.translated(0, last.height() + sizes.S2))
            painter.setFont(theme.font(TypeStep.SMALL, bold=True))
            painter.setPen(theme.current().color("mute"))
            painter.drawText(rest.adjusted(theme.S4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, f"+{more}")

    def _is_beside(self, cell: DayCell) -> bool:
        """Whether the name of a free day fits beside the number, in every column; else it has a line of its own."""
        room = self._table.viewport().width() // DAYS_OF_WEEK - theme.px(sizes.LINE_HIGH) - 3 * theme.S4
        return QFontMetrics(theme.font(TypeStep.SMALL)).horizontalAdvance(cell.off) <= room


def _paint_marks(painter: QPainter, place: QRectF, marks: list[Mark]) -> float:
    """How the things stand and how many more there are, at the right; gives where that begins."""
    side = theme.px(sizes.MARK_TINY)
    # Large text leaves room for fewer of them beside the disc of today.
    most = max(min(_MOST_MARKS, int(place.width() // side)), 1)
    shown = marks if len(marks) <= most else marks[: most - 1]
    right = place.right()
    if more := len(marks) - len(shown):
        font = theme.font(TypeStep.SMALL, bold=True)
        painter.setFont(font)
        painter.setPen(theme.current().color("ink"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"+{more}")
        right -= QFontMetrics(font).horizontalAdvance(f"+{more}") + 1
    for mark in reversed(shown):
        right -= side
        paint_mark(painter, QRectF(right, place.center().y() - side / 2, side, side), mark)
    return right - theme.S4


def _paint_line(painter: QPainter, place: QRectF, line: AgendaLine) -> None:
    """Mark, drawing of the kind, and for whom."""
    colors = theme.current()
    painter.setPen(theme.soft_edge(line.mark.token))
    painter.setBrush(colors.color(line.mark.soft))
    painter.drawRoundedRect(place, theme.S4, theme.S4)
    side = theme.px(sizes.MARK_SMALL)
    sign = QRectF(place.left() + sizes.S3, place.center().y() - side / 2, side, side)
    paint_mark(painter, sign, line.mark)
    # In a narrow column the name comes first; the kind is told under the mouse, and in the list of the day.
    if isinstance(line.thing, AgendaItem) and place.width() >= theme.px(sizes.DAY_KIND_FROM):
        sign.translate(side + sizes.S3, 0)
        paint_icon(painter, sign.adjusted(-1, -1, 1, 1), KIND_ICONS[line.thing.kind], line.mark.token)
    font = theme.font(TypeStep.SMALL)
    words = QRectF(sign.right() + theme.S4, place.top(), place.right() - sign.right() - theme.S4 - 1, place.height())
    seen = fitted(line.upper, QFontMetrics(font), int(words.width()), counts=True)
    painter.setFont(font)
    painter.setPen(colors.color("mute" if line.mark is Mark.DONE else "ink"))
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, seen)
