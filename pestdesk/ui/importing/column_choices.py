"""The columns of a list, each with what it holds to choose from, and its first rows beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QWidget

from pestdesk.domain.pupil_list import UNUSED, PupilField
from pestdesk.ui import discretion, sizes, theme
from pestdesk.ui.components import GroupHead, Muted, StillComboBox
from pestdesk.ui.emptying import empty
from pestdesk.ui.importing.cell_line import CellLine
from pestdesk.ui.importing.import_words import some
from pestdesk.ui.importing.sample_words import seen

NOT_USED = "niet gebruikt"
#: A list with more columns is no list that anybody made; those that hold something are always shown.
MOST_SHOWN = 100


@dataclass(slots=True)
class _Row:
    place: int
    header: str
    combo: StillComboBox
    sample: CellLine


class ColumnChoices(QWidget):
    """A field can be chosen once: it is offered in no other column until the first one lets go of it.

    `changed` tells that the user chose another field.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headers: tuple[str, ...] = ()
        self._rows: list[_Row] = []
        self._sample: Sequence[Sequence[str]] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.S16)
        self._grid.setVerticalSpacing(theme.S4)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(2, 5)
        self._grid.setColumnMinimumWidth(0, theme.px(sizes.LABEL_SHORT))
        discretion.changed.connect(self._show_sample)

    def show_columns(
        self, headers: Sequence[str], fields: Sequence[PupilField | None], sample: Sequence[Sequence[str]]
    ) -> None:
        """Show these columns with what they hold and, row by row, the texts that stand in them. The focus stays in
        its column when they are the same ones."""
        if tuple(headers) != self._headers or any(
            field and not self._row(place) for place, field in enumerate(fields)
        ):
            self._build(tuple(headers), fields)
        for row in self._rows:
            row.combo.blockSignals(True)
            field = fields[row.place]
            row.combo.setCurrentIndex(row.combo.findData(field.value) if field else 0)
            row.combo.blockSignals(False)
        self._offer_each_once()
        self._sample = sample
        self._show_sample()

    @property
    def headers(self) -> tuple[str, ...]:
        """The names of the columns, as the list has them."""
        return self._headers

    def mapping(self) -> dict[int, PupilField]:
        """What is chosen, by the place of the column."""
        chosen = ((row.place, _field(row.combo)) for row in self._rows)
        return {place: field for place, field in chosen if field is not None}

    def combo(self, place: int) -> StillComboBox:
        """The choice of the column at this place, from 0."""
        row = self._row(place)
        assert row is not None, "this column is not shown"
        return row.combo

    def focus_first(self) -> None:
        """Put the cursor in the first column of which nothing is known, or else in the first."""
        first = next((row for row in self._rows if _field(row.combo) is None), None) or self._rows[0]
        first.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Hold nothing of a list any more."""
        self._headers, self._rows, self._sample = (), [], ()
        empty(self._grid)

    # -- inside ------------------------------------------------------------------------------------------------

    def _row(self, place: int) -> _Row | None:
        return next((row for row in self._rows if row.place == place), None)

    def _build(self, headers: tuple[str, ...], fields: Sequence[PupilField | None]) -> None:
        self.clear()
        self._headers = headers
        for column, words in enumerate(("Kolom", "Wat staat erin?", "Eerste rijen")):
            self._grid.addWidget(GroupHead(words), 0, column)
        shown = [place for place in range(len(headers)) if place < MOST_SHOWN or fields[place]]
        for at, place in enumerate(shown, start=1):
            row = self._made(place, headers[place])
            self._rows.append(row)
            header = CellLine(bold=True)
            header.set_cells([row.header])
            self._grid.addWidget(header, at, 0)
            self._grid.addWidget(row.combo, at, 1)
            self._grid.addWidget(row.sample, at, 2)
        left_out = len(headers) - len(shown)
        if left_out:
            words = f"en nog {some(left_out, 'kolom die niet wordt', 'kolommen die niet worden')} gebruikt"
            self._grid.addWidget(Muted(words), len(shown) + 1, 0, 1, 3)

    def _made(self, place: int, header: str) -> _Row:
        combo = StillComboBox()
        combo.add("", NOT_USED)
        for field in PupilField:
            combo.add(field.value, field.value)
        name = header or f"kolom {place + 1}"
        combo.setAccessibleName(f"Wat staat er in kolom ‘{name}’?")
        # Not as wide as its widest choice, which tells of another column.
        combo.setFixedWidth(theme.px(sizes.FIELD))
        combo.currentIndexChanged.connect(self._was_chosen)
        return _Row(place, name, combo, CellLine())

    def _was_chosen(self) -> None:
        self._offer_each_once()
        self.changed.emit()

    def _offer_each_once(self) -> None:
        """What a column holds, no other can; there it is told which one that is."""
        holders = {_field(row.combo): row for row in self._rows}
        for row in self._rows:
            model = row.combo.model()
            assert isinstance(model, QStandardItemModel)
            for index in range(1, row.combo.count()):
                field = PupilField(row.combo.itemData(index))
                holder = holders.get(field, row)
                model.item(index).setEnabled(holder is row)
                words = field.value if holder is row else f"{field.value} (al in ‘{holder.header}’)"
                if row.combo.itemText(index) != words:
                    row.combo.say_item(index, words)

    def _show_sample(self) -> None:
        for row in self._rows:
            field = _field(row.combo)
            cells = [seen(line[row.place], field) for line in self._sample if row.place < len(line)]
            row.sample.set_cells(cells)
            told = ", ".join(cell for cell in cells if cell and cell != UNUSED)
            row.combo.setAccessibleDescription(f"Eerste rijen: {told}" if told else "")


def _field(combo: StillComboBox) -> PupilField | None:
    value = combo.currentData()
    return PupilField(value) if value else None
