"""Form rows in which something is chosen from what stands there: one of a few, or as many as fit."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QVBoxLayout,
    QWidget,
)

from pestdesk.ui import sizes, theme
from pestdesk.ui.buttons import Choice, Tick
from pestdesk.ui.fields import Field, Place, State
from pestdesk.ui.flow_layout import FlowLayout
from pestdesk.ui.labels import Muted

Options = Sequence[tuple[str, str]]
"""What can be chosen: value and the words that are shown."""


def _column(box: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


class ChoiceRow(Field):
    """One of a few, as radio buttons in a row that wraps; nothing is chosen at first. The digits choose by place.

    With `notes`, a sentence for each value, they stand under each other, each over its sentence.
    """

    def __init__(
        self,
        label: str,
        options: Options,
        hint: str = "",
        *,
        notes: Mapping[str, str] | None = None,
        place: Place = "below",
        parent: QWidget | None = None,
    ) -> None:
        box = QWidget()
        row = _column(box) if notes else FlowLayout(box, spacing=theme.S12, row_spacing=0)
        super().__init__(label, box, hint=hint, parent=parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Choice] = {}
        self._notes: dict[QWidget, str] = {}
        for value, text in options:
            choice = Choice(text, box)
            self._notes[choice] = note = notes[value] if notes else ""
            choice.toggled.connect(self._toggled)
            choice.numbered.connect(self._choose_at)
            self._group.addButton(choice)
            self._buttons[value] = choice
            row.addWidget(choice)
            if note:
                sentence = Muted(note)
                sentence.setIndent(_beside_indicator())
                row.addWidget(sentence)
        self.setFocusProxy(next(iter(self._buttons.values())))
        self._describe()
        self.put_beside(place)

    def buttons(self) -> dict[str, Choice]:
        """The radio button of each value."""
        return dict(self._buttons)

    def value(self) -> str | None:
        """The chosen value, None when nothing is chosen."""
        return next((value for value, choice in self._buttons.items() if choice.isChecked()), None)

    def set_value(self, value: str | None) -> None:
        """Choose a value; None chooses nothing."""
        if value == self.value():
            return
        if value in self._buttons:
            self._buttons[value].setChecked(True)
            return
        # An exclusive group does not let go of its last choice by itself.
        self._group.setExclusive(False)
        for choice in self._buttons.values():
            choice.setChecked(False)
        self._group.setExclusive(True)
        self._was_changed()

    def state(self) -> str | None:
        """The chosen value."""
        return self.value()

    def set_state(self, state: State) -> None:
        """Choose it again."""
        self.set_value(state if isinstance(state, str) else None)

    def set_label(self, text: str) -> None:
        """Ask it in other words."""
        super().set_label(text)
        self._describe()

    def _spoken_by(self) -> dict[QWidget, str]:
        """Each button says what is asked, for ‘ja’ alone says nothing."""
        return {choice: " ".join(part for part in (self.label, note) if part) for choice, note in self._notes.items()}

    def _choose_at(self, number: int) -> None:
        choices = list(self._buttons.values())
        if number <= len(choices) and choices[number - 1].isEnabled():
            choices[number - 1].setChecked(True)
            choices[number - 1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggled(self, is_on: bool) -> None:
        # One change for the one that goes on; the one that goes off tells nothing new.
        if is_on:
            self.setFocusProxy(next(choice for choice in self._buttons.values() if choice.isChecked()))
            self._was_changed()


class CheckGroup(Field):
    """Any number of a few, as check boxes that wrap, or under each other `in_column`."""

    def __init__(
        self,
        label: str,
        options: Options,
        hint: str = "",
        *,
        in_column: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        box = QWidget()
        row = _column(box) if in_column else FlowLayout(box, spacing=theme.S12, row_spacing=0)
        super().__init__(label, box, hint=hint, parent=parent)
        self._boxes: dict[str, Tick] = {}
        for value, text in options:
            check = Tick(text, box)
            check.toggled.connect(self._was_changed)
            self._boxes[value] = check
            row.addWidget(check)
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))
        self._describe()

    def _spoken_by(self) -> dict[QWidget, str]:
        """Each box says what is asked."""
        return dict.fromkeys(self._boxes.values(), self.label)

    def boxes(self) -> dict[str, Tick]:
        """The check box of each value."""
        return dict(self._boxes)

    def value(self) -> list[str]:
        """The ticked values, in the order of the options."""
        return [value for value, check in self._boxes.items() if check.isChecked()]

    def set_value(self, values: Iterable[str]) -> None:
        """Tick these and no others."""
        wanted = set(values)
        for value, check in self._boxes.items():
            check.setChecked(value in wanted)

    def state(self) -> list[str]:
        """The ticked values."""
        return self.value()

    def set_state(self, state: State) -> None:
        """Tick them again."""
        self.set_value(state if isinstance(state, list) else [])


def _beside_indicator() -> int:
    """How far the words of a choice begin from its left: the style sheet's edge, room, indicator and gap."""
    return 1 + sizes.S2 + theme.px(sizes.ICON) + theme.S4 + sizes.S2
