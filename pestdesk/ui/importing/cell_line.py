"""A line of short texts in columns, of which as many are shown as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pestdesk.ui import sizes, theme
from pestdesk.ui.theme import TypeStep


class CellLine(QWidget):
    """Paints its cells; one that is too long ends in …, and one that does not fit beside the others is left out."""

    def __init__(self, *, bold: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: tuple[str, ...] = ()
        self._is_bold = bold
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def cells(self) -> tuple[str, ...]:
        """What it says, also what is not in sight."""
        return self._cells

    def set_cells(self, cells: Sequence[str]) -> None:
        """Say this."""
        self._cells = tuple(cells)
        self.setToolTip(" · ".join(cell for cell in cells if cell))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for one cell; more is welcome."""
        return QSize(theme.px(sizes.FIELD_SHORT), theme.px(theme.HIT_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Room for half a cell."""
        return QSize(theme.px(sizes.FIELD_SHORT) // 2, theme.px(theme.HIT_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as many as fit, each as wide as the others."""
        count = min(len(self._cells), max(1, self.width() // theme.px(sizes.FIELD_SHORT)))
        if count == 0:
            return
        painter = QPainter(self)
        font = theme.font(TypeStep.BODY if self._is_bold else TypeStep.SECONDARY, bold=self._is_bold)
        painter.setFont(font)
        painter.setPen(theme.current().color("ink" if self._is_bold else "mute"))
        metrics, width = QFontMetrics(font), self.width() // count
        for at, cell in enumerate(self._cells[:count]):
            room = QRect(at * width, 0, width - theme.S12, self.height())
            words = metrics.elidedText(cell, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        painter.end()
