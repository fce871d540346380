"""The short pages of the first run: school and name, region, password. The recovery key stands apart."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from pestdesk.ui.fields import TextField
from pestdesk.ui.form import Form

if TYPE_CHECKING:
    from pestdesk.domain.school_calendar import Vacation

#: The last page, and its parts: the key on paper is what opens the vault when the password is forgotten.
ACCESS = "Wachtwoord en herstelsleutel"
PARTS = ("Wachtwoord", "Herstelsleutel")
_LOOKING = "Eerste vakantie: …"
_OPENS = "Met dit wachtwoord open je PestDesk, elke keer dat je begint."
_WARNING = (
    "Onthoud het goed: niemand kan het opzoeken, ook de ICT van je school niet. Vergeet je het, dan helpt alleen de "
    "herstelsleutel die je hierna krijgt. Ben je allebei kwijt, dan gaat de kluis niet meer open."
)
_MOVES = "In een vakantie telt een termijn van vier weken niet door. Later vul je de kalender zelf aan."
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
    #: Which of the parts of its page it is, from 0.
    part = 0
    #: What those parts are called; a page of one part names none.
    parts: tuple[str, ...] = ()
    on_words = "Verder"
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
        self.school = self.add("school", TextField("School", hint="Zo staat de school op brieven en samenvattingen."))
        hint = "Zo sta je bij wat je vastlegt en op documenten."
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
        from pestdesk.ui.labels import Label, Muted

        self.region = self.add("region", ChoiceRow("Vakantieregio", [(key, word) for key, word, _ in _REGIONS]))
        self.region.set_value("midden")
        self._where = Muted()
        self.add_widget(self._where)
        #: The first vacation that this region fills in, so that it is seen what the choice is for.
        self.first_vacation = Label(look="bold")
        self.add_widget(self.first_vacation)
        self._vacations: dict[str, str] = {}
        self.add_widget(Muted(_MOVES))
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
        chosen = self.region.value() or "midden"
        self._where.setText(next((where for key, _, where in _REGIONS if key == chosen), ""))
        self.first_vacation.setText(self._vacations.get(chosen, _LOOKING))
        if chosen not in self._vacations:
            self._look_up(chosen)

    def _look_up(self, region: str) -> None:
        """Find the first vacation in a worker: reading the years of a region takes half a second."""
        from pestdesk.ui.worker import in_background

        def look_up() -> "Vacation | None":
            from pestdesk.desk import safe

            return safe.next_vacation(region, safe.system_clock().astimezone().date())

        def found(vacation: "Vacation | None") -> None:
            from pestdesk.domain.dutch_dates import period

            words = f"{vacation.name}, {period(vacation.first_on, vacation.last_on)}" if vacation else "niet bekend"
            self._vacations[region] = f"Eerste vakantie: {words}"
            if (self.region.value() or "midden") == region:
                self.first_vacation.setText(self._vacations[region])

        def failed(error: Exception) -> None:
            raise error

        in_background(self, look_up, found, failed)


class PassphraseStep(FirstRunStep):
    """The password, twice, with its strength; it may not be made of what the `first` step was told."""

    title = ACCESS
    number = 3
    parts = PARTS

    def __init__(self, first: SchoolStep) -> None:
        super().__init__()
        from pestdesk.ui.cards import Notice
        from pestdesk.ui.labels import Label
        from pestdesk.ui.new_passphrase import NewPassphrase

        self.add_widget(Label(_OPENS))
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
