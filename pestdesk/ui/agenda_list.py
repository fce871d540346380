"""The list of dated and waiting things, for the page of the day and for the calendar pane."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from pestdesk.ui.agenda_delegate import AgendaDelegate
from pestdesk.ui.agenda_lines import AgendaLine, LineKind, discreet
from pestdesk.ui.discretion import DiscreetList, shown

_Index = QModelIndex | QPersistentModelIndex


class AgendaModel(QAbstractListModel):
    """Lines in their order; the user role gives the line itself. Only rows can be reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[AgendaLine, ...] = ()

    @property
    def lines(self) -> tuple[AgendaLine, ...]:
        """What is shown."""
        return self._lines

    def set_lines(self, lines: Iterable[AgendaLine]) -> None:
        """Show these; the same lines again change nothing."""
        new = tuple(lines)
        if new == self._lines:
            return
        self.beginResetModel()
        self._lines = new
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row a line."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Heads and words are passed over by the keyboard."""
        if index.isValid() and self._lines[index.row()].kind is LineKind.ROW:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The words of a line, for the eye, the tooltip and a screen reader."""
        if not index.isValid():
            return None
        line = discreet(self._lines[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return line.upper
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return shown(line.spoken)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (line.upper, line.lower, line.meta) if part) or None
        return line if role == Qt.ItemDataRole.UserRole else None


class AgendaList(DiscreetList):
    """`opened(thing)` tells which dated or waiting thing the user wants to see, by a click or by Enter."""

    opened = Signal(object)

    def __init__(self, name: str, *, is_wide: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = AgendaModel(self)
        self.setModel(self._model)
        self.setItemDelegate(AgendaDelegate(self, is_wide=is_wide))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._open)

    def lines(self) -> tuple[AgendaLine, ...]:
        """What is shown."""
        return self._model.lines

    def set_lines(self, lines: Iterable[AgendaLine]) -> None:
        """Show these."""
        self._model.set_lines(lines)
        has_rows = any(line.kind is LineKind.ROW for line in self._model.lines)
        # Without a row there is nothing to do here: no stop for the Tab key.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_rows else Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row is taken when none was, so that the focus can be seen."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            lines = self._model.lines
            first = next((row for row, line in enumerate(lines) if line.kind is LineKind.ROW), None)
            if first is not None:
                self.setCurrentIndex(self._model.index(first))

    def event(self, event: QEvent) -> bool:
        """Measure the rows again when the text grows."""
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other heights."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(line, AgendaLine) and line.thing is not None:
            self.opened.emit(line.thing)
