"""Paints a cell of the table of cases: whole parts go before a name is cut, and what is due has its mark."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from pestdesk.ui import theme
from pestdesk.ui.cases_table.cases_model import TONE_ROLE
from pestdesk.ui.cases_table.columns import COLUMNS, Column
from pestdesk.ui.chips import Tone, chip_size, paint_chip
from pestdesk.ui.fitting import fitted

_Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT = 34
#: Columns whose last parts may be left out.
_OF_PARTS = (Column.PEOPLE, Column.WHO)


class CasesDelegate(QStyledItemDelegate):
    """For the table that it belongs to."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The ground of the row, and what the cell says on it."""
        colors = theme.current()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, colors.color("accent_soft" if is_chosen else "card"))
        painter.setPen(QPen(colors.color("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        header = self._table.horizontalHeader()
        if is_chosen and header.visualIndex(index.column()) == 0:
            # Not by colour alone.
            painter.fillRect(option.rect.left(), option.rect.top(), 3, option.rect.height(), colors.color("accent"))
        if index == self._table.currentIndex() and self._table.hasFocus():
            painter.setPen(QPen(colors.color("accent"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        self._paint_words(painter, QRectF(option.rect).adjusted(theme.S8, 0, -theme.S8, 0), index)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line; as wide as all that it says."""
        tone = index.data(TONE_ROLE)
        text = str(index.data() or "")
        if tone not in (None, "neutral"):
            width = chip_size(text, cast(Tone, tone)).width()
        else:
            width = QFontMetrics(_font(index)).horizontalAdvance(text)
        return QSize(width + 2 * theme.S8 + 2, row_height())

    def _paint_words(self, painter: QPainter, room: QRectF, index: _Index) -> None:
        text, tone = str(index.data() or ""), index.data(TONE_ROLE)
        if tone not in (None, "neutral"):
            size = chip_size(text, cast(Tone, tone))
            chip_width = min(float(size.width()), room.width())
            place = QRectF(room.left(), room.center().y() - size.height() / 2, chip_width, size.height())
            paint_chip(painter, place, text, cast(Tone, tone))
            return
        font, column = _font(index), COLUMNS[index.column()]
        painter.setFont(font)
        painter.setPen(theme.current().color("mute" if tone == "neutral" else "ink"))
        metrics, width = QFontMetrics(font), int(room.width())
        if column in _OF_PARTS:
            seen = fitted(text, metrics, width, counts=column is Column.PEOPLE)
        else:
            seen = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, seen)


def row_height() -> int:
    """The height of a row at the size of text in use."""
    return theme.px(_ROW_HEIGHT)


def _font(index: _Index) -> QFont:
    return theme.font(bold=COLUMNS[index.column()] is Column.PEOPLE)
