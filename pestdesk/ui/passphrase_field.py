"""A form row for a password, with a button that shows what was typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from pestdesk.ui import theme
from pestdesk.ui.buttons import button
from pestdesk.ui.fields import Field, State


class PassphraseField(Field):
    """A password. It never goes into a draft."""

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        row = QWidget()
        super().__init__(label, row, hint=hint, parent=parent)
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.edit.setAccessibleName(label)
        self.edit.setAccessibleDescription(hint)
        self.reveal = button("", name=f"{label} tonen", icon="eye")
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self._show_text)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.S4)
        across.addWidget(self.edit, 1)
        across.addWidget(self.reveal)
        self._control = self.edit
        self._label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._was_changed)

    def value(self) -> str:
        """What was typed, white space included."""
        return self.edit.text()

    def clear(self) -> None:
        """Forget what was typed, and hide what will be typed."""
        self.edit.clear()
        self.reveal.setChecked(False)

    def state(self) -> None:
        """Nothing: a password is not kept."""

    def set_state(self, state: State) -> None:
        """Nothing: a password is not kept."""

    def _show_text(self, is_shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        self.reveal.set_icon("eye-off" if is_shown else "eye")
        self.reveal.setAccessibleName(f"{self.label} {'verbergen' if is_shown else 'tonen'}")
        self.reveal.setToolTip(self.reveal.accessibleName())
