"""The program's icons and marks: own drawings on a grid of 16, in the colours of the theme.

Icons are files (resources/icons/*.svg); marks are painted, for lists and the calendar draw many of them.
"""

from enum import Enum
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap, QPolygonF

from pestdesk.resources import resource
from pestdesk.ui import sizes, theme

_SCREEN_SCALES = (1.0, 1.5, 2.0, 3.0)


class Mark(Enum):
    """How a step, a check or an appointment stands: a shape, a colour, and the `word` for a screen reader."""

    LATE = ("te laat", "late")
    TODAY = ("vandaag", "today")
    PLANNED = ("gepland", "planned")
    DONE = ("klaar", "done")
    OPEN = ("open", "mute")
    CURRENT = ("aan de beurt", "accent")
    OPTIONAL = ("mag", "mute")
    SKIPPED = ("overgeslagen", "mute")
    BLOCKED = ("geblokkeerd", "mute")
    WAITING = ("wacht", "mute")

    def __init__(self, word: str, token: str) -> None:
        self.word = word
        self.token = token

    @property
    def soft(self) -> str:
        """The token of the ground on which what it marks may stand."""
        return f"{self.token}_soft" if self in _WITH_GROUND else "neutral"


_WITH_GROUND = (Mark.LATE, Mark.TODAY, Mark.PLANNED, Mark.DONE)


def paint_mark(painter: QPainter, rect: QRectF, mark: Mark, *, token: str | None = None) -> None:
    """Paint a mark in the largest square that fits in `rect`; `token` replaces the mark's own colour."""
    colors = theme.current()
    color = colors.color(token or mark.token)
    side = min(rect.width(), rect.height())
    middle = rect.center()
    unit = side / sizes.ICON
    pen = QPen(
        color, sizes.MARK_LINE * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark is Mark.LATE:
        painter.setBrush(color)
        painter.drawPolygon(_points(middle, unit, (0, -5.2), (5.6, 4.6), (-5.6, 4.6)))
    elif mark is Mark.TODAY:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(middle, 5.6 * unit, 5.6 * unit)
    elif mark is Mark.PLANNED:
        pen.setWidthF(sizes.MARK_LINE_THICK * unit)
        painter.setPen(pen)
        painter.drawEllipse(middle, 5 * unit, 5 * unit)
    elif mark is Mark.DONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(middle, 7.5 * unit, 7.5 * unit)
        pen.setColor(colors.color("card"))
        pen.setWidthF(sizes.MARK_LINE_THICK * unit)
        painter.setPen(pen)
        painter.drawPolyline(_points(middle, unit, (-3.4, 0.3), (-0.9, 2.8), (3.5, -2.6)))
    elif mark is Mark.CURRENT:
        pen.setWidthF(sizes.MARK_LINE_THICK * unit)
        painter.setPen(pen)
        painter.drawEllipse(middle, 6.5 * unit, 6.5 * unit)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(middle, 2.8 * unit, 2.8 * unit)
    elif mark is Mark.OPEN:
        painter.drawEllipse(middle, 6.7 * unit, 6.7 * unit)
    elif mark is Mark.OPTIONAL:
        pen.setDashPattern([0.2, 2.28])
        painter.setPen(pen)
        painter.drawEllipse(middle, 6.7 * unit, 6.7 * unit)
    elif mark is Mark.SKIPPED:
        painter.drawEllipse(middle, 6.7 * unit, 6.7 * unit)
        painter.drawLine(middle + QPointF(-3.2, 0) * unit, middle + QPointF(3.2, 0) * unit)
    elif mark is Mark.BLOCKED:
        painter.drawEllipse(middle, 6.7 * unit, 6.7 * unit)
        painter.drawLine(middle + QPointF(-4.6, -4.6) * unit, middle + QPointF(4.6, 4.6) * unit)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for across in (-4.6, 0.0, 4.6):
            painter.drawEllipse(middle + QPointF(across, 0) * unit, 1.5 * unit, 1.5 * unit)
    painter.restore()


def mark_pixmap(mark: Mark, size: int, scale: float = 1.0) -> QPixmap:
    """A mark as a picture of `size` logical pixels for a screen of `scale`."""
    made = QPixmap(round(size * scale), round(size * scale))
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_mark(painter, QRectF(0, 0, size, size), mark)
    painter.end()
    return made


def pixmap(name: str, token: str = "ink", size: int = sizes.ICON, scale: float = 1.0) -> QPixmap:
    """An icon of resources/icons in the colour of `token`, `size` logical pixels, for a screen of `scale`.

    FileNotFoundError for a name without a file, KeyError for a colour that is no token.
    """
    return _tinted(name, theme.current().color(token).name(), size, scale)


def icon(name: str, token: str = "ink", size: int | None = None, gap: int = 0) -> QIcon:
    """An icon in the colour of `token`, sharp on every screen, with `gap` pixels of room behind it.

    Ask again after `theme.changed`.
    """
    return _tinted_icon(name, theme.current().color(token).name(), size or theme.px(sizes.ICON), gap)


def mark_icon(mark: Mark, size: int, gap: int = 0) -> QIcon:
    """A mark as an icon, with `gap` pixels of room behind it."""
    made = QIcon()
    for scale in _SCREEN_SCALES:
        made.addPixmap(_with_room(mark_pixmap(mark, size, scale), gap))
    return made


def _with_room(drawn: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return drawn
    scale = drawn.devicePixelRatioF()
    made = QPixmap(drawn.width() + round(gap * scale), drawn.height())
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return made


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _tinted_icon(name: str, color: str, size: int, gap: int) -> QIcon:
    made = QIcon()
    for scale in _SCREEN_SCALES:
        made.addPixmap(_with_room(_tinted(name, color, size, scale), gap))
    return made


@lru_cache(maxsize=512)
def _tinted(name: str, color: str, size: int, scale: float) -> QPixmap:
    # QtSvg is loaded at the first icon, not at the first window.
    from PySide6.QtSvg import QSvgRenderer

    made = QPixmap(round(size * scale), round(size * scale))
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawing = QSvgRenderer(_drawing(name).replace("currentColor", color).encode())
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


def _points(middle: QPointF, unit: float, *offsets: tuple[float, float]) -> QPolygonF:
    return QPolygonF([middle + QPointF(x, y) * unit for x, y in offsets])
