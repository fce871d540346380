"""The school calendar as it is edited: taking over the vacations of a region, and putting it in order (R28)."""

from dataclasses import replace

from pestdesk.domain.school_calendar import SchoolCalendar


def with_preset(own: SchoolCalendar, official: SchoolCalendar) -> SchoolCalendar:
    """The school's own calendar with the vacations and public holidays of a region, for the years that these know.

    A vacation that shares a day with one of the region makes way for it. All that the school added itself stays: its
    study days, and vacations that the region does not have.
    """
    days = {day for vacation in official.vacations for day in vacation.days}
    kept = [vacation for vacation in own.vacations if days.isdisjoint(vacation.days)]
    own_days = {free_day.on for free_day in own.free_days}
    added = [free_day for free_day in official.free_days if free_day.on not in own_days]
    are_apart = own.known_until < official.known_from or official.known_until < own.known_from
    # Years between two lists that do not meet are known to neither.
    known = official if are_apart else own
    return sorted_by_date(
        SchoolCalendar(
            (*kept, *official.vacations),
            (*own.free_days, *added),
            min(known.known_from, official.known_from),
            max(known.known_until, official.known_until),
        )
    )


def sorted_by_date(calendar: SchoolCalendar) -> SchoolCalendar:
    """The same calendar, in the order of the year."""
    return replace(
        calendar,
        vacations=tuple(sorted(calendar.vacations, key=lambda vacation: vacation.first_on)),
        free_days=tuple(sorted(calendar.free_days, key=lambda free_day: free_day.on)),
    )
