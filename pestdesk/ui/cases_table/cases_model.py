"""The rows behind the table of cases: what a cell says is made when it comes in sight, for there may be 100,000."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from pestdesk.desk.case_pages import at, row_of
from pestdesk.domain.case_summary import CaseSummary
from pestdesk.ui.case_lines import chip_of
from pestdesk.ui.cases_table.columns import COLUMNS, KINDS, CaseFacts, Column
from pestdesk.ui.discretion import shown
from pestdesk.ui.listing_table import ListingModel

_Index = QModelIndex | QPersistentModelIndex
#: Gives the tone of a cell, for the one column that has marks.
TONE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_WORDS = (
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.ToolTipRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
)

_AS_GIVEN = (Column.NEXT, Qt.SortOrder.AscendingOrder)

Facts = Callable[[CaseSummary], CaseFacts]


class CasesModel(ListingModel):
    """Sorted by one column, of which what is alike stays the newest first. They are given in the order in which what
    presses comes first, which needs no sorting and so not all of them."""

    HEADS = tuple(kind.head for kind in KINDS.values())

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: Sequence[CaseSummary] = ()
        self._things: Sequence[CaseSummary] = ()
        self._facts: Facts | None = None
        self._sorted_by = _AS_GIVEN

    def show(self, summaries: Sequence[CaseSummary], facts: Facts) -> None:
        """Show these, of which `facts` knows the rest."""
        self.beginResetModel()
        self._given, self._facts = summaries, facts
        self._things = self._in_order()
        self.endResetModel()

    def case_id(self, row: int) -> str:
        """The number of the case in a row, '' when it is gone since they were read."""
        summary = at(self._things, row)
        return summary.id if summary else ""

    def row_of(self, case_id: str) -> int:
        """The row of a case, -1 when it is not there."""
        return row_of(self._things, case_id)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By this column; what is marked stays marked."""
        wanted = COLUMNS[column], order
        if wanted == self._sorted_by:
            return
        self.layoutAboutToBeChanged.emit()
        self._sorted_by = wanted
        kept = self.persistentIndexList()
        ids = [self.case_id(index.row()) for index in kept]
        self._things = self._in_order()
        rows = {case_id: self.row_of(case_id) for case_id in set(ids)}
        moved = [self.index(rows[case_id], index.column()) for case_id, index in zip(ids, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell says, whole; and the tone of what is due."""
        if not index.isValid():
            return None
        column = COLUMNS[index.column()]
        summary = at(self._things, index.row())
        if summary is None:
            # The table is about to be read again, or its window to go.
            return None
        facts = self._facts_of(summary)
        if role == TONE_ROLE:
            return chip_of(facts.summary, facts.standing, facts.today)[1] if column is Column.NEXT else None
        if role in _WORDS:
            return shown(KINDS[column].words(facts))
        return None

    def _facts_of(self, summary: CaseSummary) -> CaseFacts:
        assert self._facts is not None, "there are no rows before they are shown"
        return self._facts(summary)

    def _in_order(self) -> Sequence[CaseSummary]:
        if self._sorted_by == _AS_GIVEN:
            return self._given
        column, order = self._sorted_by
        newest_first = sorted(self._given, key=lambda each: (each.opened_on, each.id), reverse=True)
        key, facts = KINDS[column].key, self._facts_of
        # Backwards too, what is alike stays the newest first.
        return sorted(newest_first, key=lambda each: key(facts(each)), reverse=order is Qt.SortOrder.DescendingOrder)
