"""Story S1 through the real window: same class, first time, solved by the mentor."""

from datetime import date
from typing import Any

from pestdesk.domain.follow_up import TermOutcome
from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Magister, Need

T0 = date(2026, 9, 9)
CHECKS = [date(2026, 9, 16), date(2026, 9, 23), date(2026, 9, 30), date(2026, 10, 7)]
MENTOR = "Toon Proefstra"


def test_same_class_first_time_solved(coordinator: Any) -> None:
    she = coordinator
    she.on(date(2026, 9, 7))
    number = she.new_case(
        "ouder of verzorger",
        "Etui gestolen en een bijnaam, al drie weken.",
        [("Pip Voorbeeldstra", "2B", MENTOR), ("Sem Nepman", "2B", MENTOR)],
    )
    assert number == "2026-001"
    assert she.sees("dezelfde klas → mentor")

    # The mother phoned the mentor: there is nothing for the coordinator to pass on.
    she.do("0", received_by="mentor")
    states = {state.step.id: state for state in she.progress.steps}
    assert list(states) == ["1a", "1b", "1c", "1d", "1e", "1f", "1r", "1g", "1h"]
    assert {state.actor for state in states.values()} == {"mentor"}
    assert [key for key, state in states.items() if state.rule.need is Need.OPTIONAL] == ["1e", "1f", "1r"]
    assert not any("Incidentenregistratie" in spoken for spoken in she.listed_steps())

    she.on(date(2026, 9, 8))
    assert she.open_step == "1a"
    she.do("1a", text="De mentor sprak met de klas en de vakdocenten.")
    assert she.open_step == "1b"
    she.do("1b", account="Pip vertelt over het etui.", outcome="Pip wil rust.")
    she.do("1b", account="Sem erkent het.")
    assert she.progress.state("1b").status is Status.DONE

    she.on(T0)
    assert she.open_step == "1c"
    she.do("1c", agreements=["Sem laat de spullen van Pip met rust", "Sem en Pip zitten niet naast elkaar"])
    term = she.case.round.term
    assert (term.agreed_on, term.ends_on, term.calendar_end) == (T0, CHECKS[-1], CHECKS[-1])
    assert [check.due_on for check in term.checks] == CHECKS
    assert [day for _what, day in she.due()] == CHECKS

    for _pupil in range(2):
        she.do("1d", result_phone="spoken", text="Ouders weten ervan.")
    assert [contact.way.value for contact in she.case.round.contacts] == ["phone", "phone"]

    she.restart(number)
    she.go_to("1g")
    for name, other in (("Pip", "Sem"), ("Sem", "Pip")):
        assert she.page.text("title") == "Pesten stap 1"
        body = she.page.text("field0")
        assert name in body
        assert other not in body
        she.done()
    notes = she.case.round.notes
    assert [(note.title, note.destination) for note in notes] == [("Pesten stap 1", Magister.LOGBOOK)] * 2

    for day in CHECKS[:3]:
        she.on(day)
        assert [item.due_on for item in she.window.bridge.agenda().due_today] == [day]
        first, second = (a.id for a in she.case.round.current_agreements)
        victim = she.case.victims[0].id
        she.go_to("1h")
        she.fill(**{f"kept{first}": "yes", f"kept{second}": "partly", f"safe{victim}": "4"})
        she.fill(bullying="less", decision="on_course")
        she.done()
    she.on(CHECKS[-1])
    assert she.window.bridge.agenda().verdicts
    she.go_to("1h")
    she.fill(**{f"kept{first}": "yes", f"kept{second}": "yes", f"safe{victim}": "5"})
    she.fill(bullying="stopped", verdict="kept")
    she.done()
    assert she.case.round.term.outcome is TermOutcome.KEPT
    assert not she.case.is_closed, "nothing closes by itself (R30)"

    she.press("Casus sluiten…")
    she.fill(conclusion="De afspraken zijn nageleefd.")
    she.done_with_case()
    she.restart(number)
    assert she.case.is_closed
    assert she.case.closing.reason == ""
    assert she.due() == []
