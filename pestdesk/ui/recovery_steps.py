"""The second part of the last page of the first run: the recovery key is put on paper, and tried once."""

from pestdesk.ui.cards import Notice
from pestdesk.ui.first_run_steps import ACCESS, PARTS, FirstRunStep, SchoolStep
from pestdesk.ui.labels import Label
from pestdesk.ui.recovery_key_card import RecoveryKeyCard, RecoveryKeyField

_WHY = (
    "Vergeet je je wachtwoord, dan opent deze sleutel de kluis en kies je een nieuw wachtwoord. "
    "Druk hem af of schrijf hem nu over: PestDesk laat hem daarna niet meer zien."
)
_WHERE = "Leg het papier niet bij de laptop. Wie allebei heeft, kan alles lezen."


class RecoveryStep(FirstRunStep):
    """Shows a new recovery key, and makes the page to print."""

    title = ACCESS
    number = 3
    parts = PARTS
    part = 1
    on_words = "Hij staat op papier"

    def __init__(self, first: SchoolStep) -> None:
        super().__init__()
        from pestdesk.desk.safe import new_recovery_key

        self._first = first
        self.recovery_key = new_recovery_key()
        self.add_widget(Label(_WHY))
        self.card = RecoveryKeyCard(self.recovery_key)
        self.add_widget(self.card)
        self.add_widget(Notice(_WHERE))

    def following(self, first: SchoolStep) -> FirstRunStep:
        return RecoveryTryStep(self.recovery_key)

    def answers(self) -> dict[str, str]:
        return {"recovery_key": self.recovery_key}

    def focus_first(self) -> None:
        """The cursor stands on the way to paper."""
        self.card.school, self.card.owner = self._first.school.value(), self._first.coordinator.value()
        self.card.save.setFocus()


class RecoveryTryStep(FirstRunStep):
    """The recovery key typed back from the paper: a paper with a slip in it must be known now."""

    title = ACCESS
    number = 3
    parts = PARTS
    part = 1
    on_words = "Kluis maken"
    is_last = True

    def __init__(self, recovery_key: str) -> None:
        super().__init__()
        self._wanted = recovery_key
        self.add_widget(Label("Probeer hem één keer: typ de sleutel over van je papier. Zo weet je dat het klopt."))
        self.typed = self.add("recovery_key", RecoveryKeyField())
        self.typed.edit.returnPressed.connect(self.entered)

    def problem(self) -> tuple[str, str] | None:
        wrong = self.typed.problem_with(self._wanted)
        return ("recovery_key", wrong) if wrong else None
