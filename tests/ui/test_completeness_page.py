"""Volledigheid: what the protocol still asks, who must act, and the way there."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from pestdesk.domain.record import Skip
from pestdesk.domain.signal import Classification, Judgement
from pestdesk.ui.question_bar import QuestionBar


def ways(office: Any) -> list[str]:
    """The ways to a step that the page offers."""
    return [
        each.accessibleName() for each in office.page.findChildren(type(office.button("Terug"))) if each.isVisible()
    ]


def test_the_head_tells_who_acts_in_the_round_that_is_shown(office: Any) -> None:
    office.open_case("Lotte")
    page = office.window.case_page
    assert "→ leerlingcoördinator" in page._facts.text(), "phase 2 is the coordinator's, whatever phase 1 was"
    assert "aan zet: mentor" in page._facts.text(), "who tells the colleagues what to watch"
    page._rounds.set_value(str(office.case("Lotte").rounds[0].id))
    assert "→ mentor" in page._facts.text()
    assert "aan zet" not in page._facts.text()


def test_a_quarrel_asks_no_steps_and_opens_where_it_was_judged(office: Any) -> None:
    case = office.signal_again("Lotte")
    office.desk.cases.record_signal(case.id, case.signal, Classification(Judgement.QUARREL))
    office.window.show_case(case.id)
    page = office.window.case_page
    assert page._count.text().startswith("geen stappen nodig")
    assert office.step_id == "0"


def test_the_count_in_the_head_leads_to_all_that_is_still_asked(office: Any) -> None:
    office.open_case("Lotte")
    count = office.window.case_page._count
    assert count.text().startswith("6 van 12 stappen klaar")
    office.qtbot.mouseClick(count, Qt.MouseButton.LeftButton)
    gaps = office.desk.cases.completeness(office.case("Lotte"))
    assert len(gaps) == 4
    assert ways(office) == [f"Naar {gap.title}, {gap.phase}" for gap in gaps]
    assert not office.page.has_form


def test_a_gap_leads_to_its_step_and_back_to_what_is_left(office: Any) -> None:
    office.open_case("Lotte")
    next(a for a in office.window.findChildren(QAction) if a.text() == "Volledigheid").trigger()
    first = QApplication.focusWidget()
    assert first is not None
    assert first.accessibleName() == "Naar Jaarlaagoverleg, Fase 2"
    office.key(Qt.Key.Key_Return)
    assert office.step_id == "2b"
    office.complete()
    office.window.case_page.open_special("completeness")
    assert "Naar Jaarlaagoverleg, Fase 2" not in ways(office)


def test_a_gap_of_an_earlier_round_leads_to_that_round(office: Any) -> None:
    office.desk.cases.start_next_round(office.number("Yara"), office.today, "Het gaat door.")
    office.open_case("Yara")
    first, second = office.case("Yara").rounds
    office.window.case_page.open_special("completeness")
    assert office.window.case_page.wizard._round_id == second.id
    assert "Naar Opnieuw gesprekken, Fase 2" in ways(office)
    office.press("Naar Afspraken, Fase 1")
    assert office.step_id == "1c"
    assert office.window.case_page._rounds.value() == str(first.id)
    assert office.window.case_page.wizard._round_id == first.id
    assert office.page.isAncestorOf(QApplication.focusWidget())


def test_r3_what_waits_for_an_unknown_dader_says_so(office: Any) -> None:
    desk, case = office.desk, office.case("Fenna")
    fenna = case.involvements[0]
    desk.steps.skip(case.id, 1, Skip("1b", "al gesproken door de mentor", office.today, "Lies", fenna.id))
    office.open_case("Fenna")
    office.window.case_page.open_special("completeness")
    chips = [str(each.accessibleName()) for each in office.page.findChildren(type(office.window.case_page._phase))]
    assert chips == ["wacht op een onbekende dader"]
    assert office.sees("leerlingcoördinator · nog: onbekend")


def test_when_nothing_is_asked_any_more_it_says_so(office: Any) -> None:
    office.open_case("Isa")
    office.window.case_page.open_special("completeness")
    assert office.sees("Alles wat het protocol vraagt, is gedaan of heeft een reden.")


def test_r6_until_it_is_chosen_the_earlier_case_is_the_first_line(office: Any) -> None:
    office.show_signal_again("2026-001", "completeness")
    (bar,) = office.page.findChildren(QuestionBar)
    assert bar.words.startswith("Eerder: 2026-001, ")
    assert bar.y() < min(each.mapTo(office.page, each.rect().topLeft()).y() for each in _way_buttons(office))
    office.press("Kiezen…")
    office.press("Keuze bewaren")
    office.window.case_page.open_special("completeness")
    assert office.page.findChildren(QuestionBar) == []


def _way_buttons(office: Any) -> list[Any]:
    return [
        each for each in office.page.findChildren(type(office.button("Terug"))) if each.text() == "Naar deze stap"
    ]


def test_r30_the_closing_page_shows_the_same_list_and_keeps_what_was_typed(office: Any) -> None:
    office.open_case("Lotte")
    office.window.case_page.open_special("closing")
    gaps = office.desk.cases.completeness(office.case("Lotte"))
    assert ways(office) == [f"Naar {gap.title}, {gap.phase}" for gap in gaps]
    office.fill(conclusion="Het is rustig.")
    office.press("Naar Incidentenregistratie, Fase 2")
    assert office.step_id == "2i"
    assert office.draft(f"{office.number('Lotte')}/closing")["conclusion"] == "Het is rustig."


def test_r30_a_case_closed_with_open_steps_tells_why_they_stayed_open(office: Any) -> None:
    office.open_case("Pip")
    office.window.case_page.open_special("closing")
    office.fill(conclusion="Het is rustig.", reason="De mentor zag de klas elke dag.")
    office.complete()
    office.open_case("Pip")
    office.window.case_page.open_special("completeness")
    assert office.sees("Bij het sluiten bleef dit open, want: De mentor zag de klas elke dag.")
