"""Story S9 through the real window: online, and the perpetrator becomes known."""

from datetime import date
from typing import Any

from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Route


def test_an_unknown_perpetrator_becomes_known(coordinator: Any) -> None:
    she = coordinator
    she.on(date(2026, 11, 16))
    number = she.new_case(
        "ouder of verzorger",
        "Een nepaccount over Fenna.",
        [("Fenna Luchtkasteel", "3H1", "Piet Plaatje"), ("onbekend", "", "")],
    )
    assert she.case.route.route is Route.UNKNOWN
    assert she.sees("aan zet: leerlingcoördinator L. van Voorbeeld · route nog niet bekend")
    she.do("1a", text="Het account is bekeken.")
    she.do("1b", account="Fenna vertelt.")
    she.on(date(2026, 11, 18))
    she.do("1c", agreements=["Fenna bewaart schermafdrukken en antwoordt niet"])
    she.do("1d", result_phone="spoken")
    she.do("1g")
    assert she.case.round.term.ends_on == date(2026, 12, 16)
    unknown = she.case.concerned[1]
    she.go_to("1b")
    she.window.case_page.wizard._choose_item(unknown.id, 0)
    assert she.sees("Dit kan nog niet: dader nog onbekend.")
    assert she.progress.state("1b").status is Status.BLOCKED
    she.restart(number)

    she.on(date(2026, 11, 24))
    she.tab(1)
    she.press("Wijzig onbekend")
    she.fill_card(name="Kees Nullwaarde", school_class="3H1", mentor="Piet Plaatje")
    she.press("Bewaren")
    assert she.sees("De betrokkenen zijn gewijzigd: allen zitten in 3H1.")
    before = she.case.round
    question = she.window.case_page._route_reason.edit
    question.setText("Fenna vertrouwt mij")
    she.press("Route houden")
    assert (she.case.route.route, she.case.route.reason) == (Route.UNKNOWN, "Fenna vertrouwt mij")
    assert she.case.round == before

    she.tab(0)
    she.do("1b", account="Kees geeft het toe.")
    she.go_to("1c")
    she.press("Nieuwe afspraken maken")
    she.fill(agreements=["Kees verwijdert het account"])
    she.done()
    term = she.case.round.term
    assert (term.calendar_end, term.ends_on) == (date(2026, 12, 22), date(2027, 1, 5))
    she.do("1d", result_phone="spoken")
    she.do("1g")
    assert "Fenna" not in she.case.round.notes[-1].fields[0].text
    she.restart(number)
    assert [state.step.id for state in she.progress.owed] == ["1h"]
