"""The page that opens a case, while the program stands open from one day to the next."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt

from pestdesk.domain.signal import NOT_CLASSIFIED
from pestdesk.ui.components import DateField


def _reported_on(office: Any) -> date | None:
    field = office.window.new_case.form.field("on")
    assert isinstance(field, DateField)
    return field.value()


def test_an_empty_form_is_of_the_day_that_it_is(office: Any) -> None:
    office.window.show_new_case()
    office.today += timedelta(days=1)
    office.window.following.turn_day()
    assert _reported_on(office) == office.today
    office.window.show_today()
    assert office.draft("new-case") is None, "nobody typed anything"


def test_what_was_typed_yesterday_keeps_its_day(office: Any) -> None:
    office.window.show_new_case()
    office.window.new_case.form.field("text").set_state("Gisteren is er geduwd.")
    before = office.today
    office.today += timedelta(days=1)
    office.window.following.turn_day()
    assert _reported_on(office) == before


def test_who_leaves_a_half_typed_case_is_told_where_it_is(office: Any) -> None:
    office.window.show_new_case()
    office.press("Niet nu")
    assert office.window.banner.text == "", "nothing was typed"
    office.window.show_new_case()
    office.window.new_case.form.field("text").set_state("Er is geduwd.")
    office.press("Niet nu")
    assert office.window.banner.text == "De nieuwe casus is nog niet geopend. Wat je typte is bewaard."
    office.press("Verder schrijven")
    assert office.window.new_case.isVisible()
    assert office.window.new_case.form.field("text").state() == "Er is geduwd."


def test_opening_a_case_with_a_double_press_judges_nothing(office: Any) -> None:
    window = office.window
    window.show_new_case()
    form = window.new_case.form
    form.field("text").set_state("Er is geduwd.")
    rows = [[each.name.full, each.school_class, "", each.roles[0]] for each in office.case("Abe").involvements[:2]]
    form.field("people").set_state([part for row in rows for part in row])
    for _ in range(2):
        office.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    case = office.desk.cases.summaries()[0]
    assert window.case_page.case_id == case.id
    assert window.case_page.wizard.page is not None
    assert office.desk.cases.get(case.id).classification == NOT_CLASSIFIED, "nobody saw the questions yet"
