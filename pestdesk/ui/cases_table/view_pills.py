"""The row of pills over the table: which cases it shows, each with its number."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from pestdesk.domain.case_order import Narrowing
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.dutch import counted, grouped
from pestdesk.ui import theme
from pestdesk.ui.components import FlowLayout, Mark, pill


class View(StrEnum):
    """What the table can show."""

    OPEN = "open"
    LATE = "late"
    MINE = "mine"
    OTHERS = "others"
    CLOSED = "closed"
    ALL = "all"
    ARCHIVED = "archived"
    BINNED = "binned"

    @property
    def which(self) -> CaseFilter:
        """From which cases it chooses."""
        return CaseFilter.OPEN if self in _NARROWINGS else CaseFilter(self.value)

    @property
    def narrowing(self) -> Narrowing:
        """Which of them it leaves out."""
        return _NARROWINGS.get(self, Narrowing.NONE)


_NARROWINGS = {View.LATE: Narrowing.LATE, View.MINE: Narrowing.MINE, View.OTHERS: Narrowing.OTHERS}
_WORDS = {
    View.OPEN: "Open",
    View.LATE: "Te laat",
    View.MINE: "Jij bent aan zet",
    View.OTHERS: "Wacht op een ander",
    View.CLOSED: "Gesloten",
    View.ALL: "Alle",
    View.ARCHIVED: "Archief",
    View.BINNED: "Prullenbak",
}


class ViewPills(QWidget):
    """`chosen` tells that another one is down."""

    chosen = Signal(View)

    def __init__(self, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, spacing=theme.S4)
        group = QButtonGroup(self)
        self._pills = {}
        for each, words in _WORDS.items():
            mark = Mark.LATE if each is View.LATE else None
            choice = self._pills[each] = pill(words, checked=each is view, mark=mark)
            choice.setProperty("tight", True)
            choice.clicked.connect(lambda _checked=False, each=each: self.chosen.emit(each))
            group.addButton(choice)
            row.addWidget(choice)

    def choose(self, view: View) -> None:
        """Put this one down."""
        self._pills[view].setChecked(True)

    def tell(self, counts: Mapping[View, int]) -> None:
        """So many cases each of them has."""
        for view, choice in self._pills.items():
            choice.setText(f"{_WORDS[view]} {grouped(counts[view])}")
            choice.setAccessibleName(f"Toon: {_WORDS[view].lower()}, {counted(counts[view], 'casus', 'casussen')}")
