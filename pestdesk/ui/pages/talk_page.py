"""The page of a talk with one pupil."""

from pestdesk.domain.record import Talk
from pestdesk.ui.components import TextArea, TextField
from pestdesk.ui.pages.step_page import FACTS_ONLY, StepPage


class TalkPage(StepPage):
    """One conversation with one slachtoffer or dader (1b, 2d)."""

    again_text = "Nog een gesprek vastleggen"

    def build(self) -> None:
        name = self.place.case.involvement(self.place.item.involvement_id).given_name
        self._account = self.form.add("account", TextArea(f"Wat vertelt {name}?", FACTS_ONLY))
        self._outcome = self.form.add("outcome", TextArea("Hoe nu verder?", "Wat is er nodig, wat is er besproken?"))
        self.add_when_and_actor("Wanneer is er gesproken?", "Door wie?")
        self._present = self.form.add("present", TextField("Wie was er nog bij? (mag leeg)"))

    def recorded_ids(self) -> frozenset[int]:
        place = self.place
        return frozenset(t.id for t in place.round.talks_of(place.step.id, place.item.involvement_id))

    def finish(self) -> bool:
        if not self._account.value() and not self._outcome.value():
            self.form.show_problem("account", "Schrijf kort op wat er is verteld.")
            return False
        place = self.place
        talk = Talk(
            place.step.id,
            place.item.involvement_id,
            self.on(),
            self.text("by"),
            self._account.value(),
            self._outcome.value(),
            self._present.value(),
        )
        steps = place.bridge.desk.steps
        return (
            place.bridge.do(steps.record_talk, place.case.id, place.round.id, talk, draft=self.keeper.key) is not None
        )
