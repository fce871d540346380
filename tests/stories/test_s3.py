"""S3: different classes, first time, by the leerlingcoördinator."""

from collections.abc import Callable
from datetime import date
from typing import Any

from pestdesk.domain.follow_up import Bullying, TermOutcome
from pestdesk.domain.people import Involvement
from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Magister, Role, Route, Way
from pestdesk.domain.record import ContactResult
from pestdesk.domain.signal import Receiver

LIES = "Lies van Voorbeeld"
SIGNAL_ON, T0, END = date(2026, 11, 2), date(2026, 11, 5), date(2026, 12, 3)
CHECKS = [date(2026, 11, 12), date(2026, 11, 19), date(2026, 11, 26), END]


def opened(lies: Any, pupil: Callable[..., Involvement]) -> None:
    lies.on(SIGNAL_ON)
    people = (
        pupil("Milan Bedacht", Role.PERPETRATOR, "3D", "Guus Opzet"),
        pupil("Yara Verzonnen", Role.VICTIM, "2A", "Nel Ontwerp"),
    )
    lies.open("Milan duwt en beledigt Yara in de fietsenstalling.", people, Receiver.COORDINATOR)


def test_the_coordinator_does_phase_1_and_the_mentors_are_named(lies: Any, pupil: Callable[..., Involvement]) -> None:
    opened(lies, pupil)
    assert lies.case.route.route is Route.DIFFERENT_CLASSES
    assert lies.steps() == {
        "1a": ("coordinator", "required", 1),
        "1b": ("coordinator", "required", 2),
        "1c": ("coordinator", "required", 1),
        "1d": ("coordinator", "required", 2),
        "1e": ("coordinator", "optional", 1),
        "1f": ("coordinator", "optional", 1),
        "1r": ("coordinator", "optional", 1),
        "1g": ("coordinator", "required", 2),
        "1h": ("coordinator", "required", 1),
    }
    assert lies.doer("1a") == LIES
    assert lies.case.mentors == ("Nel Ontwerp", "Guus Opzet")
    assert lies.case.who("mentor") == "Nel Ontwerp, Guus Opzet"
    assert lies.case.classes == ("2A", "3D")
    assert lies.state("0").status is Status.DONE, "there is no mentor to pass it on to"
    assert lies.due() == []
    assert lies.agenda().waiting == ()
    assert lies.progress.next_step.step.id == "1a"


def test_the_story_from_signal_to_closing(
    lies: Any, pupil: Callable[..., Involvement], papers_hold: Callable[[Any], None]
) -> None:
    opened(lies, pupil)
    lies.act("1a")
    lies.talk("1b", "Yara", "Milan")
    lies.restart()
    lies.on(T0)
    lies.agree("1c", "Milan zet zijn fiets in de andere stalling")
    assert lies.state("1d").way.way is Way.PHONE
    for name in ("Yara", "Milan"):
        lies.reach("1d", name, Way.PHONE, ContactResult.SPOKEN)
    notes = [lies.place_note("1g", name) for name in ("Yara", "Milan")]
    assert [(note.title, note.destination, note.by) for note in notes] == [
        ("Pesten stap 1", Magister.LOGBOOK, LIES)
    ] * 2
    assert "Milan" not in notes[0].fields[0].text
    assert "Yara" not in notes[1].fields[0].text
    assert all(state.step.magister is not Magister.INCIDENT_RECORD for state in lies.progress.steps)

    lies.restart()
    assert (lies.term.agreed_on, lies.term.ends_on) == (T0, END)
    assert [day for _, day, _ in lies.due()] == CHECKS
    assert {item.who for item in lies.agenda().items} == {f"leerlingcoördinator {LIES}"}
    for day in CHECKS:
        lies.on(day)
        assert [item.due_on for item in lies.agenda().due_today] == [day]
        lies.check(Bullying.STOPPED, TermOutcome.KEPT if day == END else None)
    lies.restart()
    assert (lies.term.outcome, lies.term.ended_on) == (TermOutcome.KEPT, END)
    lies.close("Het is opgelost.")
    assert lies.case.is_closed
    assert lies.due() == []
    papers_hold(lies)
