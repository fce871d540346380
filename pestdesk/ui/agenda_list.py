"""The list of dated and waiting things, for the page of the day and for the calendar pane."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from pestdesk.ui.agenda_delegate import AgendaDelegate
from pestdesk.ui.agenda_lines import AgendaLine, discreet
from pestdesk.ui.discretion import shown
from pestdesk.ui.line_list import LineList, LineModel

_Index = QModelIndex | QPersistentModelIndex


class AgendaModel(LineModel):
    """The user role gives the line itself."""

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


class AgendaList(LineList):
    """`opened(thing)` gives a dated or waiting thing."""

    def __init__(self, name: str, *, is_wide: bool, parent: QWidget | None = None) -> None:
        self._model = AgendaModel()
        super().__init__(self._model, name, parent)
        self.setItemDelegate(AgendaDelegate(self, is_wide=is_wide))

    def lines(self) -> tuple[AgendaLine, ...]:
        """What is shown."""
        return self._model.lines

    def set_lines(self, lines: Iterable[AgendaLine]) -> None:
        """Show these."""
        self._model.set_lines(lines)
        has_rows = self._model.first_row() >= 0
        # Without a row there is nothing to do here: no stop for the Tab key.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_rows else Qt.FocusPolicy.NoFocus)
