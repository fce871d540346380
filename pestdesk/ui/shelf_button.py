"""The last pill of the list's filter: the archive and the bin, which are rarely needed, behind one button."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu

from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.dutch import counted, grouped
from pestdesk.ui.buttons import Button

_WORDS = "⋯"
_NAME = "Toon: archief of prullenbak"
_SHELVES = {CaseFilter.ARCHIVED: "Archief", CaseFilter.BINNED: "Prullenbak"}


class ShelfButton(Button):
    """Unfolds the two; `chosen` tells which. It is down, and names the shelf, until another filter is chosen."""

    chosen = Signal(CaseFilter)

    def __init__(self) -> None:
        super().__init__(_WORDS)
        self.setProperty("pill", True)
        self.setCheckable(True)
        self.setAccessibleName(_NAME)
        self.setToolTip("Archief en prullenbak")
        self._counts: Mapping[CaseFilter, int] = {}
        self._which: CaseFilter | None = None
        self._actions: dict[CaseFilter, QAction] = {}
        menu = QMenu(self)
        for which, words in _SHELVES.items():
            action = self._actions[which] = menu.addAction(words)
            action.triggered.connect(lambda _checked=False, which=which: self.choose(which))
        # Shown by hand: a button with a menu of its own cannot stay down in its group.
        self._menu = menu
        self.clicked.connect(self._unfold)

    def choose(self, which: CaseFilter) -> None:
        """Show what is on this shelf."""
        self._which = which
        self.setChecked(True)
        self.chosen.emit(which)
        self._say()

    def follow(self, clicked: QAbstractButton) -> None:
        """Another filter was chosen: this is the closed drawer again."""
        if clicked is not self:
            self._which = None
            self._say()

    def tell(self, counts: Mapping[CaseFilter, int]) -> None:
        """So many cases are on each shelf."""
        self._counts = counts
        for which, action in self._actions.items():
            action.setText(f"{_SHELVES[which]} ({grouped(counts[which])})")
        self._say()

    def _say(self) -> None:
        if self._which is None:
            self.setText(_WORDS)
            self.setAccessibleName(_NAME)
            return
        words, count = _SHELVES[self._which], self._counts.get(self._which, 0)
        self.setText(f"{words} {grouped(count)}")
        self.setAccessibleName(f"Toon: {words.lower()}, {counted(count, 'casus', 'casussen')}")

    def _unfold(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
