"""The parts that every page is made of."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pestdesk.ui import theme
from pestdesk.ui.components import (
    Banner,
    Card,
    CheckGroup,
    Chip,
    ChoiceRow,
    ComboField,
    DateField,
    EmptyState,
    Field,
    FlowLayout,
    Form,
    Label,
    Mark,
    PersonCombo,
    PhaseLine,
    ProtocolQuote,
    ScrollPage,
    State,
    StepListView,
    StepRow,
    TextArea,
    TextField,
    button,
)
from pestdesk.ui.step_list import StepListModel

_OPTIONS = [("stopped", "gestopt"), ("less", "minder"), ("same", "gelijk")]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


def _fields() -> list[tuple[Field, State]]:
    return [
        (TextField("Wie meldt"), "de mentor"),
        (TextArea("Wat is er gezien"), "Eén regel\nen nog een"),
        (ChoiceRow("Het pesten is", _OPTIONS), "less"),
        (CheckGroup("Hulp", _OPTIONS), ["stopped", "same"]),
        (ComboField("Regio", _OPTIONS), "same"),
        (PersonCombo("Mentor", ["T. Proefstra"]), "K. Kladblok"),
        (DateField("Wanneer", on=date(2026, 9, 7)), "2026-10-08"),
        (DateField("Einde", none_text="geen datum"), "2026-10-08"),
    ]


def test_every_field_gives_back_the_state_it_was_given_and_tells_it(qtbot: QtBot) -> None:
    for field, state in _fields():
        qtbot.addWidget(field)
        with qtbot.waitSignal(field.changed):
            field.set_state(state)
        assert field.state() == state, field


def test_every_field_has_its_label_as_accessible_name(qtbot: QtBot) -> None:
    for field, _state in _fields():
        qtbot.addWidget(field)
        inside = [child for child in field.findChildren(QWidget) if child.accessibleName() == field.label]
        assert inside, field


def test_a_problem_is_shown_spoken_and_gone_after_the_next_change(qtbot: QtBot) -> None:
    field = TextField("Wie meldt", hint="Een naam.")
    qtbot.addWidget(field)
    field.show_problem("Vul in wie het meldt.")
    assert field.problem == "Vul in wie het meldt."
    assert field.edit.accessibleDescription() == "Vul in wie het meldt. Een naam."
    field.edit.setText("de mentor")
    assert field.problem == ""
    assert field.edit.accessibleDescription() == "Een naam."


def test_a_choice_begins_empty_and_can_be_emptied(qtbot: QtBot) -> None:
    field = ChoiceRow("Het pesten is", _OPTIONS)
    qtbot.addWidget(field)
    assert field.value() is None
    field.set_value("same")
    with qtbot.waitSignal(field.changed):
        field.set_state(None)
    assert field.value() is None


def test_the_arrow_keys_walk_through_a_choice(qtbot: QtBot) -> None:
    field = ChoiceRow("Het pesten is", _OPTIONS)
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    first = field.buttons()["stopped"]
    field.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert field.value() == "less"


def test_a_choice_tells_one_change_for_one_click(qtbot: QtBot) -> None:
    field = ChoiceRow("Het pesten is", _OPTIONS)
    qtbot.addWidget(field)
    field.set_value("same")
    told: list[str | None] = []
    field.changed.connect(lambda: told.append(field.value()))
    field.buttons()["less"].click()
    assert told == ["less"]


def test_an_optional_date_can_be_left_out_and_put_back(qtbot: QtBot) -> None:
    field = DateField("Einde", none_text="geen datum")
    qtbot.addWidget(field)
    assert field.value() is None
    field.set_value(date(2026, 10, 8))
    assert field.value() == date(2026, 10, 8)
    field.set_state(None)
    assert field.value() is None


def test_a_date_that_must_be_there_stays_there(qtbot: QtBot) -> None:
    field = DateField("Wanneer", on=date(2026, 10, 8))
    qtbot.addWidget(field)
    field.set_value(None)
    field.set_state("volgende week")
    assert field.value() == date(2026, 10, 8)


def test_a_date_is_shown_in_dutch(qtbot: QtBot) -> None:
    field = DateField("Wanneer", on=date(2026, 10, 8))
    qtbot.addWidget(field)
    assert field.edit.text() == "08-10-2026"
    assert "donderdag" in {label.text() for label in field.findChildren(QLabel)}


def test_a_list_of_options_keeps_the_choice_when_it_is_offered_again(qtbot: QtBot) -> None:
    field = ComboField("Wie", _OPTIONS, empty_text="kies")
    qtbot.addWidget(field)
    assert field.value() is None
    field.set_value("less")
    field.set_options([*reversed(_OPTIONS)])
    assert field.value() == "less"
    with qtbot.waitSignal(field.changed):
        field.set_options([("stopped", "gestopt")])
    assert field.value() is None


def test_new_names_leave_a_typed_name_alone(qtbot: QtBot) -> None:
    field = PersonCombo("Mentor", ["T. Proefstra"])
    qtbot.addWidget(field)
    field.set_value("K. Klad")
    with qtbot.assertNotEmitted(field.changed):
        field.set_names(["A. Ander"])
    assert field.value() == "K. Klad"


def test_the_wheel_does_not_turn_a_field_that_is_only_passed_by(qtbot: QtBot) -> None:
    combo, day = ComboField("Regio", _OPTIONS), DateField("Wanneer", on=date(2026, 10, 8))
    for field, control in ((combo, combo.combo), (day, day.edit)):
        qtbot.addWidget(field)
        before = field.state()
        middle = QPointF(control.rect().center())
        turn = QWheelEvent(
            middle,
            middle,
            QPoint(0, 0),
            QPoint(0, -240),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(control, turn)
        assert field.state() == before


def test_tab_leaves_a_text_area(qtbot: QtBot) -> None:
    area = TextArea("Wat is er gezien")
    qtbot.addWidget(area)
    assert area.edit.tabChangesFocus()


def test_a_text_area_grows_with_its_text_up_to_ten_lines(qtbot: QtBot) -> None:
    area = TextArea("Wat is er gezien")
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    heights = []
    for lines in (1, 3, 6, 10, 30):
        area.set_state("\n".join("regel" for _ in range(lines)))
        heights.append(area.edit.height())
    three, _, six, ten, thirty = heights
    assert heights[0] == heights[1]
    assert three < six < ten
    assert ten == thirty
    assert ten >= 10 * area.edit.fontMetrics().lineSpacing()


def test_a_form_keeps_and_restores_all_its_fields(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    form.add("reporter", TextField("Wie meldt"))
    form.add("outcome", ChoiceRow("Het pesten is", _OPTIONS))
    with qtbot.waitSignal(form.changed):
        form.set_state({"reporter": "de mentor", "outcome": "less", "from_an_older_page": "x"})
    assert form.state() == {"reporter": "de mentor", "outcome": "less"}


def test_a_form_takes_a_name_once(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    form.add("reporter", TextField("Wie meldt"))
    with pytest.raises(ValueError, match="reporter"):
        form.add("reporter", TextField("Wie meldt"))


def test_a_form_puts_the_cursor_at_the_problem(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    form.add("what", TextArea("Wat is er gezien"))
    reporter = form.add("reporter", TextField("Wie meldt"))
    with qtbot.waitExposed(form):
        form.show()
    form.show_problem("reporter", "Vul in wie het meldt.")
    assert form.focusWidget() is reporter.edit
    form.clear_problems()
    assert reporter.problem == ""


def test_what_a_user_typed_is_never_read_as_markup(qtbot: QtBot) -> None:
    banner, quote, empty = Banner(), ProtocolQuote("<b>vet</b>"), EmptyState("<b>vet</b>", "<i>schuin</i>")
    for widget in (banner, quote, empty):
        qtbot.addWidget(widget)
    banner.show_error("<b>vet</b>")
    for widget in (banner, quote, empty):
        for label in widget.findChildren(Label):
            assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_quotation_of_the_protocol_stands_in_quotation_marks(qtbot: QtBot) -> None:
    holder = Card()
    qtbot.addWidget(holder)
    quote = ProtocolQuote("De mentor maakt afspraken")
    holder.body.addWidget(quote)
    assert quote.findChildren(Label)[0].text() == "“De mentor maakt afspraken”"
    quote.set_text("")
    assert quote.isHidden()


def test_a_banner_tells_acts_once_and_goes(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    done: list[str] = []
    banner.show_info("Stap afgerond.", "Ongedaan maken", lambda: done.append("undone"))
    assert banner.text == "Stap afgerond."
    assert banner.accessibleName() == "Stap afgerond."
    act = next(each for each in banner.findChildren(type(button("x"))) if each.text() == "Ongedaan maken")
    act.click()
    assert done == ["undone"]
    assert banner.isHidden()
    banner.show_error("De stap is niet bewaard.")
    assert act.isHidden()
    banner.clear()
    assert banner.text == ""


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    pressed: list[bool] = []
    act = button("Klaar", on_click=lambda: pressed.append(True))
    qtbot.addWidget(act)
    QTest.keyClick(act, Qt.Key.Key_Return)
    assert pressed == [True]


def test_a_button_without_words_has_a_name_and_a_tooltip(qtbot: QtBot) -> None:
    act = button("", icon="close", name="Melding sluiten")
    qtbot.addWidget(act)
    assert act.accessibleName() == act.toolTip() == "Melding sluiten"


def test_a_chip_has_room_for_its_words_and_a_mark_for_a_state(qtbot: QtBot) -> None:
    plain, late = Chip("controle gisteren", "neutral"), Chip("controle gisteren", "late")
    for chip in (plain, late):
        qtbot.addWidget(chip)
    metrics = plain.fontMetrics()
    assert plain.sizeHint().width() > 0.8 * metrics.horizontalAdvance("controle gisteren")
    assert late.sizeHint().width() >= plain.sizeHint().width() + theme.px(12)
    assert late.accessibleName() == "controle gisteren"


def test_a_row_that_does_not_fit_goes_on_in_the_next(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    row = FlowLayout(box, spacing=10, row_spacing=5)
    parts = [QWidget() for _ in range(3)]
    for part in parts:
        part.setFixedSize(100, 20)
        row.addWidget(part)
    box.resize(215, 100)
    box.show()
    assert [part.y() for part in parts] == [0, 0, 25]
    assert [part.x() for part in parts] == [0, 110, 0]
    assert row.heightForWidth(215) == 45
    assert row.heightForWidth(320) == 20


def test_a_scrolled_page_shows_the_field_that_gets_the_focus(qtbot: QtBot) -> None:
    page = ScrollPage()
    qtbot.addWidget(page)
    fields = [TextField(f"Veld {number}") for number in range(40)]
    for field in fields:
        page.body.addWidget(field)
    page.resize(300, 200)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    fields[-1].setFocus()
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    assert not fields[-1].visibleRegion().isEmpty()


def test_wrapped_text_is_never_cut_in_a_narrow_page(qtbot: QtBot) -> None:
    page = ScrollPage()
    qtbot.addWidget(page)
    card = Card()
    text = Label("Een zin die veel te lang is voor een smal venster en dus over meer regels loopt. " * 4)
    card.body.addWidget(text)
    page.body.addWidget(card)
    page.body.addWidget(TextField("Naam", hint="Nog een zin die niet op een regel past in een smal venster."))
    page.body.addStretch(1)
    page.resize(260, 160)
    with qtbot.waitExposed(page):
        page.show()
    for label in page.findChildren(Label):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_a_phase_line_tells_its_steps(qtbot: QtBot) -> None:
    line = PhaseLine()
    qtbot.addWidget(line)
    line.set_steps([(Mark.DONE, "Onderzoek"), (Mark.CURRENT, "Gesprekken"), (Mark.OPTIONAL, "BPO-er")])
    assert line.accessibleDescription() == "Onderzoek: klaar; Gesprekken: aan de beurt; BPO-er: mag"
    line.resize(line.sizeHint())
    assert line.tip_at(QPoint(4, line.height() // 2)) == "Onderzoek: klaar"
    assert line.tip_at(QPoint(line.width() - 4, line.height() // 2)) == "BPO-er: mag"


_ROWS = [
    StepRow(Mark.DONE, "Onderzoek", "wo 9 sep"),
    StepRow(Mark.OPEN, "Gesprekken"),
    StepRow(Mark.SKIPPED, "BPO-er", "kan"),
]


def test_the_step_list_is_walked_by_keyboard_and_tells_which_step(qtbot: QtBot) -> None:
    steps = StepListView()
    qtbot.addWidget(steps)
    steps.set_rows(_ROWS)
    steps.select(0)
    with qtbot.waitSignal(steps.chosen) as told:
        QTest.keyClick(steps, Qt.Key.Key_Down)
    assert told.args == [1]
    assert steps.selected() == 1


def test_the_step_list_tells_nothing_when_the_program_selects_or_fills(qtbot: QtBot) -> None:
    steps = StepListView()
    qtbot.addWidget(steps)
    with qtbot.assertNotEmitted(steps.chosen):
        steps.set_rows(_ROWS)
        steps.select(2)
        steps.set_rows([*_ROWS, StepRow(Mark.BLOCKED, "Controle")])
    assert steps.selected() == 2


def test_the_step_list_speaks_title_and_state(qtbot: QtBot) -> None:
    steps = StepListView()
    qtbot.addWidget(steps)
    steps.set_rows(_ROWS)
    spoken = [steps.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == ["Onderzoek, klaar, wo 9 sep", "Gesprekken, open", "BPO-er, overgeslagen, kan"]


def test_the_step_model_keeps_the_rules_of_models(qtmodeltester: object, qtbot: QtBot) -> None:
    model = StepListModel()
    model.set_rows(_ROWS)
    qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_a_field_shown_nowhere_opens_no_window(qapp: QApplication, qtbot: QtBot) -> None:
    before = {id(window) for window in qapp.topLevelWidgets() if window.isVisible()}
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    for field, _state in _fields():
        column.addWidget(field)
    column.addWidget(ProtocolQuote("De mentor maakt afspraken"))
    column.addWidget(Banner())
    column.addWidget(EmptyState("Nog niets", "Begin hier.", button("Begin", primary=True)))
    assert {id(window) for window in qapp.topLevelWidgets() if window.isVisible()} == before
