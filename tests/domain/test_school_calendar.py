"""The school calendar and the four weeks (R25–R28), with the dates of the acceptance stories."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pestdesk.domain.school_calendar import FreeDay, SchoolCalendar, Vacation, term
from pestdesk.errors import RuleError

AUTUMN = Vacation("herfstvakantie", date(2026, 10, 17), date(2026, 10, 25))
CHRISTMAS = Vacation("kerstvakantie", date(2026, 12, 19), date(2027, 1, 3))
SPRING = Vacation("voorjaarsvakantie", date(2027, 2, 20), date(2027, 2, 28))
MAY = Vacation("meivakantie", date(2027, 4, 24), date(2027, 5, 2))
TWO_WEEKS_OF_MAY = Vacation("meivakantie", date(2027, 4, 24), date(2027, 5, 9))
SUMMER = Vacation("zomervakantie", date(2027, 7, 17), date(2027, 8, 29))

FREE_DAYS = (
    FreeDay("Goede Vrijdag", date(2027, 3, 26)),
    FreeDay("tweede paasdag", date(2027, 3, 29)),
    FreeDay("Koningsdag", date(2027, 4, 27)),
    FreeDay("Hemelvaartsdag", date(2027, 5, 6)),
    FreeDay("tweede pinksterdag", date(2027, 5, 17)),
)


def calendar(
    vacations: tuple[Vacation, ...] = (AUTUMN, CHRISTMAS, SPRING, MAY, SUMMER),
    free_days: tuple[FreeDay, ...] = FREE_DAYS,
    known_until: date = date(2027, 8, 29),
) -> SchoolCalendar:
    """The school year 2026-27 of region Midden, unless a test says otherwise."""
    return SchoolCalendar(vacations, free_days, date(2026, 8, 31), known_until)


def day(text: str) -> date:
    """‘13-1-2027’, as the stories write it."""
    number, month, year = text.split("-")
    return date(int(year), int(month), int(number))


@pytest.mark.parametrize(
    ("agreed_on", "calendar_end", "end"),
    [
        pytest.param("9-9-2026", "7-10-2026", "7-10-2026", id="S1"),
        pytest.param("17-9-2026", "15-10-2026", "15-10-2026", id="S2"),
        pytest.param("5-11-2026", "3-12-2026", "3-12-2026", id="S3"),
        pytest.param("3-11-2026", "1-12-2026", "1-12-2026", id="S4 phase 1"),
        pytest.param("2-12-2026", "30-12-2026", "13-1-2027", id="S4 phase 2"),
        pytest.param("14-1-2027", "11-2-2027", "11-2-2027", id="S5"),
        pytest.param("12-1-2027", "9-2-2027", "9-2-2027", id="S6 phase 1"),
        pytest.param("2-2-2027", "2-3-2027", "9-3-2027", id="S6 phase 2"),
        pytest.param("16-3-2027", "13-4-2027", "13-4-2027", id="S7"),
        pytest.param("13-4-2027", "11-5-2027", "18-5-2027", id="S8"),
        pytest.param("18-11-2026", "16-12-2026", "16-12-2026", id="S9"),
        pytest.param("24-11-2026", "22-12-2026", "5-1-2027", id="S9 new agreements"),
        pytest.param("7-10-2026", "4-11-2026", "11-11-2026", id="vector 1"),
        pytest.param("8-12-2026", "5-1-2027", "19-1-2027", id="vector 2"),
        pytest.param("11-2-2027", "11-3-2027", "18-3-2027", id="vector 3"),
        pytest.param("8-4-2027", "6-5-2027", "13-5-2027", id="vector 4"),
        pytest.param("25-11-2026", "23-12-2026", "6-1-2027", id="vector 5"),
    ],
)
def test_the_terms_of_the_stories_end_when_the_stories_say(agreed_on: str, calendar_end: str, end: str) -> None:
    agreed_term = term(day(agreed_on), calendar())
    assert agreed_term.agreed_on == day(agreed_on)
    assert (agreed_term.calendar_end, agreed_term.end) == (day(calendar_end), day(end))


def test_the_schools_own_two_weeks_of_may_lengthen_a_term_by_two_weeks() -> None:
    own = calendar(vacations=(AUTUMN, CHRISTMAS, SPRING, TWO_WEEKS_OF_MAY, SUMMER))
    assert term(date(2027, 4, 13), own).end == date(2027, 5, 25)


def test_checks_come_each_week_when_nothing_is_in_the_way() -> None:
    assert term(date(2026, 9, 9), calendar()).checks == tuple(
        day(text) for text in ("16-9-2026", "23-9-2026", "30-9-2026", "7-10-2026")
    )


def test_checks_in_a_vacation_move_on_by_its_weeks_and_never_meet() -> None:
    assert term(date(2026, 12, 2), calendar()).checks == tuple(
        day(text) for text in ("9-12-2026", "16-12-2026", "6-1-2027", "13-1-2027")
    )


def test_a_check_on_a_free_day_moves_to_the_next_school_day() -> None:
    good_friday = term(date(2027, 3, 5), calendar()).checks[2]
    assert good_friday == date(2027, 3, 30)  # over the weekend and tweede paasdag


def test_an_end_on_a_free_day_moves_but_is_not_lengthened() -> None:
    agreed_term = term(date(2027, 2, 26), calendar(vacations=()))
    assert agreed_term.calendar_end == date(2027, 3, 26)
    assert agreed_term.end == date(2027, 3, 30)


def test_a_vacation_of_a_few_days_lengthens_nothing_and_moves_the_end() -> None:
    days_off = Vacation("carnaval", date(2027, 2, 8), date(2027, 2, 9))
    agreed_term = term(date(2027, 1, 12), calendar(vacations=(days_off,), free_days=()))
    assert agreed_term.end == date(2027, 2, 10)


def test_a_week_shared_by_a_vacation_and_a_free_day_is_a_vacation_week() -> None:
    after_easter = Vacation("paasvakantie", date(2027, 3, 30), date(2027, 4, 2))
    agreed_term = term(date(2027, 3, 16), calendar(vacations=(after_easter,)))
    assert agreed_term.end == date(2027, 4, 20)


def test_a_week_of_free_days_alone_is_no_vacation_week() -> None:
    study_days = tuple(FreeDay("studiedag", date(2027, 1, 18) + timedelta(days=n)) for n in range(5))
    assert term(date(2027, 1, 12), calendar(free_days=study_days)).end == date(2027, 2, 9)


def test_a_vacation_that_is_already_running_adds_only_the_weeks_still_to_come() -> None:
    agreed_term = term(date(2026, 12, 23), calendar())
    assert agreed_term.end == date(2027, 1, 27)


def test_two_checks_that_free_days_push_to_one_day_become_one() -> None:
    row = tuple(FreeDay("studiedag", date(2027, 1, 19) + timedelta(days=n)) for n in range(8))
    agreed_term = term(date(2027, 1, 12), calendar(free_days=row))
    assert agreed_term.checks == (date(2027, 1, 27), date(2027, 2, 2), date(2027, 2, 9))


@pytest.mark.parametrize(
    ("agreed_on", "reasoning"),
    [
        ("9-9-2026", "4 weken = wo 7 okt"),
        ("13-4-2027", "4 weken = di 11 mei → meivakantie (1 week) → di 18 mei"),
        ("2-12-2026", "4 weken = wo 30 dec → kerstvakantie (2 weken) → wo 13 jan"),
        ("26-2-2027", "4 weken = vr 26 mrt → Goede Vrijdag → di 30 mrt"),
        ("12-9-2026", "4 weken = za 10 okt → weekend → ma 12 okt"),
        ("19-4-2027", "4 weken = ma 17 mei → meivakantie (1 week) → ma 24 mei"),
    ],
)
def test_the_reasoning_says_how_the_end_came_about(agreed_on: str, reasoning: str) -> None:
    assert term(day(agreed_on), calendar()).reasoning == reasoning


def test_the_reasoning_names_vacation_and_free_day_in_their_order() -> None:
    ascension = calendar(free_days=(FreeDay("Hemelvaartsdag", date(2027, 5, 13)),))
    assert term(date(2027, 4, 8), ascension).reasoning == (
        "4 weken = do 6 mei → meivakantie (1 week) → do 13 mei → Hemelvaartsdag → vr 14 mei"
    )


def test_beyond_the_known_years_calendar_weeks_count_and_the_reasoning_says_so() -> None:
    agreed_term = term(date(2027, 12, 1), calendar())
    assert agreed_term.end == agreed_term.calendar_end == date(2027, 12, 29)
    assert agreed_term.reasoning == "4 weken = wo 29 dec; schoolkalender niet bekend na zo 29 aug 2027"


def test_a_term_that_runs_out_of_the_known_years_counts_the_vacations_that_are_known() -> None:
    agreed_term = term(date(2026, 12, 2), calendar(known_until=date(2027, 1, 3)))
    assert agreed_term.end == date(2027, 1, 13)
    assert agreed_term.reasoning.endswith("; schoolkalender niet bekend na zo 3 jan 2027")


def test_a_term_from_before_the_known_years_says_so() -> None:
    assert term(date(2026, 8, 20), calendar()).reasoning == (
        "4 weken = do 17 sep; schoolkalender niet bekend vóór ma 31 aug 2026"
    )


def test_a_calendar_knows_its_first_and_last_day_and_no_other() -> None:
    days = [date(2026, 8, 30), date(2026, 8, 31), date(2027, 8, 29), date(2027, 8, 30)]
    assert [calendar().knows(each) for each in days] == [False, True, True, False]


def test_weekends_vacations_and_free_days_are_no_school_days() -> None:
    assert not calendar().is_school_day(date(2026, 9, 12))
    assert not calendar().is_school_day(date(2026, 10, 19))
    assert not calendar().is_school_day(date(2027, 4, 27))
    assert calendar().is_school_day(date(2026, 10, 16))
    assert calendar().is_school_day(date(2026, 10, 26))


def test_a_vacation_holds_its_first_and_last_day() -> None:
    days = [date(2026, 10, 16), date(2026, 10, 17), date(2026, 10, 25), date(2026, 10, 26)]
    assert [calendar().vacation_on(each) for each in days] == [None, AUTUMN, AUTUMN, None]


def test_a_free_day_is_found_by_its_date() -> None:
    assert calendar().free_day_on(date(2027, 5, 6)) == FreeDay("Hemelvaartsdag", date(2027, 5, 6))
    assert calendar().free_day_on(date(2027, 5, 7)) is None


def test_the_next_school_day_is_the_day_itself_or_the_first_one_after() -> None:
    assert calendar().next_school_day(date(2026, 10, 16)) == date(2026, 10, 16)
    assert calendar().next_school_day(date(2026, 10, 17)) == date(2026, 10, 26)


def test_school_days_are_counted_after_the_start_up_to_the_end() -> None:
    thursday = date(2026, 10, 15)
    assert calendar().school_days_between(thursday, date(2026, 10, 16)) == 1
    assert calendar().school_days_between(thursday, date(2026, 10, 27)) == 3
    assert calendar().school_days_between(thursday, thursday) == 0
    assert calendar().school_days_between(thursday, date(2026, 10, 1)) == 0


def test_a_vacation_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(RuleError, match=r"meivakantie eindigt .*2 mei 2027.* begint .*9 mei 2027"):
        Vacation("meivakantie", date(2027, 5, 9), date(2027, 5, 2))


def test_overlapping_vacations_are_refused_and_both_named_whatever_their_order() -> None:
    own = Vacation("studieweek", date(2027, 5, 2), date(2027, 5, 9))
    with pytest.raises(RuleError, match=r"meivakantie \(.*\) en studieweek \(.*\)"):
        calendar(vacations=(own, MAY))


def test_vacations_that_only_touch_are_fine() -> None:
    touching = Vacation("studieweek", date(2027, 5, 3), date(2027, 5, 9))
    assert calendar(vacations=(MAY, touching)).vacation_on(date(2027, 5, 3)) == touching


def test_a_calendar_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(RuleError, match="eindigt"):
        calendar(known_until=date(2026, 8, 1))


DAYS = st.dates(date(2026, 8, 1), date(2027, 12, 31))


@st.composite
def calendars(draw: st.DrawFn) -> SchoolCalendar:
    """Whole vacation weeks, from Saturday to Sunday, and free days anywhere."""
    saturday = date(2026, 9, 5)
    vacations = []
    for _ in range(draw(st.integers(0, 5))):
        saturday += timedelta(weeks=draw(st.integers(1, 8)))
        weeks = draw(st.integers(1, 6))
        last_on = saturday + timedelta(weeks=weeks, days=1)
        vacations.append(Vacation("vakantie", saturday, last_on))
        saturday = last_on + timedelta(days=6)
    free_days = tuple(FreeDay("vrij", on) for on in draw(st.lists(DAYS, max_size=40)))
    return SchoolCalendar(tuple(vacations), free_days, date(2026, 8, 1), date(2028, 12, 31))


@given(DAYS, calendars())
def test_a_term_is_never_shorter_than_four_weeks_and_ends_on_a_school_day(
    agreed_on: date, school: SchoolCalendar
) -> None:
    agreed_term = term(agreed_on, school)
    assert agreed_term.calendar_end == agreed_on + timedelta(days=28)
    assert agreed_term.end >= agreed_term.calendar_end
    assert school.is_school_day(agreed_term.end)


@given(DAYS, calendars())
def test_checks_are_school_days_in_rising_order_and_the_last_is_the_end(
    agreed_on: date, school: SchoolCalendar
) -> None:
    agreed_term = term(agreed_on, school)
    assert list(agreed_term.checks) == sorted(set(agreed_term.checks))
    assert agreed_term.checks[-1] == agreed_term.end
    assert all(agreed_on < check and school.is_school_day(check) for check in agreed_term.checks)


@given(DAYS.filter(lambda each: each.weekday() < 5), calendars())
def test_whole_vacation_weeks_keep_the_weekday_and_leave_four_weeks_of_lessons(
    agreed_on: date, school: SchoolCalendar
) -> None:
    school = SchoolCalendar(school.vacations, (), school.known_from, school.known_until)
    agreed_term = term(agreed_on, school)
    assert agreed_term.end.weekday() == agreed_on.weekday()
    assert len(agreed_term.checks) == 4
    if school.is_school_day(agreed_on):
        assert school.school_days_between(agreed_on, agreed_term.end) == 20
