"""The page of the contact with the parents of one pupil: by phone or at school, with every attempt (R15, R16)."""

from pestdesk.domain.protocol import Way
from pestdesk.domain.record import Contact, ContactResult
from pestdesk.domain.words import OWN_PLANNING
from pestdesk.ui.components import ChoiceRow, DateField, Label, Muted, TextArea, TextField
from pestdesk.ui.pages.step_page import StepPage

_WAYS = [(Way.PHONE.value, "bellen"), (Way.VISIT.value, "uitnodigen op school")]
_RESULTS = {
    Way.PHONE: [
        (ContactResult.SPOKEN.value, "gesproken"),
        (ContactResult.NOT_REACHED.value, "niet bereikt"),
        (ContactResult.INVITED.value, "belafspraak gemaakt"),
    ],
    Way.VISIT: [
        (ContactResult.INVITED.value, "uitgenodigd"),
        (ContactResult.SPOKEN.value, "gesproken"),
        (ContactResult.NOT_REACHED.value, "niet bereikt of niet gekomen"),
    ],
}
#: The protocol gives no such day: it is the user's own (R11).
_PLANNED_WORDS = {
    ContactResult.INVITED.value: f"Wanneer is het gesprek? ({OWN_PLANNING})",
    ContactResult.NOT_REACHED.value: f"Wanneer probeer je het weer? ({OWN_PLANNING})",
}


class ParentsPage(StepPage):
    """One attempt. Only a talk completes the item; an invitation or a missed call is kept and stays open."""

    finish_text = "Klaar"
    again_text = "Nog een contact vastleggen"

    def build(self) -> None:
        place = self.place
        person = place.case.involvement(place.item.involvement_id)
        guardian = person.guardian(place.item.guardian_id)
        if guardian and guardian.phone:
            self.form.add_widget(Label(f"Telefoon: {guardian.phone}", look="bold", selectable=True))
        if not person.guardians:
            self.form.add_widget(Muted("Namen en nummers van ouders vul je in bij Betrokkenen."))
        if person.is_adult:
            words = f"{person.given_name} is 18 jaar of ouder en geeft toestemming om met ouders te spreken."
            self.form.add_widget(Muted(words))
        for other in person.guardians:
            if not other.may_be_contacted:
                self.form.add_widget(Label(f"{other.name} niet benaderen: {other.do_not_contact}", look="problem"))
        rule = place.state.way
        self._asked_way = rule.way if rule else Way.PHONE
        if rule and rule.sentence and rule.sentence != place.step.sentence:
            self.form.add_widget(Label(f"Hier geldt: ‘{rule.sentence}’"))
        self._way = self.form.add("way", ChoiceRow("Hoe", _WAYS, place="column"))
        self._way_reason = self.form.add("way_reason", TextField("Waarom op deze manier?"))
        self._results = {
            way: self.form.add(f"result_{way.value}", ChoiceRow("Hoe ging het?", options, place="column"))
            for way, options in _RESULTS.items()
        }
        self._planned = self.form.add(
            "planned_on", DateField(_PLANNED_WORDS[ContactResult.INVITED.value], none_text="nog geen datum")
        )
        self._text = self.form.add("text", TextArea("Wat is er besproken?", "Afspraken met de ouders, hun vragen."))
        self.add_when_and_actor()
        self._way.changed.connect(self._fit)
        for result in self._results.values():
            result.changed.connect(self._fit)
        self._way.set_value(self._asked_way.value)
        waiting = place.round.waiting_contact(place.step.id, place.item.involvement_id, place.item.guardian_id)
        if waiting is not None:
            self._way.set_value(waiting.way.value)
        self._fit()

    def focus_first(self) -> None:
        self._results[self._chosen_way].setFocus()

    def recorded_ids(self) -> frozenset[int]:
        place = self.place
        item = place.item
        return frozenset(c.id for c in place.round.contacts_of(place.step.id, item.involvement_id, item.guardian_id))

    @property
    def _chosen_way(self) -> Way:
        return Way(self._way.value() or self._asked_way.value)

    def _fit(self) -> None:
        """Ask only what belongs to the chosen way and result."""
        way = self._chosen_way
        self._way_reason.setVisible(way is not self._asked_way)
        for each, row in self._results.items():
            row.setVisible(each is way)
        result = self._results[way].value()
        self._planned.setVisible(result in _PLANNED_WORDS)
        if result in _PLANNED_WORDS:
            self._planned.set_label(_PLANNED_WORDS[result])

    def finish(self) -> bool:
        way = self._chosen_way
        result = self._results[way].value()
        if result is None:
            self.form.show_problem(f"result_{way.value}", "Kies hoe het ging.")
            return False
        if way is not self._asked_way and not self._way_reason.value():
            self.form.show_problem("way_reason", "Het protocol vraagt hier iets anders. Schrijf op waarom.")
            return False
        place = self.place
        contact = Contact(
            place.step.id,
            place.item.involvement_id,
            way,
            ContactResult(result),
            self.on(),
            self.text("by"),
            place.item.guardian_id,
            self._planned.value() if not self._planned.isHidden() else None,
            self._text.value(),
            self._way_reason.value() if way is not self._asked_way else "",
        )
        steps = place.bridge.desk.steps
        return (
            place.bridge.do(steps.record_contact, place.case.id, place.round.id, contact, draft=self.keeper.key)
            is not None
        )
