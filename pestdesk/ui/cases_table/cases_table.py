"""The table of cases: columns to choose, to move and to widen, and rows to open."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from pestdesk.domain.case_summary import CaseSummary
from pestdesk.ui import sizes, theme
from pestdesk.ui.cases_table.cases_delegate import CasesDelegate, row_height
from pestdesk.ui.cases_table.cases_model import CasesModel, Facts
from pestdesk.ui.cases_table.columns import COLUMNS, KINDS, Column
from pestdesk.ui.discreet_views import DiscreetView
from pestdesk.ui.listing_table import dress
from pestdesk.ui.window_memory import WindowMemory

_COLUMNS, _SORT = "cases/columns", "cases/sort"
_HIDDEN, _DOWN = "-", "-"
_KEEP_AFTER_MS = 300
#: How much narrower and wider than usual the columns may become to fill the table.
_LEAST_SHARE, _MOST_SHARE = 0.9, 1.5


class CasesTable(DiscreetView, QTableView):
    """`opened` gives the number of the case that the user wants to; `sorted_by` tells the column and the way."""

    opened = Signal(str)
    sorted_by = Signal(Column, bool)

    def __init__(self, memory: WindowMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._is_recalling, self._is_usual = True, True
        self.rows = CasesModel(self)
        self.setModel(self.rows)
        dress(self, "Overzicht van casussen")
        self.setAccessibleDescription("Een casus op elke regel. Enter of spatie: naar de casus.")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setCornerWidget(QWidget())
        self.setItemDelegate(CasesDelegate(self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # In a pause of the dragging.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_KEEP_AFTER_MS)
        self._pause.timeout.connect(self._keep_columns)
        self._dress_heads()
        self._recall_columns()
        self._recall_sort()
        self._fit_height()
        theme.changed.connect(self._fit_height)
        self._is_recalling = False
        self.activated.connect(lambda index: self.opened.emit(self.rows.case_id(index.row())))

    def _dress_heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setSectionsMovable(True)
        heads.setMinimumSectionSize(theme.px(sizes.CELL_LEAST))
        heads.setStretchLastSection(True)
        heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heads.customContextMenuRequested.connect(self._ask_columns)
        heads.sectionMoved.connect(lambda *_moved: self._arranged())
        heads.sectionResized.connect(lambda *_resized: self._arranged())

    # -- rows --------------------------------------------------------------------------------------------------

    def show_cases(self, summaries: Sequence[CaseSummary], facts: Facts) -> None:
        """Show these; the case that is marked stays so, and the table where it was scrolled to."""
        index = self.currentIndex()
        kept, column = (self.rows.case_id(index.row()), index.column()) if index.isValid() else ("", 0)
        scrolled = self.verticalScrollBar().value()
        self.rows.show(summaries, facts)
        self.verticalScrollBar().setValue(scrolled)
        row = self.rows.row_of(kept) if kept else -1
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, column))

    def mark_first(self) -> None:
        """The cursor stands somewhere: at the first row, unless it was put elsewhere before."""
        if not self.currentIndex().isValid() and self.rows.rowCount():
            first = self.horizontalHeader().logicalIndexAt(0)
            self.setCurrentIndex(self.rows.index(0, max(0, first)))

    # -- order -------------------------------------------------------------------------------------------------

    def sort_by(self, column: Column) -> None:
        """By this column; by the same again is the other way round."""
        heads = self.horizontalHeader()
        place = COLUMNS.index(column)
        is_again = heads.sortIndicatorSection() == place
        is_up = heads.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if is_again and is_up else Qt.SortOrder.AscendingOrder
        self.sortByColumn(place, order)

    def _recall_sort(self) -> None:
        kept = self._memory.get(_SORT, Column.NEXT)
        name = kept.removeprefix(_DOWN)
        column = Column(name) if name in list(Column) else Column.NEXT
        order = Qt.SortOrder.DescendingOrder if kept.startswith(_DOWN) else Qt.SortOrder.AscendingOrder
        heads = self.horizontalHeader()
        heads.setSortIndicator(COLUMNS.index(column), order)
        self.setSortingEnabled(True)
        heads.sortIndicatorChanged.connect(self._sorted)

    def _sorted(self, place: int, order: Qt.SortOrder) -> None:
        is_down = order is Qt.SortOrder.DescendingOrder
        self._memory.keep(_SORT, f"{_DOWN if is_down else ''}{COLUMNS[place]}")
        self.sorted_by.emit(COLUMNS[place], is_down)
        # What is marked has another place now.
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @property
    def sorting(self) -> tuple[Column, bool]:
        """The column that it is sorted by, and whether that is backwards."""
        heads = self.horizontalHeader()
        return COLUMNS[heads.sortIndicatorSection()], heads.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder

    # -- columns -----------------------------------------------------------------------------------------------

    def column_menu(self, parent: QWidget) -> QMenu:
        """A tick for each column; the number stays, for there must be one."""
        menu = QMenu(parent)
        for place, (column, kind) in enumerate(KINDS.items()):
            action = menu.addAction(kind.head)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.setEnabled(column is not Column.NUMBER)
            action.triggered.connect(lambda is_on, place=place: self.show_column(place, is_on))
        menu.addSeparator()
        menu.addAction("Gewone kolommen").triggered.connect(lambda _checked=False: self.reset_columns())
        return menu

    def show_column(self, place: int, is_there: bool) -> None:
        """Have this column, or not."""
        self.setColumnHidden(place, not is_there)
        self._keep_columns()

    def reset_columns(self) -> None:
        """The usual columns, in the usual order, sharing the width."""
        self._is_usual = True
        self._lay_usual()
        self._memory.keep(_COLUMNS, "")

    def _lay_usual(self) -> None:
        heads = self.horizontalHeader()
        for place, kind in enumerate(KINDS.values()):
            heads.moveSection(heads.visualIndex(place), place)
            self.setColumnHidden(place, not kind.is_usual)
            self.setColumnWidth(place, theme.px(kind.width))
        self._share_width()

    def _share_width(self) -> None:
        """Until the user arranges them, the columns take the width that there is, as far as their words allow."""
        wanted = sum(theme.px(kind.width) for kind in KINDS.values() if kind.is_usual)
        share = min(max(self.viewport().width() / wanted, _LEAST_SHARE), _MOST_SHARE)
        # These sizes are nobody's choice.
        was_recalling, self._is_recalling = self._is_recalling, True
        for place, kind in enumerate(KINDS.values()):
            if kind.is_usual:
                self.setColumnWidth(place, int(theme.px(kind.width) * share))
        self._pause.stop()
        self._is_recalling = was_recalling

    def _ask_columns(self, at: QPoint) -> None:
        menu = self.column_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().viewport().mapToGlobal(at))

    def _recall_columns(self) -> None:
        kept = _parsed(self._memory.get(_COLUMNS))
        self._is_usual = not kept
        self._lay_usual()
        heads = self.horizontalHeader()
        # One that is not named, for it came later, stays where it usually is.
        for to, (column, width, is_hidden) in enumerate(kept):
            place = COLUMNS.index(column)
            heads.moveSection(heads.visualIndex(place), to)
            self.setColumnHidden(place, is_hidden and column is not Column.NUMBER)
            self.setColumnWidth(place, theme.px(width))

    def _keep_columns(self) -> None:
        if self._is_recalling:
            return
        self._is_usual = False
        heads = self.horizontalHeader()
        one = theme.px(sizes.CELL_MOST)
        words = []
        for visual in range(heads.count()):
            place = heads.logicalIndex(visual)
            is_hidden = self.isColumnHidden(place)
            # A hidden one has no width, and the last takes what is left.
            is_own = not is_hidden and visual != _last_seen(heads)
            width = round(heads.sectionSize(place) * sizes.CELL_MOST / one) if is_own else KINDS[COLUMNS[place]].width
            words.append(f"{_HIDDEN if is_hidden else ''}{COLUMNS[place]}:{width}")
        self._memory.keep(_COLUMNS, " ".join(words))

    def _arranged(self) -> None:
        if not self._is_recalling:
            self._pause.start()

    # -- the rest ----------------------------------------------------------------------------------------------

    def _fit_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width to share."""
        was_recalling, self._is_recalling = self._is_recalling, True
        super().resizeEvent(event)
        self._is_recalling = was_recalling
        if self._is_usual:
            self._share_width()


def _last_seen(heads: QHeaderView) -> int:
    seen = [visual for visual in range(heads.count()) if not heads.isSectionHidden(heads.logicalIndex(visual))]
    return seen[-1] if seen else -1


def _parsed(kept: str) -> list[tuple[Column, int, bool]]:
    """The columns as they were kept, in their order; what an edited file says otherwise is left out."""
    found: dict[Column, tuple[Column, int, bool]] = {}
    for word in kept.split():
        name, _, width = word.removeprefix(_HIDDEN).partition(":")
        if name in list(Column) and width.isdecimal():
            column = Column(name)
            found[column] = (
                column,
                min(max(int(width), sizes.CELL_LEAST), sizes.CELL_MOST),
                word.startswith(_HIDDEN),
            )
    return list(found.values())
