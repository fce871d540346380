"""The quiet button over the list of cases: in which order they stand, and which of the open ones are shown."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from pestdesk.domain.case_order import CaseOrder, Narrowing
from pestdesk.domain.dutch import grouped
from pestdesk.ui.buttons import Button

ORDER_WORDS = {
    CaseOrder.URGENT: "Meest dringend",
    CaseOrder.NEWEST: "Nieuwste eerst",
    CaseOrder.NAME: "Naam",
    CaseOrder.SCHOOL_CLASS: "Klas",
    CaseOrder.NUMBER: "Nummer",
}
#: Where there is little room.
_SHORT = {CaseOrder.URGENT: "Dringend", CaseOrder.NEWEST: "Nieuwste"}
NARROWING_WORDS = {
    Narrowing.NONE: "Alle open casussen",
    Narrowing.LATE: "Te laat",
    Narrowing.MINE: "Jij bent aan zet",
    Narrowing.OTHERS: "Wacht op een ander",
}


class OrderButton(Button):
    """It says the order. `ordered` and `narrowed` tell another choice, `overview_asked` the wide page."""

    ordered = Signal(CaseOrder)
    narrowed = Signal(Narrowing)
    overview_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("quiet", True)
        self.setProperty("unfolds", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        menu = QMenu(self)
        self._orders: dict[CaseOrder, QAction] = {}
        orders = QActionGroup(menu)
        for order, words in ORDER_WORDS.items():
            self._orders[order] = _choice(menu, orders, words, partial(self.ordered.emit, order))
        menu.addSeparator()
        self._narrowings: dict[Narrowing, QAction] = {}
        narrowings = QActionGroup(menu)
        for narrowing, words in NARROWING_WORDS.items():
            self._narrowings[narrowing] = _choice(menu, narrowings, words, partial(self.narrowed.emit, narrowing))
        menu.addSeparator()
        menu.addAction("Overzicht van casussen…").triggered.connect(lambda _checked=False: self.overview_asked.emit())
        self.setMenu(menu)

    def show_choice(self, order: CaseOrder, narrowing: Narrowing, counts: Mapping[Narrowing, int]) -> None:
        """Say what is chosen, and how many cases each choice leaves."""
        words = ORDER_WORDS[order]
        self.setText(_SHORT.get(order, words))
        self.setAccessibleName(f"Volgorde: {words.lower()}")
        self.setToolTip("Volgorde en keuze van de lijst")
        self._orders[order].setChecked(True)
        self._narrowings[narrowing].setChecked(True)
        for each, action in self._narrowings.items():
            action.setText(f"{NARROWING_WORDS[each]} ({grouped(counts[each])})")


def _choice(menu: QMenu, group: QActionGroup, words: str, act: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.triggered.connect(lambda _checked=False: act())
    group.addAction(action)
    return action
