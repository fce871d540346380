"""The audit trail as a table: who did what when, in which case, and to which kinds of data."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from pestdesk.domain.audit import AuditLine
from pestdesk.domain.audit_words import field_words
from pestdesk.domain.dutch_dates import moment
from pestdesk.ui import sizes, theme
from pestdesk.ui.components import EmptyState, Heading, Muted, button
from pestdesk.ui.listing_table import ListingModel, dress

_Index = QModelIndex | QPersistentModelIndex

_INTRO = "PestDesk schrijft elke handeling op. Wat je schreef en over wie het ging, staat er niet in."


class TrailModel(ListingModel):
    """The lines of the audit trail, the newest first."""

    HEADS = ("Wanneer", "Wie", "Wat", "Casus", "Welke gegevens")

    def __init__(self, lines: Sequence[AuditLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._things: tuple[AuditLine, ...] = tuple(reversed(lines))

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell says; its tooltip gives it whole."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self._things[index.row()]
        cells = (moment(line.at), line.author, line.act, line.case_id, field_words(line.fields))
        return cells[index.column()]


class TrailDialog(QDialog):
    """Shows lines of the trail; Escape closes it."""

    def __init__(self, title: str, lines: Sequence[AuditLine], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.S24, theme.S24, theme.S24, theme.S16)
        box.setSpacing(theme.S12)
        box.addWidget(Heading(title))
        box.addWidget(Muted(_INTRO))
        self.model = TrailModel(lines, self)
        if lines:
            box.addWidget(self._table(), 1)
        else:
            box.addWidget(EmptyState("Nog niets gedaan", "Elke handeling komt hier te staan."), 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Sluiten", on_click=self.accept))
        box.addLayout(row)
        self.resize(theme.px(sizes.DIALOG_WIDTH), theme.px(sizes.DIALOG_HEIGHT))

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        dress(table, "Wie deed wat")
        table.setAlternatingRowColors(True)
        heads = table.horizontalHeader()
        # The first rows tell how wide a column must be; measuring all of them would take as long as there are.
        heads.setResizeContentsPrecision(50)
        for column in range(len(TrailModel.HEADS) - 1):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        heads.setStretchLastSection(True)
        return table
