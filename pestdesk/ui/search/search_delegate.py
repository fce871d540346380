"""Paints what was found: the words that were searched stand bold in their sentence."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pestdesk.domain.search_words import Excerpt
from pestdesk.ui import sizes, theme
from pestdesk.ui.chips import chip_size, paint_chip
from pestdesk.ui.line_list import LineKind
from pestdesk.ui.search.search_lines import SearchLine
from pestdesk.ui.theme import TypeStep

_Index = QModelIndex | QPersistentModelIndex
#: The last sign that Qt counts as one.
_ONE_UNIT = "\uffff"


class SearchDelegate(QStyledItemDelegate):
    """A row has a line about it and the text itself; both wrap."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its words need at this width."""
        line = _line(index)
        if line.kind is LineKind.HEAD:
            return QSize(0, chip_size("0", "neutral").height() + theme.S12 + theme.S4)
        width = self._view.viewport().width() - 2 * _inset()
        if line.kind is LineKind.WORDS:
            return QSize(0, _height(line.upper, theme.font(TypeStep.SECONDARY), width) + theme.S12)
        upper, lower = _fonts(line)
        height = _height(line.upper, upper, width) + _height(line.lower, lower, width)
        return QSize(0, height + 2 * theme.S8 + theme.S4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one line."""
        line = _line(index)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.kind is LineKind.HEAD:
            _paint_head(painter, rect, line)
        elif line.kind is LineKind.WORDS:
            area = rect.adjusted(_inset(), theme.S4, -_inset(), 0)
            _paint_text(painter, area, line.upper, theme.font(TypeStep.SECONDARY), "mute")
        else:
            _paint_ground(painter, rect, option.state)
            area = rect.adjusted(_inset(), theme.S8, -_inset(), 0)
            upper, lower = _fonts(line)
            tokens = ("mute", "ink") if line.is_text else ("ink", "mute")
            bottom = _paint_text(painter, area, line.upper, upper, tokens[0])
            _paint_text(painter, area.adjusted(0, bottom, 0, 0), line.lower, lower, tokens[1])
        painter.restore()


def _line(index: _Index) -> SearchLine:
    line = index.data(Qt.ItemDataRole.UserRole)
    assert isinstance(line, SearchLine)
    return line


def _inset() -> int:
    return theme.S12


def _fonts(line: SearchLine) -> tuple[QFont, QFont]:
    body, small = theme.font(), theme.font(TypeStep.SECONDARY)
    return (small, body) if line.is_text else (body, small)


def _height(part: Excerpt, font: QFont, width: int) -> int:
    """The height of the text at this width. Most are one line, and that is seen at once."""
    metrics = QFontMetrics(font)
    # What is bold is wider.
    if metrics.horizontalAdvance(part.text) * 1.12 < width:
        return metrics.height()
    return int(_laid_out(part, font, width).boundingRect().height() + 0.999)


def _laid_out(part: Excerpt, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(part.text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_bold(part.text, start, end) for start, end in part.found])
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _bold(text: str, start: int, end: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = _units(text[:start])
    found.length = _units(text[start:end])
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    found.format = strong
    return found


def _units(text: str) -> int:
    """How many signs Qt counts: an emoji is two."""
    return len(text) + sum(sign > _ONE_UNIT for sign in text)


def _paint_text(painter: QPainter, area: QRectF, part: Excerpt, font: QFont, token: str) -> float:
    """Paint it, and give how high it is."""
    if not part.text:
        return 0
    layout = _laid_out(part, font, int(area.width()))
    painter.setPen(theme.current().color(token))
    layout.draw(painter, area.topLeft())
    return layout.boundingRect().height()


def _paint_ground(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
    colors = theme.current()
    has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
    is_under_mouse = bool(state & QStyle.StateFlag.State_MouseOver)
    edge = "accent" if has_focus else "edge" if is_under_mouse else "line"
    painter.setPen(QPen(colors.color(edge), sizes.STROKE if has_focus else 1))
    painter.setBrush(colors.color("card"))
    card = rect.adjusted(sizes.THIN, sizes.THIN, -sizes.THIN, -theme.S4 - sizes.THIN)
    painter.drawRoundedRect(card, theme.RADIUS_CARD, theme.RADIUS_CARD)


def _paint_head(painter: QPainter, rect: QRectF, line: SearchLine) -> None:
    font = theme.head_font()
    painter.setFont(font)
    painter.setPen(theme.current().color("mute"))
    place = rect.adjusted(0, theme.S12, 0, -theme.S4)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line.upper.text)
    size = chip_size(line.lower.text, "neutral")
    left = place.left() + QFontMetrics(font).boundingRect(QRect(), 0, line.upper.text).width() + theme.S12
    chip = QRectF(left, place.center().y() - size.height() / 2, size.width(), size.height())
    paint_chip(painter, chip, line.lower.text, "neutral")
