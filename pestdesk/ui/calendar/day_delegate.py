"""Paints a day of a calendar: its ground, its number, its ring, and whether a check may be dropped on it."""

from datetime import date
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from pestdesk.ui import icons, sizes, theme
from pestdesk.ui.agenda_lines import AgendaLine
from pestdesk.ui.calendar.days_model import DayCell
from pestdesk.ui.fitting import first_that_fits
from pestdesk.ui.icons import Mark, paint_mark
from pestdesk.ui.theme import TypeStep

_Index = QModelIndex | QPersistentModelIndex
_INSET = theme.S4


class Aimed(Protocol):
    """What the delegate asks of its table."""

    @property
    def selected(self) -> date: ...

    @property
    def target(self) -> date | None: ...

    @property
    def target_problem(self) -> str: ...


class DayDelegate(QStyledItemDelegate):
    """A class of its own paints what stands on the day."""

    def __init__(self, table: QTableView, aimed: Aimed) -> None:
        super().__init__(table)
        self._table, self._aimed = table, aimed

    def places(self, _rect: QRect, _cell: DayCell) -> list[tuple[QRect, AgendaLine]]:
        """Where the things of a day stand in its cell, as far as they are named there."""
        return []

    def paint_inside(self, painter: QPainter, rect: QRect, cell: DayCell) -> None:
        """Paint what stands on the day."""
        raise NotImplementedError

    def paint_ground(self, painter: QPainter, rect: QRect, cell: DayCell) -> None:
        """Paint the ground of the day, and the lines between the days."""
        colors = theme.current()
        painter.fillRect(rect, colors.color("neutral" if cell.off else "ground" if cell.is_weekend else "card"))
        painter.setPen(QPen(colors.color("line"), 1))
        # The last ones are the frame of the table.
        if rect.bottom() < self._table.viewport().height() - 1:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if rect.right() < self._table.viewport().width() - 1:
            painter.drawLine(rect.topRight(), rect.bottomRight())

    def ring(self, rect: QRect) -> QRectF:
        """Where the ring of the selected day goes."""
        return QRectF(rect).adjusted(sizes.THIN, sizes.THIN, -sizes.THIN - 1, -sizes.THIN - 1)

    def sign(self, rect: QRect) -> QRectF:
        """Where it stands whether a check can be dropped on the day."""
        side = theme.px(sizes.ICON)
        ring = self.ring(rect)
        return QRectF(ring.right() - side - sizes.S2, ring.top() + sizes.S2, side, side)

    def shows_ring(self, _cell: DayCell) -> bool:
        """Whether the selected day has its ring also when the keyboard is elsewhere."""
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, what stands on it, and the rings over that."""
        cell = index.data(Qt.ItemDataRole.UserRole)
        assert isinstance(cell, DayCell)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, rect, cell)
        self.paint_inside(painter, rect, cell)
        if cell.day == self._aimed.target:
            self._paint_target(painter, rect)
        elif cell.day == self._aimed.selected and (self._table.hasFocus() or self.shows_ring(cell)):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.current().color("accent"), sizes.STROKE if self._table.hasFocus() else 1))
            painter.drawRoundedRect(self.ring(rect), theme.RADIUS_INSIDE, theme.RADIUS_INSIDE)
        painter.restore()

    def _paint_target(self, painter: QPainter, rect: QRect) -> None:
        """A whole ring where it can be dropped; a broken one with a bar where it cannot."""
        colors = theme.current()
        is_refused = bool(self._aimed.target_problem)
        token = "late" if is_refused else "accent"
        pen = QPen(colors.color(token), sizes.STROKE, Qt.PenStyle.DashLine if is_refused else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.ring(rect), theme.RADIUS_INSIDE, theme.RADIUS_INSIDE)
        sign = self.sign(rect)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("card"))
        painter.drawEllipse(sign.adjusted(-1, -1, 1, 1))
        paint_mark(painter, sign, Mark.BLOCKED if is_refused else Mark.CURRENT, token=token)


def paint_number(painter: QPainter, place: QRectF, cell: DayCell) -> None:
    """The number of the day, on a disc when it is today."""
    colors = theme.current()
    if cell.is_today:
        side = min(place.width(), place.height())
        disc = QRectF(0, 0, side - 1, side - 1)
        disc.moveCenter(place.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("accent"))
        painter.drawEllipse(disc)
    is_quiet = not cell.is_here or cell.is_weekend
    painter.setFont(theme.font(TypeStep.SECONDARY if cell.is_here else TypeStep.SMALL, bold=cell.is_today))
    painter.setPen(colors.color("on_accent" if cell.is_today else "mute" if is_quiet else "ink"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(cell.day.day))


def paint_icon(painter: QPainter, place: QRectF, name: str, token: str) -> None:
    """A drawing of resources/icons in the middle of a place."""
    side = int(min(place.width(), place.height()))
    drawn = icons.pixmap(name, token, side, painter.device().devicePixelRatioF())
    middle = place.center()
    painter.drawPixmap(QPointF(round(middle.x() - side / 2), round(middle.y() - side / 2)), drawn)


def paint_off(painter: QPainter, place: QRectF, words: str) -> None:
    """The name of the vacation or free day."""
    font = theme.font(TypeStep.SMALL)
    painter.setFont(font)
    painter.setPen(theme.current().color("mute"))
    metrics = QFontMetrics(font)
    seen = first_that_fits((words, words.replace("vakantie", "vak.")), metrics, int(place.width()))
    seen = metrics.elidedText(seen, Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, seen)
