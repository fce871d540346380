"""Rows in which the kinds of help, or of sanctions, are named."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.record import MeasureKind
from pestdesk.domain.settings import MeasureType
from pestdesk.ui import theme
from pestdesk.ui.components import Field, State, button
from pestdesk.ui.line_edit import LineEdit

#: What is kept of a row beside its name: which of its two ticks are set.
_HARDER, _DAYS = "harder", "days"


class MeasureTypeRow(QWidget):
    """One kind. `changed` tells that it was, `removed` that it was taken away."""

    changed = Signal()
    removed = Signal()

    def __init__(self, kind: MeasureKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S12)
        self.edit = LineEdit()
        self.harder, self.days = QCheckBox("hardere sanctie (melden)"), QCheckBox("telt schooldagen")
        self._remove = button("", quiet=True, icon="trash", name="Weghalen", on_click=self.removed.emit)
        row.addWidget(self.edit, 1)
        for tick in (self.harder, self.days):
            row.addWidget(tick)
            tick.setVisible(kind is MeasureKind.SANCTION)
            tick.toggled.connect(self.changed)
        row.addWidget(self._remove)
        self.edit.textChanged.connect(self._name_changed)
        self.setFocusProxy(self.edit)

    def set_number(self, number: int) -> None:
        """Which row it is now, for a screen reader."""
        word = "hulp" if self._kind is MeasureKind.SUPPORT else "sanctie"
        self.edit.setAccessibleName(f"Soort {word} {number}")

    def value(self) -> MeasureType:
        return MeasureType(self.edit.text().strip(), self._kind, self.harder.isChecked(), self.days.isChecked())

    def state(self) -> tuple[str, str]:
        """Its name, and the ticks that are set."""
        ticks = [word for word, tick in ((_HARDER, self.harder), (_DAYS, self.days)) if tick.isChecked()]
        return self.edit.text(), " ".join(ticks)

    def put(self, label: str, ticks: str) -> None:
        """Put back what `state` gave."""
        self.edit.put(label)
        self.harder.setChecked(_HARDER in ticks.split())
        self.days.setChecked(_DAYS in ticks.split())

    def _name_changed(self, label: str) -> None:
        for tick in (self.harder, self.days):
            tick.setAccessibleName(f"{label.strip()}, {tick.text()}")
        name = f"‘{label.strip()}’ weghalen"
        self._remove.setAccessibleName(name)
        self._remove.setToolTip(name)
        self.changed.emit()


class MeasureTypeRows(Field):
    """The kinds of help or of sanctions: renamed in their row, added under it, taken away behind it.

    State: name and ticks in turn.
    """

    def __init__(self, kind: MeasureKind) -> None:
        self.kind = kind
        self._box = QWidget()
        self._column = QVBoxLayout(self._box)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.S4)
        self._lines: list[MeasureTypeRow] = []
        is_support = kind is MeasureKind.SUPPORT
        super().__init__("Hulp" if is_support else "Sancties", self._box)
        words = "Nog een soort hulp" if is_support else "Nog een sanctie"
        self._add = button(words, quiet=True, icon="plus", on_click=self._add_and_focus)
        self.rows.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def set_value(self, types: tuple[MeasureType, ...]) -> None:
        """These kinds and no others; those of the other sort are left out."""
        state: list[str] = []
        for each in types:
            if each.kind is self.kind:
                ticks = [word for word, is_set in ((_HARDER, each.harder), (_DAYS, each.counts_days)) if is_set]
                state += [each.label, " ".join(ticks)]
        self.set_state(state)

    def value(self) -> tuple[MeasureType, ...]:
        """The kinds in their order, also one that has no name yet."""
        return tuple(line.value() for line in self._lines)

    def state(self) -> list[str]:
        return [part for line in self._lines for part in line.state()]

    def set_state(self, state: State) -> None:
        parts = state if isinstance(state, list) else []
        while len(self._lines) > len(parts) // 2:
            self._take_out(self._lines[-1])
        while len(self._lines) < len(parts) // 2:
            self._add_row()
        for line, label, ticks in zip(self._lines, parts[::2], parts[1::2], strict=True):
            line.put(label, ticks)
        self._renumber()

    def show_problem(self, text: str) -> None:
        """Say it under the rows; the cursor goes to the row without a name, if there is one."""
        super().show_problem(text)
        nameless = next((line for line in self._lines if not line.value().label), None)
        if text and nameless is not None:
            self.setFocusProxy(nameless)

    def _add_row(self) -> MeasureTypeRow:
        line = MeasureTypeRow(self.kind)
        self._lines.append(line)
        self._column.addWidget(line)
        line.changed.connect(self._was_changed)
        line.removed.connect(lambda: self._remove(line))
        return line

    def _add_and_focus(self) -> None:
        line = self._add_row()
        self._renumber()
        # Qt shows what was just put in a layout later; a field must be shown to get the cursor.
        line.show()
        line.setFocus()
        self._was_changed()

    def _remove(self, line: MeasureTypeRow) -> None:
        index = self._lines.index(line)
        self._take_out(line)
        self._renumber()
        target: QWidget = self._lines[min(index, len(self._lines) - 1)] if self._lines else self._add
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_changed()

    def _take_out(self, line: MeasureTypeRow) -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _renumber(self) -> None:
        for number, line in enumerate(self._lines, start=1):
            line.set_number(number)
        self.setFocusProxy(self._lines[0] if self._lines else self._add)
