"""The page on which a person closes a case (R30)."""

from pestdesk.domain.case import Case, Closing
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import GroupHead, Label, Muted, TextArea
from pestdesk.ui.pages.form_page import FormPage
from pestdesk.ui.words import round_words


class ClosingPage(FormPage):
    """How it ended; and when required steps are undone, why."""

    title = "Casus sluiten"
    finish_text = "Casus sluiten"

    def __init__(self, bridge: Bridge, case: Case) -> None:
        super().__init__(bridge, case, f"{case.id}/closing")
        self.body.addStretch(1)

    def build(self) -> None:
        owed = self.bridge.desk.cases.owed(self.case)
        self._conclusion = self.form.add(
            "conclusion",
            TextArea("Hoe is het afgelopen?", "bijvoorbeeld: de afspraken zijn nageleefd, het is rustig"),
        )
        self._reason = TextArea("Waarom wordt de casus toch gesloten?")
        if owed:
            self.form.add_widget(GroupHead("Nog niet gedaan"))
            protocol = self.bridge.protocol_of(self.case)
            for round_, state in owed:
                where = "" if round_ is self.case.round else f" ({round_words(protocol, round_).lower()})"
                self.form.add_widget(Label(f"–  {state.step.title}{where}"))
            self.form.add("reason", self._reason)
        self.add_when_and_who("Gesloten op", "Gesloten door", self.bridge.desk.settings.get().coordinator)
        self.form.add_widget(Muted("Een gesloten casus blijft bewaard en leesbaar."))

    def finish(self) -> bool:
        if not self._conclusion.value():
            self.form.show_problem("conclusion", "Schrijf kort op hoe het is afgelopen.")
            return False
        reason = self._reason.value()
        if "reason" in self.form.names() and not reason:
            self.form.show_problem("reason", "Er zijn stappen niet gedaan. Schrijf op waarom dat zo blijft.")
            return False
        closing = Closing(self.on(), self.text("by"), self._conclusion.value(), reason)
        return self.bridge.do(self.bridge.desk.cases.close, self.case.id, closing, draft=self.keeper.key) is not None
