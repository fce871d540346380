"""The window by keyboard alone: Tab reaches everything and is never trapped, Escape goes back, Enter opens."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDateEdit,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QWidget,
)

from pestdesk.domain.progress import Status
from pestdesk.ui import qt
from pestdesk.ui.agenda_list import AgendaList
from pestdesk.ui.commands.command_panel import CommandPanel
from pestdesk.ui.entry_forms import CorrectionForm, EntryForm
from pestdesk.ui.menu_entries import entries, printed_keys
from pestdesk.ui.tab_order import stops

_MOST_STOPS = 120


def _walk(office: Any, key: Qt.Key) -> list[QWidget]:
    """Press Tab (or Backtab) until the focus is where it began; every stop on the way."""
    stops: list[QWidget] = []
    start = QApplication.focusWidget()
    assert start is not None
    for _ in range(_MOST_STOPS):
        office.key(key, Qt.KeyboardModifier.ShiftModifier if key == Qt.Key.Key_Backtab else Qt.NoModifier)
        focused = QApplication.focusWidget()
        assert focused is not None, "the focus is gone"
        assert _is_in_sight(focused), f"the focus is not in sight: {focused} {focused.accessibleName()}"
        stops.append(focused)
        if focused is start:
            return stops
    raise AssertionError(f"trapped: {stops[-1]} {stops[-1].accessibleName()}")


def _is_in_sight(widget: QWidget) -> bool:
    # What scrolls may be covered by what it scrolls.
    seen = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    return seen.isVisible() and not seen.visibleRegion().isEmpty()


def test_tab_goes_round_on_every_page_and_every_stop_can_be_seen(office: Any, kinds_of_page: Any) -> None:
    for name, visit in kinds_of_page.items():
        visit(office)
        office.qtbot.wait(1)
        office.window.search.setFocus()
        stops = _walk(office, Qt.Key.Key_Tab)
        assert len(stops) > 8, name


def test_backtab_goes_the_same_way_back(office: Any) -> None:
    office.open_step("Abe", "1b")
    office.window.search.setFocus()
    there = _walk(office, Qt.Key.Key_Tab)
    back = _walk(office, Qt.Key.Key_Backtab)
    assert [id(stop) for stop in back[:-1]] == [id(stop) for stop in reversed(there[:-1])]


def test_tab_goes_down_the_page_from_field_to_field_to_klaar(office: Any) -> None:
    page = office.open_step("Abe", "1b")
    page.focus_first()
    order = []
    for _ in range(9):
        focused = QApplication.focusWidget()
        names = [name for name in page.form.names() if page.form.field(name).isAncestorOf(focused)]
        order.append(names[0] if names else focused.property("text"))
        office.key(Qt.Key.Key_Tab)
    assert order[:5] == ["account", "outcome", "on", "by", "present"]
    assert order[5:8] == ["Vorige", "Overslaan…", "Klaar"]


def test_after_klaar_the_cursor_stands_in_the_first_field_of_the_next_page(office: Any) -> None:
    office.open_step("Abe", "0")
    office.fill(passed_on="2026-10-08")
    expected = {"1a": "text", "1b": "account", "1c": "agreements", "1d": "result_phone", "1e": "type"}
    values: dict[str, dict[str, Any]] = {
        "1a": {"text": "De klas vertelt."},
        "1b": {"account": "Er is gesproken."},
        "1c": {"agreements": ["Gerrit blijft van de pet af", "0"]},
        "1d": {"result_phone": "spoken"},
    }
    seen = []
    for _ in range(8):
        office.complete()
        step = office.step_id
        seen.append(step)
        first = office.page.form.field(expected[step])
        focused = QApplication.focusWidget()
        assert focused is not None, step
        assert _is_in_sight(focused), step
        assert first is focused or first.isAncestorOf(focused), (step, focused)
        if step == "1e":
            break
        office.fill(**values[step])
    assert seen == ["1a", "1b", "1b", "1c", "1d", "1d", "1e"]


def test_escape_closes_the_question_why_a_step_is_skipped(office: Any) -> None:
    office.open_step("Abe", "1a")
    office.press("Overslaan…")
    office.type("Nee toch")
    office.key(Qt.Key.Key_Escape)
    assert not office.window.case_page.wizard.card._skip.isVisible()
    assert office.button("Overslaan…").hasFocus()
    assert office.state("Abe", "1a").status is Status.OPEN


def test_escape_leaves_a_page_that_is_no_step_for_the_step_before_it(office: Any) -> None:
    for where in ("next_round", "closing"):
        office.open_step("Pip", "1a")
        office.window.case_page.open_special(where)
        assert not office.sees("Onderzoek en analyse“")
        office.key(Qt.Key.Key_Escape)
        assert office.step_id == "1a"
        assert office.window.case_page.wizard.special == ""


def test_escape_leaves_a_new_case_and_keeps_it(office: Any) -> None:
    office.press("Nieuwe casus")
    office.window.new_case.form.field("text").setFocus()
    office.type("Half")
    office.key(Qt.Key.Key_Escape)
    assert office.window._pages.currentWidget() is office.window.today
    assert office.draft("new-case")["text"] == "Half"


def test_escape_leaves_a_note_and_a_correction(office: Any) -> None:
    office.open_case("Pip", 3)
    office.press("Notitie toevoegen")
    office.key(Qt.Key.Key_Escape)
    assert office.shown(EntryForm) == []
    assert office.button("Notitie toevoegen").hasFocus()
    office.open_step("Pip", "1a")
    office.press("Aanvullen…")
    office.key(Qt.Key.Key_Escape)
    assert office.shown(CorrectionForm) == []
    assert office.button("Aanvullen…").hasFocus()


def test_escape_empties_the_search_then_takes_the_message_away_then_goes_to_the_list(office: Any) -> None:
    window = office.window
    office.open_step("Abe", "1a")
    window.bridge.failed.emit("De schijf is vol.")
    window.bar.focus_search()
    office.type("zzz")
    office.key(Qt.Key.Key_Escape)
    assert window.search.text() == ""
    assert not window.banner.isHidden()
    office.key(Qt.Key.Key_Escape)
    assert window.banner.isHidden()
    office.key(Qt.Key.Key_Escape)
    assert window.case_list.view.hasFocus()


def test_enter_in_the_search_opens_the_first_case_that_is_found(office: Any) -> None:
    office.window.bar.focus_search()
    office.type("verzonnen")
    office.key(Qt.Key.Key_Return)
    assert office.window.case_page.case_id == office.number("Yara")
    assert office.page.isAncestorOf(QApplication.focusWidget()), "with the cursor in its page"


def test_the_focus_entering_the_list_of_cases_opens_nothing(office: Any) -> None:
    office.window.show_today()
    office.window.case_list.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert office.window._pages.currentWidget() is office.window.today
    office.key(Qt.Key.Key_Down)
    assert office.window._pages.currentWidget() is office.window.case_page


def test_the_arrows_walk_through_the_steps_and_enter_goes_to_the_page(office: Any) -> None:
    office.open_step("Abe", "1a")
    steps = office.window.case_page.wizard.list
    steps.setFocus()
    office.key(Qt.Key.Key_Down)
    assert office.step_id == "1b"
    assert steps.hasFocus()
    office.key(Qt.Key.Key_Return)
    assert office.page.form.field("account").isAncestorOf(QApplication.focusWidget())


def test_the_first_thing_to_do_has_the_focus_and_enter_opens_it(office: Any) -> None:
    todo = office.window.today.list
    assert todo.hasFocus()
    assert todo.currentIndex().isValid()
    office.key(Qt.Key.Key_Return)
    late = office.window.bridge.agenda().late[0]
    assert office.window.case_page.case_id == late.case_id
    assert office.page.isAncestorOf(QApplication.focusWidget())


def test_the_arrows_pass_over_the_heads_of_the_groups(office: Any) -> None:
    for view in (office.window.today.list, office.window.calendar.list):
        assert isinstance(view, AgendaList)
        view.setFocus(Qt.FocusReason.TabFocusReason)
        things = [line.thing for line in view.lines() if line.thing is not None]
        seen = [view.currentIndex().row()]
        for _ in range(len(things) + 2):
            office.key(Qt.Key.Key_Down)
            if view.currentIndex().row() != seen[-1]:
                seen.append(view.currentIndex().row())
        assert [view.lines()[row].thing for row in seen] == things


def test_return_in_a_line_changes_nothing_and_tab_leaves_every_text(office: Any, kinds_of_page: Any) -> None:
    for name, visit in kinds_of_page.items():
        visit(office)
        # Some pages are reached by an act.
        office.desk.cases.forget_acts()
        office.qtbot.wait(1)
        for edit in office.shown(QLineEdit):
            if edit is office.window.search or isinstance(edit.parent(), QDateEdit):
                continue
            edit.setFocus()
            edit.setText("Iets getypt")
            office.key(Qt.Key.Key_Return)
            assert edit.text() == "Iets getypt", name
        assert office.desk.cases.can_undo == "", f"something was done on {name}"
        assert all(text.tabChangesFocus() for text in office.shown(QPlainTextEdit)), name


def test_the_arrows_stay_in_a_choice(office: Any) -> None:
    office.open_step("Noor", "1h")
    first = office.shown(QRadioButton)[0]
    first.setFocus()
    office.key(Qt.Key.Key_Space)
    office.key(Qt.Key.Key_Right)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QRadioButton)
    assert focused.text() == "deels"


def test_every_entry_of_the_menus_has_a_shortcut_of_its_own_and_each_is_in_the_list(office: Any) -> None:
    found = list(entries(office.window.menuBar()))
    assert [entry.words for entry in found if entry.action.shortcut().isEmpty()] == []
    keys = [entry.action.shortcut().toString() for entry in found]
    assert len(keys) == len(set(keys)), sorted(key for key in keys if keys.count(key) > 1)
    QTest.keySequence(office.window, QKeySequence("Ctrl+F1"))
    (dialog,) = office.window.findChildren(QDialog)
    texts = {str(each.property("text")) for each in dialog.findChildren(QWidget)}
    for entry in found:
        assert entry.keys in texts, entry.words
        assert any(text.endswith(entry.words.rstrip("…")) for text in texts), entry.words
    assert {"Menu Casus", "Menu Beeld", "Kalender", "Alt+←", "Page Up  Page Down", "spatiebalk"} <= texts
    office.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_keys_are_told_as_they_are_printed_also_when_qt_speaks_dutch(office: Any, qapp: QApplication) -> None:
    qt.speak_dutch(qapp)
    told = [
        printed_keys(each) for each in ("Alt+Left", "Down", "PgUp", "Space", "Return", "Ctrl+Shift+Del", "Ctrl++")
    ]
    assert told == ["Alt+←", "↓", "Page Up", "spatiebalk", "Enter", "Ctrl+Shift+Delete", "Ctrl++"]


def test_a_button_of_a_page_is_reached_by_tab(office: Any, kinds_of_page: Any) -> None:
    for name, visit in kinds_of_page.items():
        visit(office)
        office.qtbot.wait(1)
        reached = set(stops(office.window))
        for each in office.shown(QAbstractButton):
            is_inside = isinstance(each.parent(), QLineEdit | QTabBar) or isinstance(each, QRadioButton)
            if each.isEnabled() and not is_inside and not _is_over(office, each):
                assert each in reached, f"{name}: {each.text() or each.accessibleName()}"


def _is_over(office: Any, widget: QWidget) -> bool:
    return any(panel.isAncestorOf(widget) for panel in office.window.findChildren(CommandPanel))


def test_a_message_is_spoken_when_it_comes(office: Any, spoken: list[str]) -> None:
    office.window.bridge.failed.emit("De schijf is vol.")
    office.window.banner.show_info("Stap afgerond", "Ongedaan maken", lambda: None)
    assert spoken == ["De schijf is vol.", "Stap afgerond"]


def test_the_list_of_cases_shows_where_the_keyboard_is_also_after_a_case_was_left(office: Any) -> None:
    office.open_case("Pip")
    office.window.show_today()
    office.key(Qt.Key.Key_Escape)
    cases = office.window.case_list.view
    assert cases.hasFocus()
    assert cases.currentIndex().row() == 0
    assert not cases.selectionModel().hasSelection(), "no case was opened by that"
