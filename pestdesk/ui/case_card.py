"""The card of a case as a whole: who leads it, who else is involved, and the protocol that it keeps (R4, R35)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from pestdesk.domain.case import Case
from pestdesk.domain.protocol import Protocol
from pestdesk.ui import theme
from pestdesk.ui.case_history import CaseHistory
from pestdesk.ui.components import Card, Heading, Label, Muted, Rule, button


class CaseCard(Card):
    """Facts about the case; `change_asked` tells that its leerlingcoördinatoren are to be changed."""

    change_asked = Signal()

    def __init__(self, case: Case, protocol: Protocol) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.addWidget(Heading("Deze casus"), 1)
        if case.takes_changes:
            head.addWidget(
                button(
                    "Wijzigen…",
                    quiet=True,
                    name="Wijzig de leerlingcoördinatoren",
                    on_click=self.change_asked.emit,
                )
            )
        self.body.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.S16)
        grid.setVerticalSpacing(theme.S4)
        grid.setColumnStretch(1, 1)
        facts = {
            "Leiding": case.lead,
            "Ook betrokken": ", ".join(case.other_coordinators),
            "Mentor" if len(case.mentors) == 1 else "Mentoren": ", ".join(case.mentors),
            "Volgt": f"{protocol.name}, versie {protocol.version}",
        }
        for row, (what, words) in enumerate((what, words) for what, words in facts.items() if words):
            grid.addWidget(Muted(what, wraps=False), row, 0)
            grid.addWidget(Label(words, selectable=True), row, 1)
        self.body.addLayout(grid)
        if case.reopenings:
            self.body.addWidget(Rule())
            self.body.addWidget(CaseHistory(case))
