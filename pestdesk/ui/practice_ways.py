"""The ways to the practice window, and in that window to where the walk through a case leads."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pestdesk.domain.protocol import StepKind
from pestdesk.domain.walkthrough import STEPS, Goal
from pestdesk.ui.practice import NOT_OPENED, OPENING, start_practice

if TYPE_CHECKING:
    from pestdesk.ui.navigation import Navigation


class PracticeWays(QObject):
    """Opens the practice window, and goes to what is practised."""

    def __init__(self, go: "Navigation") -> None:
        super().__init__(go)
        self._go = go
        go.pages.today.practice_asked.connect(self.open)

    def open(self) -> None:
        """Start the practice window, and say that it comes or that it does not."""
        if start_practice():
            self._go.banner.show_info(OPENING)
        else:
            self._go.banner.show_error(NOT_OPENED)

    def go_to(self, goal: Goal, case_id: str) -> None:
        """Where this goal of the walk is done, in this case."""
        go = self._go
        if goal is Goal.CASE or not case_id:
            go.show_new_case()
            return
        go.go_to(case_id)
        if go.case_page.case_id != case_id:
            # A page that could not keep what was typed holds the window.
            return
        if goal is Goal.SUMMARY:
            go.visits.show_papers()
        else:
            go.case_page.open_special(self._step_of(goal, case_id))

    def _step_of(self, goal: Goal, case_id: str) -> str:
        """The id of the step in which the goal is reached; of the signal for what this protocol has no step for."""
        desk = self._go.bridge.desk
        case = desk.cases.get(case_id)
        progress = desk.cases.progress(case, case.rounds[0])
        kind = STEPS.get(goal, StepKind.CHECKS if goal is Goal.CHECK else StepKind.SIGNAL)
        return next((s.step.id for s in progress.all_steps if s.step.kind is kind), progress.intake.step.id)
