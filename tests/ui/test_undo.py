"""Taking back the last act: offered after every act, named in the menu, and told when it is done."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

import pestdesk

_ROOT = Path(pestdesk.__file__).parent
_RECORDS = {"act", "act_on", "remember", "_change"}


def _calls(node: ast.AST) -> Iterator[ast.Attribute]:
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute):
            yield each.func


def _verbs() -> set[tuple[str, str]]:
    """Every verb of the desk that can be taken back: the noun and its name."""
    found = set()
    for file in (_ROOT / "desk").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_") or file.stem == "workplace":
                continue
            if any(call.attr in _RECORDS for call in _calls(node)):
                found.add((file.stem, node.name))
    return found


def test_every_verb_that_can_be_taken_back_is_done_by_the_bridge_which_offers_it() -> None:
    verbs = _verbs()
    assert len(verbs) > 25
    for file in (_ROOT / "ui").rglob("*.py"):
        if file.name != "bridge.py":
            for call in _calls(ast.parse(file.read_text(encoding="utf-8"))):
                noun = call.value.attr if isinstance(call.value, ast.Attribute) else ""
                assert (noun, call.attr) not in verbs, f"{file.name}: {noun}.{call.attr}"


def test_bewerken_says_what_would_be_undone_and_the_line_offers_it_after_every_act(office: Any) -> None:
    window = office.window
    undo = window.menus.undo
    assert (undo.text(), undo.isEnabled()) == ("&Ongedaan maken", False)
    office.open_step("Abe", "1a")
    office.fill(text="Gezien in de pauze.")
    office.complete()
    assert window.banner.text == "Stap afgerond" == office.desk.cases.can_undo
    assert window.banner._action.text() == "Ongedaan maken"
    assert undo.text() == "&Ongedaan maken: Stap afgerond"
    window.banner._action.click()
    assert window.banner.text == "Ongedaan gemaakt: Stap afgerond."
    assert (undo.text(), undo.isEnabled()) == ("&Ongedaan maken", False)


def test_ctrl_z_in_a_text_takes_back_what_was_typed_and_no_act(office: Any) -> None:
    office.open_step("Abe", "1a")
    office.fill(text="Gezien.")
    office.complete()
    text = office.open_step("Abe", "1b").form.field("account").control
    text.setFocus()
    office.type("Abe zegt")
    QTest.keySequence(text, QKeySequence("Ctrl+Z"))
    assert text.toPlainText() == ""
    assert office.desk.cases.can_undo == "Stap afgerond"
    QTest.keySequence(text, QKeySequence("Ctrl+Shift+Z"))
    assert office.desk.cases.can_undo == ""


def test_undoing_an_import_says_how_many_went_and_how_many_stayed(office: Any) -> None:
    office.read_list("Stamnummer;Naam\n1;Pip Voorbeeldstra\n2;Sem Nepman\n").import_list()
    pip = office.desk.pupils.with_number("1")
    office.window.bridge.do_for_pupils(office.desk.pupils.keep, replace(pip, school_class="2C"))
    assert office.window.banner.text == "Leerling gewijzigd"
    # The act by hand is too long ago to be taken back itself.
    del office.desk.cases._work.acts[-1]
    office.window.bridge.undo()
    assert "1 nieuwe leerling is weer weg" in office.window.banner.text
    assert "1 leerling" in office.window.banner.text.partition(".")[2]
