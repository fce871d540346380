"""Help and sanctions as the school has them: days, the warning of a long suspension, and what they bring along."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pestdesk.domain.record import MeasureKind
from pestdesk.domain.settings import MeasureType

SUSPENSION = "sanction/schorsing"
OCO = "Ondersteuningscoördinator"
WARNING = "Een schorsing duurt ten hoogste één week: 5 schooldagen."


def lead_by(office: Any, name: str) -> None:
    settings = office.desk.settings
    settings.keep(replace(settings.get(), school_leader=name))


def test_r18_a_kind_that_counts_days_needs_a_whole_number_from_one(office: Any) -> None:
    page = office.open_step("Bram", "2f")
    assert page.form.field("school_days").isHidden()
    office.fill(type=SUSPENSION)
    assert not page.form.field("school_days").isHidden()
    for days in ("", "0", "drie", "-1", "1,5", "1234"):
        office.fill(school_days=days)
        office.complete()
        assert office.problems() == {"school_days": "Vul een heel getal in, bijvoorbeeld 1."}, days
        assert page.form.field("school_days").isAncestorOf(QApplication.focusWidget())
    assert office.case("Bram").round.measures == ()
    office.fill(school_days="3")
    office.complete()
    (measure,) = office.case("Bram").round.measures
    assert (measure.school_days, measure.harder) == (3, True)


def test_r18_an_intended_removal_counts_no_days(office: Any) -> None:
    page = office.open_step("Bram", "2f")
    office.fill(type="sanction/voornemen tot verwijdering")
    assert page.form.field("school_days").isHidden()
    office.complete()
    (measure,) = office.case("Bram").round.measures
    assert (measure.school_days, measure.harder) == (0, True)


def test_days_typed_for_a_suspension_do_not_go_along_with_another_kind(office: Any) -> None:
    office.open_step("Bram", "2f")
    office.fill(type=SUSPENSION, school_days="3")
    office.fill(type="sanction/waarschuwing")
    office.complete()
    assert office.case("Bram").round.measures[-1].school_days == 0


def test_r18_a_kind_of_the_schools_own_may_count_days_too(office: Any) -> None:
    settings = office.desk.settings
    own = MeasureType("interne schorsing", MeasureKind.SANCTION, counts_days=True)
    settings.keep(replace(settings.get(), measure_types=(*settings.get().measure_types, own)))
    page = office.open_step("Bram", "2f")
    office.fill(type="sanction/interne schorsing", school_days="8")
    assert not page.form.field("school_days").isHidden()
    assert not office.sees(WARNING), "only what must be reported is bound to a week"
    office.complete()
    assert office.case("Bram").round.measures[-1].school_days == 8


def test_s8_six_days_of_suspension_warn_at_once_and_are_recorded_after_a_tick(office: Any) -> None:
    page = office.open_step("Bram", "2f")
    office.fill(type=SUSPENSION, school_days="5")
    assert not office.sees(WARNING)
    assert page.form.field("anyway").isHidden()
    office.fill(school_days="6")
    assert office.sees(WARNING)
    assert office.sees("Hier staan er 6.")
    office.complete()
    assert list(office.problems()) == ["anyway"]
    assert page.form.field("anyway").isAncestorOf(QApplication.focusWidget())
    assert office.case("Bram").round.measures == ()
    office.key(Qt.Key.Key_Space)
    office.complete()
    assert office.case("Bram").round.measures[-1].school_days == 6


def test_r18_another_number_of_days_is_confirmed_anew(office: Any) -> None:
    page = office.open_step("Bram", "2f")
    office.fill(type=SUSPENSION, school_days="6", anyway=["anyway"])
    office.fill(school_days="60")
    assert page.form.field("anyway").state() == []
    office.complete()
    assert list(office.problems()) == ["anyway"]


def test_r18_the_tick_and_who_decided_come_back_as_they_were_typed(office: Any) -> None:
    lead_by(office, "Jet Fictiefsma")
    page = office.open_step("Bram", "2f")
    usual = page.text("by")
    office.fill(type=SUSPENSION, school_days="6", anyway=["anyway"], by=usual)
    office.open_case("Pip")
    again = office.open_step("Bram", "2f")
    assert again.form.field("anyway").state() == ["anyway"]
    assert again.text("by") == usual, "the guess does not write over what was typed"


def test_r18_the_school_leadership_decides_on_a_harder_sanction(office: Any) -> None:
    lead_by(office, "Jet Fictiefsma")
    page = office.open_step("Bram", "2f")
    usual = page.text("by")
    office.fill(type=SUSPENSION)
    assert page.text("by") == "Jet Fictiefsma"
    office.fill(type="sanction/waarschuwing")
    assert page.text("by") == usual
    office.fill(by="Iemand Anders")
    office.fill(type=SUSPENSION)
    assert page.text("by") == "Iemand Anders", "a name that was typed stays"


def test_r18_without_a_name_it_is_the_schoolleiding_and_not_you(office: Any) -> None:
    page = office.open_step("Bram", "2f")
    office.fill(type=SUSPENSION)
    assert page.text("by") == "schoolleiding"


def test_r17_help_in_phase_one_says_that_the_ondersteuningscoordinator_may_be_asked(office: Any) -> None:
    office.open_step("Placeholder", "1e")
    office.fill(type="support/herstelgesprek")
    assert office.sees(f"Hierna kan ook de stap ‘{OCO}’ (bij hulp in fase 1 mag het).")


def test_r17_help_in_phase_two_says_that_the_ondersteuningscoordinator_is_asked(office: Any) -> None:
    office.open_step("Bram", "2f")
    office.fill(type="support/herstelgesprek", person=str(office.case("Bram").concerned[0].id))
    assert office.sees(f"Hierna vraagt PestDesk ook de stap ‘{OCO}’.")
    office.complete()
    office.open_step("Bram", "2f")
    office.press("Nog een maatregel vastleggen")
    office.fill(type="support/weerbaarheidstraining")
    assert not office.sees(f"‘{OCO}’"), "it is asked already"


def test_r18_a_harder_sanction_says_that_it_will_be_reported(office: Any) -> None:
    office.open_step("Placeholder", "1e")
    office.fill(type=SUSPENSION)
    assert office.sees("Hierna vraagt PestDesk ook de stap ‘Leerplicht en/of inspectie’.")
    office.fill(type="sanction/waarschuwing")
    assert not office.sees("Hierna")


def test_whom_help_is_for_is_chosen_and_never_guessed(office: Any) -> None:
    page = office.open_step("Bram", "2f")
    office.fill(type="support/herstelgesprek")
    assert page.form.field("person").state() is None
    office.complete()
    assert office.problems() == {"person": "Kies voor wie deze hulp is."}
    assert office.case("Bram").round.measures == ()


def test_a_sanction_is_for_the_one_dader_until_another_is_chosen(office: Any) -> None:
    victim, dader = (str(person.id) for person in office.case("Bram").concerned[:2])
    page = office.open_step("Bram", "2f")
    person = page.form.field("person")
    office.fill(type="sanction/waarschuwing")
    assert person.state() == dader
    office.fill(type="support/herstelgesprek")
    assert person.state() is None, "a guess does not go along to help"
    office.fill(person=victim, type=SUSPENSION)
    assert person.state() == victim, "what was chosen stays"


def test_the_name_beside_the_step_and_in_its_form_come_from_the_settings(office: Any) -> None:
    """A step of the protocol may be the BPO-er's or the ondersteuningscoördinator's; both are the school's own."""
    settings = office.desk.settings
    settings.keep(replace(settings.get(), bpo="Bo Pieters", support_coordinator="Oda Okkema"))
    state = office.state("Placeholder", "1f")
    page = office.open_step("Placeholder", "1f")
    for actor, name in (("bpo", "Bo Pieters"), ("support_coordinator", "Oda Okkema")):
        place = replace(page.place, state=replace(state, actor=actor))
        assert place.actor_name == name
