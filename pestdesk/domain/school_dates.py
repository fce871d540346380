"""Days as they are told: with their year only where that is not the school year that one is in."""

from datetime import date

from pestdesk.domain.dutch_dates import day_short, with_year
from pestdesk.domain.school_calendar import school_year


def day_near(day: date, today: date) -> str:
    """‘wo 13 jan’ in the school year of today, ‘wo 13 jan 2027’ in another."""
    return day_short(day) if school_year(day) == school_year(today) else with_year(day)
