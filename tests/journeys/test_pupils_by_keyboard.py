"""By keyboard alone: a case with three pupils from the list, an earlier case of one of them, and back."""

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
from pestdesk.domain.pupil import Pupil, PupilGuardian
from pestdesk.domain.signal import Reporter, Signal

_PUPILS = (
    Pupil(
        0, PersonName("Abe", "", "Voorbeeldig"), "501", "1A", ("Wies Schets",), (PupilGuardian("Ans Voorbeeldig"),)
    ),
    Pupil(0, PersonName("Gerrit", "van 't", "Mokken"), "502", "1A", ("Wies Schets",)),
    Pupil(0, PersonName("İpek", "", "IJzer-de Nep"), "503", "1B", ("Kim Kladblok", "Toon Proefstra")),
)


@pytest.fixture
def press(coordinator: Any, qtbot: Any) -> Callable[..., None]:
    """Press a key where the focus is."""
    window = coordinator.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def pressed(key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(_focused(), key)

    return pressed


def _focused() -> QWidget:
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the focus"
    return focused


def _shortcut(she: Any, keys: str) -> None:
    next(a for a in she.window.findChildren(QAction) if a.shortcut().toString() == keys).trigger()


def test_a_case_with_three_pupils_of_the_list_an_earlier_case_and_back(
    coordinator: Any, press: Callable[..., None]
) -> None:
    she = coordinator
    she.on(date(2026, 11, 24))
    abe, gerrit, _ipek = (she.desk.pupils.keep(pupil) for pupil in _PUPILS)
    earlier = she.desk.cases.open(
        Signal("Gerrit pakt de pet van Abe af.", date(2026, 9, 15), Reporter.STAFF),
        (abe.involved(Role.VICTIM), gerrit.involved(Role.PERPETRATOR)),
    )

    _shortcut(she, "Ctrl+Shift+N")
    press(Qt.Key.Key_Tab, 2)
    while _focused().accessibleName() != "Wat is er gezien of gezegd?":
        press(Qt.Key.Key_Tab)
    QTest.keyClicks(_focused(), "De pet ligt weer op het dak.")
    press(Qt.Key.Key_Tab)
    for typed in ("abe", "mokk", "ijzer"):
        QTest.keyClicks(_focused(), typed)
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Tab)
        # Class, mentor and role are filled in already.
        press(Qt.Key.Key_Tab, 3)
        if typed == "mokk":
            assert _focused().property("text") == "Nog een leerling"
            press(Qt.Key.Key_Return)
    while _focused().property("text") != "Casus openen":
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    case = she.case
    assert [(p.full_name, p.school_class, p.pupil_number) for p in case.involvements] == [
        ("Abe Voorbeeldig", "1A", "501"),
        ("Gerrit van 't Mokken", "1A", "502"),
        ("İpek IJzer-de Nep", "1B", "503"),
    ]
    assert case.mentors == ("Wies Schets", "Kim Kladblok", "Toon Proefstra")
    assert [guardian.name for guardian in case.involvements[0].guardians] == ["Ans Voorbeeldig"]
    assert she.sees(earlier.id), "the case itself tells that there was an earlier one"

    _shortcut(she, "Ctrl+Shift+O")
    QTest.keyClicks(_focused(), "abe")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert _focused().accessibleName() == f"Casus {case.id} openen", "the newest first"
    press(Qt.Key.Key_Tab)
    assert _focused().accessibleName() == f"Casus {earlier.id} openen"
    press(Qt.Key.Key_Return)
    assert she.case.id == earlier.id

    _shortcut(she, "Ctrl+Shift+O")
    assert _focused().accessibleName() == "Zoeken in de leerlingen"
    assert she.sees("leerlingnummer 501 · klas 1A · mentor Wies Schets"), "back at the same pupil"
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert she.case.id == earlier.id
    assert she.window.case_page.isVisible()
