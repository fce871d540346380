"""What a screen reader finds: every control that can be reached has a name, on every page."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QRadioButton,
    QTabBar,
    QTableView,
    QWidget,
)

from pestdesk.ui import discretion
from pestdesk.ui.announce import announce
from pestdesk.ui.components import ChoiceRow, Field, Label
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


def test_every_control_that_can_be_reached_has_a_name_and_says_what_it_is_about(
    office: Any, kinds_of_page: Any
) -> None:
    for name, visit in kinds_of_page.items():
        visit(office)
        office.qtbot.wait(1)
        count, bad = _nameless(office.window)
        assert count > 20, name
        assert bad == [], name
        assert list(_unexplained(office)) == [], name
        assert office.window._pages.currentWidget().accessibleName() != "", name


def _unexplained(office: Any) -> Iterator[str]:
    """What has a name that does not say enough, and no description that does."""
    for each in office.shown(QAbstractButton):
        inside = each.parent()
        if (
            not str(each.property("text"))
            and not isinstance(inside, QLineEdit | QTabBar | QTableView)
            and not each.toolTip()
        ):
            yield f"a drawing alone: {each.accessibleName()}"
        if isinstance(each, QRadioButton) and not each.accessibleDescription():
            yield f"a choice of what? {each.text()}"
    for field in office.shown(Field):
        hint = field.hint
        inside = [each for each in (field.control, *field.control.findChildren(QWidget)) if each.isVisible()]
        if hint and not any(hint in each.accessibleDescription() for each in inside if _is_stop(each)):
            yield f"a hint nobody hears: {hint}"
    for table in office.shown(QTableView):
        heads = [
            str(table.model().headerData(column, Qt.Orientation.Horizontal) or "")
            for column in range(table.model().columnCount())
        ]
        if not table.accessibleName() or not all(heads):
            yield f"a table without heads: {table.accessibleName()} {heads}"


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def test_a_page_and_a_step_that_come_are_announced_and_walking_through_the_cases_is_not(
    office: Any, monkeypatch: Any
) -> None:
    said: list[str] = []

    def listen(widget: QWidget, *, is_polite: bool = False) -> None:
        assert is_polite
        said.append(widget.accessibleName())

    for module in ("main_window", "step_wizard"):
        monkeypatch.setattr(f"pestdesk.ui.{module}.announce", listen)
    office.window.show_settings()
    office.window.show_help()
    assert said == ["Instellingen", "Uitleg"]
    said.clear()
    office.open_step("Abe", "1a")
    assert said == ["Casus 2026-007, Abe V. · Gerrit M.", "Onderzoek en analyse"]
    office.fill(text="Gezien.")
    office.complete()
    assert said[2:] == ["Gesprekken"]
    said.clear()
    office.window.case_list.view.setFocus()
    office.key(Qt.Key.Key_Down)
    office.key(Qt.Key.Key_Down)
    assert said == []


def test_what_is_announced_is_what_may_be_seen(office: Any, monkeypatch: Any, request: Any) -> None:
    request.addfinalizer(lambda: discretion.turn(is_on=False))
    said: list[str] = []
    monkeypatch.setattr("PySide6.QtGui.QAccessible.updateAccessibility", lambda event: said.append(event.message()))
    label = Label("", parent=office.window)
    label.setAccessibleName("Pip Voorbeeldstra belt")
    announce(label)
    discretion.turn(is_on=True)
    announce(label)
    assert said == ["Pip Voorbeeldstra belt", "P. V. belt"]


def test_a_fold_and_a_filter_tell_how_they_stand(office: Any) -> None:
    office.open_step("Abe", "0")
    fold = office.button("Eerst veiligheid: als het meer is dan pesten")
    assert fold.accessibleName().endswith("ingeklapt")
    fold.click()
    assert fold.accessibleName().endswith("uitgeklapt")
    filters = [each for each in office.shown(QAbstractButton) if each.property("pill") and each.isCheckable()]
    chosen = {each.text(): QAccessible.queryAccessibleInterface(each).state() for each in filters}
    assert chosen["Open 8"].checkable
    assert chosen["Open 8"].checked
    assert not chosen["Gesloten 1"].checked


def test_a_problem_of_a_choice_is_heard_at_each_of_its_buttons(office: Any) -> None:
    page = office.open_step("Noor", "1h")
    office.complete()
    field = next(field for field in map(page.form.field, page.form.names()) if field.problem)
    assert isinstance(field, ChoiceRow)
    for choice in field.buttons().values():
        assert choice.accessibleDescription() == f"{field.problem} {field.label}"


def test_a_cell_of_the_agreements_says_its_row_and_its_column(office: Any) -> None:
    office.open_case("Bram", 2)
    names = {each.accessibleName() for each in office.shown(QLabel)}
    assert "Siem loopt via de andere trap, vr 4 sep: deels" in names


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
