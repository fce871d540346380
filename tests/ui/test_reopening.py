"""A closed case shows how it ended and opens again (R32); what was no bullying closes with the least (R7)."""

from typing import Any

from PySide6.QtGui import QAction

from pestdesk.domain.signal import Judgement


def entry(office: Any, words: str) -> QAction:
    return next(a for a in office.window.findChildren(QAction) if a.text() == words)


def test_r32_a_closed_case_says_how_it_ended_and_opens_again_for_a_reason(office: Any) -> None:
    office.open_case("Isa")
    assert office.sees("Gesloten op do 17 sep 2026. De afspraken zijn nageleefd; Isa voelt zich veilig.")
    office.press("Casus heropenen…")
    assert office.sees("Gesloten op do 17 sep 2026 door Lies van Voorbeeld")
    office.complete()
    assert office.problems() == {"reason": "Schrijf op waarom je de casus heropent."}
    office.fill(reason="Isa belt: het begint weer.")
    office.complete()
    case = office.case("Isa")
    assert not case.is_closed
    assert office.draft("2025-001/reopening") is None
    assert office.window.banner.text == "Casus heropend"
    assert office.sees("heropend do 8 okt")
    office.press("Ongedaan maken")
    assert office.case("Isa").is_closed


def test_r32_the_history_is_shown_with_the_people_and_in_the_verloop(office: Any) -> None:
    office.desk.cases.reopen("2025-001", "Isa belt: het begint weer.")
    office.open_case("Isa", 1)
    assert office.sees("Gesloten op do 17 sep 2026 door Lies van Voorbeeld")
    assert office.sees("Heropend op do 8 okt 2026 door Lies van Voorbeeld")
    assert office.sees("Isa belt: het begint weer.")
    titles = [event.title for event in office.desk.cases.timeline(office.case("Isa"))]
    assert {"Casus gesloten", "Casus heropend"} <= set(titles)


def test_r32_who_opened_a_case_again_is_not_asked_first_to_close_it(office: Any) -> None:
    office.desk.cases.reopen("2025-001", "Isa belt: het begint weer.")
    office.open_step("2025-001", "1h")
    assert office.button("Nieuwe afspraken…").property("primary")
    assert not office.button("Casus sluiten…").property("primary")
    office.press("Nieuwe afspraken…")
    assert office.step_id == "1c"


def test_r32_the_menu_offers_what_the_case_can_have(office: Any) -> None:
    closing, opening = entry(office, "Casus sluiten…"), entry(office, "Casus heropenen…")
    assert not closing.isEnabled()
    assert not opening.isEnabled()
    office.open_case("Pip")
    assert closing.isEnabled()
    assert not opening.isEnabled()
    office.open_case("Isa")
    assert not closing.isEnabled()
    opening.trigger()
    assert office.window.case_page.wizard.special == "reopening"
    office.fill(reason="Nieuw signaal.")
    office.complete()
    assert closing.isEnabled()
    assert not opening.isEnabled()


def test_r32_the_reason_is_a_draft(office: Any) -> None:
    office.open_case("Isa")
    office.press("Casus heropenen…")
    office.fill(reason="Isa belt")
    office.open_case("Abe")
    office.open_case("Isa")
    office.press("Casus heropenen…")
    assert office.page.text("reason") == "Isa belt"


def test_r7_a_quarrel_stays_on_the_signal_page_and_closes_from_there_with_one_sentence(office: Any) -> None:
    office.open_step("Abe", "0")
    office.fill(judgement="quarrel")
    office.complete()
    assert office.step_id == "0"
    assert office.sees("Het protocol vraagt nu geen stappen meer; je kunt de casus sluiten.")
    assert office.page.form.field("judgement").isAncestorOf(office.window.focusWidget())
    office.press("Casus sluiten…")
    assert office.page.form.names() == ["conclusion", "on", "by"]
    assert office.page.text("conclusion") == "Geen pesten: ruzie."
    office.complete()
    assert office.case("Abe").is_closed


def test_r7_no_bullying_is_no_more_than_that(office: Any) -> None:
    for judgement, words in (("teasing", "Geen pesten: plagen."), ("no_bullying", "Geen pesten.")):
        office.open_step("Abe", "0")
        office.fill(judgement=judgement)
        office.complete()
        assert office.case("Abe").classification.judgement is Judgement(judgement)
        office.window.case_page.open_special("closing")
        assert office.page.text("conclusion") == words


def test_r7_bullying_goes_on_to_the_next_step_and_is_not_offered_to_be_closed(office: Any) -> None:
    office.open_step("Abe", "0")
    office.fill(judgement="bullying", passed_on="2026-10-08")
    office.complete()
    assert office.step_id == "1a"
    office.open_step("Abe", "0")
    assert not office.sees("Casus sluiten…")
