"""Stories S7 and S8 through the real window: a suspension of one day, and one of three in April."""

from datetime import date
from typing import Any

from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Way

JET = "Jet Fictiefsma"


def _next_round(she: Any, step_id: str, words: str, cause: str) -> None:
    she.go_to(step_id)
    she.window.case_page.open_special("next_round")
    she.fill(cause=cause)
    she.press(words)


def test_s7_one_day_of_suspension_asks_about_the_leerplichtambtenaar_only(coordinator: Any) -> None:
    she = coordinator
    she.on(date(2027, 2, 9))
    number = she.new_case(
        "leerling",
        "Teun bedreigt Isa.",
        [("Isa Mockels", "3B", "Ina Schijnmans"), ("Teun Attrapstra", "3A", "Guus Opzet")],
    )
    she.on(date(2027, 3, 15))
    _next_round(she, "1a", "Begin fase 2", "Teun bedreigt Isa weer.")
    she.on(date(2027, 3, 16))
    she.do("2e", agreements=["Teun blijft bij Isa vandaan"])
    assert she.case.round.term.ends_on == date(2027, 4, 13)

    she.on(date(2027, 3, 18))
    assert she.progress.state("2k") is None
    she.do("2f", type="Sanctie: schorsing", person="Teun Attrapstra", school_days="1", by=JET)
    assert she.progress.state("2k").is_required
    she.restart(number)
    she.go_to("2k")
    assert she.sees("lleen boven één dag: niet verplicht")
    assert she.sees("PestDesk herinnert; het is geen juridisch advies.")
    she.window.case_page.wizard.complete()
    assert she.sees("Kies of de leerplichtambtenaar is geïnformeerd.")
    she.fill(informed_leerplichtambtenaar="no")
    she.window.case_page.wizard.complete()
    assert she.sees("Schrijf op waarom de leerplichtambtenaar niet is geïnformeerd.")
    she.fill(why_not_leerplichtambtenaar="in deze regio niet gevraagd bij één dag")
    she.done()
    assert she.progress.state("2k").status is Status.DONE
    assert {r.authority: (r.informed_on, r.reason) for r in she.case.round.reports} == {
        "leerplichtambtenaar": (None, "in deze regio niet gevraagd bij één dag"),
        "inspectie": (None, "alleen boven één dag: niet verplicht"),
    }


def test_s8_three_days_go_to_the_inspectie_and_the_meivakantie_lengthens_the_term(coordinator: Any) -> None:
    she = coordinator
    she.on(date(2027, 2, 9))
    number = she.new_case(
        "leerling",
        "Gijs vernedert Roos.",
        [("Roos Placeholder", "4H2", "Loes Proefdruk"), ("Gijs Konijnenburgh-Nep", "4H2", "Loes Proefdruk")],
    )
    she.do("0", received_by="mentor")
    she.on(date(2027, 3, 9))
    _next_round(she, "1a", "Begin fase 2", "Het gaat door.")
    she.on(date(2027, 4, 12))
    _next_round(she, "2c", "Begin fase 2, ronde 2", "Het gaat weer door.")
    she.on(date(2027, 4, 13))
    she.do("2e", agreements=["Gijs blijft bij Roos vandaan"])
    term = she.case.round.term
    assert (term.calendar_end, term.ends_on) == (date(2027, 5, 11), date(2027, 5, 18))
    she.go_to("2g")
    assert she.page.text("way") == Way.VISIT.value

    she.on(date(2027, 4, 14))
    she.go_to("2f")
    she.fill(type="Sanctie: schorsing", person="Gijs Konijnenburgh-Nep", school_days="6", by=JET)
    assert she.sees("Een schorsing duurt ten hoogste één week")
    she.window.case_page.wizard.complete()
    assert not she.case.round.measures, "six days warn first"
    she.fill(school_days="3")
    she.done()
    assert she.case.round.measures[0].school_days == 3
    she.restart(number)
    she.go_to("2k")
    assert she.sees("erplicht: langer dan één dag; schriftelijk en met redenen")
    she.fill(
        informed_inspectie="yes",
        how_inspectie="schriftelijk, met redenen, door de schoolleiding",
        informed_leerplichtambtenaar="yes",
        by=JET,
    )
    she.done()
    assert {(r.authority, r.informed_on, r.by) for r in she.case.round.reports} == {
        ("inspectie", date(2027, 4, 14), JET),
        ("leerplichtambtenaar", date(2027, 4, 14), JET),
    }
    assert she.progress.state("2i").is_owed
