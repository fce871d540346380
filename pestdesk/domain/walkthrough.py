"""The walk through a first case, for practice: what there is to reach, and what of it a case shows to be reached."""

from collections.abc import Collection
from enum import StrEnum

from pestdesk.domain.case import Case
from pestdesk.domain.progress import Progress
from pestdesk.domain.protocol import StepKind
from pestdesk.domain.signal import NOT_CLASSIFIED


class Goal(StrEnum):
    """What is done one after another, in this order; each can be done sooner, too."""

    CASE = "case"
    SIGNAL = "signal"
    INQUIRY = "inquiry"
    TALKS = "talks"
    AGREEMENTS = "agreements"
    PARENTS = "parents"
    NOTE = "note"
    CHECK = "check"
    SUMMARY = "summary"


#: The goals that are a step of the first phase, by the kind of that step.
STEPS = {
    Goal.INQUIRY: StepKind.INQUIRY,
    Goal.TALKS: StepKind.TALKS,
    Goal.AGREEMENTS: StepKind.AGREEMENTS,
    Goal.PARENTS: StepKind.PARENTS,
    Goal.NOTE: StepKind.LOGBOOK_NOTE,
}


def reached(case: Case | None, first: Progress | None, *, has_summary: bool) -> frozenset[Goal]:
    """What this case shows to be done, by what it holds and by no click: taken back, it is not done any more.

    `first` is how far its first round is; `has_summary` tells that a summary of it went out. A step that was skipped
    for a reason is done, and so is one that the protocol does not have.
    """
    if case is None or first is None:
        return frozenset()
    goals = {Goal.CASE}
    if case.classification != NOT_CLASSIFIED:
        goals.add(Goal.SIGNAL)
    for goal, kind in STEPS.items():
        if all(state.is_settled for state in first.steps if state.step.kind is kind):
            goals.add(goal)
    checks = (check for round_ in case.rounds for term in round_.terms for check in term.checks)
    if any(check.result is not None for check in checks):
        goals.add(Goal.CHECK)
    if has_summary:
        goals.add(Goal.SUMMARY)
    return frozenset(goals)


def next_goal(behind: Collection[Goal]) -> Goal | None:
    """The first that is not behind; None at the end of the walk."""
    return next((goal for goal in Goal if goal not in behind), None)
