"""The page on which a coordinator makes her vault."""

from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.ui import theme
from pestdesk.ui.banner import Banner
from pestdesk.ui.buttons import button
from pestdesk.ui.cards import Notice
from pestdesk.ui.choices import ComboField
from pestdesk.ui.fields import TextField
from pestdesk.ui.form import Form
from pestdesk.ui.passphrase_field import PassphraseField
from pestdesk.ui.passphrase_strength import Strength, strength
from pestdesk.ui.strength_line import StrengthLine
from pestdesk.ui.welcome_card import WelcomeCard

_REGIONS = (("noord", "Noord"), ("midden", "Midden"), ("zuid", "Zuid"))
_PAUSE_MS = 150
_WARNING = (
    "Bewaar dit wachtwoord ook in de kluis van de school. "
    "Zonder wachtwoord kan niemand de kluis openen; dan ben je alles kwijt wat erin staat."
)


class FirstRun(NamedTuple):
    """What is asked at the first start. `region` is noord, midden or zuid; the password is never shown in a log."""

    school: str
    coordinator: str
    region: str
    passphrase: str

    def __repr__(self) -> str:
        return f"FirstRun({self.school!r}, {self.coordinator!r}, {self.region!r}, …)"


class FirstRunPage(QWidget):
    """Asks for school, name, region and password; `submitted(FirstRun)` tells that all of it is in order."""

    submitted = Signal(FirstRun)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = WelcomeCard("Maak je kluis. Wat je opschrijft, blijft versleuteld op deze laptop.", 560)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(page)
        self.banner = Banner()
        self.form = Form()
        self.school = self.form.register("school", TextField("School"))
        self.region = self.form.register("region", ComboField("Vakantieregio", _REGIONS))
        self.region.set_value("midden")
        self.coordinator = TextField("Je naam", hint="Zo sta je in het verloop en op documenten.")
        self.passphrase = PassphraseField(
            "Wachtwoord", hint="Minstens tien tekens; een zin van vier woorden werkt goed."
        )
        self.strength_line = StrengthLine()
        self.again = PassphraseField("Wachtwoord nog een keer")
        self.button = button("Kluis maken", primary=True, on_click=self._submit)
        beside = QHBoxLayout()
        beside.setSpacing(theme.S16)
        beside.addWidget(self.school, 3)
        beside.addWidget(self.region, 2)
        self.form.body.addLayout(beside)
        self.form.add("coordinator", self.coordinator)
        self.form.add("passphrase", self.passphrase)
        self.form.add_widget(self.strength_line)
        self.form.add("again", self.again)
        body = page.card.body
        body.addWidget(self.banner)
        body.addWidget(self.form)
        body.addWidget(Notice(_WARNING))
        body.addWidget(self.button)
        self._busy = False
        # Judged in a pause of the typing, so that no key waits for it.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._judge)
        self.passphrase.changed.connect(self._pause.start)
        for edit in (self.school.edit, self.coordinator.edit, self.passphrase.edit, self.again.edit):
            edit.returnPressed.connect(self._submit)

    def show_error(self, text: str) -> None:
        """Tell why the vault was not made; what was filled in stays."""
        self.set_busy(False)
        self.banner.show_error(text)

    def set_busy(self, is_busy: bool) -> None:
        """Take nothing while the vault is being made."""
        self._busy = is_busy
        self.form.setEnabled(not is_busy)
        self.button.setEnabled(not is_busy)
        self.button.setText("Even geduld…" if is_busy else "Kluis maken")

    def clear_passphrases(self) -> None:
        """Forget both passwords, after the vault was made."""
        self.passphrase.clear()
        self.again.clear()
        self._pause.stop()
        self.strength_line.show_nothing()

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands in the first field at once."""
        super().showEvent(event)
        self.school.setFocus(Qt.FocusReason.OtherFocusReason)

    def _strength(self) -> Strength:
        return strength(self.passphrase.value(), (self.school.value(), self.coordinator.value()))

    def _judge(self) -> None:
        if self.passphrase.value():
            self.strength_line.show_strength(self._strength())
        else:
            self.strength_line.show_nothing()

    def _submit(self) -> None:
        if self._busy:
            return
        self.banner.clear()
        self.form.clear_problems()
        problem = self._problem()
        if problem is not None:
            self.form.show_problem(*problem)
            return
        self.submitted.emit(
            FirstRun(
                school=self.school.value(),
                coordinator=self.coordinator.value(),
                region=self.region.value() or "midden",
                passphrase=self.passphrase.value(),
            )
        )

    def _problem(self) -> tuple[str, str] | None:
        """The first field that is not in order, and what is wrong with it."""
        if not self.school.value():
            return "school", "Vul de naam van je school in."
        if not self.coordinator.value():
            return "coordinator", "Vul je naam in."
        judged = self._strength()
        if not judged.is_enough:
            return "passphrase", judged.reason
        if self.again.value() != self.passphrase.value():
            return "again", "De twee wachtwoorden zijn niet gelijk. Typ hetzelfde wachtwoord nog een keer."
        return None
