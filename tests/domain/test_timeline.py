"""The verloop: everything that happened, newest first, with what was added to it later (R33)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pestdesk.domain.case import Case, Closing
from pestdesk.domain.follow_up import (
    Agreement,
    Bullying,
    CheckResult,
    Decision,
    Safety,
    TermOutcome,
)
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Magister, Protocol, Role, Way
from pestdesk.domain.record import (
    Action,
    Contact,
    ContactResult,
    Entry,
    MagisterNote,
    Measure,
    MeasureKind,
    Nature,
    Skip,
    Stamp,
    Talk,
)
from pestdesk.domain.school_calendar import SchoolCalendar, term
from pestdesk.domain.timeline import Event, EventKind, last_event_on, parents_label, timeline
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
        (EventKind.NOTE, "Notitie geplaatst in logboek", "Pesten stap 1"),
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


def test_r33_a_correction_stands_with_what_it_corrects(opened: CaseBuilder, protocol: Protocol, stamp: Stamp) -> None:
    case = opened().with_action(1, Action("1a", T0, BY, "met de klas"), stamp)
    action = case.round.actions[0]
    case = case.with_entry(Entry(T0, LIES, "ook met de conciërge", corrects=action.id, reason="vergeten"), stamp)
    event = one(protocol, case, EventKind.STEP)
    assert event.text == "met de klas"
    assert [(entry.text, entry.reason) for entry in event.corrections] == [("ook met de conciërge", "vergeten")]
    assert EventKind.ENTRY not in {event.kind for event in timeline(protocol, case)}


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
        lambda c, on: c.with_entry(Entry(on, LIES, "gebeld"), stamp),
        lambda c, on: c.with_verdict(TermOutcome.KEPT, on, BY, stamp),
        lambda c, on: c.with_next_round("2", on, "het gaat door", stamp),
    ]
    for step in steps:
        day += DAY
        case = step(case, day)
        assert last_event_on(case) == day


def test_someone_who_is_unknown_is_told_as_unknown(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened(person(), person(None, Role.PERPETRATOR))
    case = case.with_skip(1, Skip("1b", "nooit gevonden", T0, BY, case.concerned[1].id), stamp)
    assert one(protocol, case, EventKind.SKIP).title == "Overgeslagen: Gesprekken (onbekend)"
