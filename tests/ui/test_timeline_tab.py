"""Verloop: its filters leave nothing out that has a kind of its own, and say what is told ‘volgens mentor’."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from pestdesk.domain.timeline import EventKind
from pestdesk.ui import theme
from pestdesk.ui.timeline_tab import KINDS


def shown(office: Any) -> list[str]:
    model = office.window.case_page.timeline.list.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_every_kind_but_steps_and_skips_has_a_filter(office: Any) -> None:
    filtered = [kind for _words, kinds in KINDS.values() for kind in kinds]
    assert len(filtered) == len(set(filtered))
    assert set(EventKind) - set(filtered) == {EventKind.STEP, EventKind.SKIP}


def test_r18_reports_stand_among_the_sanctions(office: Any) -> None:
    office.suspend(days=1)
    office.open_step("Bram", "2k")
    office.fill(informed_leerplichtambtenaar="yes")
    office.complete()
    office.open_case("Bram", 3)
    office.window.case_page.timeline._filter.set_value("measures")
    titles = [line.split(" – ")[0] for line in shown(office)]
    assert titles[:2] == ["Inspectie niet geïnformeerd", "Leerplichtambtenaar geïnformeerd"]
    assert titles[2] == "Sanctie voor Siem Schetsma: schorsing, 1 schooldag"


def test_a_note_stands_on_the_day_it_happened_and_says_when_it_was_written(office: Any) -> None:
    office.open_case("Lotte", 3)
    before = shown(office)
    QTest.keySequence(office.window, QKeySequence("Ctrl+N"))
    form = office.window.case_page.timeline.form
    assert form is not None
    office.fill_form(form, text="Lotte bleef binnen.\n" + "Ze zat in de aula en las een boek. " * 40, on="2026-09-28")
    office.press("Notitie bewaren")
    lines = shown(office)
    (row,) = [row for row, line in enumerate(lines) if line.startswith("Notitie – ")]
    assert lines[row].startswith(
        "Notitie – ma 28 sep 2026 · Lies van Voorbeeld · feit · vastgelegd do 8 okt 2026 door"
    )
    assert lines[:row] == before[:row], "what happened later stands before it"
    assert "di 29 sep 2026" in lines[row - 1]
    assert "vr 25 sep 2026" in lines[row + 1]
    view = office.window.case_page.timeline.list
    office.window.case_page.timeline._filter.set_value("notes")
    assert next(line.split(" – ")[0] for line in shown(office)) == "Notitie"
    index = view.model().index(0, 0)
    assert view.sizeHintForIndex(index).height() > 200, "a long text is shown in full"


def test_r5_what_the_mentor_did_is_told_as_such(office: Any) -> None:
    office.open_case("Pip", 3)
    talks = [line for line in shown(office) if line.startswith("Gesprek met Pip")]
    assert "volgens mentor Toon Proefstra" in talks[0]


def test_the_event_in_which_the_keyboard_stands_has_a_ring(office: Any) -> None:
    office.open_case("Lotte", 3)
    view = office.window.case_page.timeline.list

    def ringed(row: int) -> bool:
        place = view.visualRect(view.model().index(row, 0))
        picture = view.viewport().grab(place).toImage()
        return any(picture.pixelColor(x, picture.height() // 2) == theme.current().color("accent") for x in range(6))

    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert (ringed(0), ringed(1)) == (True, False)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert (ringed(0), ringed(1)) == (False, True)
