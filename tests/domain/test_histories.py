"""Whatever is done with a case, in any order: its numbers stay unique, and what is read from it stays true."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pestdesk.domain.agenda import AgendaKind, When, agenda
from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.follow_up import VERDICTS, AgreedTerm, Agreement, Bullying, CheckResult, Decision, TermOutcome
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.progress import Item, Status, progress
from pestdesk.domain.protocol import Magister, PerPerson, Protocol, Role, Route, Step, StepKind, Way
from pestdesk.domain.record import (
    Action,
    CheckMove,
    Contact,
    ContactResult,
    Entry,
    MagisterNote,
    Measure,
    MeasureKind,
    Report,
    Skip,
    Stamp,
    Talk,
)
from pestdesk.domain.round import Round, RoundEnd
from pestdesk.domain.routing import Course, CourseDecision
from pestdesk.domain.school_calendar import SchoolCalendar, term
from pestdesk.domain.signal import Receiver
from pestdesk.domain.timeline import last_event_on, timeline
from pestdesk.errors import RuleError

PersonBuilder = Callable[..., Involvement]
CaseBuilder = Callable[..., Case]

SIGNAL_ON = date(2026, 9, 7)
BY = "Toon Proefstra"

#: Any id there may be, and some that are not.
ids = st.integers(0, 25)
days = st.integers(0, 120).map(lambda number: SIGNAL_ON + timedelta(number))
steps = st.sampled_from(["1a", "1b", "1c", "1d", "1e", "1f", "1g", "2a", "2b", "2d", "2f", "2g", "2h", "2i", "2k"])
roles = st.lists(st.sampled_from(list(Role)), max_size=2, unique=True).map(tuple)
people_names = st.sampled_from([None, PersonName("Pip"), PersonName("Sem", "van", "Nep")])


def guardians(data: st.DataObject) -> tuple[Guardian, ...]:
    barred = st.sampled_from(["", "", "straatverbod"])
    made = st.builds(Guardian, ids, st.just("Mieke"), do_not_contact=barred)
    return tuple(data.draw(st.lists(made, max_size=2)))


def change(case: Case, calendar: SchoolCalendar, stamp: Stamp, data: st.DataObject) -> Case:
    """One verb with what a window, or a window that is out of date, may give it."""
    draw = data.draw
    verb = draw(st.sampled_from(VERB_NAMES))
    round_id = draw(st.sampled_from([r.id for r in case.rounds] + [99]))
    step_id, on, who = draw(steps), draw(days), draw(ids)
    match verb:
        case "action":
            return case.with_action(round_id, Action(step_id, on, BY), stamp)
        case "talk":
            return case.with_talk(round_id, Talk(step_id, who, on, BY), stamp)
        case "contact":
            result = draw(st.sampled_from(list(ContactResult)))
            planned = draw(st.none() | days)
            contact = Contact(step_id, who, Way.PHONE, result, on, BY, draw(ids), planned)
            return case.with_contact(round_id, contact, stamp)
        case "measure":
            kind = draw(st.sampled_from(list(MeasureKind)))
            return case.with_measure(
                round_id, Measure(step_id, kind, "iets", who, on, BY, harder=draw(st.booleans())), stamp
            )
        case "note":
            placed_on = draw(st.none() | days)
            note = MagisterNote(step_id, Magister.LOGBOOK, who, "t", (), "f", BY, placed_on, draw(ids))
            return case.with_note(round_id, note, stamp)
        case "skip":
            return case.with_skip(round_id, Skip(step_id, "reden", on, BY, who, draw(ids)), stamp)
        case "take up":
            return case.without_skip(round_id, who)
        case "agree":
            texts = draw(st.lists(st.sampled_from(["rust", " "]), max_size=3))
            made = tuple(Agreement(draw(st.sampled_from(["1c", "2e"])), text, on, BY) for text in texts)
            return case.with_agreements(made, term(on, calendar), stamp)
        case "check":
            open_ids = [c.id for t in case.round.terms for c in t.checks] or [who]
            result_ = CheckResult(on, BY, (), (), Bullying.LESS, Decision.ON_COURSE)
            return case.with_check(draw(st.sampled_from(open_ids)), result_, stamp)
        case "verdict":
            return case.with_verdict(draw(st.sampled_from(VERDICTS)), on, BY, stamp)
        case "next round":
            return case.with_next_round("2", on, "het gaat door", stamp)
        case "person":
            person = Involvement(who, draw(people_names), draw(roles), "2B", guardians=guardians(data))
            return case.with_involvement(person)
        case "guardian":
            return case.with_guardian(who, Guardian(draw(ids), "Rob"))
        case "route":
            return case.with_route(draw(st.sampled_from(list(Route))), "reden")
        case "signal":
            return case.with_signal(replace(case.signal, passed_on=on))
        case "move":
            checks = [c.id for t in case.round.terms for c in t.checks] or [who]
            moves = tuple(
                CheckMove(check_id, on, draw(days), draw(st.sampled_from(["excursie", " "])), on, BY)
                for check_id in draw(st.lists(st.sampled_from(checks), min_size=1, max_size=3, unique=True))
            )
            return case.with_checks_moved(moves, stamp)
        case "report":
            authority = draw(st.sampled_from(["inspectie", "leerplichtambtenaar"]))
            informed_on = draw(st.none() | days)
            report = Report("2k", authority, BY, informed_on, draw(st.sampled_from(["", "één dag"])))
            return case.with_reports(round_id, (report,), stamp)
        case "reopen":
            return case.reopened(on, BY, draw(st.sampled_from(["het gaat door", ""])), stamp)
        case "course":
            decision = CourseDecision(draw(st.sampled_from(list(Course))), Course.NEXT_PHASE, "2025-001", "reden")
            return case.with_course(decision, draw(st.sampled_from(["1", "2"])))
        case "coordinators":
            return case.with_coordinators(draw(st.sampled_from(["Lies", " ", "Bas"])), ("Bas", "Lies", "Bas"))
        case "leave":
            person = draw(st.sampled_from(case.involvements))
            return case.with_involvement(replace(person, left_because="was er niet bij"))
        case "entry":
            return case.with_entry(Entry(on, BY, "tekst", corrects=who, reason="reden"), stamp)
        case _:
            return case.closed(Closing(on, BY, "klaar"), stamp)


VERB_NAMES = [
    *("action", "talk", "contact", "measure", "note", "skip", "take up", "agree", "agree", "check", "verdict"),
    *("next round", "person", "guardian", "route", "signal", "entry", "close"),
    *("move", "move", "report", "reopen", "reopen", "course", "coordinators", "leave"),
]


def played(
    opened: CaseBuilder,
    person: PersonBuilder,
    calendar: SchoolCalendar,
    stamp: Stamp,
    data: st.DataObject,
    case_id: str,
) -> Iterator[Case]:
    """A case from its opening, after each of some verbs; those that are refused change nothing."""
    someone = Involvement(7, PersonName("Sem"), (Role.PERPETRATOR,), "2B", guardians=guardians(data))
    received_by = data.draw(st.sampled_from(list(Receiver)))
    case = opened(person(guardians=guardians(data)), someone, received_by=received_by, case_id=case_id)
    yield case
    for _ in range(data.draw(st.integers(1, 15))):
        with suppress(RuleError):
            case = change(case, calendar, stamp, data)
        yield case


def ids_of(case: Case) -> list[int]:
    """The numbers of all parts of a case."""
    numbers = [entry.id for entry in case.entries]
    for person in case.involvements:
        numbers += [person.id, *(guardian.id for guardian in person.guardians)]
    for round_ in case.rounds:
        parts: list[Any] = [*round_.actions, *round_.talks, *round_.contacts, *round_.agreements, *round_.terms]
        parts += [*round_.measures, *round_.notes, *round_.skips, *(c for t in round_.terms for c in t.checks)]
        parts += [*round_.moves, *round_.reports]
        numbers += [round_.id, *(part.id for part in parts)]
    return [*numbers, *(reopening.id for reopening in case.reopenings)]


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_no_two_parts_of_a_case_ever_have_the_same_number(
    opened: CaseBuilder, person: PersonBuilder, midden: SchoolCalendar, stamp: Stamp, data: st.DataObject
) -> None:
    before = 0
    for case in played(opened, person, midden, stamp, data, "2026-001"):
        numbers = ids_of(case)
        assert len(numbers) == len(set(numbers))
        assert min(numbers) > 0
        assert max(numbers) <= case.last_id
        assert before <= case.last_id
        before = case.last_id


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_the_state_of_a_case_never_contradicts_its_history(
    opened: CaseBuilder, person: PersonBuilder, midden: SchoolCalendar, stamp: Stamp, data: st.DataObject
) -> None:
    before: Case | None = None
    for case in played(opened, person, midden, stamp, data, "2026-001"):
        *earlier, last = case.rounds
        assert all(round_.ended_as is RoundEnd.PERSISTENT and round_.ended_on for round_ in earlier)
        assert (last.ended_as is RoundEnd.CLOSED) == case.is_closed == (last.ended_on is not None)
        assert not any(round_.running_term for round_ in earlier), "one term runs at the most, in the last round"
        for round_ in case.rounds:
            assert [term_.is_running for term_ in round_.terms].count(True) <= (round_ is last)
            assert all(not t.is_running for t in round_.terms[:-1])
            assert not (case.is_closed and round_.running_term)
            for term_ in round_.terms:
                is_consistent(round_, term_)
        assert case.coordinators.count(case.lead) == 1
        assert len(set(case.coordinators)) == len(case.coordinators)
        if before is not None:
            assert case.reopenings[: len(before.reopenings)] == before.reopenings, "history is never rewritten"
            assert case.entries[: len(before.entries)] == before.entries
            people = [p.id for p in before.involvements]
            assert [p.id for p in case.involvements][: len(people)] == people
            for old, new in zip(before.rounds, case.rounds, strict=False):
                for part in ("actions", "talks", "contacts", "agreements", "measures", "reports", "moves"):
                    kept = getattr(old, part)
                    assert getattr(new, part)[: len(kept)] == kept, "what was recorded stays"
                held = {c.id: c for t in old.terms for c in t.checks if c.result}
                assert held.items() <= {c.id: c for t in new.terms for c in t.checks}.items()
        before = case


def is_consistent(round_: Round, term_: AgreedTerm) -> None:
    """A term says the same as its checks, and its checks the same as their moves."""
    assert (term_.outcome is None) == (term_.ended_on is None)
    assert term_.is_running or not term_.open_checks
    assert term_.checks[-1].due_on == term_.ends_on
    assert [c.due_on for c in term_.checks[:-1]] == sorted(c.due_on for c in term_.checks[:-1])
    open_days = [c.due_on for c in term_.open_checks]
    assert len(set(open_days)) == len(open_days)
    for check in term_.checks:
        assert check.due_on > term_.agreed_on
        assert not (check.result and check.lapsed), "a check has one state"
        if check.is_open:
            assert check.due_on <= term_.ends_on
        moves = round_.moves_of(check.id)
        if moves:
            assert moves[-1].to_on == check.due_on
        for one, other in pairwise(moves):
            assert one.to_on == other.from_on


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_progress_never_fails_and_never_calls_done_what_was_not_recorded(
    opened: CaseBuilder,
    person: PersonBuilder,
    protocol: Protocol,
    midden: SchoolCalendar,
    stamp: Stamp,
    data: st.DataObject,
) -> None:
    for case in played(opened, person, midden, stamp, data, "2026-001"):
        for round_ in case.rounds:
            found = progress(protocol, case, round_)
            for state in found.all_steps:
                assert (state.status is Status.DONE) <= any(item.status is Status.DONE for item in state.items)
                for item in state.items:
                    if item.status is Status.DONE:
                        assert is_recorded(state.step, case, round_, item), (state.step.id, item)
                    if item.status is Status.SKIPPED:
                        assert item.reason
            if found.next_step is not None:
                assert found.next_step in found.owed
        events = timeline(protocol, case)
        assert [event.happened_on for event in events] == sorted((e.happened_on for e in events), reverse=True)
        shown = {event.part_id for event in events} | {c.id for event in events for c in event.corrections}
        assert shown >= {entry.id for entry in case.entries}
        assert last_event_on(case) >= SIGNAL_ON


def is_recorded(step: Step, case: Case, round_: Round, item: Item) -> bool:
    """Whether the record holds what makes this item done, looked up without progress."""
    kind = step.kind
    who = item.involvement_id
    if kind is StepKind.SIGNAL:
        here = case.signal.received_by is Receiver.MENTOR or case.route.route is not Route.SAME_CLASS
        return here or case.signal.passed_on is not None
    if kind is StepKind.TALKS:
        return any(t.step_id == step.id and t.involvement_id == who for t in round_.talks)
    if kind is StepKind.PARENTS:
        return any(
            c.step_id == step.id and c.involvement_id == who and c.result is ContactResult.SPOKEN
            for c in round_.contacts
        )
    if kind is StepKind.AGREEMENTS:
        return any(a.step_id == step.id for a in round_.agreements)
    if kind is StepKind.MEASURES:
        return any(m.step_id == step.id for m in round_.measures)
    if kind in (StepKind.LOGBOOK_NOTE, StepKind.INCIDENT_RECORD):
        wanted = who if step.per is PerPerson.PUPIL else 0
        return any(n.step_id == step.id and n.involvement_id == wanted and n.placed_on for n in round_.notes)
    if kind is StepKind.AUTHORITIES:
        told = {r.authority for r in round_.reports if r.step_id == step.id and (r.informed_on or r.reason)}
        return told == {"inspectie", "leerplichtambtenaar"}
    if kind is StepKind.CHECKS:
        return round_.term is not None and round_.term.outcome in (*VERDICTS, TermOutcome.PERSISTENT)
    return any(a.step_id == step.id for a in round_.actions)


@given(data=st.data(), day=days)
@settings(max_examples=150, deadline=None)
def test_the_agenda_holds_each_open_check_of_an_open_case_once_and_under_its_day(
    opened: CaseBuilder,
    person: PersonBuilder,
    protocol: Protocol,
    midden: SchoolCalendar,
    stamp: Stamp,
    data: st.DataObject,
    day: date,
) -> None:
    cases = [list(played(opened, person, midden, stamp, data, f"2026-00{number}"))[-1] for number in (1, 2)]
    seen = agenda(cases, {protocol.id: protocol}, midden, day)

    open_checks = Counter(
        (case.id, check.id, check.due_on)
        for case in cases
        if not case.is_closed
        for round_ in case.rounds
        for each in round_.terms
        for check in each.open_checks
    )
    checks = (AgendaKind.CHECK, AgendaKind.FINAL_CHECK)
    listed = [item for item in seen.items if item.kind in checks and item.when is not When.DONE]
    assert Counter((item.case_id, item.part_id, item.due_on) for item in listed) == open_checks
    assert set(open_checks.values()) <= {1}

    for item in seen.items:
        if item.when is not When.DONE:
            compared = (item.due_on > day) - (item.due_on < day)
            assert item.when is {-1: When.LATE, 0: When.TODAY, 1: When.PLANNED}[compared]
    planned = tuple(item for item in seen.items if item.when is When.PLANNED)
    assert set(seen.late) | set(seen.due_today) | set(planned) == {i for i in seen.items if i.when is not When.DONE}
    assert set(seen.this_week) <= set(planned)
    assert not set(seen.late) & set(seen.due_today)

    open_ids = {case.id for case in cases if not case.is_closed}
    assert {item.case_id for item in seen.items} <= open_ids
    assert {line.case_id for line in (*seen.waiting, *seen.quiet)} <= open_ids
    needs_verdict = {
        case.id
        for case in cases
        if not case.is_closed and case.round.running_term and case.round.running_term.ends_on <= day
    }
    assert {item.case_id for item in seen.verdicts} == needs_verdict
