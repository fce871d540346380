"""How far a round is: the state of each step and the next one to do. Derived from the record, never stored."""

from dataclasses import dataclass, replace
from datetime import date

from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.protocol import Condition, Need, NeedRule, Phase, Protocol, Route, Step, StepKind, WayRule
from pestdesk.domain.record import Stamp
from pestdesk.domain.round import Round
from pestdesk.domain.step_items import SETTLED, Item, Status, items, present
from pestdesk.domain.words import JUDGEMENT_WORDS
from pestdesk.errors import RuleError

#: The actor who keeps the case.
COORDINATOR = "coordinator"

__all__ = [
    "COORDINATOR",
    "SETTLED",
    "Item",
    "Progress",
    "Status",
    "StepState",
    "close",
    "conditions",
    "owed",
    "progress",
]


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
    def actor(self) -> str:
        """Who acts in this round: whoever makes its agreements, or does its last step (an actor id)."""
        own = [state for state in self.steps if state.step in self.phase.steps] or [self.intake]
        return next((s.actor for s in own if s.step.kind is StepKind.AGREEMENTS), own[-1].actor)

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


def route_of(case: Case, round_: Round) -> Route:
    """The route that a round follows, or had followed when it ended: a later one does not rewrite it (R2)."""
    return round_.route or case.route.route


def conditions(protocol: Protocol, case: Case, round_: Round) -> frozenset[Condition]:
    """What holds for this round (R15, R17, R18, R19)."""
    earlier = [each for each in case.rounds if each.id < round_.id]
    facts = {
        Condition.SAME_CLASS: route_of(case, round_) is Route.SAME_CLASS,
        Condition.COORDINATOR_NEW: not any(_is_coordinators(protocol, case, each) for each in earlier),
        Condition.FIRST_ROUND: round_.number == 1,
        Condition.SUPPORT_GIVEN: round_.gives_support,
        Condition.HARDER_SANCTION: round_.has_harder_sanction,
    }
    return frozenset(condition for condition, holds in facts.items() if holds)


def progress(protocol: Protocol, case: Case, round_: Round | None = None) -> Progress:
    """The steps of `round_` (the last round by default) as the record shows them."""
    round_ = round_ or case.round
    holding, route = conditions(protocol, case, round_), route_of(case, round_)
    phase, people = protocol.phase(round_.phase_id), present(case, round_)
    states = []
    for step in protocol.steps_of(phase.id):
        is_own = step in phase.steps
        here = holding | {Condition.OWN_PHASE} if is_own else holding
        rule = step.need(here)
        if rule is None and round_.has_parts_of(step.id):
            # What was recorded stays in sight when the route or a measure that asked for it is another now.
            rule = NeedRule(Need.OPTIONAL)
        if rule is not None:
            actor = step.actor(route, is_borrowed=not is_own)
            done = tuple(items(step, case, round_, people))
            states.append(_state(step, _asked(rule, case), actor, done, step.way(here)))
    signal, asked = protocol.intake, _asked(NeedRule(Need.REQUIRED), case)
    intake = _state(signal, asked, signal.actor(route), tuple(items(signal, case, round_, people)))
    if intake.status is Status.PARTLY:
        # The mentor's signal is still at the leerlingcoördinator's: passing it on is her one task (R5).
        intake = replace(intake, actor=COORDINATOR)
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


def _is_coordinators(protocol: Protocol, case: Case, round_: Round) -> bool:
    route = route_of(case, round_)
    return any(step.actor(route) == COORDINATOR for step in protocol.phase(round_.phase_id).steps)


def _asked(rule: NeedRule, case: Case) -> NeedRule:
    """Nothing has to be done for what turned out to be no bullying; all of it still may be (R7)."""
    if rule.need is Need.REQUIRED and case.classification.is_not_bullying:
        return NeedRule(Need.OPTIONAL, rule.when, JUDGEMENT_WORDS[case.classification.judgement])
    return rule


def _state(step: Step, rule: NeedRule, actor: str, done: tuple[Item, ...], way: WayRule | None = None) -> StepState:
    return StepState(step, rule, actor, _status_of(done), done, way)


def _status_of(items: tuple[Item, ...]) -> Status:
    statuses = {item.status for item in items}
    if not statuses or statuses == {Status.OPEN}:
        return Status.OPEN
    if statuses <= SETTLED:
        return Status.SKIPPED if statuses == {Status.SKIPPED} else Status.DONE
    if statuses <= SETTLED | {Status.BLOCKED}:
        return Status.BLOCKED
    return Status.PARTLY
