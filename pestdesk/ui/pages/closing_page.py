"""The page on which a person closes a case (R30)."""

from PySide6.QtWidgets import QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.dutch import counted
from pestdesk.domain.signal import Judgement
from pestdesk.domain.words import JUDGEMENT_WORDS
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.case_history import CaseHistory
from pestdesk.ui.components import Label, Muted, TextArea
from pestdesk.ui.gap_list import GapList
from pestdesk.ui.pages.form_page import FormPage


class ClosingPage(FormPage):
    """How it ended; and when required steps are undone, why. What was no bullying asks no more than that (R7)."""

    title = "Casus sluiten"
    finish_text = "Casus sluiten"

    def __init__(self, bridge: Bridge, case: Case, sheet: QWidget) -> None:
        super().__init__(bridge, case, f"{case.id}/closing", sheet)
        self.body.addStretch(1)

    def build(self) -> None:
        if not self.case.takes_changes:
            self.body.addWidget(CaseHistory(self.case))
            self.form.hide()
            return
        gaps = self.bridge.desk.cases.completeness(self.case)
        self._conclusion = self.form.add(
            "conclusion",
            TextArea("Hoe is het afgelopen?", "bijvoorbeeld: de afspraken zijn nageleefd, het is rustig"),
        )
        if self.case.classification.is_not_bullying:
            self._conclusion.set_state(_no_bullying(self.case.classification.judgement))
        self._reason = TextArea("Waarom wordt de casus toch gesloten?", hint=_undone(len(gaps)))
        if gaps:
            self.form.add("reason", self._reason)
        self.add_when_and_who("Gesloten op", "Gesloten door", self.bridge.desk.settings.get().coordinator)
        self.form.add_widget(Muted("Een gesloten casus blijft bewaard en leesbaar."))
        if gaps:
            self.form.add_widget(Label("Nog niet gedaan", look="bold"))
            rows = GapList(gaps)
            rows.led_to.connect(self.leave_to)
            self.form.add_widget(rows)

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


def _undone(count: int) -> str:
    return f"Nog niet gedaan: {counted(count, 'stap', 'stappen')}, zie onderaan."


def _no_bullying(judgement: Judgement) -> str:
    """‘Geen pesten: ruzie.’"""
    word = JUDGEMENT_WORDS[judgement]
    return "Geen pesten." if judgement is Judgement.NO_BULLYING else f"Geen pesten: {word}."
