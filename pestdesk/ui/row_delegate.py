"""Paints the lines of a narrow list, of which the current row stands out whether or not the list has the focus."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pestdesk.ui import sizes, theme
from pestdesk.ui.fitting import fitted
from pestdesk.ui.line_list import LineKind
from pestdesk.ui.row_lines import RowLine
from pestdesk.ui.theme import TypeStep

_Index = QModelIndex | QPersistentModelIndex
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TALLEST = 10_000


class RowDelegate(QStyledItemDelegate):
    """Rows are one line high, or two when there is something under their words. `is_wrapped` shows all of the lower
    words, under each other."""

    def __init__(self, view: QListView, *, is_wrapped: bool = False) -> None:
        super().__init__(view)
        self._view, self._is_wrapped = view, is_wrapped

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """By the size of text."""
        line = _line(index)
        upper = QFontMetrics(theme.font()).height()
        small = QFontMetrics(theme.font(TypeStep.SECONDARY))
        if line.kind is LineKind.HEAD:
            return QSize(0, small.height() + theme.S12 + (theme.S4 if index.row() else 0))
        if line.kind is LineKind.WORDS:
            return QSize(0, self._wrapped(line.upper, small) + 2 * theme.S8)
        lower = 0
        if line.lower:
            lower = self._wrapped(line.lower, small) if self._is_wrapped else small.height()
        return QSize(0, max(upper + lower + 2 * theme.S4 + sizes.S2, theme.px(theme.HIT_HEIGHT)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one line."""
        line, rect = _line(index), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.kind is LineKind.HEAD:
            _paint_head(painter, rect, line.upper)
        elif line.kind is LineKind.WORDS:
            painter.setFont(theme.font(TypeStep.SECONDARY))
            painter.setPen(theme.current().color("mute"))
            painter.drawText(rect.adjusted(theme.S8, theme.S8, -theme.S8, -theme.S8), int(_WRAP), line.upper)
        else:
            is_current = index.row() == self._view.currentIndex().row()
            is_under_mouse = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_ground(painter, rect, is_current=is_current, is_under_mouse=is_under_mouse)
            self._paint_row(painter, rect.adjusted(theme.S8, theme.S4, -theme.S8, -theme.S4), line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, *, is_current: bool, is_under_mouse: bool) -> None:
        if not (is_current or is_under_mouse):
            return
        colors = theme.current()
        has_focus = is_current and self._view.hasFocus()
        painter.setPen(QPen(colors.color("accent"), sizes.STROKE) if has_focus else theme.soft_edge("accent"))
        painter.setBrush(colors.color("accent_soft" if is_current else "neutral"))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.RADIUS_INSIDE, theme.RADIUS_INSIDE)

    def _paint_row(self, painter: QPainter, rect: QRectF, line: RowLine) -> None:
        colors = theme.current()
        upper, small = theme.font(), theme.font(TypeStep.SECONDARY)
        over, under = QFontMetrics(upper), QFontMetrics(small)
        height = rect.height() if not line.lower else float(over.height())
        top = QRectF(rect.left(), rect.top(), rect.width(), height)
        painter.setFont(small)
        painter.setPen(colors.color("mute"))
        # The words at the left come first: what is at the right takes no more than is left, or half of it.
        room = int(max(rect.width() - over.horizontalAdvance(line.upper) - theme.S16, rect.width() / 2))
        meta = under.elidedText(line.meta, Qt.TextElideMode.ElideRight, room)
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, meta)
        left = int(rect.width() - (under.horizontalAdvance(meta) + theme.S16 if meta else 0))
        painter.setFont(upper)
        painter.setPen(colors.color("mute" if line.is_muted else "ink"))
        words = fitted(line.upper, over, left)
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if line.lower:
            painter.setFont(small)
            painter.setPen(colors.color("mute"))
            place = QRectF(rect.left(), top.bottom(), rect.width(), rect.bottom() - top.bottom())
            if self._is_wrapped:
                painter.drawText(place, int(_WRAP), line.lower)
            else:
                cut = under.elidedText(line.lower, Qt.TextElideMode.ElideRight, int(rect.width()))
                painter.drawText(place, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, cut)

    def _wrapped(self, words: str, metrics: QFontMetrics) -> int:
        width = self._view.viewport().width() - 2 * theme.S8
        return metrics.boundingRect(QRect(0, 0, max(width, 1), _TALLEST), int(_WRAP), words).height()


def _line(index: _Index) -> RowLine:
    line = index.data(Qt.ItemDataRole.UserRole)
    assert isinstance(line, RowLine)
    return line


def _paint_head(painter: QPainter, rect: QRectF, words: str) -> None:
    font = theme.head_font()
    painter.setFont(font)
    painter.setPen(theme.current().color("mute"))
    place = rect.adjusted(theme.S8, 0, -theme.S8, -theme.S4)
    painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)
