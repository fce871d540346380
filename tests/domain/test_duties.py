"""Whom a harder sanction is reported to: required, a choice, or not needed (R18)."""

from datetime import date

import pytest

from pestdesk.domain.duties import DEFAULT_DUTIES, Ask, Duty, ReportingDuty, duties, suspension_warning
from pestdesk.domain.record import Measure, MeasureKind

AUTHORITIES = ("leerplichtambtenaar", "inspectie")


def sanction(label: str = "schorsing", school_days: int = 0, *, harder: bool = True) -> Measure:
    return Measure("2f", MeasureKind.SANCTION, label, 1, date(2027, 3, 18), "Jet Fictiefsma", "", harder, school_days)


def asked(*measures: Measure, rules: tuple[ReportingDuty, ...] = DEFAULT_DUTIES) -> dict[str, Duty]:
    return {duty.authority: duty for duty in duties(AUTHORITIES, measures, rules)}


def test_s7_one_day_asks_nothing_of_the_inspectie_and_a_choice_about_the_leerplichtambtenaar() -> None:
    found = asked(sanction(school_days=1))
    assert found["inspectie"].ask is Ask.NOT_NEEDED
    assert found["inspectie"].why == "alleen boven één dag: niet verplicht"
    assert found["leerplichtambtenaar"].ask is Ask.CHOICE
    assert found["leerplichtambtenaar"].why == "jij kiest, met een reden"
    assert "verschilt per regio" in found["leerplichtambtenaar"].wording


def test_s8_three_days_are_reported_to_the_inspectie_in_writing() -> None:
    found = asked(sanction(school_days=3))
    assert found["inspectie"].ask is Ask.REQUIRED
    assert found["inspectie"].why == "verplicht: langer dan één dag; schriftelijk en met redenen"
    assert "Uitvoeringsbesluit WVO 2020" in found["inspectie"].source
    assert found["leerplichtambtenaar"].ask is Ask.CHOICE


@pytest.mark.parametrize("days", [0, 1, 5])
def test_r18_a_suspension_of_a_week_at_most_is_not_warned_of(days: int) -> None:
    assert suspension_warning(days) == ""


@pytest.mark.parametrize("days", [6, 10])
def test_s8_a_suspension_of_more_than_five_days_is_warned_of(days: int) -> None:
    warning = suspension_warning(days)
    assert "ten hoogste één week: 5 schooldagen" in warning
    assert f"Hier staan er {days}" in warning


def test_r18_an_intended_removal_goes_to_the_inspectie_before_it_is_decided() -> None:
    found = asked(sanction("voornemen tot verwijdering"))
    assert found["inspectie"].ask is Ask.REQUIRED
    assert found["inspectie"].why == "verplicht, voordat het besluit valt"


def test_r18_an_intended_removal_after_a_day_of_suspension_is_still_reported_first() -> None:
    found = asked(sanction(school_days=1), sanction("voornemen tot verwijdering"))
    assert found["inspectie"].why == "verplicht, voordat het besluit valt"


def test_r18_the_longest_of_several_suspensions_counts_and_what_is_not_harder_does_not() -> None:
    assert asked(sanction(school_days=1), sanction(school_days=2))["inspectie"].ask is Ask.REQUIRED
    not_harder = sanction("nablijven", school_days=9, harder=False)
    assert asked(sanction(school_days=1), not_harder)["inspectie"].ask is Ask.NOT_NEEDED


def test_r18_the_school_sets_the_limit_and_makes_a_choice_a_duty() -> None:
    rules = (ReportingDuty("leerplichtambtenaar", "De gemeente wil het weten.", "convenant", True, over_days=2),)
    at, above = asked(sanction(school_days=2), rules=rules), asked(sanction(school_days=3), rules=rules)
    assert at["leerplichtambtenaar"].why == "alleen boven 2 dagen: niet verplicht"
    assert above["leerplichtambtenaar"].ask is Ask.REQUIRED
    assert above["leerplichtambtenaar"].wording == "De gemeente wil het weten."
    assert above["inspectie"].ask is Ask.CHOICE, "an authority without a rule is a choice"
