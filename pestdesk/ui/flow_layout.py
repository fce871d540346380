"""A layout that puts things in a row and goes on in the next row when the width is used up."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from pestdesk.ui import theme


class FlowLayout(QLayout):
    """Rows from left to right; each row is as high as its highest part, the others stand in its middle."""

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = theme.S8, row_spacing: int = theme.S4
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        # The height at each width that was asked for; as with Qt's own layouts, until something in it changes.
        self._heights: dict[int, int] = {}
        self._row_spacing = row_spacing
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's own name
        """Put something at the end."""
        self._items.append(item)
        self.invalidate()

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget before the one at `index`."""
        self.addChildWidget(widget)
        self._items.insert(index, QWidgetItem(widget))
        self.invalidate()

    def count(self) -> int:
        """How many things it holds."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """The thing at `index`, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Take the thing at `index` out, None beyond the last."""
        if not 0 <= index < len(self._items):
            return None
        self._heights.clear()
        return self._items.pop(index)

    def invalidate(self) -> None:
        """Something in it asks for other room."""
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrower row is a higher one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width, in pixels."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Arrange everything in `rect`."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """Everything in one row."""
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + max(0, len(shown) - 1) * self.spacing()
        height = max((item.sizeHint().height() for item in shown), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:  # noqa: N802
        """The widest part."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        margins = self.contentsMargins()
        inside = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        y = inside.y()
        row: list[QLayoutItem] = []
        used = 0
        for item in self._shown():
            width = item.sizeHint().width()
            if row and used + self.spacing() + width > inside.width():
                y += self._close_row(row, inside, y, place=place) + self._row_spacing
                row, used = [], 0
            used += width + (self.spacing() if row else 0)
            row.append(item)
        if row:
            y += self._close_row(row, inside, y, place=place)
        return y + margins.bottom() - rect.y()

    def _close_row(self, row: list[QLayoutItem], inside: QRect, y: int, *, place: bool) -> int:
        sizes = [_fitted(item, inside.width()) for item in row]
        height = max(size.height() for size in sizes)
        if place:
            x = inside.x()
            for item, size in zip(row, sizes, strict=True):
                item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
        return height


def _fitted(item: QLayoutItem, width: int) -> QSize:
    """The room of a part: all it asks for, or the whole width; words that wrap are higher then."""
    size = item.sizeHint()
    if size.width() <= width:
        return size
    return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else size.height())
