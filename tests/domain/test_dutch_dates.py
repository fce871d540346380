"""Dates in Dutch words."""

from datetime import date, timedelta

import pytest

from pestdesk.domain.dutch_dates import (
    MONTHS,
    MONTHS_SHORT,
    WEEKDAYS,
    WEEKDAYS_SHORT,
    day_long,
    day_medium,
    day_short,
    month_title,
    period,
    relative,
    with_year,
)

WEDNESDAY = date(2027, 1, 13)


def test_a_day_is_written_in_four_lengths() -> None:
    assert day_short(WEDNESDAY) == "wo 13 jan"
    assert day_medium(WEDNESDAY) == "wo 13 januari"
    assert with_year(WEDNESDAY) == "wo 13 jan 2027"
    assert day_long(WEDNESDAY) == "woensdag 13 januari 2027"


def test_a_day_has_no_leading_zero_and_march_is_short_for_maart() -> None:
    assert day_short(date(2027, 3, 1)) == "ma 1 mrt"


def test_a_month_has_its_year() -> None:
    assert month_title(2027, 1) == "januari 2027"
    assert month_title(2026, 12) == "december 2026"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (WEDNESDAY - timedelta(days=2), "ma 11 jan"),
        (WEDNESDAY - timedelta(days=1), "gisteren"),
        (WEDNESDAY, "vandaag"),
        (WEDNESDAY + timedelta(days=1), "morgen"),
        (WEDNESDAY + timedelta(days=2), "vr 15 jan"),
    ],
)
def test_days_near_today_have_a_word(day: date, words: str) -> None:
    assert relative(day, WEDNESDAY) == words


def test_yesterday_is_known_over_the_turn_of_the_year() -> None:
    assert relative(date(2026, 12, 31), date(2027, 1, 1)) == "gisteren"


def test_every_weekday_and_month_has_its_own_words() -> None:
    assert [len(set(words)) for words in (WEEKDAYS, WEEKDAYS_SHORT)] == [7, 7]
    assert [len(set(words)) for words in (MONTHS, MONTHS_SHORT)] == [12, 12]
    assert all(long.startswith(short) for long, short in zip(WEEKDAYS, WEEKDAYS_SHORT, strict=True))


def test_a_period_says_once_what_both_days_share() -> None:
    assert period(date(2026, 10, 17), date(2026, 10, 25)) == "za 17 t/m zo 25 okt 2026"
    assert period(date(2027, 2, 27), date(2027, 3, 7)) == "za 27 feb t/m zo 7 mrt 2027"
    assert period(date(2026, 12, 19), date(2027, 1, 3)) == "za 19 dec 2026 t/m zo 3 jan 2027"
