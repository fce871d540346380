"""The page on which bullying that goes on opens phase 2, or its next round (R31)."""

from PySide6.QtWidgets import QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.phase_words import round_words
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Muted, ProtocolQuote, TextArea
from pestdesk.ui.pages.form_page import FACTS_ONLY, FormPage


class NextRoundPage(FormPage):
    """From which day, and what shows it; the running term ends as ‘aanhoudend’."""

    def __init__(self, bridge: Bridge, case: Case, sheet: QWidget) -> None:
        protocol = bridge.protocol_of(case)
        self._next = protocol.next_phase(case.round.phase_id)
        self._route = case.route.route
        number = 1 + sum(round_.phase_id == self._next.id for round_ in case.rounds)
        self._name = round_words(protocol, self._next.id, number)
        self.title = f"Pesten houdt aan: naar {self._name.lower()}"
        self.finish_text = f"Begin {self._name.lower()}"
        super().__init__(bridge, case, f"{case.id}/next-round/{case.round.id}", sheet)
        self.body.addStretch(1)

    def build(self) -> None:
        self.form.add_widget(ProtocolQuote(self._next.heading(self._route)))
        self._cause = self.form.add("cause", TextArea("Waaruit blijkt dat het pesten aanhoudt?", FACTS_ONLY))
        self.add_date("Sinds wanneer is dat bekend?")
        if self.case.round.running_term:
            self.form.add_widget(
                Muted("De lopende termijn eindigt op die dag als ‘aanhoudend’. Alles wat is vastgelegd blijft staan.")
            )

    def finish(self) -> bool:
        if not self._cause.value():
            self.form.show_problem("cause", "Schrijf kort op wat er opnieuw is gebeurd of gemeld.")
            return False
        verb = self.bridge.desk.cases.start_next_round
        return self.bridge.do(verb, self.case.id, self.on(), self._cause.value(), draft=self.keeper.key) is not None
