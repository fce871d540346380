"""Each kind of step has its page: it refuses what is incomplete, keeps what was typed, and completes its step."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import StepKind
from pestdesk.ui.pages import PAGES

#: Kind of step: case, step, what is wrong with an untouched page (field and sentence), and what completes it.
_KINDS: dict[StepKind, tuple[str, str, tuple[str, str] | None, dict[str, Any]]] = {
    StepKind.SIGNAL: ("Abe", "0", None, {"passed_on": "2026-10-08"}),
    StepKind.INQUIRY: ("Abe", "1a", ("text", "Schrijf kort op wat je weet."), {"text": "De klas vertelt."}),
    StepKind.TALKS: ("Abe", "1b", ("account", "Schrijf kort op wat er is verteld."), {"account": "Abe vertelt."}),
    StepKind.AGREEMENTS: (
        "Abe",
        "1c",
        ("agreements", "Schrijf ten minste één afspraak op."),
        {"agreements": ["Gerrit blijft van de pet af", "0"]},
    ),
    StepKind.PARENTS: ("Abe", "1d", ("result_phone", "Kies hoe het ging."), {"result_phone": "spoken"}),
    StepKind.MEASURES: (
        "Noor",
        "1e",
        ("type", "Kies welke hulp of sanctie het is."),
        {"type": "sanction/waarschuwing"},
    ),
    StepKind.OBSERVATION: (
        "Placeholder",
        "1f",
        ("options", "Kies een klassenobservatie, een sociogram of beide."),
        {"options": ["sociogram"]},
    ),
    StepKind.RESTORATION: (
        "Placeholder",
        "1r",
        ("text", "Schrijf kort op wat er is gedaan."),
        {"text": "Jip en Ties boden excuses aan."},
    ),
    StepKind.YEAR_TEAM_MEETING: ("Lotte", "2b", None, {"text": "Let op de groepsapp."}),
    StepKind.SUPPORT_COORDINATOR: ("Lotte", "2h", None, {"text": "Weerbaarheidstraining voor Lotte."}),
    StepKind.LOGBOOK_NOTE: ("Abe", "1g", ("field0", "De notitie is leeg."), {"field0": "Gesprek met Abe."}),
    StepKind.INCIDENT_RECORD: ("Lotte", "2i", None, {}),
}


def test_every_kind_of_step_has_a_page() -> None:
    assert set(PAGES) == set(StepKind)


def test_a_page_refuses_what_is_incomplete_and_keeps_what_was_typed(office: Any) -> None:
    for kind, (words, step_id, problem, _values) in _KINDS.items():
        if problem is None:
            continue
        page = office.open_step(words, step_id)
        if kind is StepKind.LOGBOOK_NOTE:
            office.fill(field0="")
        office.fill(by="Iemand Anders")
        before = office.case(words)
        office.complete()
        assert office.page is page, kind
        assert office.problems() == {problem[0]: problem[1]}
        assert page.form.field(problem[0]).isAncestorOf(office.window.focusWidget()), f"no cursor there: {kind}"
        assert page.text("by") == "Iemand Anders"
        assert office.case(words) == before


def test_a_completed_page_is_recorded_told_and_its_draft_is_gone(office: Any) -> None:
    for kind, (words, step_id, _problem, values) in _KINDS.items():
        page = office.open_step(words, step_id)
        key = page.keeper.key
        office.fill(**values)
        office.complete()
        assert office.state(words, step_id).items[0].status is Status.DONE, kind
        assert office.draft(key) is None, kind
        assert office.window.banner.text, kind


def test_what_was_typed_comes_back_when_the_page_is_made_again(office: Any) -> None:
    for kind, (words, step_id, _problem, values) in _KINDS.items():
        page = office.open_step(words, step_id)
        others = {"by": "Iemand Anders"} if "by" in page.form.names() else {}
        office.fill(**values, **others)
        typed = page.form.state()
        office.open_case("Fenna")
        again = office.open_step(words, step_id)
        assert again is not page, kind
        assert again.form.state() == typed, kind
        assert again.has_form, kind


def test_r5_a_step_of_the_mentor_says_that_it_can_be_recorded_for_her(office: Any) -> None:
    words = "De mentor doet deze stap. Je kunt hem hier vastleggen volgens de mentor."
    office.open_step("Abe", "1a")
    assert office.sees(words)
    office.fill(text="De klas vertelt.")
    office.complete()
    office.open_step("Abe", "1a")
    assert office.sees("volgens mentor Wies Schets")
    assert not office.sees(words)
    office.open_step("Placeholder", "1r")
    assert not office.sees(words), "the coordinator's own step"


def test_r20_restoration_asks_what_was_done_and_gives_the_questions_as_a_hint(office: Any) -> None:
    office.open_step("Placeholder", "1r")
    assert office.sees("wat is er gebeurd, wie is geraakt, wat is er nodig?")


def test_a_handover_says_who_handed_over_and_can_be_added_to(office: Any) -> None:
    office.open_step("Lotte", "2a")
    assert not office.page.has_form, "it was done"
    office.press("Nog iets toevoegen")
    assert office.page.has_form
    office.fill(text="De mentor blijft meekijken.")
    office.complete()
    assert len(office.case("Lotte").round.actions_of("2a")) == 2


def test_a_suspension_asks_for_days_and_then_for_the_authorities(office: Any) -> None:
    page = office.open_step("Bram", "2f")
    assert page.form.field("school_days").isHidden()
    office.fill(type="sanction/schorsing", school_days="drie")
    assert not page.form.field("school_days").isHidden()
    office.complete()
    assert office.problems() == {"school_days": "Vul een heel getal in, bijvoorbeeld 1."}
    office.fill(school_days="3")
    office.complete()
    assert office.state("Bram", "2k").status is Status.OPEN


def test_a_required_measure_tells_the_way_out(office: Any) -> None:
    office.open_step("Bram", "2f")
    office.complete()
    assert "sla de stap over met een reden" in office.problems()["type"]


def test_return_under_an_agreement_goes_to_the_next_and_pasted_lines_become_one(office: Any, qapp: Any) -> None:
    page = office.open_step("Yara", "1c")
    rows = page.form.field("agreements")
    page.focus_first()
    office.type("Milan mijdt de stalling")
    office.key(Qt.Key.Key_Return)
    office.type("Yara meldt het")
    office.key(Qt.Key.Key_Return)
    assert len(rows._rows) == 3, "Return under the last one makes room for another"
    qapp.clipboard().setText("een\n  twee")
    rows._rows[2][0].edit.paste()
    assert [words for words, _whom in rows.value()] == ["Milan mijdt de stalling", "Yara meldt het", "een twee"]


def test_another_day_of_agreements_shows_another_term(office: Any) -> None:
    office.open_step("Yara", "1c")
    assert office.sees("Tot en met do 12 nov 2026")
    office.fill(on="2026-10-07")
    assert office.sees("Tot en met wo 11 nov 2026")
    assert office.sees("herfstvakantie")


@pytest.fixture(name="skip_row")
def _skip_row(office: Any) -> Callable[[], bool]:
    return lambda: office.window.case_page.wizard.card._skip.isVisible()


def test_a_step_is_skipped_only_with_a_reason_and_can_be_taken_up(office: Any, skip_row: Any) -> None:
    office.open_step("Abe", "1a")
    office.press("Overslaan…")
    assert skip_row()
    office.press("Overslaan")
    assert office.sees("Schrijf op waarom deze stap niet gedaan wordt.")
    office.type("De mentor deed het al.")
    office.press("Overslaan")
    assert office.state("Abe", "1a").status is Status.SKIPPED
    assert office.step_id == "1b", "on to the next step"
    assert not skip_row()
    office.window.case_page.wizard.open("1a")
    assert office.sees("Overgeslagen: De mentor deed het al.")
    office.press("Toch doen")
    assert office.state("Abe", "1a").status is Status.OPEN
    assert office.page.has_form


def test_a_step_that_waits_for_an_unknown_person_says_so(office: Any) -> None:
    office.open_case("Fenna")
    wizard = office.window.case_page.wizard
    wizard.open("1b")
    unknown = next(item for item in office.state("Fenna", "1b").items if item.status is Status.BLOCKED)
    wizard.card.item_chosen.emit(unknown.involvement_id, unknown.guardian_id)
    assert wizard.page is None
    assert office.sees("Vul de naam in bij Betrokkenen")
    assert not wizard.card._finish.isVisible()


def test_a_closed_case_is_read_only(office: Any) -> None:
    office.open_case("Isa")
    wizard = office.window.case_page.wizard
    for state in office.desk.cases.progress(office.case("Isa")).all_steps:
        wizard.open(state.step.id)
        assert not wizard.card._finish.isVisible(), state.step.id
        assert not wizard.card._ask_skip.isVisible(), state.step.id


def test_the_signal_can_get_another_route_with_a_reason(office: Any) -> None:
    page = office.open_step("Abe", "0")
    assert page.form.field("route_reason").isHidden()
    office.fill(route="different_classes")
    assert not page.form.field("route_reason").isHidden()
    office.complete()
    assert office.window.banner.text, "a route without a reason is refused"
    assert office.case("Abe").route.route == "same_class"
    office.fill(route="different_classes", route_reason="De mentor is lang afwezig.")
    office.complete()
    assert office.case("Abe").route.route == "different_classes"


def test_a_case_is_closed_with_a_conclusion_and_a_reason_for_what_is_undone(office: Any) -> None:
    office.open_case("Pip")
    office.window.case_page.open_special("closing")
    assert office.sees("Controle naleving")
    office.complete()
    assert office.problems() == {"conclusion": "Schrijf kort op hoe het is afgelopen."}
    office.fill(conclusion="Het is rustig.")
    office.complete()
    assert list(office.problems()) == ["reason"]
    office.fill(reason="De mentor zag de klas elke dag.")
    office.complete()
    assert office.case("Pip").is_closed


def test_persistent_bullying_begins_phase_two_at_its_first_step(office: Any) -> None:
    office.open_step("Pip", "1h")
    office.press("Pesten houdt aan…")
    office.complete()
    assert list(office.problems()) == ["cause"]
    office.fill(cause="In de groepsapp staat een filmpje.")
    office.press("Begin fase 2")
    assert office.case("Pip").round.phase_id == "2"
    assert office.step_id == "2a"


def test_klaar_pressed_twice_at_once_does_not_complete_the_page_that_nobody_saw(office: Any) -> None:
    office.open_step("Lotte", "2b")
    for _ in range(2):
        office.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert office.step_id == "2h"
    assert office.state("Lotte", "2b").status is Status.DONE
    assert office.state("Lotte", "2h").status is Status.OPEN, "a slip of the hand is no talk that was held"
    office.fill(text="Besproken met de zorgcoördinator.")
    office.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert office.state("Lotte", "2h").status is Status.DONE, "what is filled in was seen"


def test_a_shortcut_that_is_held_down_does_its_act_once(office: Any) -> None:
    assert not any(action.autoRepeat() for action in office.window.menus.actions)


def test_klaar_at_the_question_why_skips_the_step_and_never_records_it_as_done(office: Any) -> None:
    office.open_step("Lotte", "2b")
    office.press("Overslaan…")
    office.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert office.state("Lotte", "2b").status is Status.OPEN, "there is no reason yet"
    office.type("Het team kwam niet bijeen.")
    for _ in range(2):
        office.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert office.state("Lotte", "2b").status is Status.SKIPPED
    assert office.state("Lotte", "2h").status is Status.OPEN, "nobody saw the page that came"
