"""The page on which the vault is unlocked. It names no school and no person, for anyone may see it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.ui.announce import announce
from pestdesk.ui.buttons import button
from pestdesk.ui.labels import Label
from pestdesk.ui.passphrase_field import PassphraseField
from pestdesk.ui.welcome_card import WelcomeCard


class UnlockPage(QWidget):
    """Asks for the password; `submitted(passphrase)` tells that it was given, after which the field is empty."""

    submitted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = WelcomeCard("Je kluis is vergrendeld.", 400)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(page)
        self._reason = Label()
        self.field = PassphraseField("Wachtwoord")
        self.field.edit.returnPressed.connect(self._submit)
        self.button = button("Ontgrendelen", primary=True, on_click=self._submit)
        self._busy = False
        body = page.card.body
        body.addWidget(self._reason)
        body.addWidget(self.field)
        body.addWidget(self.button)
        self._reason.hide()
        self.setFocusProxy(self.field)

    @property
    def message(self) -> str:
        """What the page tells: the error if there is one, else the reason."""
        return self.field.problem or self._reason.text()

    def show_reason(self, text: str) -> None:
        """Tell why the vault is locked, e.g. after minutes without use; an empty text takes it away."""
        self._reason.setText(text)
        self._reason.setVisible(bool(text))

    def show_error(self, text: str) -> None:
        """Tell why it did not open; the field is ready for another try."""
        self.set_busy(False)
        self.field.show_problem(text)
        announce(self.field.edit)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, is_busy: bool) -> None:
        """Take no password while the vault is being opened."""
        self._busy = is_busy
        self.field.setEnabled(not is_busy)
        self.button.setEnabled(not is_busy)
        self.button.setText("Even geduld…" if is_busy else "Ontgrendelen")

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands in the field at once."""
        super().showEvent(event)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _submit(self) -> None:
        if self._busy:
            return
        passphrase = self.field.value()
        if not passphrase:
            self.show_error("Vul je wachtwoord in.")
            return
        self.field.clear()
        self.field.show_problem("")
        self.submitted.emit(passphrase)
