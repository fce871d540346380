"""Paints a pupil in a list: the name with the class, the mentor with whether she is in the list."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from pestdesk.ui import sizes, theme
from pestdesk.ui.chips import chip_size, paint_chip
from pestdesk.ui.pupil_model import PupilRole
from pestdesk.ui.theme import TypeStep

_Index = QModelIndex | QPersistentModelIndex


class PupilDelegate(QStyledItemDelegate):
    """Two lines a pupil. The words at the left give way to those at the right, never the other way round."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        colors = theme.current()
        row = QRectF(option.rect).adjusted(1, 1, -1, -1)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_chosen or has_focus:
            painter.setPen(QPen(colors.color("accent"), sizes.STROKE if has_focus else 1))
            painter.setBrush(colors.color("accent_soft") if is_chosen else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                row.adjusted(sizes.HALF, sizes.HALF, -sizes.HALF, -sizes.HALF),
                theme.RADIUS_CONTROL,
                theme.RADIUS_CONTROL,
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colors.color("neutral"))
            painter.drawRoundedRect(row, theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
        inside = row.adjusted(theme.S12, theme.S4, -theme.S12, -theme.S4)
        bold, small = theme.font(bold=True), theme.font(TypeStep.SECONDARY)
        upper = QRectF(inside.left(), inside.top(), inside.width(), QFontMetrics(bold).height())
        lower = QRectF(inside.left(), inside.bottom() - _second_height(), inside.width(), _second_height())
        school_class = _text(index, PupilRole.SCHOOL_CLASS)
        room = upper.width() - _paint_at_right(painter, upper, school_class, theme.font())
        _paint_words(painter, upper, room, _text(index, PupilRole.NAME), bold, "ink")
        room = lower.width() - _paint_state(painter, lower, _text(index, PupilRole.STATE))
        _paint_words(painter, lower, room, _text(index, PupilRole.MENTOR), small, "mute")
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines and the room around them, by the size of text."""
        return QSize(theme.px(sizes.COLUMN), row_height())

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Give the whole text, for the row may have shortened it."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), str(index.data(Qt.ItemDataRole.AccessibleTextRole)), view)
        return True


def row_height() -> int:
    """How high a pupil is in a list."""
    return QFontMetrics(theme.font(bold=True)).height() + _second_height() + 2 * theme.S4 + 4


def _second_height() -> int:
    return chip_size("", "neutral").height()


def _paint_at_right(painter: QPainter, line: QRectF, text: str, font: QFont) -> float:
    """How much room it took, with the gap before it."""
    if not text:
        return 0
    painter.setFont(font)
    painter.setPen(theme.current().color("ink"))
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    return QFontMetrics(font).horizontalAdvance(text) + theme.S12


def _paint_state(painter: QPainter, line: QRectF, words: str) -> float:
    """How much room it took, with the gap before it."""
    if not words:
        return 0
    size = chip_size(words, "neutral")
    width = min(float(size.width()), line.width())
    top = line.center().y() - size.height() / 2
    paint_chip(painter, QRectF(line.right() - width, top, width, size.height()), words, "neutral")
    return width + theme.S8


def _paint_words(painter: QPainter, line: QRectF, room: float, text: str, font: QFont, token: str) -> None:
    if room <= 0:
        return
    painter.setFont(font)
    painter.setPen(theme.current().color(token))
    words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(QRectF(line.left(), line.top(), room, line.height()), Qt.AlignmentFlag.AlignVCenter, words)


def _text(index: _Index, role: PupilRole) -> str:
    value = index.data(int(role))
    return value if isinstance(value, str) else ""
