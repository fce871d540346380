"""Verloop: everything that happened, newest first, with a filter and a place to write a note (R33)."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.record import Entry, Nature
from pestdesk.domain.timeline import EventKind
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Card, ChoiceRow, ComboField, DateField, Form, Heading, TextArea, TextField, button
from pestdesk.ui.draft_keeper import DraftKeeper
from pestdesk.ui.event_list import EventListView

_KINDS = {
    "talks": ("Gesprekken en ouders", (EventKind.TALK, EventKind.CONTACT)),
    "follow_up": ("Afspraken en controles", (EventKind.AGREEMENT, EventKind.CHECK, EventKind.ROUND)),
    "measures": ("Hulp en sancties", (EventKind.MEASURE,)),
    "notes": ("Notities", (EventKind.ENTRY, EventKind.NOTE)),
}

_NATURES = [
    (Nature.FACT.value, "feit"),
    (Nature.STATEMENT.value, "verklaring van…"),
    (Nature.IMPRESSION.value, "indruk"),
]


class TimelineTab(QWidget):
    """The list; ‘Notitie toevoegen’ opens a form above it."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._case: Case | None = None
        self._keeper: DraftKeeper | None = None
        self._form_card: Card | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.S8)
        row = QHBoxLayout()
        choices = [(key, words) for key, (words, _kinds) in _KINDS.items()]
        self._filter = ComboField("", choices, empty_text="Alles")
        self._filter.combo.setAccessibleName("Filter van het verloop")
        self._filter.changed.connect(self._fill)
        row.addWidget(self._filter)
        row.addStretch(1)
        self._add = button("Notitie toevoegen", icon="plus", on_click=self.add_note, tip="Ctrl+N")
        row.addWidget(self._add)
        self._box.addLayout(row)
        self.list = EventListView()
        self._box.addWidget(self.list, 1)

    def show_case(self, case: Case) -> None:
        """Show what happened in this case."""
        self.flush()
        self._close_form()
        self._case = case
        self._fill()

    def flush(self) -> None:
        """Keep what is typed now."""
        if self._keeper is not None:
            self._keeper.flush()

    def add_note(self) -> None:
        """Open the form for a note, with what was typed before."""
        if self._case is None or self._form_card is not None:
            return
        case = self._case
        card = self._form_card = Card()
        card.body.addWidget(Heading("Notitie in het verloop"))
        form = Form()
        text = form.add("text", TextArea("Wat is er gebeurd of gezegd?", "Feiten, waarneming, bron; geen diagnoses."))
        nature = form.add("nature", ChoiceRow("Dit is een", _NATURES))
        nature.set_value(Nature.FACT.value)
        whose = form.add("statement_of", TextField("Verklaring van wie"))
        whose.hide()
        nature.changed.connect(lambda: whose.setVisible(nature.value() == Nature.STATEMENT.value))
        on = form.add("on", DateField("Wanneer gebeurd"))
        on.set_value(self._bridge.desk.calendar.today())
        card.body.addWidget(form)
        keeper = self._keeper = DraftKeeper(self._bridge, form, f"{case.id}/entry", case.id)
        keeper.restore()
        keeper.forget()
        row = QHBoxLayout()
        row.addWidget(button("Niet nu", on_click=self._leave_form))
        row.addStretch(1)

        def write() -> None:
            if not text.value():
                form.show_problem("text", "Er staat nog niets in de notitie.")
                return
            desk = self._bridge.desk
            entry = Entry(
                on.value() or desk.calendar.today(),
                desk.settings.get().coordinator,
                text.value(),
                Nature(nature.value() or Nature.FACT),
                whose.value() if nature.value() == Nature.STATEMENT.value else "",
            )
            keeper.flush()
            self._bridge.do(desk.cases.write, case.id, entry, draft=keeper.key)

        row.addWidget(button("Notitie bewaren", primary=True, on_click=write))
        card.body.addLayout(row)
        self._box.insertWidget(1, card)
        self._add.hide()
        text.setFocus()

    def _leave_form(self) -> None:
        self.flush()
        self._close_form()

    def _close_form(self) -> None:
        if self._form_card is not None:
            self._form_card.hide()
            self._form_card.deleteLater()
        self._form_card = self._keeper = None
        self._add.show()

    def _fill(self) -> None:
        if self._case is None:
            return
        events = self._bridge.desk.cases.timeline(self._case)
        chosen = _KINDS.get(self._filter.value() or "")
        if chosen:
            events = tuple(event for event in events if event.kind in chosen[1])
        self.list.set_events(events)
