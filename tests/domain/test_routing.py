"""Who acts in phase 1: the mentor or the leerlingcoördinator (R1–R5)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pestdesk.domain.case import Case
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.progress import progress
from pestdesk.domain.protocol import Protocol, Role, Route
from pestdesk.domain.routing import propose_route
from pestdesk.domain.signal import Receiver
from pestdesk.errors import RuleError

PersonBuilder = Callable[..., Involvement]
CaseBuilder = Callable[..., Case]


def numbered(*people: Involvement) -> tuple[Involvement, ...]:
    return tuple(replace(person, id=number) for number, person in enumerate(people, start=1))


@pytest.fixture
def victim(person: PersonBuilder) -> Involvement:
    return person("Pip Voorbeeldstra", Role.VICTIM, school_class="2B")


def test_r1_one_class_is_the_mentors(victim: Involvement, person: PersonBuilder) -> None:
    proposal = propose_route(numbered(victim, person("Sem Nepman", Role.PERPETRATOR, school_class="2b")))
    assert proposal.route is Route.SAME_CLASS
    assert proposal.reason == "allen zitten in 2B"


def test_r2_one_pair_in_different_classes_is_enough_for_the_coordinator(
    victim: Involvement, person: PersonBuilder
) -> None:
    people = (
        victim,
        person("Sem Nepman", Role.PERPETRATOR, school_class="2B"),
        person("Milan Bedacht", Role.PERPETRATOR, school_class="3D"),
    )
    proposal = propose_route(numbered(*people))
    assert proposal.route is Route.DIFFERENT_CLASSES
    assert proposal.reason == "2B en 3D zijn verschillende klassen"


def test_r2_a_pair_in_different_classes_outweighs_someone_unknown(victim: Involvement, person: PersonBuilder) -> None:
    people = (victim, person(None, Role.PERPETRATOR), person("Milan", Role.PERPETRATOR, school_class="3D"))
    assert propose_route(numbered(*people)).route is Route.DIFFERENT_CLASSES


def test_r2_witnesses_and_followers_do_not_decide_the_route(victim: Involvement, person: PersonBuilder) -> None:
    people = (
        victim,
        person("Sem Nepman", Role.PERPETRATOR, school_class="2B"),
        person("Wil Getuige", Role.WITNESS, school_class="3D"),
        person("Bo Meeloper", Role.FOLLOWER, school_class="3D"),
    )
    assert propose_route(numbered(*people)).route is Route.SAME_CLASS


def test_r3_an_unknown_dader_leaves_the_route_unknown(victim: Involvement, person: PersonBuilder) -> None:
    proposal = propose_route(numbered(victim, person(None, Role.PERPETRATOR)))
    assert (proposal.route, proposal.reason) == (Route.UNKNOWN, "de dader is nog onbekend")


def test_r3_a_dader_from_outside_leaves_the_route_unknown(victim: Involvement, person: PersonBuilder) -> None:
    outsider = person("Kees Nullwaarde", Role.PERPETRATOR, school_class="", outside_school=True)
    proposal = propose_route(numbered(victim, outsider))
    assert (proposal.route, proposal.reason) == (Route.UNKNOWN, "Kees zit niet op deze school")


def test_r3_a_missing_class_leaves_the_route_unknown(victim: Involvement, person: PersonBuilder) -> None:
    proposal = propose_route(numbered(victim, person("Sem Nepman", Role.PERPETRATOR, school_class="")))
    assert (proposal.route, proposal.reason) == (Route.UNKNOWN, "de klas van Sem is nog niet ingevuld")


@pytest.mark.parametrize(
    ("role", "reason"),
    [(Role.VICTIM, "er is nog geen dader ingevuld"), (Role.PERPETRATOR, "er is nog geen slachtoffer ingevuld")],
)
def test_r3_half_of_the_people_leaves_the_route_unknown(person: PersonBuilder, role: Role, reason: str) -> None:
    proposal = propose_route(numbered(person("Pip Voorbeeldstra", role)))
    assert (proposal.route, proposal.reason) == (Route.UNKNOWN, reason)


def test_r8_two_who_bully_each_other_are_compared_with_each_other(person: PersonBuilder) -> None:
    both = (Role.VICTIM, Role.PERPETRATOR)
    one, other = person("Abe Een", *both, school_class="1A"), person("Gerrit Twee", *both, school_class="1B")
    assert propose_route(numbered(one, other)).route is Route.DIFFERENT_CLASSES
    assert propose_route(numbered(one, replace(other, school_class="1A"))).route is Route.SAME_CLASS


def test_r8_one_person_who_is_both_shares_their_own_class(person: PersonBuilder) -> None:
    assert propose_route(numbered(person("Abe Een", Role.VICTIM, Role.PERPETRATOR))).route is Route.SAME_CLASS


def test_r1_the_route_is_decided_when_the_case_opens(opened: CaseBuilder, person: PersonBuilder) -> None:
    case = opened(person(), person("Milan Bedacht", Role.PERPETRATOR, school_class="3D", mentor="Guus Opzet"))
    assert (case.route.route, case.route.proposed, case.route.reason) == (
        Route.DIFFERENT_CLASSES,
        Route.DIFFERENT_CLASSES,
        "",
    )


def test_r1_another_route_needs_a_reason(opened: CaseBuilder) -> None:
    case = opened()
    with pytest.raises(RuleError, match="Schrijf op waarom je van de voorgestelde route afwijkt"):
        case.with_route(Route.DIFFERENT_CLASSES, "  ")
    kept = case.with_route(Route.DIFFERENT_CLASSES, "de mentor is familie")
    assert (kept.route.route, kept.route.proposed) == (Route.DIFFERENT_CLASSES, Route.SAME_CLASS)
    assert kept.route.reason == "de mentor is familie"
    assert case.route.route is Route.SAME_CLASS


def test_r1_back_on_the_proposed_route_no_reason_is_kept(opened: CaseBuilder) -> None:
    case = opened().with_route(Route.DIFFERENT_CLASSES, "de mentor is familie")
    assert case.with_route(Route.SAME_CLASS, "toch maar").route.reason == ""


def test_r2_the_mentors_of_those_concerned_are_named_once_each(opened: CaseBuilder, person: PersonBuilder) -> None:
    case = opened(
        person("Milan Bedacht", Role.PERPETRATOR, school_class="3D", mentor="Guus Opzet"),
        person("Yara Verzonnen", school_class="2A", mentor="Nel Ontwerp"),
        person("Bo Bedacht", Role.PERPETRATOR, school_class="3D", mentor="Guus Opzet"),
        person("Wil Getuige", Role.WITNESS, school_class="1A", mentor="Wies Schets"),
    )
    assert case.mentors == ("Nel Ontwerp", "Guus Opzet")
    assert case.who("mentor") == "Nel Ontwerp, Guus Opzet"
    assert case.who("coordinator") == "Lies van Voorbeeld"


def test_r2_a_new_participant_asks_about_the_route_and_moves_nothing(
    opened: CaseBuilder, person: PersonBuilder
) -> None:
    case = opened()
    assert case.route_question is None
    more = case.with_involvement(person("Milan Bedacht", Role.PERPETRATOR, school_class="3D"))
    assert more.route == case.route
    assert more.rounds == case.rounds
    assert more.route_question is not None
    assert more.route_question.route is Route.DIFFERENT_CLASSES
    answered = more.with_route(Route.SAME_CLASS, "de mentor gaat door")
    assert answered.route_question is None


def test_r3_a_dader_who_becomes_known_asks_about_the_route(opened: CaseBuilder, person: PersonBuilder) -> None:
    case = opened(person(), person(None, Role.PERPETRATOR))
    assert case.route.route is Route.UNKNOWN
    unknown = case.concerned[1]
    known = replace(unknown, name=PersonName("Kees", "", "Nullwaarde"), school_class="2B")
    case = case.with_involvement(known)
    assert case.route_question is not None
    assert case.route_question.route is Route.SAME_CLASS
    assert case.route.route is Route.UNKNOWN


@pytest.mark.parametrize(
    ("route", "actor"),
    [(Route.SAME_CLASS, "mentor"), (Route.DIFFERENT_CLASSES, "coordinator"), (Route.UNKNOWN, "coordinator")],
)
def test_r1_r3_the_route_says_who_acts_in_phase_1(
    opened: CaseBuilder, protocol: Protocol, route: Route, actor: str
) -> None:
    states = progress(protocol, opened().with_route(route, "zo besloten")).steps
    assert {state.actor for state in states} == {actor}


def test_r5_a_signal_of_one_class_at_the_coordinators_is_hers_to_pass_on(
    opened: CaseBuilder, protocol: Protocol
) -> None:
    case = opened(received_by=Receiver.COORDINATOR)
    before = progress(protocol, case)
    assert before.next_step is before.intake
    assert before.intake.actor == "coordinator"
    assert {state.actor for state in before.steps} == {"mentor"}
    after = progress(protocol, case.with_signal(replace(case.signal, passed_on=case.signal.reported_on)))
    assert after.intake.is_settled
    assert after.intake.on == case.signal.reported_on
    assert after.next_step is not None
    assert after.next_step.step.id == "1a"


@pytest.mark.parametrize("received_by", list(Receiver))
def test_r5_nothing_is_passed_on_when_the_coordinator_acts_herself(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol, received_by: Receiver
) -> None:
    people = (person(), person("Milan Bedacht", Role.PERPETRATOR, school_class="3D"))
    assert progress(protocol, opened(*people, received_by=received_by)).intake.is_settled
