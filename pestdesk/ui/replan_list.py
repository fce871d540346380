"""Open checks that would come on another day, each with its old and its new day (R28)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pestdesk.domain.dutch_dates import day_short, with_year
from pestdesk.domain.replanning import Replan
from pestdesk.ui import theme
from pestdesk.ui.buttons import Tick
from pestdesk.ui.emptying import empty
from pestdesk.ui.labels import Label, Muted

#: More lines than this nobody reads, where there is nothing to choose; the rest is counted.
MOST_SHOWN = 40


class ReplanList(QWidget):
    """A line a check: the case, which check, and ‘wo 30 dec → wo 13 jan 2027’. With ticks, each can be left where it
    is; all are ticked at first."""

    def __init__(self, parent: QWidget | None = None, *, has_ticks: bool = False) -> None:
        super().__init__(parent)
        self._has_ticks = has_ticks
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.S16)
        self._grid.setVerticalSpacing(theme.S4)
        self._grid.setColumnStretch(1, 1)
        self._ticks: list[tuple[Tick, Replan]] = []

    def show_replans(self, replanned: Sequence[Replan]) -> None:
        """Show these and no others."""
        self._ticks.clear()
        empty(self._grid)
        shown = replanned if self._has_ticks else replanned[:MOST_SHOWN]
        for row, each in enumerate(shown):
            cells = (
                self._head(each),
                Label(each.people),
                Label(each.what, wraps=False),
                Label(_days(each), wraps=False),
            )
            for column, cell in enumerate(cells):
                self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignVCenter)
        if len(shown) < len(replanned):
            self._grid.addWidget(Muted(f"en nog {len(replanned) - len(shown)}"), len(shown), 0, 1, 4)

    def chosen(self) -> tuple[Replan, ...]:
        """Those that are ticked."""
        return tuple(replan for tick, replan in self._ticks if tick.isChecked())

    def focus_first(self) -> None:
        """Put the focus on the first tick."""
        self._ticks[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self, replan: Replan) -> QWidget:
        if not self._has_ticks:
            return Muted(replan.case_id, wraps=False)
        tick = Tick(replan.case_id)
        tick.setChecked(True)
        tick.setAccessibleName(replan_words(replan))
        self._ticks.append((tick, replan))
        return tick


def replan_words(replan: Replan) -> str:
    """‘2026-014 Pip V. · eindcontrole · wo 30 dec → wo 13 jan 2027’, as one line."""
    return f"{replan.case_id} {replan.people} · {replan.what} · {_days(replan)}"


def _days(replan: Replan) -> str:
    return f"{day_short(replan.old_on)} → {with_year(replan.new_on)}"
