"""What happened in one round of a case, as events of the verloop."""

from collections.abc import Iterator

from pestdesk.domain.case import Case
from pestdesk.domain.check_words import check_name
from pestdesk.domain.dutch import capital, counted
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.event import Event, EventKind, event, paragraphs, reason_words
from pestdesk.domain.follow_up import AgreedTerm, CheckResult
from pestdesk.domain.people import UNKNOWN_PERSON
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.record import CheckMove, Contact, Measure, Report
from pestdesk.domain.round import Round
from pestdesk.domain.words import (
    BULLYING_WORDS,
    CONTACT_TITLES,
    MAGISTER_WORDS,
    MEASURE_WORDS,
    OWN_PLANNING,
    TERM_OUTCOME_WORDS,
    report_words,
)


def round_events(protocol: Protocol, case: Case, round_: Round) -> Iterator[Event]:
    """Everything in this round, each kind in the order in which it was written down."""
    if round_.cause:
        title = f"{protocol.phase(round_.phase_id).short_title}, ronde {round_.number} begonnen"
        yield event(case, EventKind.ROUND, round_.started_on, case.lead, title, round_.cause, round_.stamp, round_.id)
    for action in round_.actions:
        title = protocol.step(action.step_id).title
        text = paragraphs(", ".join(action.options), action.text)
        yield event(case, EventKind.STEP, action.happened_on, action.by, title, text, action.stamp, action.id)
    for talk in round_.talks:
        title = f"Gesprek met {_name(case, talk.involvement_id)}"
        text = paragraphs(talk.account, talk.outcome)
        yield event(case, EventKind.TALK, talk.held_on, talk.by, title, text, talk.stamp, talk.id)
    for contact in round_.contacts:
        yield _contact_event(case, contact)
    for made in round_.agreements:
        yield event(case, EventKind.AGREEMENT, made.made_on, made.by, "Afspraak", made.text, made.stamp, made.id)
    for measure in round_.measures:
        yield _measure_event(case, measure)
    for report in round_.reports:
        yield _report_event(case, report)
    for note in round_.notes:
        if note.placed_on:
            whose = f" van {_name(case, note.involvement_id)}" if note.involvement_id else ""
            title = f"Notitie geplaatst in {MAGISTER_WORDS[note.destination]}{whose}"
            yield event(case, EventKind.NOTE, note.placed_on, note.by, title, note.title, note.stamp, note.id)
    for skip in round_.skips:
        title = f"Overgeslagen: {protocol.step(skip.step_id).title}"
        if skip.involvement_id:
            title += f" ({_name(case, skip.involvement_id)})"
        yield event(case, EventKind.SKIP, skip.skipped_on, skip.by, title, skip.reason, skip.stamp, skip.id)
    for move in round_.moves:
        yield _move_event(case, round_, move)
    for term in round_.terms:
        yield from _term_events(case, term)


def parents_label(case: Case, contact: Contact) -> str:
    """‘Mieke Voorbeeldstra (ouder van Pip)’, or ‘ouders van Pip’ for the parents together."""
    person = case.involvement(contact.involvement_id)
    return person.parents_label(person.guardian(contact.guardian_id))


def planned_words(contact: Contact) -> str:
    """‘Gepland op wo 13 jan 2027 (eigen planning).’, or nothing: the protocol gives no such day (R11)."""
    return f"Gepland op {with_year(contact.planned_on)} ({OWN_PLANNING})." if contact.planned_on else ""


def _contact_event(case: Case, contact: Contact) -> Event:
    title = f"{CONTACT_TITLES[contact.way, contact.result]} {parents_label(case, contact)}"
    text = paragraphs(planned_words(contact), contact.text, contact.way_reason)
    return event(case, EventKind.CONTACT, contact.happened_on, contact.by, title, text, contact.stamp, contact.id)


def _measure_event(case: Case, measure: Measure) -> Event:
    title = f"{MEASURE_WORDS[measure.kind]} voor {_name(case, measure.involvement_id)}: {measure.label}"
    if measure.school_days:
        title += f", {counted(measure.school_days, 'schooldag', 'schooldagen')}"
    return event(
        case, EventKind.MEASURE, measure.decided_on, measure.by, title, measure.text, measure.stamp, measure.id
    )


def _report_event(case: Case, report: Report) -> Event:
    """Whether an authority was informed of a harder sanction, or why not (R18)."""
    title = f"{capital(report.authority)} {report_words(report)}"
    text = paragraphs(report.text, reason_words(report.reason))
    return event(case, EventKind.REPORT, report.told_on, report.by, title, text, report.stamp, report.id)


def _move_event(case: Case, round_: Round, move: CheckMove) -> Event:
    """A check put on another day (R26); of the last one, it is the end of the term that moved."""
    term, check = next((t, c) for t in round_.terms for c in t.checks if c.id == move.check_id)
    days = f"verzet van {with_year(move.from_on)} naar {with_year(move.to_on)}"
    title = f"{check_name(term, check).capitalize()} {days}"
    return event(case, EventKind.MOVE, move.moved_on, move.by, title, reason_words(move.reason), move.stamp, move.id)


def _term_events(case: Case, term: AgreedTerm) -> Iterator[Event]:
    for number, check in enumerate(term.checks, start=1):
        if check.result:
            title = "Eindcontrole" if term.is_final(check) else f"Controle {number} van {len(term.checks)}"
            held = check.result
            text = _check_words(case, held)
            yield event(case, EventKind.CHECK, held.held_on, held.by, title, text, held.stamp, check.id)
    if term.outcome and term.ended_on:
        title = f"Termijn beëindigd: {TERM_OUTCOME_WORDS[term.outcome]}"
        by = term.verdict_by or case.lead
        yield event(case, EventKind.CHECK, term.ended_on, by, title, term.verdict_text, term.ended_stamp, term.id)


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
