"""Ctrl+K: actions, cases and pupils by a few letters, over whatever page is shown."""

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pestdesk.ui import discretion
from pestdesk.ui.bookmark import Page
from pestdesk.ui.commands.command_panel import CommandPanel
from pestdesk.ui.line_list import LineKind


def _open(office: Any, typed: str = "") -> CommandPanel:
    QTest.keySequence(office.window, QKeySequence("Ctrl+K"))
    (panel,) = office.window.findChildren(CommandPanel)
    assert panel.edit.hasFocus()
    if typed:
        office.type(typed)
    return panel


def _rows(panel: CommandPanel) -> list[str]:
    return [line.as_seen().spoken for line in panel.model.lines if line.kind is LineKind.ROW]


def test_an_action_is_found_by_its_words_or_its_menu_and_enter_does_it(office: Any) -> None:
    office.open_case("Pip")
    panel = _open(office, "slu ca")
    assert _rows(panel)[0] == "Casus sluiten…, Casus, Ctrl+Shift+S"
    office.key(Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert office.window.case_page.wizard.special == "closing"
    assert office.page.isAncestorOf(QApplication.focusWidget())


def test_what_cannot_be_done_now_comes_last_says_why_and_is_not_done(office: Any) -> None:
    panel = _open(office, "casus")
    rows = _rows(panel)
    assert rows[0].startswith("Casussen tonen of verbergen"), "it begins with the word"
    panel = _open(office)
    panel.edit.setText("heropenen")
    assert _rows(panel) == ["Casus heropenen…, Casus, open eerst een casus"]
    office.key(Qt.Key.Key_Return)
    assert panel.isVisible()
    assert panel.list.accessibleName() == "Casus heropenen…: open eerst een casus"


def test_a_case_is_found_by_number_name_or_class_and_a_pupil_by_name(office: Any) -> None:
    office.enroll()
    number = office.number("Pip")
    panel = _open(office)
    for typed in (number, str(int(number.partition("-")[2])), "voorb pip", "nepman sem"):
        panel.edit.setText(typed)
        assert any(row.startswith(f"{number} · Pip V. · Sem N.") for row in _rows(panel)), typed
    panel.edit.setText("zoe ijz")
    assert _rows(panel) == ["Zoë IJzerman, klas 1C · zonder leerlingnummer, zelf toegevoegd"]
    office.key(Qt.Key.Key_Return)
    assert office.window._pages.page is Page.PUPILS
    _open(office, "pip sem")
    office.key(Qt.Key.Key_Return)
    assert office.window.case_page.case_id == number


def test_the_arrows_go_round_past_the_heads_and_what_was_chosen_last_comes_first(office: Any) -> None:
    panel = _open(office, "zoek")
    assert _rows(panel)[0].startswith("Zoeken")
    office.key(Qt.Key.Key_Return)
    panel = _open(office)
    assert panel.model.lines[0].upper == "Laatst gekozen"
    assert _rows(panel)[0].startswith("Zoeken")
    assert sum(row.startswith("Zoeken,") for row in _rows(panel)) == 1
    office.key(Qt.Key.Key_Up)
    assert panel.list.currentIndex().row() == panel.model.rows()[-1]
    office.key(Qt.Key.Key_Down)
    assert panel.list.currentIndex().row() == panel.model.rows()[0]


def test_escape_tab_and_a_press_elsewhere_give_the_focus_back(office: Any) -> None:
    page = office.open_step("Abe", "1a")
    page.focus_first()
    before = QApplication.focusWidget()
    for leave in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
        panel = _open(office, "x")
        office.key(leave)
        assert not panel.isVisible()
        assert QApplication.focusWidget() is before
    panel = _open(office)
    assert panel.edit.text() == ""
    office.qtbot.mouseClick(office.window.case_page, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not panel.isVisible()
    assert QApplication.focusWidget() is before


def test_it_says_when_nothing_fits_and_shows_no_name_while_discreet(office: Any, request: Any) -> None:
    request.addfinalizer(lambda: discretion.turn(is_on=False))
    panel = _open(office, "olifant")
    assert _rows(panel) == []
    assert panel.model.lines[0].upper.startswith("Niets gevonden.")
    discretion.turn(is_on=True)
    panel.edit.setText("pip")
    assert _rows(panel) == [f"{office.number('Pip')} · P. V. · S. N., 2B · Fase 1, open"]


def test_a_case_that_was_chosen_and_then_went_is_not_offered_again(office: Any) -> None:
    number = office.signal_again("Abe").id
    _open(office, number)
    office.key(Qt.Key.Key_Return)
    assert office.window.case_page.case_id == number
    assert any(row.startswith(number) for row in _rows(_open(office)))
    office.key(Qt.Key.Key_Escape)
    office.window.bridge.do(office.desk.retention.delete, number)
    assert not any(row.startswith(number) for row in _rows(_open(office)))
