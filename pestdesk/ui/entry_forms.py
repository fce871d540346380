"""The forms for a note in the verloop, and for an addition to what stands in it (R33)."""

from pestdesk.domain.case import Case
from pestdesk.domain.record import Entry, Nature
from pestdesk.domain.timeline import Event
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import ChoiceRow, DateField, TextArea, TextField
from pestdesk.ui.form_card import FormCard

_NATURES = [
    (Nature.FACT.value, "feit"),
    (Nature.STATEMENT.value, "verklaring van…"),
    (Nature.IMPRESSION.value, "indruk"),
]


class EntryForm(FormCard):
    """A note: what happened, what kind of knowledge it is, and when."""

    save_text = "Notitie bewaren"

    def __init__(self, bridge: Bridge, case: Case) -> None:
        super().__init__(bridge, case, "entry", "Notitie in het verloop")

    def build(self) -> None:
        example = "Feiten, waarneming, bron; geen diagnoses."
        self._text = self.form.add("text", TextArea("Wat is er gebeurd of gezegd?", example))
        self._nature = self.form.add("nature", ChoiceRow("Dit is een", _NATURES, place="column"))
        self._on, self._whose = DateField("Wanneer gebeurd"), TextField("Verklaring van wie")
        self.form.add_beside(("on", self._on, 2), ("statement_of", self._whose, 3))
        self._nature.changed.connect(self._fit)
        self._nature.set_value(Nature.FACT.value)
        self._on.set_value(self.bridge.desk.calendar.today())
        self._fit()

    @property
    def _is_statement(self) -> bool:
        return self._nature.value() == Nature.STATEMENT.value

    def _fit(self) -> None:
        self._whose.setVisible(self._is_statement)

    def save(self) -> bool:
        if not self._text.value():
            self.form.show_problem("text", "Er staat nog niets in de notitie.")
            return False
        desk = self.bridge.desk
        entry = Entry(
            self._on.value() or desk.calendar.today(),
            desk.settings.get().coordinator,
            self._text.value(),
            Nature(self._nature.value() or Nature.FACT),
            self._whose.value() if self._is_statement else "",
        )
        return self.bridge.do(desk.cases.write, self.case.id, entry, draft=self.keeper.key) is not None


class CorrectionForm(FormCard):
    """An addition to an event, or a correction of it, with its reason; the event itself stays as it was."""

    save_text = "Aanvulling bewaren"
    is_primary = False

    def __init__(self, bridge: Bridge, case: Case, event: Event) -> None:
        self._event = event
        super().__init__(bridge, case, correction_key(event))
        self.setProperty("card", False)
        self.body.setContentsMargins(0, 0, 0, 0)

    def build(self) -> None:
        self._text = self.form.add("text", TextArea("Aanvulling of verbetering"))
        self._reason = self.form.add("reason", TextField("Waarom", "bijvoorbeeld: de datum klopte niet"))

    def save(self) -> bool:
        if not self._text.value():
            self.form.show_problem("text", "Schrijf op wat je wilt aanvullen.")
            return False
        if not self._reason.value():
            self.form.show_problem("reason", "Schrijf op waarom.")
            return False
        desk = self.bridge.desk
        entry = Entry(
            desk.calendar.today(),
            desk.settings.get().coordinator,
            self._text.value(),
            corrects=self._event.part_id,
            reason=self._reason.value(),
        )
        return self.bridge.do(desk.cases.write, self.case.id, entry, draft=self.keeper.key) is not None


def correction_key(event: Event) -> str:
    """The key of its draft, within its case."""
    return f"correction/{event.part_id}"
