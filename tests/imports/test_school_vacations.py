"""The presets of the three regions."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from pestdesk.domain.school_calendar import SchoolCalendar, term
from pestdesk.errors import RuleError
from pestdesk.imports.school_vacations import REGIONS, preset


def vacations_between(school: SchoolCalendar, first_on: date, last_on: date) -> list[tuple[str, date, date]]:
    return [
        (vacation.name, vacation.first_on, vacation.last_on)
        for vacation in school.vacations
        if first_on <= vacation.first_on <= last_on
    ]


def test_midden_in_2026_27_is_the_official_list() -> None:
    assert vacations_between(preset("midden"), date(2026, 9, 1), date(2027, 8, 31)) == [
        ("herfstvakantie", date(2026, 10, 17), date(2026, 10, 25)),
        ("kerstvakantie", date(2026, 12, 19), date(2027, 1, 3)),
        ("voorjaarsvakantie", date(2027, 2, 20), date(2027, 2, 28)),
        ("meivakantie", date(2027, 4, 24), date(2027, 5, 2)),
        ("zomervakantie", date(2027, 7, 17), date(2027, 8, 29)),
    ]


def test_the_regions_have_their_own_weeks() -> None:
    autumns = {
        region: vacations_between(preset(region), date(2026, 10, 1), date(2026, 10, 31))[0][1] for region in REGIONS
    }
    assert autumns == {
        "noord": date(2026, 10, 10),
        "midden": date(2026, 10, 17),
        "zuid": date(2026, 10, 17),
    }


def test_free_days_of_2027_are_the_public_holidays_outside_weekends_and_vacations() -> None:
    free_days = preset("midden").free_days
    assert [(each.name, each.on) for each in free_days if each.on.year == 2027] == [
        ("Goede Vrijdag", date(2027, 3, 26)),
        ("tweede paasdag", date(2027, 3, 29)),
        ("Koningsdag", date(2027, 4, 27)),
        ("Hemelvaartsdag", date(2027, 5, 6)),
        ("tweede pinksterdag", date(2027, 5, 17)),
    ]


def test_bevrijdingsdag_is_free_in_lustrum_years_only() -> None:
    free = [each.on.year for each in preset("midden").free_days if each.name == "Bevrijdingsdag"]
    assert free == [2015, 2020, 2025]  # in 2030 it is a Sunday


@pytest.mark.parametrize("region", REGIONS)
def test_christmas_and_new_year_are_no_school_days_in_any_known_year(region: str) -> None:
    school = preset(region)
    for year in range(school.known_from.year, school.known_until.year + 1):
        holidays = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
        assert not any(school.is_school_day(day) for day in holidays), year


@pytest.mark.parametrize("region", REGIONS)
def test_every_vacation_is_whole_weeks_with_the_weekends_around_them(region: str) -> None:
    for vacation in preset(region).vacations:
        assert vacation.first_on.weekday() == 5, vacation
        assert vacation.last_on.weekday() == 6, vacation


@pytest.mark.parametrize("region", REGIONS)
def test_every_known_school_year_has_its_five_vacations(region: str) -> None:
    school = preset(region)
    for year in range(school.known_from.year, school.known_until.year):
        found = vacations_between(school, date(year, 9, 15), date(year + 1, 9, 14))
        assert [name for name, _, _ in found] == [
            "herfstvakantie",
            "kerstvakantie",
            "voorjaarsvakantie",
            "meivakantie",
            "zomervakantie",
        ], year


def test_the_calendar_knows_from_the_first_to_the_last_year_of_the_package() -> None:
    school = preset("midden")
    assert school.known_from == date(2014, 1, 1)
    assert school.known_until >= date(2030, 12, 31)
    assert not school.knows(school.known_until + timedelta(days=1))


@pytest.mark.parametrize(
    ("agreed_on", "end"),
    [
        (date(2026, 12, 2), date(2027, 1, 13)),
        (date(2027, 2, 2), date(2027, 3, 9)),
        (date(2027, 4, 8), date(2027, 5, 13)),
        (date(2027, 4, 13), date(2027, 5, 18)),
    ],
)
def test_terms_on_the_preset_of_midden_end_when_the_stories_say(agreed_on: date, end: date) -> None:
    assert term(agreed_on, preset("midden")).end == end


def test_an_unknown_region_is_refused_in_dutch() -> None:
    with pytest.raises(RuleError, match=r"‘Utrecht’ is onbekend.*kies noord, midden of zuid"):
        preset("Utrecht")


def test_the_holidays_package_is_not_imported_before_it_is_needed() -> None:
    code = "import sys, pestdesk.imports.school_vacations; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
