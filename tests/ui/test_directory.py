"""Extra → Leerlingen: the list, the page of a pupil, her parents, and the merge of two who are one."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pestdesk.domain.names import PersonName
from pestdesk.domain.protocol import Role
from pestdesk.domain.pupil import Authority, Pupil, PupilGuardian
from pestdesk.domain.signal import Reporter, Signal
from pestdesk.ui.bookmark import Page
from pestdesk.ui.components import Chip
from pestdesk.ui.directory.directory_page import DirectoryPage
from pestdesk.ui.directory.pupil_cards import PupilCasesCard
from pestdesk.ui.directory.pupil_list import PupilList
from pestdesk.ui.fold import Fold
from pestdesk.ui.kept_form import KeptForm


@pytest.fixture
def directory(office: Any) -> Any:
    """The directory of five pupils, with the cursor in the search."""
    office.enroll()
    office.window.show_pupils()
    return office


def _page(office: Any) -> DirectoryPage:
    page = office.window._pages.currentWidget()
    assert isinstance(page, DirectoryPage)
    return page


def _listed(office: Any) -> list[str]:
    model = _page(office).list.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def _pupil(office: Any, name: str, school_class: str = "") -> Pupil:
    (pupil,) = office.desk.pupils.named(name, school_class)
    assert isinstance(pupil, Pupil)
    return pupil


def _open(office: Any, name: str, school_class: str = "") -> Pupil:
    pupil = _pupil(office, name, school_class)
    office.window.show_pupils(pupil.id)
    return pupil


def _form(office: Any) -> KeptForm:
    (form,) = office.shown(KeptForm)
    assert isinstance(form, KeptForm)
    return form


# -- the list ------------------------------------------------------------------------------------------------------


def test_the_list_is_sorted_by_surname_without_tussenvoegsel(directory: Any) -> None:
    assert _listed(directory) == [
        "Berg, Jan van den",
        "Berg, Jan van den",
        "Bergsma, Janneke",
        "IJzerman, Zoë",
        "Voorbeeldstra, Pip",
    ]
    assert _page(directory).list.count.text() == "5 leerlingen"


@pytest.mark.parametrize(
    ("typed", "count"), [("berg", 3), ("JAN berg", 3), ("zoe", 1), ("2b", 3), ("1023", 3), ("10236", 1), ("xyz", 0)]
)
def test_search_is_by_any_part_of_a_name_class_or_number(directory: Any, typed: str, count: int) -> None:
    directory.type(typed)
    assert len(_listed(directory)) == count
    assert _page(directory).list.count.text() == f"{count} van 5 leerlingen"
    directory.key(Qt.Key.Key_Escape)
    assert len(_listed(directory)) == 5, "Escape empties the search first"
    directory.key(Qt.Key.Key_Escape)
    assert directory.window.bookmark().page is Page.TODAY


def test_filters_by_class_and_by_who_is_in_the_list(directory: Any) -> None:
    pupils = _page(directory).list
    pupils.which.setCurrentIndex(pupils.which.findData("not_listed"))
    assert _listed(directory) == ["Berg, Jan van den", "IJzerman, Zoë"]
    pupils.which.setCurrentIndex(pupils.which.findData("listed"))
    pupils.school_class.setCurrentIndex(pupils.school_class.findData("2B"))
    assert len(_listed(directory)) == 3
    _open(directory, "Zoë IJzerman")
    assert len(_listed(directory)) == 5, "who is asked for is never hidden by a filter"


def test_thousands_have_a_dot(qtbot: Any) -> None:
    view = PupilList()
    qtbot.addWidget(view)
    view.set_pupils([Pupil(n, PersonName("Aya", "van", f"Proef{n}"), str(n), "2B") for n in range(1, 1235)])
    assert view.count.text() == "1.234 leerlingen"
    view.search.setText("proef12")
    assert view.count.text() == "46 van 1.234 leerlingen"


def test_the_model_keeps_qts_own_rules(directory: Any, qtmodeltester: Any) -> None:
    qtmodeltester.check(_page(directory).list.model, force_py=True)


def test_an_empty_directory_asks_for_a_list_or_a_pupil(office: Any) -> None:
    office.window.show_pupils()
    office.press("Leerlingen importeren…")
    assert office.window.bookmark().page is Page.IMPORT
    office.key(Qt.Key.Key_Escape)
    assert office.window.bookmark().page is Page.PUPILS
    office.key(Qt.Key.Key_Escape)
    assert office.window.bookmark().page is Page.TODAY
    office.window.show_pupils()
    office.press("Leerling toevoegen…")
    office.type("Aya")
    office.fill_form(
        _form(office), infix="el", family="Testi", school_class="1a", mentors="Kim Kladblok, Wies Schets"
    )
    office.press("Bewaren")
    pupil = _pupil(office, "Aya el Testi")
    assert pupil == Pupil(
        pupil.id, PersonName("Aya", "el", "Testi"), "", "1A", ("Kim Kladblok", "Wies Schets"), is_by_hand=True
    )
    assert _listed(office) == ["Testi, Aya el"]
    assert "zelf toegevoegd" in [chip.text() for chip in office.shown(Chip)]
    assert office.draft("pupil/0") is None


# -- the page of a pupil -------------------------------------------------------------------------------------------


def test_the_arrows_show_each_pupil_and_enter_goes_to_her_page_and_her_case(directory: Any) -> None:
    directory.type("pip")
    directory.key(Qt.Key.Key_Down)
    assert directory.sees("leerlingnummer 10236 · klas 2B · mentor Toon Proefstra")
    assert _page(directory).list.view.hasFocus()
    directory.key(Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Casus 2026-001 openen"
    directory.key(Qt.Key.Key_Return)
    assert directory.window.case_page.case_id == "2026-001"
    assert directory.window.bookmark().page is Page.CASE
    directory.press("Terug naar de leerling")
    assert directory.sees("leerlingnummer 10236 · klas 2B · mentor Toon Proefstra"), "and back"
    assert directory.window.windowTitle() == "PestDesk"


def test_cases_of_earlier_school_years_are_folded_away_under_their_number(directory: Any) -> None:
    pupil = _pupil(directory, "Janneke Bergsma")
    for reported_on in (date(2026, 9, 4), date(2026, 6, 2), date(2025, 3, 4)):
        people = (pupil.involved(Role.VICTIM), _pupil(directory, "Jan van den Berg", "2B").involved(Role.PERPETRATOR))
        directory.desk.cases.open(Signal("Er is geduwd.", reported_on, Reporter.PARENT), people)
    _open(directory, "Janneke Bergsma")
    (card,) = directory.shown(PupilCasesCard)
    (fold,) = card.findChildren(Fold)
    assert fold.head.text() == "2 casussen van eerdere schooljaren"
    assert not fold.is_open
    assert directory.sees("Janneke B. · Jan B. · gemeld vr 4 sep 2026 · toen in 2B")


def test_parents_are_shown_with_all_that_must_be_known_to_call(directory: Any) -> None:
    _open(directory, "Jan van den Berg", "2B")
    for words in ("moeder · heeft gezag", "06 12345678 · mieke@voorbeeld.nl", "vader · geen gezag"):
        assert directory.sees(words)
    assert directory.sees("Niet benaderen: contactverbod")


def test_a_parent_is_added_changed_removed_and_comes_back(directory: Any) -> None:
    _open(directory, "Pip Voorbeeldstra")
    directory.press("Ouder of verzorger toevoegen…")
    directory.type("Opa Voorbeeldstra")
    form = _form(directory)
    directory.fill_form(form, relation="opa", authority="no", language="Arabisch, met tolk")
    directory.press("Bewaren")
    (guardian,) = _pupil(directory, "Pip Voorbeeldstra").guardians
    assert (guardian.name, guardian.authority, guardian.language) == (
        "Opa Voorbeeldstra",
        Authority.NO,
        "Arabisch, met tolk",
    )
    directory.press("Opa Voorbeeldstra: wijzigen…")
    directory.fill_form(_form(directory), name="", relation="")
    directory.press("Bewaren")
    assert _form(directory).form.field("name").problem == "Vul een naam in, of de relatie."
    directory.fill_form(_form(directory), relation="opa", do_not_contact="op verzoek van de moeder")
    directory.press("Bewaren")
    assert directory.sees("Niet benaderen: op verzoek van de moeder")
    directory.press("opa: verwijderen")
    assert _pupil(directory, "Pip Voorbeeldstra").guardians == ()
    directory.press("Ongedaan maken")
    assert len(_pupil(directory, "Pip Voorbeeldstra").guardians) == 1
    assert directory.sees("Niet benaderen: op verzoek van de moeder")


def test_what_is_typed_about_a_parent_stays_with_that_parent(directory: Any) -> None:
    pupil = _open(directory, "Jan van den Berg", "2B")
    mother, father = pupil.guardians
    directory.press(f"{father.name}: wijzigen…")
    directory.fill_form(_form(directory), do_not_contact="straatverbod")
    _form(directory).keeper.flush()
    other = replace(father, name="Oma Nepman", do_not_contact="")
    turned = replace(pupil, guardians=(father, other, mother))
    directory.window.bridge.do_for_pupils(directory.desk.pupils.keep, turned)
    assert _form(directory).form.state()["name"] == father.name
    directory.press("Bewaren")
    barred = replace(father, do_not_contact="straatverbod")
    assert _pupil(directory, "Jan van den Berg", "2B").guardians == (barred, other, mother)


def test_a_half_typed_form_takes_back_nothing_that_came_meanwhile(directory: Any) -> None:
    pupil = _open(directory, "Jan van den Berg", "2B")
    mother, father = pupil.guardians
    keep = directory.desk.pupils.keep
    directory.press(f"{mother.name}: wijzigen…")
    directory.fill_form(_form(directory), phone="06 99999999")
    _form(directory).keeper.flush()
    barred = replace(mother, do_not_contact="contactverbod")
    directory.window.bridge.do_for_pupils(keep, replace(pupil, guardians=(barred, father)))
    directory.press("Bewaren")
    after = _pupil(directory, "Jan van den Berg", "2B")
    assert after.guardians == (replace(barred, phone="06 99999999"), father)
    directory.press("Wijzig Jan van den Berg")
    directory.fill_form(_form(directory), mentors="Ina Schijnmans")
    _form(directory).keeper.flush()
    directory.window.bridge.do_for_pupils(keep, replace(after, school_class="3C"))
    directory.press("Bewaren")
    after = _pupil(directory, "Jan van den Berg", "3C")
    assert after.mentors == ("Ina Schijnmans",)


def test_what_was_just_typed_about_who_is_gone_is_kept_for_nobody(directory: Any) -> None:
    pupil = _open(directory, "Pip Voorbeeldstra")
    directory.press("Wijzig Pip Voorbeeldstra")
    directory.fill_form(_form(directory), family="Anders")
    assert _form(directory).keeper.is_waiting
    directory.window.bridge.do_for_pupils(directory.desk.pupils.remove, pupil.id)
    assert directory.draft(f"pupil/{pupil.id}") is None


def test_a_new_parent_takes_the_place_of_nobody(directory: Any) -> None:
    pupil = _open(directory, "Pip Voorbeeldstra")
    directory.press("Ouder of verzorger toevoegen…")
    directory.type("Opa Voorbeeldstra")
    _form(directory).keeper.flush()
    came = replace(pupil, guardians=(PupilGuardian("Mieke Voorbeeldstra", do_not_contact="contactverbod"),))
    directory.window.bridge.do_for_pupils(directory.desk.pupils.keep, came)
    assert _form(directory).form.state()["name"] == "Opa Voorbeeldstra"
    directory.press("Bewaren")
    assert _pupil(directory, "Pip Voorbeeldstra").guardians == (*came.guardians, PupilGuardian("Opa Voorbeeldstra"))


def test_a_change_is_taken_back_with_what_was_typed_for_it(directory: Any) -> None:
    pupil = _open(directory, "Pip Voorbeeldstra")
    directory.press("Wijzig Pip Voorbeeldstra")
    directory.fill_form(_form(directory), infix="van", school_class="3c")
    directory.press("Bewaren")
    assert directory.sees("Pip van Voorbeeldstra")
    assert _listed(directory)[-1] == "Voorbeeldstra, Pip van"
    assert directory.draft(f"pupil/{pupil.id}") is None
    directory.window.bridge.undo()
    assert directory.window.banner.text == "Ongedaan gemaakt: Leerling gewijzigd."
    assert directory.window.banner._action.isHidden(), "it offers no second undo"
    assert _pupil(directory, "Pip Voorbeeldstra") == pupil
    directory.press("Wijzig Pip Voorbeeldstra")
    assert _form(directory).form.state()["infix"] == "van"


def test_a_name_is_needed_and_a_number_of_another_is_refused(directory: Any) -> None:
    _open(directory, "Pip Voorbeeldstra")
    directory.press("Wijzig Pip Voorbeeldstra")
    directory.fill_form(_form(directory), given="", family="")
    directory.press("Bewaren")
    assert _form(directory).form.field("given").problem == "Vul een naam in."
    directory.fill_form(_form(directory), given="Pip", number="010235")
    directory.press("Bewaren")
    assert "hoort al bij Janneke Bergsma" in directory.window.banner.text
    assert _form(directory).form.state()["number"] == "010235", "what was typed is still there"


def test_what_is_typed_about_a_pupil_is_never_lost(directory: Any) -> None:
    pupil = _open(directory, "Pip Voorbeeldstra")
    directory.press("Wijzig Pip Voorbeeldstra")
    directory.key(Qt.Key.Key_End)
    directory.type("pa")
    _open(directory, "Janneke Bergsma")
    assert directory.draft(f"pupil/{pupil.id}")["given"] == "Pippa"
    _open(directory, "Pip Voorbeeldstra")
    directory.press("Wijzig Pip Voorbeeldstra")
    assert _form(directory).form.state()["given"] == "Pippa"
    directory.type("x")
    place = directory.window.bookmark()
    directory.close()
    directory.open()
    directory.window.return_to(place)
    assert _form(directory).form.state()["given"] == "Pippax"
    directory.press("Niet wijzigen")
    assert directory.draft(f"pupil/{pupil.id}") is None
    assert _pupil(directory, "Pip Voorbeeldstra") == pupil


def test_escape_goes_from_the_form_to_the_page_to_what_was_before(directory: Any) -> None:
    directory.open_case("Abe")
    _open(directory, "Pip Voorbeeldstra")
    directory.press("Wijzig Pip Voorbeeldstra")
    directory.key(Qt.Key.Key_Escape)
    assert directory.shown(KeptForm) == []
    directory.key(Qt.Key.Key_Escape)
    assert directory.window.bookmark().page is Page.CASE
    assert directory.window.case_page.case_id == directory.number("Abe")


def test_a_pupil_is_removed_after_one_question_and_comes_back(directory: Any) -> None:
    pupil = _open(directory, "Pip Voorbeeldstra")
    directory.desk.drafts.keep(f"pupil/{pupil.id}/guardian/0", {"name": "Opa"})
    directory.press("Pip Voorbeeldstra verwijderen…")
    directory.press("Niet verwijderen")
    assert _pupil(directory, "Pip Voorbeeldstra") == pupil
    directory.press("Pip Voorbeeldstra verwijderen…")
    directory.press("Uit de lijst verwijderen")
    assert "Voorbeeldstra, Pip" not in _listed(directory)
    assert directory.sees("Kies een leerling in de lijst.")
    assert directory.draft(f"pupil/{pupil.id}/guardian/0") is None, "no shred stays"
    assert directory.case("Pip").involvements[0].full_name == "Pip Voorbeeldstra"
    directory.press("Ongedaan maken")
    assert _pupil(directory, "Pip Voorbeeldstra") == pupil


def test_a_new_case_begins_with_the_pupil_in_the_first_empty_row(directory: Any) -> None:
    directory.window.new_case.form.field("people").set_state(["Daan Zogezegd", "1D", "", "perpetrator"])
    _open(directory, "Jan van den Berg", "2B")
    directory.press("Nieuwe casus met deze leerling")
    people = directory.window.new_case.form.field("people").value()
    assert [(p.full_name, p.pupil_number) for p in people] == [("Daan Zogezegd", ""), ("Jan van den Berg", "10234")]
    _open(directory, "Jan van den Berg", "2B")
    directory.press("Nieuwe casus met deze leerling")
    assert len(directory.window.new_case.form.field("people").value()) == 2, "she is named already"


# -- doubles -------------------------------------------------------------------------------------------------------


def test_a_likely_double_is_offered_previewed_swapped_merged_and_taken_back(directory: Any) -> None:
    kept, gone = _pupil(directory, "Jan van den Berg", "2B"), _pupil(directory, "Jan van den Berg", "4A")
    people = (gone.involved(Role.VICTIM), _pupil(directory, "Janneke Bergsma").involved(Role.PERPETRATOR))
    case = directory.desk.cases.open(Signal("Er is geduwd.", date(2026, 9, 4), Reporter.PARENT), people)
    directory.desk.cases.forget_acts()
    _open(directory, "Jan van den Berg", "2B")
    assert directory.sees("Lijkt dezelfde als Jan van den Berg (klas 4A, leerlingnummer 10900, niet in de lijst).")
    directory.press("Vergelijken met Jan van den Berg, klas 4A")
    assert directory.sees(f"1 casus wordt van deze leerling: {case.id}.")
    directory.press("Omwisselen: de ander blijft")
    assert directory.sees(f"Er komen geen casussen bij. Al van deze leerling: {case.id}.")
    directory.press("Omwisselen: de ander blijft")
    directory.press("Samenvoegen")
    assert directory.desk.pupils.named("Jan van den Berg") == (kept,)
    assert directory.desk.cases.get(case.id).involvements[0].pupil_number == "10234"
    assert directory.sees(f"{case.id} · slachtoffer"), "her page shows what became hers"
    directory.press("Ongedaan maken")
    assert set(directory.desk.pupils.named("Jan van den Berg")) == {kept, gone}
    assert directory.desk.cases.get(case.id) == case


def test_the_other_is_found_by_typing_and_two_without_a_number_are_refused(directory: Any) -> None:
    (bo,) = directory.enroll(Pupil(0, PersonName("Bo", "", "IJzerman"), "", "1C", is_by_hand=True))
    directory.window.show_pupils(bo.id)
    directory.press("Bo IJzerman samenvoegen met…")
    directory.type("zoe")
    directory.key(Qt.Key.Key_Down)
    directory.key(Qt.Key.Key_Return)
    assert directory.sees("Geen van beide leerlingen heeft een leerlingnummer.")
    place = directory.window.bookmark()
    assert place.pupil.form == f"merge/{_pupil(directory, 'Zoë IJzerman').id}"
    directory.key(Qt.Key.Key_Escape)
    assert directory.sees("Bo IJzerman")


# -- from a case ---------------------------------------------------------------------------------------------------


def test_a_person_in_a_case_leads_to_her_page_and_escape_leads_back(directory: Any) -> None:
    directory.open_case("Pip", 1)
    directory.press("Pip Voorbeeldstra in de leerlingenlijst")
    assert _page(directory).sheet.pupil_id == _pupil(directory, "Pip Voorbeeldstra").id
    directory.key(Qt.Key.Key_Escape)
    assert directory.window.bookmark().page is Page.CASE


def test_parents_of_the_list_that_the_case_lacks_are_offered_and_added(directory: Any) -> None:
    pupil = _pupil(directory, "Pip Voorbeeldstra")
    before = directory.case("Pip").involvements[0].guardians
    parents = _pupil(directory, "Jan van den Berg", "2B").guardians
    directory.window.bridge.do_for_pupils(directory.desk.pupils.keep, replace(pupil, guardians=parents))
    directory.open_case("Pip", 1)
    directory.press("Ouders van Pip Voorbeeldstra overnemen uit de leerlingenlijst")
    after = directory.case("Pip").involvements[0].guardians
    assert after[: len(before)] == before
    assert [guardian.name for guardian in after[len(before) :]] == ["Mieke van den Berg", "Karel Nepman"]
    assert not directory.sees("Ouders overnemen uit de leerlingenlijst"), "nothing is left to take over"
    directory.press("Ongedaan maken")
    assert directory.case("Pip").involvements[0].guardians == before
