"""The view of the list of cases: one column of rows of the same height, of which only those in sight are laid out."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from pestdesk.ui import theme
from pestdesk.ui.case_delegate import CaseDelegate, row_height
from pestdesk.ui.discreet_views import DiscreetRows

_Move = QAbstractItemView.CursorAction


class CaseView(DiscreetRows, QTableView):
    """A table, for Qt lays out every row of a list each time that the list is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("plain", True)
        self.setItemDelegate(CaseDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_height()
        theme.changed.connect(self._fit_height)

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End lead to the first and the last row, for there is one column."""
        rows = self.model().rowCount()
        if action in (_Move.MoveHome, _Move.MoveEnd) and rows:
            return self.model().index(0 if action is _Move.MoveHome else rows - 1, 0)
        return super().moveCursor(action, modifiers)

    def _fit_height(self) -> None:
        self.verticalHeader().setMinimumSectionSize(row_height())
        self.verticalHeader().setDefaultSectionSize(row_height())
