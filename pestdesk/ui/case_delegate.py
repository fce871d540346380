"""Paints a case in the list: title and phase, number and what is due."""

from enum import IntEnum
from typing import cast, get_args

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from pestdesk.ui import sizes, theme
from pestdesk.ui.chips import Tone, chip_size, paint_chip
from pestdesk.ui.fitting import fitted
from pestdesk.ui.theme import TypeStep

_Index = QModelIndex | QPersistentModelIndex


class CaseRole(IntEnum):
    """What the list's model tells of a case; each a str, CHIP_TONE a Tone."""

    TITLE = int(Qt.ItemDataRole.UserRole) + 1
    PHASE = TITLE + 1
    SUBTITLE = TITLE + 2
    CHIP_TEXT = TITLE + 3
    CHIP_TONE = TITLE + 4


class CaseDelegate(QStyledItemDelegate):
    """Two lines a case. The words at the left give way to the chips at the right, never the other way round."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        colors = theme.current()
        card = QRectF(option.rect).adjusted(1, sizes.S2, -1, -sizes.S2)
        is_open = bool(option.state & QStyle.StateFlag.State_Selected)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_open or has_focus:
            painter.setPen(QPen(colors.color("accent"), sizes.STROKE if has_focus else 1))
            painter.setBrush(colors.color("card" if is_open else "panel"))
            painter.drawRoundedRect(
                card.adjusted(sizes.HALF, sizes.HALF, -sizes.HALF, -sizes.HALF), theme.RADIUS_CARD, theme.RADIUS_CARD
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colors.color("neutral"))
            painter.drawRoundedRect(card, theme.RADIUS_CARD, theme.RADIUS_CARD)
        inside = card.adjusted(theme.S12, theme.S8, -theme.S12, -theme.S8)
        height = _line_height()
        upper = QRectF(inside.left(), inside.top(), inside.width(), height)
        lower = QRectF(inside.left(), inside.bottom() - height, inside.width(), height)
        _paint_line(painter, upper, _text(index, CaseRole.TITLE), True, _phase_chip(index))
        _paint_line(painter, lower, _text(index, CaseRole.SUBTITLE), False, _due_chip(index))
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
        QToolTip.showText(event.globalPos(), full_text(index), view)
        return True


def row_height() -> int:
    """The height of a row at the size of text in use."""
    return 2 * _line_height() + theme.S4 + 2 * theme.S8 + theme.S4


def full_text(index: _Index) -> str:
    """All that a row tells, unshortened."""
    pairs = ((CaseRole.TITLE, CaseRole.PHASE), (CaseRole.SUBTITLE, CaseRole.CHIP_TEXT))
    lines = (" · ".join(filter(None, (_text(index, role) for role in pair))) for pair in pairs)
    return "\n".join(line for line in lines if line)


def _paint_line(painter: QPainter, line: QRectF, text: str, is_title: bool, chip: tuple[str, Tone] | None) -> None:
    font = theme.font(bold=True) if is_title else theme.font(TypeStep.SECONDARY)
    room = line.width()
    if chip is not None:
        size = chip_size(*chip)
        width = min(float(size.width()), line.width())
        paint_chip(
            painter, QRectF(line.right() - width, line.center().y() - size.height() / 2, width, size.height()), *chip
        )
        room -= width + theme.S8
    if room <= 0:
        return
    painter.setFont(font)
    painter.setPen(theme.current().color("ink" if is_title else "mute"))
    shown = fitted(text, QFontMetrics(font), int(room), counts=is_title)
    painter.drawText(QRectF(line.left(), line.top(), room, line.height()), Qt.AlignmentFlag.AlignVCenter, shown)


def _line_height() -> int:
    return chip_size("", "neutral").height()


def _text(index: _Index, role: CaseRole) -> str:
    value = index.data(int(role))
    return value if isinstance(value, str) else ""


def _phase_chip(index: _Index) -> tuple[str, Tone] | None:
    phase = _text(index, CaseRole.PHASE)
    return (phase, "neutral") if phase else None


def _due_chip(index: _Index) -> tuple[str, Tone] | None:
    text, tone = _text(index, CaseRole.CHIP_TEXT), _text(index, CaseRole.CHIP_TONE)
    if not text:
        return None
    return text, cast(Tone, tone) if tone in get_args(Tone) else "neutral"
