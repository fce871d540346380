"""Volledigheid as a list: what is still asked for, who must act, and the way there."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.completeness import Gap
from pestdesk.ui import sizes, theme
from pestdesk.ui.components import Chip, GroupHead, Label, Muted, Rule, button
from pestdesk.ui.pages.places import step_of_round


class GapList(QWidget):
    """A row a gap under the name of its round. `led_to` names the place where one is filled."""

    led_to = Signal(str)

    def __init__(self, gaps: Sequence[Gap], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.S8)
        for number, (phase, rows) in enumerate(groupby(gaps, key=lambda gap: gap.phase)):
            head = GroupHead(phase)
            head.setContentsMargins(0, theme.S12 if number else 0, 0, 0)
            self._box.addWidget(head)
            for gap in rows:
                self._box.addWidget(Rule())
                self._box.addLayout(self._row(gap))

    def _row(self, gap: Gap) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S12)
        words = QVBoxLayout()
        words.setSpacing(sizes.S2)
        words.addWidget(Label(gap.title, look="bold"))
        facts = [gap.actor, "nog: " + ", ".join(gap.missing) if gap.missing else ""]
        words.addWidget(Muted(" · ".join(fact for fact in facts if fact)))
        row.addLayout(words, 1)
        if gap.is_blocked:
            row.addWidget(Chip("wacht op een onbekende dader"), 0, Qt.AlignmentFlag.AlignVCenter)
        where = step_of_round(gap.round_id, gap.step_id)
        row.addWidget(
            button(
                "Naar deze stap",
                name=f"Naar {gap.title}, {gap.phase}",
                on_click=lambda: self.led_to.emit(where),
            ),
            0,
            Qt.AlignmentFlag.AlignVCenter,
        )
        return row
