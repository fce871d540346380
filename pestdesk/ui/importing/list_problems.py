"""The rows of a list that do not go in, with their line and why."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from pestdesk.domain.pupil_list import Problem
from pestdesk.ui import sizes, theme
from pestdesk.ui.listing_table import ListingModel, dress

_Index = QModelIndex | QPersistentModelIndex

_MOST_SEEN = 5


class ProblemModel(ListingModel):
    """One row for each row that does not go in."""

    HEADS = ("Regel", "Waarom")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._things: tuple[Problem, ...] = ()

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Show others."""
        self.beginResetModel()
        self._things = tuple(problems)
        self.endResetModel()

    def words(self, row: int) -> str:
        """A row as text."""
        problem = self._things[row]
        return f"Regel {problem.line}: {problem.reason}"

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell says; a screen reader hears the whole row at once."""
        if not index.isValid():
            return None
        problem = self._things[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (str(problem.line), problem.reason)[index.column()]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 0:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


class ProblemTable(QTableView):
    """Ctrl+C copies the rows that are chosen, all of them when none is: for whoever makes the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problems = ProblemModel(self)
        self.setModel(self.problems)
        dress(self, "Regels die niet meegaan")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(sizes.ROW))
        heads = self.horizontalHeader()
        heads.setResizeContentsPrecision(50)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        heads.setStretchLastSection(True)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these, as many at once as there is room for."""
        self.problems.set_problems(problems)
        self.setFixedHeight(self.sizeHint().height())

    def copy(self) -> None:
        """Put rows on the clipboard, as text: nothing of a pupil is in them."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = [self.problems.words(row) for row in rows or range(self.problems.rowCount())]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def sizeHint(self) -> QSize:
        """As high as its first rows."""
        rows = min(self.problems.rowCount(), _MOST_SEEN)
        head = self.horizontalHeader().sizeHint().height()
        return QSize(super().sizeHint().width(), rows * theme.px(sizes.ROW) + head + 2 * self.frameWidth() + sizes.S2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies whole rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)
