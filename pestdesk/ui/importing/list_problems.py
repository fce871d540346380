"""The rows of a list that do not go in, with their line and why."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from pestdesk.domain.pupil_list import Problem
from pestdesk.ui import theme

_Index = QModelIndex | QPersistentModelIndex

_MOST_SEEN, _ROW_HEIGHT = 5, 40


class ProblemModel(QAbstractTableModel):
    """One row for each row that does not go in."""

    HEADS = ("Regel", "Waarom")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Show others."""
        self.beginResetModel()
        self._problems = tuple(problems)
        self.endResetModel()

    def words(self, row: int) -> str:
        """A row as text."""
        problem = self._problems[row]
        return f"Regel {problem.line}: {problem.reason}"

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row a problem."""
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One column a head."""
        return 0 if parent.isValid() else len(self.HEADS)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell says; a screen reader hears the whole row at once."""
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (str(problem.line), problem.reason)[index.column()]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 0:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """The heads of the columns; rows have none."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.HEADS[section]
        return None


class ProblemTable(QTableView):
    """Ctrl+C copies the rows that are chosen, all of them when none is: for whoever makes the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problems = ProblemModel(self)
        self.setModel(self.problems)
        self.setProperty("listing", True)
        self.setAccessibleName("Regels die niet meegaan")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW_HEIGHT))
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
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
        return QSize(super().sizeHint().width(), rows * theme.px(_ROW_HEIGHT) + head + 2 * self.frameWidth() + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies whole rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)
