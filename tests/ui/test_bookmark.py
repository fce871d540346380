"""A place of the main window is found again, in a window that was made anew."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from pestdesk.ui.bookmark import Bookmark, Page
from pestdesk.ui.case_page import TIMELINE
from pestdesk.ui.pages.places import TO_CLOSING, TO_NEXT_ROUND

_PLACES = [
    "today",
    "new case",
    "signal",
    "agreements",
    "parents, attempt",
    "check",
    "move a check",
    "next round",
    "closing",
    "people",
    "agreements tab",
    "timeline",
    "settings",
    "school calendar",
    "closed case",
    "relations",
    "earlier cases",
    "pupil",
    "pupil, edit",
    "pupil, parent",
    "pupil, merge",
    "pupil, add",
]


def _again(office: Any) -> Bookmark:
    """Close the window, make another one and go back; gives where that stands."""
    place: Bookmark = office.window.bookmark()
    office.close()
    office.open()
    office.window.return_to(place)
    made: Bookmark = office.window.bookmark()
    assert made == place
    return made


@pytest.mark.parametrize("name", _PLACES)
def test_each_kind_of_place_is_found_again(office: Any, pages: Any, name: str) -> None:
    pages[name](office)
    _again(office)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert office.window._pages.isAncestorOf(focused), "the cursor stands in the page"


def test_an_earlier_round_is_found_again_and_the_field_that_had_the_cursor(office: Any) -> None:
    office.open_case("Lotte")
    case = office.case("Lotte")
    assert len(case.rounds) > 1, "the made-up case has two rounds"
    first = case.rounds[0]
    office.window.case_page._open_in_round(first.id, "1b")
    page = office.page
    name = page.form.names()[-1]
    page.form.field(name).setFocus()
    assert office.window.bookmark().case.round_id == first.id
    assert office.window.bookmark().case.field == page.focused_field()
    made = _again(office)
    assert made.case is not None
    assert made.case.round_id == first.id


def test_a_page_that_is_no_step_leads_back_to_the_step_it_was_opened_from(office: Any) -> None:
    office.open_step("Pip", "1c")
    office.window.case_page.open_special(TO_CLOSING)
    _again(office)
    office.window.case_page.wizard._go(-1)
    assert office.step_id == "1c"
    assert office.window.case_page.wizard.special == ""


def test_the_settings_lead_back_to_the_page_from_which_they_were_opened_also_afterwards(office: Any) -> None:
    office.open_case("Pip", TIMELINE)
    office.window.show_settings()
    _again(office)
    office.window._pages.currentWidget().left.emit()
    assert office.window.bookmark().page is Page.CASE
    assert office.window.case_page.case_id == office.number("Pip")


def test_by_way_of_the_settings_the_school_calendar_leads_back_to_the_case(office: Any) -> None:
    office.open_case("Pip")
    office.window.show_settings()
    office.window.show_school_calendar()
    office.window.school_calendar.left.emit()
    assert office.window.bookmark().page is Page.CASE


def test_a_place_that_is_gone_is_vandaag(office: Any) -> None:
    office.open_case("Pip")
    place = office.window.bookmark()
    office.window.return_to(replace(place, case=replace(place.case, case_id="2019-001")))
    assert office.window.bookmark() == Bookmark(Page.TODAY)


def test_a_step_or_a_round_that_is_gone_is_left_out(office: Any) -> None:
    office.open_step("Pip", "1c")
    place = office.window.bookmark()
    standing = replace(place.case.standing, step_id="9z", special=TO_NEXT_ROUND)
    office.window.return_to(replace(place, case=replace(place.case, round_id=99, standing=standing)))
    made = office.window.bookmark()
    assert made.case.case_id == place.case.case_id
    assert made.case.round_id == place.case.round_id
