"""Form rows in which something is chosen from a list that unfolds."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from pestdesk.ui import sizes, theme
from pestdesk.ui.choices import Options
from pestdesk.ui.discretion import Discreet, shown
from pestdesk.ui.fields import Field, State

_WORDS_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class StillComboBox(Discreet, QComboBox):
    """A combo box that does not turn with the wheel while the page scrolls under the mouse, and may be narrow.

    Its choices are shown as they may be seen, unless one can also type in it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(lambda _index: self.updateGeometry())
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
        """Room for what is chosen, up to a few words; its list shows the choices in full."""
        hint, least = super().minimumSizeHint(), theme.px(sizes.FIELD_SHORT)
        if not self.isEditable():
            words = self.fontMetrics().horizontalAdvance(shown(self.currentText())) + theme.px(
                theme.S24 + theme.S16 + theme.S4
            )
            least = max(least, min(words, theme.px(sizes.FIELD_WIDE)))
        return QSize(min(hint.width(), least), hint.height())

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
