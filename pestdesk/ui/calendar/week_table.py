"""A week as a table of one row: a column a day, with its things as rows in it."""

from datetime import date, timedelta

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from pestdesk.domain.agenda import AgendaItem
from pestdesk.domain.calendar_days import DAYS_OF_WEEK, days_from, monday_of, week_title
from pestdesk.ui import sizes, theme
from pestdesk.ui.agenda_lines import AgendaLine
from pestdesk.ui.calendar.day_delegate import DayDelegate, paint_icon, paint_off
from pestdesk.ui.calendar.day_table import DayTable
from pestdesk.ui.calendar.days_model import DayCell, DaysModel
from pestdesk.ui.calendar.kind_icons import KIND_ICONS
from pestdesk.ui.fitting import fitted
from pestdesk.ui.icons import Mark, paint_mark
from pestdesk.ui.theme import TypeStep

_SCHOOL_DAYS = 5


class WeekTable(DayTable):
    """The days from Monday to Friday, and the weekend when something stands there, when it is now, or is chosen."""

    SPAN = "andere week"

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, DaysModel(says_items=True), parent)
        self._delegate = WeekDelegate(self, self)
        self.setItemDelegate(self._delegate)
        self.verticalHeader().hide()
        self._shown = self.span_of(self._selected)
        self._refresh()

    def lay_out(self, shown: date) -> None:
        """Five days, or seven."""
        count = DAYS_OF_WEEK if self._has_weekend(shown) else _SCHOOL_DAYS
        self.cells.show_days(days_from(shown, count), count)

    def turned(self, day: date, by: int) -> date:
        """The same day of another week."""
        return day + timedelta(weeks=by)

    def span_of(self, day: date) -> date:
        """The Monday of the week."""
        return monday_of(day)

    def title(self, *, short: bool = False) -> str:
        """‘week 47 · 16–22 november 2026’, or with the month shortened."""
        return week_title(self.shown, short=short)

    def step(self, day: date, by: int) -> date:
        """Over a weekend that is not shown."""
        day = super().step(day, by)
        while day.weekday() >= _SCHOOL_DAYS and not self._has_weekend(monday_of(day)):
            day = super().step(day, 1 if by > 0 else -1)
        return day

    def fit(self) -> None:
        """As high as there is room, or as the fullest day needs: then the days scroll together."""
        self.horizontalHeader().setFixedHeight(theme.px(theme.HIT_HEIGHT) + sizes.S2)
        super().fit()
        needed = max((self._delegate.height_of(self.cells.cell(day)) for day in self.cells.days), default=0)
        if self.cells.rowCount():
            self.setRowHeight(0, max(self.viewport().height(), needed))

    def minimumSizeHint(self) -> QSize:
        """Room for a few words in five columns."""
        return QSize(_SCHOOL_DAYS * theme.px(sizes.SCHOOL_DAY_LEAST_WIDTH), theme.px(sizes.TABLE_LEAST_HEIGHT))

    def _has_weekend(self, monday: date) -> bool:
        weekend = days_from(monday + timedelta(days=_SCHOOL_DAYS), DAYS_OF_WEEK - _SCHOOL_DAYS)
        return any(self.cells.items(day) or day in (self.cells.today, self.selected) for day in weekend)


class WeekDelegate(DayDelegate):
    """The name of a free day, and under it all things of the day, each in two lines."""

    def height_of(self, cell: DayCell) -> int:
        """How high a day must be for all that stands on it."""
        top = self._top(cell)
        return top + len(cell.lines) * (_row_height() + theme.S4) + theme.S4

    def ring(self, rect: QRect) -> QRectF:
        """Under the bar of today."""
        return super().ring(rect).adjusted(0, sizes.BAR, 0, 0)

    def places(self, rect: QRect, cell: DayCell) -> list[tuple[QRect, AgendaLine]]:
        """A row for each thing."""
        height = _row_height()
        inside = rect.adjusted(theme.S4 + 1, self._top(cell), -theme.S4 - sizes.S2, 0)
        return [
            (QRect(inside.left(), inside.top() + number * (height + theme.S4), inside.width(), height), line)
            for number, line in enumerate(cell.lines)
        ]

    def paint_inside(self, painter: QPainter, rect: QRect, cell: DayCell) -> None:
        """Name and rows; today has a bar over its column."""
        if cell.is_today:
            painter.fillRect(rect.left(), rect.top(), rect.width(), sizes.BAR, theme.current().color("accent"))
        if cell.off:
            place = QRectF(
                rect.left() + theme.S8, rect.top() + theme.S4, rect.width() - theme.S12, theme.px(sizes.LINE_HIGH)
            )
            paint_off(painter, place, cell.off)
        for place_, line in self.places(rect, cell):
            _paint_row(painter, QRectF(place_), line)

    @staticmethod
    def _top(cell: DayCell) -> int:
        return theme.S8 + (theme.px(sizes.LINE_HIGH) if cell.off else 0)


def _row_height() -> int:
    upper, lower = QFontMetrics(theme.font(TypeStep.SECONDARY)), QFontMetrics(theme.font(TypeStep.SMALL))
    return upper.height() + lower.height() + 2 * theme.S4


def _paint_row(painter: QPainter, place: QRectF, line: AgendaLine) -> None:
    """Mark and drawing of the kind, one over the other, and beside them for whom and what."""
    colors = theme.current()
    painter.setPen(theme.soft_edge(line.mark.token))
    painter.setBrush(colors.color(line.mark.soft))
    painter.drawRoundedRect(place, theme.RADIUS_INSIDE, theme.RADIUS_INSIDE)
    upper, lower = theme.font(TypeStep.SECONDARY, bold=True), theme.font(TypeStep.SMALL)
    heights = [QFontMetrics(font).height() for font in (upper, lower)]
    side = theme.px(sizes.MARK)
    top = place.top() + theme.S4
    sign = QRectF(place.left() + theme.S4, top + (heights[0] - side) / 2, side, side)
    paint_mark(painter, sign, line.mark)
    if isinstance(line.thing, AgendaItem):
        under = sign.translated(0, (heights[0] + heights[1]) / 2)
        paint_icon(painter, under, KIND_ICONS[line.thing.kind], line.mark.token)
    left = sign.right() + theme.S4
    width = place.right() - left - sizes.S2
    words = (
        (fitted(line.upper, QFontMetrics(upper), int(width), counts=True), upper, "ink", heights[0]),
        (fitted(line.lower, QFontMetrics(lower), int(width)), lower, "mute", heights[1]),
    )
    for text, font, token, height in words:
        painter.setFont(font)
        painter.setPen(colors.color("mute" if line.mark is Mark.DONE else token))
        painter.drawText(QRectF(left, top, width, height), Qt.AlignmentFlag.AlignVCenter, text)
        top += height
