"""By keyboard alone: a case with three pupils from the list, an earlier case of one of them, and back."""

from datetime import date
from typing import Any

from pestdesk.domain.names import PersonName
from pestdesk.domain.protocol import Role
from pestdesk.domain.pupil import Pupil, PupilGuardian
from pestdesk.domain.signal import Reporter, Signal

_PUPILS = (
    Pupil(
        0, PersonName("Abe", "", "Voorbeeldig"), "501", "1A", ("Wies Schets",), (PupilGuardian("Ans Voorbeeldig"),)
    ),
    Pupil(0, PersonName("Gerrit", "van 't", "Mokken"), "502", "1A", ("Wies Schets",)),
    Pupil(0, PersonName("İpek", "", "IJzer-de Nep"), "503", "1B", ("Kim Kladblok", "Toon Proefstra")),
)


def test_a_case_with_three_pupils_of_the_list_an_earlier_case_and_back(coordinator: Any, keyboard: Any) -> None:
    she = coordinator
    she.on(date(2026, 11, 24))
    abe, gerrit, _ipek = (she.desk.pupils.keep(pupil) for pupil in _PUPILS)
    earlier = she.desk.cases.open(
        Signal("Gerrit pakt de pet van Abe af.", date(2026, 9, 15), Reporter.STAFF),
        (abe.involved(Role.VICTIM), gerrit.involved(Role.PERPETRATOR)),
    )

    keyboard.press("Ctrl+Shift+N")
    keyboard.tab_to("Wat is er gezien of gezegd?")
    keyboard.type("De pet ligt weer op het dak.")
    keyboard.press("Tab")
    for typed in ("abe", "mokk", "ijzer"):
        keyboard.type(typed)
        keyboard.press("Down")
        keyboard.press("Tab")
        # Class, mentor and role are filled in already.
        keyboard.press("Tab", 3)
        if typed == "mokk":
            assert keyboard.at == "Nog een leerling"
            keyboard.press("Return")
    keyboard.tab_to("Casus openen")
    keyboard.press("Return")
    case = she.case
    assert [(p.full_name, p.school_class, p.pupil_number) for p in case.involvements] == [
        ("Abe Voorbeeldig", "1A", "501"),
        ("Gerrit van 't Mokken", "1A", "502"),
        ("İpek IJzer-de Nep", "1B", "503"),
    ]
    assert case.mentors == ("Wies Schets", "Kim Kladblok", "Toon Proefstra")
    assert [guardian.name for guardian in case.involvements[0].guardians] == ["Ans Voorbeeldig"]
    assert she.sees(earlier.id), "the case itself tells that there was an earlier one"

    keyboard.press("Ctrl+Shift+O")
    keyboard.type("abe")
    keyboard.press("Down")
    keyboard.press("Return")
    assert keyboard.at == f"Casus {case.id} openen", "the newest first"
    keyboard.press("Tab")
    assert keyboard.at == f"Casus {earlier.id} openen"
    keyboard.press("Return")
    assert she.case.id == earlier.id

    keyboard.press("Ctrl+Shift+O")
    assert keyboard.at == "Zoeken in de leerlingen"
    assert she.sees("leerlingnummer 501 · klas 1A · mentor Wies Schets"), "back at the same pupil"
    keyboard.press("Esc")
    keyboard.press("Esc")
    assert she.case.id == earlier.id
    assert she.window.case_page.isVisible()
