"""The verloop: everything that happened, newest first, with what was added to it later (R33)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.follow_up import (
    Agreement,
    Bullying,
    CheckResult,
    Decision,
    Safety,
    TermOutcome,
)
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Magister, Protocol, Role, Route, Way
from pestdesk.domain.record import (
    Action,
    CheckMove,
    Contact,
    ContactResult,
    Entry,
    MagisterNote,
    Measure,
    MeasureKind,
    Nature,
    Report,
    Skip,
    Stamp,
    Talk,
)
from pestdesk.domain.routing import Course, CourseDecision
from pestdesk.domain.school_calendar import SchoolCalendar, term
from pestdesk.domain.timeline import Event, EventKind, events_of, last_event_on, parents_label, timeline
from pestdesk.domain.words import CONTACT_TITLES

PersonBuilder = Callable[..., Involvement]
CaseBuilder = Callable[..., Case]

SIGNAL_ON = date(2026, 9, 7)
T0 = date(2026, 9, 9)
BY = "Toon Proefstra"
LIES = "Lies van Voorbeeld"
DAY = timedelta(days=1)


def later(stamp: Stamp, minutes: int) -> Stamp:
    return replace(stamp, at=stamp.at + timedelta(minutes=minutes))


def told(protocol: Protocol, case: Case) -> list[tuple[EventKind, str, str]]:
    return [(event.kind, event.title, event.text) for event in timeline(protocol, case)]


def one(protocol: Protocol, case: Case, kind: EventKind) -> Event:
    (event,) = (event for event in timeline(protocol, case) if event.kind is kind)
    return event


def test_a_new_case_tells_its_signal(opened: CaseBuilder, protocol: Protocol, stamp: Stamp) -> None:
    event = one(protocol, opened(reporter_name="mevrouw Voorbeeldstra"), EventKind.SIGNAL)
    assert (event.happened_on, event.by, event.title, event.stamp) == (
        SIGNAL_ON,
        "mevrouw Voorbeeldstra",
        "Signaal",
        stamp,
    )
    assert event.text == "Pips etui wordt weggenomen."


def test_everything_that_happened_is_told_the_newest_first(
    opened: CaseBuilder, protocol: Protocol, midden: SchoolCalendar, stamp: Stamp
) -> None:
    case = opened()
    pip, sem = case.concerned
    case = case.with_action(1, Action("1f", T0 - DAY, BY, "in de les", ("klassenobservatie", "sociogram")), stamp)
    case = case.with_talk(1, Talk("1b", pip.id, T0 - DAY, BY, "vertelt", "wil rust"), later(stamp, 1))
    case = case.with_agreements((Agreement("1c", "Sem zit vooraan", T0, BY),), term(T0, midden), later(stamp, 2))
    case = case.with_contact(
        1,
        Contact(
            "1d", pip.id, Way.PHONE, ContactResult.INVITED, T0, BY, 0, date(2026, 9, 11), "belt terug", "wil het zo"
        ),
        later(stamp, 3),
    )
    case = case.with_measure(
        1, Measure("1e", MeasureKind.SANCTION, "corvee", sem.id, T0, BY, "een week"), later(stamp, 4)
    )
    case = case.with_measure(1, Measure("1e", MeasureKind.SUPPORT, "training", pip.id, T0, BY), later(stamp, 5))
    note = MagisterNote("1g", Magister.LOGBOOK, pip.id, "Pesten stap 1", (), "f1", BY, T0)
    case = case.with_note(1, note, later(stamp, 6))
    case = case.with_note(1, replace(note, placed_on=None), later(stamp, 7))
    case = case.with_skip(1, Skip("1b", "is ziek", T0, BY, sem.id), later(stamp, 8))
    case = case.with_skip(1, Skip("1a", "al bekend", T0, BY), later(stamp, 9))
    case = case.with_entry(Entry(T0, LIES, "Pip belde.", Nature.STATEMENT, "Pip"), later(stamp, 10))
    case = case.with_next_round("2", T0 + 2 * DAY, "weer in de app", later(stamp, 11))
    case = case.closed(Closing(T0 + 3 * DAY, LIES, "verhuisd", "niet alles gedaan"), later(stamp, 12))
    assert told(protocol, case) == [
        (EventKind.CLOSING, "Casus gesloten", "verhuisd\nniet alles gedaan"),
        (EventKind.ROUND, "Fase 2, ronde 1 begonnen", "weer in de app"),
        (EventKind.CHECK, "Termijn beëindigd: aanhoudend", ""),
        (EventKind.ENTRY, "Notitie", "Pip belde."),
        (EventKind.SKIP, "Overgeslagen: Onderzoek en analyse", "al bekend"),
        (EventKind.SKIP, "Overgeslagen: Gesprekken (Sem Nepman)", "is ziek"),
        (EventKind.NOTE, "Notitie geplaatst in logboek van Pip Voorbeeldstra", "Pesten stap 1"),
        (EventKind.MEASURE, "Hulp voor Pip Voorbeeldstra: training", ""),
        (EventKind.MEASURE, "Sanctie voor Sem Nepman: corvee", "een week"),
        (
            EventKind.CONTACT,
            "Belafspraak gemaakt met ouders van Pip",
            "Gepland op vr 11 sep 2026 (eigen planning).\nbelt terug\nwil het zo",
        ),
        (EventKind.AGREEMENT, "Afspraak", "Sem zit vooraan"),
        (EventKind.TALK, "Gesprek met Pip Voorbeeldstra", "vertelt\nwil rust"),
        (EventKind.STEP, "BPO-er", "klassenobservatie, sociogram\nin de les"),
        (EventKind.SIGNAL, "Signaal", "Pips etui wordt weggenomen."),
    ]
    assert one(protocol, case, EventKind.ENTRY).nature == "verklaring van Pip"
    assert last_event_on(case) == T0 + 2 * DAY


@pytest.mark.parametrize(
    ("nature", "statement_of", "words"),
    [
        (Nature.FACT, "", "feit"),
        (Nature.IMPRESSION, "Pip", "indruk"),
        (Nature.STATEMENT, "", "verklaring"),
        (Nature.STATEMENT, "de conciërge", "verklaring van de conciërge"),
    ],
)
def test_r33_a_note_says_whether_it_is_a_fact_a_statement_or_an_impression(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp, nature: Nature, statement_of: str, words: str
) -> None:
    case = opened().with_entry(Entry(T0, LIES, "Het was stil.", nature, statement_of), stamp)
    assert one(protocol, case, EventKind.ENTRY).nature == words


def test_what_happened_on_one_day_stands_in_the_order_of_writing(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened()
    for minutes, text in ((5, "tweede"), (9, "derde"), (1, "eerste")):
        case = case.with_entry(Entry(T0, LIES, text), later(stamp, minutes))
    assert [text for _, _, text in told(protocol, case)[:3]] == ["derde", "tweede", "eerste"]


def test_r29_a_check_tells_how_it_is_and_how_safe_each_victim_feels(
    opened: CaseBuilder, protocol: Protocol, midden: SchoolCalendar, stamp: Stamp
) -> None:
    case = opened().with_agreements((Agreement("1c", "met rust laten", T0, BY),), term(T0, midden), stamp)
    assert case.round.term is not None
    first, *_, last = case.round.term.checks
    pip = case.victims[0]
    result = CheckResult(
        first.due_on, BY, (), (Safety(pip.id, 4, "best oké"),), Bullying.LESS, Decision.ON_COURSE, "let op de gang"
    )
    case = case.with_check(first.id, result, later(stamp, 1))
    case = case.with_check(
        last.id,
        replace(result, held_on=last.due_on, safety=(Safety(pip.id, 5),), bullying=Bullying.STOPPED, text=""),
        later(stamp, 2),
    )
    case = case.with_verdict(TermOutcome.KEPT, last.due_on, BY, later(stamp, 3), "alles goed")
    assert told(protocol, case)[:3] == [
        (EventKind.CHECK, "Termijn beëindigd: nageleefd", "alles goed"),
        (EventKind.CHECK, "Eindcontrole", "Het pesten is gestopt.\nPip Voorbeeldstra voelt zich veilig: 5 van 5"),
        (
            EventKind.CHECK,
            "Controle 1 van 4",
            "Het pesten is minder.\nPip Voorbeeldstra voelt zich veilig: 4 van 5: best oké\nlet op de gang",
        ),
    ]


def test_r18_a_report_tells_who_was_informed_or_why_not(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    reports = (
        Report("2k", "leerplichtambtenaar", LIES, None, "de gemeente vraagt het niet"),
        Report("2k", "inspectie", LIES, T0, text="per brief"),
    )
    case = opened().with_reports(1, reports, stamp)
    told_reports = [event for event in timeline(protocol, case) if event.kind is EventKind.REPORT]
    assert [(event.title, event.text, event.happened_on) for event in told_reports] == [
        ("Inspectie geïnformeerd", "per brief", T0),
        ("Leerplichtambtenaar niet geïnformeerd", "Reden: de gemeente vraagt het niet", SIGNAL_ON),
    ]


def test_r26_a_moved_check_tells_both_days_and_the_reason(
    opened: CaseBuilder, protocol: Protocol, midden: SchoolCalendar, stamp: Stamp
) -> None:
    case = opened().with_agreements((Agreement("1c", "met rust laten", T0, BY),), term(T0, midden), stamp)
    assert case.round.term is not None
    first, *_, last = case.round.term.checks
    moves = (
        CheckMove(first.id, T0, first.due_on + DAY, "toets", T0 + DAY, LIES),
        CheckMove(last.id, T0, last.due_on + 7 * DAY, "kamp", T0 + DAY, LIES),
    )
    case = case.with_checks_moved(moves, stamp)
    assert {(title, text) for kind, title, text in told(protocol, case) if kind is EventKind.MOVE} == {
        ("Controle week 1 verzet van wo 16 sep 2026 naar do 17 sep 2026", "Reden: toets"),
        ("Eindcontrole verzet van wo 7 okt 2026 naar wo 14 okt 2026", "Reden: kamp"),
    }


def test_r32_a_reopened_case_tells_how_it_had_been_closed(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened().closed(Closing(T0, LIES, "verhuisd", "niet alles gedaan"), stamp)
    case = case.reopened(T0 + DAY, LIES, "komt terug", later(stamp, 1))
    assert told(protocol, case)[:2] == [
        (
            EventKind.REOPENING,
            "Casus heropend",
            "Reden: komt terug\nWas gesloten op wo 9 sep 2026 door Lies van Voorbeeld: verhuisd",
        ),
        (EventKind.CLOSING, "Casus gesloten", "verhuisd\nniet alles gedaan"),
    ]


def test_r6_the_course_after_an_earlier_case_is_told_with_its_reason(opened: CaseBuilder, protocol: Protocol) -> None:
    chosen = CourseDecision(Course.FIRST_PHASE, Course.NEXT_PHASE, "2026-000", "toen iets anders")
    event = one(protocol, opened().with_course(chosen, "1"), EventKind.COURSE)
    assert (event.title, event.happened_on) == ("Keuze bij het signaal: nieuwe casus in fase 1", SIGNAL_ON)
    assert event.text.splitlines() == [
        "Eerdere casus: 2026-000.",
        "Het voorstel was: verder als fase 2.",
        "Reden: toen iets anders",
    ]
    as_proposed = replace(chosen, proposed=Course.FIRST_PHASE)
    event = one(protocol, opened().with_course(as_proposed, "1"), EventKind.COURSE)
    assert event.text.splitlines() == ["Eerdere casus: 2026-000.", "Reden: toen iets anders"]


def test_r1_a_route_other_than_proposed_is_told_with_its_reason(opened: CaseBuilder, protocol: Protocol) -> None:
    assert EventKind.ROUTE not in {event.kind for event in timeline(protocol, opened())}
    event = one(protocol, opened().with_route(Route.DIFFERENT_CLASSES, "de mentor is ziek"), EventKind.ROUTE)
    assert event.title == "Andere route gekozen: verschillende klassen → leerlingcoördinator"
    assert event.text == "Het voorstel was: dezelfde klas.\nReden: de mentor is ziek"


def test_someone_who_turned_out_not_to_belong_is_told_with_the_reason(
    opened: CaseBuilder, protocol: Protocol
) -> None:
    case = opened()
    sem = replace(case.concerned[1], left_because="was er niet bij")
    event = one(protocol, case.with_involvement(sem), EventKind.PERSON)
    assert (event.title, event.text) == ("Sem Nepman hoort niet bij de casus", "Reden: was er niet bij")


@pytest.mark.parametrize(
    ("by", "author", "who"),
    [
        (BY, LIES, "volgens mentor Toon Proefstra"),
        (BY, BY, BY),
        (LIES, LIES, LIES),
        ("de conciërge", LIES, "de conciërge"),
        (f"{BY}, Nel Ontwerp", LIES, f"volgens mentoren {BY}, Nel Ontwerp"),
        (f"{BY}, {LIES}", LIES, f"{BY}, {LIES}"),
        ("", LIES, ""),
    ],
)
def test_r5_what_a_mentor_did_and_someone_else_wrote_down_is_told_so(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol, stamp: Stamp, by: str, author: str, who: str
) -> None:
    case = opened(person(), person("Sem Nepman", Role.PERPETRATOR, mentor="Nel Ontwerp"))
    case = case.with_action(1, Action("1a", T0, by, "gezien"), replace(stamp, author=author))
    event = one(protocol, case, EventKind.STEP)
    assert (event.by, event.who) == (by, who)


def test_a_mentor_who_reports_the_signal_is_named_as_the_reporter(opened: CaseBuilder, protocol: Protocol) -> None:
    assert one(protocol, opened(reporter_name=BY), EventKind.SIGNAL).who == BY


def test_r33_a_correction_stands_with_what_it_corrects(opened: CaseBuilder, protocol: Protocol, stamp: Stamp) -> None:
    case = opened().with_action(1, Action("1a", T0, BY, "met de klas"), stamp)
    action = case.round.actions[0]
    case = case.with_entry(Entry(T0, LIES, "ook met de conciërge", corrects=action.id, reason="vergeten"), stamp)
    event = one(protocol, case, EventKind.STEP)
    assert event.text == "met de klas"
    assert [(entry.text, entry.reason) for entry in event.corrections] == [("ook met de conciërge", "vergeten")]
    assert EventKind.ENTRY not in {event.kind for event in timeline(protocol, case)}


def test_of_some_parts_of_a_round_is_told_what_the_timeline_tells(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened().with_entry(Entry(T0, LIES, "Pip belde."), stamp)
    for number, on in enumerate((T0 + DAY, T0, T0 + 2 * DAY)):
        case = case.with_action(1, Action("1a", on, BY, f"met de klas {number}"), stamp)
    earlier, _left_out, later_on = case.round.actions
    case = case.with_entry(Entry(T0, LIES, "ook met de conciërge", corrects=earlier.id, reason="vergeten"), stamp)
    wanted = {earlier.id, later_on.id}
    found = events_of(protocol, case, case.round, wanted)
    assert found == tuple(each for each in timeline(protocol, case) if each.part_id in wanted)
    assert [each.part_id for each in found] == [later_on.id, earlier.id]
    assert events_of(protocol, case, case.round, ()) == ()


def test_r33_a_correction_of_a_correction_is_told_too(opened: CaseBuilder, protocol: Protocol, stamp: Stamp) -> None:
    case = opened().with_entry(Entry(T0, LIES, "Pip belde."), stamp)
    case = case.with_entry(Entry(T0, LIES, "Pips moeder.", corrects=case.last_id, reason="verkeerd gehoord"), stamp)
    case = case.with_entry(Entry(T0, LIES, "Pips oma.", corrects=case.last_id, reason="weer verkeerd"), stamp)
    assert told(protocol, case)[0] == (EventKind.ENTRY, "Aanvulling", "weer verkeerd\nPips oma.")


def test_r33_what_was_added_to_a_skip_stays_when_the_step_is_taken_up(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened().with_skip(1, Skip("1a", "al bekend", T0, BY), stamp)
    skip = case.round.skips[0]
    case = case.with_entry(Entry(T0, LIES, "niet alles", corrects=skip.id, reason="nagevraagd"), stamp)
    case = case.without_skip(1, skip.id)
    assert told(protocol, case)[0] == (EventKind.ENTRY, "Aanvulling", "nagevraagd\nniet alles")


@pytest.mark.parametrize("key", list(CONTACT_TITLES))
def test_r15_every_way_and_result_has_its_words(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp, key: tuple[Way, ContactResult]
) -> None:
    case = opened()
    case = case.with_contact(1, Contact("1d", case.concerned[0].id, *key, T0, BY), stamp)
    assert one(protocol, case, EventKind.CONTACT).title == f"{CONTACT_TITLES[key]} ouders van Pip"
    assert set(CONTACT_TITLES) == {(way, result) for way in Way for result in ContactResult}


def test_a_parent_is_named_with_the_pupil(opened: CaseBuilder, person: PersonBuilder) -> None:
    case = opened(person(guardians=(Guardian(0, "Mieke", "moeder"), Guardian(0, "Jo"))))
    pip = case.concerned[0]
    contact = Contact("1d", pip.id, Way.PHONE, ContactResult.SPOKEN, T0, BY)
    assert [parents_label(case, replace(contact, guardian_id=g.id)) for g in pip.guardians] == [
        "Mieke (moeder van Pip)",
        "Jo (ouder van Pip)",
    ]
    assert parents_label(case, contact) == "ouders van Pip"


def test_the_last_event_is_the_latest_of_anything_that_happened(
    opened: CaseBuilder, midden: SchoolCalendar, stamp: Stamp
) -> None:
    case = opened()
    pip = case.concerned[0]
    day = T0
    assert last_event_on(case) == SIGNAL_ON
    case = case.with_signal(replace(case.signal, passed_on=day))
    assert last_event_on(case) == day
    steps: list[Callable[[Case, date], Case]] = [
        lambda c, on: c.with_action(1, Action("1a", on, BY), stamp),
        lambda c, on: c.with_talk(1, Talk("1b", pip.id, on, BY), stamp),
        lambda c, on: c.with_contact(1, Contact("1d", pip.id, Way.PHONE, ContactResult.SPOKEN, on, BY), stamp),
        lambda c, on: c.with_measure(1, Measure("1e", MeasureKind.SUPPORT, "hulp", pip.id, on, BY), stamp),
        lambda c, on: c.with_note(1, MagisterNote("1g", Magister.LOGBOOK, pip.id, "", (), "", BY, on), stamp),
        lambda c, on: c.with_skip(1, Skip("1f", "niet nodig", on, BY), stamp),
        lambda c, on: c.with_agreements((Agreement("1c", "rust", on, BY),), term(on, midden), stamp),
        lambda c, on: c.with_checks_moved((CheckMove(_last_check(c), on, _END, "kamp", on, LIES),), stamp),
        lambda c, on: c.with_reports(1, (Report("2k", "inspectie", LIES, on),), stamp),
        lambda c, on: c.with_entry(Entry(on, LIES, "gebeld"), stamp),
        lambda c, on: c.with_verdict(TermOutcome.KEPT, on, BY, stamp),
        lambda c, on: c.with_next_round("2", on, "het gaat door", stamp),
        lambda c, on: c.closed(Closing(on - DAY, LIES, "klaar"), stamp).reopened(on, LIES, "toch niet", stamp),
    ]
    for step in steps:
        day += DAY
        case = step(case, day)
        assert last_event_on(case) == day


_END = date(2026, 10, 21)


def _last_check(case: Case) -> int:
    assert case.round.term is not None
    return case.round.term.checks[-1].id


def test_someone_who_is_unknown_is_told_as_unknown(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened(person(), person(None, Role.PERPETRATOR))
    case = case.with_skip(1, Skip("1b", "nooit gevonden", T0, BY, case.concerned[1].id), stamp)
    assert one(protocol, case, EventKind.SKIP).title == "Overgeslagen: Gesprekken (onbekend)"
