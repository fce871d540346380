"""What is due, overdue and waiting: each open thing once, on its day (R5, R11, R15, R25–R30, R35)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pestdesk.domain.agenda import Agenda, AgendaItem, AgendaKind, When, agenda, due_words
from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.follow_up import AgreedTerm, Agreement, Bullying, CheckResult, Decision, TermOutcome
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Protocol, Role, Way
from pestdesk.domain.record import NOT_STAMPED, Action, Contact, ContactResult, Entry, Skip, Stamp
from pestdesk.domain.school_calendar import SchoolCalendar, term
from pestdesk.domain.signal import Receiver

PersonBuilder = Callable[..., Involvement]
CaseBuilder = Callable[..., Case]
Look = Callable[..., Agenda]

T0 = date(2026, 9, 9)
CHECKS = [date(2026, 9, 16), date(2026, 9, 23), date(2026, 9, 30), date(2026, 10, 7)]
BY = "Toon Proefstra"
DAY = timedelta(days=1)


@pytest.fixture
def look(protocol: Protocol, midden: SchoolCalendar) -> Look:
    """The agenda of these cases as seen on a day."""

    def seen(today: date, *cases: Case) -> Agenda:
        return agenda(cases, {protocol.id: protocol}, midden, today)

    return seen


@pytest.fixture
def agreed(opened: CaseBuilder, midden: SchoolCalendar, stamp: Stamp) -> Case:
    """S1: agreements of 9 September."""
    return opened().with_agreements((Agreement("1c", "met rust laten", T0, BY),), term(T0, midden), stamp)


def term_of(case: Case) -> AgreedTerm:
    assert case.round.term is not None
    return case.round.term


def checked(case: Case, stamp: Stamp, number: int) -> Case:
    check = term_of(case).checks[number]
    result = CheckResult(check.due_on, BY, (), (), Bullying.LESS, Decision.ON_COURSE)
    return case.with_check(check.id, result, stamp)


def called(case: Case, stamp: Stamp, result: ContactResult, planned_on: date | None, guardian_id: int = 0) -> Case:
    sem = case.concerned[1]
    return case.with_contact(
        1, Contact("1d", sem.id, Way.PHONE, result, T0, BY, guardian_id, planned_on=planned_on), stamp
    )


def test_r27_the_checks_of_a_running_term_are_due_on_their_days(agreed: Case, look: Look) -> None:
    seen = look(T0, agreed)
    assert [(item.due_on, item.kind, item.what) for item in seen.items] == [
        (CHECKS[0], AgendaKind.CHECK, "controle week 1"),
        (CHECKS[1], AgendaKind.CHECK, "controle week 2"),
        (CHECKS[2], AgendaKind.CHECK, "controle week 3"),
        (CHECKS[3], AgendaKind.FINAL_CHECK, "eindcontrole"),
    ]
    assert [item.part_id for item in seen.items] == [check.id for check in term_of(agreed).checks]
    (first, *_) = seen.items
    assert (first.case_id, first.people, first.classes, first.step_id) == ("2026-001", "Pip V. · Sem N.", "2B", "1h")
    assert first.who == "mentor Toon Proefstra"


@pytest.mark.parametrize(
    ("today", "when"),
    [(CHECKS[0] - DAY, When.PLANNED), (CHECKS[0], When.TODAY), (CHECKS[0] + DAY, When.LATE)],
)
def test_a_check_is_planned_then_today_then_late(agreed: Case, look: Look, today: date, when: When) -> None:
    seen = look(today, agreed)
    assert seen.items[0].when is when
    assert (seen.items[0] in seen.late, seen.items[0] in seen.due_today) == (when is When.LATE, when is When.TODAY)
    assert seen.first_of("2026-001") == seen.items[0]


def test_this_week_is_the_seven_days_after_today(agreed: Case, look: Look) -> None:
    assert look(CHECKS[0] - 8 * DAY, agreed).this_week == ()
    for days in (7, 1):
        assert [item.due_on for item in look(CHECKS[0] - days * DAY, agreed).this_week] == [CHECKS[0]]
    assert [item.due_on for item in look(CHECKS[0], agreed).this_week] == [CHECKS[1]]


def test_a_check_that_was_held_stays_on_the_calendar_and_leaves_the_lists(
    agreed: Case, look: Look, stamp: Stamp
) -> None:
    seen = look(CHECKS[0] + DAY, checked(agreed, stamp, 0))
    assert [item.when for item in seen.on(CHECKS[0])] == [When.DONE]
    assert (seen.late, seen.due_today) == ((), ())
    first = seen.first_of("2026-001")
    assert first is not None
    assert first.due_on == CHECKS[1]


def test_r25_what_was_replaced_is_not_due_any_more(
    agreed: Case, look: Look, midden: SchoolCalendar, stamp: Stamp
) -> None:
    on = date(2026, 9, 18)
    again = checked(agreed, stamp, 0).with_agreements(
        (Agreement("1c", "vooraan zitten", on, BY),), term(on, midden), stamp
    )
    seen = look(on, again)
    assert [(i.due_on, i.when) for i in seen.items if i.when is When.DONE] == [(CHECKS[0], When.DONE)]
    assert [i.due_on for i in seen.items if i.when is not When.DONE] == list(term(on, midden).checks)


def test_r30_after_its_end_a_term_waits_for_a_verdict(agreed: Case, look: Look, stamp: Stamp) -> None:
    assert look(CHECKS[3] - DAY, agreed).verdicts == ()
    for today in (CHECKS[3], CHECKS[3] + DAY):
        assert [item.kind for item in look(today, agreed).verdicts] == [AgendaKind.FINAL_CHECK]
    for number in range(4):
        agreed = checked(agreed, stamp, number)
    (verdict,) = look(CHECKS[3], agreed).verdicts
    assert (verdict.kind, verdict.what, verdict.due_on) == (AgendaKind.VERDICT, "eindoordeel nodig", CHECKS[3])
    judged = agreed.with_verdict(TermOutcome.KEPT, CHECKS[3], BY, NOT_STAMPED)
    assert look(CHECKS[3], judged).verdicts == ()


def test_r30_a_check_that_was_missed_does_not_hide_that_a_verdict_is_needed(
    agreed: Case, look: Look, stamp: Stamp
) -> None:
    for number in (0, 2, 3):
        agreed = checked(agreed, stamp, number)
    seen = look(CHECKS[3], agreed)
    assert [item.what for item in seen.items if item.when is not When.DONE] == [
        "controle week 2",
        "eindoordeel nodig",
    ]
    assert [item.kind for item in seen.verdicts] == [AgendaKind.VERDICT]


def test_a_closed_case_has_nothing_due(agreed: Case, look: Look, stamp: Stamp) -> None:
    seen = look(CHECKS[0] + 99 * DAY, agreed.closed(Closing(T0, BY, "verhuisd"), stamp))
    assert (seen.items, seen.waiting, seen.quiet) == ((), (), ())


def test_r5_passing_on_is_the_coordinators_one_task(opened: CaseBuilder, look: Look) -> None:
    case = opened(received_by=Receiver.COORDINATOR, on=date(2026, 9, 14))
    seen = look(date(2026, 9, 14), case)
    assert [(i.kind, i.what, i.due_on, i.who) for i in seen.items] == [
        (AgendaKind.PASS_ON, "doorzetten naar mentor", date(2026, 9, 14), "leerlingcoördinator Lies van Voorbeeld")
    ]
    assert seen.waiting == ()
    passed = case.with_signal(replace(case.signal, passed_on=date(2026, 9, 15)))
    after = look(date(2026, 9, 15), passed)
    assert after.items == ()
    assert [(w.on_whom, w.since) for w in after.waiting] == [("mentor Toon Proefstra", date(2026, 9, 15))]


def test_r15_a_planned_talk_with_parents_is_due_until_they_were_spoken(
    opened: CaseBuilder, look: Look, stamp: Stamp
) -> None:
    on = date(2026, 9, 11)
    case = called(opened(), stamp, ContactResult.NOT_REACHED, on)
    (again,) = look(T0, case).items
    assert (again.kind, again.what, again.due_on, again.step_id) == (
        AgendaKind.CONTACT,
        "ouders van Sem opnieuw bellen",
        on,
        "1d",
    )
    case = called(case, stamp, ContactResult.INVITED, on + DAY)
    (invited,) = look(T0, case).items
    assert (invited.what, invited.due_on) == ("gesprek met ouders van Sem", on + DAY)
    assert look(T0, called(case, stamp, ContactResult.INVITED, None)).items == ()
    assert look(T0, called(case, stamp, ContactResult.SPOKEN, None)).items == ()


def test_r16_no_call_is_planned_to_a_parent_who_may_not_be_contacted(
    opened: CaseBuilder, person: PersonBuilder, look: Look, stamp: Stamp
) -> None:
    case = opened(person(), person("Sem", Role.PERPETRATOR, guardians=(Guardian(0, "Rob Nepman", "vader"),)))
    sem = case.concerned[1]
    case = called(case, stamp, ContactResult.NOT_REACHED, T0 + DAY, sem.guardians[0].id)
    assert [item.what for item in look(T0, case).items] == ["Rob Nepman (vader van Sem) opnieuw bellen"]
    barred = case.with_guardian(sem.id, replace(sem.guardians[0], do_not_contact="geen gezag"))
    assert look(T0, barred).items == ()


def test_a_case_whose_next_step_is_the_mentors_waits_for_the_mentor(
    opened: CaseBuilder, person: PersonBuilder, look: Look, stamp: Stamp
) -> None:
    case = opened()
    (waiting,) = look(T0, case).waiting
    assert (waiting.on_whom, waiting.what, waiting.since, waiting.school_days, waiting.step_id) == (
        "mentor Toon Proefstra",
        "Onderzoek en analyse",
        date(2026, 9, 7),
        2,
        "1a",
    )
    assert look(T0, case).waiting_of("2026-001") == waiting
    assert look(T0, case).waiting_of("2026-002") is None
    hers = opened(person(), person("Milan", Role.PERPETRATOR, school_class="3D"))
    assert look(T0, hers).waiting == ()


def test_what_the_coordinator_is_to_do_without_a_day_for_it_is_hers(
    opened: CaseBuilder, person: PersonBuilder, look: Look
) -> None:
    assert look(T0, opened()).own == (), "this one is the mentor's"
    hers = opened(person(), person("Milan", Role.PERPETRATOR, school_class="3D"))
    (own,) = look(T0, hers).own
    assert (own.what, own.step_id, own.since) == ("Onderzoek en analyse", "1a", date(2026, 9, 7))


def test_a_check_waits_for_its_day_and_not_for_the_mentor(agreed: Case, look: Look, stamp: Stamp) -> None:
    for step_id in ("1a", "1b", "1d", "1g"):
        agreed = agreed.with_skip(1, Skip(step_id, "al gedaan", T0, BY), stamp)
    assert look(T0, agreed).waiting == ()


@pytest.mark.parametrize(("days", "is_quiet"), [(14, False), (15, True)])
def test_a_case_is_quiet_after_ten_school_days_without_anything(
    opened: CaseBuilder, look: Look, days: int, is_quiet: bool
) -> None:
    seen = look(date(2026, 9, 7) + timedelta(days), opened())
    assert [line.school_days for line in seen.quiet] == ([11] if is_quiet else [])


def test_vacation_days_do_not_make_a_case_quiet(opened: CaseBuilder, look: Look) -> None:
    case = opened(on=date(2026, 12, 18))
    assert look(date(2027, 1, 15), case).quiet == ()
    assert look(date(2027, 1, 18), case).quiet != ()


def test_a_case_with_something_still_due_is_not_quiet(
    agreed: Case, opened: CaseBuilder, look: Look, stamp: Stamp
) -> None:
    assert look(T0 + 60 * DAY, agreed).quiet == ()
    noted = opened().with_entry(Entry(T0 + 50 * DAY, BY, "gebeld"), stamp)
    assert look(T0 + 60 * DAY, noted).quiet == ()


def test_r30_a_case_that_is_done_is_not_forgotten_until_it_is_closed(agreed: Case, look: Look, stamp: Stamp) -> None:
    for step_id in ("1a", "1b", "1d", "1g"):
        agreed = agreed.with_skip(1, Skip(step_id, "al gedaan", T0, BY), stamp)
    done = agreed.with_verdict(TermOutcome.KEPT, CHECKS[3], BY, NOT_STAMPED)
    seen = look(CHECKS[3] + 60 * DAY, done)
    assert [(line.what, line.on_whom, line.since) for line in seen.quiet] == [
        ("casus sluiten", "leerlingcoördinator Lies van Voorbeeld", CHECKS[3])
    ]
    assert (seen.items, seen.waiting) == ((), ())


def test_r3_a_case_that_waits_for_an_unknown_dader_is_not_forgotten(
    opened: CaseBuilder, person: PersonBuilder, look: Look, stamp: Stamp
) -> None:
    case = opened(person(), person(None, Role.PERPETRATOR))
    pip = case.concerned[0]
    for step_id in ("1a", "1c", "1h"):
        case = case.with_skip(1, Skip(step_id, "kan niet", T0, BY), stamp)
    for step_id in ("1b", "1d", "1g"):
        case = case.with_skip(1, Skip(step_id, "al gedaan", T0, BY, pip.id), stamp)
    (line,) = look(T0 + 60 * DAY, case).quiet
    assert line.what == "Gesprekken, dader nog onbekend"
    assert line.step_id == "1b"


def test_things_due_come_in_order_of_date_over_all_cases(
    agreed: Case, opened: CaseBuilder, look: Look, stamp: Stamp
) -> None:
    other = called(opened(case_id="2026-002"), stamp, ContactResult.INVITED, CHECKS[1])
    seen = look(T0, other, agreed)
    assert [(item.due_on, item.case_id) for item in seen.items] == [
        (CHECKS[0], "2026-001"),
        (CHECKS[1], "2026-001"),
        (CHECKS[1], "2026-002"),
        (CHECKS[2], "2026-001"),
        (CHECKS[3], "2026-001"),
    ]


def test_r35_each_case_is_read_by_its_own_protocol(
    opened: CaseBuilder, agreed: Case, protocol: Protocol, midden: SchoolCalendar
) -> None:
    older = replace(
        protocol,
        id="cals-old",
        phases=(replace(protocol.phases[0], steps=protocol.phases[0].steps[:1]), *protocol.phases[1:]),
    )
    case = replace(opened(case_id="2026-002"), protocol_id="cals-old")
    protocols = {protocol.id: protocol, older.id: older}
    seen = agenda([agreed, replace(agreed, id="2026-003", protocol_id="cals-old"), case], protocols, midden, T0)
    assert {item.case_id for item in seen.items} == {"2026-001"}
    with pytest.raises(KeyError):
        agenda([case], {protocol.id: protocol}, midden, T0)


def test_the_waiting_of_an_earlier_round_stays_on_the_calendar(opened: CaseBuilder, look: Look, stamp: Stamp) -> None:
    case = called(opened(), stamp, ContactResult.INVITED, CHECKS[1])
    later = case.with_next_round("2", T0, "het gaat door", stamp)
    later = later.with_action(later.round.id, Action("2a", T0, BY), stamp)
    assert [item.due_on for item in look(T0, later).items] == [CHECKS[1]]


@pytest.mark.parametrize(
    ("kind", "due_on", "when", "words"),
    [
        (AgendaKind.CHECK, T0, When.TODAY, "controle vandaag"),
        (AgendaKind.FINAL_CHECK, T0, When.TODAY, "eindcontrole vandaag"),
        (AgendaKind.CHECK, T0 - DAY, When.LATE, "controle gisteren"),
        (AgendaKind.VERDICT, T0 - 2 * DAY, When.LATE, "eindoordeel ma 7 sep"),
        (AgendaKind.CONTACT, T0 + DAY, When.PLANNED, "do 10 sep"),
        (AgendaKind.PASS_ON, T0 - DAY, When.LATE, "doorzetten gisteren"),
    ],
)
def test_a_chip_says_when_something_is_due(kind: AgendaKind, due_on: date, when: When, words: str) -> None:
    item = AgendaItem("2026-001", "Pip V.", "2B", kind, "iets", due_on, when, "mentor", "1h")
    assert due_words(item, T0) == words
