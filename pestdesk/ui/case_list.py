"""The list of cases at the left, with its filter."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from pestdesk.domain.case_order import CaseOrder, Narrowing, fits
from pestdesk.domain.case_standing import AT_REST, CaseStanding, standings
from pestdesk.domain.case_summary import CaseFilter, CaseSummary
from pestdesk.domain.dutch import counted, grouped
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.case_lines import CaseLine, CaseListModel, case_line
from pestdesk.ui.case_view import CaseView
from pestdesk.ui.components import Button, EmptyState, FlowLayout, Heading, Mark, pill
from pestdesk.ui.empty_words import empty_words
from pestdesk.ui.order_button import NARROWING_WORDS, OrderButton
from pestdesk.ui.shelf_button import ShelfButton
from pestdesk.ui.window_memory import WindowMemory

_PILLS = {CaseFilter.OPEN: "Open", CaseFilter.CLOSED: "Gesloten", CaseFilter.ALL: "Alle"}
#: What the shelves of a moment are not: how the list is at the next start.
_ORDER, _FILTER, _NARROWING = "list/order", "list/filter", "list/narrowing"


class CaseList(QWidget):
    """Order, filter with its counts, and list. `chosen` tells which case the user opened, `entered` that Enter goes
    on to its page, `overview_asked` that she wants all of them in a wide table."""

    chosen = Signal(str)
    entered = Signal()
    overview_asked = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None, memory: WindowMemory | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        #: How she arranged it, from one start to the next.
        self.memory = memory or WindowMemory()
        self._standings: dict[str, CaseStanding] = {}
        self._is_telling = True
        self.setProperty("pane", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.S8, theme.S12, theme.S8, theme.S8)
        box.setSpacing(theme.S8)
        head = QHBoxLayout()
        head.setContentsMargins(theme.S8, 0, 0, 0)
        title = Heading("Casussen")
        title.setWordWrap(False)
        head.addWidget(title, 1)
        self.order_button = OrderButton()
        self.order_button.ordered.connect(self.order)
        self.order_button.narrowed.connect(self.narrow)
        self.order_button.overview_asked.connect(self.overview_asked)
        head.addWidget(self.order_button)
        box.addLayout(head)
        self._recall()
        box.addLayout(self._pills())
        self.model = CaseListModel(self)
        self.view = CaseView()
        self.view.setModel(self.model)
        self.view.setAccessibleName("Casussen")
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        # Not the current row: that also changes when the focus comes in.
        self.view.selectionModel().selectionChanged.connect(self._selected)
        self.view.activated.connect(self._activated)
        self._empty = EmptyState("")
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        box.addWidget(holder, 1)
        self.refresh()

    def listing(self) -> CaseFilter:
        """Which cases it shows."""
        return self._which

    def select(self, case_id: str) -> None:
        """Mark a case as the one that is open, or none with ''; nothing is told."""
        row = self.model.row_of(case_id)
        self._is_telling = False
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
        else:
            self.view.selectionModel().setCurrentIndex(
                QModelIndex(), QItemSelectionModel.SelectionFlag.Clear | QItemSelectionModel.SelectionFlag.Current
            )
        self._is_telling = True

    # -- what is shown, and in which order ---------------------------------------------------------------------

    def _pills(self) -> FlowLayout:
        row = FlowLayout(spacing=theme.S4)
        row.setContentsMargins(theme.S4, 0, theme.S4, 0)
        self._filters = QButtonGroup(self)
        self._counts: dict[CaseFilter, Button] = {}
        for which, words in _PILLS.items():
            choice = self._counts[which] = pill(words, checked=which is self._which)
            choice.setProperty("tight", True)
            choice.clicked.connect(partial(self._filter, which))
            self._filters.addButton(choice)
            row.addWidget(choice)
        self._late = self._narrow_pill(Narrowing.LATE, mark=Mark.LATE)
        # The other choices of the menu, only while one of them leaves something out.
        self._others = self._narrow_pill(Narrowing.NONE)
        self.shelves = ShelfButton()
        self.shelves.setProperty("tight", True)
        self.shelves.chosen.connect(self._filter)
        self._filters.addButton(self.shelves)
        self._filters.buttonClicked.connect(self.shelves.follow)
        for choice in (self._late, self._others, self.shelves):
            row.addWidget(choice)
        return row

    def _narrow_pill(self, narrowing: Narrowing, mark: Mark | None = None) -> Button:
        """Pressed once it leaves out the rest, pressed again all are back."""
        made = pill("", mark=mark)
        made.setProperty("tight", True)
        made.clicked.connect(lambda is_on: self.narrow(narrowing if is_on else Narrowing.NONE))
        return made

    def _recall(self) -> None:
        """As it was left; what an edited file says otherwise is the usual."""
        recalled = self.memory.get
        self._which, self._order, self._narrowing = CaseFilter.OPEN, CaseOrder.URGENT, Narrowing.NONE
        if recalled(_FILTER) in _PILLS:
            self._which = CaseFilter(recalled(_FILTER))
        if recalled(_ORDER) in list(CaseOrder):
            self._order = CaseOrder(recalled(_ORDER))
        if recalled(_NARROWING) in list(Narrowing) and self._which is CaseFilter.OPEN:
            self._narrowing = Narrowing(recalled(_NARROWING))

    def order(self, order: CaseOrder) -> None:
        """In this order from here on; the case that is open stays in sight."""
        self._order = order
        self.memory.keep(_ORDER, order)
        self.refresh()

    def narrow(self, narrowing: Narrowing) -> None:
        """Only these of the open cases."""
        self._narrowing = narrowing
        self._counts[CaseFilter.OPEN].setChecked(True)
        self._show(CaseFilter.OPEN)

    def _filter(self, which: CaseFilter, _checked: bool = False) -> None:
        self._narrowing = Narrowing.NONE
        self._show(which)

    def _show(self, which: CaseFilter) -> None:
        self._which = which
        self.memory.keep(_NARROWING, self._narrowing)
        if which in _PILLS:
            self.memory.keep(_FILTER, which)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again. The order may be another by now: the case that is open stays marked and in sight."""
        current = self.view.currentIndex()
        kept = self.model.case_id(current.row()) if current.isValid() else ""
        cases, agenda = self._bridge.desk.cases, self._bridge.agenda()
        self._standings = standings(agenda)
        listed = cases.listed(self._which, self._order, self._standings, self._narrowing)

        def line(summary: CaseSummary) -> CaseLine:
            return case_line(summary, cases.phase_words(summary), self._standing(summary), agenda.today)

        scrolled = self.view.verticalScrollBar().value()
        self._is_telling = False
        self.model.show(listed, line)
        self._is_telling = True
        self.view.verticalScrollBar().setValue(scrolled)
        self.select(kept)
        self._tell(len(listed))

    def _standing(self, summary: CaseSummary) -> CaseStanding:
        return AT_REST if summary.shelving.is_binned else self._standings.get(summary.id, AT_REST)

    def _tell(self, shown: int) -> None:
        """The counts, and what is said when there is nothing."""
        counts = self._bridge.desk.cases.counts()
        for which, choice in self._counts.items():
            choice.setText(f"{_PILLS[which]} {grouped(counts[which])}")
            held = counted(counts[which], "casus", "casussen")
            choice.setAccessibleName(f"Toon: {_PILLS[which].lower()}, {held}")
        self.shelves.tell(counts)
        left = {each: sum(fits(standing, each) for standing in self._standings.values()) for each in Narrowing} | {
            Narrowing.NONE: counts[CaseFilter.OPEN]
        }
        self.order_button.show_choice(self._order, self._narrowing, left)
        self._tell_narrowing(left)
        self._empty.set_texts(*empty_words(self._which, self._narrowing))
        self._stack.setCurrentIndex(0 if shown else 1)

    def _tell_narrowing(self, left: Mapping[Narrowing, int]) -> None:
        is_late, is_other = self._narrowing is Narrowing.LATE, self._narrowing in (Narrowing.MINE, Narrowing.OTHERS)
        for choice, narrowing, is_on, is_there in (
            (self._late, Narrowing.LATE, is_late, is_late or left[Narrowing.LATE] > 0),
            (self._others, self._narrowing, is_other, is_other),
        ):
            words, count = NARROWING_WORDS[narrowing], left[narrowing]
            choice.setText(f"{words} {grouped(count)}")
            choice.setAccessibleName(f"Toon alleen: {words.lower()}, {counted(count, 'casus', 'casussen')}")
            choice.setToolTip("Nog eens: weer alle open casussen" if is_on else "Alleen deze open casussen")
            choice.setChecked(is_on)
            choice.setVisible(is_there)

    def _selected(self, selected: QItemSelection, _deselected: QItemSelection) -> None:
        if self._is_telling and selected.indexes():
            self.chosen.emit(self.model.case_id(selected.indexes()[0].row()))

    def _activated(self, index: QModelIndex) -> None:
        """Enter, or a click: open it, and go to its page."""
        if not self.view.selectionModel().isSelected(index):
            self.view.setCurrentIndex(index)
        self.entered.emit()
