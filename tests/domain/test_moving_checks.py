"""A check on another day: with its reason, in order, and the last one takes the end of the term along (R26)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pestdesk.domain.case import Case
from pestdesk.domain.check_words import check_name, check_words, move_words, remarks
from pestdesk.domain.follow_up import (
    AgreedTerm,
    Agreement,
    Bullying,
    Check,
    CheckResult,
    CheckState,
    Decision,
    TermOutcome,
)
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.record import CheckMove, Stamp
from pestdesk.domain.school_calendar import SchoolCalendar, term
from pestdesk.domain.timeline import timeline
from pestdesk.domain.words import CHECK_STATE_WORDS
from pestdesk.errors import RuleError

AGREED_ON = date(2026, 9, 9)
FIRST, SECOND, THIRD, END = (AGREED_ON + timedelta(weeks=weeks) for weeks in (1, 2, 3, 4))
BY = "Toon Proefstra"
RESULT = CheckResult(FIRST, BY, (), (), Bullying.LESS, Decision.ON_COURSE)


@pytest.fixture
def case(opened: Callable[..., Case], midden: SchoolCalendar, stamp: Stamp) -> Case:
    """S1: agreements of Wednesday 9 September, so checks on 16, 23 and 30 September and on 7 October."""
    agreement = Agreement("1c", "Sem blijft van het etui af", AGREED_ON, BY)
    return opened().with_agreements((agreement,), term(AGREED_ON, midden), stamp)


def running(case: Case) -> AgreedTerm:
    found = case.round.running_term
    assert found is not None
    return found


def moved(case: Case, stamp: Stamp, number: int, to: date, why: str = "excursie") -> Case:
    """The case with its check of this number, from 0, on another day."""
    check = running(case).checks[number]
    return case.with_checks_moved((CheckMove(check.id, to, to, why, date(2026, 9, 10), BY),), stamp)


def days(case: Case) -> list[date]:
    return [check.due_on for check in running(case).checks]


def test_a_check_goes_to_another_day_and_the_term_stays(case: Case, stamp: Stamp) -> None:
    after = moved(case, stamp, 0, date(2026, 9, 17))
    assert days(after) == [date(2026, 9, 17), SECOND, THIRD, END]
    assert running(after).ends_on == END
    (move,) = after.round.moves
    assert (move.from_on, move.to_on, move.reason, move.by) == (FIRST, date(2026, 9, 17), "excursie", BY)
    assert move.stamp == stamp
    assert move.id not in {check.id for check in running(case).checks}


def test_every_move_of_one_check_is_kept_in_turn(case: Case, stamp: Stamp) -> None:
    once = moved(case, stamp, 0, date(2026, 9, 17))
    twice = moved(once, stamp, 0, date(2026, 9, 18), "mentor ziek")
    check = running(twice).checks[0]
    assert [(m.from_on, m.to_on, m.reason) for m in twice.round.moves_of(check.id)] == [
        (FIRST, date(2026, 9, 17), "excursie"),
        (date(2026, 9, 17), date(2026, 9, 18), "mentor ziek"),
    ]
    assert move_words(twice.round, check) == "verzet van wo 16 sep: excursie; van do 17 sep: mentor ziek"


def test_r26_the_last_check_takes_the_end_of_the_term_along(case: Case, stamp: Stamp) -> None:
    after = moved(case, stamp, -1, date(2026, 10, 14), "een week later, op verzoek van ouders")
    assert running(after).ends_on == date(2026, 10, 14)
    assert days(after) == [FIRST, SECOND, THIRD, date(2026, 10, 14)]
    assert after.round.computed_end(running(after)) == END
    assert case.round.computed_end(running(case)) == END


def test_r26_checks_on_or_after_an_earlier_end_lapse_and_say_why(case: Case, stamp: Stamp) -> None:
    after = moved(case, stamp, -1, SECOND)
    states = [after.round.state_of(check) for check in running(after).checks]
    assert states == [CheckState.PLANNED, CheckState.LAPSED, CheckState.LAPSED, CheckState.MOVED]
    assert check_words(after.round, running(after).checks[1]) == "vervallen: valt na het einde van de termijn"


def test_a_check_that_passes_another_takes_its_place_in_the_row(case: Case, stamp: Stamp) -> None:
    first = running(case).checks[0]
    after = moved(case, stamp, 0, date(2026, 9, 25))
    assert days(after) == [SECOND, date(2026, 9, 25), THIRD, END]
    assert running(after).checks[1].id == first.id


_REFUSED = {
    "to the day of another check": (0, SECOND, "staat al een controle"),
    "to the day on which it is": (0, FIRST, "staat al op"),
    "to the day of the agreements": (0, AGREED_ON, "komt na de dag van de afspraken"),
    "of the last, to before the agreements": (-1, date(2026, 9, 8), "komt na de dag van de afspraken"),
    "to the end": (0, END, "Verzet de eindcontrole"),
    "behind the end": (2, date(2026, 10, 9), "Verzet de eindcontrole"),
}


@pytest.mark.parametrize(("number", "to", "sentence"), _REFUSED.values(), ids=_REFUSED.keys())
def test_a_move_that_cannot_be_is_refused(case: Case, stamp: Stamp, number: int, to: date, sentence: str) -> None:
    with pytest.raises(RuleError, match=sentence):
        moved(case, stamp, number, to)


def test_r26_a_move_needs_a_reason(case: Case, stamp: Stamp) -> None:
    with pytest.raises(RuleError, match="Schrijf op waarom"):
        moved(case, stamp, 0, date(2026, 9, 17), "  ")


def test_a_check_that_was_held_or_lapsed_stays(case: Case, stamp: Stamp) -> None:
    held = case.with_check(running(case).checks[0].id, RESULT, stamp)
    with pytest.raises(RuleError, match="al ingevuld of vervallen"):
        moved(held, stamp, 0, date(2026, 9, 17))
    shorter = moved(case, stamp, -1, SECOND)
    with pytest.raises(RuleError, match="al ingevuld of vervallen"):
        moved(shorter, stamp, 1, date(2026, 9, 17))


def test_the_four_states_have_a_word_each_and_a_check_that_was_moved_and_held_was_held(
    case: Case, stamp: Stamp
) -> None:
    assert CHECK_STATE_WORDS == {
        CheckState.PLANNED: "gepland",
        CheckState.HELD: "uitgevoerd",
        CheckState.MOVED: "verzet",
        CheckState.LAPSED: "vervallen",
    }
    first = running(case).checks[0]
    assert case.round.state_of(first) is CheckState.PLANNED
    later = moved(case, stamp, 0, date(2026, 9, 17))
    assert check_words(later.round, running(later).checks[0]) == "verzet van wo 16 sep: excursie"
    held = later.with_check(first.id, RESULT, stamp)
    assert check_words(held.round, running(held).checks[0]) == "uitgevoerd"


def test_a_term_tells_in_sentences_what_was_moved_and_what_lapsed(case: Case, stamp: Stamp) -> None:
    assert remarks(case.round, running(case)) == ()
    later = moved(case, stamp, 0, date(2026, 9, 17))
    assert remarks(later.round, running(later)) == ("Controle week 1 (do 17 sep) verzet van wo 16 sep: excursie",)
    ended = case.with_verdict(TermOutcome.KEPT, THIRD, BY, stamp)
    assert ended.round.term is not None
    assert remarks(ended.round, ended.round.term) == (
        "Vervallen: wo 16 sep, wo 23 sep, wo 30 sep, wo 7 okt (termijn beoordeeld)",
    )
    assert [check_name(ended.round.term, check) for check in ended.round.term.checks[2:]] == [
        "controle week 3",
        "eindcontrole",
    ]


def test_r33_the_verloop_tells_of_every_move(protocol: Protocol, case: Case, stamp: Stamp) -> None:
    after = moved(moved(case, stamp, 0, date(2026, 9, 17)), stamp, 0, date(2026, 9, 18), "mentor ziek")
    told = [(event.title, event.text) for event in timeline(protocol, after) if "verzet" in event.title]
    assert told == [
        ("Controle week 1 verzet van do 17 sep 2026 naar vr 18 sep 2026", "Reden: mentor ziek"),
        ("Controle week 1 verzet van wo 16 sep 2026 naar do 17 sep 2026", "Reden: excursie"),
    ]


_TERM = AgreedTerm(
    1,
    AGREED_ON,
    END,
    END,
    "4 weken",
    tuple(Check(number, AGREED_ON + timedelta(weeks=number - 1)) for number in range(2, 6)),
)


@given(st.lists(st.dictionaries(st.integers(2, 5), st.integers(-3, 45), min_size=1), max_size=6))
def test_whatever_moves_checks_stay_in_order_the_last_is_the_end_and_no_two_share_a_day(
    moves: list[dict[int, int]],
) -> None:
    moving = _TERM
    for wanted in moves:
        open_ids = {check.id for check in moving.open_checks}
        there = {number: AGREED_ON + timedelta(days=days) for number, days in wanted.items() if number in open_ids}
        try:
            moving = moving.with_checks_on(there)
        except RuleError:
            continue
        due = [check.due_on for check in moving.open_checks]
        assert due == sorted(set(due))
        assert moving.checks[-1].id == 5
        assert moving.checks[-1].due_on == moving.ends_on == due[-1]
        assert due[0] > AGREED_ON
        assert {check.id for check in moving.checks} == {2, 3, 4, 5}, "no check is ever lost"
