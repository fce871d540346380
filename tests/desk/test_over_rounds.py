"""What one round did stays as it was when a later round, another route or another person comes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from pestdesk.desk import Desk
from pestdesk.domain.case import Case
from pestdesk.domain.follow_up import Agreement, TermOutcome
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.progress import Progress, Status, StepState
from pestdesk.domain.protocol import Role, Route, Way
from pestdesk.domain.record import Action, Contact, ContactResult, Measure, MeasureKind, Report, Skip
from pestdesk.domain.routing import Course
from pestdesk.domain.school_calendar import Vacation
from pestdesk.domain.signal import Receiver, Signal
from pestdesk.errors import RuleError

BY = "Toon Proefstra"
LIES = "Lies van Voorbeeld"
T0 = date(2026, 9, 9)


def agreement(step_id: str, text: str = "met rust laten") -> tuple[Agreement, ...]:
    return (Agreement(step_id, text, T0, BY),)


def state(desk: Desk, case: Case, step_id: str, round_number: int = -1) -> StepState:
    found = desk.cases.progress(case, case.rounds[round_number]).state(step_id)
    assert found is not None, f"there is no step {step_id}"
    return found


def to_phase_two(desk: Desk, case: Case, on: date = date(2026, 9, 14)) -> Case:
    return desk.cases.start_next_round(case.id, on, "het gaat door")


def other_class(desk: Desk, case: Case, school_class: str = "3C") -> Case:
    cas = Involvement(0, PersonName("Cas", "", "Nieuwstra"), (Role.PERPETRATOR,), school_class, "Guus Opzet")
    return desk.cases.keep_person(case.id, cas)


def test_r31_agreements_written_down_after_their_round_belong_to_it_and_start_no_term(
    desk: Desk, opened: Case
) -> None:
    case = to_phase_two(desk, opened)
    case = desk.follow_up.agree(case.id, agreement("2e"), date(2026, 9, 15))
    case = desk.follow_up.agree(case.id, agreement("1c"), date(2026, 9, 10), round_id=case.rounds[0].id)
    assert state(desk, case, "1c", 0).status is Status.DONE
    assert case.rounds[0].terms == ()
    assert [term.outcome for term in case.round.terms] == [None], "the running term is not touched"


def test_r25_agreements_made_again_on_one_day_replace_the_first(desk: Desk, agreed: Case) -> None:
    case = desk.follow_up.agree(agreed.id, agreement("1c", "nieuw"), T0)
    assert [term.outcome for term in case.round.terms] == [TermOutcome.REPLACED, None]
    assert [each.text for each in case.round.current_agreements] == ["nieuw"]


@pytest.mark.parametrize("on", [date(2026, 9, 8), date(2026, 9, 1)])
def test_r25_no_term_ends_before_it_began(desk: Desk, agreed: Case, on: date) -> None:
    with pytest.raises(RuleError, match="lopende afspraken zijn van wo 9 sep 2026"):
        desk.follow_up.agree(agreed.id, agreement("1c", "nieuw"), on)
    with pytest.raises(RuleError, match=r"lopende afspraken zijn van wo 9 sep 2026|vóór de vorige"):
        to_phase_two(desk, agreed, on)
    assert desk.cases.get(agreed.id) == agreed


def test_r2_another_route_leaves_the_rounds_that_ended_as_they_were(desk: Desk, opened: Case) -> None:
    case = to_phase_two(desk, opened)
    case = desk.steps.record_action(case.id, case.round.id, Action("2a", date(2026, 9, 15), BY, "overgedragen"))
    case = other_class(desk, case)
    case = desk.cases.decide_route(case.id, Route.DIFFERENT_CLASSES)
    assert state(desk, case, "1a", 0).actor == "mentor"
    assert state(desk, case, "2a").status is Status.DONE, "what was recorded stays in sight"
    assert not state(desk, case, "2a").is_required


def test_r2_someone_who_comes_in_a_later_round_does_not_make_an_earlier_one_undone(desk: Desk, opened: Case) -> None:
    case = to_phase_two(desk, opened)
    before = [(s.step.id, len(s.items)) for s in desk.cases.progress(case, case.rounds[0]).steps]
    case = other_class(desk, case)
    assert [(s.step.id, len(s.items)) for s in desk.cases.progress(case, case.rounds[0]).steps] == before
    assert len(state(desk, case, "2d").items) == 3


def test_r15_parents_are_invited_when_the_coordinator_did_phase_one_of_what_became_one_class(
    desk: Desk, signal: Signal, people: tuple[Involvement, ...]
) -> None:
    unknown = Involvement(0, None, (Role.PERPETRATOR,))
    case = desk.cases.open(signal, (people[0], unknown))
    case = to_phase_two(desk, case)
    known = replace(case.involvements[1], name=PersonName("Sem", "", "Nepman"), school_class="2B")
    case = desk.cases.keep_person(case.id, known)
    case = desk.cases.decide_route(case.id, Route.SAME_CLASS)
    way = state(desk, case, "2g").way
    assert way is not None
    assert way.way is Way.VISIT


def test_r1_a_class_is_one_class_however_it_is_typed(desk: Desk, signal: Signal) -> None:
    people = (
        Involvement(0, PersonName("Pip", "", "Voorbeeldstra"), (Role.VICTIM,), "2B"),
        Involvement(0, PersonName("Sem", "", "Nepman"), (Role.PERPETRATOR,), "2 b"),
    )
    assert desk.cases.open(signal, people).route.route is Route.SAME_CLASS


def test_r5_a_signal_is_no_longer_to_be_passed_on_once_phase_two_has_begun(
    desk: Desk, signal: Signal, people: tuple[Involvement, ...]
) -> None:
    case = desk.cases.open(replace(signal, received_by=Receiver.COORDINATOR), people)
    assert [item.what for item in desk.calendar.agenda().items] == ["doorzetten naar mentor"]
    case = to_phase_two(desk, case)
    assert desk.calendar.agenda().items == ()
    found: Progress = desk.cases.progress(case)
    assert found.intake.status is Status.SKIPPED
    assert found.next_step is not None
    assert found.next_step.step.id == "2a"


def test_r15_a_dated_thing_leads_to_the_round_that_it_is_of(desk: Desk, opened: Case) -> None:
    pip = opened.concerned[0]
    missed = Contact("1d", pip.id, Way.PHONE, ContactResult.NOT_REACHED, date(2026, 9, 8), BY, 0, date(2026, 9, 10))
    case = desk.steps.record_contact(opened.id, 1, missed)
    case = to_phase_two(desk, case)
    (item,) = (each for each in desk.calendar.agenda().items if each.step_id == "1d")
    assert item.round_id == case.rounds[0].id


def test_r30_a_mentor_who_still_owes_a_step_of_an_earlier_round_is_waited_for(desk: Desk, opened: Case) -> None:
    case = to_phase_two(desk, opened)
    for each in desk.cases.progress(case).steps:
        skip = Skip(each.step.id, "niet nodig", date(2026, 9, 15), LIES)
        case = desk.steps.skip(case.id, case.round.id, skip)
    (waiting,) = desk.calendar.agenda().waiting
    assert (waiting.what, waiting.round_id) == ("Onderzoek en analyse", case.rounds[0].id)
    assert waiting.on_whom == f"mentor {BY}"


def test_r12_a_reason_for_the_parents_together_holds_for_each_who_is_named_later(desk: Desk, opened: Case) -> None:
    sem = opened.concerned[1]
    case = desk.steps.skip(opened.id, 1, Skip("1d", "wonen in het buitenland", T0, BY, sem.id))
    case = desk.cases.keep_guardian(case.id, sem.id, Guardian(0, "Rob Nepman"))
    item = next(i for i in state(desk, case, "1d").items if i.involvement_id == sem.id)
    assert (item.status, item.reason) == (Status.SKIPPED, "wonen in het buitenland")


def test_r18_a_sanction_that_was_reported_is_not_counted_again_with_the_next(desk: Desk, opened: Case) -> None:
    sem = opened.concerned[1]

    def suspended(days: int) -> Case:
        kind = MeasureKind.SANCTION
        measure = Measure("1e", kind, "schorsing", sem.id, T0, BY, harder=True, school_days=days)
        return desk.steps.take_measure(opened.id, 1, measure)

    step = desk.cases.protocol_of(opened).step("2k")
    case = suspended(3)
    case = desk.steps.report(
        case.id, 1, tuple(Report("2k", authority, BY, T0) for authority in ("leerplichtambtenaar", "inspectie"))
    )
    case = suspended(1)
    asked = {duty.authority: duty.why for duty in desk.steps.duties(case, case.round, step)}
    assert asked["inspectie"] == "alleen boven één dag: niet verplicht"


def test_r33_words_of_the_signal_that_are_replaced_stay_in_the_verloop(desk: Desk, opened: Case) -> None:
    changed = replace(opened.signal, text="Pips tas werd gestolen.", reported_on=date(2026, 9, 4))
    case = desk.cases.record_signal(opened.id, changed, opened.classification)
    assert "Pips etui wordt weggenomen." in case.entries[-1].text
    assert case.rounds[0].started_on == date(2026, 9, 4)


def test_r1_the_route_is_told_on_the_day_on_which_it_was_decided(
    desk: Desk, opened: Case, clock: Callable[..., object]
) -> None:
    clock.on(date(2026, 9, 24))  # type: ignore[attr-defined]
    case = desk.cases.decide_route(opened.id, Route.UNKNOWN, "ik ken de zaak")
    told = next(event for event in desk.cases.timeline(case) if event.title.startswith("Andere route gekozen"))
    assert told.happened_on == date(2026, 9, 24)


def test_r6_everyone_of_a_signal_goes_along_to_the_case_in_which_it_goes_on(
    desk: Desk, opened: Case, signal: Signal, people: tuple[Involvement, ...]
) -> None:
    noor = Involvement(0, PersonName("Noor", "", "Dummyveld"), (Role.VICTIM,), "2B", BY)
    second = desk.cases.open(signal, (noor, people[1]))
    earlier = desk.cases.choose_course(second.id, Course.EARLIER_CASE, opened.id, "dezelfde dader")
    assert [person.full_name for person in earlier.victims] == ["Pip Voorbeeldstra", "Noor Dummyveld"]
    assert len(earlier.involvements) == 3, "nobody is there twice"


def test_r28_what_a_replan_moved_is_not_offered_to_be_taken_back_and_the_rest_still_is(
    desk: Desk, agreed: Case, signal: Signal
) -> None:
    people = (
        Involvement(0, PersonName("Abe", "", "Voorbeeldig"), (Role.VICTIM,), "1A"),
        Involvement(0, PersonName("Gerrit", "", "Mokkenaar"), (Role.PERPETRATOR,), "1A"),
    )
    other = desk.cases.open(signal, people)
    before = desk.steps.record_action(other.id, 1, Action("1a", T0, BY, "gezien"))
    desk.steps.record_action(agreed.id, 1, Action("1a", T0, BY, "gezien"))
    calendar = desk.calendar.school_calendar()
    week = Vacation("extra week", date(2026, 9, 12), date(2026, 9, 20))
    changed = replace(calendar, vacations=(*calendar.vacations, week))
    desk.calendar.keep(changed, desk.calendar.replans(changed))
    (undone,) = desk.cases.undo()
    assert undone.id == before.id
    assert undone.round.actions == ()
