"""One record of what happened, read-only, with its corrections and the way to add one (R33)."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.record import Entry
from pestdesk.domain.timeline import Event
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Card, Form, Label, Muted, TextArea, TextField, button
from pestdesk.ui.draft_keeper import DraftKeeper


class RecordCard(Card):
    """Shows an event; ‘Aanvullen…’ opens a form for an addition or correction, which never overwrites."""

    def __init__(self, bridge: Bridge, case: Case, event: Event, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=theme.S12)
        self.setProperty("sunken", True)
        self._bridge = bridge
        self._case = case
        self._event = event
        self.body.setSpacing(theme.S4)
        head = QHBoxLayout()
        head.addWidget(Label(event.title, look="bold", selectable=True), 1)
        self._add = button("Aanvullen…", quiet=True, on_click=self._open, name=f"Aanvullen: {event.title}")
        self._add.setVisible(bool(event.part_id))
        head.addWidget(self._add)
        self.body.addLayout(head)
        self.body.addWidget(Muted(when_and_who(event)))
        if event.text:
            self.body.addWidget(Label(event.text, selectable=True))
        for correction in event.corrections:
            self.body.addWidget(Muted(f"Aangevuld {with_year(correction.happened_on)}: {correction.reason}"))
            self.body.addWidget(Label(correction.text, selectable=True))
        self._form: Form | None = None

    def _open(self) -> None:
        if self._form is not None:
            return
        self._add.hide()
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, theme.S8, 0, 0)
        form = self._form = Form()
        text = form.add("text", TextArea("Aanvulling of verbetering"))
        reason = form.add("reason", TextField("Waarom", "bijvoorbeeld: de datum klopte niet"))
        keeper = DraftKeeper(self._bridge, form, f"{self._case.id}/correction/{self._event.part_id}", self._case.id)
        keeper.restore()
        box.addWidget(form)
        row = QHBoxLayout()
        row.addStretch(1)

        def write() -> None:
            if not text.value():
                form.show_problem("text", "Schrijf op wat je wilt aanvullen.")
            elif not reason.value():
                form.show_problem("reason", "Schrijf op waarom.")
            else:
                desk = self._bridge.desk
                entry = Entry(
                    desk.calendar.today(),
                    desk.settings.get().coordinator,
                    text.value(),
                    corrects=self._event.part_id,
                    reason=reason.value(),
                )
                keeper.flush()
                self._bridge.do(desk.cases.write, self._case.id, entry, draft=keeper.key)

        row.addWidget(button("Aanvulling bewaren", on_click=write))
        box.addLayout(row)
        self.body.addWidget(holder)
        text.setFocus()


def when_and_who(event: Event) -> str:
    """‘di 8 sep 2026 · Toon Proefstra · vastgelegd wo 9 sep 2026 door Lies van Voorbeeld’."""
    parts = [with_year(event.happened_on)]
    if event.by:
        parts.append(event.by)
    if event.nature:
        parts.append(event.nature)
    written_on = event.stamp.at.astimezone().date()
    if written_on != event.happened_on or (event.stamp.author and event.stamp.author != event.by):
        parts.append(f"vastgelegd {with_year(written_on)} door {event.stamp.author}")
    return " · ".join(parts)
