"""The pages of the Magister notes: proposed from the record, edited, copied, and marked as placed (R21–R24)."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.magister import changed_since_placing
from pestdesk.domain.protocol import Magister
from pestdesk.domain.record import MagisterNote, NoteField
from pestdesk.ui import theme
from pestdesk.ui.clipboard import Copier
from pestdesk.ui.components import DateField, Field, Label, Muted, TextArea, TextField, button
from pestdesk.ui.pages.step_page import StepPage


class NotePage(StepPage):
    """One note. PestDesk has no link with Magister: the user copies, pastes there, and says so here."""

    finish_text = "Klaar: geplaatst"
    again_text = "Nog een notitie maken"

    def build(self) -> None:
        place = self.place
        self._copier = Copier(self)
        self._proposal = place.bridge.desk.steps.propose_note(
            place.case, place.round, place.step, place.item.involvement_id
        )
        is_logbook = place.step.magister is Magister.LOGBOOK
        where = "het logboek van deze leerling" if is_logbook else "de incidentenregistratie (LVS)"
        self._note = self._latest_note()
        if self._note and changed_since_placing(self._note, self._proposal):
            self.body.addWidget(Label("Gewijzigd sinds plaatsing: de casus is daarna aangevuld.", look="problem"))
        self.form.add_widget(
            Muted(f"Kopieer de tekst, plak haar in Magister in {where}, en vul dan in wanneer je dat deed.")
        )
        if is_logbook:
            self.form.add_widget(
                Muted("De tekst noemt geen andere leerlingen. Lees haar alsof je de ouder van deze leerling bent.")
            )
            self._add_copied("title", TextField("Titel"), self._proposal.title)
        for index, field in enumerate(self._proposal.fields):
            self._add_copied(f"field{index}", TextArea(field.label, lines=2 if not is_logbook else 6), field.text)
        placed = self.form.add("placed_on", DateField("Geplaatst op"))
        placed.set_value(self.today)
        self._placed = placed
        self.add_actor("Geplaatst door")

    def _latest_note(self) -> MagisterNote | None:
        notes = self.place.round.notes_of(self.place.step.id, self.place.item.involvement_id)
        return notes[-1] if notes else None

    def _add_copied(self, name: str, field: Field, text: str) -> None:
        """A field with its own Kopiëren."""
        field.set_state(text)
        self.form.register(name, field)
        row = QWidget()
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S4)
        box.addWidget(field)
        line = QHBoxLayout()
        done = Muted()
        line.addStretch(1)
        line.addWidget(done)

        def copy() -> None:
            self._copier.copy(str(field.state() or ""))
            done.setText("Gekopieerd; over een minuut is het klembord weer leeg")

        line.addWidget(button("Kopiëren", icon="copy", on_click=copy, name=f"Kopieer {field.label}"))
        box.addLayout(line)
        self.form.add_widget(row)

    def recorded_ids(self) -> frozenset[int]:
        place = self.place
        return frozenset(n.id for n in place.round.notes_of(place.step.id, place.item.involvement_id) if n.placed_on)

    def finish(self) -> bool:
        place = self.place
        assert place.step.magister is not None
        labels = [field.label for field in self._proposal.fields]
        fields = tuple(NoteField(label, self.text(f"field{i}")) for i, label in enumerate(labels))
        if not any(field.text for field in fields):
            self.form.show_problem("field0", "De notitie is leeg.")
            return False
        title = self.text("title") if place.step.magister is Magister.LOGBOOK else ""
        note = MagisterNote(
            place.step.id,
            place.step.magister,
            place.item.involvement_id,
            title,
            fields,
            self._proposal.fingerprint,
            self.text("by"),
            self._placed.value(),
        )
        steps = place.bridge.desk.steps
        return (
            place.bridge.do(steps.keep_note, place.case.id, place.round.id, note, draft=self.keeper.key) is not None
        )
