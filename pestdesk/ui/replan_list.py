"""Open checks that would come on another day, each with its old and its new day (R28)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pestdesk.domain.dutch_dates import day_short, with_year
from pestdesk.domain.replanning import Replan
from pestdesk.ui import theme
from pestdesk.ui.labels import Label, Muted

#: More lines than this nobody reads; the rest is counted.
MOST_SHOWN = 40


class ReplanList(QWidget):
    """A line a check: the case, which check, and ‘wo 30 dec → wo 13 jan 2027’."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.S16)
        self._grid.setVerticalSpacing(theme.S4)
        self._grid.setColumnStretch(1, 1)

    def show_replans(self, replanned: Sequence[Replan]) -> None:
        """Show these and no others."""
        while self._grid.count():
            taken = self._grid.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, each in enumerate(replanned[:MOST_SHOWN]):
            cells = (
                Muted(each.case_id, wraps=False),
                Label(each.people),
                Label(each.what, wraps=False),
                Label(f"{day_short(each.old_on)} → {with_year(each.new_on)}", wraps=False),
            )
            for column, cell in enumerate(cells):
                self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignVCenter)
        rest = len(replanned) - MOST_SHOWN
        if rest > 0:
            self._grid.addWidget(Muted(f"en nog {rest}"), MOST_SHOWN, 0, 1, 4)
