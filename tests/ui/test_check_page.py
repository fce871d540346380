"""The page of a check: every question answered, then recorded; the last one ends with the verdict (R29–R31)."""

from datetime import date, timedelta
from typing import Any

from pestdesk.domain.follow_up import Bullying, Decision, Kept, TermOutcome


def _answer(office: Any, **last: str) -> None:
    for name in office.page.form.names():
        if name.startswith("kept"):
            office.fill(**{name: "yes"})
        elif name.startswith("safe"):
            office.fill(**{name: "4"})
        elif name.startswith("words"):
            office.fill(**{name: "Het gaat beter."})
    office.fill(bullying="less", **last)


def test_each_question_is_asked_for_in_turn(office: Any) -> None:
    page = office.open_step("Noor", "1h")
    asked = [name for name in page.form.names() if name not in ("text", "on", "by") and "words" not in name]
    assert [name.rstrip("0123456789") for name in asked] == ["kept", "safe", "bullying", "decision"]
    answers = {"kept": "yes", "safe": "3", "bullying": "less", "decision": "on_course"}
    for name in asked:
        office.complete()
        assert office.problems() == {name: "Maak hier een keuze."}
        office.fill(**{name: answers[name.rstrip("0123456789")]})
    office.complete()
    assert office.case("Noor").round.term.checks[0].result is not None


def test_a_check_keeps_every_answer(office: Any) -> None:
    office.open_step("Noor", "1h")
    _answer(office, decision="adjust", text="De mentor kijkt mee.")
    office.complete()
    result = office.case("Noor").round.term.checks[0].result
    assert [answer.kept for answer in result.answers] == [Kept.YES]
    assert [(each.score, each.words) for each in result.safety] == [(4, "Het gaat beter.")]
    assert (result.bullying, result.decision) == (Bullying.LESS, Decision.ADJUST)
    assert (result.held_on, result.by, result.text) == (date(2026, 10, 8), "Kim Kladblok", "De mentor kijkt mee.")


def test_after_a_check_the_next_one_is_shown_and_the_held_one_can_be_read(office: Any) -> None:
    office.open_step("Noor", "1h")
    first = office.case("Noor").round.term.checks[0]
    _answer(office, decision="on_course")
    office.complete()
    assert office.step_id == "1h"
    assert office.page.has_form
    assert office.button("Controle 2, wo 14 okt, gepland").isChecked()
    office.window.case_page.wizard.open(f"check/{first.id}")
    assert not office.page.has_form, "what was held is read only"
    assert office.sees("Het gaat beter.")
    assert not office.window.case_page.wizard.card._finish.isVisible()


def test_the_last_check_gives_the_verdict_and_nothing_closes_by_itself(office: Any) -> None:
    office.open_step("Pip", "1h")
    _answer(office)
    office.complete()
    assert list(office.problems()) == ["verdict"]
    office.fill(verdict="partly")
    office.complete()
    case = office.case("Pip")
    assert case.round.term.outcome is TermOutcome.PARTLY
    assert not case.is_closed
    assert office.sees("De casus blijft open tot jij haar sluit.")
    primary = [b for b in office.shown(type(office.button("Casus sluiten…"))) if b.property("primary")]
    assert {b.text() for b in primary} == {"Nieuwe casus", "Casus sluiten…"}, "one primary button on the page"
    assert office.button("Casus sluiten…").hasFocus()


def test_persistent_bullying_at_a_check_leads_to_the_next_round(office: Any) -> None:
    office.open_step("Noor", "1h")
    _answer(office, decision="persistent")
    office.complete()
    assert office.case("Noor").round.term.checks[0].result is not None
    assert office.sees("Pesten houdt aan: naar fase 2")
    assert office.page.form.field("cause").isAncestorOf(office.window.focusWidget())


def test_a_draft_belongs_to_its_own_check(office: Any) -> None:
    office.open_step("Noor", "1h")
    first, second = office.case("Noor").round.term.checks[:2]
    office.fill(bullying="worse")
    wizard = office.window.case_page.wizard
    wizard.open(f"check/{second.id}")
    assert office.page.form.field("bullying").state() is None
    wizard.open(f"check/{first.id}")
    assert office.page.form.field("bullying").state() == "worse"


def test_without_agreements_there_is_a_way_to_make_them(office: Any) -> None:
    office.open_step("Abe", "1h")
    assert not office.page.has_form
    office.press("Naar afspraken")
    assert office.step_id == "1c"


def test_a_check_that_is_late_says_so_beside_its_date(office: Any) -> None:
    office.today += timedelta(days=1)
    office.open_step("Noor", "1h")
    assert office.button("Controle 1, wo 7 okt, te laat").isChecked()
