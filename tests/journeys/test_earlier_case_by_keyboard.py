"""By keyboard alone: the list of the school goes in, a case with three pupils from it is begun, an earlier case of
two of them is seen, looked at, and left for what was typed."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtGui import QAction

from pestdesk.domain.protocol import Role
from pestdesk.domain.signal import Reporter, Signal

_LIST = (
    "Stamnr;Naam;Stamklas;Klassenmentor 1\n501;Voorbeeldig, Abe;1A;Wies Schets\n"
    "502;Mokken, Gerrit van 't;1A;Wies Schets\n503;Mockels, Isa;1B;Kim Kladblok\n"
)
_TEXT = "De pet ligt weer op het dak."
_FLIP = "De rollen van Abe V. en Gerrit M. waren eerder andersom."


def test_an_earlier_case_is_seen_at_intake_looked_at_and_left_again(
    coordinator: Any, keyboard: Any, tmp_path: Path
) -> None:
    she = coordinator
    she.on(date(2026, 11, 24))
    # The list of the school.
    path = tmp_path / "leerlingen.csv"
    path.write_text(_LIST, encoding="utf-8")
    keyboard.open_list(path)
    keyboard.press("Return")
    assert she.sees("Leerlingen geïmporteerd: 3 nieuw.")
    keyboard.press("Return")
    assert she.window._pages.currentWidget() is she.window.today

    abe, gerrit = (she.desk.pupils.with_number(number) for number in ("501", "502"))
    earlier = she.desk.cases.open(
        Signal("Abe verstopt de tas van Gerrit.", date(2026, 9, 15), Reporter.STAFF),
        (gerrit.involved(Role.VICTIM), abe.involved(Role.PERPETRATOR)),
    )

    # A new case, with three pupils of the list.
    keyboard.press("Ctrl+Shift+N")
    keyboard.tab_to("Wat is er gezien of gezegd?")
    keyboard.type(_TEXT)
    keyboard.press("Tab")
    for number, typed in enumerate(("abe", "mokk", "isa"), start=1):
        assert keyboard.at == f"Naam van leerling {number}"
        keyboard.type(typed)
        keyboard.press("Down")
        keyboard.press("Tab")
        if number < 3:
            keyboard.press("Tab", 3)
        if number == 2:
            assert keyboard.at == "Nog een leerling"
            keyboard.press("Return")

    # What came before is there by itself; she goes to see it.
    assert she.sees("Dit is de tweede casus met Abe V. en Gerrit M. samen dit schooljaar.")
    assert she.sees(_FLIP)
    keyboard.tab_to(f"Casus {earlier.id} openen")
    keyboard.press("Return")
    assert she.window.case_page.isVisible()
    assert she.case.id == earlier.id

    # And back: what was typed is there, with the cursor where it was.
    keyboard.press("Alt+Left")
    assert she.window.new_case.isVisible()
    assert keyboard.at == f"Casus {earlier.id} openen"
    assert she.window.new_case.form.field("text").state() == _TEXT
    assert [person.full_name for person in she.window.new_case._people.value()] == [
        "Abe Voorbeeldig",
        "Gerrit van 't Mokken",
        "Isa Mockels",
    ]

    # The case opens as it was typed, and its people tell the same.
    keyboard.tab_to("Casus openen")
    keyboard.press("Return")
    case = she.case
    assert [person.pupil_number for person in case.involvements] == ["501", "502", "503"]
    assert case.signal.text == _TEXT
    keyboard.press("Alt+2")
    assert she.sees(_FLIP)
    keyboard.tab_to(f"Casus {earlier.id} openen")
    keyboard.press("Return")
    assert she.case.id == earlier.id
    keyboard.press("Alt+Left")
    assert she.case.id == case.id


def test_back_stands_in_the_menu_with_its_keys(coordinator: Any) -> None:
    (back,) = [each for each in coordinator.window.findChildren(QAction) if each.text() == "&Terug"]
    assert back.shortcut().toString() == "Alt+Left"
