"""Fields beside each other, or under each other where the page is too narrow for that."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from pestdesk.ui import theme
from pestdesk.ui.beside import turn


class FieldLine(QWidget):
    """Widgets with their shares of the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.S16)

    def add(self, part: QWidget, share: int) -> None:
        """Put one after the others."""
        self._parts.append(part)
        self._row.addWidget(part, share, Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part: that is how narrow it can become."""
        least = [part.minimumSizeHint() for part in self._parts if not part.isHidden()]
        return QSize(max((size.width() for size in least), default=0), max((s.height() for s in least), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other as long as that fits."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """What is chosen in a field may need more room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        shown = [part for part in self._parts if not part.isHidden()]
        needed = sum(part.minimumSizeHint().width() for part in shown) + theme.S16 * (len(shown) - 1)
        turn(self._row, is_beside=needed <= self.width())
