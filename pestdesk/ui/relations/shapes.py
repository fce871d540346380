"""The shapes and lines of the picture, and what each of them says: role and kind are never told by colour alone."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from pestdesk.domain.protocol import Role
from pestdesk.domain.relations import RelatedPupil, TieKind
from pestdesk.ui import sizes, theme

#: Beside a circle of radius 1: as much to see in each shape.
_SQUARE, _DIAMOND, _TRIANGLE, _DOT = 0.88, 1.2, 1.18, 0.62


class Shape(Enum):
    """What a pupil is over all cases of the year: a shape, and a colour beside it."""

    VICTIM = "planned"
    PERPETRATOR = "today"
    FOLLOWER = "mute"
    BOTH = "accent"
    NONE = "edge"

    @property
    def soft(self) -> str:
        """The token of its inside."""
        return {"mute": "neutral", "edge": "card"}.get(self.value, f"{self.value}_soft")


def shape_of(pupil: RelatedPupil) -> Shape:
    """The shape of a pupil."""
    if pupil.is_aimed_at and pupil.acts:
        return Shape.BOTH
    if pupil.is_aimed_at:
        return Shape.VICTIM
    if Role.PERPETRATOR in pupil.roles:
        return Shape.PERPETRATOR
    return Shape.FOLLOWER if pupil.acts else Shape.NONE


def shape_path(shape: Shape, middle: QPointF, radius: float) -> QPainterPath:
    """The outline of a shape, as large as a circle of this radius looks."""
    path = QPainterPath()
    if shape in (Shape.VICTIM, Shape.NONE):
        size = radius * (_DOT if shape is Shape.NONE else 1)
        path.addEllipse(middle, size, size)
    elif shape is Shape.PERPETRATOR:
        side = radius * _SQUARE
        path.addRect(QRectF(middle.x() - side, middle.y() - side, 2 * side, 2 * side))
    else:
        size = radius * (_DIAMOND if shape is Shape.BOTH else _TRIANGLE)
        corners = [(0, -1), (1, 0), (0, 1), (-1, 0)] if shape is Shape.BOTH else [(0, -0.9), (1, 0.8), (-1, 0.8)]
        path.addPolygon(QPolygonF([middle + QPointF(x, y) * size for x, y in corners]))
        path.closeSubpath()
    return path


def paint_shape(painter: QPainter, shape: Shape, middle: QPointF, radius: float) -> None:
    """Paint the shape of a pupil."""
    colors = theme.current()
    pen = QPen(colors.color(shape.value), theme.px(sizes.STROKE))
    if shape is Shape.NONE:
        pen.setStyle(Qt.PenStyle.DotLine)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(colors.color(shape.soft))
    painter.drawPath(shape_path(shape, middle, radius))


def line_pen(kind: TieKind, count: int = 1, token: str = "mute") -> QPen:
    """The line between two: whole for pesten, in stripes for meelopen, in dots for what was no bullying; thicker for
    more cases."""
    width = min(sizes.RELATION_LINE + sizes.RELATION_LINE_PER_CASE * (count - 1), sizes.RELATION_LINE_MOST)
    pen = QPen(theme.current().color(token), theme.exact(width))
    if kind is not TieKind.PERPETRATOR:
        pen.setDashPattern([4, 3] if kind is TieKind.FOLLOWER else [1, 3])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def arrow_head(tip: QPointF, direction: QPointF) -> QPolygonF:
    """The head of an arrow that ends at `tip`; `direction` is one long."""
    long, half = float(theme.px(sizes.ARROW)), float(theme.px(sizes.ARROW_HALF))
    back = tip - direction * long
    aside = QPointF(-direction.y(), direction.x()) * half
    return QPolygonF([tip, back + aside, back - aside])
