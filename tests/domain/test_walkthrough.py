"""The walk through a first case: what a case shows to be reached, and what is next."""

from typing import Any

from pestdesk.domain.progress import progress
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.record import Skip, Stamp
from pestdesk.domain.signal import Classification, Judgement
from pestdesk.domain.walkthrough import Goal, next_goal, reached

from .conftest import SIGNAL_ON


def test_without_a_case_nothing_is_reached_and_the_walk_begins_with_opening_one() -> None:
    assert reached(None, None, has_summary=True) == frozenset()
    assert next_goal(frozenset()) is Goal.CASE


def test_a_new_case_is_one_goal_and_judging_its_signal_the_next(opened: Any, protocol: Protocol) -> None:
    case = opened()
    assert reached(case, progress(protocol, case), has_summary=False) == {Goal.CASE}
    judged = case.with_classification(Classification(Judgement.UNCLEAR, (("harm", "unknown"),)))
    goals = reached(judged, progress(protocol, judged), has_summary=False)
    assert goals == {Goal.CASE, Goal.SIGNAL}, "whoever doubts has judged too"
    assert next_goal(goals) is Goal.INQUIRY


def test_a_step_that_was_skipped_for_a_reason_is_behind_until_it_is_taken_up_again(
    opened: Any, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened()
    skipped = case.with_skip(case.round.id, Skip("1a", "Al bekend.", SIGNAL_ON, "Lies"), stamp)
    assert Goal.INQUIRY in reached(skipped, progress(protocol, skipped), has_summary=False)
    again = skipped.without_skip(case.round.id, skipped.round.skips[0].id)
    assert Goal.INQUIRY not in reached(again, progress(protocol, again), has_summary=False)


def test_what_was_done_sooner_is_not_asked_again_and_the_walk_ends() -> None:
    assert next_goal({Goal.CASE, Goal.INQUIRY, Goal.SUMMARY}) is Goal.SIGNAL
    assert next_goal({Goal.CASE, Goal.SIGNAL, Goal.INQUIRY}) is Goal.TALKS
    assert next_goal(frozenset(Goal)) is None
