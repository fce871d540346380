"""The page of a check: every question answered, then recorded; the last one ends with the verdict (R29–R31)."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt

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
    assert office.sees("De casus blijft open tot jij hem sluit.")
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


# -- on another day (R26) ----------------------------------------------------------------------------------------


def test_r26_a_check_goes_to_another_day_with_a_reason_and_the_page_says_so(office: Any) -> None:
    page = office.open_move("Noor", 1)
    assert office.sees("De controle week 2 staat op wo 14 okt 2026.")
    office.fill(to="2026-10-16")
    assert office.sees("Controle week 2: wo 14 okt → vr 16 okt 2026")
    assert office.sees("De termijn eindigt nog steeds op wo 4 nov 2026.")
    office.complete()
    assert office.problems() == {"why": "Schrijf op waarom de controle naar een andere dag gaat."}
    office.fill(why="excursie")
    office.complete()
    assert office.case("Noor").round.term.checks[1].due_on == date(2026, 10, 16)
    assert office.draft(page.keeper.key) is None
    assert office.button("Controle 2, vr 16 okt, verzet van wo 14 okt: excursie").isChecked()
    assert office.sees("Controle week 2 (vr 16 okt) verzet van wo 14 okt: excursie")
    office.open_case("Noor", 2)
    assert office.sees("Controle week 2 (vr 16 okt) verzet van wo 14 okt: excursie")
    assert office.sees("verzet")


def test_r26_every_move_of_a_check_is_kept(office: Any) -> None:
    for to, why in (("2026-10-16", "excursie"), ("2026-10-15", "toch eerder")):
        office.open_move("Noor", 1)
        office.fill(to=to, why=why)
        office.complete()
    office.open_move("Noor", 1)
    assert office.sees("Eerder verzet van wo 14 okt: excursie; van vr 16 okt: toch eerder")
    assert len(office.case("Noor").round.moves) == 2


def test_r26_moving_the_last_check_shows_the_new_and_the_computed_end_first(office: Any) -> None:
    office.open_move("Noor", -1)
    office.fill(to="2026-10-14", why="op verzoek")
    assert office.sees("De termijn eindigt dan op wo 14 okt 2026; berekend was wo 4 nov 2026.")
    assert office.sees("De controles van wo 14 okt en wo 28 okt vervallen dan.")
    assert office.case("Noor").round.moves == (), "only shown"
    office.complete()
    term = office.case("Noor").round.term
    assert term.ends_on == date(2026, 10, 14)
    assert office.sees("Vervallen: wo 14 okt, wo 28 okt (valt na het einde van de termijn)")
    names = [each.accessibleName() for each in office.shown(type(office.button("Klaar")))]
    assert "Controle 2, wo 14 okt, vervallen: valt na het einde van de termijn" in names
    office.open_move("Noor", -1)
    assert office.sees("berekend was wo 4 nov 2026"), "the computed end stays the computed one"


def test_r27_a_day_without_lessons_is_refused_and_the_next_school_day_is_one_press_away(office: Any) -> None:
    office.open_move("Noor", -1)
    office.fill(to="2026-10-23", why="op verzoek")
    assert office.sees("Vr 23 okt 2026 is geen schooldag (herfstvakantie).")
    assert not office.sees("Wat er verandert")
    office.complete()
    assert office.case("Noor").round.moves == ()
    assert "De eerste schooldag daarna is ma 26 okt 2026." in office.problems()["to"]
    office.press("Kies ma 26 okt 2026")
    assert office.problems() == {}
    assert office.sees("Eindcontrole: wo 4 nov → ma 26 okt 2026")
    office.complete()
    assert office.case("Noor").round.term.ends_on == date(2026, 10, 26)


def test_a_day_that_another_check_has_is_refused_at_the_day(office: Any) -> None:
    office.open_move("Noor", 1)
    office.fill(to="2026-10-28")
    assert "staat al een controle" in office.problems()["to"]
    assert office.page.form.field("to")._offer.isHidden(), "no school day is missing"


def test_a_move_that_was_begun_is_kept_as_a_draft_and_escape_goes_back_to_its_check(office: Any) -> None:
    office.open_move("Noor", 2)
    office.page.focus_first()
    office.fill(to="2026-10-29", why="half")
    office.page.form.field("why").setFocus()
    office.key(Qt.Key.Key_Escape)
    assert office.button("Controle 3, wo 28 okt, gepland").isChecked()
    office.press("Controle van wo 28 okt verzetten")
    assert office.page.form.state() == {"to": "2026-10-29", "why": "half"}


def test_a_move_can_be_undone_with_what_was_typed(office: Any) -> None:
    office.open_move("Noor", 1)
    office.fill(to="2026-10-16", why="excursie")
    office.complete()
    office.press("Ongedaan maken")
    assert office.case("Noor").round.moves == ()
    office.open_move("Noor", 1)
    assert office.page.text("why") == "excursie"


def test_only_a_check_of_the_running_round_can_be_moved(office: Any) -> None:
    office.open_step("Noor", "1h")
    assert office.button("Verzetten…").isVisible()
    office.open_step("Bram", "1h") if office.case("Bram").round.phase_id == "1" else office.open_case("Bram")
    assert not office.sees("Verzetten…")


def test_a_check_that_was_held_meanwhile_closes_the_page_that_moves_it(office: Any) -> None:
    office.open_move("Noor", 1)
    case = office.case("Noor")
    office.desk.cases.start_next_round(case.id, office.today, "weer")
    office.window.bridge.tell_changed(case.id)
    assert office.window.case_page.wizard.special == ""


def test_the_lists_of_the_day_say_that_a_check_was_moved(office: Any) -> None:
    office.open_move("Noor", 0)
    office.fill(to="2026-10-09", why="mentor ziek")
    office.complete()
    spoken = [line.spoken for line in office.window.calendar.list.lines()]
    assert any("verzet van wo 7 okt: mentor ziek" in words for words in spoken), spoken


def test_a_usual_check_takes_a_dozen_keys_from_vandaag(office: Any) -> None:
    """Digits choose, Enter goes on to the next question, Ctrl+Enter is Klaar: well within 90 seconds."""
    office.window.show_today()
    pressed = 0

    def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal pressed
        for key in keys:
            office.key(key, modifier)
            pressed += 1

    key, number = Qt.Key, office.number("Noor")
    press(key.Key_Return)
    assert (office.window.case_page.case_id, office.step_id) == (number, "1h")
    press(key.Key_1, key.Key_Return)  # kept
    press(key.Key_4, key.Key_Return)  # how safe Noor feels
    press(key.Key_Tab)  # in her own words: not needed
    press(key.Key_2, key.Key_Return)  # the bullying is less
    press(key.Key_1)  # on course
    press(key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    result = office.case("Noor").round.term.checks[0].result
    assert result is not None
    assert [answer.kept for answer in result.answers] == [Kept.YES]
    assert [each.score for each in result.safety] == [4]
    assert (result.bullying, result.decision) == (Bullying.LESS, Decision.ON_COURSE)
    assert pressed <= 12


def test_enter_in_the_last_line_completes_too(office: Any) -> None:
    office.open_step("Noor", "1h")
    _answer(office, decision="on_course")
    office.page.form.field("by").setFocus()
    office.key(Qt.Key.Key_Return)
    assert office.case("Noor").round.term.checks[0].result is not None
