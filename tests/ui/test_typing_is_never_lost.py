"""Whatever happens elsewhere in the window, what was typed a moment ago is in the vault and comes back."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from pestdesk.errors import VaultError
from pestdesk.ui.draft_keeper import KEEP_AFTER_MS
from pestdesk.ui.entry_forms import CorrectionForm, EntryForm
from pestdesk.ui.person_forms import GuardianForm, PersonForm

TYPED = "Gerrit gaf de pet terug"


def _type_in_inquiry(office: Any) -> str:
    """Type in the page of a step; gives the key of its draft."""
    page = office.open_step("Abe", "1a")
    page.focus_first()
    office.type(TYPED)
    assert page.keeper.is_waiting, "the test is about what is not kept yet"
    return str(page.keeper.key)


def _undo_an_act(office: Any) -> None:
    office.window.bridge.undo()


def _change_this_case(office: Any) -> None:
    office.window.bridge.tell_changed(office.number("Abe"))


_GOING_ELSEWHERE: dict[str, Callable[[Any], object]] = {
    "another tab": lambda o: o.window.case_page.tabs.setCurrentIndex(1),
    "another step": lambda o: o.window.case_page.wizard.open("1b"),
    "another step by the list": lambda o: o.window.case_page.wizard.list.chosen.emit(3),
    "the page for the next round": lambda o: o.window.case_page.open_special("next_round"),
    "another case": lambda o: o.window.show_case(o.number("Fenna")),
    "Vandaag": lambda o: o.press("Vandaag"),
    "a new case": lambda o: o.press("Nieuwe casus"),
    "something due": lambda o: o.window.open(o.window.bridge.agenda().items[0]),
    "this case was changed": _change_this_case,
    "skipping the step": lambda o: o.window.case_page.wizard.card.skip_given.emit("Niet nodig."),
    "the window goes": lambda o: o.window.close(),
}


def test_going_anywhere_else_keeps_the_last_letter(office: Any) -> None:
    for name, go in _GOING_ELSEWHERE.items():
        office.desk.drafts.drop(f"{office.number('Abe')}/1/1a/0/0")
        if office.state("Abe", "1a").status == "skipped":
            office.desk.cases.undo()
        office.window.show_today()
        key = _type_in_inquiry(office)
        go(office)
        draft = office.draft(key)
        assert draft is not None, name
        assert draft["text"] == TYPED, name


def test_typing_is_in_the_vault_within_half_a_second(office: Any) -> None:
    page = office.open_step("Abe", "1a")
    page.focus_first()
    assert KEEP_AFTER_MS <= 500
    with office.qtbot.waitSignal(page.keeper.kept, timeout=2_000):
        office.type(TYPED)
    assert office.draft(page.keeper.key)["text"] == TYPED
    assert office.sees("Bewaard")


def test_an_undo_elsewhere_in_the_case_leaves_the_text_and_the_cursor(office: Any) -> None:
    office.open_step("Abe", "1a")
    office.fill(text="Gesproken met de klas.")
    office.complete()
    assert office.step_id == "1b"
    office.page.focus_first()
    office.type("Abe vertelt")
    office.window.bridge.undo()
    assert office.state("Abe", "1a").status == "open"
    assert office.step_id == "1b"
    assert office.page.text("account") == "Abe vertelt"
    assert office.page.form.field("account").isAncestorOf(office.window.focusWidget())


def test_after_an_undo_the_page_is_as_it_was_before_klaar(office: Any) -> None:
    office.open_step("Abe", "1a")
    office.fill(text="Gesproken met de klas.")
    office.complete()
    office.press("Ongedaan maken")
    office.window.case_page.wizard.open("1a")
    assert office.page.text("text") == "Gesproken met de klas."
    assert office.page.has_form


def test_a_change_of_another_case_does_not_touch_the_page(office: Any) -> None:
    _type_in_inquiry(office)
    page = office.page
    office.window.bridge.tell_changed(office.number("Fenna"))
    assert office.page is page


def test_another_round_has_its_own_page_and_the_first_keeps_its_text(office: Any) -> None:
    page = office.open_step("Bram", "2e")
    page.focus_first()
    office.type("Siem mijdt de trap")
    rounds = office.window.case_page._rounds
    here = rounds.value()
    rounds.set_value(str(office.case("Bram").rounds[0].id))
    assert office.page is not page
    rounds.set_value(here)
    office.window.case_page.wizard.open("2e")
    assert office.page.form.field("agreements").value()[0][0] == "Siem mijdt de trap"


def test_the_program_starts_again_with_what_was_typed(office: Any) -> None:
    key = _type_in_inquiry(office)
    office.close()
    office.open()
    assert office.draft(key)["text"] == TYPED
    assert office.open_step("Abe", "1a").text("text") == TYPED


def test_a_new_case_waits_half_written(office: Any) -> None:
    window = office.window
    for leave in ("Niet nu", "Vandaag"):
        office.press("Nieuwe casus")
        window.new_case.form.field("text").setFocus()
        office.type("x")
        office.press(leave)
        assert window._pages.currentWidget() is window.today
    office.close()
    office.open()
    office.press("Nieuwe casus")
    assert office.window.new_case.form.state()["text"] == "xx"


def test_an_opened_case_leaves_no_draft_behind(office: Any) -> None:
    office.press("Nieuwe casus")
    form = office.window.new_case.form
    form.set_state({"text": "Iets gezien.", "people": ["Daan Zogezegd", "1D", "Ria Ruwmodel", "victim"]})
    office.press("Casus openen")
    assert office.draft("new-case") is None
    assert office.window.case_page.case_id == office.number("Daan Z")
    office.press("Nieuwe casus")
    assert office.window.new_case.form.state()["text"] == ""


def test_a_correction_comes_back_open(office: Any) -> None:
    office.open_step("Pip", "1a")
    office.press("Aanvullen…")
    office.type("De datum klopte niet")
    _change(office, "Pip")
    forms = office.shown(CorrectionForm)
    assert [form.form.state()["text"] for form in forms] == ["De datum klopte niet"]
    office.open_case("Fenna")
    office.open_step("Pip", "1a")
    assert office.shown(CorrectionForm)[0].form.state()["text"] == "De datum klopte niet"
    office.fill_form(office.shown(CorrectionForm)[0], reason="Vergist")
    office.press("Aanvulling bewaren")
    assert office.shown(CorrectionForm) == []
    assert office.sees("De datum klopte niet"), "it stands under the record now"


def test_a_form_for_a_person_stays_open_and_filled(office: Any) -> None:
    office.open_case("Pip", 1)
    office.press("Wijzig Pip Voorbeeldstra")
    office.key(Qt.Key.Key_End)
    office.type("-Nep")
    _change(office, "Pip")
    (form,) = office.shown(PersonForm)
    assert form.form.state()["name"] == "Pip Voorbeeldstra-Nep"
    office.window.case_page.tabs.setCurrentIndex(0)
    office.window.case_page.tabs.setCurrentIndex(1)
    (form,) = office.shown(PersonForm)
    assert form.form.state()["name"] == "Pip Voorbeeldstra-Nep"
    office.press("Bewaren")
    assert office.case("Pip").involvements[0].full_name == "Pip Voorbeeldstra-Nep"
    assert office.shown(PersonForm) == []


def test_a_form_for_a_parent_can_be_left_and_taken_up_again(office: Any) -> None:
    office.open_case("Pip", 1)
    office.press("Ouder of verzorger van Pip Voorbeeldstra toevoegen")
    office.type("Opa")
    office.key(Qt.Key.Key_Escape)
    assert office.shown(GuardianForm) == []
    office.press("Ouder of verzorger van Pip Voorbeeldstra toevoegen")
    assert office.shown(GuardianForm)[0].form.state()["name"] == "Opa"
    office.press("Niet wijzigen")
    office.press("Ouder of verzorger van Pip Voorbeeldstra toevoegen")
    assert office.shown(GuardianForm)[0].form.state()["name"] == "", "this button throws it away"


def test_a_note_stays_open_when_its_case_is_read_again(office: Any) -> None:
    office.open_case("Pip", 3)
    office.press("Notitie toevoegen")
    office.type("Pip belde")
    _change(office, "Pip")
    assert office.shown(EntryForm)[0].form.state()["text"] == "Pip belde"
    office.open_case("Fenna", 3)
    assert office.shown(EntryForm) == []
    office.open_case("Pip", 3)
    office.press("Notitie toevoegen")
    assert office.shown(EntryForm)[0].form.state()["text"] == "Pip belde"
    office.press("Notitie bewaren")
    assert office.case("Pip").entries[-1].text == "Pip belde"
    assert office.shown(EntryForm) == []


def test_what_could_not_be_kept_is_told_and_tried_again(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = office.open_step("Abe", "1a")
    page.focus_first()
    office.type(TYPED)

    def full(*_given: object) -> None:
        raise VaultError("De schijf is vol. Wat je typte staat nog op het scherm.")

    with monkeypatch.context() as broken:
        broken.setattr(office.desk.drafts, "keep", full)
        for name, go in _GOING_ELSEWHERE.items():
            go(office)
            assert office.page is page, f"the page with text that is nowhere else was thrown away: {name}"
            assert office.window.banner.text.startswith("De schijf is vol"), name
            assert office.window.isVisible(), name
    office.window.flush()
    assert office.draft(page.keeper.key)["text"] == TYPED


def _change(office: Any, words: str) -> None:
    office.window.bridge.tell_changed(office.number(words))
