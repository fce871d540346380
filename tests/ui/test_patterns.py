"""What comes back, at a new case while it is typed and with the people of a case; and the way there and back."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from pestdesk.domain.case import Case
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.signal import Reporter, Signal
from pestdesk.ui import discretion
from pestdesk.ui.case_page import PEOPLE
from pestdesk.ui.components import Chip
from pestdesk.ui.history import History
from pestdesk.ui.intake_patterns import IntakePatterns
from pestdesk.ui.pattern_list import POSSIBLY, TITLE, PatternCard

PAIR = "Dit is de tweede casus met Pip V. en Sem N. samen dit schooljaar."
WHY = "Mogelijk dezelfde leerling: alleen de naam is gelijk, een leerlingnummer ontbreekt."


def typed(office: Any, *people: str, wait: bool = True) -> None:
    """A new case in which these are the names, the first of them the slachtoffer."""
    office.window.show_new_case()
    rows = office.window.new_case.form.field("people")
    while len(rows._lines) < len(people):
        rows.add_row()
    for line, name in zip(rows._lines, people, strict=False):
        line[0].setText(name)
    if wait:
        watching = the_card(office)
        office.qtbot.waitUntil(lambda: not watching._timer.isActive())


def the_card(office: Any) -> IntakePatterns:
    card: IntakePatterns = office.window.new_case._patterns
    return card


def sentences(office: Any) -> list[str]:
    """What the card in sight tells."""
    labels = [label for card in office.shown(PatternCard) for label in card.findChildren(QLabel)]
    told = [each.text() for each in labels if each.isVisibleTo(office.window) and each.text().endswith(".")]
    return [words for words in told if words != WHY]


def doubts(office: Any) -> list[str]:
    """What the card says of how certain it is."""
    return [chip.accessibleName() for card in office.shown(PatternCard) for chip in card.findChildren(Chip)]


def opened(office: Any, *people: Involvement, days_ago: int = 1) -> Case:
    on = office.today - timedelta(days=days_ago)
    case: Case = office.desk.cases.open(Signal("Er is iets gezien.", on, Reporter.STAFF), people)
    return case


def someone(name: str, role: Role = Role.VICTIM, number: str = "") -> Involvement:
    return Involvement(0, PersonName.parse(name), (role,), "9Z", "", number)


# -- at intake -------------------------------------------------------------------------------------------------


def test_nothing_stands_there_while_there_is_nothing_to_tell(office: Any) -> None:
    office.window.show_new_case()
    assert sentences(office) == []
    typed(office, "Nieuw Iemand")
    assert sentences(office) == []
    assert not office.sees(TITLE)


def test_after_a_pause_of_typing_the_earlier_case_of_the_pair_stands_there(office: Any, spoken: list[str]) -> None:
    typed(office, "Pip Voorbeeldstra", "Sem Nepman", wait=False)
    assert sentences(office) == [], "nothing is looked for while she types"
    office.qtbot.waitUntil(lambda: PAIR in sentences(office))
    assert spoken[-1].startswith(f"{TITLE}. {PAIR} Mogelijk dezelfde leerling.")
    assert doubts(office)[0] == POSSIBLY
    assert office.sees(WHY)


def test_what_is_certain_says_nothing_of_doubt(office: Any) -> None:
    (pupil,) = office.enroll(Pupil(0, PersonName("Zij", "", "Zelf"), "77", "9Y"))
    opened(office, replace(someone("Zij Zelf"), pupil_number="77"))
    office.window.show_new_case()
    office.window.new_case.put(pupil)
    office.qtbot.waitUntil(lambda: sentences(office) != [])
    assert sentences(office) == ["Dit is de tweede casus met Zij Z. dit schooljaar."]
    assert doubts(office) == []
    assert not office.sees(WHY)


def test_it_is_looked_for_only_when_the_people_or_the_day_are_others(
    office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(office, "Pip Voorbeeldstra", "Sem Nepman")
    looked: list[object] = []
    real = office.desk.patterns.at
    monkeypatch.setattr(office.desk.patterns, "at", lambda occasion: (looked.append(occasion), real(occasion))[1])
    form, card = office.window.new_case.form, the_card(office)
    form.field("text").set_state("Er is weer iets gezien.")
    office.qtbot.waitUntil(lambda: not card._timer.isActive())
    assert looked == []
    form.field("on").set_value(date(2026, 8, 3))
    office.qtbot.waitUntil(lambda: len(looked) == 1)
    form.field("people")._lines[1][0].setText("Nieuw Iemand")
    office.qtbot.waitUntil(lambda: len(looked) == 2)
    assert PAIR not in sentences(office)


def test_opening_the_case_does_not_find_the_case_itself(office: Any, spoken: list[str]) -> None:
    typed(office, "Nieuw Iemand", "Ander Iemand")
    office.window.new_case.form.field("text").set_state("Er is iets gezien.")
    office.press("Casus openen")
    assert not any(TITLE in words for words in spoken)
    office.window.show_new_case()
    assert sentences(office) == []


def test_a_draft_that_comes_back_is_looked_at_when_it_is_seen(office: Any) -> None:
    typed(office, "Pip Voorbeeldstra", "Sem Nepman")
    office.window.flush()
    office.close()
    office.open()
    office.window.show_new_case()
    assert PAIR in sentences(office)


def test_a_case_that_changes_or_goes_meanwhile_is_looked_at_again(office: Any) -> None:
    earlier = opened(office, someone("Zij Zelf"))
    typed(office, "Zij Zelf")
    words = "Dit is de tweede casus met Zij Z. dit schooljaar."
    assert sentences(office)[:1] == [words]
    office.window.bridge.do(office.desk.retention.delete, earlier.id)
    assert sentences(office) == []
    office.window.bridge.do(office.desk.retention.take_back, earlier.id)
    assert sentences(office)[:1] == [words]


def test_when_nothing_shows_nothing_is_read(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(office, "Pip Voorbeeldstra", wait=False)
    office.window.show_today()

    def never(_occasion: object) -> None:
        raise AssertionError("nobody sees it")

    monkeypatch.setattr(office.desk.patterns, "at", never)
    card = the_card(office)
    office.qtbot.waitUntil(lambda: not card._timer.isActive())
    office.window.bridge.tell_changed(office.number("Abe"))


def test_discreet_shows_initials(office: Any) -> None:
    typed(office, "Pip Voorbeeldstra", "Sem Nepman")
    discretion.turn(is_on=True)
    try:
        seen = [str(each.property("text")) for each in office.shown(QLabel)]
        assert "Dit is de tweede casus met P. V. en S. N. samen dit schooljaar." in seen
        assert "Pip" not in str(the_card(office).property("accessibleName"))
    finally:
        discretion.turn(is_on=False)


def test_older_cases_are_folded_under_their_number_and_open_by_keyboard(office: Any) -> None:
    ids = [opened(office, someone("Zij Zelf"), days_ago=days).id for days in (7, 6, 5, 4, 3, 2)]
    typed(office, "Zij Zelf")
    assert office.button(f"Casus {ids[2]} openen").isVisible()
    more = office.button("Nog 2 oudere casussen tonen")
    more.setFocus()
    office.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is office.button(f"Casus {ids[1]} openen")
    office.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is office.button(f"Casus {ids[0]} openen")


# -- there and back --------------------------------------------------------------------------------------------


def test_an_earlier_case_is_looked_at_and_the_banner_leads_back_to_what_was_typed(office: Any) -> None:
    typed(office, "Pip Voorbeeldstra", "Sem Nepman")
    office.window.new_case.form.field("text").set_state("Nog niet af")
    office.press("Casus 2026-001 openen")
    assert office.window.case_page.case_id == "2026-001"
    assert office.draft("new-case")["text"] == "Nog niet af"
    assert office.window.banner.text == "Casus 2026-001, geopend vanuit de nieuwe casus. Wat je typte is bewaard."
    office.press("Terug naar de nieuwe casus")
    assert office.window.new_case.isVisible()
    assert office.window.new_case.form.field("text").state() == "Nog niet af"
    assert QApplication.focusWidget().accessibleName() == "Casus 2026-001 openen"


def test_back_leads_to_the_field_that_had_the_cursor(office: Any) -> None:
    typed(office, "Pip Voorbeeldstra", "Sem Nepman")
    office.window.new_case.form.field("people")._lines[1][1].setFocus()
    office.window.show_case("2026-001")
    office.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget().accessibleName() == "Klas van leerling 2"


def test_back_goes_through_the_cases_as_they_were_seen(office: Any) -> None:
    office.open_case("Pip", 2)
    office.open_case("Lotte")
    office.open_case("Lotte")
    office.window.show_settings()
    for expected in ("Lotte", "Pip"):
        office.window.show_previous()
        assert office.window.case_page.case_id == office.number(expected)
        assert office.window.case_page.isVisible()
    assert office.window.case_page.tabs.currentIndex() == 2
    office.window.show_previous()
    assert office.window.today.isVisible()
    office.window.show_previous()
    assert office.window.today.isVisible(), "there is nothing before it"


def test_back_passes_over_a_case_that_is_gone_and_an_empty_new_case(office: Any) -> None:
    gone = opened(office, someone("Zij Zelf"))
    office.open_case("Pip")
    office.window.show_new_case()
    office.window.show_case(gone.id)
    office.window.bridge.do(office.desk.retention.delete, gone.id)
    office.window.bridge.remove(gone.id)
    office.open_case("Lotte")
    office.window.show_previous()
    assert office.window.today.isVisible(), "where a removal leads"
    office.window.show_previous()
    assert office.window.case_page.case_id == office.number("Pip")


def test_what_cannot_be_kept_holds_the_way_back_too(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    office.open_case("Pip")
    office.open_case("Lotte")
    monkeypatch.setattr(office.window._go, "_keep", lambda: False)
    office.window.show_previous()
    assert office.window.case_page.case_id == office.number("Lotte")
    monkeypatch.undo()
    office.window.show_previous()
    assert office.window.case_page.case_id == office.number("Pip"), "the place was not lost"


def test_no_more_than_twenty_places_are_remembered(office: Any) -> None:
    history = History()
    place = office.window.bookmark()
    office.open_case("Pip")
    case = office.window.bookmark()
    for number in range(30):
        history.note(replace(case, case=replace(case.case, case_id=str(number))))
    found = []
    while (one := history.back(place)) is not None:
        found.append(one.case.case_id)
    assert found == [str(number) for number in range(29, 9, -1)]


# -- of a case -------------------------------------------------------------------------------------------------


def test_the_people_of_a_case_tell_what_came_back_when_it_began(office: Any) -> None:
    again = office.signal_again("2026-001")
    office.window.show_case(again.id)
    office.window.case_page.tabs.setCurrentIndex(PEOPLE)
    assert PAIR in sentences(office)
    office.press("Casus 2026-001 openen")
    assert office.window.case_page.case_id == "2026-001"
    assert office.window.banner.text == f"Casus 2026-001, geopend vanuit casus {again.id}."
    office.press(f"Terug naar casus {again.id}")
    assert office.window.case_page.case_id == again.id
    assert office.window.case_page.tabs.currentIndex() == PEOPLE


def test_the_first_case_of_its_people_has_no_such_card(office: Any) -> None:
    office.signal_again("2026-001")
    office.open_case("Abe", PEOPLE)
    assert sentences(office) == []


def test_an_earlier_case_in_the_bin_goes_from_the_card_that_is_in_sight(office: Any) -> None:
    earlier = opened(office, someone("Zij Zelf"))
    now = opened(office, someone("Zij Zelf"), days_ago=0)
    office.window.show_case(now.id)
    office.window.case_page.tabs.setCurrentIndex(PEOPLE)
    assert sentences(office) == ["Dit is de tweede casus met Zij Z. dit schooljaar."]
    office.window.bridge.do(office.desk.retention.delete, earlier.id)
    assert sentences(office) == []


def test_of_many_sentences_the_closest_are_in_sight_and_the_others_under_their_number(
    office: Any, spoken: list[str]
) -> None:
    pip, sem = office.case("Pip").involvements[:2]
    turned = (replace(pip, roles=(Role.PERPETRATOR,)), replace(sem, roles=(Role.VICTIM,)))
    opened(office, *turned)
    opened(office, pip, someone("Zij Zelf", Role.PERPETRATOR))
    opened(office, sem, someone("Zij Zelf"))
    typed(office, "Pip Voorbeeldstra", "Sem Nepman", "Zij Zelf")
    before = sentences(office)
    assert len(before) == 3
    more = next(each for each in spoken[-1].split(". ") if each.startswith("Nog "))
    office.press(more.rstrip("."))
    assert sentences(office)[:3] == before
    assert len(sentences(office)) == 3 + int(more.split()[1])
