"""A name that is typed in a case, and the pupil of the directory whom it may mean."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Guardian
from pestdesk.domain.pupil import Pupil, PupilGuardian
from pestdesk.ui.form_card import FormCard
from pestdesk.ui.person_rows import PersonRows
from pestdesk.ui.pupil_link import PupilLink


def _rows(office: Any) -> PersonRows:
    rows = office.window.new_case.form.field("people")
    assert isinstance(rows, PersonRows)
    return rows


def _row(office: Any, number: int = 0) -> tuple[QLineEdit, QLineEdit, QLineEdit, PupilLink]:
    rows = _rows(office)
    return (*rows._lines[number][:3], rows._links[number])


@pytest.fixture
def new_case(office: Any) -> Any:
    """The page of a new case, with the cursor in the first name."""
    office.enroll()
    office.window.show_new_case()
    _row(office)[0].setFocus()
    return office


def _names(link: PupilLink) -> list[tuple[str, str]]:
    return [(pupil.name.full, pupil.school_class) for pupil in link.offers.pupils]


def test_down_and_enter_choose_and_fill_in_name_class_and_mentors(new_case: Any) -> None:
    name, school_class, mentor, link = _row(new_case)
    new_case.type("berg")
    assert _names(link) == [("Jan van den Berg", "2B"), ("Janneke Bergsma", "2B"), ("Jan van den Berg", "4A")]
    assert name.hasFocus(), "the cursor stays where one types"
    new_case.key(Qt.Key.Key_Down)
    new_case.key(Qt.Key.Key_Return)
    assert (name.text(), school_class.text(), mentor.text()) == (
        "Jan van den Berg",
        "2B",
        "Toon Proefstra, Kim Kladblok",
    )
    assert name.hasFocus()
    assert not link.offers.is_open
    assert name.accessibleDescription() == "uit de leerlingenlijst, leerlingnummer 10234"
    assert link._sign.isVisible()
    (person,) = _rows(new_case).value()
    assert person.pupil_number == "10234"
    assert person.guardians == (
        Guardian(0, "Mieke van den Berg", "moeder", "06 12345678"),
        Guardian(0, "Karel Nepman", "vader, geen gezag", "", "contactverbod"),
    )


def test_tab_chooses_and_goes_on(new_case: Any) -> None:
    name, school_class, _mentor, link = _row(new_case)
    new_case.type("bergs")
    new_case.key(Qt.Key.Key_Down)
    new_case.key(Qt.Key.Key_Tab)
    assert name.text() == "Janneke Bergsma"
    assert link.pupil is not None
    assert QApplication.focusWidget() is school_class


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_the_list_never_chooses_by_itself(new_case: Any, key: Qt.Key) -> None:
    name, _class, _mentor, link = _row(new_case)
    new_case.type("Jan")
    assert link.offers.is_open
    new_case.key(key)
    assert name.text() == "Jan"
    assert link.pupil is None
    assert not link.offers.is_open


def test_up_over_the_first_row_chooses_nobody(new_case: Any) -> None:
    link = _row(new_case)[3]
    new_case.type("Jan")
    new_case.key(Qt.Key.Key_Down)
    new_case.key(Qt.Key.Key_Up)
    new_case.key(Qt.Key.Key_Return)
    assert link.pupil is None


def test_escape_puts_only_the_list_away_and_down_brings_it_back(new_case: Any) -> None:
    name, _class, _mentor, link = _row(new_case)
    new_case.type("Jann")
    new_case.key(Qt.Key.Key_Escape)
    assert not link.offers.is_open
    assert new_case.window.new_case.isVisible()
    assert name.text() == "Jann"
    new_case.key(Qt.Key.Key_Down)
    new_case.key(Qt.Key.Key_Return)
    assert name.text() == "Janneke Bergsma"


def test_typing_on_keeps_what_is_typed_and_an_unknown_person_is_simply_typed(new_case: Any) -> None:
    name, _class, _mentor, link = _row(new_case)
    new_case.type("Jan van den Bergh")
    assert not link.offers.is_open
    new_case.key(Qt.Key.Key_Tab)
    assert name.text() == "Jan van den Bergh"
    (person,) = _rows(new_case).value()
    assert (person.pupil_number, person.guardians) == ("", ())


def test_a_click_chooses(new_case: Any) -> None:
    name, _class, _mentor, link = _row(new_case)
    new_case.type("berg")
    view = link.offers._list
    assert view is not None
    place = view.visualRect(view.model().index(1, 0)).center()
    new_case.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert name.text() == "Janneke Bergsma"
    assert name.hasFocus()


def test_another_name_lets_go_of_the_number_and_of_what_it_filled_in(new_case: Any) -> None:
    _name, school_class, mentor, link = _row(new_case)
    new_case.type("bergs")
    new_case.key(Qt.Key.Key_Down)
    new_case.key(Qt.Key.Key_Return)
    mentor.setText("Ria Ruwmodel")
    new_case.type("x")
    assert link.pupil is None
    assert school_class.text() == "", "it was the class of the other"
    assert mentor.text() == "Ria Ruwmodel", "that was typed"
    assert not link._sign.isVisible()
    (person,) = _rows(new_case).value()
    assert (person.full_name, person.pupil_number) == ("Janneke Bergsmax", "")


def test_the_choice_survives_lock_and_an_older_draft_still_loads(new_case: Any) -> None:
    new_case.type("bergs")
    new_case.key(Qt.Key.Key_Down)
    new_case.key(Qt.Key.Key_Return)
    new_case.close()
    new_case.open()
    new_case.window.show_new_case()
    assert new_case.draft("new-case")["people"][:5] == [
        "Janneke Bergsma",
        "2B",
        "Toon Proefstra",
        "victim",
        "10235",
    ]
    assert _rows(new_case).value()[0].pupil_number == "10235"
    four = [part for n in range(5) for part in (f"Daan Zogezegd {n}", "1D", "Ria Ruwmodel", "victim")]
    _rows(new_case).set_state(four)
    assert [(p.full_name, p.pupil_number) for p in _rows(new_case).value()] == [
        (f"Daan Zogezegd {n}", "") for n in range(5)
    ]


def test_a_pupil_without_a_number_is_remembered_too(new_case: Any) -> None:
    new_case.type("IJzer")
    new_case.key(Qt.Key.Key_Down)
    new_case.key(Qt.Key.Key_Return)
    state = _rows(new_case).state()
    _rows(new_case).set_state(["", "", "", "victim", ""])
    assert _row(new_case)[3].pupil is None
    _rows(new_case).set_state(state)
    assert _row(new_case)[3].pupil is not None


def test_a_whole_name_of_one_pupil_is_recognised_told_and_taken_back(new_case: Any) -> None:
    name, school_class, _mentor, link = _row(new_case)
    new_case.type("janneke  BERGSMA")
    assert link.pupil is None, "not while typing"
    new_case.key(Qt.Key.Key_Tab)
    assert name.text() == "Janneke Bergsma"
    assert school_class.text() == "2B"
    assert new_case.sees("Herkend in de leerlingenlijst: klas 2B, leerlingnummer 10235.")
    new_case.press("Iemand anders")
    assert link.pupil is None
    assert school_class.text() == ""
    new_case.key(Qt.Key.Key_Tab)
    assert link.pupil is None, "she said so"
    state = _rows(new_case).state()
    assert state[4] == "-"
    _rows(new_case).set_state(state)
    link.recognise()
    assert link.pupil is None, "also after a lock"


def test_a_class_tells_two_of_one_name_apart(new_case: Any) -> None:
    name, school_class, _mentor, link = _row(new_case)
    new_case.type("Jan van den Berg")
    new_case.key(Qt.Key.Key_Tab)
    assert new_case.sees("Er zijn 2 leerlingen met deze naam.")
    assert link.pupil is None
    new_case.press("Kiezen…")
    assert _names(link) == [("Jan van den Berg", "2B"), ("Jan van den Berg", "4A")]
    new_case.key(Qt.Key.Key_Escape)
    school_class.setFocus()
    new_case.type("4 a")
    new_case.key(Qt.Key.Key_Tab)
    assert link.pupil is not None
    assert link.pupil.number == "10900"
    assert name.text() == "Jan van den Berg"


def test_the_open_case_has_the_number_and_the_parents_and_each_mentor_once(new_case: Any) -> None:
    new_case.window.new_case.form.field("text").set_state("Er is geduwd.")
    for row, typed in enumerate(("berg", "bergs")):
        _row(new_case, row)[0].setFocus()
        new_case.type(typed)
        new_case.key(Qt.Key.Key_Down)
        new_case.key(Qt.Key.Key_Return)
    new_case.press("Casus openen")
    case = new_case.desk.cases.get(new_case.window.case_page.case_id)
    assert [person.pupil_number for person in case.involvements] == ["10234", "10235"]
    assert [guardian.name for guardian in case.involvements[0].guardians] == ["Mieke van den Berg", "Karel Nepman"]
    assert case.mentors == ("Toon Proefstra", "Kim Kladblok")
    assert case.route.route == "same_class"


def test_who_was_merged_or_changed_since_she_was_chosen_is_in_the_case_as_she_is_now(new_case: Any) -> None:
    pupils = new_case.desk.pupils
    chosen, other = (pupils.with_number(number) for number in ("10900", "10234"))
    _row(new_case)[3].choose(chosen)
    barred = PupilGuardian("Rob Nepman", do_not_contact="contactverbod")
    new_case.window.bridge.do_for_pupils(pupils.keep, replace(chosen, guardians=(barred,)))
    (person,) = _rows(new_case).value()
    assert [each.do_not_contact for each in person.guardians] == ["contactverbod"]
    renamed = replace(pupils.get(chosen.id), name=PersonName("Jan", "de", "Wit"))
    new_case.window.bridge.do_for_pupils(pupils.keep, renamed)
    (person,) = _rows(new_case).value()
    assert (person.name, person.pupil_number) == (renamed.name, "10900")
    new_case.desk.cases.undo()
    new_case.window.bridge.merge_pupils(other.id, chosen.id)
    (person,) = _rows(new_case).value()
    assert person.pupil_number == "10234"
    assert "contactverbod" in [each.do_not_contact for each in person.guardians]
    assert pupils.of(person).id == other.id


def test_the_form_of_a_person_offers_pupils_and_adds_only_the_parents_that_are_missing(office: Any) -> None:
    office.enroll(
        Pupil(
            0,
            PersonName("Pip", "", "Voorbeeldstra"),
            "10236",
            "2B",
            ("Toon Proefstra",),
            (PupilGuardian("Mieke Voorbeeldstra", phone="000"), PupilGuardian("Opa Voorbeeldstra", "opa")),
        )
    )
    before = office.case("Pip").involvements[0]
    assert any(guardian.name == "Mieke Voorbeeldstra" for guardian in before.guardians)
    office.open_case("Pip", 1)
    office.press("Wijzig Pip Voorbeeldstra")
    (card,) = office.shown(FormCard)
    office.type("x")
    office.key(Qt.Key.Key_Backspace)
    office.key(Qt.Key.Key_Down)
    office.key(Qt.Key.Key_Return)
    assert card.form.field("pupil_number").state() == "10236"
    office.window.flush()
    assert office.draft(card.keeper.key)["pupil"] == "10236"
    office.press("Bewaren")
    person = office.case("Pip").involvements[0]
    assert person.pupil_number == "10236"
    assert [g.name for g in person.guardians] == [*(g.name for g in before.guardians), "Opa Voorbeeldstra"]
    assert person.guardians[: len(before.guardians)] == before.guardians, "never overwritten"


def test_another_number_by_hand_is_another_pupil(office: Any) -> None:
    office.enroll()
    office.open_case("Pip", 1)
    office.press("Leerling toevoegen…")
    (card,) = office.shown(FormCard)
    office.type("bergs")
    office.key(Qt.Key.Key_Down)
    office.key(Qt.Key.Key_Return)
    office.fill_form(card, roles=["witness"], pupil_number="777")
    office.press("Bewaren")
    person = office.case("Pip").involvements[-1]
    assert (person.full_name, person.pupil_number, person.school_class) == ("Janneke Bergsma", "777", "2B")


def test_at_lock_the_list_goes_and_it_never_outlives_its_row(new_case: Any) -> None:
    new_case.type("berg")
    view = _row(new_case)[3].offers._list
    assert view is not None
    new_case.window.show_today()
    assert not view.isVisible()


def test_the_rows_of_the_offers_say_all_that_is_painted(new_case: Any, qtmodeltester: Any) -> None:
    link = _row(new_case)[3]
    new_case.type("Jan")
    model = link.offers._model
    qtmodeltester.check(model, force_py=True)
    spoken = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert "Jan van den Berg, klas 4A, mentor Ria Ruwmodel, niet in de lijst" in spoken
    assert "Jan van den Berg, klas 2B, mentoren Toon Proefstra, Kim Kladblok" in spoken
