"""What the page of every kind of step has in common: one item of one step, what was done and what is to do."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.progress import SETTLED, Item, StepState
from pestdesk.domain.protocol import Protocol, Step
from pestdesk.domain.round import Round
from pestdesk.domain.timeline import events_of
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import DateField, button
from pestdesk.ui.pages.form_page import FACTS_ONLY, FormPage
from pestdesk.ui.record_card import RecordCard

__all__ = ["FACTS_ONLY", "Place", "StepPage"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: one item of one step, in one round of one case, and the sheet on which it is made.
    `part_id` names a part to show."""

    bridge: Bridge
    case: Case
    round: Round
    state: StepState
    item: Item
    sheet: QWidget
    part_id: int = 0

    @property
    def step(self) -> Step:
        return self.state.step

    @property
    def protocol(self) -> Protocol:
        return self.bridge.protocol_of(self.case)

    @property
    def actor_name(self) -> str:
        """The name of who should act, as far as it is known."""
        return self.bridge.desk.cases.who(self.case, self.state.actor)

    @property
    def draft_key(self) -> str:
        item = self.item
        return f"{self.case.id}/{self.round.id}/{self.step.id}/{item.involvement_id}/{item.guardian_id}"


class StepPage(FormPage):
    """The records of this item as cards, over the form for what is still to do."""

    #: What the button says that opens the form once more when something is recorded; '' when once is enough.
    again_text = ""

    def __init__(self, place: Place) -> None:
        self.place = place
        super().__init__(place.bridge, place.case, place.draft_key, place.sheet)
        events = events_of(place.protocol, place.case, place.round, self.recorded_ids())
        position = self.body.indexOf(self.form)
        for event in events:
            self.body.insertWidget(position, RecordCard(place.bridge, place.case, event))
        self._again = button(self.again_text, icon="plus", quiet=True, on_click=self._show_form)
        self._again.setVisible(False)
        self.body.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        if not place.case.takes_changes:
            self.form.hide()
        elif events and self.is_done and not self.had_draft:
            self.form.hide()
            self._again.setVisible(bool(self.again_text))
        self.body.addStretch(1)

    def recorded_ids(self) -> frozenset[int]:
        """The ids of the parts of the case that this item already has."""
        return frozenset()

    @property
    def is_done(self) -> bool:
        """Whether nothing is asked for any more, so that the form waits for a button."""
        return self.place.item.status in SETTLED

    def add_when_and_actor(self, when: str = "Wanneer", who: str = "Door wie") -> DateField:
        """When, and by whom: at first whoever acts according to the protocol."""
        return self.add_when_and_who(when, who, self.place.actor_name)

    def _show_form(self) -> None:
        self.form.show()
        self._again.hide()
        self.form_shown.emit()
        self.focus_first()
