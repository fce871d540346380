"""Volledigheid: everything that the protocol asked for and that is neither done nor reasoned yet."""

from PySide6.QtWidgets import QWidget

from pestdesk.domain.case import Case
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Button, EmptyState, Muted, button
from pestdesk.ui.earlier_words import question_words
from pestdesk.ui.gap_list import GapList
from pestdesk.ui.pages.form_page import FormPage
from pestdesk.ui.pages.places import TO_COURSE
from pestdesk.ui.question_bar import QuestionBar


class CompletenessPage(FormPage):
    """Asks nothing; each line leads to the page where it is filled."""

    title = "Volledigheid"

    def __init__(self, bridge: Bridge, case: Case, sheet: QWidget) -> None:
        super().__init__(bridge, case, f"{case.id}/completeness", sheet)
        self.body.addStretch(1)

    @property
    def way_on(self) -> QWidget | None:
        """The first of the ways to a step."""
        return next(iter(self.findChildren(Button)), None)

    def build(self) -> None:
        self.form.hide()
        cases = self.bridge.desk.cases
        gaps, proposal = cases.completeness(self.case), cases.course_question(self.case)
        closing = self.case.closing
        if proposal is not None:
            ask = QuestionBar(button("Kiezen…", on_click=lambda: self.leave_to.emit(TO_COURSE)))
            self.body.addWidget(ask)
            ask.ask(question_words(self.bridge.protocol_of(self.case), proposal))
        if not gaps:
            if proposal is None:
                self.body.addWidget(EmptyState("Alles wat het protocol vraagt, is gedaan of heeft een reden."))
            return
        if closing is not None:
            self.body.addWidget(Muted(f"Bij het sluiten bleef dit open, want: {closing.reason}"))
        else:
            self.body.addWidget(Muted("Dit vraagt het protocol nog. Wat je niet doet, sla je over met een reden."))
        rows = GapList(gaps)
        rows.led_to.connect(self.leave_to)
        self.body.addWidget(rows)
