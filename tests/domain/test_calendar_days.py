"""The days that a calendar shows, and what they are called."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pestdesk.domain.agenda import Agenda, AgendaItem, AgendaKind, When
from pestdesk.domain.agenda_words import count_words, nameless_words
from pestdesk.domain.calendar_days import days_off_between, month_days, months_later, span_words, week_title
from pestdesk.domain.school_calendar import FreeDay, SchoolCalendar

_ITEM = AgendaItem(
    "2026-001", "Pip V.", "2B", AgendaKind.CHECK, "controle week 2", date(2026, 10, 8), When.TODAY, "", "1h", 7, 1
)


@pytest.mark.parametrize(
    ("month", "weeks", "first", "last"),
    [
        (date(2026, 10, 8), 0, date(2026, 9, 28), date(2026, 11, 1)),
        (date(2026, 8, 1), 0, date(2026, 7, 27), date(2026, 9, 6)),
        (date(2027, 2, 28), 0, date(2027, 2, 1), date(2027, 2, 28)),
        (date(2027, 2, 28), 6, date(2027, 2, 1), date(2027, 3, 14)),
    ],
)
def test_a_month_is_shown_in_the_whole_weeks_that_it_needs(month: date, weeks: int, first: date, last: date) -> None:
    days = month_days(month, weeks)
    assert (days[0], days[-1]) == (first, last)
    assert len(days) % 7 == 0


def test_a_month_later_than_the_31st_is_the_last_day_of_a_shorter_one() -> None:
    assert months_later(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_later(date(2027, 1, 31), -2) == date(2026, 11, 30)


def test_a_week_is_called_by_its_number_and_its_days() -> None:
    assert week_title(date(2026, 11, 18)) == "week 47 · 16–22 november 2026"
    assert week_title(date(2027, 1, 1)) == "week 53 · 28 december 2026 – 3 januari 2027"
    assert week_title(date(2027, 1, 1), short=True) == "week 53 · 28 dec – 3 jan 2027"


def test_the_same_month_of_another_year_is_another_month() -> None:
    assert span_words(date(2026, 10, 5), date(2027, 10, 4)) == "5 okt – 4 okt"


def test_days_off_are_named_with_their_whole_length(midden: SchoolCalendar) -> None:
    calendar = replace(midden, free_days=(FreeDay("studiedag", date(2026, 10, 13)),))
    found = days_off_between(date(2026, 10, 12), date(2026, 10, 18), calendar.off_name)
    assert found == ("studiedag 13 okt", "herfstvakantie 17–25 okt")
    assert calendar.off_name(date(2026, 10, 10)) == "", "a weekend has no name"


def test_what_stands_on_a_day_is_counted_by_its_kinds() -> None:
    final = replace(_ITEM, kind=AgendaKind.FINAL_CHECK, when=When.LATE)
    assert count_words([_ITEM, final, _ITEM]) == "2 controles, 1 eindcontrole, 1 te laat"
    assert count_words([]) == ""


def test_a_thing_on_a_day_can_be_called_without_a_name() -> None:
    talk = replace(_ITEM, kind=AgendaKind.CONTACT, what="gesprek met Mieke Voorbeeldstra")
    assert [nameless_words(item) for item in (_ITEM, talk)] == ["controle week 2", "contact met ouders"]


def test_only_a_check_that_waits_to_be_held_can_be_moved() -> None:
    done = replace(_ITEM, when=When.DONE, part_id=8)
    talk = replace(_ITEM, kind=AgendaKind.CONTACT, part_id=9)
    agenda = Agenda(_ITEM.due_on, (_ITEM, done, talk), (), ())
    assert agenda.open_check("2026-001", 7) is _ITEM
    assert agenda.open_check("2026-001", 8) is None
    assert agenda.open_check("2026-001", 9) is None
    assert agenda.open_check("2026-002", 7) is None
    assert agenda.by_day == {_ITEM.due_on: (_ITEM, done, talk)}
    assert agenda.by_day.get(_ITEM.due_on + timedelta(days=1)) is None
