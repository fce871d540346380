"""Another school calendar moves the checks that are open, and never one that a person put on its day (R28)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pestdesk.domain.calendar_editing import sorted_by_date
from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.follow_up import Agreement, Bullying, CheckResult, Decision
from pestdesk.domain.record import CheckMove, Stamp
from pestdesk.domain.replanning import CALENDAR_CHANGED, as_moves, replans
from pestdesk.domain.school_calendar import FreeDay, SchoolCalendar, TermKind, Vacation, term

AGREED_ON = date(2027, 4, 13)
BY = "Toon Proefstra"
WEEKS = TermKind.SCHOOL_WEEKS


@pytest.fixture(scope="session")
def own_may(midden: SchoolCalendar) -> SchoolCalendar:
    """Midden, but with the school's own two weeks in May."""
    others = tuple(each for each in midden.vacations if not date(2027, 4, 20) < each.first_on < date(2027, 5, 1))
    return sorted_by_date(
        replace(midden, vacations=(*others, Vacation("meivakantie", date(2027, 4, 24), date(2027, 5, 9))))
    )


@pytest.fixture(scope="session")
def s8(opened: Callable[..., Case], midden: SchoolCalendar, stamp: Stamp) -> Case:
    """Agreements of Tuesday 13 April 2027, with one week of May: checks on 20-4, 4-5, 11-5 and the end on 18-5."""
    agreement = Agreement("2e", "met rust laten", AGREED_ON, BY)
    return opened().with_agreements((agreement,), term(AGREED_ON, midden), stamp)


def _moved(case: Case, number: int, to: date, stamp: Stamp) -> Case:
    check = case.round.terms[-1].checks[number]
    return case.with_checks_moved((CheckMove(check.id, to, to, "op verzoek", AGREED_ON, BY),), stamp)


def test_s8_the_schools_own_two_weeks_of_may_move_the_end_by_a_week(s8: Case, own_may: SchoolCalendar) -> None:
    assert [(each.what, each.old_on, each.new_on) for each in replans(s8, own_may, WEEKS)] == [
        ("controle week 2", date(2027, 5, 4), date(2027, 5, 11)),
        ("controle week 3", date(2027, 5, 11), date(2027, 5, 18)),
        ("eindcontrole", date(2027, 5, 18), date(2027, 5, 25)),
    ]


def test_the_same_calendar_moves_nothing(s8: Case, midden: SchoolCalendar) -> None:
    assert replans(s8, midden, WEEKS) == ()


def test_r26_counting_in_calendar_weeks_moves_them_back(s8: Case, midden: SchoolCalendar) -> None:
    found = replans(s8, midden, TermKind.CALENDAR_WEEKS)
    assert [each.new_on for each in found] == list(term(AGREED_ON, midden, TermKind.CALENDAR_WEEKS).checks[1:])


def test_a_check_that_was_held_stays(s8: Case, own_may: SchoolCalendar, stamp: Stamp) -> None:
    check = s8.round.terms[-1].checks[1]
    held = s8.with_check(check.id, CheckResult(check.due_on, BY, (), (), Bullying.LESS, Decision.ON_COURSE), stamp)
    assert check.id not in {each.check_id for each in replans(held, own_may, WEEKS)}
    assert len(replans(held, own_may, WEEKS)) == 2


def test_a_check_that_was_moved_by_hand_stays(s8: Case, own_may: SchoolCalendar, stamp: Stamp) -> None:
    by_hand = _moved(s8, 1, date(2027, 5, 6), stamp)
    assert [each.what for each in replans(by_hand, own_may, WEEKS)] == ["controle week 3", "eindcontrole"]


def test_an_own_end_stays_and_nothing_is_put_behind_it(s8: Case, own_may: SchoolCalendar, stamp: Stamp) -> None:
    own_end = _moved(s8, -1, date(2027, 5, 12), stamp)
    found = replans(own_end, own_may, WEEKS)
    assert [(each.what, each.new_on) for each in found] == [("controle week 2", date(2027, 5, 10))]


def test_a_check_that_was_moved_past_another_is_not_taken_for_it(
    s8: Case, midden: SchoolCalendar, stamp: Stamp
) -> None:
    assert replans(_moved(s8, 0, date(2027, 5, 6), stamp), midden, WEEKS) == ()


def test_what_a_replan_moved_is_replanned_again_when_the_calendar_goes_back(
    s8: Case, midden: SchoolCalendar, own_may: SchoolCalendar, stamp: Stamp
) -> None:
    moves = as_moves(replans(s8, own_may, WEEKS), CALENDAR_CHANGED, AGREED_ON, BY)
    there = s8.with_checks_moved(moves, stamp)
    assert there.round.terms[-1].ends_on == date(2027, 5, 25)
    back = as_moves(replans(there, midden, WEEKS), CALENDAR_CHANGED, AGREED_ON, BY)
    again = there.with_checks_moved(back, stamp)
    before = s8.round.terms[-1]
    assert [check.due_on for check in again.round.terms[-1].checks] == [check.due_on for check in before.checks]
    assert again.round.terms[-1].ends_on == before.ends_on
    assert len(again.round.moves) == 6, "every move is kept"


def test_a_closed_case_and_a_term_that_ended_move_nothing(s8: Case, own_may: SchoolCalendar, stamp: Stamp) -> None:
    closed = s8.closed(Closing(date(2027, 4, 20), BY, "rustig"), stamp)
    assert replans(closed, own_may, WEEKS) == ()


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=3),
    st.lists(st.integers(0, 60), max_size=6),
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 45)), max_size=3),
    st.sampled_from(TermKind),
)
def test_what_is_proposed_can_always_be_done(
    s8: Case,
    stamp: Stamp,
    vacations: list[tuple[int, int]],
    free_days: list[int],
    by_hand: list[tuple[int, int]],
    kind: TermKind,
) -> None:
    made: list[Vacation] = []
    for start, length in sorted(vacations):
        first_on = max(AGREED_ON + timedelta(days=start), made[-1].last_on + timedelta(days=1) if made else date.min)
        made.append(Vacation("vakantie", first_on, first_on + timedelta(days=length)))
    days = tuple(FreeDay("vrij", AGREED_ON + timedelta(days=number)) for number in free_days)
    calendar = SchoolCalendar(tuple(made), days, date(2026, 8, 1), date(2030, 12, 31))
    case = s8
    for number, day in by_hand:
        check = case.round.terms[-1].checks[number]
        to = AGREED_ON + timedelta(days=day)
        is_possible = check.is_open and (number == 3 or to < case.round.terms[-1].ends_on)
        if is_possible and to not in {each.due_on for each in case.round.terms[-1].open_checks}:
            case = _moved(case, number, to, stamp)
    proposed = replans(case, calendar, kind)
    after = case.with_checks_moved(as_moves(proposed, CALENDAR_CHANGED, AGREED_ON, BY), stamp)
    due = [check.due_on for check in after.round.terms[-1].open_checks]
    assert due == sorted(set(due))
    assert replans(after, calendar, kind) == (), "nothing is left to propose"
