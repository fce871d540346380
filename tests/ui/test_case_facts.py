"""The head of a case: who must act now, how far its term is, and as much of the rest as fits."""

from dataclasses import replace
from typing import Any


def test_the_head_says_who_must_act_now_and_how_far_the_term_is(office: Any) -> None:
    office.open_case("Noor")
    assert office.sees("2026-004 · 1C · aan zet: mentor K. Kladblok · dezelfde klas · gemeld ma 28 sep")
    assert office.button("5 van 9 stappen klaar · dag 8 van 35  ›").isVisible()
    office.open_case("Abe")
    words = "aan zet: leerlingcoördinator L. van Voorbeeld · dezelfde klas → mentor"
    assert office.sees(words), "the signal waits for her, the steps are the mentor's"
    assert not office.sees(" · dag "), "there is no term yet"


def test_nobody_must_act_in_a_closed_case_or_in_an_earlier_round(office: Any) -> None:
    office.open_case("Isa")
    assert not office.sees("aan zet")
    office.open_case("Bram")
    assert office.sees("aan zet")
    office.window.case_page._rounds.set_value(str(office.case("Bram").rounds[0].id))
    assert not office.sees("aan zet")


def test_what_does_not_fit_is_left_out_from_the_end_and_stands_in_the_tooltip(office: Any) -> None:
    case = office.case("Noor")
    long = "Charlotte-Sophie van Oldenbarnevelt-Proefstra, Wilhelmina van den Berg-Konijnenburgh"
    for person in case.concerned:
        office.window.bridge.do(office.desk.cases.keep_person, case.id, replace(person, mentor=long))
    office.window.resize(1280, 720)
    office.open_case("Noor")
    office.qtbot.wait(1)
    line = office.window.case_page._facts
    assert line.text() == "2026-004 · 1C · aan zet: mentor"
    names = "C. van Oldenbarnevelt-Proefstra en W. van den Berg-Konijnenburgh"
    assert line.toolTip() == line.accessibleName()
    assert line.toolTip().endswith(f"aan zet: mentor {names} · dezelfde klas · gemeld ma 28 sep")
    assert line.fontMetrics().horizontalAdvance(line.text()) <= line.width()
