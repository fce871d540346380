"""The page of agreements: both ways of counting, an end of one's own, and years that are not known (R26, R28)."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from pestdesk.ui.pages.term_preview import TermPreview

AGREED = {"agreements": ["Milan mijdt de stalling", "0"]}


def _know_until(office: Any, day: date) -> None:
    calendar = office.desk.calendar.school_calendar()
    office.desk.calendar.keep(replace(calendar, known_until=day))
    office.window.bridge.tell_all_changed()


def test_r26_both_ends_are_shown_with_how_they_came_about(office: Any) -> None:
    office.open_step("Yara", "1c")
    assert office.sees("In lesweken do 12 nov 2026 · in kalenderweken do 5 nov 2026")
    assert office.sees("4 weken = do 5 nov → herfstvakantie (1 week) → do 12 nov")
    office.fill(on="2026-12-02")
    assert office.sees("4 weken = wo 30 dec → kerstvakantie (2 weken) → wo 13 jan")
    assert office.sees("in kalenderweken wo 30 dec 2026 (kerstvakantie)")


def test_r26_another_end_stands_beside_the_computed_one_and_needs_a_reason(office: Any) -> None:
    office.open_step("Yara", "1c")
    assert not office.sees("Waarom een andere einddatum")
    office.press("Andere einddatum…")
    assert office.page.form.field("own_end").isAncestorOf(office.window.focusWidget())
    assert office.page.form.field("own_end").state() == "2026-11-12", "it begins at the computed end"
    office.fill(own_end="2026-10-30", **AGREED)
    assert office.sees("Berekend")
    assert office.sees("Tot en met do 12 nov 2026")
    assert office.sees("Tot en met vr 30 okt 2026")
    assert office.sees("Geen controle meer op do 5 nov.")
    office.complete()
    assert office.problems() == {"own_end_why": "Schrijf op waarom de termijn op een andere dag eindigt."}
    office.fill(own_end_why="toetsweek")
    office.complete()
    round_ = office.case("Yara").round
    assert round_.term.ends_on == date(2026, 10, 30)
    assert round_.computed_end(round_.term) == date(2026, 11, 12)
    office.open_case("Yara", 2)
    assert office.sees("Eindcontrole (vr 30 okt) verzet van do 12 nov: toetsweek")


def test_r27_an_own_end_is_a_school_day_after_the_agreements(office: Any) -> None:
    office.open_step("Yara", "1c")
    office.fill(own_end="2026-11-28", own_end_why="later", **AGREED)
    assert "geen schooldag (weekend)" in office.problems()["own_end"]
    office.complete()
    assert office.case("Yara").round.term is None
    assert office.page.form.field("own_end").isAncestorOf(office.window.focusWidget())
    office.press("Kies ma 30 nov 2026")
    office.fill(own_end="2026-10-08")
    assert office.problems()["own_end"] == "De einddatum komt na de dag van de afspraken."
    office.complete()
    assert office.case("Yara").round.term is None


def test_an_own_end_can_be_left_and_comes_back_with_its_draft(office: Any) -> None:
    office.open_step("Yara", "1c")
    office.fill(own_end="2026-11-27", own_end_why="later")
    office.open_case("Fenna")
    office.open_step("Yara", "1c")
    assert office.sees("Tot en met vr 27 nov 2026")
    assert office.page.text("own_end_why") == "later"
    tick = office.button("zoals berekend")
    tick.setFocus()
    office.key(Qt.Key.Key_Space)
    assert not office.sees("Gekozen")
    assert office.button("Andere einddatum…").hasFocus()
    office.fill(**AGREED)
    office.complete()
    assert office.case("Yara").round.moves == ()


def test_the_computed_end_chosen_by_hand_asks_for_no_reason(office: Any) -> None:
    office.open_step("Yara", "1c")
    office.fill(own_end="2026-11-12", **AGREED)
    assert not office.sees("Gekozen")
    office.complete()
    assert office.case("Yara").round.term.ends_on == date(2026, 11, 12)
    assert office.case("Yara").round.moves == ()


def test_r28_beyond_the_known_years_a_notice_leads_to_the_school_calendar_and_back(office: Any) -> None:
    office.open_step("Yara", "1c")
    assert not office.sees("niet bekend na")
    _know_until(office, date(2026, 10, 16))
    assert office.sees("De schoolkalender is niet bekend na vr 16 okt 2026.")
    (preview,) = office.shown(TermPreview)
    office.qtbot.mouseClick(
        next(b for b in office.shown(type(office.button("Klaar"))) if b.text() == "Schoolkalender…"),
        Qt.MouseButton.LeftButton,
    )
    window = office.window
    assert window._pages.currentWidget() is window.school_calendar
    assert not preview.isVisible()
    office.key(Qt.Key.Key_Escape)
    assert window.case_page.case_id == office.number("Yara")
    assert office.step_id == "1c"


def test_r28_vandaag_says_once_that_a_term_runs_out_of_the_known_years(office: Any) -> None:
    office.window.show_today()
    assert not office.sees("niet bekend na")
    _know_until(office, date(2026, 11, 3))
    words = "De schoolkalender is niet bekend na di 3 nov 2026. Vul hem aan bij Extra → Schoolkalender."
    assert office.sees(words), "the term of Noor ends on 4 November"
    _know_until(office, date(2026, 11, 4))
    assert not office.sees("niet bekend na")
