"""‘De eerste keer’ in the window (R6): the head asks, a page decides, the signal page shows what was decided."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from pestdesk.domain.names import PersonName
from pestdesk.domain.routing import Course
from pestdesk.ui.components import Notice

PIP_AGAIN = "Eerder: 2026-001, dezelfde dader en hetzelfde slachtoffer, dit schooljaar. Voorstel: verder als fase 2."


@pytest.fixture
def again(office: Any) -> str:
    """The number of a new case with the pair of Pip's, which is open."""
    number = office.signal_again("2026-001").id
    office.window.show_case(number)
    return str(number)


def head(office: Any) -> str:
    bar = office.window.case_page._course_question
    return bar.words if bar.isVisible() else ""


def test_r6_the_head_of_the_case_proposes_and_leads_to_the_choice(office: Any, again: str) -> None:
    assert head(office) == PIP_AGAIN
    office.press("Kiezen…")
    assert office.window.case_page.wizard.special == "course"
    assert head(office) == "", "the page says it"
    assert office.sees("2026-001 · Pip V. · Sem N.")
    assert office.sees("Dezelfde dader en hetzelfde slachtoffer, dit schooljaar")
    assert office.sees("Zelfde naam, leerlingnummer onbekend")
    office.key(Qt.Key.Key_Escape)
    assert head(office) == PIP_AGAIN


def test_r6_a_case_of_pupils_who_are_new_asks_nothing(office: Any) -> None:
    office.open_case("Abe")
    assert head(office) == ""
    office.window.case_page.open_special("course")
    assert office.sees("Geen eerdere casussen van deze leerlingen")
    assert not office.page.has_form


def test_r6_the_proposal_is_chosen_with_its_reason_and_klaar_keeps_it(office: Any, again: str) -> None:
    office.press("Kiezen…")
    assert office.page.form.state() == {
        "course": "next_phase",
        "reason": "dezelfde dader en hetzelfde slachtoffer, dit schooljaar, in 2026-001",
    }
    office.press("Keuze bewaren")
    case = office.desk.cases.get(again)
    assert case.course.course is Course.NEXT_PHASE
    assert case.round.phase_id == "2"
    assert office.window.banner.text == "Keuze bewaard"
    assert head(office) == ""
    assert office.page.isAncestorOf(QApplication.focusWidget())


def test_r6_another_choice_asks_for_a_reason_of_its_own(office: Any, again: str) -> None:
    office.press("Kiezen…")
    office.press("Nieuwe casus in fase 1")
    assert office.page.text("reason") == ""
    office.press("Keuze bewaren")
    assert office.problems() == {"reason": "Schrijf op waarom je dit kiest."}
    office.press("Verder als fase 2")
    assert office.page.text("reason").startswith("dezelfde dader"), "the proposal brings its reason"
    office.press("Nieuwe casus in fase 1")
    office.fill(reason="Heel ander gedrag.")
    office.press("Verder als fase 2")
    assert office.page.text("reason") == "Heel ander gedrag.", "what was typed is never replaced"
    office.press("Nieuwe casus in fase 1")
    office.press("Keuze bewaren")
    decided = office.desk.cases.get(again).course
    assert (decided.course, decided.proposed) == (Course.FIRST_PHASE, Course.NEXT_PHASE)
    assert decided.reason == "Heel ander gedrag."


def test_r6_what_was_chosen_and_typed_is_a_draft(office: Any, again: str) -> None:
    office.press("Kiezen…")
    office.fill(course="first_phase", reason="Nog even")
    office.open_case("Abe")
    office.window.show_case(again)
    office.press("Kiezen…")
    assert office.page.form.state() == {"course": "first_phase", "reason": "Nog even"}


def test_r6_the_decision_and_its_reason_stand_on_the_signal_page_and_can_be_changed(office: Any, again: str) -> None:
    office.desk.cases.choose_course(again, Course.FIRST_PHASE, "2026-001", "heel ander gedrag")
    office.window.show_case(again)
    office.window.case_page.wizard.open("0")
    assert office.sees("Nieuwe casus in fase 1")
    assert office.sees("want heel ander gedrag")
    office.press("Eerdere casussen: Bekijken…")
    assert office.page.form.state() == {"course": "first_phase", "reason": "heel ander gedrag"}


def test_r6_a_warning_looks_like_one(office: Any) -> None:
    office.show_signal_again("2025-001", "course")
    (notice,) = office.page.findChildren(Notice)
    assert any("in een eerder schooljaar" in label.text() for label in notice.findChildren(QLabel))
    assert office.page.form.state()["course"] == "first_phase"


def test_r6_going_on_in_a_closed_case_opens_it_and_takes_the_window_there(office: Any) -> None:
    office.show_signal_again("2025-001", "course")
    number = office.window.case_page.case_id
    office.press("Verder in casus 2025-001 (wordt heropend)")
    assert office.sees("je gaat verder in 2025-001")
    office.fill(reason="Het is hetzelfde conflict.")
    office.press("Keuze bewaren")
    assert office.window.case_page.case_id == "2025-001"
    assert not office.desk.cases.get("2025-001").is_closed
    assert office.desk.cases.get(number).is_closed
    assert office.window.banner.text == "Verder in 2025-001"
    assert "2025-001" in [row.id for row in office.desk.cases.summaries()]
    office.press("Ongedaan maken")
    assert office.desk.cases.get("2025-001").is_closed
    assert not office.desk.cases.get(number).is_closed


def test_r6_an_earlier_case_opens_from_the_list_and_the_choice_waits(office: Any, again: str) -> None:
    office.press("Kiezen…")
    office.fill(reason="Nog niet zeker.")
    office.press("Casus 2026-001 openen")
    assert office.window.case_page.case_id == "2026-001"
    assert office.draft(f"{again}/course")["reason"] == "Nog niet zeker."


def test_r6_cases_in_which_a_pupil_only_saw_something_are_folded_under_their_number(office: Any) -> None:
    wil = PersonName.parse("Wil van den Berg-Konijnenburgh")
    office.window.show_case(office.signal_again("2025-001", name=wil).id)
    office.window.case_page.open_special("course")
    assert not office.sees("2026-003 · ")
    office.press("1 casus waarin een leerling alleen getuige of melder was")
    assert office.sees("2026-003 · ")
    office.press("1 casus waarin een leerling alleen getuige of melder was")
    assert not office.sees("2026-003 · ")


def test_r6_once_something_was_recorded_the_phase_can_no_longer_be_chosen(office: Any, again: str) -> None:
    office.window.case_page.wizard.open("1a")
    office.fill(text="De klas vertelt.")
    office.complete()
    office.window.case_page.open_special("course")
    buttons = office.page.form.field("course").buttons()
    assert not buttons["next_phase"].isEnabled()
    assert buttons["first_phase"].isEnabled()
    assert office.page.form.state()["course"] is None, "the proposal cannot be followed: nothing is chosen for her"
    assert office.sees("Houdt het pesten aan, kies dan ‘Pesten houdt aan…’")
    office.press("Keuze bewaren")
    assert office.problems() == {"course": "Kies hoe dit signaal verdergaat."}


def test_r6_the_choice_is_made_by_keyboard_alone(office: Any, again: str) -> None:
    office.window.case_page.open_special("course")
    focused = QApplication.focusWidget()
    assert focused is office.page.form.field("course").buttons()["next_phase"]
    for _ in range(3):
        office.key(Qt.Key.Key_Tab)
    office.key(Qt.Key.Key_Return)
    assert office.desk.cases.get(again).course.course is Course.NEXT_PHASE
