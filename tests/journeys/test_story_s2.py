"""Story S2 through the real window: the signal reaches the leerlingcoördinator, who passes it on to the mentor."""

from datetime import date
from typing import Any

from pestdesk.domain.progress import Status

KIM = "Kim Kladblok"
SIGNAL_ON, T0, END = date(2026, 9, 14), date(2026, 9, 17), date(2026, 10, 15)


def test_the_signal_is_passed_on_and_the_mentor_does_the_rest(coordinator: Any) -> None:
    she = coordinator
    she.on(SIGNAL_ON)
    number = she.new_case(
        "medewerker", "Fay sluit Noor buiten.", [("Noor Dummyveld", "1C", KIM), ("Fay Testema", "1C", KIM)]
    )
    assert she.open_step == "0", "her one task stands open"
    assert she.due() == [("doorzetten naar mentor", SIGNAL_ON)]
    she.do("0", passed_on=SIGNAL_ON)
    assert she.due() == []
    assert she.progress.intake.status is Status.DONE
    she.restart(number)
    assert {state.actor for state in she.progress.steps} == {"mentor"}
    she.window.show_today()
    assert [waiting.on_whom for waiting in she.window.bridge.agenda().waiting] == [f"mentor {KIM}"]

    she.window.show_case(number)
    she.do("1a", text="Kim sprak met de klas.")
    for _pupil in range(2):
        she.do("1b", account="Vertelt.")
    she.on(T0)
    she.do("1c", agreements=["Fay laat Noor meedoen"])
    for _pupil in range(2):
        she.do("1d", result_phone="spoken")
    for _pupil in range(2):
        she.do("1g")
    she.restart(number)
    assert {part.by for part in (*she.case.round.talks, *she.case.round.notes)} == {KIM}
    assert she.case.round.term.ends_on == END
    assert [day for _what, day in she.due()] == [date(2026, 9, 24), date(2026, 10, 1), date(2026, 10, 8), END]
    assert [state.step.id for state in she.progress.owed] == ["1h"]
