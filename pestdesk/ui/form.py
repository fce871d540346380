"""A column of named fields whose values go to a draft and come back from it."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.ui import theme
from pestdesk.ui.field_line import FieldLine
from pestdesk.ui.fields import Field, State

_F = TypeVar("_F", bound=Field)


class Form(QWidget):
    """Fields under each other, each with a name. `changed` tells that one of them has another value."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, Field] = {}
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.S12)

    def add(self, name: str, field: _F) -> _F:
        """Put a field under the others and give it back."""
        self.register(name, field)
        self.body.addWidget(field)
        return field

    def add_beside(self, *parts: tuple[str, Field, int]) -> None:
        """Put fields beside each other: name, field, and its share of the width."""
        self.body.addWidget(self.line(*parts))

    def line(self, *parts: tuple[str, Field, int]) -> QWidget:
        """Fields of the form beside each other, for a place elsewhere on the page."""
        line = FieldLine()
        for name, field, share in parts:
            self.register(name, field)
            line.add(field, share)
        return line

    def register(self, name: str, field: _F) -> _F:
        """Take a field that stands elsewhere on the page into the form. ValueError for a name that is taken."""
        if name in self._fields:
            raise ValueError(f"two fields are named {name}")
        self._fields[name] = field
        field.changed.connect(self.changed)
        return field

    def remove(self, name: str) -> None:
        """Take a field away, also from the page."""
        field = self._fields.pop(name)
        self.body.removeWidget(field)
        field.hide()
        field.deleteLater()
        self.changed.emit()

    def add_widget(self, widget: QWidget) -> None:
        """Put something that is no field under the others: a heading, a hint."""
        self.body.addWidget(widget)

    def field(self, name: str) -> Field:
        """The field of that name."""
        return self._fields[name]

    def names(self) -> list[str]:
        """The names of the fields, in their order."""
        return list(self._fields)

    def state(self) -> dict[str, State]:
        """All values as plain JSON."""
        return {name: field.state() for name, field in self._fields.items()}

    def set_state(self, state: Mapping[str, State]) -> None:
        """Put values back; a name that is not here is left alone, for a draft may be older than the page.

        From the first field to the last, as a person fills them in: what one field guesses for a later one is
        then replaced by what was typed there.
        """
        for name in self.names():
            if name in state:
                self._fields[name].set_state(state[name])

    def show_problem(self, name: str, text: str) -> None:
        """Say at a field what is wrong, and put the cursor there."""
        field = self._fields[name]
        field.show_problem(text)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_problems(self) -> None:
        """Take all problems away."""
        for field in self._fields.values():
            if field.problem:
                field.show_problem("")
