"""Form rows in which something is chosen from a list."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from pestdesk.ui import theme
from pestdesk.ui.buttons import Choice, Tick
from pestdesk.ui.discretion import Discreet, shown
from pestdesk.ui.fields import Field, Place, State
from pestdesk.ui.flow_layout import FlowLayout
from pestdesk.ui.labels import Muted

Options = Sequence[tuple[str, str]]
"""What can be chosen: value and the words that are shown."""

_LEAST_WIDTH = 112
_WORDS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
# Where the words of a radio button begin.
_BESIDE_INDICATOR = 25


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
            choice = Choice(text)
            self._notes[choice] = note = notes[value] if notes else ""
            choice.toggled.connect(self._toggled)
            choice.numbered.connect(self._choose_at)
            self._group.addButton(choice)
            self._buttons[value] = choice
            row.addWidget(choice)
            if note:
                sentence = Muted(note)
                sentence.setIndent(theme.px(_BESIDE_INDICATOR))
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
            check = Tick(text)
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


class StillComboBox(Discreet, QComboBox):
    """A combo box that does not turn with the wheel while the page scrolls under the mouse, and may be narrow.

    Its choices are shown as they may be seen, unless one can also type in it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The delegate that takes its row height from the style sheet.
        self.setItemDelegate(QStyledItemDelegate(self))

    def add(self, value: str | None, words: str) -> None:
        """Offer another choice."""
        self.addItem(shown(words), value)
        self.setItemData(self.count() - 1, words, _WORDS_ROLE)

    def say_item(self, index: int, words: str) -> None:
        """Offer a choice in other words."""
        self.setItemText(index, shown(words))
        self.setItemData(index, words, _WORDS_ROLE)

    def itemText(self, index: int, /) -> str:
        """The words of a choice, with the names in it."""
        words = self.itemData(index, _WORDS_ROLE)
        return super().itemText(index) if words is None else str(words)

    def currentText(self) -> str:
        """What is chosen, with the names in it, or what is typed."""
        return super().currentText() if self.isEditable() else self.itemText(self.currentIndex())

    def show_again(self) -> None:
        """Each choice as it may be seen now."""
        for index in range(self.count()):
            words = self.itemData(index, _WORDS_ROLE)
            if words is not None:
                self.setItemText(index, shown(words))

    def minimumSizeHint(self) -> QSize:
        """Room for a word; its list shows the choices in full."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme.px(_LEAST_WIDTH)), hint.height())

    def showPopup(self) -> None:  # noqa: N802 - Qt's own name
        """As wide as the widest choice."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * theme.S16)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only when it has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ComboField(Field):
    """One of many, in a list that unfolds; the first is chosen, unless `empty_text` offers a choice of nothing."""

    def __init__(
        self,
        label: str,
        options: Options,
        hint: str = "",
        *,
        empty_text: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.combo = StillComboBox()
        super().__init__(label, self.combo, hint=hint, parent=parent)
        self._empty_text = empty_text
        self.set_options(options)
        self.combo.currentIndexChanged.connect(self._was_changed)

    def set_options(self, options: Options) -> None:
        """Offer other options; the choice stays when it is among them."""
        kept = self.value()
        self.combo.blockSignals(True)
        self.combo.clear()
        if self._empty_text is not None:
            self.combo.add(None, self._empty_text)
        for value, text in options:
            self.combo.add(value, text)
        self.combo.setCurrentIndex(max(0, self.combo.findData(kept)) if kept is not None else 0)
        self.combo.blockSignals(False)
        if self.value() != kept:
            self._was_changed()

    def value(self) -> str | None:
        """The chosen value, None when nothing is chosen."""
        value = self.combo.currentData()
        return value if isinstance(value, str) else None

    def set_value(self, value: str | None) -> None:
        """Choose a value; one that is not offered chooses the first."""
        self.combo.setCurrentIndex(max(0, self.combo.findData(value)))

    def state(self) -> str | None:
        """The chosen value."""
        return self.value()

    def set_state(self, state: State) -> None:
        """Choose it again."""
        self.set_value(state if isinstance(state, str) else None)


class PersonCombo(Field):
    """A name: one of those that are known, or typed."""

    def __init__(
        self,
        label: str,
        names: Sequence[str] = (),
        placeholder: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.combo = StillComboBox()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        super().__init__(label, self.combo, hint=hint, parent=parent)
        line = self.combo.lineEdit()
        assert line is not None
        line.setPlaceholderText(placeholder)
        line.setAccessibleName(label)
        self.set_names(names)
        self.combo.editTextChanged.connect(self._was_changed)

    def set_names(self, names: Sequence[str]) -> None:
        """Offer other names; what is typed stays."""
        kept = self.combo.currentText()
        self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItems(list(names))
        self.combo.setCurrentIndex(-1)
        self.combo.setEditText(kept)
        self.combo.blockSignals(False)

    def value(self) -> str:
        """The name without white space around it."""
        return self.combo.currentText().strip()

    def set_value(self, name: str) -> None:
        """Put a name in it."""
        self.combo.setEditText(name)

    def state(self) -> str:
        """The text as it stands."""
        return self.combo.currentText()

    def set_state(self, state: State) -> None:
        """Put the text back."""
        self.combo.setEditText(state if isinstance(state, str) else "")
