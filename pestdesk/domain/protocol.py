"""The school's protocol as data: Protocol > Phase > Step, read strictly from one TOML file."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from pestdesk.domain.protocol_file import Table, read_table
from pestdesk.domain.protocol_step import (
    Condition,
    Magister,
    Need,
    NeedRule,
    PerPerson,
    Route,
    Step,
    StepKind,
    Way,
    WayRule,
    read_step,
)

__all__ = [
    "Condition",
    "Feature",
    "FlowLine",
    "Magister",
    "Need",
    "NeedRule",
    "PerPerson",
    "Phase",
    "Protocol",
    "Role",
    "Route",
    "Step",
    "StepKind",
    "Way",
    "WayRule",
    "parse_protocol",
]


class Role(StrEnum):
    """What a person is in one case (R8); the words on screen come from `Protocol.role_label`."""

    VICTIM = "victim"
    PERPETRATOR = "perpetrator"
    FOLLOWER = "follower"
    WITNESS = "witness"
    REPORTER = "reporter"


@dataclass(frozen=True, slots=True)
class Feature:
    """One kenmerk of bullying (R7)."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A phase as the flow chart draws it: the signals, who acts, and the actions in their order."""

    signals: str
    actor: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase: `intro` is its heading per route, `remarks` what is said under it on some routes only, and
    `duties` its sentences that are no step."""

    id: str
    title: str
    short_title: str
    intro: Mapping[Route, str] = field(hash=False)
    remarks: Mapping[Route, str] = field(hash=False)
    duties: tuple[str, ...]
    steps: tuple[Step, ...]
    flow: FlowLine

    def heading(self, route: Route) -> str:
        """The protocol's own heading of this phase on this route."""
        return self.intro[route]

    def remark(self, route: Route) -> str:
        """What the protocol says about this route under the heading, or ''."""
        return self.remarks.get(route, "")


@dataclass(frozen=True, slots=True)
class Protocol:
    """A whole protocol in one version (R35): its texts word for word, its phases, and its words for the roles, which
    the `school_words` may replace (R8)."""

    id: str
    name: str
    version: str
    dated_on: date
    definition_title: str
    definition: str
    features_intro: str
    features: tuple[Feature, ...]
    definition_notes: tuple[str, ...]
    approach_title: str
    aims_intro: str
    aims: tuple[str, ...]
    remarks: tuple[str, ...]
    tasks_title: str
    flow_title: str
    role_labels: Mapping[Role, str] = field(hash=False)
    actor_labels: Mapping[str, str] = field(hash=False)
    intake: Step
    phases: tuple[Phase, ...]
    school_words: Mapping[Role, str] = field(default_factory=dict, hash=False)

    def in_words(self, role_labels: Mapping[Role, str]) -> "Protocol":
        """The same protocol with the school's own words for these roles (R8)."""
        return replace(self, school_words=MappingProxyType(dict(role_labels)))

    @property
    def first_phase(self) -> Phase:
        return self.phases[0]

    def phase(self, phase_id: str) -> Phase:
        """The phase with this id; KeyError when there is none."""
        return self.phases[self._phase_index(phase_id)]

    def next_phase(self, phase_id: str) -> Phase:
        """The phase after this one; the last phase repeats, round after round (R31)."""
        return self.phases[min(self._phase_index(phase_id) + 1, len(self.phases) - 1)]

    def step(self, step_id: str) -> Step:
        """The step with this id, the intake included; KeyError when there is none."""
        for step in (self.intake, *(step for phase in self.phases for step in phase.steps)):
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    def steps_of(self, phase_id: str) -> tuple[Step, ...]:
        """Every step that a round of this phase can have: its own, then those of other phases that are
        also in it (R18: a harder sanction in phase 1 creates 2k)."""
        borrowed = (step for phase in self.phases for step in phase.steps if phase_id in step.also_in)
        return (*self.phase(phase_id).steps, *borrowed)

    def role_label(self, role: Role) -> str:
        """The school's word for a role (R8)."""
        return self.school_words.get(role) or self.role_labels[role]

    def actor_label(self, actor: str) -> str:
        """The school's word for an actor id; KeyError when there is none."""
        return self.actor_labels[actor]

    def _phase_index(self, phase_id: str) -> int:
        for index, phase in enumerate(self.phases):
            if phase.id == phase_id:
                return index
        raise KeyError(phase_id)


def parse_protocol(text: str, name: str = "protocol") -> Protocol:
    """The protocol in a TOML text; `name` is its file's name, for errors.

    Raises ProtocolFileError, naming file, key and reason, for anything missing, empty, double, unknown or of
    the wrong kind: a protocol is followed to the letter, so a typing error may not change what is asked.
    """
    top = read_table(text, name)
    actor_labels = top.table("actor_labels").texts_by_key()
    phase_tables = top.tables("phases")
    seen_phases: set[str] = set()
    phase_ids = [table.new_id(seen_phases) for table in phase_tables]
    seen_steps: set[str] = set()
    protocol = Protocol(
        id=top.text("id"),
        name=top.text("name"),
        version=top.text("version"),
        dated_on=top.date("dated_on"),
        definition_title=top.text("definition_title"),
        definition=top.text("definition"),
        features_intro=top.text("features_intro"),
        features=_features(top.tables("features")),
        definition_notes=top.texts("definition_notes"),
        approach_title=top.text("approach_title"),
        aims_intro=top.text("aims_intro"),
        aims=top.texts("aims"),
        remarks=top.texts("remarks"),
        tasks_title=top.text("tasks_title"),
        flow_title=top.text("flow_title"),
        role_labels=MappingProxyType(top.table("role_labels").texts_by(Role)),
        actor_labels=MappingProxyType(actor_labels),
        intake=read_step(top.table("intake"), seen_steps, actor_labels),
        phases=tuple(
            _phase(table, phase_id, seen_steps, actor_labels, seen_phases - {phase_id})
            for table, phase_id in zip(phase_tables, phase_ids, strict=True)
        ),
    )
    top.close()
    return protocol


def _features(tables: tuple[Table, ...]) -> tuple[Feature, ...]:
    seen: set[str] = set()
    features = []
    for table in tables:
        features.append(Feature(table.new_id(seen), table.text("text")))
        table.close()
    return tuple(features)


def _phase(
    table: Table,
    phase_id: str,
    seen_steps: set[str],
    actor_ids: Collection[str],
    other_phases: Collection[str],
) -> Phase:
    phase = Phase(
        id=phase_id,
        title=table.text("title"),
        short_title=table.text("short_title"),
        intro=MappingProxyType(table.table("intro").texts_by(Route)),
        remarks=MappingProxyType(_remarks(table)),
        duties=table.texts("duties") if "duties" in table else (),
        steps=tuple(read_step(step, seen_steps, actor_ids, other_phases) for step in table.tables("steps")),
        flow=_flow(table.table("flow")),
    )
    table.close()
    return phase


def _remarks(phase: Table) -> dict[Route, str]:
    if "remarks" not in phase:
        return {}
    table = phase.table("remarks")
    remarks = {route: table.text(route) for route in Route if route in table}
    table.close()
    return remarks


def _flow(table: Table) -> FlowLine:
    flow = FlowLine(table.text("signals"), table.text("actor"), table.texts("actions"))
    table.close()
    return flow
