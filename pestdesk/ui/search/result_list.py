"""The list of what was found."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from pestdesk.ui.discretion import DiscreetList
from pestdesk.ui.search.search_delegate import SearchDelegate
from pestdesk.ui.search.search_lines import LineKind, SearchLine, Thing, discreet

_Index = QModelIndex | QPersistentModelIndex
#: As many as any screen shows; the others get their place when there is time.
_AT_ONCE = 16


class ResultModel(QAbstractListModel):
    """Lines in their order; the user role gives the line as it may be seen. Only rows can be reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[SearchLine, ...] = ()
        self._query: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[SearchLine, ...]:
        """What is in it."""
        return self._lines

    def set_lines(self, lines: Iterable[SearchLine], query: tuple[str, ...]) -> None:
        """Show these, which were found by these words."""
        self.beginResetModel()
        self._lines, self._query = tuple(lines), query
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
        """The words of a line, for the eye and for a screen reader."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.UserRole:
            return discreet(self._lines[index.row()], self._query)
        if role == Qt.ItemDataRole.DisplayRole:
            line = discreet(self._lines[index.row()], self._query)
            return (line.lower if line.is_text else line.upper).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return discreet(self._lines[index.row()], self._query).spoken
        return None


class ResultList(DiscreetList):
    """`opened(thing)` tells what the user wants to see, by a click or by Enter; `left_above` that the arrow went up
    from the first row."""

    opened = Signal(object)
    left_above = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ResultModel(self)
        self.setModel(self._model)
        self.setItemDelegate(SearchDelegate(self))
        self.setAccessibleName("Gevonden")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_AT_ONCE)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._open)

    @property
    def results(self) -> ResultModel:
        """The model of what is shown."""
        return self._model

    def set_lines(self, lines: Iterable[SearchLine], query: tuple[str, ...]) -> None:
        """Show these from the top."""
        self._model.set_lines(lines, query)
        self.scrollToTop()

    def first(self) -> Thing | None:
        """The best of what was found."""
        return next((line.thing for line in self._model.lines if line.thing is not None), None)

    def enter(self) -> None:
        """Take the focus, at the first row."""
        self.setCurrentIndex(QModelIndex())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; up from the first row leads back to the words."""
        current = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self._open(current)
            return
        if event.key() == Qt.Key.Key_Up and current.row() == self._first_row():
            self.left_above.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row is taken when none was, so that the focus can be seen."""
        super().focusInEvent(event)
        row = self._first_row()
        if not self.currentIndex().isValid() and row >= 0 and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setCurrentIndex(self._model.index(row))

    def event(self, event: QEvent) -> bool:
        """Measure the rows again when the text grows."""
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other heights."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _first_row(self) -> int:
        return next((row for row, line in enumerate(self._model.lines) if line.kind is LineKind.ROW), -1)

    def _open(self, index: _Index) -> None:
        if index.isValid() and (thing := self._model.lines[index.row()].thing) is not None:
            self.opened.emit(thing)
