"""Paints the lists of the day: as cards on the page, as narrow rows in the calendar pane."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pestdesk.domain.dutch import grouped
from pestdesk.ui import sizes, theme
from pestdesk.ui.agenda_lines import AgendaLine
from pestdesk.ui.chips import chip_size, paint_chip
from pestdesk.ui.fitting import fitted
from pestdesk.ui.icons import paint_mark
from pestdesk.ui.line_list import LineKind
from pestdesk.ui.theme import TypeStep

_Index = QModelIndex | QPersistentModelIndex
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TALLEST = 10_000


class AgendaDelegate(QStyledItemDelegate):
    """`is_wide` for cards with their act at the right; otherwise two lines beside a mark."""

    def __init__(self, view: QListView, *, is_wide: bool) -> None:
        super().__init__(view)
        self._view = view
        self._is_wide = is_wide

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """By the size of text; words wrap."""
        line = _line(index)
        if line.kind is LineKind.HEAD:
            return QSize(0, chip_size("0", "neutral").height() + theme.S12 + theme.S4)
        if line.kind is LineKind.WORDS:
            width = self._view.viewport().width() or theme.px(sizes.COLUMN)
            metrics = QFontMetrics(theme.font(TypeStep.SECONDARY))
            height = metrics.boundingRect(QRect(0, 0, width, _TALLEST), int(_WRAP), line.upper).height()
            return QSize(0, height + theme.S4)
        words = QFontMetrics(theme.font()).height() + QFontMetrics(theme.font(TypeStep.SECONDARY)).height()
        # A card: the words, the room inside it, and the room to the next one.
        return QSize(0, words + (2 * theme.S8 + theme.S8 if self._is_wide else theme.S8 + sizes.S2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one line."""
        line = _line(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.kind is LineKind.HEAD:
            _paint_head(painter, QRectF(option.rect), line)
        elif line.kind is LineKind.WORDS:
            painter.setFont(theme.font(TypeStep.SECONDARY))
            painter.setPen(theme.current().color("mute"))
            painter.drawText(option.rect, int(_WRAP), line.upper)
        else:
            has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            is_under_mouse = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_row(painter, QRectF(option.rect), line, has_focus=has_focus, is_under_mouse=is_under_mouse)
        painter.restore()

    def _paint_row(
        self, painter: QPainter, rect: QRectF, line: AgendaLine, *, has_focus: bool, is_under_mouse: bool
    ) -> None:
        colors = theme.current()
        gap = theme.S8 if self._is_wide else sizes.S2
        area = rect.adjusted(1, 1, -1, -1 - gap)
        radius = theme.RADIUS_CARD if self._is_wide else theme.RADIUS_CONTROL
        edge = "accent" if has_focus else "edge" if is_under_mouse else "line"
        painter.setPen(QPen(colors.color(edge), sizes.STROKE if has_focus else 1))
        painter.setBrush(colors.color("card"))
        if self._is_wide:
            painter.drawRoundedRect(area.adjusted(sizes.HALF, sizes.HALF, -sizes.HALF, -sizes.HALF), radius, radius)
        elif has_focus or is_under_mouse:
            if not has_focus:
                painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("neutral"))
            painter.drawRoundedRect(area, radius, radius)
        inset = theme.S8 if self._is_wide else theme.S4
        inside = area.adjusted(inset, inset, -inset, -inset)
        ground = QRectF(inside.left(), inside.top(), inside.height(), inside.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(line.mark.soft))
        painter.drawRoundedRect(ground, theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
        around = ground.height() * 0.3
        paint_mark(painter, ground.adjusted(around, around, -around, -around), line.mark)
        left = ground.right() + (theme.S12 if self._is_wide else theme.S8)
        words = QRectF(left, inside.top(), inside.right() - left, inside.height())
        if self._is_wide:
            words.setRight(_paint_act(painter, words, line) - theme.S12)
        _paint_words(painter, words, line, is_bold=self._is_wide)


def _paint_head(painter: QPainter, rect: QRectF, line: AgendaLine) -> None:
    font = theme.head_font()
    painter.setFont(font)
    painter.setPen(theme.current().color("mute"))
    place = rect.adjusted(0, theme.S12, 0, -theme.S4)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line.upper)
    if line.count:
        size = chip_size(grouped(line.count), "neutral")
        x = place.left() + QFontMetrics(font).horizontalAdvance(line.upper) + theme.S8
        x = min(x, place.right() - size.width())
        y = place.center().y() - size.height() / 2
        paint_chip(painter, QRectF(x, y, size.width(), size.height()), grouped(line.count), "neutral")


def _paint_act(painter: QPainter, words: QRectF, line: AgendaLine) -> float:
    """The act as a button at the right, and before it who and when; gives where these begin."""
    colors = theme.current()
    font = theme.font()
    width = QFontMetrics(font).horizontalAdvance(line.action) + 2 * theme.S12
    height = theme.px(theme.HIT_HEIGHT)
    act = QRectF(words.right() - width - theme.S4, words.center().y() - height / 2, width, height)
    painter.setPen(QPen(colors.color("line"), 1))
    painter.setBrush(colors.color("card"))
    painter.drawRoundedRect(
        act.adjusted(sizes.HALF, sizes.HALF, -sizes.HALF, -sizes.HALF), theme.RADIUS_CONTROL, theme.RADIUS_CONTROL
    )
    painter.setFont(font)
    painter.setPen(colors.color("ink"))
    painter.drawText(act, Qt.AlignmentFlag.AlignCenter, line.action)
    secondary = theme.font(TypeStep.SECONDARY)
    metrics = QFontMetrics(secondary)
    room = act.left() - theme.S12 - words.left()
    # The words at the left come first: they keep what they need, or half of the room when that is less.
    needed = max(
        QFontMetrics(theme.font(bold=True)).horizontalAdvance(line.upper), metrics.horizontalAdvance(line.lower)
    )
    meta = fitted(line.meta, metrics, int(max(room - needed - theme.S12, room * 0.4)))
    left = act.left() - theme.S12 - metrics.horizontalAdvance(meta)
    painter.setFont(secondary)
    painter.setPen(colors.color("mute"))
    painter.drawText(
        QRectF(left, words.top(), act.left() - left, words.height()), Qt.AlignmentFlag.AlignVCenter, meta
    )
    return left


def _paint_words(painter: QPainter, place: QRectF, line: AgendaLine, *, is_bold: bool) -> None:
    colors = theme.current()
    width = int(place.width())
    upper, lower = theme.font(bold=is_bold), theme.font(TypeStep.SECONDARY)
    names = fitted(line.upper, QFontMetrics(upper), width, counts=True)
    # The day stands first, so it is never what is cut.
    what = QFontMetrics(lower).elidedText(line.lower, Qt.TextElideMode.ElideRight, width)
    heights = [QFontMetrics(font).height() for font in (upper, lower)]
    top = place.top() + (place.height() - sum(heights)) / 2
    for text, font, token, height in ((names, upper, "ink", heights[0]), (what, lower, "mute", heights[1])):
        painter.setFont(font)
        painter.setPen(colors.color(token))
        painter.drawText(QRectF(place.left(), top, width, height), Qt.AlignmentFlag.AlignVCenter, text)
        top += height


def _line(index: _Index) -> AgendaLine:
    line = index.data(Qt.ItemDataRole.UserRole)
    assert isinstance(line, AgendaLine)
    return line
