"""The page on which a forgotten password is replaced, with the recovery key from its paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from pestdesk.ui.form import Form
from pestdesk.ui.gate_page import GatePage
from pestdesk.ui.labels import Heading, Label
from pestdesk.ui.new_passphrase import NewPassphrase
from pestdesk.ui.recovery_key_card import RecoveryKeyField

_INTRO = "Typ de herstelsleutel van je papier en kies een nieuw wachtwoord. Er gaat niets verloren."


class RecoverPage(GatePage):
    """`submitted(recovery_key, passphrase)` tells that both were given."""

    submitted = Signal(str, str)

    on_words = "Ontgrendelen"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Je kluis is vergrendeld.", parent)
        self.body.addWidget(Heading("Wachtwoord vergeten"))
        self.body.addWidget(Label(_INTRO))
        self.form = Form()
        self.recovery_key = self.form.add("recovery_key", RecoveryKeyField())
        self.new = NewPassphrase(self.form, "Nieuw wachtwoord", tuple)
        self.recovery_key.edit.returnPressed.connect(self.new.passphrase.setFocus)
        self.new.entered.connect(self.go_on)
        self.body.addWidget(self.form)
        self.add_end()

    def show_error(self, text: str) -> None:
        """Tell why it did not open, with the cursor where it may be mended; what was typed stays."""
        super().show_error(text)
        self.recovery_key.setFocus(Qt.FocusReason.OtherFocusReason)

    def asking(self) -> tuple[QWidget, ...]:
        """The fields."""
        return (self.form,)

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands in the first field at once."""
        super().showEvent(event)
        self.recovery_key.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Check both, and give them."""
        if self.is_busy:
            return
        self.tell("")
        self.form.clear_problems()
        wrong = self.recovery_key.problem_with()
        problem = ("recovery_key", wrong) if wrong else self.new.problem()
        if problem is not None:
            self.form.show_problem(*problem)
            return
        self.submitted.emit(self.recovery_key.value(), self.new.value())
