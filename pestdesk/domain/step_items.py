"""What is to be done in a step, for whom, and how far each of it is; read from the record of a round (R3, R12)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from pestdesk.domain.case import Case
from pestdesk.domain.follow_up import VERDICTS, TermOutcome
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import PerPerson, Step, StepKind
from pestdesk.domain.record import ContactResult, Skip
from pestdesk.domain.round import Round
from pestdesk.domain.routing import Course
from pestdesk.domain.signal import Receiver


class Status(StrEnum):
    """PARTLY: begun, something is still open. BLOCKED: what is open waits for an unknown person (R3)."""

    OPEN = "open"
    PARTLY = "partly"
    DONE = "done"
    SKIPPED = "skipped"
    BLOCKED = "blocked"


SETTLED = frozenset({Status.DONE, Status.SKIPPED})


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do in a step: for one pupil, one parent, or the whole case (ids 0). `reason` is why skipped."""

    label: str
    status: Status
    involvement_id: int = 0
    guardian_id: int = 0
    on: date | None = None
    by: str = ""
    reason: str = ""


def present(case: Case, round_: Round) -> tuple[Involvement, ...]:
    """Those concerned who were in the case before this round ended: a later round does not make it undone (R2)."""
    later = min((each.id for each in case.rounds if each.id > round_.id), default=None)
    return tuple(person for person in case.concerned if later is None or person.id < later)


def items(step: Step, case: Case, round_: Round, people: Iterable[Involvement]) -> Iterator[Item]:
    """Everything that is to be done in a step of a round for these who are present, and how far it is."""
    read = _READERS[step.kind]
    if step.per is PerPerson.NONE:
        skip = round_.skip_of(step.id)
        item = read(step, case, round_, Item("", Status.OPEN))
        yield _skipped(item, skip) if skip and item.status not in SETTLED else item
        return
    for person in people:
        for item in _blank_items(step, person):
            done = read(step, case, round_, item) if person.is_known else item
            skip = round_.skip_of(step.id, item.involvement_id, item.guardian_id)
            yield _skipped(done, skip) if skip and done.status not in SETTLED else done


def _blank_items(step: Step, person: Involvement) -> Iterator[Item]:
    """One item for a pupil; for parents one each, or one for them together while none is named (R12).

    What concerns someone unknown is blocked (R3); a parent who may not be contacted needs no contact, nor do those
    of a pupil of 18 or over who did not consent (R16).
    """
    status = Status.OPEN if person.is_known else Status.BLOCKED
    if step.per is PerPerson.PUPIL:
        yield Item(person.full_name, status, person.id)
    elif not person.parents_may_be_contacted:
        reason = "18 jaar of ouder, geen toestemming voor contact"
        yield Item(person.parents_label(), Status.SKIPPED, person.id, reason=reason)
    elif not person.guardians:
        yield Item(person.parents_label(), status, person.id)
    else:
        for guardian in person.guardians:
            label = person.parents_label(guardian)
            if guardian.may_be_contacted:
                yield Item(label, status, person.id, guardian.id)
            else:
                reason = f"niet benaderen: {guardian.do_not_contact}"
                yield Item(label, Status.SKIPPED, person.id, guardian.id, reason=reason)


def _skipped(item: Item, skip: Skip) -> Item:
    return Item(
        item.label,
        Status.SKIPPED,
        item.involvement_id,
        item.guardian_id,
        skip.skipped_on,
        skip.by,
        skip.reason,
    )


def _at(item: Item, status: Status, on: date | None, by: str) -> Item:
    return Item(item.label, status, item.involvement_id, item.guardian_id, on, by)


def _read_signal(step: Step, case: Case, round_: Round, item: Item) -> Item:
    """The signal is shared with whoever must act: only a same-class one at the coordinator's still goes on (R5).

    Once she does a later phase herself there is nobody left to pass it on to.
    """
    signal = case.signal
    is_mentors = step.actor(case.route.route) == "mentor" and signal.received_by is Receiver.COORDINATOR
    if not is_mentors or signal.passed_on is not None:
        return _at(item, Status.DONE, signal.passed_on or signal.reported_on, case.stamp.author)
    began_later = case.course is not None and case.course.course is Course.NEXT_PHASE
    if began_later or len(case.rounds) > 1:
        return replace(item, status=Status.SKIPPED, reason="niet doorgezet: de volgende fase is begonnen")
    return _at(item, Status.PARTLY, None, "")


def _read_action(step: Step, case: Case, round_: Round, item: Item) -> Item:
    actions = round_.actions_of(step.id)
    return _at(item, Status.DONE, actions[-1].happened_on, actions[-1].by) if actions else item


def _read_reports(step: Step, case: Case, round_: Round, item: Item) -> Item:
    """Each authority was informed, or there is a reason why not (R18)."""
    reports = round_.reports_of(step.id)
    if not reports:
        return item
    last = max(reports.values(), key=lambda report: report.id)
    if any(authority not in reports for authority in step.options):
        return _at(item, Status.PARTLY, None, "")
    informed = [report.informed_on for report in reports.values() if report.informed_on]
    return _at(item, Status.DONE, max(informed, default=last.told_on), last.by)


def _read_talks(step: Step, case: Case, round_: Round, item: Item) -> Item:
    talks = round_.talks_of(step.id, item.involvement_id)
    return _at(item, Status.DONE, talks[-1].held_on, talks[-1].by) if talks else item


def _read_parents(step: Step, case: Case, round_: Round, item: Item) -> Item:
    contacts = round_.contacts_of(step.id, item.involvement_id, item.guardian_id)
    spoken = [contact for contact in contacts if contact.result is ContactResult.SPOKEN]
    if spoken:
        return _at(item, Status.DONE, spoken[-1].happened_on, spoken[-1].by)
    return _at(item, Status.PARTLY, None, "") if contacts and item.status is Status.OPEN else item


def _read_agreements(step: Step, case: Case, round_: Round, item: Item) -> Item:
    agreements = [agreement for agreement in round_.agreements if agreement.step_id == step.id]
    return _at(item, Status.DONE, agreements[-1].made_on, agreements[-1].by) if agreements else item


def _read_measures(step: Step, case: Case, round_: Round, item: Item) -> Item:
    measures = [measure for measure in round_.measures if measure.step_id == step.id]
    return _at(item, Status.DONE, measures[-1].decided_on, measures[-1].by) if measures else item


def _read_notes(step: Step, case: Case, round_: Round, item: Item) -> Item:
    notes = round_.notes_of(step.id, item.involvement_id)
    placed = [note for note in notes if note.placed_on]
    if placed:
        return _at(item, Status.DONE, placed[-1].placed_on, placed[-1].by)
    return _at(item, Status.PARTLY, None, "") if notes else item


def _read_checks(step: Step, case: Case, round_: Round, item: Item) -> Item:
    """Done by a verdict, or because the bullying went on; never by the passing of time (R30, R31)."""
    term = round_.term
    if term is None:
        return item
    if term.outcome in VERDICTS or term.outcome is TermOutcome.PERSISTENT:
        results = [check.result for check in term.checks if check.result]
        return _at(item, Status.DONE, term.ended_on, term.verdict_by or (results[-1].by if results else ""))
    return _at(item, Status.PARTLY, None, "")


_READERS: dict[StepKind, Callable[[Step, Case, Round, Item], Item]] = {
    StepKind.SIGNAL: _read_signal,
    StepKind.INQUIRY: _read_action,
    StepKind.TALKS: _read_talks,
    StepKind.AGREEMENTS: _read_agreements,
    StepKind.PARENTS: _read_parents,
    StepKind.MEASURES: _read_measures,
    StepKind.OBSERVATION: _read_action,
    StepKind.HANDOVER: _read_action,
    StepKind.YEAR_TEAM_MEETING: _read_action,
    StepKind.SUPPORT_COORDINATOR: _read_action,
    StepKind.LOGBOOK_NOTE: _read_notes,
    StepKind.INCIDENT_RECORD: _read_notes,
    StepKind.RESTORATION: _read_action,
    StepKind.AUTHORITIES: _read_reports,
    StepKind.CHECKS: _read_checks,
}
