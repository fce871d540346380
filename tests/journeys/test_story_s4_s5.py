"""Stories S4 and S5 through the real window: phase 2 over Christmas, and its second round."""

from datetime import date
from typing import Any

from pestdesk.domain.follow_up import TermOutcome
from pestdesk.domain.protocol import Magister, Need, Way
from pestdesk.domain.round import RoundEnd

MENTOR = "Ria Ruwmodel"
CALLED_FIRST = "Wanneer de leerlingcoördinator voor de eerste keer betrokken is"
INVITED_LATER = "Bij aanhoudend pestgedrag worden ouders op school uitgenodigd"


def test_phase_two_with_christmas_in_the_term_and_its_second_round(coordinator: Any) -> None:
    she = coordinator
    number = _phase_one_by_the_mentor(she)
    _phase_two_first_round(she)
    she.restart(number)
    _after_restart_of_the_first_round(she)
    _second_round(she)
    she.restart(number)
    assert [(r.phase_id, r.number) for r in she.case.rounds] == [("1", 1), ("2", 1), ("2", 2)]
    assert [r.ended_as for r in she.case.rounds] == [RoundEnd.PERSISTENT, RoundEnd.PERSISTENT, None]
    assert she.case.round.term.ends_on == date(2027, 2, 11)


def _phase_one_by_the_mentor(she: Any) -> str:
    she.on(date(2026, 11, 2))
    number = she.new_case(
        "leerling",
        "Daan scheldt Lotte uit in de klas.",
        [("Lotte Fantasia", "1D", MENTOR), ("Daan Zogezegd", "1D", MENTOR)],
    )
    she.do("0", received_by="mentor")
    she.do("1a", text="Gesproken met de klas.")
    for _pupil in range(2):
        she.do("1b", account="Vertelt.")
    she.on(date(2026, 11, 3))
    she.do("1c", agreements=["Daan spreekt Lotte normaal aan"])
    assert she.case.round.term.ends_on == date(2026, 12, 1)
    for _pupil in range(2):
        she.do("1d", result_phone="spoken")
    for _pupil in range(2):
        she.do("1g")
    return str(number)


def _phase_two_first_round(she: Any) -> None:
    she.on(date(2026, 11, 27))
    she.go_to("1h")
    she.press("Pesten houdt aan…")
    she.fill(cause="In de groepsapp van de klas gaat het schelden door.")
    she.press("Begin fase 2")
    first = she.case.rounds[0]
    assert (first.term.outcome, first.term.ended_on) == (TermOutcome.PERSISTENT, date(2026, 11, 27))
    states = {state.step.id: state for state in she.progress.steps}
    assert list(states) == ["2a", "2b", "2c", "2d", "2e", "2f", "2g", "2r", "2i", "2j", "1f"]
    assert [states[key].actor for key in ("2a", "2b", "2c")] == ["mentor", "mentor", "coordinator"]

    she.on(date(2026, 11, 30))
    assert she.open_step == "2a"
    she.do("2a", text="De mentor draagt over.")
    she.do("2c", text="De groepsapp bekeken.")
    for _pupil in range(2):
        she.do("2d", account="Vertelt opnieuw.")
    she.on(date(2026, 12, 2))
    she.do("2e", agreements=["Daan verlaat de groepsapp"])
    she.do("2f", type="Hulp: weerbaarheidstraining", person="Lotte Fantasia")
    she.go_to("2f")
    she.press("Nog een maatregel vastleggen")
    she.fill(type="Hulp: gesprekken met de leerling", person="Daan Zogezegd")
    she.done()
    assert she.progress.state("2h").is_required
    she.go_to("2g")
    assert she.page.text("way") == Way.PHONE.value
    assert she.sees(CALLED_FIRST)
    for _pupil in range(2):
        she.do("2g", result_phone="spoken")
    she.do("2h", by="Oda Zogenaamd", text="Oda regelt de training.")
    she.go_to("2i")
    assert she.page.form.names()[0] == "field0"
    she.done()
    assert she.case.round.notes[-1].destination is Magister.INCIDENT_RECORD
    assert she.progress.state("2k") is None


def _after_restart_of_the_first_round(she: Any) -> None:
    term = she.case.round.term
    assert (term.calendar_end, term.ends_on) == (date(2026, 12, 30), date(2027, 1, 13))
    expected = [date(2026, 12, 9), date(2026, 12, 16), date(2027, 1, 6), date(2027, 1, 13)]
    assert [check.due_on for check in term.checks] == expected
    assert she.open_step == "2b"
    she.on(date(2026, 12, 8))
    she.do("2b", text="De collega’s letten op.")
    assert [state.step.id for state in she.progress.owed] == ["2j"]
    titles = [note.title for round_ in she.case.rounds for note in round_.notes]
    assert titles == ["Pesten stap 1", "Pesten stap 1", ""], "no ‘Pesten stap 2’ is asked for in phase 2"
    assert {contact.way for contact in she.case.round.contacts} == {Way.PHONE}


def _second_round(she: Any) -> None:
    she.on(date(2027, 1, 7))
    she.go_to("2j")
    she.press("Pesten houdt aan…")
    she.fill(cause="Daan heeft Lotte na de les opgewacht.")
    she.press("Begin fase 2, ronde 2")
    before = she.case.rounds[1]
    assert (before.term.outcome, before.term.ended_on) == (TermOutcome.PERSISTENT, date(2027, 1, 7))
    states = {state.step.id: state for state in she.progress.steps}
    assert list(states) == ["2b", "2c", "2d", "2e", "2f", "2g", "2r", "2i", "2j", "1f"]
    assert states["2b"].rule.need is Need.OPTIONAL

    she.do("2c", text="Nieuw onderzoek.")
    for _pupil in range(2):
        she.do("2d", account="Vertelt weer.")
    she.on(date(2027, 1, 14))
    she.do("2e", agreements=["Daan loopt via de andere trap"])
    she.do("2f", type="Sanctie: nablijven of achtste uur", person="Daan Zogezegd", text="4× achtste uur")
    assert she.progress.state("2h") is None, "2h only with help"
    she.go_to("2g")
    assert she.page.text("way") == Way.VISIT.value
    assert she.sees(INVITED_LATER)
    # An invitation is not a talk: each family is invited, and spoken to on another day.
    for day in (date(2027, 1, 18), date(2027, 1, 19)):
        she.do("2g", result_visit="invited", planned_on=day)
    assert she.progress.state("2g").done_count == 0
    she.on(date(2027, 1, 19))
    for pupil in she.case.concerned:
        she.window.case_page.wizard._choose_item(pupil.id, 0) if she.open_step == "2g" else she.go_to("2g")
        she.fill(result_visit="spoken")
        she.done()
    assert {contact.way for contact in she.case.round.contacts} == {Way.VISIT}
    she.do("2i")
    assert [state.step.id for state in she.progress.owed] == ["2j"]
