"""Lines of a narrow list: two lines of words, with a few at the right; for lists that one searches and walks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from pestdesk.ui.discretion import shown
from pestdesk.ui.line_list import LineKind, LineModel

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RowLine:
    """A head, words, or a row: `upper` over `lower`, with `meta` at the right. A muted one cannot be done now."""

    kind: LineKind
    upper: str
    lower: str = ""
    meta: str = ""
    thing: object = None
    is_muted: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.upper, self.lower, self.meta) if part)

    def as_seen(self) -> "RowLine":
        """It, as it may be seen now."""
        return replace(self, upper=shown(self.upper), lower=shown(self.lower))


class RowModel(LineModel):
    """The user role gives the line as it may be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[RowLine] = ()

    @property
    def lines(self) -> Sequence[RowLine]:
        """What is in it."""
        return self._lines

    def set_lines(self, lines: Sequence[RowLine]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rows(self) -> list[int]:
        """The places of the lines that can be reached."""
        return [row for row, line in enumerate(self._lines) if line.kind is LineKind.ROW]

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The words of a line, for the eye and for a screen reader."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self._lines[index.row()].as_seen()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            line = self._lines[index.row()].as_seen()
            return line.upper if role == Qt.ItemDataRole.DisplayRole else line.spoken
        return None
