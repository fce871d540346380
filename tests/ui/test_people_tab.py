"""Betrokkenen: who leads the case, who left it, and who is 18 or over (R4, R8, R16, R35)."""

from typing import Any

from PySide6.QtWidgets import QComboBox

from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Role
from pestdesk.ui.form_card import FormCard
from pestdesk.ui.person_card import PersonCard


def form(office: Any) -> FormCard:
    (card,) = office.shown(FormCard)
    return card


def test_r4_r35_the_first_card_tells_who_leads_who_is_involved_and_which_protocol(office: Any) -> None:
    office.open_case("Placeholder", 1)
    for words in (
        "Lies van Voorbeeld",
        "Cas Concept, Loes Proefdruk",
        "Pestprotocol Cals IJsselstein, versie 231010",
    ):
        assert office.sees(words)
    office.press("Wijzig de leerlingcoördinatoren")
    office.fill_form(form(office), lead="")
    office.press("Bewaren")
    assert form(office).form.field("lead").problem == "Vul in wie de casus leidt."
    office.fill_form(form(office), lead="Ans Fictie", others="Ton Namaak\n\nSuus Schets")
    office.press("Bewaren")
    assert office.case("Placeholder").coordinators == ("Ans Fictie", "Ton Namaak", "Suus Schets")
    assert office.sees("Ton Namaak, Suus Schets")


def test_what_was_typed_about_the_coordinators_is_a_draft(office: Any) -> None:
    office.open_case("Pip", 1)
    office.press("Wijzig de leerlingcoördinatoren")
    office.fill_form(form(office), others="Ton Nam")
    office.open_case("Abe")
    assert office.draft("2026-001/coordinators")["others"] == "Ton Nam"


def test_r16_consent_is_asked_only_of_who_is_18_and_the_parents_step_follows_it(office: Any) -> None:
    office.open_case("Milan", 1)
    office.press("Wijzig Milan Bedacht")
    consent = form(office).form.field("consent")
    assert consent.isHidden()
    office.fill_form(form(office), adult=["adult"])
    assert not consent.isHidden()
    office.press("Bewaren")
    assert office.sees("18 jaar of ouder, geen toestemming voor contact met ouders")
    milan = next(p for p in office.case("Milan").involvements if p.given_name == "Milan")
    items = [item for item in office.state("Milan", "1d").items if item.involvement_id == milan.id]
    assert [item.status for item in items] == [Status.SKIPPED]
    wizard = office.window.case_page.wizard
    office.open_case("Milan")
    wizard.open("1d")
    wizard.card.item_chosen.emit(milan.id, 0)
    assert office.sees("18 jaar of ouder, geen toestemming voor contact")
    assert not wizard.card._finish.isVisible()


def test_r16_with_consent_the_parents_are_called_and_the_page_says_why_that_may(office: Any) -> None:
    office.open_case("Abe", 1)
    office.press("Wijzig Abe Voorbeeldig")
    office.fill_form(form(office), adult=["adult"], consent=["consent"])
    office.press("Bewaren")
    assert office.sees("18 jaar of ouder, geeft toestemming om met ouders te spreken")
    page = office.open_step("Abe", "1d")
    assert page.has_form
    assert office.sees("Abe is 18 jaar of ouder en geeft toestemming om met ouders te spreken.")


def test_r16_who_is_not_18_any_more_on_paper_keeps_no_consent(office: Any) -> None:
    office.open_case("Abe", 1)
    office.press("Wijzig Abe Voorbeeldig")
    office.fill_form(form(office), adult=["adult"], consent=["consent"])
    office.fill_form(form(office), adult=[])
    office.press("Bewaren")
    assert not office.case("Abe").involvements[0].parents_consent


def test_who_does_not_belong_to_the_case_stays_muted_with_the_reason_and_comes_back(office: Any) -> None:
    office.open_case("Bram", 1)
    assert len(office.case("Bram").rounds[0].talks) == 2
    office.press("Siem Schetsma hoort er niet bij")
    office.press("Bewaren")
    assert form(office).form.field("reason").problem == "Schrijf op waarom."
    office.fill_form(form(office), reason="Een naamgenoot; de conciërge vergiste zich.")
    office.press("Bewaren")
    assert office.sees("Hoort er niet bij: Een naamgenoot; de conciërge vergiste zich.")
    last = office.shown(PersonCard)[-1]
    assert last.property("sunken")
    assert not any(item.label == "Siem Schetsma" for item in office.state("Bram", "2d").items)
    titles = [event.title for event in office.desk.cases.timeline(office.case("Bram"))]
    assert "Gesprek met Siem Schetsma" in titles, "what was recorded stays in the verloop"
    combos = office.open_step("Bram", "2f").findChildren(QComboBox)
    offered = {combo.itemText(index) for combo in combos for index in range(combo.count())}
    assert "Bram Nepveld" in offered
    assert "Siem Schetsma" not in offered
    office.open_case("Bram", 1)
    office.press("Siem Schetsma hoort er toch bij")
    assert not office.sees("Hoort er niet bij: ")
    assert any(item.label == "Siem Schetsma" for item in office.state("Bram", "2d").items)


def test_the_last_one_concerned_cannot_go_and_the_window_says_what_to_do(office: Any) -> None:
    office.open_case("Bram", 1)
    for name in ("Siem Schetsma", "Bram Nepveld"):
        office.press(f"{name} hoort er niet bij")
        office.fill_form(form(office), reason="Was er niet bij.")
        office.press("Bewaren")
    assert "Bram Nepveld is het enige slachtoffer of de enige dader." in office.window.banner.text
    assert form(office).form.field("reason").state() == "Was er niet bij.", "what was typed stays"
    assert not office.case("Bram").involvements[0].has_left


def test_r8_somebody_can_be_slachtoffer_and_dader(office: Any) -> None:
    office.open_case("Pip", 1)
    office.press("Wijzig Pip Voorbeeldstra")
    office.fill_form(form(office), roles=["victim", "perpetrator"])
    office.press("Bewaren")
    assert office.case("Pip").involvements[0].roles == (Role.VICTIM, Role.PERPETRATOR)


def test_a_closed_case_offers_no_change_of_its_people(office: Any) -> None:
    office.open_case("Isa", 1)
    shown = {each.text() for each in office.shown(type(office.button("Vandaag")))}
    assert not {"Wijzigen…", "Hoort er niet bij…", "Toch erbij", "Leerling toevoegen…"} & shown
