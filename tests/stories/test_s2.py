"""S2: same class, the signal reaches the leerlingcoördinator."""

from collections.abc import Callable
from datetime import date
from typing import Any

from pestdesk.domain.agenda import AgendaKind
from pestdesk.domain.people import Involvement
from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Role, Route, Way
from pestdesk.domain.record import ContactResult
from pestdesk.domain.signal import Receiver

KIM = "Kim Kladblok"
SIGNAL_ON, T0, END = date(2026, 9, 14), date(2026, 9, 17), date(2026, 10, 15)


def opened(lies: Any, pupil: Callable[..., Involvement]) -> None:
    """The conciërge tells Lies."""
    lies.on(SIGNAL_ON)
    people = (
        pupil("Noor Dummyveld", Role.VICTIM, "1C", KIM),
        pupil("Fay Testema", Role.PERPETRATOR, "1C", KIM),
    )
    lies.open("Fay sluit Noor buiten.", people, Receiver.COORDINATOR)


def test_r5_the_coordinator_has_one_task_and_that_is_passing_it_on(
    lies: Any, pupil: Callable[..., Involvement]
) -> None:
    opened(lies, pupil)
    assert lies.case.route.route is Route.SAME_CLASS
    assert lies.due() == [("doorzetten naar mentor", SIGNAL_ON, "today")]
    (task,) = lies.agenda().items
    assert (task.kind, task.who) == (AgendaKind.PASS_ON, "leerlingcoördinator Lies van Voorbeeld")
    intake = lies.progress.intake
    assert (intake.status, intake.actor) == (Status.PARTLY, "coordinator")
    assert {state.actor for state in lies.progress.steps} == {"mentor"}

    lies.pass_on()
    lies.restart()
    assert lies.due() == []
    assert lies.progress.intake.status is Status.DONE
    assert [(w.on_whom, w.step_id) for w in lies.agenda().waiting] == [(f"mentor {KIM}", "1a")]


def test_the_mentor_goes_on_as_in_s1(
    lies: Any, pupil: Callable[..., Involvement], papers_hold: Callable[[Any], None]
) -> None:
    opened(lies, pupil)
    lies.pass_on()
    lies.act("1a", "Kim sprak met de klas.")
    lies.talk("1b", "Noor", "Fay")
    lies.on(T0)
    lies.agree("1c", "Fay laat Noor meedoen")
    for name in ("Noor", "Fay"):
        lies.reach("1d", name, Way.PHONE, ContactResult.SPOKEN)
        assert lies.place_note("1g", name).title == "Pesten stap 1"
    lies.restart()
    assert {talk.by for talk in lies.case.round.talks} == {KIM}
    assert lies.term.ends_on == END
    assert [day for _, day, _ in lies.due()] == [date(2026, 9, 24), date(2026, 10, 1), date(2026, 10, 8), END]
    assert {item.who for item in lies.agenda().items} == {f"mentor {KIM}"}
    papers_hold(lies)
