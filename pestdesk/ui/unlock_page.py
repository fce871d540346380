"""The page on which the vault is unlocked. It names no school and no person, for anyone may see it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.domain.dutch import counted
from pestdesk.ui import sizes, theme
from pestdesk.ui.announce import announce
from pestdesk.ui.buttons import button
from pestdesk.ui.labels import Label, Muted
from pestdesk.ui.passphrase_field import PassphraseField
from pestdesk.ui.welcome_card import WelcomeCard

_FREE_TRIES = 2
_WAITS_S = (1, 2, 4, 8, 16, 30)
_SECOND_MS = 1000


def seconds_to_wait(wrong_tries: int) -> int:
    """How long no password is taken after so many wrong ones in a row: from the third one on 1, 2, 4 … 30."""
    at = wrong_tries - _FREE_TRIES - 1
    return 0 if at < 0 else _WAITS_S[min(at, len(_WAITS_S) - 1)]


class UnlockPage(QWidget):
    """Asks for the password; `submitted(passphrase)` tells that it was given, after which the field is empty.

    `recovery_asked` and `restore_asked` tell that the user takes another way in.
    """

    submitted = Signal(str)
    recovery_asked = Signal()
    restore_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Each part in its own place from the start: Qt dresses again whatever moves into another widget.
        page = WelcomeCard("Je kluis is vergrendeld.", sizes.FORM, self)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(page)
        self._reason = Label()
        self.field = PassphraseField("Wachtwoord")
        self.field.edit.returnPressed.connect(self._submit)
        self.button = button("Ontgrendelen", primary=True, on_click=self._submit)
        self._busy = False
        #: How many wrong ones were given in a row.
        self.wrong_tries = 0
        self._wait_s = 0
        self._waiting = Muted()
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self._count_down)
        body = page.card.body
        for part in (self._reason, self.field, self._waiting, self.button):
            body.addWidget(part)
        self._others = QWidget()
        others = QVBoxLayout(self._others)
        others.setContentsMargins(0, theme.S8, 0, 0)
        others.setSpacing(theme.S4)
        for words, told in (
            ("Wachtwoord vergeten…", self.recovery_asked),
            ("Reservekopie terugzetten…", self.restore_asked),
        ):
            others.addWidget(button(words, quiet=True, on_click=told.emit), 0, Qt.AlignmentFlag.AlignHCenter)
        body.addWidget(self._others)
        self._reason.hide()
        self._waiting.hide()
        self.setFocusProxy(self.field)

    @property
    def message(self) -> str:
        """What the page tells: the error if there is one, else the reason."""
        return self.field.problem or self._reason.text()

    def offer_other_ways(self, *, is_possible: bool) -> None:
        """Whether the recovery key and the backups are offered: not while the vault itself is still open."""
        self._others.setVisible(is_possible)

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

    def show_wrong_try(self, text: str) -> None:
        """Tell that the password was wrong. From the third one in a row, nothing is taken for a while."""
        self.show_error(text)
        self.go_on_after(self.wrong_tries + 1)

    def go_on_after(self, wrong_tries: int) -> None:
        """Wait as long as these wrong ones in a row ask for, some of them perhaps on an earlier page."""
        self.wrong_tries = wrong_tries
        self._wait_s = seconds_to_wait(wrong_tries)
        if self._wait_s:
            self._take(is_possible=False)
            self._second.start()
        self._show_wait()

    @property
    def waiting(self) -> str:
        """How long the page still waits; empty when it does not."""
        return self._waiting.text()

    def set_busy(self, is_busy: bool) -> None:
        """Take no password while the vault is being opened."""
        self._busy = is_busy
        self._take(is_possible=not is_busy)
        self.button.setText("Even geduld…" if is_busy else "Ontgrendelen")

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands in the field at once."""
        super().showEvent(event)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, *, is_possible: bool) -> None:
        self.field.setEnabled(is_possible)
        self._others.setEnabled(not self._busy)
        self.button.setEnabled(is_possible)

    def _count_down(self) -> None:
        self._wait_s -= 1
        self._show_wait()
        if not self._wait_s:
            self._second.stop()
            self._take(is_possible=True)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_wait(self) -> None:
        wait = counted(self._wait_s, "seconde", "seconden")
        self._waiting.setText(f"Over {wait} kun je het weer proberen." if self._wait_s else "")
        self._waiting.setVisible(bool(self._wait_s))

    def _submit(self) -> None:
        if self._busy or self._wait_s:
            return
        passphrase = self.field.value()
        if not passphrase:
            self.show_error("Vul je wachtwoord in.")
            return
        self.field.clear()
        self.field.show_problem("")
        self.submitted.emit(passphrase)
