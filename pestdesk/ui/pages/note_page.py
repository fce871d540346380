"""The pages of the Magister notes: proposed from the record, edited, copied, and marked as placed (R21–R24)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pestdesk.domain.magister import changed_since_placing
from pestdesk.domain.protocol import Magister
from pestdesk.domain.record import MagisterNote, NoteField
from pestdesk.domain.redaction import named_others, without_others
from pestdesk.ui import theme
from pestdesk.ui.announce import announce
from pestdesk.ui.components import DateField, Field, Label, Muted, TextArea, TextField, button
from pestdesk.ui.pages.names_left import NamesLeft
from pestdesk.ui.pages.step_page import StepPage

_LABEL_WIDTH = 96
_COPY = "Kopieer de tekst, plak hem in Magister in {where}, en vul dan in wanneer je dat deed."
_READER = " Het voorstel noemt geen andere leerlingen; lees de tekst alsof je de ouder van deze leerling bent."
_COPIED = "{what} gekopieerd; over een minuut is het klembord weer leeg."
_STILL_NAMED = " Let op: in de notitie staat nog {words}."


class NotePage(StepPage):
    """One note. PestDesk has no link with Magister: the user copies, pastes there, and says so here.

    What a logbook note says of others is pointed out, and decided on before it is placed (R22).
    """

    finish_text = "Klaar: geplaatst"
    again_text = "Nog een notitie maken"

    def build(self) -> None:
        place = self.place
        self._proposal = place.bridge.desk.steps.propose_note(
            place.case, place.round, place.step, place.item.involvement_id
        )
        is_logbook = place.step.magister is Magister.LOGBOOK
        self._copied: list[str] = []
        self._note = self._latest_note()
        if self._note and changed_since_placing(self._note, self._proposal):
            self.body.addWidget(Label("Gewijzigd sinds plaatsing: de casus is daarna aangevuld.", look="problem"))
        where = "het logboek van deze leerling" if is_logbook else "de incidentenregistratie (LVS)"
        self._guide = Muted(_COPY.format(where=where) + (_READER if is_logbook else ""))
        self.form.add_widget(self._guide)
        if is_logbook:
            self._add_copied("title", TextField("Titel"), self._proposal.title)
        for index, field in enumerate(self._proposal.fields):
            text = TextArea(field.label, lines=8 if is_logbook else 1)
            self._add_copied(f"field{index}", text, field.text)
        self._names = NamesLeft() if is_logbook else None
        if self._names:
            self.form.add("no_names", self._names)
            self._names.replace_asked.connect(self._replace_names)
            for name in self._copied:
                self.form.field(name).changed.connect(self._point_out)
            self._point_out()
        placed, who = DateField("Geplaatst op"), TextField("Geplaatst door")
        self.form.add_beside(("placed_on", placed, 2), ("by", who, 3))
        placed.set_value(self.today)
        who.set_state(place.actor_name)
        self._placed = placed

    def _latest_note(self) -> MagisterNote | None:
        notes = self.place.round.notes_of(self.place.step.id, self.place.item.involvement_id)
        return notes[-1] if notes else None

    def _add_copied(self, name: str, field: Field, text: str) -> None:
        """A field with its label before it and its own Kopiëren behind it."""
        field.set_state(text)
        self.form.register(name, field)
        self._copied.append(name)
        what = field.label
        place = self.place
        label = field.label_widget()
        label.setFixedWidth(theme.px(_LABEL_WIDTH))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S8)

        def copy() -> None:
            place.bridge.copier.copy(str(field.state() or ""))
            left = ", ".join(self._names.undecided) if self._names else ""
            self._guide.setText(_COPIED.format(what=what) + (_STILL_NAMED.format(words=left) if left else ""))
            self._guide.setAccessibleName(self._guide.text())
            announce(self._guide)

        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(field, 1)
        copier = button("Kopiëren", on_click=copy, name=f"{what} kopiëren")
        row.addWidget(copier, 0, Qt.AlignmentFlag.AlignTop)
        self.form.add_widget(line)

    def _point_out(self) -> None:
        """Say who else is named in the note as it is now."""
        assert self._names is not None
        reader = self.place.case.involvement(self.place.item.involvement_id)
        texts = (self.text(name) for name in self._copied)
        found = [word for text in texts for word in named_others(text, self.place.case, reader)]
        self._names.set_words(tuple(dict.fromkeys(found)))

    def _replace_names(self) -> None:
        assert self._names is not None
        reader = self.place.case.involvement(self.place.item.involvement_id)
        for name in self._copied:
            field = self.form.field(name)
            before = str(field.state() or "")
            after = without_others(before, self.place.case, reader, self._names.ticked)
            if after == before:
                continue
            if isinstance(field, TextArea):
                field.replace(after)
            else:
                field.set_state(after)
        self.form.field(self._copied[-1]).setFocus()

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
        if self._names and self._names.undecided:
            self._names.ask()
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
