"""The same facts as a table: a row for each pupil in each case."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from pestdesk.domain.dutch import capital
from pestdesk.domain.patterns import RoleWord
from pestdesk.domain.relations import Part, Relations
from pestdesk.ui import discretion, theme
from pestdesk.ui.discreet_views import DiscreetView
from pestdesk.ui.listing_table import ListingModel, dress
from pestdesk.ui.relations.parts_delegate import PartsDelegate
from pestdesk.ui.relations.relation_words import NOBODY, opposite_words, role_words, state_words, whole_name

_Index = QModelIndex | QPersistentModelIndex
#: How the columns share the width.
_SHARES = (122, 88, 112, 88, 84)


class PartsModel(ListingModel):
    """The parts of every pupil of a school year, as they may be seen now."""

    HEADS = ("Leerling", "Rol", "Met wie", "Casus", "Stand")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._things: tuple[Part, ...] = ()
        self._cells: list[tuple[str, ...]] = []

    def show_relations(self, relations: Relations, word: RoleWord) -> None:
        """Show these, with the school's words for the roles."""
        names = relations.names()
        cells: list[tuple[str, ...]] = [
            (
                capital(NOBODY) if part.pupil is None else whole_name(relations, part.pupil),
                role_words(part, word),
                opposite_words(names, part),
                part.case_id,
                state_words(part),
            )
            for part in relations.parts
        ]
        # The same again moves nothing.
        if (relations.parts, cells) != (self._things, self._cells):
            self.beginResetModel()
            self._things, self._cells = relations.parts, cells
            self.endResetModel()

    def part(self, row: int) -> Part:
        """The part that a row is about."""
        return self._things[row]

    def rows_of(self, pupils: Sequence[int], case_ids: Sequence[str]) -> list[int]:
        """The rows of these pupils in these cases."""
        return [n for n, part in enumerate(self._things) if part.pupil in pupils and part.case_id in case_ids]

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell says; its tooltip gives it whole."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return discretion.shown(self._cells[index.row()][index.column()])

    def shown(self, row: int) -> tuple[str, ...]:
        """What the cells of a row say, as it may be seen now."""
        return tuple(discretion.shown(cell) for cell in self._cells[row])


class PartsTable(DiscreetView, QTableView):
    """`chosen` tells in which row the user stands, `opened` the number of the case that she wants to."""

    chosen = Signal(int)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PartsModel(self)
        self.setModel(self.rows)
        self._is_telling = True
        dress(self, "Relaties als tabel")
        self.setAccessibleDescription(
            "Per leerling: de rol, met wie, in welke casus. Enter of spatie: naar de casus."
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerWidget(QWidget())
        self._delegate = PartsDelegate(self)
        self.setItemDelegate(self._delegate)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # Initials are shorter.
        discretion.changed.connect(self._fit_rows)
        # A page that comes in sight gets its width in several steps.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(0)
        self._pause.timeout.connect(self._fit_rows)
        self.selectionModel().selectionChanged.connect(self._selected)
        self.activated.connect(lambda index: self.opened.emit(self.rows.part(index.row()).case_id))

    def show_relations(self, relations: Relations, word: RoleWord) -> None:
        """Show these."""
        self._is_telling = False
        self.rows.show_relations(relations, word)
        self._is_telling = True
        self._fit_rows()

    def select(self, rows: Sequence[int]) -> None:
        """Mark these rows, the first of them in sight; nothing is told."""
        self._is_telling = False
        flags = QItemSelectionModel.SelectionFlag
        selection = QItemSelection()
        for row in rows:
            selection.select(self.rows.index(row, 0), self.rows.index(row, 0))
        model = self.selectionModel()
        if rows:
            model.setCurrentIndex(self.rows.index(rows[0], 0), flags.NoUpdate)
            self.scrollTo(self.rows.index(rows[-1], 0))
            self.scrollTo(self.rows.index(rows[0], 0))
        model.select(selection, flags.ClearAndSelect | flags.Rows)
        self._is_telling = True

    def _selected(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        index = self.currentIndex()
        if self._is_telling and index.isValid():
            self.chosen.emit(index.row())

    def _fit_rows(self) -> None:
        """Every row as high as its longest words need: a name is not cut."""
        plain = theme.px(theme.HIT_HEIGHT)
        heads = self.verticalHeader()
        heads.setDefaultSectionSize(plain)
        widths = [self.columnWidth(column) for column in range(self.rows.columnCount())]
        # Many cells say the same, and most fit in one line.
        heights: dict[tuple[str, int], int] = {}
        for row in range(self.rows.rowCount()):
            cells = zip(self.rows.shown(row), widths, strict=True)
            needed = plain
            for cell in cells:
                if cell not in heights:
                    heights[cell] = self._delegate.height_of(*cell)
                needed = max(needed, heights[cell])
            if needed != heads.sectionSize(row):
                heads.resizeSection(row, needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width, however much there is: nothing scrolls sideways."""
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            return
        left = event.size().width()
        for column, share in enumerate(_SHARES):
            is_last = column == len(_SHARES) - 1
            width = left if is_last else event.size().width() * share // sum(_SHARES)
            self.setColumnWidth(column, width)
            left -= width
        self._pause.start()
