"""The list of steps beside the form: mark, title, a line below, and which one is open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from pestdesk.ui import sizes, theme
from pestdesk.ui.discreet_views import DiscreetList
from pestdesk.ui.discretion import shown
from pestdesk.ui.fitting import first_that_fits, fitted
from pestdesk.ui.icons import Mark, paint_mark
from pestdesk.ui.theme import TypeStep

_Index = QModelIndex | QPersistentModelIndex
_ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: how it stands, its name, who or when, and a shorter name for where that one does not fit."""

    mark: Mark
    title: str
    subtitle: str = ""
    short_title: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.title, self.mark.word, self.subtitle) if part)


class StepListModel(QAbstractListModel):
    """The rows, in the protocol's order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[StepRow, ...] = ()

    def set_rows(self, rows: Sequence[StepRow]) -> None:
        """Show these rows; only what differs is told to the views when the number stays the same."""
        new = tuple(rows)
        if len(new) != len(self._rows):
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        old, self._rows = self._rows, new
        for row, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many steps."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """A row's title, its words for a screen reader and its tooltip, or the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        row = replace(row, title=shown(row.title), subtitle=shown(row.subtitle))
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (row.title, row.subtitle) if part)
        return row if role == _ROW_ROLE else None


class StepDelegate(QStyledItemDelegate):
    """Paints a step in two lines beside its mark."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row = index.data(_ROW_ROLE)
        if not isinstance(row, StepRow):
            return
        colors = theme.current()
        is_open = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = option.rect.adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_open or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(theme.soft_edge("accent"))
            painter.setBrush(colors.color("accent_soft" if is_open else "neutral"))
            painter.drawRoundedRect(rect, theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
        if option.state & QStyle.StateFlag.State_HasFocus and is_open:
            painter.setPen(QPen(colors.color("accent"), sizes.STROKE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
        side = theme.px(sizes.ICON)
        has_words = rect.width() >= theme.px(sizes.FIELD_SHORT)
        left = rect.left() + theme.S8 if has_words else rect.center().x() - side / 2 + sizes.HALF
        mark_rect = QRectF(left, rect.center().y() - side / 2 + sizes.HALF, side, side)
        paint_mark(painter, mark_rect, row.mark, token="accent" if row.mark is Mark.DONE else None)
        if has_words:
            self._paint_words(painter, rect, row, int(mark_rect.right()) + theme.S8, is_open=is_open)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines and the room around them."""
        height = _title_height() + _subtitle_height() + 2 * theme.S8 - sizes.S2
        return QSize(theme.px(sizes.FIELD_SHORT), max(height, theme.HIT_HEIGHT))

    @staticmethod
    def _paint_words(painter: QPainter, rect: QRect, row: StepRow, left: int, *, is_open: bool) -> None:
        colors = theme.current()
        width = rect.right() - theme.S8 - left
        both = _title_height() + (_subtitle_height() if row.subtitle else 0)
        top = rect.top() + (rect.height() - both) // 2
        # Measured in bold, so that the name stays what it is when the step is opened.
        widest = QFontMetrics(theme.font(bold=True))
        title = first_that_fits([row.title, row.short_title or row.title], widest, width)
        for text, font, token, height in (
            (title, theme.font(bold=is_open), "ink", _title_height()),
            (row.subtitle, theme.font(TypeStep.SECONDARY), "mute", _subtitle_height()),
        ):
            painter.setFont(font)
            painter.setPen(colors.color(token))
            shown = fitted(text, QFontMetrics(font), width)
            painter.drawText(QRect(left, top, width, height), Qt.AlignmentFlag.AlignVCenter, shown)
            top += height


class StepListView(DiscreetList):
    """The list; `chosen(row)` tells that the user opened a step, by mouse or by arrow."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = StepListModel(self)
        self._is_telling = True
        self.setModel(self._model)
        self.setItemDelegate(StepDelegate(self))
        self.setAccessibleName("Stappen")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def set_rows(self, rows: Sequence[StepRow]) -> None:
        """Show these steps; the one that is open stays open, and nothing is told."""
        row = self.selected()
        self._is_telling = False
        self._model.set_rows(rows)
        self._is_telling = True
        if 0 <= row < len(rows):
            self.select(row)

    def select(self, row: int) -> None:
        """Mark a step as the one that is open, without telling it."""
        self._is_telling = False
        self.setCurrentIndex(self._model.index(row))
        self._is_telling = True

    def selected(self) -> int:
        """The row that is open, -1 when there is none."""
        return self.currentIndex().row()

    def event(self, event: QEvent) -> bool:
        """Measure the rows again when the text grows."""
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
        return super().event(event)

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._is_telling and current.isValid():
            self.chosen.emit(current.row())


def _title_height() -> int:
    return QFontMetrics(theme.font()).height()


def _subtitle_height() -> int:
    return QFontMetrics(theme.font(TypeStep.SECONDARY)).height()
