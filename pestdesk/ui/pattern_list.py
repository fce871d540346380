"""What comes back in a signal, each sentence with the cases in which, and the way to open them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.domain.dutch import capital, counted
from pestdesk.domain.patterns import Pattern
from pestdesk.ui import theme
from pestdesk.ui.announce import announce
from pestdesk.ui.components import Button, Card, Chip, FlowLayout, Heading, Label, Muted, button
from pestdesk.ui.discretion import say
from pestdesk.ui.emptying import empty
from pestdesk.ui.fold import Fold

TITLE = "Wat eerder gebeurde"
POSSIBLY = "mogelijk dezelfde leerling"
_WHY_POSSIBLY = "Mogelijk dezelfde leerling: alleen de naam is gelijk, een leerlingnummer ontbreekt."
#: How many sentences are in sight when there are more than a few; the others are folded under their number.
_SENTENCES, _FEW = 3, 4
#: How many cases stand under a sentence; the older ones are folded under their number, for labels stick.
_IN_SIGHT = 4


class PatternCard(Card):
    """Is there only while there is something to tell. `chosen` gives the number of the case to open."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Pattern, ...] = ()
        self.body.addWidget(Heading(TITLE))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.S8)
        self.body.addLayout(self._rows)
        self._why = Muted(_WHY_POSSIBLY)
        self.body.addWidget(self._why)
        self.hide()

    def show_patterns(self, found: Sequence[Pattern], *, aloud: bool = False) -> None:
        """Show these; `aloud` has a screen reader say them when they are others than before."""
        if self._shown == tuple(found):
            return
        self._shown = tuple(found)
        empty(self._rows)
        first, rest = (found, ()) if len(found) <= _FEW else (found[:_SENTENCES], found[_SENTENCES:])
        for pattern in first:
            self._rows.addWidget(_Row(pattern, self))
        more = [f"Nog {len(rest)} dingen die terugkomen"] if rest else []
        if rest:
            fold = Fold(more[0])
            for pattern in rest:
                fold.body.addWidget(_Row(pattern, self))
            self._rows.addWidget(fold)
        self._why.setVisible(not all(each.is_certain for each in found))
        words = (f"{TITLE}.", *(_spoken(each) for each in first), *(f"{each}." for each in more))
        say(self, "accessibleName", " ".join(words) if found else "")
        self.setVisible(bool(found))
        if found and aloud:
            announce(self)


class _Row(QWidget):
    """One sentence, and under it its cases, the newest first."""

    def __init__(self, pattern: Pattern, card: PatternCard) -> None:
        super().__init__(card)
        self._card = card
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Label(pattern.words, selectable=True))
        self._links = FlowLayout(spacing=theme.S4)
        box.addLayout(self._links)
        first, self._older = pattern.case_ids[:_IN_SIGHT], pattern.case_ids[_IN_SIGHT:]
        for case_id in first:
            self._links.addWidget(self._link(case_id))
        if self._older:
            count = len(self._older)
            self._more = button(
                f"nog {count}",
                quiet=True,
                icon="chevron-down",
                name=f"Nog {counted(count, 'oudere casus', 'oudere casussen')} tonen",
                on_click=self._unfold,
            )
            self._links.addWidget(self._more)
        if not pattern.is_certain:
            self._links.addWidget(Chip(POSSIBLY, "neutral", marked=False))

    def _link(self, case_id: str) -> Button:
        return button(
            case_id,
            quiet=True,
            icon="arrow-right",
            name=f"Casus {case_id} openen",
            on_click=lambda: self._card.chosen.emit(case_id),
        )

    def _unfold(self) -> None:
        """The older cases in the place of their number, with the cursor on the first of them."""
        links = [self._link(case_id) for case_id in self._older]
        for place, link in enumerate(links, start=_IN_SIGHT):
            self._links.insert_widget(place, link)
            link.show()
        links[0].setFocus()
        self._more.hide()
        self._links.removeWidget(self._more)
        self._more.deleteLater()


def _spoken(pattern: Pattern) -> str:
    return pattern.words if pattern.is_certain else f"{pattern.words} {capital(POSSIBLY)}."
