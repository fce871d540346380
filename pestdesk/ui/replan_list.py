"""The checks that another calendar or another way of counting would move, each with a tick (R28)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from pestdesk.domain.dutch_dates import day_short
from pestdesk.domain.replanning import Replan
from pestdesk.ui import theme
from pestdesk.ui.components import Label


class ReplanList(QWidget):
    """‘2026-014  Pip V.  eindcontrole  wo 30 dec → wo 13 jan’; all are ticked at first."""

    def __init__(self, replans: Sequence[Replan]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.S16)
        grid.setVerticalSpacing(theme.S4)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(4, 1)
        self._ticks: list[tuple[QCheckBox, Replan]] = []
        for row, replan in enumerate(replans):
            tick = QCheckBox(replan.case_id)
            tick.setChecked(True)
            tick.setAccessibleName(replan_words(replan))
            grid.addWidget(tick, row, 0, Qt.AlignmentFlag.AlignTop)
            days = f"{day_short(replan.old_on)} → {day_short(replan.new_on)}"
            for column, (words, wraps) in enumerate(((replan.people, True), (replan.what, False), (days, False)), 1):
                label = Label(words, wraps=wraps)
                label.setMinimumHeight(theme.px(theme.HIT_HEIGHT))
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
            self._ticks.append((tick, replan))

    def chosen(self) -> tuple[Replan, ...]:
        """Those that are ticked."""
        return tuple(replan for tick, replan in self._ticks if tick.isChecked())

    def focus_first(self) -> None:
        """Put the focus on the first tick."""
        self._ticks[0][0].setFocus(Qt.FocusReason.OtherFocusReason)


def replan_words(replan: Replan) -> str:
    """‘2026-014 Pip V. · eindcontrole · wo 30 dec → wo 13 jan’, as one line."""
    days = f"{day_short(replan.old_on)} → {day_short(replan.new_on)}"
    return f"{replan.case_id} {replan.people} · {replan.what} · {days}"
