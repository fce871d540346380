"""The steps of a phase as marks on a line: how far it is, in one look."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pestdesk.ui import sizes, theme
from pestdesk.ui.icons import Mark, paint_mark


class PhaseLine(QWidget):
    """Marks joined by a line; the words stand in the tooltips and in the accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[tuple[Mark, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Voortgang van de fase")

    def set_steps(self, steps: Sequence[tuple[Mark, str]]) -> None:
        """Show these steps: mark and label, in their order."""
        self._steps = tuple(steps)
        self.setAccessibleDescription("; ".join(f"{label}: {mark.word}" for mark, label in self._steps))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Marks with as much line between them as their own size."""
        side = theme.px(sizes.ICON)
        count = len(self._steps)
        return QSize(count * side + max(0, count - 1) * theme.px(theme.S8), side + theme.S4)

    def minimumSizeHint(self) -> QSize:
        """It is never cut."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Show the label of the mark under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        return super().event(event)

    def tip_at(self, point: QPoint) -> str:
        """The words for the mark under a point, empty beside the marks."""
        for (mark, label), rect in zip(self._steps, self._places(), strict=True):
            if rect.adjusted(-theme.S4, -theme.S4, theme.S4, theme.S4).contains(QPointF(point)):
                return f"{label}: {mark.word}"
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line under the marks, then the marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.current()
        places = self._places()
        for index, (before, after) in enumerate(pairwise(places)):
            is_behind = self._steps[index][0] in (Mark.DONE, Mark.SKIPPED)
            painter.setPen(QPen(colors.color("accent" if is_behind else "edge"), sizes.THIN, Qt.PenStyle.SolidLine))
            painter.drawLine(
                QPointF(before.right() + 1, before.center().y()), QPointF(after.left() - 1, after.center().y())
            )
        for (mark, _label), place in zip(self._steps, places, strict=True):
            paint_mark(painter, place, mark, token="accent" if mark is Mark.DONE else None)
        painter.end()

    def _places(self) -> list[QRectF]:
        side = theme.px(sizes.ICON)
        top = (self.height() - side) / 2
        return [QRectF(index * (side + theme.px(theme.S8)), top, side, side) for index in range(len(self._steps))]
