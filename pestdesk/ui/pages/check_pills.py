"""The checks of a term as buttons, and what is to be said of those that were moved or lapsed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.domain.check_words import remarks
from pestdesk.domain.dutch_dates import day_short
from pestdesk.domain.follow_up import AgreedTerm, Check
from pestdesk.domain.round import Round
from pestdesk.ui import theme
from pestdesk.ui.components import FlowLayout, Label, Muted, pill
from pestdesk.ui.term_line import check_mark, standing_words


class CheckPills(QWidget):
    """‘Dag 12 van 28’ and a pill a check. `chosen` tells which one is wanted."""

    chosen = Signal(int)

    def __init__(self, round_: Round, term: AgreedTerm, check: Check | None, today: date) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S4)
        holder = QWidget()
        row = FlowLayout(holder, spacing=theme.S4)
        box.addWidget(holder)
        day, length = term.day_of(today)
        words = f"Dag {day} van {length}" if term.is_running else f"Vanaf {day_short(term.agreed_on)}"
        row.addWidget(Label(f"{words}  ", look="bold", wraps=False))
        for number, each in enumerate(term.checks, start=1):
            name = "Eindcontrole" if term.is_final(each) else f"Controle {number}"
            standing = standing_words(round_, each, today)
            choice = pill(
                day_short(each.due_on),
                checked=each is check,
                name=f"{name}, {day_short(each.due_on)}, {standing}",
                mark=check_mark(each, today),
            )
            choice.setToolTip(standing)
            choice.setEnabled(each.is_open or each.result is not None)
            choice.clicked.connect(lambda _=False, wanted=each.id: self.chosen.emit(wanted))
            row.addWidget(choice)
        for remark in remarks(round_, term):
            box.addWidget(Muted(remark))
