"""Verloop: everything that happened, newest first, with a filter and a place to write a note (R33)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.timeline import EventKind
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import ComboField, ScrollPage, button
from pestdesk.ui.entry_forms import EntryForm
from pestdesk.ui.event_list import EventListView

#: The filters: their words and the kinds of event that they keep.
KINDS = {
    "talks": ("Gesprekken en ouders", (EventKind.TALK, EventKind.CONTACT)),
    "follow_up": (
        "Afspraken en controles",
        (EventKind.AGREEMENT, EventKind.CHECK, EventKind.MOVE, EventKind.ROUND),
    ),
    "measures": ("Hulp, sancties en meldingen", (EventKind.MEASURE, EventKind.REPORT)),
    "notes": ("Notities en brieven", (EventKind.ENTRY, EventKind.NOTE, EventKind.LETTER)),
    "course": (
        "Begin en einde van de casus",
        (
            EventKind.SIGNAL,
            EventKind.COURSE,
            EventKind.ROUTE,
            EventKind.PERSON,
            EventKind.CLOSING,
            EventKind.REOPENING,
        ),
    ),
}


class TimelineTab(QWidget):
    """The list; ‘Notitie toevoegen’ opens a form above it."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._case: Case | None = None
        self.form: EntryForm | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.S8)
        row = QHBoxLayout()
        choices = [(key, words) for key, (words, _kinds) in KINDS.items()]
        self._filter = ComboField("", choices, empty_text="Alles")
        self._filter.combo.setAccessibleName("Filter van het verloop")
        self._filter.changed.connect(self._fill)
        row.addWidget(self._filter)
        row.addStretch(1)
        self._add = button("Notitie toevoegen", icon="plus", on_click=self.add_note, tip="Ctrl+N")
        row.addWidget(self._add)
        self._box.addLayout(row)
        # A note that is being written may be higher than a small window has room for.
        self._sheet = ScrollPage()
        self._sheet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._sheet.hide()
        self._box.addWidget(self._sheet)
        self.list = EventListView()
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._box.addWidget(self.list, 1)

    def show_case(self, case: Case) -> None:
        """Show what happened in this case; a note that is being written stays open when its case is read again."""
        if self._case is None or self._case.id != case.id or not case.takes_notes:
            self._close_form()
        self._case = case
        self._add.setVisible(case.takes_notes and self.form is None)
        self._fill()

    def forget(self) -> None:
        """Hold no case any more."""
        self._close_form()
        self._case = None
        self.list.set_events(())

    def show_part(self, part_id: int, kinds: Sequence[EventKind]) -> None:
        """Bring the event of this part in sight, or without one the first of these kinds."""
        self._filter.set_value(None)
        self.list.bring_in_sight(part_id, kinds)

    def add_note(self) -> None:
        """Open the form for a note, with what was typed before."""
        if self._case is None or not self._case.takes_notes:
            return
        if self.form is None:
            self.form = EntryForm(self._bridge, self._case)
            self.form.saved.connect(self._close_form)
            self.form.left.connect(self._close_form)
            self._sheet.body.addWidget(self.form)
            self._sheet.show()
            self._add.hide()
        self.form.focus_first()

    def _close_form(self) -> None:
        form, self.form = self.form, None
        if form is None:
            return
        form.keeper.flush()
        self._add.show()
        if form.isAncestorOf(form.focusWidget() or form):
            self._add.setFocus()
        self._sheet.hide()
        self._sheet.body.removeWidget(form)
        form.hide()
        form.deleteLater()

    def _fill(self) -> None:
        if self._case is None:
            return
        events = self._bridge.desk.cases.timeline(self._case)
        chosen = KINDS.get(self._filter.value() or "")
        if chosen:
            events = tuple(event for event in events if event.kind in chosen[1])
        self.list.set_events(events)
