"""How far a round is: which steps there are, whose they are, and what is still owed (R3, R11–R20, R30)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.follow_up import Agreement, Bullying, CheckResult, Decision, TermOutcome
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.progress import Item, Status, StepState, close, owed, progress
from pestdesk.domain.protocol import Magister, Need, Protocol, Role, Route, Way
from pestdesk.domain.record import (
    NOT_STAMPED,
    Action,
    Contact,
    ContactResult,
    MagisterNote,
    Measure,
    MeasureKind,
    Skip,
    Stamp,
    Talk,
)
from pestdesk.domain.school_calendar import SchoolCalendar, term
from pestdesk.domain.signal import Receiver
from pestdesk.errors import RuleError

PersonBuilder = Callable[..., Involvement]
CaseBuilder = Callable[..., Case]

T0 = date(2026, 9, 9)
BY = "Toon Proefstra"
CLOSING = Closing(T0 + timedelta(40), BY, "opgelost")

PHASE_1 = ["1a", "1b", "1c", "1d", "1e", "1f", "1r", "1g", "1h"]
SAME_CLASS_2 = ["2a", "2b", "2c", "2d", "2e", "2f", "2g", "2r", "2i", "2j", "1f"]
LATER_2 = ["2b", "2c", "2d", "2e", "2f", "2g", "2r", "2i", "2j", "1f"]


@pytest.fixture
def different(opened: CaseBuilder, person: PersonBuilder) -> Case:
    """Yara of 2A and Milan of 3D."""
    return opened(
        person("Yara Verzonnen", school_class="2A", mentor="Nel Ontwerp"),
        person("Milan Bedacht", Role.PERPETRATOR, school_class="3D", mentor="Guus Opzet"),
    )


def step_ids(protocol: Protocol, case: Case) -> list[str]:
    return [state.step.id for state in progress(protocol, case).steps]


def state_of(protocol: Protocol, case: Case, step_id: str) -> StepState:
    state = progress(protocol, case).state(step_id)
    assert state is not None, f"there is no step {step_id}"
    return state


def optional(protocol: Protocol, case: Case) -> list[str]:
    return [s.step.id for s in progress(protocol, case).steps if s.rule.need is Need.OPTIONAL]


def phase_2(case: Case, stamp: Stamp, round_number: int = 1) -> Case:
    for _ in range(round_number):
        case = case.with_next_round("2", T0, "het gaat door", stamp)
    return case


def measured(case: Case, stamp: Stamp, kind: MeasureKind, *, harder: bool = False, step_id: str = "2f") -> Case:
    made = Measure(step_id, kind, "maatregel", case.concerned[0].id, T0, BY, harder=harder)
    return case.with_measure(case.round.id, made, stamp)


def acted(case: Case, stamp: Stamp, step_id: str) -> Case:
    return case.with_action(case.round.id, Action(step_id, T0, BY), stamp)


def contacted(case: Case, stamp: Stamp, person: Involvement, result: ContactResult, guardian_id: int = 0) -> Case:
    return case.with_contact(1, Contact("1d", person.id, Way.PHONE, result, T0, BY, guardian_id), stamp)


def agreed(case: Case, calendar: SchoolCalendar, stamp: Stamp, step_id: str = "1c") -> Case:
    return case.with_agreements((Agreement(step_id, "met rust laten", T0, BY),), term(T0, calendar), stamp)


def noted(case: Case, stamp: Stamp, person_id: int, placed_on: date | None) -> Case:
    note = MagisterNote("1g", Magister.LOGBOOK, person_id, "Pesten stap 1", (), "f1", BY, placed_on)
    return case.with_note(1, note, stamp)


# -- which steps there are -------------------------------------------------------------------------------------


def test_r11_a_new_case_has_all_steps_of_phase_1_in_the_order_of_the_protocol(
    opened: CaseBuilder, protocol: Protocol
) -> None:
    case = opened()
    assert step_ids(protocol, case) == PHASE_1
    assert optional(protocol, case) == ["1e", "1f", "1r"]
    assert [s.step.id for s in progress(protocol, case).all_steps] == ["0", *PHASE_1]


def test_r11_any_step_may_be_done_at_any_time(opened: CaseBuilder, protocol: Protocol, stamp: Stamp) -> None:
    case = opened()
    for person in case.concerned:
        case = noted(case, stamp, person.id, T0)
    found = progress(protocol, case)
    assert found.state("1g") is not None
    assert state_of(protocol, case, "1g").status is Status.DONE
    assert found.next_step is not None
    assert found.next_step.step.id == "1a"


def test_r19_the_mentor_reports_and_tells_the_team_in_one_class_and_one_round_only(
    opened: CaseBuilder, different: Case, protocol: Protocol, stamp: Stamp
) -> None:
    first = phase_2(opened(), stamp)
    assert step_ids(protocol, first) == SAME_CLASS_2
    assert optional(protocol, first) == ["2r", "1f"]
    assert [state_of(protocol, first, step).actor for step in ("2a", "2b", "2c")] == [
        "mentor",
        "mentor",
        "coordinator",
    ]

    second = phase_2(opened(), stamp, 2)
    assert step_ids(protocol, second) == LATER_2
    assert optional(protocol, second) == ["2b", "2r", "1f"]

    others = phase_2(different, stamp)
    assert step_ids(protocol, others) == LATER_2
    assert optional(protocol, others) == ["2b", "2r", "1f"]
    assert state_of(protocol, others, "2b").rule.remark == "alleen in het schema"


def test_r15_parents_are_phoned_when_the_coordinator_comes_in_and_invited_after_that(
    opened: CaseBuilder, different: Case, protocol: Protocol, stamp: Stamp
) -> None:
    def way(case: Case) -> tuple[Way, str]:
        rule = state_of(protocol, case, "2g").way
        assert rule is not None
        return rule.way, rule.sentence

    phone = (
        "Wanneer de leerlingcoördinator voor de eerste keer betrokken is, "
        "neemt deze telefonisch contact op met ouders."
    )
    visit = "Bij aanhoudend pestgedrag worden ouders op school uitgenodigd"
    assert way(phase_2(opened(), stamp)) == (Way.PHONE, phone)
    assert way(phase_2(opened(), stamp, 2)) == (Way.VISIT, visit)
    assert way(phase_2(different, stamp)) == (Way.VISIT, visit)
    kept = opened().with_route(Route.DIFFERENT_CLASSES, "de LLC hield de casus")
    assert way(phase_2(kept, stamp)) == (Way.VISIT, visit)


def test_r17_help_suggests_the_support_coordinator_in_phase_1_and_asks_for_one_in_phase_2(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    first = measured(opened(), stamp, MeasureKind.SUPPORT, step_id="1e")
    assert step_ids(protocol, first) == [*PHASE_1, "2h"]
    assert not state_of(protocol, first, "2h").is_required
    second = phase_2(first, stamp)
    assert "2h" not in step_ids(protocol, second)
    assert "2h" not in step_ids(protocol, measured(second, stamp, MeasureKind.SANCTION))
    helped = measured(second, stamp, MeasureKind.SUPPORT)
    assert state_of(protocol, helped, "2h").is_owed


@pytest.mark.parametrize(("round_number", "step_id"), [(0, "1e"), (1, "2f")])
def test_r18_a_harder_sanction_creates_the_duty_to_inform_in_either_phase(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp, round_number: int, step_id: str
) -> None:
    case = phase_2(opened(), stamp, round_number)
    assert "2k" not in step_ids(protocol, measured(case, stamp, MeasureKind.SANCTION, step_id=step_id))
    harder = measured(case, stamp, MeasureKind.SANCTION, harder=True, step_id=step_id)
    state = state_of(protocol, harder, "2k")
    assert state.is_owed
    assert state.actor == "coordinator"


def test_r14_phase_2_asks_for_a_measure_or_a_reason_why_not(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = phase_2(opened(), stamp)
    assert state_of(protocol, case, "2f").is_owed
    assert state_of(protocol, measured(case, stamp, MeasureKind.SANCTION), "2f").status is Status.DONE
    skipped = case.with_skip(case.round.id, Skip("2f", "ouders nemen het over", T0, BY), stamp)
    assert state_of(protocol, skipped, "2f").status is Status.SKIPPED
    assert not state_of(protocol, skipped, "2f").is_owed


# -- items -----------------------------------------------------------------------------------------------------


def test_r12_talks_are_one_item_for_each_slachtoffer_and_dader(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    people = (
        person("Wil Getuige", Role.WITNESS),
        person("Jip Dader", Role.PERPETRATOR),
        person("Mila Slachtoffer"),
        person("Ties Dader", Role.PERPETRATOR),
    )
    case = opened(*people)
    assert [item.label for item in state_of(protocol, case, "1b").items] == [
        "Mila Slachtoffer",
        "Jip Dader",
        "Ties Dader",
    ]
    assert len(state_of(protocol, case, "1g").items) == 3
    assert state_of(protocol, case, "1b").status is Status.OPEN
    for number, someone in enumerate(case.concerned, start=1):
        case = case.with_talk(1, Talk("1b", someone.id, T0, BY), stamp)
        state = state_of(protocol, case, "1b")
        assert state.done_count == number
        assert state.status is (Status.DONE if number == 3 else Status.PARTLY)
    assert state_of(protocol, case, "1b").on == T0


def test_r12_parents_are_one_item_each_and_one_together_while_not_named(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol
) -> None:
    parents = (Guardian(0, "Els Fantasia", "moeder"), Guardian(0, "Jo Fantasia"))
    case = opened(person("Lotte Fantasia", guardians=parents), person("Daan Zogezegd", Role.PERPETRATOR))
    assert [item.label for item in state_of(protocol, case, "1d").items] == [
        "Els Fantasia (moeder van Lotte)",
        "Jo Fantasia (ouder van Lotte)",
        "ouders van Daan",
    ]


def test_r12_an_item_may_be_skipped_for_a_reason_and_the_rest_remains(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened()
    pip, sem = case.concerned
    case = case.with_skip(1, Skip("1b", "langdurig ziek", T0, BY, pip.id), stamp)
    state = state_of(protocol, case, "1b")
    assert [(item.status, item.reason) for item in state.items] == [
        (Status.SKIPPED, "langdurig ziek"),
        (Status.OPEN, ""),
    ]
    assert state.status is Status.PARTLY
    assert state.is_owed
    case = case.with_talk(1, Talk("1b", sem.id, T0, BY), stamp)
    assert state_of(protocol, case, "1b").status is Status.DONE


def test_what_was_done_counts_as_done_even_when_it_was_skipped_before(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened().with_skip(1, Skip("1a", "geen tijd", T0, BY), stamp)
    assert state_of(protocol, case, "1a").status is Status.SKIPPED
    assert state_of(protocol, acted(case, stamp, "1a"), "1a").status is Status.DONE


def test_r3_what_concerns_someone_unknown_is_blocked_and_the_rest_goes_on(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened(person("Fenna Luchtkasteel"), person(None, Role.PERPETRATOR))
    fenna, someone = case.concerned
    for step_id in ("1b", "1d", "1g"):
        statuses = [item.status for item in state_of(protocol, case, step_id).items]
        assert statuses == [Status.OPEN, Status.BLOCKED]
    case = case.with_talk(1, Talk("1b", fenna.id, T0, BY), stamp)
    blocked = state_of(protocol, case, "1b")
    assert blocked.status is Status.BLOCKED
    assert blocked.is_owed
    assert blocked.next_item is None
    assert "1b" not in {s.step.id for s in [progress(protocol, acted(case, stamp, "1a")).next_step] if s}

    known = case.with_involvement(replace(someone, name=PersonName("Kees", "", "Nullwaarde"), school_class="2B"))
    state = state_of(protocol, known, "1b")
    assert [(item.label, item.status) for item in state.items] == [
        ("Fenna Luchtkasteel", Status.DONE),
        ("Kees Nullwaarde", Status.OPEN),
    ]


def test_r3_r12_what_is_blocked_may_be_settled_with_a_reason(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened(person("Fenna Luchtkasteel"), person(None, Role.PERPETRATOR))
    case = case.with_skip(1, Skip("1b", "nooit bekend geworden", T0, BY, case.concerned[1].id), stamp)
    assert [(i.status, i.reason) for i in state_of(protocol, case, "1b").items] == [
        (Status.OPEN, ""),
        (Status.SKIPPED, "nooit bekend geworden"),
    ]


def test_r15_an_invitation_or_a_missed_call_leaves_the_parents_open(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened()
    pip, sem = case.concerned
    for result in (ContactResult.NOT_REACHED, ContactResult.INVITED):
        case = contacted(case, stamp, pip, result)
        first = state_of(protocol, case, "1d").items[0]
        assert (first.status, first.on) == (Status.PARTLY, None)
    case = contacted(case, stamp, pip, ContactResult.SPOKEN)
    assert state_of(protocol, case, "1d").items[0].status is Status.DONE
    assert state_of(protocol, case, "1d").status is Status.PARTLY
    case = contacted(case, stamp, sem, ContactResult.SPOKEN)
    assert state_of(protocol, case, "1d").status is Status.DONE


def test_r12_a_talk_with_the_parents_together_counts_for_each_of_them(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    parents = (Guardian(0, "Els Fantasia"), Guardian(0, "Jo Fantasia"))
    case = opened(person("Lotte Fantasia", guardians=parents), person("Daan Zogezegd", Role.PERPETRATOR))
    lotte = case.concerned[0]
    one = contacted(case, stamp, lotte, ContactResult.SPOKEN, lotte.guardians[0].id)
    both = contacted(case, stamp, lotte, ContactResult.SPOKEN)
    assert [i.status for i in state_of(protocol, one, "1d").items[:2]] == [Status.DONE, Status.OPEN]
    assert [i.status for i in state_of(protocol, both, "1d").items[:2]] == [Status.DONE, Status.DONE]


def test_r16_a_parent_who_may_not_be_contacted_needs_no_contact(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    parents = (Guardian(0, "Els Fantasia", "moeder"), Guardian(0, "Jo Fantasia", "vader", "", "straatverbod"))
    case = opened(person("Lotte Fantasia", guardians=parents))
    lotte = case.concerned[0]
    father = state_of(protocol, case, "1d").items[1]
    assert (father.status, father.reason) == (Status.SKIPPED, "niet benaderen: straatverbod")
    assert state_of(protocol, case, "1d").is_owed
    case = contacted(case, stamp, lotte, ContactResult.SPOKEN, lotte.guardians[0].id)
    assert state_of(protocol, case, "1d").status is Status.DONE


def test_r16_a_parent_who_was_invited_before_is_not_called_again_once_that_may_not(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened(person("Lotte Fantasia", guardians=(Guardian(0, "Jo", "vader"),)))
    lotte = case.concerned[0]
    (father,) = lotte.guardians
    case = contacted(case, stamp, lotte, ContactResult.NOT_REACHED, father.id)
    assert state_of(protocol, case, "1d").status is Status.PARTLY
    barred = case.with_guardian(lotte.id, replace(father, do_not_contact="geen gezag"))
    assert state_of(protocol, barred, "1d").status is Status.SKIPPED


def test_r16_a_step_is_not_owed_when_no_parent_may_be_contacted(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol
) -> None:
    case = opened(person("Lotte Fantasia", guardians=(Guardian(0, "Jo", "vader", "", "geen gezag"),)))
    assert state_of(protocol, case, "1d").status is Status.SKIPPED
    assert not state_of(protocol, case, "1d").is_owed


def test_r24_a_note_is_done_when_it_was_placed(opened: CaseBuilder, protocol: Protocol, stamp: Stamp) -> None:
    case = opened()
    pip, sem = case.concerned
    case = noted(case, stamp, pip.id, None)
    assert state_of(protocol, case, "1g").items[0].status is Status.PARTLY
    case = noted(case, stamp, pip.id, T0)
    case = noted(case, stamp, sem.id, T0 + timedelta(1))
    assert state_of(protocol, case, "1g").status is Status.DONE
    assert state_of(protocol, case, "1g").on == T0 + timedelta(1)


# -- checks and closing ----------------------------------------------------------------------------------------


def test_r30_checks_are_done_by_a_verdict_and_never_by_time(
    opened: CaseBuilder, protocol: Protocol, midden: SchoolCalendar, stamp: Stamp
) -> None:
    case = opened()
    assert state_of(protocol, case, "1h").status is Status.OPEN
    case = agreed(case, midden, stamp)
    assert case.round.term is not None
    for check in case.round.term.checks:
        assert state_of(protocol, case, "1h").status is Status.PARTLY
        result = CheckResult(check.due_on, BY, (), (), Bullying.STOPPED, Decision.ON_COURSE)
        case = case.with_check(check.id, result, stamp)
    assert state_of(protocol, case, "1h").status is Status.PARTLY
    case = case.with_verdict(TermOutcome.NOT_KEPT, T0 + timedelta(28), BY, NOT_STAMPED)
    state = state_of(protocol, case, "1h")
    assert (state.status, state.on, state.items[0].by) == (Status.DONE, T0 + timedelta(28), BY)


def test_r30_what_an_earlier_round_left_undone_is_still_owed(
    opened: CaseBuilder, protocol: Protocol, midden: SchoolCalendar, stamp: Stamp
) -> None:
    case = phase_2(agreed(opened(), midden, stamp), stamp)
    undone = {(round_.phase_id, state.step.id) for round_, state in owed(protocol, case)}
    assert {("1", "1a"), ("1", "1g"), ("2", "2c")} <= undone
    assert not {("1", "1c"), ("1", "1e"), ("1", "1h")} & undone
    assert sum(step_id == "0" for _phase, step_id in undone) <= 1
    noted = case.with_skip(1, Skip("1g", "niet meer nodig", T0, BY), stamp)
    assert ("1", "1g") not in {(round_.phase_id, state.step.id) for round_, state in owed(protocol, noted)}


def test_r31_checks_of_a_round_that_went_on_are_done(
    opened: CaseBuilder, protocol: Protocol, midden: SchoolCalendar, stamp: Stamp
) -> None:
    case = phase_2(agreed(opened(), midden, stamp), stamp)
    state = progress(protocol, case, case.rounds[0]).state("1h")
    assert state is not None
    assert state.status is Status.DONE


def test_r25_new_agreements_after_a_verdict_open_the_checks_again(
    opened: CaseBuilder, protocol: Protocol, midden: SchoolCalendar, stamp: Stamp
) -> None:
    case = agreed(opened(), midden, stamp).with_verdict(TermOutcome.PARTLY, T0 + timedelta(28), BY, NOT_STAMPED)
    again = case.with_agreements((Agreement("1c", "opnieuw", T0, BY),), term(T0 + timedelta(28), midden), stamp)
    assert state_of(protocol, again, "1h").status is Status.PARTLY


def finished(case: Case, calendar: SchoolCalendar, stamp: Stamp) -> Case:
    """Everything of phase 1 that is required, done."""
    case = agreed(acted(case, stamp, "1a"), calendar, stamp)
    for person in case.concerned:
        case = case.with_talk(1, Talk("1b", person.id, T0, BY), stamp)
        case = contacted(case, stamp, person, ContactResult.SPOKEN)
        case = noted(case, stamp, person.id, T0)
    return case.with_verdict(TermOutcome.KEPT, T0 + timedelta(28), BY, NOT_STAMPED)


def test_r13_a_case_closes_with_its_optional_steps_open(
    opened: CaseBuilder, protocol: Protocol, midden: SchoolCalendar, stamp: Stamp
) -> None:
    case = finished(opened(), midden, stamp)
    assert progress(protocol, case).owed == ()
    assert progress(protocol, case).next_step is None
    assert state_of(protocol, case, "1e").status is Status.OPEN
    assert close(case, protocol, CLOSING, stamp).is_closed


def test_r30_an_undone_required_step_asks_for_a_reason(
    opened: CaseBuilder, protocol: Protocol, midden: SchoolCalendar, stamp: Stamp
) -> None:
    case = agreed(acted(opened(), stamp, "1a"), midden, stamp)
    with pytest.raises(RuleError) as refused:
        close(case, protocol, replace(CLOSING, reason=" "), stamp)
    assert str(refused.value) == (
        "Nog niet gedaan: Gesprekken, Ouders bellen, Notitie logboek, Controle naleving. "
        "Schrijf op waarom de casus toch gesloten wordt."
    )
    closed = close(case, protocol, replace(CLOSING, reason="verhuisd"), stamp)
    assert closed.closing is not None
    assert closed.closing.reason == "verhuisd"


def test_r30_closing_still_asks_how_it_ended(
    opened: CaseBuilder, protocol: Protocol, midden: SchoolCalendar, stamp: Stamp
) -> None:
    with pytest.raises(RuleError, match="Schrijf kort op hoe het is afgelopen"):
        close(finished(opened(), midden, stamp), protocol, replace(CLOSING, conclusion=""), stamp)


def test_r5_a_signal_that_was_not_passed_on_is_owed_too(
    opened: CaseBuilder, protocol: Protocol, midden: SchoolCalendar, stamp: Stamp
) -> None:
    case = finished(opened(received_by=Receiver.COORDINATOR), midden, stamp)
    assert [state.step.id for state in progress(protocol, case).owed] == ["0"]


def test_a_step_that_does_not_exist_here_has_no_state(opened: CaseBuilder, protocol: Protocol) -> None:
    found = progress(protocol, opened())
    assert found.state("2a") is None
    assert found.phase.id == "1"
    assert found.state("0") is found.intake


def test_a_step_with_one_item_says_when_and_by_whom(opened: CaseBuilder, protocol: Protocol, stamp: Stamp) -> None:
    state = state_of(protocol, acted(opened(), stamp, "1a"), "1a")
    assert state.items == (Item("", Status.DONE, on=T0, by=BY),)
