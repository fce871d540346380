"""What a screen reader finds: every control that can be reached has a name, on every page."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from pestdesk.ui.shell import Shell

_ROLE = QAccessible.Role
_REACHED = {
    _ROLE.Button,
    _ROLE.CheckBox,
    _ROLE.RadioButton,
    _ROLE.EditableText,
    _ROLE.ComboBox,
    _ROLE.SpinBox,
    _ROLE.List,
    _ROLE.ListItem,
    _ROLE.PageTab,
    _ROLE.PageTabList,
    _ROLE.MenuItem,
    _ROLE.Link,
}
_MOST_CHILDREN = 300


def _tree(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if interface is None or not interface.isValid():
        return
    yield interface
    for index in range(min(interface.childCount(), _MOST_CHILDREN)):
        yield from _tree(interface.child(index))


def _nameless(root: QWidget) -> tuple[int, list[str]]:
    """How many controls can be reached, and which of them say nothing."""
    count, bad = 0, []
    for interface in _tree(QAccessible.queryAccessibleInterface(root)):
        state = interface.state()
        if interface.role() not in _REACHED or state.invisible:
            continue
        count += 1
        if not interface.text(QAccessible.Text.Name).strip():
            bad.append(f"{interface.role().name} in {_path(interface)}")
    return count, bad


def _path(interface: QAccessibleInterface) -> str:
    names = []
    parent = interface.parent()
    while parent is not None and parent.isValid() and len(names) < 4:
        names.append(parent.text(QAccessible.Text.Name) or parent.role().name)
        parent = parent.parent()
    return " < ".join(names)


def test_every_control_that_can_be_reached_has_a_name(office: Any, kinds_of_page: Any) -> None:
    for name, visit in kinds_of_page.items():
        visit(office)
        office.qtbot.wait(1)
        count, bad = _nameless(office.window)
        assert count > 20, name
        assert bad == [], name


def test_the_pages_before_the_vault_is_open_have_names_too(qtbot: Any, dressed: None) -> None:
    shell = Shell()
    qtbot.addWidget(shell)
    shell.show()
    first = shell.show_first_run()
    first.first.set_state({"school": "Het Voorbeeld", "coordinator": "Lies Voorbeeld"})
    for go_on in (first.button.click, first.button.click, shell.show_unlock):
        count, bad = _nameless(shell)
        assert count >= 2
        assert bad == []
        go_on()
    assert _nameless(shell)[1] == []


def test_a_row_of_each_list_says_all_that_is_painted(office: Any) -> None:
    window = office.window
    office.open_case("Noor")
    rows = [
        (window.case_list.view, "Noor D. · Fay T., 1C · 2026-"),
        (window.case_page.wizard.list, "Controle naleving, aan de beurt, controle gisteren"),
        (window.calendar.list, "Noor D. · Fay T., wo 7 okt · controle week 1 · 1C, te laat"),
        (
            window.today.list,
            "Noor D. · Fay T., Controle week 1, gisteren, 1C, mentor Kim Kladblok, te laat",
        ),
    ]
    for view, words in rows:
        model = view.model()
        indexes = [model.index(row, 0) for row in range(model.rowCount())]
        spoken = [str(model.data(index, Qt.ItemDataRole.AccessibleTextRole)) for index in indexes]
        assert any(words in each for each in spoken), spoken


def test_a_problem_is_part_of_what_its_field_says(office: Any) -> None:
    page = office.open_step("Abe", "1a")
    office.complete()
    assert page.form.field("text").control.accessibleDescription().startswith("Schrijf kort op wat je weet.")
