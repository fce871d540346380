"""One record of what happened, read-only, with its corrections and the way to add one (R33)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.timeline import Event
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Card, Label, Muted, button
from pestdesk.ui.entry_forms import CorrectionForm, correction_key


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
        head.setSpacing(theme.S8)
        head.addWidget(Label(event.title, look="bold", selectable=True), 1)
        self._add = button("Aanvullen…", quiet=True, on_click=self._begin, name=f"Aanvullen: {event.title}")
        can_add = bool(event.part_id) and case.takes_notes
        if not can_add:
            self._add.hide()
        head.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(Muted(when_and_who(event)))
        if event.text:
            self.body.addWidget(Label(event.text, selectable=True))
        for correction in event.corrections:
            self.body.addWidget(Muted(f"Aangevuld {with_year(correction.happened_on)}: {correction.reason}"))
            self.body.addWidget(Label(correction.text, selectable=True))
        self._form: CorrectionForm | None = None
        # What was typed and not saved comes back by itself.
        if can_add and bridge.desk.drafts.get(f"{case.id}/{correction_key(event)}") is not None:
            self._open()

    def _begin(self) -> None:
        self._open().focus_first()

    def _open(self) -> CorrectionForm:
        form = self._form = CorrectionForm(self._bridge, self._case, self._event)
        form.left.connect(self._close)
        self._add.hide()
        self.body.addWidget(form)
        return form

    def _close(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            self._add.show()
            self._add.setFocus()
            form.hide()
            form.deleteLater()


def when_and_who(event: Event) -> str:
    """‘di 8 sep 2026 · volgens mentor Toon Proefstra · vastgelegd wo 9 sep 2026 door Lies van Voorbeeld’."""
    parts = [with_year(event.happened_on)]
    if event.who:
        parts.append(event.who)
    if event.nature:
        parts.append(event.nature)
    written_on = event.stamp.at.astimezone().date()
    if written_on != event.happened_on or (event.stamp.author and event.stamp.author != event.by):
        parts.append(f"vastgelegd {with_year(written_on)} door {event.stamp.author}")
    return " · ".join(parts)
