"""Beeld → Overzicht van casussen: all of them in a wide table, with the columns that the user chose."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from pestdesk.domain.case_order import CaseOrder, fits
from pestdesk.domain.case_standing import AT_REST, CaseStanding, standings
from pestdesk.domain.case_summary import CaseFilter, CaseSummary
from pestdesk.domain.dutch import counted
from pestdesk.domain.phase_words import round_words
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.cases_table.cases_table import CasesTable
from pestdesk.ui.cases_table.columns import KINDS, CaseFacts, Column
from pestdesk.ui.cases_table.view_pills import View, ViewPills
from pestdesk.ui.components import Button, EmptyState, Heading, Muted, button
from pestdesk.ui.empty_words import empty_words
from pestdesk.ui.window_memory import WindowMemory

_VIEW = "cases/view"


class CasesPage(QWidget):
    """`case_asked` gives the number of a case to go to, `export_asked` tells that the list is to go out, `left` that
    the user goes back.

    It stays between visits, so that one comes back from a case to where one was. It reads again only in sight.
    """

    case_asked = Signal(str)
    export_asked = Signal()
    left = Signal()

    def __init__(self, bridge: Bridge, memory: WindowMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._memory = bridge, memory
        kept = memory.get(_VIEW)
        self._view = View(kept) if kept in list(View) else View.OPEN
        outside = QVBoxLayout(self)
        outside.setContentsMargins(theme.S16, theme.S12, theme.S16, theme.S12)
        outside.setSpacing(theme.S8)
        self.table = CasesTable(memory)
        self.table.opened.connect(self.case_asked)
        self.table.sorted_by.connect(self._show_sorting)
        outside.addLayout(self._head())
        self.pills = ViewPills(self._view)
        self.pills.chosen.connect(self.show_view)
        outside.addWidget(self.pills)
        self._empty = EmptyState("")
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for part in (self.table, self._empty):
            self._stack.addWidget(part)
        outside.addWidget(holder, 1)
        row = QHBoxLayout()
        self.back = button("Terug", on_click=self.left.emit)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(button("Exporteren…", icon="export", on_click=self.export_asked.emit, tip="Ctrl+Shift+X"))
        outside.addLayout(row)
        bridge.changed.connect(self._changed)
        bridge.all_changed.connect(self._changed)
        # Also out of sight: of a case that is gone for good nothing may stay.
        bridge.removed.connect(lambda _case_id: self.refresh())

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme.S8)
        title = Heading("Overzicht van casussen")
        title.setWordWrap(False)
        head.addWidget(title)
        self._count = Muted("", wraps=False)
        head.addWidget(self._count, 1)
        self.order = _unfolding("Volgorde")
        self.order.setMenu(self._order_menu())
        self.columns = _unfolding("Kolommen")
        # Made anew each time: the columns are chosen at the heads too.
        menu = QMenu(self.columns)
        menu.aboutToShow.connect(lambda: self._fill_columns(menu))
        self.columns.setMenu(menu)
        head.addWidget(self.order)
        head.addWidget(self.columns)
        self._show_sorting(*self.table.sorting)
        return head

    def _order_menu(self) -> QMenu:
        menu = QMenu(self.order)
        group = QActionGroup(menu)
        self._orders: dict[Column, QAction] = {}
        for column, kind in KINDS.items():
            action = self._orders[column] = menu.addAction(kind.head)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, column=column: self.table.sort_by(column))
            group.addAction(action)
        return menu

    def _fill_columns(self, menu: QMenu) -> None:
        menu.clear()
        made = self.table.column_menu(menu)
        menu.addActions(made.actions())

    def _show_sorting(self, column: Column, is_down: bool) -> None:
        way = ", omgekeerd" if is_down else ""
        words = f"Volgorde: {KINDS[column].head.lower()}{way}"
        self.order.setText(words)
        self.order.setToolTip("Kies je dezelfde kolom nog eens, dan keert de volgorde om")
        self._orders[column].setChecked(True)

    # -- what is shown -----------------------------------------------------------------------------------------

    def listing(self) -> CaseFilter:
        """From which cases it shows some or all."""
        return self._view.which

    def show_view(self, view: View) -> None:
        """Show other cases from here on."""
        self._view = view
        self._memory.keep(_VIEW, view)
        self.pills.choose(view)
        self.refresh()

    def refresh(self) -> None:
        """Read again."""
        cases, agenda = self._bridge.desk.cases, self._bridge.agenda()
        standing_of = standings(agenda)
        protocols = self._bridge.desk.cases.protocols

        def standing(summary: CaseSummary) -> CaseStanding:
            return AT_REST if summary.shelving.is_binned else standing_of.get(summary.id, AT_REST)

        def facts(summary: CaseSummary) -> CaseFacts:
            phase = round_words(protocols[summary.protocol_id], summary.phase_id, summary.round_number)
            return CaseFacts(summary, standing(summary), phase, agenda.today)

        narrowing = self._view.narrowing
        shown = cases.listed(self._view.which, CaseOrder.URGENT, standing_of, narrowing)
        self.table.show_cases(shown, facts)
        counts = cases.counts()
        self.pills.tell(
            {
                view: counts[view.which]
                if view.value in counts
                else sum(fits(each, view.narrowing) for each in standing_of.values())
                for view in View
            }
        )
        self._count.setText(counted(len(shown), "casus", "casussen"))
        self._empty.set_texts(*empty_words(self._view.which, self._view.narrowing))
        self._stack.setCurrentIndex(0 if shown else 1)

    def focus_first(self) -> None:
        """Put the focus in the table; without a row, on the way back."""
        if self.table.rows.rowCount():
            self.table.mark_first()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, _case_id: str = "") -> None:
        if self.isVisible():
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _unfolding(words: str) -> Button:
    made = button(words, quiet=True)
    made.setProperty("unfolds", True)
    return made
