"""The list of cases at the left, with its filter."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from pestdesk.domain.agenda import Agenda, When, due_words
from pestdesk.domain.case_summary import CaseFilter, CaseSummary
from pestdesk.domain.dutch_dates import day_short
from pestdesk.domain.shelving import Shelf
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.case_delegate import CaseDelegate, CaseRole
from pestdesk.ui.chips import Tone
from pestdesk.ui.components import EmptyState, FlowLayout, Heading, Muted, pill
from pestdesk.ui.discretion import DiscreetList, shown
from pestdesk.ui.shelf_button import ShelfButton

_Index = QModelIndex | QPersistentModelIndex
_TONES: dict[When, Tone] = {When.LATE: "late", When.TODAY: "today", When.PLANNED: "planned", When.DONE: "done"}

_COUNTED = {
    CaseFilter.OPEN: "open",
    CaseFilter.CLOSED: "gesloten",
    CaseFilter.ALL: "in totaal",
    CaseFilter.ARCHIVED: "in het archief",
    CaseFilter.BINNED: "in de prullenbak",
}
_NO_CASES = ("Nog geen casussen", "Een nieuwe casus begint met vier vragen.")
_EMPTY = {
    CaseFilter.CLOSED: ("Nog niets gesloten", "Gesloten casussen blijven hier te lezen."),
    CaseFilter.ARCHIVED: ("Het archief is leeg", "Een gesloten casus kan hier uit de weg worden gezet."),
    CaseFilter.BINNED: ("De prullenbak is leeg", "Een verwijderde casus blijft hier dertig dagen."),
}


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One row: the summary, the words of its phase, and the chip that tells what is due."""

    summary: CaseSummary
    phase: str
    chip: str
    tone: Tone


class CaseListModel(QAbstractListModel):
    """Lines of cases; `CaseRole` names what the delegate reads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CaseLine, ...] = ()

    def set_lines(self, lines: Sequence[CaseLine]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def case_id(self, row: int) -> str:
        """The number of the case in a row."""
        return self._lines[row].summary.id

    def row_of(self, case_id: str) -> int:
        """The row of a case, -1 when it is not in the list."""
        return next((row for row, line in enumerate(self._lines) if line.summary.id == case_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row a case."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What the delegate and a screen reader ask of a row."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        summary = line.summary
        subtitle = " · ".join(part for part in (summary.classes, summary.id) if part)
        people = shown(summary.people)
        answers = {
            int(Qt.ItemDataRole.DisplayRole): people,
            int(Qt.ItemDataRole.AccessibleTextRole): ", ".join((people, subtitle, line.phase, line.chip)),
            int(CaseRole.TITLE): people,
            int(CaseRole.PHASE): line.phase,
            int(CaseRole.SUBTITLE): subtitle,
            int(CaseRole.CHIP_TEXT): line.chip,
            int(CaseRole.CHIP_TONE): line.tone,
        }
        return answers.get(int(role))


class CaseList(QWidget):
    """Filter, count and list. `chosen` tells which case the user opened, `entered` that Enter goes on to its page."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._is_telling = True
        self.setProperty("pane", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.S8, theme.S12, theme.S8, theme.S8)
        box.setSpacing(theme.S8)
        head = QHBoxLayout()
        head.setContentsMargins(theme.S8, 0, theme.S8, 0)
        head.addWidget(Heading("Casussen"), 1)
        self._count = Muted("", wraps=False)
        head.addWidget(self._count)
        box.addLayout(head)
        row = FlowLayout(spacing=theme.S4)
        row.setContentsMargins(theme.S4, 0, theme.S4, 0)
        self._which = CaseFilter.OPEN
        self._filters = QButtonGroup(self)
        for which, words in ((CaseFilter.OPEN, "Open"), (CaseFilter.CLOSED, "Gesloten"), (CaseFilter.ALL, "Alle")):
            choice = pill(words, checked=which is CaseFilter.OPEN, name=f"Toon: {words.lower()}")
            choice.clicked.connect(partial(self._filter, which))
            self._filters.addButton(choice)
            row.addWidget(choice)
        self.shelves = ShelfButton()
        self.shelves.chosen.connect(self._filter)
        self._filters.addButton(self.shelves)
        self._filters.buttonClicked.connect(self.shelves.follow)
        row.addWidget(self.shelves)
        box.addLayout(row)
        self.model = CaseListModel(self)
        self.view = DiscreetList()
        self.view.setModel(self.model)
        self.view.setItemDelegate(CaseDelegate(self.view))
        self.view.setAccessibleName("Casussen")
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTabKeyNavigation(False)
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

    def _filter(self, which: CaseFilter, _checked: bool = False) -> None:
        self._which = which
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        current = self.view.currentIndex()
        kept = self.model.case_id(current.row()) if current.isValid() else ""
        which = self._which
        desk = self._bridge.desk
        agenda = self._bridge.agenda()
        summaries = desk.cases.summaries(which)
        self._is_telling = False
        self.model.set_lines([self._line(summary, agenda) for summary in summaries])
        self._is_telling = True
        self.select(kept)
        self._count.setText(f"{len(summaries)} {_COUNTED[which]}")
        self._empty.set_texts(*_EMPTY.get(which, _NO_CASES))
        self._stack.setCurrentIndex(0 if summaries else 1)

    def _line(self, summary: CaseSummary, agenda: Agenda) -> CaseLine:
        phase = self._bridge.desk.cases.phase_words(summary)
        shelving = summary.shelving
        if shelving.is_binned and shelving.gone_on:
            return CaseLine(summary, phase, f"weg op {day_short(shelving.gone_on)}", "neutral")
        if shelving.shelf is Shelf.ARCHIVE:
            return CaseLine(summary, phase, "archief", "neutral")
        if summary.is_closed:
            return CaseLine(summary, phase, "gesloten", "neutral")
        item = agenda.first_of(summary.id)
        if item is not None:
            return CaseLine(summary, phase, due_words(item, agenda.today), _TONES[item.when])
        waiting = agenda.waiting_of(summary.id)
        if waiting is not None:
            return CaseLine(summary, phase, f"wacht op {waiting.on_whom.split(' ')[0]}", "neutral")
        return CaseLine(summary, phase, "", "neutral")

    def _selected(self, selected: QItemSelection, _deselected: QItemSelection) -> None:
        if self._is_telling and selected.indexes():
            self.chosen.emit(self.model.case_id(selected.indexes()[0].row()))

    def _activated(self, index: QModelIndex) -> None:
        """Enter, or a click: open it, and go to its page."""
        if not self.view.selectionModel().isSelected(index):
            self.view.setCurrentIndex(index)
        self.entered.emit()
