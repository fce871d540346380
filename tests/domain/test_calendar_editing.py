"""Taking over the vacations of a region leaves what the school added itself (R28)."""

from datetime import date

from pestdesk.domain.calendar_editing import sorted_by_date, with_preset
from pestdesk.domain.school_calendar import FreeDay, SchoolCalendar, Vacation

AUTUMN = Vacation("herfstvakantie", date(2026, 10, 17), date(2026, 10, 25))
AUTUMN_SOUTH = Vacation("herfstvakantie", date(2026, 10, 24), date(2026, 11, 1))
MAY = Vacation("meivakantie", date(2027, 4, 24), date(2027, 5, 2))
OWN_MAY = Vacation("meivakantie", date(2027, 4, 24), date(2027, 5, 9))
SKIING = Vacation("skiweek", date(2027, 1, 25), date(2027, 1, 29))
EARLIER = Vacation("herfstvakantie", date(2012, 10, 13), date(2012, 10, 21))
STUDY_DAY = FreeDay("studiedag", date(2026, 11, 5))
KINGS_DAY = FreeDay("Koningsdag", date(2027, 4, 27))

OFFICIAL = SchoolCalendar((AUTUMN_SOUTH, MAY), (KINGS_DAY,), date(2014, 1, 1), date(2030, 12, 31))


def own(*vacations: Vacation, free_days: tuple[FreeDay, ...] = ()) -> SchoolCalendar:
    return SchoolCalendar(vacations, free_days, date(2026, 8, 1), date(2027, 7, 31))


def test_vacations_that_the_region_has_make_way_for_it() -> None:
    assert with_preset(own(AUTUMN, OWN_MAY), OFFICIAL).vacations == (AUTUMN_SOUTH, MAY)


def test_vacations_that_share_no_day_with_the_region_stay_in_the_order_of_the_year() -> None:
    taken = with_preset(own(SKIING, AUTUMN, EARLIER), OFFICIAL)
    assert taken.vacations == (EARLIER, AUTUMN_SOUTH, SKIING, MAY)


def test_study_days_stay_and_public_holidays_come_once_under_the_schools_own_name() -> None:
    renamed = FreeDay("Koningsspelen en Koningsdag", KINGS_DAY.on)
    taken = with_preset(own(free_days=(renamed, STUDY_DAY)), OFFICIAL)
    assert taken.free_days == (STUDY_DAY, renamed)
    assert with_preset(own(free_days=(STUDY_DAY,)), OFFICIAL).free_days == (STUDY_DAY, KINGS_DAY)


def test_the_years_of_both_are_known() -> None:
    taken = with_preset(own(), OFFICIAL)
    assert (taken.known_from, taken.known_until) == (date(2014, 1, 1), date(2030, 12, 31))
    wider = SchoolCalendar((), (), date(2010, 8, 1), date(2033, 7, 31))
    assert with_preset(wider, OFFICIAL).known_until == date(2033, 7, 31)


def test_years_between_two_calendars_that_do_not_meet_are_not_known() -> None:
    long_ago = SchoolCalendar((EARLIER,), (), date(2010, 8, 1), date(2012, 12, 31))
    taken = with_preset(long_ago, OFFICIAL)
    assert (taken.known_from, taken.known_until) == (OFFICIAL.known_from, OFFICIAL.known_until)
    assert EARLIER in taken.vacations


def test_taking_over_twice_is_taking_over_once() -> None:
    once = with_preset(own(SKIING, AUTUMN, free_days=(STUDY_DAY,)), OFFICIAL)
    assert with_preset(once, OFFICIAL) == once


def test_a_calendar_in_order_has_the_same_days() -> None:
    assert sorted_by_date(own(MAY, AUTUMN, free_days=(KINGS_DAY, STUDY_DAY))) == own(
        AUTUMN, MAY, free_days=(STUDY_DAY, KINGS_DAY)
    )
