"""The rows of the school calendar's editor: a vacation or a free day each, in lists that can grow and shrink."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.ui import sizes, theme
from pestdesk.ui.components import DateField, Field, GroupHead, Muted, State, button
from pestdesk.ui.line_edit import LineEdit

# In pixels beside a body of 13: a date with its weekday.


@dataclass(frozen=True, slots=True)
class Kind:
    """What a list is of; `one` names a row to a screen reader."""

    head: str
    one: str
    adder: str
    has_last: bool


VACATIONS = Kind("Vakanties", "vakantie", "Vakantie toevoegen", has_last=True)
FREE_DAYS = Kind("Vrije dagen en studiedagen", "vrije dag", "Vrije dag toevoegen", has_last=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as it stands, perhaps not in order yet; `last_on` is None for a single day."""

    name: str
    first_on: date
    last_on: date | None = None

    @property
    def parts(self) -> list[str]:
        """As a draft keeps it."""
        return [self.name, self.first_on.isoformat(), self.last_on.isoformat() if self.last_on else ""]

    @classmethod
    def read(cls, parts: list[str]) -> "Entry":
        """What `parts` gave. ValueError for anything else."""
        name, first_on, last_on = parts
        return cls(name, date.fromisoformat(first_on), date.fromisoformat(last_on) if last_on else None)


class CalendarRow(Field):
    """Name and days of one entry. `removed` tells that it should go."""

    removed = Signal()

    def __init__(self, kind: Kind, entry: Entry, parent: QWidget) -> None:
        self._kind, self._entry = kind, entry
        self.name = LineEdit()
        self.name.put(entry.name)
        self.first = DateField("", on=entry.first_on)
        self.last = DateField("", on=entry.last_on) if kind.has_last else None
        holder = QWidget()
        super().__init__("", holder, parent=parent)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.S8)
        line.addWidget(self.name, 1)
        for field in self._dates:
            field.setFixedWidth(theme.px(sizes.COLUMN))
            field.changed.connect(self._was_changed)
            line.addWidget(field)
        self._remove = button("", quiet=True, icon="trash", name="Verwijderen", on_click=self.removed.emit)
        line.addWidget(self._remove)
        self.name.textChanged.connect(self._was_changed)
        self.name.textChanged.connect(self._name_parts)
        self.setFocusProxy(self.name)
        self._name_parts()

    @property
    def _dates(self) -> list[DateField]:
        return [self.first, self.last] if self.last else [self.first]

    def entry(self) -> Entry:
        """What stands in the row."""
        first_on = self.first.value() or self._entry.first_on
        last_on = self.last.value() if self.last else None
        return replace(self._entry, name=self.name.text(), first_on=first_on, last_on=last_on)

    def state(self) -> list[str]:
        return self.entry().parts

    def set_state(self, state: State) -> None:
        """Put a row back that `state` gave."""
        entry = Entry.read(state if isinstance(state, list) else [])
        self.name.put(entry.name)
        self.first.set_value(entry.first_on)
        if self.last:
            self.last.set_value(entry.last_on)

    def show_problem(self, text: str) -> None:
        super().show_problem(text)
        self.name.setAccessibleDescription(text)

    def _name_parts(self) -> None:
        """Say at every part which entry it belongs to."""
        name = self.name.text().strip() or f"nieuwe {self._kind.one}"
        self.name.setAccessibleName(f"Naam van {self._kind.one}: {name}")
        self.first.edit.setAccessibleName(f"Eerste dag: {name}" if self.last else f"Dag: {name}")
        if self.last:
            self.last.edit.setAccessibleName(f"Laatste dag: {name}")
        self._remove.setAccessibleName(f"{name} verwijderen")
        self._remove.setToolTip(f"{name} verwijderen")


class CalendarRows(QWidget):
    """A list of one kind in one school year, which `fill` fills; a new entry begins on `first_day`."""

    changed = Signal()

    def __init__(self, kind: Kind, first_day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind, self._first_day = kind, first_day
        self.rows: list[CalendarRow] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, theme.S8)
        box.setSpacing(theme.S4)
        head = QHBoxLayout()
        head.setSpacing(theme.S8)
        head.addWidget(GroupHead(kind.head), 1)
        for words in ("Eerste dag", "Laatste dag") if kind.has_last else ("Dag",):
            column = Muted(words)
            column.setFixedWidth(theme.px(sizes.COLUMN))
            head.addWidget(column)
        head.addSpacing(theme.HIT_HEIGHT + theme.S8)
        box.addLayout(head)
        self._box = QVBoxLayout()
        self._box.setSpacing(theme.S4)
        box.addLayout(self._box)
        self._adder = button(kind.adder, quiet=True, icon="plus", on_click=self._add_and_focus)
        box.addWidget(self._adder, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, entries: list[Entry]) -> None:
        """Put these in it, a row each."""
        for entry in entries:
            self._put(entry)

    def entries(self) -> list[Entry]:
        """What stands in the rows."""
        return [row.entry() for row in self.rows]

    def _put(self, entry: Entry) -> CalendarRow:
        row = CalendarRow(self._kind, entry, self)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._take(row))
        self.rows.append(row)
        self._box.addWidget(row)
        # Qt shows what was just put in a layout later; a row must be shown to get the cursor.
        row.show()
        return row

    def _add_and_focus(self) -> None:
        row = self._put(Entry("", self._first_day, self._first_day if self._kind.has_last else None))
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _take(self, row: CalendarRow) -> None:
        at = self.rows.index(row)
        self.rows.remove(row)
        self._box.removeWidget(row)
        neighbour = self.rows[min(at, len(self.rows) - 1)] if self.rows else self._adder
        neighbour.setFocus(Qt.FocusReason.OtherFocusReason)
        row.hide()
        row.deleteLater()
        self.changed.emit()
