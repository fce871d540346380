"""A new password in a form: typed twice, with its strength while it is typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from pestdesk.ui.form import Form
from pestdesk.ui.passphrase_field import PassphraseField
from pestdesk.ui.passphrase_strength import Strength, strength
from pestdesk.ui.strength_line import StrengthLine

_PAUSE_MS = 150
_HINT = "Minstens tien tekens; een zin van vier woorden werkt goed."
_UNEQUAL = "De twee wachtwoorden zijn niet gelijk. Typ hetzelfde wachtwoord nog een keer."


class NewPassphrase(QObject):
    """Puts its two fields in the form as `passphrase` and `again`; `entered` tells of Return in the last.

    `known` gives words that anyone would try first, such as the name of the school.
    """

    entered = Signal()

    def __init__(self, form: Form, label: str, known: Callable[[], Sequence[str]]) -> None:
        super().__init__(form)
        self._known = known
        self.passphrase = form.add("passphrase", PassphraseField(label, hint=_HINT))
        self.strength_line = StrengthLine()
        form.add_widget(self.strength_line)
        self.again = form.add("again", PassphraseField(f"{label} nog een keer"))
        # Judged in a pause of the typing, so that no key waits for it.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._judge)
        self.passphrase.changed.connect(self._pause.start)
        self.passphrase.edit.returnPressed.connect(self.again.setFocus)
        self.again.edit.returnPressed.connect(self.entered)

    def value(self) -> str:
        """The password."""
        return self.passphrase.value()

    def problem(self) -> tuple[str, str] | None:
        """The field that is not in order, and what is wrong with it."""
        judged = self._strength()
        if not judged.is_enough:
            # The field says why; once is enough.
            self._pause.stop()
            self.strength_line.show_strength(judged._replace(reason=""))
            return "passphrase", judged.reason
        return None if self.again.value() == self.value() else ("again", _UNEQUAL)

    def clear(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear()
        self.again.clear()

    def _strength(self) -> Strength:
        return strength(self.value(), self._known())

    def _judge(self) -> None:
        if self.value():
            self.strength_line.show_strength(self._strength())
        else:
            self.strength_line.show_nothing()
