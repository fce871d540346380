"""Story S6 through the real window: different classes to phase 2, without a handover, with parents at school."""

from datetime import date
from typing import Any

from pestdesk.domain.follow_up import TermOutcome
from pestdesk.domain.protocol import Need, Way


def test_phase_two_without_handover_over_the_spring_vacation(coordinator: Any) -> None:
    she = coordinator
    she.on(date(2027, 1, 11))
    number = she.new_case(
        "leerling",
        "Siem wacht Bram op bij de kluisjes.",
        [("Bram Nepveld", "2C", "Sil Kopie"), ("Siem Schetsma", "2E", "Bo Namaak")],
    )
    she.do("1a", text="Gesproken met de conciërge.")
    for _pupil in range(2):
        she.do("1b", account="Vertelt.")
    she.on(date(2027, 1, 12))
    she.do("1c", agreements=["Siem mijdt Bram"])
    for _pupil in range(2):
        she.do("1d", result_phone="spoken")
    for _pupil in range(2):
        she.do("1g")
    assert she.case.round.term.ends_on == date(2027, 2, 9)

    she.on(date(2027, 1, 28))
    she.go_to("1h")
    she.press("Pesten houdt aan…")
    she.fill(cause="Siem wacht Bram weer op.")
    she.press("Begin fase 2")
    before = she.case.rounds[0].term
    assert (before.outcome, before.ended_on) == (TermOutcome.PERSISTENT, date(2027, 1, 28))
    states = {state.step.id: state for state in she.progress.steps}
    assert "2a" not in states
    assert states["2b"].rule.need is Need.OPTIONAL
    assert she.listed_steps()[1] == "Jaarlaagoverleg, mag, alleen in het schema"

    she.do("2c", text="Nieuw onderzoek.")
    for _pupil in range(2):
        she.do("2d", account="Vertelt opnieuw.")
    she.on(date(2027, 2, 2))
    she.do("2e", agreements=["Siem loopt via de andere trap"])
    she.do("2f", type="Sanctie: nablijven of achtste uur", person="Siem Schetsma")
    she.go_to("2g")
    assert she.page.text("way") == Way.VISIT.value
    for day in (date(2027, 2, 4), date(2027, 2, 5)):
        she.do("2g", result_visit="invited", planned_on=day)
    she.restart(number)
    assert ("gesprek met ouders van Bram", date(2027, 2, 4)) in she.due()
    she.on(date(2027, 2, 5))
    for pupil in she.case.concerned:
        she.go_to("2g")
        she.window.case_page.wizard._choose_item(pupil.id, 0)
        she.fill(result_visit="spoken")
        she.done()
    she.do("2i")
    term = she.case.round.term
    assert (term.calendar_end, term.ends_on) == (date(2027, 3, 2), date(2027, 3, 9))
    assert [state.step.id for state in she.progress.owed] == ["2j"]
