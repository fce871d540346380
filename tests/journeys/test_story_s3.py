"""Story S3 through the real window: different classes, first time, done by the leerlingcoördinator."""

from datetime import date
from typing import Any

from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Magister, Route

T0 = date(2026, 11, 5)


def test_different_classes_first_time(coordinator: Any) -> None:
    she = coordinator
    she.on(date(2026, 11, 2))
    number = she.new_case(
        "medewerker",
        "Milan duwt en beledigt Yara in de fietsenstalling.",
        [("Yara Verzonnen", "2A", "Nel Ontwerp"), ("Milan Bedacht", "3D", "Guus Opzet")],
    )
    assert she.case.route.route is Route.DIFFERENT_CLASSES
    assert she.sees("aan zet: leerlingcoördinator L. van Voorbeeld · verschillende klassen")
    she.go_to("0")
    assert she.sees("2A en 3D zijn verschillende klassen")
    assert she.sees("Betrokken mentoren: Nel Ontwerp, Guus Opzet")

    states = {state.step.id: state for state in she.progress.steps}
    assert list(states) == ["1a", "1b", "1c", "1d", "1e", "1f", "1r", "1g", "1h"]
    assert {state.actor for state in states.values()} == {"coordinator"}

    she.do("1a", text="Gesproken met de conciërge.")
    assert she.case.round.actions[0].by == "Lies van Voorbeeld"
    she.do("1b", account="Yara vertelt.")
    she.restart(number)
    assert she.open_step == "1b"
    she.do("1b", account="Milan vertelt.")

    she.on(T0)
    she.do("1c", agreements=["Milan mijdt de fietsenstalling in de pauze"])
    assert she.case.round.term.ends_on == date(2026, 12, 3)
    assert she.due()[-1] == ("eindcontrole", date(2026, 12, 3))

    # A call that is not answered is kept, and stays open with its own date.
    she.do("1d", result_phone="not_reached", planned_on=date(2026, 11, 6))
    assert she.progress.state("1d").status is Status.PARTLY
    assert ("ouders van Yara opnieuw bellen", date(2026, 11, 6)) in she.due()
    she.do("1d", result_phone="spoken")
    she.on(date(2026, 11, 6))
    she.go_to("1d")
    she.fill(result_phone="spoken", text="Moeder is geschrokken.")
    she.done()
    assert she.progress.state("1d").status is Status.DONE
    assert "opnieuw bellen" not in str(she.due())

    for _pupil in range(2):
        she.do("1g")
    notes = she.case.round.notes
    assert [(n.title, n.destination, n.placed_on) for n in notes] == [
        ("Pesten stap 1", Magister.LOGBOOK, date(2026, 11, 6))
    ] * 2
    assert "Milan" not in notes[0].fields[0].text
    assert "Yara" not in notes[1].fields[0].text

    she.restart(number)
    assert [state.step.id for state in she.progress.owed] == ["1h"]
    assert {day for what, day in she.due() if "controle" in what} == {
        date(2026, 11, 12),
        date(2026, 11, 19),
        date(2026, 11, 26),
        date(2026, 12, 3),
    }
