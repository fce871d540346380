"""The page on which a forgotten password is replaced, with the recovery key from its paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.ui.announce import announce
from pestdesk.ui.buttons import button
from pestdesk.ui.form import Form
from pestdesk.ui.labels import Heading, Label
from pestdesk.ui.new_passphrase import NewPassphrase
from pestdesk.ui.recovery_key_card import RecoveryKeyField
from pestdesk.ui.welcome_card import WelcomeCard

_INTRO = "Typ de herstelsleutel van je papier en kies een nieuw wachtwoord. Er gaat niets verloren."


class RecoverPage(QWidget):
    """`submitted(recovery_key, passphrase)` tells that both were given, `left` that the user goes back."""

    submitted = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = WelcomeCard("Je kluis is vergrendeld.", 560)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(page)
        body = page.card.body
        body.addWidget(Heading("Wachtwoord vergeten"))
        body.addWidget(Label(_INTRO))
        self.form = Form()
        self.recovery_key = self.form.add("recovery_key", RecoveryKeyField())
        self.new = NewPassphrase(self.form, "Nieuw wachtwoord", tuple)
        self.recovery_key.edit.returnPressed.connect(self.new.passphrase.setFocus)
        self.new.entered.connect(self._submit)
        body.addWidget(self.form)
        self._error = Label(look="problem")
        self._error.hide()
        body.addWidget(self._error)
        self.back = button("Terug", on_click=self.left.emit)
        self.button = button("Ontgrendelen", primary=True, on_click=self._submit)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.button)
        body.addLayout(row)
        self._busy = False

    @property
    def message(self) -> str:
        """Why the vault did not open; empty when nothing went wrong."""
        return self._error.text()

    def show_error(self, text: str) -> None:
        """Tell why it did not open; what was typed stays."""
        self.set_busy(False)
        self._tell(text)
        self._error.setAccessibleName(text)
        announce(self._error)
        self.recovery_key.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, is_busy: bool) -> None:
        """Take nothing while the vault is being opened."""
        self._busy = is_busy
        for widget in (self.form, self.back, self.button):
            widget.setEnabled(not is_busy)
        self.button.setText("Even geduld…" if is_busy else "Ontgrendelen")

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands in the first field at once."""
        super().showEvent(event)
        self.recovery_key.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape and not self._busy:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _tell(self, text: str) -> None:
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def _submit(self) -> None:
        if self._busy:
            return
        self._tell("")
        self.form.clear_problems()
        wrong = self.recovery_key.problem_with()
        problem = ("recovery_key", wrong) if wrong else self.new.problem()
        if problem is not None:
            self.form.show_problem(*problem)
            return
        self.submitted.emit(self.recovery_key.value(), self.new.value())
