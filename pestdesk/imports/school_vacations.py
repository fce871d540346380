"""The official school vacations of a region, as a preset that is copied into the school's own calendar (R28)."""

from datetime import date, timedelta

from pestdesk.domain.school_calendar import FreeDay, SchoolCalendar, Vacation
from pestdesk.errors import RuleError

_SUBDIVISIONS = {"noord": "Noord", "midden": "Midden", "zuid": "Zuid"}
REGIONS = tuple(_SUBDIVISIONS)

# The package writes every name with a capital; these are the usual spellings. A holiday that is not here lies
# in a weekend or in the Christmas vacation of every year.
_FREE_DAYS = {
    "Goede vrijdag": "Goede Vrijdag",
    "Tweede paasdag": "tweede paasdag",
    "Koningsdag": "Koningsdag",
    "Bevrijdingsdag": "Bevrijdingsdag",
    "Hemelvaartsdag": "Hemelvaartsdag",
    "Tweede pinksterdag": "tweede pinksterdag",
}
_SEARCHED_YEARS = range(2000, 2100)  # wider than the package knows: a year that it does not know gives no days
_DAY = timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6


def preset(region: str) -> SchoolCalendar:
    """The school calendar of ‘noord’, ‘midden’ or ‘zuid’ for all years that the holidays package knows.

    Bevrijdingsdag is free in lustrum years only; the Friday after Hemelvaartsdag is left to the school. Raises
    RuleError for any other region.
    """
    if region not in _SUBDIVISIONS:
        raise RuleError(
            f"De regio ‘{region}’ is onbekend. De kalender is niet gewijzigd; kies noord, midden of zuid."
        )
    from holidays import country_holidays  # half a second, and needed only when a calendar is made

    subdivision = _SUBDIVISIONS[region]
    school = country_holidays("NL", subdivision, _SEARCHED_YEARS, categories="school", language="nl")
    names = dict(sorted(school.items()))
    first_known, last_known = min(names), max(names)
    known_years = range(first_known.year, last_known.year + 1)
    public = country_holidays("NL", years=known_years, categories="public", language="nl")
    free_days = (FreeDay(_FREE_DAYS[name], day) for day, name in sorted(public.items()) if name in _FREE_DAYS)
    return SchoolCalendar(
        vacations=_vacations(names),
        free_days=tuple(free_day for free_day in free_days if free_day.on.weekday() < _SATURDAY),
        known_from=first_known,
        known_until=last_known,
    )


def _vacations(names: dict[date, str]) -> tuple[Vacation, ...]:
    """Consecutive days with one name, in order, made one vacation."""
    spans: list[tuple[str, date, date]] = []
    for day, name in names.items():
        if spans and spans[-1][0] == name and spans[-1][2] == day - _DAY:
            spans[-1] = (name, spans[-1][1], day)
        else:
            spans.append((name, day, day))
    return tuple(Vacation(name.lower(), *_with_weekends(first, last)) for name, first, last in spans)


def _with_weekends(first_on: date, last_on: date) -> tuple[date, date]:
    """The vacation with the weekends around it; the package cuts the one at the end of its last year in two."""
    if first_on.weekday() < _SATURDAY:
        first_on -= _DAY * (first_on.weekday() + 2)
    if last_on.weekday() < _SATURDAY:
        last_on += _DAY * (_SUNDAY - last_on.weekday())
    return first_on, last_on
