"""Paints a cell of the table: words that go on in the next line, so that no name is cut."""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from pestdesk.ui import theme

_Index = QModelIndex | QPersistentModelIndex


class PartsDelegate(QStyledItemDelegate):
    """For the table that it belongs to: how high a row is, follows from the width of the columns."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The ground of the row, and the words on it."""
        colors = theme.current()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(
            option.rect, colors.color("accent_soft" if is_chosen else "panel" if index.row() % 2 else "card")
        )
        if is_chosen and index.column() == 0:
            # Not by colour alone.
            painter.fillRect(option.rect.left(), option.rect.top(), 3, option.rect.height(), colors.color("accent"))
        if index == self._table.currentIndex() and self._table.hasFocus():
            painter.setPen(colors.color("accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.setPen(colors.color("ink"))
        words = _laid_out(str(index.data()), self._table.font(), option.rect.width() - 2 * theme.S8)
        words.draw(painter, QPointF(option.rect.left() + theme.S8, option.rect.top() + theme.S8 // 2))
        painter.restore()

    def height_of(self, text: str, width: int) -> int:
        """The height of a cell with this text in a column of this width."""
        room = width - 2 * theme.S8
        if self._table.fontMetrics().horizontalAdvance(text) < room:
            return theme.px(theme.HIT_HEIGHT)
        words = _laid_out(text, self._table.font(), room)
        return max(theme.px(theme.HIT_HEIGHT), ceil(words.boundingRect().height()) + theme.S8)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its words are in this column."""
        width = self._table.columnWidth(index.column())
        return QSize(width, self.height_of(str(index.data()), width))


def _laid_out(text: str, font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    # A double name can be wider than a column.
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, top))
        top += line.height()
        line = layout.createLine()
    layout.endLayout()
    return layout
