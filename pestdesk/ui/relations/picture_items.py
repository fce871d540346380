"""What stands in the picture: a pupil with the name under the shape, and a line between two."""

from enum import IntEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from pestdesk.domain.relations import Link, RelatedPupil
from pestdesk.ui import discretion, sizes, theme
from pestdesk.ui.relations.shapes import Shape, arrow_head, line_pen, paint_shape, shape_of
from pestdesk.ui.theme import TypeStep

_FAINT = 0.3


class Look(IntEnum):
    """How an item stands beside what is chosen."""

    FAINT = 0
    PLAIN = 1
    CHOSEN = 2


class PupilItem(QGraphicsItem):
    """One pupil; its place is the middle of its cell."""

    def __init__(self, index: int, pupil: RelatedPupil, name: str) -> None:
        super().__init__()
        self.index, self._class = index, pupil.school_class
        given = pupil.name.given if name != pupil.name.short else name
        #: The name, and the two lines in which it is written when it is too long for one.
        self._name, self._lines = name, (given, name.removeprefix(given).strip())
        self.shape_kind: Shape = shape_of(pupil)
        self.look = Look.PLAIN
        self.has_focus = False
        self.setZValue(1)

    @property
    def middle(self) -> QPointF:
        """The middle of its shape, in the scene: where lines end."""
        return self.pos() + QPointF(0, theme.px(sizes.RELATION_SHAPE_AT) - theme.px(sizes.RELATION_HEIGHT) / 2)

    def boundingRect(self) -> QRectF:
        """Its cell."""
        width, height = theme.px(sizes.RELATION_WIDTH), theme.px(sizes.RELATION_HEIGHT)
        return QRectF(-width / 2, -height / 2, width, height)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint the shape, and name and class under it on a ground of their own: lines may pass behind them."""
        colors = theme.current()
        middle = self.mapFromScene(self.middle)
        radius = float(theme.px(sizes.RELATION_RADIUS))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.look is Look.CHOSEN:
            painter.setPen(QPen(colors.color("accent"), theme.px(sizes.BAR if self.has_focus else sizes.STROKE)))
            painter.setBrush(colors.color("card"))
            around = radius + theme.px(sizes.RELATION_CLEAR)
            painter.drawEllipse(middle, around, around)
        paint_shape(painter, self.shape_kind, middle, radius)
        top = middle.y() + radius + theme.px(sizes.RELATION_CLEAR)
        is_chosen = self.look is Look.CHOSEN
        name = discretion.shown(self._name)
        room = theme.px(sizes.RELATION_WIDTH) - theme.S8
        is_long = QFontMetricsF(theme.font(TypeStep.SECONDARY, bold=is_chosen)).horizontalAdvance(name) > room
        for line in map(discretion.shown, self._lines) if is_long else (name,):
            top = self._paint_words(painter, line, top, TypeStep.SECONDARY, "ink", is_bold=is_chosen)
        self._paint_words(painter, self._class, top, TypeStep.SMALL, "mute", is_bold=False)

    def _paint_words(
        self, painter: QPainter, words: str, top: float, step: TypeStep, token: str, *, is_bold: bool
    ) -> float:
        """One line of words, shortened to the cell; gives where the next line begins."""
        if not words:
            return top
        colors = theme.current()
        font = theme.font(step, bold=is_bold)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, theme.px(sizes.RELATION_WIDTH) - theme.S8)
        width = metrics.horizontalAdvance(shown)
        line = QRectF(-width / 2, top, width, metrics.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("card"))
        painter.drawRoundedRect(line.adjusted(-sizes.S2, 0, sizes.S2, 0), theme.S4, theme.S4)
        painter.setFont(font)
        painter.setPen(colors.color(token))
        painter.drawText(line.adjusted(-sizes.S2, 0, sizes.S2, 0), Qt.AlignmentFlag.AlignCenter, shown)
        return line.bottom()


class LinkItem(QGraphicsItem):
    """All that is between two pupils: a line with an arrow to whom it is aimed at, and how many cases there are."""

    def __init__(self, link: Link, one: PupilItem, other: PupilItem) -> None:
        super().__init__()
        self.link = link
        self._one, self._other = one, other
        self.look = Look.PLAIN

    def follow(self) -> None:
        """Its pupils moved."""
        self.prepareGeometryChange()

    def _ends(self) -> tuple[QPointF, QPointF, QPointF]:
        """Where the line begins and ends, clear of the shapes, and its direction, which is one long."""
        start, end = self._one.middle, self._other.middle
        way = end - start
        length = max((way.x() ** 2 + way.y() ** 2) ** 0.5, 1.0)
        direction = way / length
        clear = direction * min(float(theme.px(sizes.RELATION_RADIUS + sizes.RELATION_CLEAR)), length / 3)
        return start + clear, end - clear, direction

    def boundingRect(self) -> QRectF:
        """The room of the line, its arrows and its number."""
        start, end, _direction = self._ends()
        room = float(theme.px(sizes.RELATION_NEAR + theme.S4))
        return QRectF(start, end).normalized().adjusted(-room, -room, room, room)

    def shape(self) -> QPainterPath:
        """Where a click is meant for this line."""
        start, end, _direction = self._ends()
        path = QPainterPath(start)
        path.lineTo(end)
        stroker = QPainterPathStroker()
        stroker.setWidth(theme.px(sizes.RELATION_NEAR))
        return stroker.createStroke(path)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint the line, its arrows, and the number of cases where there are more than one."""
        start, end, direction = self._ends()
        count = len(self.link.case_ids)
        token = "accent" if self.look is Look.CHOSEN else "mute"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(_FAINT if self.look is Look.FAINT else 1.0)
        painter.setPen(line_pen(self.link.kind, count, token))
        painter.drawLine(start, end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color(token))
        for pupil, tip, toward in ((self.link.one, start, -direction), (self.link.other, end, direction)):
            if pupil in self.link.targets:
                painter.drawPolygon(arrow_head(tip + toward * theme.px(sizes.S2), toward))
        if count > 1:
            self._paint_count(painter, (start + end) / 2, f"{count}×", token)

    @staticmethod
    def _paint_count(painter: QPainter, middle: QPointF, words: str, token: str) -> None:
        font = theme.font(TypeStep.SMALL, bold=True)
        metrics = QFontMetricsF(font)
        size = metrics.size(0, words)
        badge = QRectF(0, 0, size.width() + theme.S8, size.height())
        badge.moveCenter(middle)
        painter.setBrush(theme.current().color("card"))
        painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
        painter.setFont(font)
        painter.setPen(theme.current().color(token))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
