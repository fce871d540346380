"""The last pill of the list's filter: the archive and the bin, which are rarely needed, behind one button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QMenu

from pestdesk.domain.case_summary import CaseFilter
from pestdesk.ui.buttons import Button

_WORDS = "⋯"
_NAME = "Toon: archief of prullenbak"
_SHELVES = {CaseFilter.ARCHIVED: "Archief", CaseFilter.BINNED: "Prullenbak"}


class ShelfButton(Button):
    """Unfolds the two; `chosen` tells which. It is down until another filter is chosen; the count names the shelf."""

    chosen = Signal(CaseFilter)

    def __init__(self) -> None:
        super().__init__(_WORDS)
        self.setProperty("pill", True)
        self.setCheckable(True)
        self.setAccessibleName(_NAME)
        self.setToolTip("Archief en prullenbak")
        menu = QMenu(self)
        for which, words in _SHELVES.items():
            action = menu.addAction(words)
            action.triggered.connect(lambda _checked=False, which=which: self.choose(which))
        # Shown by hand: a button with a menu of its own cannot stay down in its group.
        self._menu = menu
        self.clicked.connect(self._unfold)

    def choose(self, which: CaseFilter) -> None:
        """Show what is on this shelf."""
        self.setAccessibleName(f"Toon: {_SHELVES[which].lower()}")
        self.setChecked(True)
        self.chosen.emit(which)

    def follow(self, clicked: QAbstractButton) -> None:
        """Another filter was chosen: this is the closed drawer again."""
        if clicked is not self:
            self.setAccessibleName(_NAME)

    def _unfold(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
