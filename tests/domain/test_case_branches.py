"""The branches of a case: its course, opened again, who leads it, who left it, and pupils of 18 and over."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from pestdesk.domain.agenda import AgendaKind, agenda
from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.completeness import completeness
from pestdesk.domain.magister import propose_note
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.progress import Status, close, owed, progress
from pestdesk.domain.protocol import Protocol, Role, Way
from pestdesk.domain.record import Action, Contact, ContactResult, Stamp, Talk
from pestdesk.domain.routing import Course, CourseDecision
from pestdesk.domain.school_calendar import SchoolCalendar
from pestdesk.domain.signal import Classification, Judgement, Receiver
from pestdesk.domain.timeline import timeline
from pestdesk.errors import RuleError

CaseBuilder = Callable[..., Case]
PersonBuilder = Callable[..., Involvement]

DAY, LATER = date(2026, 9, 8), date(2026, 9, 15)
LIES, MENTOR = "Lies van Voorbeeld", "Toon Proefstra"
AS_NEXT = CourseDecision(Course.NEXT_PHASE, Course.NEXT_PHASE, "2025-001", "hetzelfde paar")
CLOSING = Closing(DAY, LIES, "het is rustig", "niet alles was nodig")


# -- the course (R6) -------------------------------------------------------------------------------------------


def test_r6_a_case_that_goes_on_as_phase_2_begins_there(opened: CaseBuilder, protocol: Protocol) -> None:
    case = opened().with_course(AS_NEXT, "2")
    assert [round_.phase_id for round_ in case.rounds] == ["2"]
    assert case.course == AS_NEXT
    assert progress(protocol, case).state("2c") is not None
    assert case.with_course(AS_NEXT, "1").round.phase_id == "1", "and back, as long as nothing was recorded"


def test_r6_once_something_was_recorded_the_first_round_keeps_its_phase(opened: CaseBuilder, stamp: Stamp) -> None:
    begun = opened().with_action(1, Action("1a", DAY, MENTOR), stamp)
    assert not begun.may_begin_in("2")
    with pytest.raises(RuleError, match="In deze casus is al iets vastgelegd"):
        begun.with_course(AS_NEXT, "2")
    stays = CourseDecision(Course.FIRST_PHASE, Course.NEXT_PHASE, "2025-001", "ander soort gedrag")
    assert begun.with_course(stays, "1").course == stays


def test_r6_a_course_asks_for_a_reason(opened: CaseBuilder) -> None:
    with pytest.raises(RuleError, match="Schrijf op waarom je dit kiest"):
        opened().with_course(replace(AS_NEXT, reason=" "), "2")


# -- opened again (R32) ----------------------------------------------------------------------------------------


def test_r32_a_case_opened_again_goes_on_where_it_stopped_and_keeps_its_history(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    closed = opened().closed(CLOSING, stamp)
    again = closed.reopened(LATER, LIES, "er is een nieuw signaal", stamp)
    assert not again.is_closed
    assert again.round.ended_on is None
    assert again.reopenings[0].closing == closed.closing
    twice = again.closed(replace(CLOSING, closed_on=LATER), stamp).reopened(LATER, LIES, "nog eens", stamp)
    assert [each.reason for each in twice.reopenings] == ["er is een nieuw signaal", "nog eens"]
    told = [event.title for event in reversed(timeline(protocol, twice))]
    assert told == ["Signaal", "Casus gesloten", "Casus heropend", "Casus gesloten", "Casus heropend"]


def test_r32_only_a_closed_case_opens_again_and_only_for_a_reason(opened: CaseBuilder, stamp: Stamp) -> None:
    with pytest.raises(RuleError, match="is niet gesloten"):
        opened().reopened(LATER, LIES, "zomaar", stamp)
    with pytest.raises(RuleError, match="Schrijf op waarom je de casus heropent"):
        opened().closed(CLOSING, stamp).reopened(LATER, LIES, " ", stamp)


# -- who leads it (R4) -----------------------------------------------------------------------------------------


def test_r4_one_leads_and_the_others_are_named_once(opened: CaseBuilder) -> None:
    case = opened().with_coordinators(" Ans Fictie ", ("Ton Namaak", "", "Ton Namaak", "Ans Fictie"))
    assert case.coordinators == ("Ans Fictie", "Ton Namaak")
    with pytest.raises(RuleError, match="Vul in wie de casus leidt"):
        case.with_coordinators(" ", ())


# -- who does not belong to it ---------------------------------------------------------------------------------


@pytest.fixture
def three(opened: CaseBuilder, person: PersonBuilder) -> Case:
    """Pip, and two daders."""
    return opened(person(), person("Sem Nepman", Role.PERPETRATOR), person("Jip Dummyveld", Role.PERPETRATOR))


def left(case: Case, index: int) -> Case:
    return case.with_involvement(replace(case.involvements[index], left_because="was er niet bij"))


def test_who_left_vanishes_from_the_steps_and_stays_in_the_record(
    three: Case, protocol: Protocol, stamp: Stamp
) -> None:
    jip = three.involvements[2]
    case = left(three.with_talk(1, Talk("1b", jip.id, DAY, MENTOR, "vertelt"), stamp), 2)
    state = progress(protocol, case).state("1b")
    assert state is not None
    assert [item.label for item in state.items] == ["Pip Voorbeeldstra", "Sem Nepman"]
    assert "Gesprek met Jip Dummyveld" in [event.title for event in timeline(protocol, case)]
    back = case.with_involvement(replace(case.involvements[2], left_because=""))
    state = progress(protocol, back).state("1b")
    assert state is not None
    assert state.items[2].status is Status.DONE, "what was recorded was never gone"


def test_r23_who_left_is_not_named_in_the_incident_record(three: Case, protocol: Protocol, stamp: Stamp) -> None:
    case = left(three, 2).with_next_round("2", LATER, "het gaat door", stamp)
    proposal = propose_note(protocol, case, case.round, protocol.step("2i"))
    people = next(field.text for field in proposal.fields if field.label == "Wie en rol")
    assert people == "Pip Voorbeeldstra (slachtoffer, 2B); Sem Nepman (dader, 2B)"


def test_the_last_slachtoffer_or_dader_cannot_go(opened: CaseBuilder, person: PersonBuilder) -> None:
    alone = opened(person(), person("Wil Konijn", Role.WITNESS))
    sentence = r"^Pip Voorbeeldstra is het enige slachtoffer of de enige dader\. Er is niets gewijzigd\."
    with pytest.raises(RuleError, match=sentence):
        left(alone, 0)
    with pytest.raises(RuleError, match=sentence):
        alone.with_involvement(replace(alone.involvements[0], roles=(Role.WITNESS,)))
    assert left(alone, 1).involvements[1].has_left


def test_r2_who_left_counts_no_more_for_the_route(opened: CaseBuilder, person: PersonBuilder) -> None:
    case = opened(
        person(), person("Sem Nepman", Role.PERPETRATOR), person("Jip Dummyveld", Role.PERPETRATOR, school_class="3D")
    )
    assert case.route_question is None
    question = left(case, 2).route_question
    assert question is not None
    assert question.reason == "allen zitten in 2B"


# -- 18 and over (R16) -----------------------------------------------------------------------------------------


def test_r16_the_parents_of_an_adult_are_spoken_to_only_with_consent(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    pip = replace(person(guardians=(Guardian(0, "Mieke Voorbeeldstra", "moeder"),)), is_adult=True)
    case = opened(pip, person("Sem Nepman", Role.PERPETRATOR))
    call = Contact("1d", case.involvements[0].id, Way.PHONE, ContactResult.SPOKEN, DAY, MENTOR)
    state = progress(protocol, case).state("1d")
    assert state is not None
    assert state.items[0].status is Status.SKIPPED
    assert state.items[0].reason == "18 jaar of ouder, geen toestemming voor contact"
    with pytest.raises(RuleError, match="gaf geen toestemming voor contact met ouders"):
        case.with_contact(1, call, stamp)
    willing = case.with_involvement(replace(case.involvements[0], parents_consent=True))
    state = progress(protocol, willing).state("1d")
    assert state is not None
    assert state.items[0].status is Status.OPEN
    assert willing.with_contact(1, call, stamp).round.contacts


# -- no bullying (R7) ------------------------------------------------------------------------------------------


def test_r7_what_is_no_bullying_owes_nothing_and_closes_without_a_reason(
    opened: CaseBuilder, protocol: Protocol, midden: SchoolCalendar, stamp: Stamp
) -> None:
    case = opened(received_by=Receiver.COORDINATOR)
    assert owed(protocol, case)
    kinds = [item.kind for item in agenda([case], {protocol.id: protocol}, midden, DAY).items]
    assert kinds == [AgendaKind.PASS_ON]
    quarrel = case.with_classification(Classification(Judgement.QUARREL))
    assert owed(protocol, quarrel) == ()
    assert completeness(protocol, quarrel) == ()
    (left,) = agenda([quarrel], {protocol.id: protocol}, midden, DAY).items
    assert left.what == "doorzetten naar mentor of casus sluiten"
    assert close(quarrel, protocol, Closing(DAY, LIES, "Geen pesten: ruzie."), stamp).is_closed


# -- Volledigheid ----------------------------------------------------------------------------------------------


def test_completeness_names_round_step_actor_and_who_is_missing(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened(person(), person(None, Role.PERPETRATOR)).with_talk(1, Talk("1b", 2, DAY, MENTOR, "vertelt"), stamp)
    case = case.with_next_round("2", LATER, "het gaat door", stamp)
    gaps = {(gap.phase, gap.step_id): gap for gap in completeness(protocol, case)}
    talks = gaps["Fase 1", "1b"]
    assert talks.missing == ("onbekend",)
    assert talks.is_blocked, "only someone unknown is left"
    assert talks.round_id == case.rounds[0].id
    assert gaps["Fase 2", "2d"].actor == "leerlingcoördinator"
    assert not gaps["Fase 2", "2d"].is_blocked
