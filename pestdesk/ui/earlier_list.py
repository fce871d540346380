"""The earlier cases of the pupils of a case, each with the way to open it (R6)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.dutch import capital
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.earlier_cases import EarlierCase, Relation
from pestdesk.ui import theme
from pestdesk.ui.components import Card, Chip, Label, Muted, button
from pestdesk.ui.earlier_words import counted_words
from pestdesk.ui.fold import Fold


class EarlierList(QWidget):
    """A card a case; those in which a pupil only saw or reported something are folded under their number.

    `chosen` gives the number of the case to open.
    """

    chosen = Signal(str)

    def __init__(self, earlier: Sequence[EarlierCase], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S8)
        beside = [each for each in earlier if each.relation is Relation.BYSTANDER]
        for each in earlier:
            if each not in beside:
                box.addWidget(self._card(each))
        if beside:
            fold = Fold(counted_words(len(beside)))
            for each in beside:
                fold.body.addWidget(self._card(each))
            box.addWidget(fold)

    def _card(self, earlier: EarlierCase) -> Card:
        card = Card(margin=theme.S12)
        card.setProperty("sunken", True)
        card.body.setSpacing(theme.S4)
        head = QHBoxLayout()
        head.setSpacing(theme.S8)
        title = Label(f"{earlier.case_id} · {earlier.title}", look="bold", selectable=True)
        head.addWidget(title, 1)
        head.addWidget(Chip("gesloten" if earlier.is_closed else "open", "neutral"), 0, Qt.AlignmentFlag.AlignVCenter)
        opener = button(
            "Openen",
            quiet=True,
            name=f"Casus {earlier.case_id} openen",
            on_click=lambda: self.chosen.emit(earlier.case_id),
        )
        head.addWidget(opener, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(head)
        words = capital(earlier.words)
        card.body.addWidget(Label(words if earlier.was_bullying else f"{words}; het was toen geen pesten"))
        facts = [f"gemeld {with_year(earlier.reported_on)}", f"komt terug: {', '.join(earlier.pupils)}"]
        facts += [f"ging verder in {earlier.went_on_in}"] if earlier.went_on_in else []
        card.body.addWidget(Muted(" · ".join(facts)))
        if not earlier.is_certain:
            card.body.addWidget(Muted("Zelfde naam, leerlingnummer onbekend: kijk of het dezelfde leerling is."))
        return card
