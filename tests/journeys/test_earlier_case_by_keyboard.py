"""By keyboard alone: three pupils from the list in a new case, an earlier case of two of them seen, looked at, and
back to what was typed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pestdesk.domain.names import PersonName
from pestdesk.domain.protocol import Role
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.signal import Reporter, Signal

_PUPILS = (
    Pupil(0, PersonName("Abe", "", "Voorbeeldig"), "501", "1A", ("Wies Schets",)),
    Pupil(0, PersonName("Gerrit", "van 't", "Mokken"), "502", "1A", ("Wies Schets",)),
    Pupil(0, PersonName("Isa", "", "Mockels"), "503", "1B", ("Kim Kladblok",)),
)
_TEXT = "De pet ligt weer op het dak."
_FLIP = "De rollen van Abe V. en Gerrit M. waren eerder andersom."

Press = Callable[..., None]


@pytest.fixture
def press(coordinator: Any, qtbot: Any) -> Press:
    """Press a key where the focus is."""
    window = coordinator.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def pressed(key: Qt.Key, times: int = 1, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for _ in range(times):
            QTest.keyClick(_focused(), key, modifier)

    return pressed


def _focused() -> QWidget:
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the focus"
    return focused


def _called(widget: QWidget) -> str:
    return widget.accessibleName() or str(widget.property("text"))


def _tab_to(press: Press, name: str) -> None:
    """Tab on until the thing with this name has the focus."""
    seen = []
    while _called(_focused()) != name:
        seen.append(_called(_focused()))
        assert len(seen) < 80, f"‘{name}’ is not reached, only {seen}"
        press(Qt.Key.Key_Tab)


def test_an_earlier_case_is_seen_at_intake_looked_at_and_left_again(coordinator: Any, press: Press) -> None:
    she = coordinator
    she.on(date(2026, 11, 24))
    abe, gerrit, _isa = (she.desk.pupils.keep(pupil) for pupil in _PUPILS)
    earlier = she.desk.cases.open(
        Signal("Abe verstopt de tas van Gerrit.", date(2026, 9, 15), Reporter.STAFF),
        (gerrit.involved(Role.VICTIM), abe.involved(Role.PERPETRATOR)),
    )

    # A new case, with three pupils of the list.
    press(Qt.Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    _tab_to(press, "Wat is er gezien of gezegd?")
    QTest.keyClicks(_focused(), _TEXT)
    press(Qt.Key.Key_Tab)
    for number, typed in enumerate(("abe", "mokk", "isa"), start=1):
        assert _called(_focused()) == f"Naam van leerling {number}"
        QTest.keyClicks(_focused(), typed)
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Tab)
        if number < len(_PUPILS):
            press(Qt.Key.Key_Tab, 3)
        if number == 2:
            assert _called(_focused()) == "Nog een leerling"
            press(Qt.Key.Key_Return)

    # What came before is there by itself; she goes to see it.
    assert she.sees("Dit is de tweede casus met Abe V. en Gerrit M. samen dit schooljaar.")
    assert she.sees(_FLIP)
    _tab_to(press, f"Casus {earlier.id} openen")
    press(Qt.Key.Key_Return)
    assert she.window.case_page.isVisible()
    assert she.case.id == earlier.id

    # And back: what was typed is there, with the cursor where it was.
    press(Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    assert she.window.new_case.isVisible()
    assert _called(_focused()) == f"Casus {earlier.id} openen"
    assert she.window.new_case.form.field("text").state() == _TEXT
    assert [person.full_name for person in she.window.new_case._people.value()] == [
        "Abe Voorbeeldig",
        "Gerrit van 't Mokken",
        "Isa Mockels",
    ]

    # The case opens as it was typed, and its people tell the same.
    _tab_to(press, "Casus openen")
    press(Qt.Key.Key_Return)
    case = she.case
    assert [person.pupil_number for person in case.involvements] == ["501", "502", "503"]
    assert case.signal.text == _TEXT
    press(Qt.Key.Key_2, modifier=Qt.KeyboardModifier.AltModifier)
    assert she.sees(_FLIP)
    _tab_to(press, f"Casus {earlier.id} openen")
    press(Qt.Key.Key_Return)
    assert she.case.id == earlier.id
    press(Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    assert she.case.id == case.id


def test_back_stands_in_the_menu_with_its_keys(coordinator: Any) -> None:
    (back,) = [each for each in coordinator.window.findChildren(QAction) if each.text() == "&Terug"]
    assert back.shortcut().toString() == "Alt+Left"
