"""A list of pupils by keyboard alone: into an empty vault, a year later from unknown columns, and back again."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog

from pestdesk.ui.importing.import_page import ImportPage

HEAD = "Stamnummer;Roepnaam;Tussenvoegsel;Achternaam;Klas;Klassenmentor 1;BSN\r\n"
CLASSES = {"1A": ("Pip;;Voorbeeldstra", "Sem;;Nepman"), "1B": ("Jan;van den;Berg", "Noor;;Verzonnen")}


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def tab_to(words: str) -> None:
    """Go on with Tab until the focus stands on the control with this name."""
    for _ in range(80):
        focused = QApplication.focusWidget()
        assert focused is not None
        if words in (focused.accessibleName(), str(focused.property("text"))):
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes at ‘{words}’")


def choose(field: str) -> None:
    """Go down in the list that has the focus, as far as this."""
    combo = QApplication.focusWidget()
    assert isinstance(combo, QComboBox)
    for _ in range(combo.count()):
        if combo.currentText() == field:
            return
        press(Qt.Key.Key_Down)
    raise AssertionError(f"the arrows never come at ‘{field}’")


def open_list(she: Any, path: Path) -> ImportPage:
    """Ctrl+I, Enter, and this file; gives the page when it was read."""
    press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Return)
    (dialog,) = she.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    dialog.deleteLater()
    page: ImportPage = she.window._pages.currentWidget()
    she._qtbot.waitUntil(lambda: not page.work.is_busy)
    activate(she)
    return page


def activate(she: Any) -> None:
    she.window.activateWindow()
    she._qtbot.waitUntil(lambda: she.window.isActiveWindow() and QApplication.focusWidget() is not None)


def test_a_list_goes_in_by_keyboard_and_the_next_year_too_and_back(coordinator: Any, tmp_path: Path) -> None:
    she = coordinator
    she.on(date(2026, 9, 1))
    activate(she)
    lines = [
        f"{100 + 10 * number + at};{name};{school_class};Toon Proefstra;123456782\r\n"
        for number, (school_class, names) in enumerate(CLASSES.items())
        for at, name in enumerate(names)
    ]
    first = tmp_path / "leerlingen.csv"
    first.write_bytes((HEAD + "".join(lines)).encode("cp1252"))
    open_list(she, first)
    assert she.desk.pupils.count() == 0
    press(Qt.Key.Key_Return)
    assert she.sees("Leerlingen geïmporteerd: 4 nieuw.")
    press(Qt.Key.Key_Return)
    assert she.window._pages.currentWidget() is she.window.today
    assert [pupil.name.listed for pupil in she.desk.pupils.all()] == [
        *("Berg, Jan van den", "Nepman, Sem", "Verzonnen, Noor", "Voorbeeldstra, Pip"),
    ]

    she.on(date(2027, 9, 1))
    second = tmp_path / "2027.csv"
    second.write_text("Kenmerk,Wie,Klas\n100,Pip Voorbeeldstra,2A\n101,Sem Nepman,2A\n110,Jan van den Berg,2B\n")
    page = open_list(she, second)
    tab_to("Wat staat er in kolom ‘Kenmerk’?")
    choose("leerlingnummer")
    tab_to("Wat staat er in kolom ‘Wie’?")
    choose("naam")
    she._qtbot.waitUntil(lambda: page.review.plan is not None)
    assert page.review.counts.figures() == {
        "nieuw": "0",
        "gewijzigd": "3",
        "hetzelfde": "0",
        "niet in de lijst": "1",
        "fout": "0",
    }
    tab_to("Importeren")
    press(Qt.Key.Key_Return)
    assert she.sees("Leerlingen geïmporteerd: 3 gewijzigd, 1 niet in de lijst.")
    noor = she.desk.pupils.with_number("111")
    assert noor.absent_since == date(2027, 9, 1)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert not she.desk.pupils.with_number("111").is_absent
    assert [pupil.school_class for pupil in she.desk.pupils.all()] == ["1B", "1A", "1B", "1A"]
    press(Qt.Key.Key_Escape)
    assert she.window._pages.currentWidget() is she.window.today
