"""The short pages of the first run: school and name, region, password. Those of the recovery key stand apart."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from pestdesk.ui.fields import TextField
from pestdesk.ui.form import Form

_WARNING = (
    "Onthoud dit wachtwoord goed: niemand kan het opzoeken of voor je terugzetten. "
    "Hierna maak je een herstelsleutel, voor als je het toch vergeet."
)
_REGIONS = (
    ("noord", "Noord", "Groningen, Fryslân, Drenthe, Overijssel, Noord-Holland en het grootste deel van Flevoland."),
    ("midden", "Midden", "Utrecht, Zuid-Holland en een deel van Gelderland, zoals IJsselstein, Den Haag en Ede."),
    ("zuid", "Zuid", "Zeeland, Noord-Brabant, Limburg en het zuiden van Gelderland, zoals Nijmegen."),
)


class FirstRunStep(Form):
    """One page of the first run. `entered` tells that Return was pressed in its last line.

    What only a later page needs is imported when that page is made: the first window waits for nothing else.
    """

    entered = Signal()
    title = ""
    number = 0
    is_last = False

    def problem(self) -> tuple[str, str] | None:
        """The first field that is not in order, and what is wrong with it."""
        return None

    def following(self, first: "SchoolStep") -> "FirstRunStep | None":
        """The page after this one; None when this is the last."""
        return None

    def answers(self) -> dict[str, str]:
        """What this page asked, by the names of FirstRun."""
        return {}

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        self.field(self.names()[0]).setFocus(Qt.FocusReason.OtherFocusReason)


class SchoolStep(FirstRunStep):
    """Which school, and who works with this vault."""

    title = "Je school"
    number = 1

    def __init__(self) -> None:
        super().__init__()
        self.school = self.add("school", TextField("School"))
        hint = "Zo sta je in het verloop en op documenten."
        self.coordinator = self.add("coordinator", TextField("Je naam", hint=hint))
        self.school.edit.returnPressed.connect(self.coordinator.setFocus)
        self.coordinator.edit.returnPressed.connect(self.entered)

    def problem(self) -> tuple[str, str] | None:
        if not self.school.value():
            return "school", "Vul de naam van je school in."
        if not self.coordinator.value():
            return "coordinator", "Vul je naam in."
        return None

    def following(self, first: "SchoolStep") -> FirstRunStep:
        return RegionStep()

    def answers(self) -> dict[str, str]:
        return {"school": self.school.value(), "coordinator": self.coordinator.value()}


class RegionStep(FirstRunStep):
    """The region whose school vacations fill the calendar; Midden at first."""

    title = "De schoolkalender"
    number = 2

    def __init__(self) -> None:
        super().__init__()
        from pestdesk.ui.choices import ChoiceRow
        from pestdesk.ui.labels import Muted

        self.region = self.add("region", ChoiceRow("Vakantieregio", [(key, word) for key, word, _ in _REGIONS]))
        self.region.set_value("midden")
        self._where = Muted()
        self.add_widget(self._where)
        self.add_widget(
            Muted("De vier weken van een afspraak schuiven op met de vakanties. Later pas je de kalender zelf aan.")
        )
        self.region.changed.connect(self._explain)
        self._explain()

    def following(self, first: SchoolStep) -> FirstRunStep:
        return PassphraseStep(first)

    def answers(self) -> dict[str, str]:
        return {"region": self.region.value() or "midden"}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes on, as it does in a line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def _explain(self) -> None:
        self._where.setText(next((where for key, _, where in _REGIONS if key == self.region.value()), ""))


class PassphraseStep(FirstRunStep):
    """The password, twice, with its strength; it may not be made of what the `first` step was told."""

    title = "Je wachtwoord"
    number = 3

    def __init__(self, first: SchoolStep) -> None:
        super().__init__()
        from pestdesk.ui.cards import Notice
        from pestdesk.ui.new_passphrase import NewPassphrase

        self.new = NewPassphrase(self, "Wachtwoord", lambda: (first.school.value(), first.coordinator.value()))
        self.new.entered.connect(self.entered)
        self.add_widget(Notice(_WARNING))

    def problem(self) -> tuple[str, str] | None:
        return self.new.problem()

    def following(self, first: SchoolStep) -> FirstRunStep:
        from pestdesk.ui.recovery_steps import RecoveryStep

        return RecoveryStep(first)

    def answers(self) -> dict[str, str]:
        return {"passphrase": self.new.value()}
