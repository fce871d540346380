"""Discreet (F12): no name in sight on any page, and not one initial in what is kept, copied or exported."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Guardian
from pestdesk.ui import discretion
from pestdesk.ui.agenda_lines import AgendaLine
from pestdesk.ui.case_delegate import CaseRole, full_text
from pestdesk.ui.chips import Chip
from pestdesk.ui.components import Label
from pestdesk.ui.draft_keeper import keep_all
from pestdesk.ui.event_list import _lines
from pestdesk.ui.form_card import FormCard
from pestdesk.ui.step_list import StepRow

_PROPERTIES = ("text", "toolTip", "accessibleName", "accessibleDescription")
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_MOST_CHILDREN = 300


@pytest.fixture(autouse=True)
def _in_the_open() -> Iterator[None]:
    yield
    discretion.turn(is_on=False)


@pytest.fixture
def discreet(office: Any) -> Any:
    discretion.turn(is_on=True)
    return office


# -- what is seen --------------------------------------------------------------------------------------------------


def _is_typed_in(widget: QWidget) -> bool:
    inside: QWidget | None = widget
    while inside is not None and not isinstance(inside, QLineEdit | QPlainTextEdit):
        inside = inside.parentWidget()
    return inside is not None


def _of_widget(widget: QWidget) -> Iterator[str]:
    for name in _PROPERTIES if not _is_typed_in(widget) else _PROPERTIES[1:]:
        value = widget.property(name)
        if isinstance(value, str):
            yield value
    if isinstance(widget, Chip):
        # What is painted.
        yield discretion.shown(widget.text())


def _of_rows(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        values = [index.data(role) for role in (*_ROLES, *CaseRole)]
        yield from (value for value in values if isinstance(value, str))
        for role in (Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1):
            painted = index.data(role)
            if isinstance(painted, AgendaLine):
                yield from (painted.upper, painted.lower, painted.meta, painted.action)
            elif isinstance(painted, StepRow):
                yield from (painted.title, painted.subtitle)
            elif hasattr(painted, "corrections"):
                yield from (text for text, _font, _token in _lines(painted))
        yield full_text(index)


def _of_screen_reader(interface: QAccessibleInterface | None) -> Iterator[str]:
    """What is said of each part; not what was typed."""
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    yield interface.text(QAccessible.Text.Name)
    yield interface.text(QAccessible.Text.Description)
    if interface.role() is not QAccessible.Role.EditableText:
        yield interface.text(QAccessible.Text.Value)
    for number in range(min(interface.childCount(), _MOST_CHILDREN)):
        yield from _of_screen_reader(interface.child(number))


def _seen(office: Any) -> list[str]:
    """Every text in sight, under the mouse or spoken."""
    found: list[str] = []
    for widget in office.shown(QWidget):
        found += _of_widget(widget)
        if isinstance(widget, QComboBox):
            found += [widget.model().index(row, 0).data() for row in range(widget.count())]
        elif isinstance(widget, QAbstractItemView):
            found += _of_rows(widget.model())
    found += _of_screen_reader(QAccessible.queryAccessibleInterface(office.window))
    return [text for text in found if text]


def _name_words(office: Any) -> set[str]:
    names = office.desk.cases.names() | office.desk.pupils.names()
    return {part for name in names for word in name.words for part in re.findall(r"\w{2,}", word)}


def _named(office: Any) -> set[tuple[str, str]]:
    words = _name_words(office)
    return {(word, text) for text in _seen(office) for word in words & set(re.findall(r"[^\W\d_]+", text))}


def test_no_page_shows_the_name_of_a_pupil_or_parent(discreet: Any, pages: Any) -> None:
    for name, visit in pages.items():
        visit(discreet)
        discreet.qtbot.wait(1)
        assert _named(discreet) == set(), name


def test_turning_it_on_and_off_shows_every_page_as_it_was(office: Any, kinds_of_page: Any) -> None:
    for name, visit in kinds_of_page.items():
        visit(office)
        office.qtbot.wait(1)
        # Now, for ‘Bewaard’ comes by itself a moment later.
        assert keep_all(office.window)
        before = _seen(office)
        assert len(before) > 50, name
        discretion.turn(is_on=True)
        assert _named(office) == set(), name
        discretion.turn(is_on=False)
        sign = discretion.shown("Discreet · F12")
        assert [text for text in _seen(office) if text != sign] == before, name


def test_the_walk_finds_a_name_where_there_is_one(office: Any) -> None:
    office.open_case("Pip", 1)
    assert {"Pip", "Voorbeeldstra", "Mieke"} <= {word for word, _text in _named(office)}


def test_a_name_reads_as_its_initials(discreet: Any) -> None:
    discreet.open_case("Pip", 1)
    for words in ("P. V. · S. N.", "M. V. · moeder"):
        assert discreet.sees(words)
    assert discreet.sees("mentor Toon Proefstra"), "staff stays"


def test_the_lists_of_the_day_show_the_number_of_the_case(discreet: Any) -> None:
    number = discreet.number("Noor")
    for view in (discreet.window.calendar.list, discreet.window.today.list):
        model = view.model()
        rows = [model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(model.rowCount())]
        (line,) = [row for row in rows if row and "ontrole week 1" in row and row.startswith(number)]
        assert "Noor" not in line


def test_what_is_typed_stays_as_it_is(discreet: Any) -> None:
    discreet.open_case("Pip", 1)
    discreet.press("Wijzig Pip Voorbeeldstra")
    (card,) = discreet.shown(FormCard)
    assert card.form.field("name").state() == "Pip Voorbeeldstra"
    assert any(edit.text() == "Pip Voorbeeldstra" for edit in discreet.shown(QLineEdit))


def test_a_new_name_is_not_shown_once_it_is_kept(discreet: Any) -> None:
    discreet.open_case("Pip", 1)
    discreet.press("Leerling toevoegen…")
    (card,) = discreet.shown(FormCard)
    discreet.fill_form(card, name="Quinten Nieuwkomer", roles=["witness"])
    discreet.press("Bewaren")
    assert discreet.sees("Q. N.")
    assert _named(discreet) == set()
    discreet.window.bridge.undo()
    assert not discreet.sees("Q. N.")


def test_a_message_names_nobody(discreet: Any, spoken: list[str]) -> None:
    discreet.open_case("Bram", 1)
    for name in ("Siem Schetsma", "Bram Nepveld"):
        discreet.press(f"{name} hoort er niet bij")
        (card,) = discreet.shown(FormCard)
        discreet.fill_form(card, reason="Was er niet bij.")
        discreet.press("Bewaren")
    assert discreet.sees("B. N. is het enige slachtoffer of de enige dader.")
    assert _named(discreet) == set()


# -- the switch ----------------------------------------------------------------------------------------------------


def _action(office: Any) -> QAction:
    return next(each for each in office.window.findChildren(QAction) if each.text().startswith("Discreet"))


def test_f12_turns_it_on_and_off_and_the_bar_says_so(office: Any) -> None:
    assert not office.sees("Discreet · F12")
    office.qtbot.keyClick(office.window, Qt.Key.Key_F12)
    assert discretion.is_on()
    assert _action(office).isChecked()
    assert office.sees("Discreet · F12")
    office.press("Discreet · F12")
    assert not discretion.is_on()
    assert not _action(office).isChecked()
    assert not office.sees("Discreet · F12")
    _action(office).trigger()
    assert office.sees("Discreet · F12")


def test_the_sign_makes_no_small_window_grow(discreet: Any) -> None:
    window = discreet.window

    def has_size() -> bool:
        # The calendar gives its room only after the first step.
        window.resize(1093, 600)
        return bool(window.width() == 1093)

    discreet.qtbot.waitUntil(has_size)
    discreet.open_step("Pip", "1h")
    discreet.qtbot.wait(1)
    assert window.width() == 1093
    assert discreet.sees("Discreet · F12")


def test_it_stands_in_the_list_of_shortcuts(office: Any) -> None:
    next(each for each in office.window.findChildren(QAction) if each.text() == "&Sneltoetsen").trigger()
    assert office.sees("F12")


def test_it_stays_on_when_the_window_goes_and_another_comes(discreet: Any) -> None:
    discreet.close()
    assert discretion.is_on()
    assert discretion.shown("Pip Voorbeeldstra") == "Pip Voorbeeldstra", "without the vault no name is known"
    discreet.open()
    assert discreet.sees("Discreet · F12")
    assert _action(discreet).isChecked()
    assert _named(discreet) == set()


def test_the_names_of_a_window_outlive_the_one_before_it(discreet: Any) -> None:
    old_window, old_desk = discreet.window, discreet.desk
    old_window.close()
    old_desk.lock()
    discreet.open()
    with discreet.qtbot.waitSignal(old_window.destroyed):
        old_window.deleteLater()
    assert discretion.shown("Pip Voorbeeldstra") == "P. V."


# -- what is kept --------------------------------------------------------------------------------------------------


def _form(office: Any, press: str, save: str = "Bewaren", **values: Any) -> None:
    if press:
        office.press(press)
    card = office.shown(FormCard)[-1]
    office.fill_form(card, **values)
    office.press(save)


def _step(office: Any, words: str, step_id: str, **values: Any) -> None:
    office.open_step(words, step_id)
    office.fill(**values)
    office.complete()


def _check(office: Any) -> None:
    page = office.open_step("Noor", "1h")
    answers = {"kept": "yes", "safe": "4", "words": "Noor zegt dat Fay rustig is."}
    for name in page.form.names():
        if name.rstrip("0123456789") in answers:
            office.fill(**{name: answers[name.rstrip("0123456789")]})
    office.fill(bullying="less", decision="on_course")
    office.complete()


def _note_with_names(office: Any) -> None:
    office.open_step("Yara", "1g")
    office.fill(field0="Milan uit 3D duwt Yara. Milans vader belde.")
    office.press("‘3D’ is hier geen naam")
    office.press("Vervang door ‘een medeleerling’")
    office.complete()


def _authorities(office: Any) -> None:
    page = office.open_step("Bram", "2k")
    for name in page.form.names():
        if name.startswith("informed_"):
            office.fill(**{name: "no", name.replace("informed", "why_not"): "De ouders van Siem vroegen dat."})
    office.complete()


def _new_case(office: Any) -> None:
    office.window.show_new_case()
    values = {"text": "Pip ziet dat Sem Quinten duwt.", "people": ["Quinten Nieuw", "2B", "", "victim"]}
    for name, value in values.items():
        office.window.new_case.form.field(name).set_state(value)
    office.window.new_case.finish.click()


def _agreements(office: Any) -> None:
    office.open_step("Abe", "1c")
    combo = next(each for each in office.shown(QComboBox) if each.findData("0") == 0)
    combo.setCurrentIndex(1)
    whom = combo.currentData()
    office.fill(agreements=["Gerrit blijft van de pet van Abe af", whom, "Abe meldt het", "0"])
    office.complete()


def _replans(office: Any) -> None:
    office.add_free_week("2026-11-02", "2026-11-08")
    office.press("Bewaren")


def _skip(office: Any) -> None:
    office.open_step("Lotte", "2b")
    office.press("Overslaan…")
    office.type("Lotte en Daan zaten erbij.")
    office.press("Overslaan")


#: Every kind of act, as the user does it.
_ACTS: dict[str, Callable[[Any], object]] = {
    "signal": lambda o: _step(o, "Abe", "0", passed_on="2026-10-08"),
    "inquiry": lambda o: _step(o, "Abe", "1a", text="De klas vertelt over Abe."),
    "talk": lambda o: _step(o, "Abe", "1b", account="Abe vertelt."),
    "agreements": _agreements,
    "parents": lambda o: _step(o, "Abe", "1d", result_phone="spoken"),
    "measure": lambda o: _step(o, "Bram", "2f", type="sanction/schorsing", school_days="3"),
    "authorities": _authorities,
    "observation": lambda o: _step(o, "Placeholder", "1f", options=["sociogram"]),
    "restoration": lambda o: _step(o, "Placeholder", "1r", text="Jip en Ties boden excuses aan."),
    "note as proposed": lambda o: _step(o, "Abe", "1g"),
    "note with names": _note_with_names,
    "incident record": lambda o: _step(o, "Lotte", "2i"),
    "check": _check,
    "move a check": lambda o: (o.open_move("Noor", 1), o.fill(to="2026-10-16", why="excursie"), o.complete()),
    "skip": _skip,
    "school calendar": _replans,
    "person": lambda o: (o.open_case("Pip", 1), _form(o, "Wijzig Pip Voorbeeldstra", pupil_number="12345")),
    "parent": lambda o: (o.open_case("Pip", 1), _form(o, "Wijzig Mieke Voorbeeldstra", phone="030 1")),
    "coordinators": lambda o: (o.open_case("Pip", 1), _form(o, "Wijzig de leerlingcoördinatoren", others="Ton")),
    "leaving": lambda o: (o.open_case("Milan", 1), _form(o, "Milan Bedacht hoort er niet bij", reason="Niet Milan")),
    "entry": lambda o: (
        o.open_case("Lotte", 3),
        o.press("Notitie toevoegen"),
        _form(o, "", "Notitie bewaren", text="Daan belde.", nature="statement", statement_of="Daan Zogezegd"),
    ),
    "course": lambda o: (o.show_signal_again("2026-001", "course"), o.complete()),
    "next round": lambda o: (
        o.open_case("Pip"),
        o.window.case_page.open_special("next_round"),
        o.fill(cause="Sem ging door."),
        o.complete(),
    ),
    "reopening": lambda o: (
        o.open_case("Isa"),
        o.window.case_page.open_special("reopening"),
        o.fill(reason="Isa belt."),
        o.complete(),
    ),
    "closing": lambda o: (
        o.open_case("Yara"),
        o.window.case_page.open_special("closing"),
        o.fill(conclusion="Yara is verhuisd.", reason="Zie boven."),
        o.complete(),
    ),
    "new case": _new_case,
}


def _kept(office: Any) -> dict[str, Any]:
    """All that the vault holds."""
    numbers = [summary.id for summary in office.desk.cases.summaries(CaseFilter.ALL)]
    kept = {number: office.desk.cases.get(number) for number in numbers}
    return {**kept, "calendar": office.desk.calendar.school_calendar(), "list": office.desk.cases.summaries()}


def _played(office: Any) -> dict[str, Any]:
    """The vault after every act, each of which must have changed it."""
    after = _kept(office)
    for name, act in _ACTS.items():
        before = after
        act(office)
        after = _kept(office)
        assert after != before, name
    # A half-typed page is a draft.
    office.open_step("Fenna", "1b")
    office.fill(account="Fenna vertelt over Abe Voorbeeldig.")
    office.open_step("Lotte", "2h")
    office.window.flush()
    key = f"{office.number('Fenna')}/"
    papers = {f"paper {number}": office.desk.papers.summary(number) for number in after if number[:1] == "2"}
    return {
        **after,
        **papers,
        "drafts": [office.draft(f"{key}{office.case('Fenna').round.id}/1b/{n}/0") for n in range(9)],
    }


def test_what_is_kept_is_the_same_whether_it_is_on_or_off(
    office: Any, made_up: tuple[Path, bytes], tmp_path: Path
) -> None:
    in_the_open = _played(office)
    office.window.close()
    shutil.copytree(made_up[0], tmp_path / "second")
    discretion.turn(is_on=True)
    other = type(office)(office.qtbot, tmp_path / "second", made_up[1])
    try:
        assert _played(other) == in_the_open
    finally:
        other.close()


def test_undo_brings_back_the_names(discreet: Any) -> None:
    before = discreet.case("Abe")
    _step(discreet, "Abe", "1a", text="De klas vertelt over Abe.")
    discreet.window.bridge.undo()
    assert discreet.case("Abe") == before


def test_what_is_copied_for_magister_has_its_names(discreet: Any) -> None:
    discreet.open_step("Lotte", "2i")
    discreet.press("Wie en rol kopiëren")
    assert "Daan Zogezegd (dader, 1D)" in QGuiApplication.clipboard().text()
    discreet.open_step("Yara", "1g")
    discreet.fill(field0="Gesprek met Yara op 5 oktober.")
    discreet.press("Notitie kopiëren")
    assert QGuiApplication.clipboard().text() == "Gesprek met Yara op 5 oktober."


def test_no_initials_can_be_copied_from_a_list_or_a_label(discreet: Any) -> None:
    QGuiApplication.clipboard().setText("iets anders")
    discreet.open_case("Pip", 1)
    discreet.window.case_list.view.setFocus()
    discreet.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "iets anders"
    title = discreet.window.case_page._title
    can_select = Qt.TextInteractionFlag.TextSelectableByMouse
    assert title.property("text") != title.text()
    assert not title.textInteractionFlags() & can_select
    assert discreet.window.case_page._facts.textInteractionFlags() & can_select, "it names nobody"
    discretion.turn(is_on=False)
    assert title.textInteractionFlags() & can_select
    discreet.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Pip V. · Sem N."


def test_python_reads_the_words_and_qt_shows_the_initials(discreet: Any) -> None:
    label = Label("Pip Voorbeeldstra", selectable=True)
    discreet.qtbot.addWidget(label)
    assert (label.text(), label.property("text")) == ("Pip Voorbeeldstra", "P. V.")
    label.setText("Stappen")
    assert (label.text(), label.property("text")) == ("Stappen", "Stappen")
    discretion.turn(is_on=False)
    assert label.property("text") == "Stappen"


def test_a_parent_who_is_added_elsewhere_is_known_after_the_change(discreet: Any) -> None:
    case = discreet.case("Abe")
    discreet.window.bridge.do(
        discreet.desk.cases.keep_guardian, case.id, case.involvements[0].id, Guardian(0, "Jo van Verzinsel")
    )
    assert discretion.shown("Jo van Verzinsel") == "J. van V."
    assert PersonName.parse("Jo van Verzinsel") in discreet.desk.cases.names()


def test_nothing_is_read_or_kept_while_it_is_off(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def read() -> None:
        raise AssertionError("the names were read")

    monkeypatch.setattr(discretion._live, "_read", read)
    office.open_step("Pip", "1h")
    _step(office, "Abe", "1a", text="De klas vertelt.")
    assert not any(
        bytes(name.data()).startswith(b"said_")
        # Of this window: one of a test before may wait for its end.
        for widget in office.window.findChildren(QWidget)
        for name in widget.dynamicPropertyNames()
    )
