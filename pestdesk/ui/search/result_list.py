"""The list of what was found."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from pestdesk.ui.line_list import LineList, LineModel
from pestdesk.ui.search.search_delegate import SearchDelegate
from pestdesk.ui.search.search_lines import SearchLine, Thing, discreet

_Index = QModelIndex | QPersistentModelIndex
#: As many as any screen shows; the others get their place when there is time.
_AT_ONCE = 16


class ResultModel(LineModel):
    """The user role gives the line as it may be seen."""

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


class ResultList(LineList):
    """`left_above` tells that the arrow went up from the first row."""

    left_above = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._model = ResultModel()
        super().__init__(self._model, "Gevonden", parent)
        self.setItemDelegate(SearchDelegate(self))
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_AT_ONCE)

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
        """Up from the first row leads back to the words."""
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() == self._model.first_row():
            self.left_above.emit()
            return
        super().keyPressEvent(event)
