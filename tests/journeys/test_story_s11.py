"""Story S11 through the real window: the mentor is ready, but there is no note in the logboek."""

from datetime import date
from typing import Any

from pestdesk.domain.agenda import When

MENTOR = "Toon Proefstra"
CHECKS = [date(2026, 9, 16), date(2026, 9, 23), date(2026, 9, 30), date(2026, 10, 7)]


def test_the_case_waits_for_the_note_or_a_reason(coordinator: Any) -> None:
    she = coordinator
    she.on(date(2026, 9, 7))
    number = she.new_case(
        "ouder of verzorger",
        "Etui gestolen en een bijnaam.",
        [("Pip Voorbeeldstra", "2B", MENTOR), ("Sem Nepman", "2B", MENTOR)],
    )
    she.do("0", received_by="mentor")
    she.do("1a", text="Volgens de mentor.")
    for _pupil in range(2):
        she.do("1b", account="Vertelt.")
    she.on(date(2026, 9, 9))
    she.do("1c", agreements=["Sem laat de spullen van Pip met rust"])
    for _pupil in range(2):
        she.do("1d", result_phone="spoken")
    for day in CHECKS[:3]:
        she.on(day)
        she.do("1h", **she.good_check())

    she.on(CHECKS[3])
    agenda = she.window.bridge.agenda()
    assert [(item.due_on, item.when) for item in agenda.verdicts] == [(CHECKS[3], When.TODAY)]
    assert [(waiting.on_whom, waiting.step_id) for waiting in agenda.waiting] == [(f"mentor {MENTOR}", "1g")]
    she.window.show_today()
    assert she.sees("eindoordeel nodig")
    she.restart(number)
    she.do("1h", **she.good_check(verdict="kept"))
    assert not she.case.is_closed, "nothing closes by itself"

    she.press("Casus sluiten…")
    she.fill(conclusion="De afspraken zijn nageleefd.")
    she.window.case_page.wizard.complete()
    assert not she.case.is_closed
    assert she.sees("Er zijn stappen niet gedaan. Schrijf op waarom dat zo blijft.")
    she.fill(reason="de mentor is langdurig ziek")
    she.done_with_case()
    assert she.case.closing.reason == "de mentor is langdurig ziek"
