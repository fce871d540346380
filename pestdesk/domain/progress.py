"""How far a round is: the state of each step and the next one to do. Derived from the record, never stored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from pestdesk.domain.case import Case, Closing
from pestdesk.domain.follow_up import VERDICTS, TermOutcome
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import (
    Condition,
    Need,
    NeedRule,
    PerPerson,
    Phase,
    Protocol,
    Route,
    Step,
    StepKind,
    WayRule,
)
from pestdesk.domain.record import ContactResult, Skip, Stamp
from pestdesk.domain.round import Round
from pestdesk.domain.signal import Receiver
from pestdesk.domain.words import JUDGEMENT_WORDS
from pestdesk.errors import RuleError


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


@dataclass(frozen=True, slots=True)
class StepState:
    """One step of a round: whether it must be done and by whom (an actor id), and how far it is."""

    step: Step
    rule: NeedRule
    actor: str
    status: Status
    items: tuple[Item, ...]
    way: WayRule | None = None

    @property
    def is_settled(self) -> bool:
        return self.status in SETTLED

    @property
    def is_required(self) -> bool:
        return self.rule.need is Need.REQUIRED

    @property
    def is_owed(self) -> bool:
        """Whether the protocol still asks for it."""
        return self.is_required and not self.is_settled

    @property
    def on(self) -> date | None:
        return max((item.on for item in self.items if item.on), default=None)

    @property
    def done_count(self) -> int:
        return sum(item.status in SETTLED for item in self.items)

    @property
    def next_item(self) -> Item | None:
        return next((item for item in self.items if item.status in (Status.OPEN, Status.PARTLY)), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """All steps of one round in the protocol's order, the intake first."""

    phase: Phase
    round: Round
    intake: StepState
    steps: tuple[StepState, ...]

    @property
    def all_steps(self) -> tuple[StepState, ...]:
        return (self.intake, *self.steps)

    @property
    def next_step(self) -> StepState | None:
        """The first step that the protocol still asks for and that can be done (R11: a proposal, no order)."""
        return next((s for s in self.all_steps if s.is_owed and s.status is not Status.BLOCKED), None)

    @property
    def owed(self) -> tuple[StepState, ...]:
        return tuple(state for state in self.all_steps if state.is_owed)

    def state(self, step_id: str) -> StepState | None:
        """The state of a step, None when it does not exist in this round."""
        return next((state for state in self.all_steps if state.step.id == step_id), None)


def conditions(case: Case, round_: Round) -> frozenset[Condition]:
    """What holds for this round (R15, R17, R18, R19)."""
    facts = {
        Condition.SAME_CLASS: case.route.route is Route.SAME_CLASS,
        Condition.FIRST_ROUND: round_.number == 1,
        Condition.SUPPORT_GIVEN: round_.gives_support,
        Condition.HARDER_SANCTION: round_.has_harder_sanction,
    }
    return frozenset(condition for condition, holds in facts.items() if holds)


def progress(protocol: Protocol, case: Case, round_: Round | None = None) -> Progress:
    """The steps of `round_` (the last round by default) as the record shows them."""
    round_ = round_ or case.round
    holding = conditions(case, round_)
    phase = protocol.phase(round_.phase_id)
    states = []
    for step in protocol.steps_of(phase.id):
        is_own = step in phase.steps
        here = holding | {Condition.OWN_PHASE} if is_own else holding
        rule = step.need(here)
        if rule is not None:
            actor = step.actor(case.route.route, is_borrowed=not is_own)
            states.append(_state(step, _asked(rule, case), actor, case, round_, step.way(here)))
    signal, asked = protocol.intake, _asked(NeedRule(Need.REQUIRED), case)
    intake = _state(signal, asked, signal.actor(case.route.route), case, round_, None)
    if intake.status is Status.PARTLY:
        # The mentor's signal is still at the leerlingcoördinator's: passing it on is her one task (R5).
        intake = replace(intake, actor="coordinator")
    return Progress(phase, round_, intake, tuple(states))


def owed(protocol: Protocol, case: Case) -> tuple[tuple[Round, StepState], ...]:
    """What the protocol asked for and is not done, round after round (R30). The signal belongs to the first."""
    found: list[tuple[Round, StepState]] = []
    for round_ in case.rounds:
        shown = progress(protocol, case, round_)
        states = shown.all_steps if round_ == case.rounds[0] else shown.steps
        found += [(round_, state) for state in states if state.is_owed]
    return tuple(found)


def close(case: Case, protocol: Protocol, closing: Closing, stamp: Stamp) -> Case:
    """The case closed; with required steps undone, in any round, only for a reason (R30)."""
    undone = owed(protocol, case)
    if undone and not closing.reason.strip():
        titles = ", ".join(state.step.title for _round, state in undone)
        raise RuleError(f"Nog niet gedaan: {titles}. Schrijf op waarom de casus toch gesloten wordt.")
    return case.closed(closing, stamp)


def _asked(rule: NeedRule, case: Case) -> NeedRule:
    """Nothing has to be done for what turned out to be no bullying; all of it still may be (R7)."""
    if rule.need is Need.REQUIRED and case.classification.is_not_bullying:
        return NeedRule(Need.OPTIONAL, rule.when, JUDGEMENT_WORDS[case.classification.judgement])
    return rule


def _state(step: Step, rule: NeedRule, actor: str, case: Case, round_: Round, way: WayRule | None) -> StepState:
    items = tuple(_items(step, case, round_))
    return StepState(step, rule, actor, _status_of(items), items, way)


def _status_of(items: tuple[Item, ...]) -> Status:
    statuses = {item.status for item in items}
    if not statuses or statuses == {Status.OPEN}:
        return Status.OPEN
    if statuses <= SETTLED:
        return Status.SKIPPED if statuses == {Status.SKIPPED} else Status.DONE
    if statuses <= SETTLED | {Status.BLOCKED}:
        return Status.BLOCKED
    return Status.PARTLY


def _items(step: Step, case: Case, round_: Round) -> Iterator[Item]:
    read = _READERS[step.kind]
    if step.per is PerPerson.NONE:
        skip = round_.skip_of(step.id)
        item = read(step, case, round_, Item("", Status.OPEN))
        yield _skipped(item, skip) if skip and item.status not in SETTLED else item
        return
    for person in case.concerned:
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
        label = f"ouders van {person.given_name}"
        yield Item(label, Status.SKIPPED, person.id, reason="18 jaar of ouder, geen toestemming voor contact")
    elif not person.guardians:
        yield Item(f"ouders van {person.given_name}", status, person.id)
    else:
        for guardian in person.guardians:
            label = f"{guardian.name} ({guardian.relation or 'ouder'} van {person.given_name})"
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
    """The signal is shared with whoever must act: only a same-class one at the coordinator's still goes on (R5)."""
    signal = case.signal
    waits = case.route.route is Route.SAME_CLASS and signal.received_by is Receiver.COORDINATOR
    if waits and signal.passed_on is None:
        return _at(item, Status.PARTLY, None, "")
    return _at(item, Status.DONE, signal.passed_on or signal.reported_on, case.stamp.author)


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
