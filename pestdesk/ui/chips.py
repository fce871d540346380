"""Chips: a few words in a coloured round, as a widget and for delegates."""

from typing import Final, Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pestdesk.ui import sizes, theme
from pestdesk.ui.discretion import say, shown
from pestdesk.ui.icons import Mark, paint_mark
from pestdesk.ui.theme import TypeStep

Tone = Literal["late", "today", "planned", "done", "neutral", "accent"]

# A tone that tells a state also has a shape: never by colour alone.
MARKS: Final[dict[Tone, Mark]] = {"late": Mark.LATE, "today": Mark.TODAY, "planned": Mark.PLANNED, "done": Mark.DONE}

_BACKGROUND: Final[dict[Tone, str]] = {
    "late": "late_soft",
    "today": "today_soft",
    "planned": "planned_soft",
    "done": "done_soft",
    "neutral": "neutral",
    "accent": "accent_soft",
}
_FOREGROUND: Final[dict[Tone, str]] = {
    "late": "late",
    "today": "today",
    "planned": "planned",
    "done": "done",
    "neutral": "mute",
    "accent": "accent",
}


def chip_colors(tone: Tone) -> tuple[str, str]:
    """The tokens of a tone: text and ground."""
    return _FOREGROUND[tone], _BACKGROUND[tone]


def chip_size(text: str, tone: Tone, *, marked: bool = True) -> QSize:
    """The room that a chip needs, in logical pixels."""
    metrics = QFontMetricsF(theme.font(TypeStep.SECONDARY, bold=tone != "neutral"))
    width = metrics.horizontalAdvance(text) + 2 * theme.px(sizes.CHIP_ASIDE)
    if marked and tone in MARKS:
        width += _mark_side() + theme.S4
    return QSize(int(width) + 1, int(metrics.height()) + 2 * theme.px(sizes.S3))


def paint_chip(painter: QPainter, rect: QRectF, text: str, tone: Tone, *, marked: bool = True) -> None:
    """Paint a chip; text that does not fit in `rect` ends in …"""
    colors = theme.current()
    foreground, background = chip_colors(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colors.color("line"), 1) if tone == "neutral" else theme.soft_edge(foreground))
    painter.setBrush(colors.color(background))
    painter.drawRoundedRect(
        rect.adjusted(sizes.HALF, sizes.HALF, -sizes.HALF, -sizes.HALF), rect.height() / 2, rect.height() / 2
    )
    inside = rect.adjusted(theme.px(sizes.CHIP_ASIDE), 0, -theme.px(sizes.CHIP_ASIDE) + 1, 0)
    if marked and tone in MARKS:
        side = _mark_side()
        paint_mark(painter, QRectF(inside.left(), rect.center().y() - side / 2, side, side), MARKS[tone])
        inside.adjust(side + theme.S4, 0, 0, 0)
    font = theme.font(TypeStep.SECONDARY, bold=tone != "neutral")
    painter.setFont(font)
    painter.setPen(colors.color(foreground))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, inside.width() + 1)
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
    painter.restore()


def _mark_side() -> int:
    return theme.px(sizes.MARK)


class Chip(QWidget):
    """A chip that cannot be pressed; `tone` gives colour and mark (`marked=False` leaves the mark out)."""

    def __init__(
        self, text: str = "", tone: Tone = "neutral", *, marked: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._tone: Tone = tone
        self._marked = marked
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        say(self, "accessibleName", text)

    def text(self) -> str:
        """What it says."""
        return self._text

    def tone(self) -> Tone:
        """Its tone."""
        return self._tone

    def set_chip(self, text: str, tone: Tone) -> None:
        """Say something else."""
        self._text, self._tone = text, tone
        say(self, "accessibleName", text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The room for the whole text."""
        return chip_size(shown(self._text), self._tone, marked=self._marked)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the font."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), shown(self._text), self._tone, marked=self._marked)
        painter.end()
