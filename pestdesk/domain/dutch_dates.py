"""Dates in Dutch words, whatever the language of the system."""

from datetime import date, datetime, timedelta

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
WEEKDAYS_SHORT = ("ma", "di", "wo", "do", "vr", "za", "zo")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
MONTHS_SHORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

_ONE_DAY = timedelta(days=1)


def day_short(day: date) -> str:
    """‘wo 13 jan’."""
    return f"{WEEKDAYS_SHORT[day.weekday()]} {day.day} {MONTHS_SHORT[day.month - 1]}"


def day_medium(day: date) -> str:
    """‘wo 13 januari’."""
    return f"{WEEKDAYS_SHORT[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def day_long(day: date) -> str:
    """‘woensdag 13 januari 2027’."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def with_year(day: date) -> str:
    """‘wo 13 jan 2027’."""
    return f"{day_short(day)} {day.year}"


def period(first_on: date, last_on: date) -> str:
    """‘za 17 t/m zo 25 okt 2026’; what both days share is said once."""
    if first_on.year != last_on.year:
        return f"{with_year(first_on)} t/m {with_year(last_on)}"
    first = day_short(first_on)
    if first_on.month == last_on.month:
        first = first.rpartition(" ")[0]
    return f"{first} t/m {with_year(last_on)}"


def moment(at: datetime) -> str:
    """‘wo 13 jan 2027, 09:12’, on the user's own clock."""
    local = at.astimezone()
    return f"{with_year(local.date())}, {local:%H:%M}"


def month_title(year: int, month: int) -> str:
    """‘januari 2027’; months count from 1."""
    return f"{MONTHS[month - 1]} {year}"


def relative(day: date, today: date) -> str:
    """‘gisteren’, ‘vandaag’, ‘morgen’, or else ‘wo 13 jan’."""
    if day == today:
        return "vandaag"
    if day == today - _ONE_DAY:
        return "gisteren"
    if day == today + _ONE_DAY:
        return "morgen"
    return day_short(day)
