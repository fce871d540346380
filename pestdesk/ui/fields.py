"""Form rows: a visible label, the control, a hint, and the problem when there is one."""

from typing import Literal, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from pestdesk.ui import sizes, theme
from pestdesk.ui.discretion import say
from pestdesk.ui.labels import Label, Muted
from pestdesk.ui.line_edit import LineEdit

State: TypeAlias = str | bool | int | list[str] | None
"""What a field keeps in a draft: plain JSON."""

Place: TypeAlias = Literal["below", "column", "end"]
"""Where a control stands: under its label, in a column beside it, or at the end of its line."""

_MOST_DIGITS = 3


class Field(QWidget):
    """One row of a form. `changed` tells that the user or the program gave it another value."""

    changed = Signal()

    def __init__(self, label: str, control: QWidget, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self._label = Label(label, look="field")
        self._label.setBuddy(control)
        self._problem: Label | None = None
        say(control, "accessibleName", label)
        say(control, "accessibleDescription", hint)
        self._hint = hint
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(theme.S4)
        self.rows.addWidget(self._label)
        if not label:
            self._label.hide()
        self._hint_row = Muted(hint) if hint else None
        if self._hint_row is not None:
            self.rows.addWidget(self._hint_row)
        self.rows.addWidget(control)
        # Under this the problem is said.
        self._lowest = control
        self.setFocusProxy(control)

    @property
    def label(self) -> str:
        """The words above it."""
        return self._label.text()

    def put_beside(self, place: Place) -> None:
        """Put the control on the line of its label; the problem stays under both."""
        if place == "below":
            return
        is_column = place == "column"
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S16)
        for part in (self._label, self._control):
            self.rows.removeWidget(part)
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row.addWidget(self._label, 0 if is_column else 1)
        row.addWidget(self._control, 1 if is_column else 0)
        if is_column:
            self._label.setFixedWidth(theme.px(sizes.LABEL))
        else:
            self._label.setProperty("look", "")
            self._control.setFixedWidth(self._control.sizeHint().width())
        self.rows.insertWidget(0, line)
        self._lowest = self._hint_row or line

    def set_label(self, text: str) -> None:
        """Ask it in other words."""
        self._label.setText(text)
        say(self._control, "accessibleName", text)

    @property
    def problem(self) -> str:
        """What is wrong with it; empty when nothing is."""
        return self._problem.text() if self._problem is not None else ""

    @property
    def hint(self) -> str:
        """What stands under it to help; empty when nothing does."""
        return self._hint

    def label_widget(self) -> QLabel:
        """The label itself, for a row that places it elsewhere."""
        return self._label

    @property
    def control(self) -> QWidget:
        """What is filled in, for a row that places it elsewhere."""
        return self._control

    def show_problem(self, text: str) -> None:
        """Say under the field what is wrong; an empty text takes that away."""
        if text == self.problem:
            return
        if self._problem is None:
            self._problem = Label(look="problem")
            self.rows.insertWidget(self.rows.indexOf(self._lowest) + 1, self._problem)
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._describe()
        self._control.setProperty("problem", bool(text))
        self._control.style().unpolish(self._control)
        self._control.style().polish(self._control)

    def state(self) -> State:
        """The value as plain JSON."""
        raise NotImplementedError

    def set_state(self, state: State) -> None:
        """Put back a value that `state` gave; anything unknown empties the field."""
        raise NotImplementedError

    def _spoken_by(self) -> dict[QWidget, str]:
        """What takes the focus, each with what it says besides: there a screen reader finds the problem and the
        hint."""
        return {self._control: ""}

    def _describe(self) -> None:
        for widget, own in self._spoken_by().items():
            words = (self.problem, own, self._hint)
            say(widget, "accessibleDescription", " ".join(part for part in words if part))

    def _was_changed(self) -> None:
        if self.problem:
            self.show_problem("")
        self.changed.emit()


class TextField(Field):
    """One line of text."""

    def __init__(self, label: str, placeholder: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        self.edit = LineEdit()
        self.edit.setPlaceholderText(placeholder)
        super().__init__(label, self.edit, hint=hint, parent=parent)
        self.edit.textChanged.connect(self._was_changed)

    def value(self) -> str:
        """The text without white space around it."""
        return self.edit.text().strip()

    def state(self) -> str:
        """The text as it stands."""
        return self.edit.text()

    def set_state(self, state: State) -> None:
        """Put the text back."""
        self.edit.put(state if isinstance(state, str) else "")


class NumberField(TextField):
    """One line for a small whole number, typed."""

    def number(self) -> int | None:
        """The number, None while it is none that anybody means: empty, broken, or of more than three digits."""
        text = self.value()
        return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None
