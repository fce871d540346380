"""Help → Over PestDesk: versions, the protocol, and the parts with their licences."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QPlainTextEdit, QTableView, QVBoxLayout, QWidget

from pestdesk import __version__
from pestdesk.desk import parts
from pestdesk.desk.parts import Part
from pestdesk.domain.protocol import Protocol
from pestdesk.ui import theme
from pestdesk.ui.components import Heading, Label, Muted, button
from pestdesk.ui.listing_table import ListingModel, dress

_Index = QModelIndex | QPersistentModelIndex

_WIDTH, _HEIGHT = 760, 620
_TABLE, _TEXT = 3, 2
_INTRO = (
    "Voert het pestprotocol van de school uit, en bewaart alles versleuteld op deze laptop. "
    "PestDesk gebruikt geen netwerk."
)
_QT = (
    "Qt en PySide6 vallen onder de LGPL, versie 3. Je mag ze door een eigen uitgave vervangen. "
    "Hun broncode staat op download.qt.io en code.qt.io."
)
_INCOMPLETE = "Deze uitgave van PestDesk vertelt niet wat erin hoort; dit zijn de onderdelen die te vinden waren."
_NONE = "Deze uitgave van PestDesk vertelt niet uit welke onderdelen zij bestaat."
_UNKNOWN = "niet vermeld"
_NO_TEXT = "Dit onderdeel brengt geen tekst van zijn licentie mee."
_BETWEEN = "\n\n" + "―" * 24 + "\n\n"


class PartsModel(ListingModel):
    """The parts, by name."""

    HEADS = ("Onderdeel", "Versie", "Licentie")

    def __init__(self, shipped: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._things: Sequence[Part] = shipped

    def part(self, row: int) -> Part:
        """The part in this row."""
        return self._things[row]

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell says; its tooltip gives it whole."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        part = self._things[index.row()]
        return (part.name, part.version or _UNKNOWN, part.licence or _UNKNOWN)[index.column()]


class AboutDialog(QDialog):
    """Escape closes it. The text of the licence of the part that is chosen stands under the table."""

    def __init__(self, protocol: Protocol, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Over PestDesk")
        shipped = parts.shipped_parts()
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.S24, theme.S24, theme.S24, theme.S16)
        box.setSpacing(theme.S8)
        runs_on = (*parts.versions(), ("Qt", qVersion()))
        box.addWidget(Heading(f"PestDesk {__version__}"))
        box.addWidget(Label(_INTRO))
        box.addWidget(Label(f"Protocol: {protocol.name}, versie {protocol.version}."))
        box.addWidget(Muted("  ·  ".join(f"{name} {version}" for name, version in sorted(runs_on))))
        box.addSpacing(theme.S8)
        box.addWidget(Heading("Onderdelen en hun licenties"))
        if not shipped.is_complete:
            box.addWidget(Muted(_INCOMPLETE if shipped.parts else _NONE))
        self.model = PartsModel(shipped.parts, self)
        self.table = self._table()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Tekst van de licentie")
        box.addWidget(self.table, _TABLE)
        box.addWidget(self.text, _TEXT)
        box.addWidget(Muted(_QT))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Sluiten", on_click=self.accept))
        box.addLayout(row)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        for part in (self.table, self.text):
            part.setVisible(bool(shipped.parts))
        if shipped.parts:
            self.table.selectRow(0)
            self.table.setFocus()

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        dress(table, "Onderdelen")
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        heads = table.horizontalHeader()
        for column in range(2):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        heads.setStretchLastSection(True)
        table.selectionModel().currentRowChanged.connect(self._show_text)
        return table

    def _show_text(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        part = self.model.part(current.row())
        self.text.setPlainText(_BETWEEN.join(part.texts) or _NO_TEXT)
        self.text.setAccessibleName(f"Tekst van de licentie van {part.name}")
