"""Everything that happened in a case, in one line of time; derived from the record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pestdesk.domain.case import Case, Closing
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.follow_up import AgreedTerm, CheckResult
from pestdesk.domain.people import UNKNOWN_PERSON
from pestdesk.domain.protocol import Protocol, Way
from pestdesk.domain.record import Contact, ContactResult, Entry, Measure, MeasureKind, Nature, Stamp
from pestdesk.domain.round import Round
from pestdesk.domain.words import BULLYING_WORDS, MAGISTER_WORDS, NATURE_WORDS, TERM_OUTCOME_WORDS


class EventKind(StrEnum):
    SIGNAL = "signal"
    ROUND = "round"
    STEP = "step"
    TALK = "talk"
    CONTACT = "contact"
    AGREEMENT = "agreement"
    MEASURE = "measure"
    NOTE = "note"
    CHECK = "check"
    SKIP = "skip"
    ENTRY = "entry"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing in the verloop. `part_id` is the part of the case it tells about, so that it can be corrected;
    `corrections` are later additions to it (R33)."""

    kind: EventKind
    happened_on: date
    by: str
    title: str
    text: str
    stamp: Stamp
    part_id: int = 0
    nature: str = ""
    corrections: tuple[Entry, ...] = ()


CONTACT_TITLES = {
    (Way.PHONE, ContactResult.SPOKEN): "Gebeld met",
    (Way.PHONE, ContactResult.NOT_REACHED): "Niet bereikt:",
    (Way.PHONE, ContactResult.INVITED): "Belafspraak gemaakt met",
    (Way.VISIT, ContactResult.SPOKEN): "Op school gesproken met",
    (Way.VISIT, ContactResult.NOT_REACHED): "Niet verschenen of niet bereikt:",
    (Way.VISIT, ContactResult.INVITED): "Op school uitgenodigd:",
}


def timeline(protocol: Protocol, case: Case) -> tuple[Event, ...]:
    """All events, newest first; what happened on one day in the order in which it was written down."""
    events = list(_events(protocol, case))
    told = {event.part_id for event in events}
    corrections: dict[int, list[Entry]] = {}
    for entry in case.entries:
        if entry.corrects and entry.corrects in told:
            corrections.setdefault(entry.corrects, []).append(entry)
        elif entry.corrects:
            # What it corrects was taken back, or is a correction itself; what was added is still told (R33).
            events.append(_entry_event(entry, "Aanvulling", "\n".join((entry.reason, entry.text))))
    order = range(len(events))
    newest = sorted(order, key=lambda i: (events[i].happened_on, events[i].stamp.at, i), reverse=True)
    return tuple(_with_corrections(events[i], corrections) for i in newest)


def last_event_on(case: Case) -> date:
    """The last day on which something happened in the case."""
    days = [case.signal.reported_on, case.opened_on, *(entry.happened_on for entry in case.entries)]
    days += [case.signal.passed_on] if case.signal.passed_on else []
    days += [again.reopened_on for again in case.reopenings]
    for round_ in case.rounds:
        days += [round_.started_on, *(action.happened_on for action in round_.actions)]
        days += [talk.held_on for talk in round_.talks]
        days += [contact.happened_on for contact in round_.contacts]
        days += [agreement.made_on for agreement in round_.agreements]
        days += [measure.decided_on for measure in round_.measures]
        days += [note.placed_on for note in round_.notes if note.placed_on]
        days += [skip.skipped_on for skip in round_.skips]
        days += [check.result.held_on for term in round_.terms for check in term.checks if check.result]
        days += [term.ended_on for term in round_.terms if term.ended_on]
    return max(days)


def parents_label(case: Case, contact: Contact) -> str:
    """‘Mieke Voorbeeldstra (ouder van Pip)’, or ‘ouders van Pip’ for the parents together."""
    person = case.involvement(contact.involvement_id)
    guardian = person.guardian(contact.guardian_id)
    if guardian is None:
        return f"ouders van {person.given_name}"
    return f"{guardian.name} ({guardian.relation or 'ouder'} van {person.given_name})"


def _with_corrections(event: Event, corrections: dict[int, list[Entry]]) -> Event:
    own = tuple(corrections.get(event.part_id, ())) if event.part_id else ()
    return Event(
        event.kind,
        event.happened_on,
        event.by,
        event.title,
        event.text,
        event.stamp,
        event.part_id,
        event.nature,
        own,
    )


def _events(protocol: Protocol, case: Case) -> Iterator[Event]:
    signal = case.signal
    yield Event(EventKind.SIGNAL, signal.reported_on, signal.reporter_name, "Signaal", signal.text, case.stamp)
    if signal.passed_on:
        title = "Signaal doorgezet naar de mentor"
        yield Event(EventKind.SIGNAL, signal.passed_on, case.lead, title, "", case.stamp)
    for round_ in case.rounds:
        yield from _round_events(protocol, case, round_)
    for entry in case.entries:
        if not entry.corrects:
            yield _entry_event(entry, "Notitie", entry.text)
    for again in case.reopenings:
        yield _closing_event(again.closing)
        yield Event(
            EventKind.CLOSING, again.reopened_on, again.by, "Casus heropend", again.reason, again.stamp, again.id
        )
    if case.closing:
        yield _closing_event(case.closing)


def _closing_event(end: Closing) -> Event:
    text = "\n".join(part for part in (end.conclusion, end.reason) if part)
    return Event(EventKind.CLOSING, end.closed_on, end.by, "Casus gesloten", text, end.stamp)


def _entry_event(entry: Entry, title: str, text: str) -> Event:
    nature = NATURE_WORDS[entry.nature]
    if entry.nature is Nature.STATEMENT and entry.statement_of:
        nature = f"verklaring van {entry.statement_of}"
    return Event(EventKind.ENTRY, entry.happened_on, entry.by, title, text, entry.stamp, entry.id, nature)


def _round_events(protocol: Protocol, case: Case, round_: Round) -> Iterator[Event]:
    if round_.cause:
        title = f"{protocol.phase(round_.phase_id).short_title}, ronde {round_.number} begonnen"
        yield Event(EventKind.ROUND, round_.started_on, case.lead, title, round_.cause, round_.stamp, round_.id)
    for action in round_.actions:
        title = protocol.step(action.step_id).title
        text = "\n".join(part for part in (", ".join(action.options), action.text) if part)
        yield Event(EventKind.STEP, action.happened_on, action.by, title, text, action.stamp, action.id)
    for talk in round_.talks:
        title = f"Gesprek met {_name(case, talk.involvement_id)}"
        text = "\n".join(part for part in (talk.account, talk.outcome) if part)
        yield Event(EventKind.TALK, talk.held_on, talk.by, title, text, talk.stamp, talk.id)
    for contact in round_.contacts:
        yield _contact_event(case, contact)
    for agreement in round_.agreements:
        yield Event(
            EventKind.AGREEMENT,
            agreement.made_on,
            agreement.by,
            "Afspraak",
            agreement.text,
            agreement.stamp,
            agreement.id,
        )
    for measure in round_.measures:
        yield _measure_event(case, measure)
    for note in round_.notes:
        if note.placed_on:
            title = f"Notitie geplaatst in {MAGISTER_WORDS[note.destination]}"
            yield Event(EventKind.NOTE, note.placed_on, note.by, title, note.title, note.stamp, note.id)
    for skip in round_.skips:
        title = f"Overgeslagen: {protocol.step(skip.step_id).title}"
        if skip.involvement_id:
            title += f" ({_name(case, skip.involvement_id)})"
        yield Event(EventKind.SKIP, skip.skipped_on, skip.by, title, skip.reason, skip.stamp, skip.id)
    for term in round_.terms:
        yield from _term_events(case, term)


def _contact_event(case: Case, contact: Contact) -> Event:
    title = f"{CONTACT_TITLES[contact.way, contact.result]} {parents_label(case, contact)}"
    planned = f"Gepland op {with_year(contact.planned_on)}." if contact.planned_on else ""
    text = "\n".join(part for part in (planned, contact.text, contact.way_reason) if part)
    return Event(EventKind.CONTACT, contact.happened_on, contact.by, title, text, contact.stamp, contact.id)


def _measure_event(case: Case, measure: Measure) -> Event:
    kind = "Hulp" if measure.kind is MeasureKind.SUPPORT else "Sanctie"
    title = f"{kind} voor {_name(case, measure.involvement_id)}: {measure.label}"
    return Event(EventKind.MEASURE, measure.decided_on, measure.by, title, measure.text, measure.stamp, measure.id)


def _term_events(case: Case, term: AgreedTerm) -> Iterator[Event]:
    for number, check in enumerate(term.checks, start=1):
        if check.result:
            title = "Eindcontrole" if term.is_final(check) else f"Controle {number} van {len(term.checks)}"
            yield Event(
                EventKind.CHECK,
                check.result.held_on,
                check.result.by,
                title,
                _check_words(case, check.result),
                check.result.stamp,
                check.id,
            )
    if term.outcome and term.ended_on:
        title = f"Termijn beëindigd: {TERM_OUTCOME_WORDS[term.outcome]}"
        yield Event(
            EventKind.CHECK,
            term.ended_on,
            term.verdict_by or case.lead,
            title,
            term.verdict_text,
            term.ended_stamp,
            term.id,
        )


def _check_words(case: Case, result: CheckResult) -> str:
    lines = [f"Het pesten is {BULLYING_WORDS[result.bullying]}."]
    for safety in result.safety:
        words = f": {safety.words}" if safety.words else ""
        lines.append(f"{_name(case, safety.involvement_id)} voelt zich veilig: {safety.score} van 5{words}")
    if result.text:
        lines.append(result.text)
    return "\n".join(lines)


def _name(case: Case, involvement_id: int) -> str:
    return next((p.full_name for p in case.involvements if p.id == involvement_id), UNKNOWN_PERSON)
