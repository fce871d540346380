"""The page on which a closed case is opened again (R32)."""

from PySide6.QtWidgets import QWidget

from pestdesk.domain.case import Case
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.case_history import CaseHistory
from pestdesk.ui.components import EmptyState, GroupHead, Muted, TextArea
from pestdesk.ui.pages.form_page import FormPage


class ReopeningPage(FormPage):
    """How it was closed, and why it is opened again."""

    title = "Casus heropenen"
    finish_text = "Casus heropenen"

    def __init__(self, bridge: Bridge, case: Case, sheet: QWidget) -> None:
        super().__init__(bridge, case, f"{case.id}/reopening", sheet)
        self.body.addStretch(1)

    def build(self) -> None:
        if not self.case.is_closed or self.case.shelving.is_binned:
            self.body.addWidget(EmptyState("Er is niets te heropenen", "De casus is open, of ligt in de prullenbak."))
            self.form.hide()
            return
        self.form.add_widget(GroupHead("Tot nu toe"))
        self.form.add_widget(CaseHistory(self.case))
        self._reason = self.form.add(
            "reason", TextArea("Waarom gaat de casus weer open?", "bijvoorbeeld: er is een nieuw signaal")
        )
        self.form.add_widget(
            Muted("Alles wat is vastgelegd blijft staan. Vier weken die voorbij zijn, beginnen bij nieuwe afspraken.")
        )

    def finish(self) -> bool:
        if not self._reason.value():
            self.form.show_problem("reason", "Schrijf op waarom je de casus heropent.")
            return False
        verb = self.bridge.desk.cases.reopen
        return self.bridge.do(verb, self.case.id, self._reason.value(), draft=self.keeper.key) is not None
