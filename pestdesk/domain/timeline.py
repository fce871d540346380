"""Everything that happened in a case, in one line of time; derived from the record."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from datetime import date

from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing, Reopening
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.event import Event, EventKind, event, paragraphs, reason_words
from pestdesk.domain.phase_words import course_words
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.record import Entry, Nature
from pestdesk.domain.round import Round
from pestdesk.domain.round_events import parents_label, round_events
from pestdesk.domain.words import NATURE_WORDS, ROUTE_WORDS

__all__ = ["Event", "EventKind", "events_of", "last_event_on", "parents_label", "timeline"]


def timeline(protocol: Protocol, case: Case) -> tuple[Event, ...]:
    """All events, newest first; what happened on one day in the order in which it was written down."""
    events = list(_events(protocol, case))
    told = {each.part_id for each in events}
    for entry in case.entries:
        if entry.corrects and entry.corrects not in told:
            # What it corrects was taken back, or is a correction itself; what was added is still told (R33).
            events.append(_entry_event(case, entry, "Aanvulling", paragraphs(entry.reason, entry.text)))
    return _newest_first(case, events)


def events_of(protocol: Protocol, case: Case, round_: Round, part_ids: Container[int]) -> tuple[Event, ...]:
    """What the timeline tells of these parts of a round."""
    return _newest_first(case, [each for each in round_events(protocol, case, round_) if each.part_id in part_ids])


def last_event_on(case: Case) -> date:
    """The last day on which something happened in the case."""
    days = [case.signal.reported_on, case.opened_on, *(entry.happened_on for entry in case.entries)]
    days += [case.signal.passed_on] if case.signal.passed_on else []
    days += [letter.written_on for letter in case.letters]
    days += [reopening.reopened_on for reopening in case.reopenings]
    for round_ in case.rounds:
        days += [round_.started_on, *(action.happened_on for action in round_.actions)]
        days += [talk.held_on for talk in round_.talks]
        days += [contact.happened_on for contact in round_.contacts]
        days += [agreement.made_on for agreement in round_.agreements]
        days += [measure.decided_on for measure in round_.measures]
        days += [report.told_on for report in round_.reports]
        days += [move.moved_on for move in round_.moves]
        days += [note.placed_on for note in round_.notes if note.placed_on]
        days += [skip.skipped_on for skip in round_.skips]
        days += [check.result.held_on for term in round_.terms for check in term.checks if check.result]
        days += [term.ended_on for term in round_.terms if term.ended_on]
    return max(days)


def _newest_first(case: Case, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events in the order of the timeline, each with its corrections."""
    corrections: dict[int, tuple[Entry, ...]] = {}
    for entry in case.entries:
        if entry.corrects:
            corrections[entry.corrects] = (*corrections.get(entry.corrects, ()), entry)
    order = range(len(events))
    newest = sorted(order, key=lambda i: (events[i].happened_on, events[i].stamp.at, i), reverse=True)
    return tuple(_with_corrections(events[i], corrections.get(events[i].part_id, ())) for i in newest)


def _with_corrections(each: Event, corrections: tuple[Entry, ...]) -> Event:
    return replace(each, corrections=corrections) if corrections else each


def _events(protocol: Protocol, case: Case) -> Iterator[Event]:
    yield from _intake_events(protocol, case)
    for round_ in case.rounds:
        yield from round_events(protocol, case, round_)
    for entry in case.entries:
        if not entry.corrects:
            yield _entry_event(case, entry, "Notitie", entry.text)
    for letter in case.letters:
        person = case.involvement(letter.involvement_id)
        title = f"Brief over {person.full_name}: {letter.subject}"
        yield event(case, EventKind.LETTER, letter.written_on, letter.by, title, letter.text, letter.stamp, letter.id)
    for reopening in case.reopenings:
        yield _closing_event(case, reopening.closing)
        yield _reopening_event(case, reopening)
    if case.closing:
        yield _closing_event(case, case.closing)


def _intake_events(protocol: Protocol, case: Case) -> Iterator[Event]:
    """The signal and what was decided about it. Of a decision only the case's own opening day is known."""
    signal, reporter = case.signal, case.signal.reporter_name
    # The reporter told it; whoever that is, it is no act ‘volgens mentor’.
    yield Event(EventKind.SIGNAL, signal.reported_on, reporter, reporter, "Signaal", signal.text, case.stamp)

    def decided(kind: EventKind, title: str, *text: str) -> Event:
        return event(case, kind, case.opened_on, case.lead, title, paragraphs(*text), case.stamp)

    if signal.passed_on:
        title = "Signaal doorgezet naar de mentor"
        yield event(case, EventKind.SIGNAL, signal.passed_on, case.lead, title, "", case.stamp)
    if course := case.course:
        earlier = f"Eerdere casus: {course.earlier_id}." if course.earlier_id else ""
        proposed = course_words(protocol, course.proposed, course.earlier_id)
        other = f"Het voorstel was: {proposed}." if course.proposed is not course.course else ""
        title = f"Keuze bij het signaal: {course_words(protocol, course.course, course.earlier_id)}"
        yield decided(EventKind.COURSE, title, earlier, other, reason_words(course.reason))
    if case.route.reason or case.route.decided_on:
        actor = protocol.actor_label(protocol.intake.actor(case.route.route))
        other = "Andere route" if case.route.reason else "Route"
        title = f"{other} gekozen: {ROUTE_WORDS[case.route.route]} → {actor}"
        proposed = f"Het voorstel was: {ROUTE_WORDS[case.route.proposed]}." if case.route.reason else ""
        on, text = case.route.decided_on or case.opened_on, paragraphs(proposed, reason_words(case.route.reason))
        yield event(case, EventKind.ROUTE, on, case.lead, title, text, case.stamp)
    for person in case.involvements:
        if person.has_left:
            title = f"{person.full_name} hoort niet bij de casus"
            yield decided(EventKind.PERSON, title, reason_words(person.left_because))


def _closing_event(case: Case, closing: Closing) -> Event:
    text = paragraphs(closing.conclusion, closing.reason)
    return event(case, EventKind.CLOSING, closing.closed_on, closing.by, "Casus gesloten", text, closing.stamp)


def _reopening_event(case: Case, reopening: Reopening) -> Event:
    """A closed case opened again, with how it had been closed (R32)."""
    closing = reopening.closing
    before = f"Was gesloten op {with_year(closing.closed_on)} door {closing.by}: {closing.conclusion}"
    text = paragraphs(reason_words(reopening.reason), before)
    return event(
        case,
        EventKind.REOPENING,
        reopening.reopened_on,
        reopening.by,
        "Casus heropend",
        text,
        reopening.stamp,
        reopening.id,
    )


def _entry_event(case: Case, entry: Entry, title: str, text: str) -> Event:
    nature = NATURE_WORDS[entry.nature]
    if entry.nature is Nature.STATEMENT and entry.statement_of:
        nature = f"verklaring van {entry.statement_of}"
    return event(case, EventKind.ENTRY, entry.happened_on, entry.by, title, text, entry.stamp, entry.id, nature)
