"""A list of pupils by keyboard alone: into an empty vault, a year later from unknown columns, and back again."""

from datetime import date
from pathlib import Path
from typing import Any

HEAD = "Stamnummer;Roepnaam;Tussenvoegsel;Achternaam;Klas;Klassenmentor 1;BSN\r\n"
CLASSES = {"1A": ("Pip;;Voorbeeldstra", "Sem;;Nepman"), "1B": ("Jan;van den;Berg", "Noor;;Verzonnen")}


def test_a_list_goes_in_by_keyboard_and_the_next_year_too_and_back(
    coordinator: Any, keyboard: Any, tmp_path: Path
) -> None:
    she = coordinator
    she.on(date(2026, 9, 1))
    lines = [
        f"{100 + 10 * number + at};{name};{school_class};Toon Proefstra;123456782\r\n"
        for number, (school_class, names) in enumerate(CLASSES.items())
        for at, name in enumerate(names)
    ]
    first = tmp_path / "leerlingen.csv"
    first.write_bytes((HEAD + "".join(lines)).encode("cp1252"))
    keyboard.open_list(first)
    assert she.desk.pupils.count() == 0
    keyboard.press("Return")
    assert she.sees("Leerlingen geïmporteerd: 4 nieuw.")
    keyboard.press("Return")
    assert she.window._pages.currentWidget() is she.window.today
    assert [pupil.name.listed for pupil in she.desk.pupils.all()] == [
        *("Berg, Jan van den", "Nepman, Sem", "Verzonnen, Noor", "Voorbeeldstra, Pip"),
    ]

    she.on(date(2027, 9, 1))
    second = tmp_path / "2027.csv"
    second.write_text("Kenmerk,Wie,Klas\n100,Pip Voorbeeldstra,2A\n101,Sem Nepman,2A\n110,Jan van den Berg,2B\n")
    page = keyboard.open_list(second)
    keyboard.tab_to("Wat staat er in kolom ‘Kenmerk’?")
    keyboard.choose("leerlingnummer")
    keyboard.tab_to("Wat staat er in kolom ‘Wie’?")
    keyboard.choose("naam")
    she._qtbot.waitUntil(lambda: page.review.plan is not None)
    assert page.review.counts.figures() == {
        "nieuw": "0",
        "gewijzigd": "3",
        "hetzelfde": "0",
        "niet in de lijst": "1",
        "fout": "0",
    }
    keyboard.tab_to("Importeren")
    keyboard.press("Return")
    assert she.sees("Leerlingen geïmporteerd: 3 gewijzigd, 1 niet in de lijst.")
    noor = she.desk.pupils.with_number("111")
    assert noor.absent_since == date(2027, 9, 1)
    keyboard.press("Ctrl+Shift+Z")
    assert not she.desk.pupils.with_number("111").is_absent
    assert [pupil.school_class for pupil in she.desk.pupils.all()] == ["1B", "1A", "1B", "1A"]
    keyboard.press("Esc")
    assert she.window._pages.currentWidget() is she.window.today
