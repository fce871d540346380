"""The page of the contact with parents: only a talk completes it; another way needs a reason (R15, R16)."""

from datetime import date
from typing import Any

from pestdesk.domain.people import Guardian
from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Way


def test_a_call_that_was_not_answered_is_kept_and_asks_for_another(office: Any) -> None:
    office.open_step("Abe", "1d")
    office.fill(result_phone="not_reached")
    assert office.page.form.field("planned_on").label == "Wanneer probeer je het weer? (eigen planning)"
    office.fill(planned_on="2026-10-09")
    office.complete()
    item = office.state("Abe", "1d").items[0]
    assert item.status is Status.PARTLY
    assert [i.due_on for i in office.window.bridge.agenda().items if i.kind == "contact" and "Abe" in i.people] == [
        date(2026, 10, 9)
    ]
    office.window.case_page.wizard.card.item_chosen.emit(item.involvement_id, item.guardian_id)
    assert office.sees("Niet bereikt"), "the attempt stands there"
    assert office.page.has_form, "and the next try can be written at once"
    office.fill(result_phone="spoken")
    office.complete()
    assert office.state("Abe", "1d").items[0].status is Status.DONE
    assert len(office.case("Abe").round.contacts) == 2


def test_another_way_than_the_protocol_asks_needs_a_reason(office: Any) -> None:
    page = office.open_step("Abe", "1d")
    assert page.form.field("way_reason").isHidden()
    office.fill(way="visit", result_visit="spoken")
    assert not page.form.field("way_reason").isHidden()
    office.complete()
    assert office.problems() == {"way_reason": "Het protocol vraagt hier iets anders. Schrijf op waarom."}
    office.fill(way_reason="De moeder vroeg erom.")
    office.complete()
    contact = office.case("Abe").round.contacts[0]
    assert (contact.way, contact.way_reason) == (Way.VISIT, "De moeder vroeg erom.")


def test_an_invitation_is_no_talk_and_the_sentence_that_holds_is_shown(office: Any) -> None:
    office.open_step("Bram", "2g")
    assert office.page.text("way") == Way.VISIT.value
    assert office.sees("Hier geldt: ‘Bij aanhoudend pestgedrag worden ouders op school uitgenodigd")
    office.fill(result_visit="invited")
    assert office.page.form.field("planned_on").label == "Wanneer is het gesprek? (eigen planning)"
    office.fill(planned_on="2026-10-14")
    office.complete()
    assert office.state("Bram", "2g").items[0].status is Status.PARTLY


def test_a_parent_who_must_not_be_contacted_is_not_asked_for(office: Any) -> None:
    case = office.case("Abe")
    pupil = case.involvements[0]
    for guardian in (Guardian(0, "Jo Voorbeeldig"), Guardian(0, "Bo Voorbeeldig", do_not_contact="contactverbod")):
        office.desk.cases.keep_guardian(case.id, pupil.id, guardian)
    office.open_step("Abe", "1d")
    office.press("Bo Voorbeeldig (ouder van Abe)")
    assert office.window.case_page.wizard.page is None
    assert office.sees("Niet benaderen: contactverbod")
    assert not office.sees("Toch doen"), "nobody skipped it"
    office.open_step("Abe", "1d")
    assert office.sees("Bo Voorbeeldig niet benaderen: contactverbod"), "also beside the other parent"


def test_the_number_to_call_stands_on_the_page(office: Any) -> None:
    office.open_step("Milan", "1d", item=1)
    assert office.sees("Telefoon: 06")
