"""One step of a protocol: who acts, when it exists, how parents are reached, what it writes in Magister."""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from pestdesk.domain.protocol_file import Table


class Route(StrEnum):
    """Whether the pupils share a class on the day of the signal (R1, R3)."""

    SAME_CLASS = "same_class"
    DIFFERENT_CLASSES = "different_classes"
    UNKNOWN = "unknown"


class StepKind(StrEnum):
    """What is done in a step; each kind has its own page."""

    SIGNAL = "signal"
    INQUIRY = "inquiry"
    TALKS = "talks"
    AGREEMENTS = "agreements"
    PARENTS = "parents"
    MEASURES = "measures"
    OBSERVATION = "observation"
    HANDOVER = "handover"
    YEAR_TEAM_MEETING = "year_team_meeting"
    SUPPORT_COORDINATOR = "support_coordinator"
    LOGBOOK_NOTE = "logbook_note"
    INCIDENT_RECORD = "incident_record"
    RESTORATION = "restoration"
    AUTHORITIES = "authorities"
    CHECKS = "checks"


class Condition(StrEnum):
    """What can hold for a round of a case and decides whether a step exists, or how parents are reached.

    OWN_PHASE: the round is of the phase that the step stands in, not of one that borrows it (`also_in`).
    COORDINATOR_NEW: in no earlier round of the case did the coordinator act.
    """

    SAME_CLASS = "same_class"
    FIRST_ROUND = "first_round"
    SUPPORT_GIVEN = "support_given"
    HARDER_SANCTION = "harder_sanction"
    OWN_PHASE = "own_phase"
    COORDINATOR_NEW = "coordinator_new"


class Need(StrEnum):
    """Whether a step must be done; an optional one may stay open at closing (R13)."""

    REQUIRED = "required"
    OPTIONAL = "optional"


class PerPerson(StrEnum):
    """Of whom a step has one item each (R12)."""

    NONE = "none"
    PUPIL = "pupil"
    PARENT = "parent"


class Way(StrEnum):
    """How parents are reached (R15)."""

    PHONE = "phone"
    VISIT = "visit"


class Magister(StrEnum):
    """Where in Magister the note of a step goes (R21, R23)."""

    LOGBOOK = "logbook"
    INCIDENT_RECORD = "incident_record"


@dataclass(frozen=True, slots=True)
class NeedRule:
    """The step exists, with this need, when every condition in `when` holds; `remark` is shown beside it."""

    need: Need
    when: tuple[Condition, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class WayRule:
    """Parents are reached this way when every condition in `when` holds; `sentence` says so (R15)."""

    way: Way
    when: tuple[Condition, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `note_title` holds {n}, the number of the logbook note, or is empty (R21).

    `also_in` are the phases that borrow it, where those of `actors_elsewhere` act.
    """

    id: str
    kind: StepKind
    title: str
    short_title: str
    sentence: str
    actors: Mapping[Route, str] = field(hash=False)
    per: PerPerson
    needs: tuple[NeedRule, ...]
    ways: tuple[WayRule, ...]
    magister: Magister | None
    note_title: str
    options: tuple[str, ...]
    also_in: tuple[str, ...]
    actors_elsewhere: Mapping[Route, str] = field(hash=False)

    def actor(self, route: Route, *, is_borrowed: bool = False) -> str:
        """The id of who acts on this route (R1), in its own phase or in one that borrows it; `Protocol.actor_label`
        gives its word."""
        return (self.actors_elsewhere if is_borrowed else self.actors)[route]

    def need(self, holding: AbstractSet[Condition]) -> NeedRule | None:
        """The first rule whose conditions all hold; None when the step does not exist here (R17–R19)."""
        return next((rule for rule in self.needs if holding >= set(rule.when)), None)

    def way(self, holding: AbstractSet[Condition]) -> WayRule | None:
        """The first rule whose conditions all hold; None for a step that reaches no parents (R15)."""
        return next((rule for rule in self.ways if holding >= set(rule.when)), None)


def read_step(table: Table, seen: set[str], actor_ids: Collection[str], other_phases: Collection[str] = ()) -> Step:
    """The step in a table of a protocol file; its id is added to the ids `seen` so far.

    `actor_ids` and `other_phases` are what the step may name. Raises ProtocolFileError.
    """
    kind = table.choice("kind", StepKind)
    magister = table.choice("magister", Magister) if "magister" in table else None
    actors = _actors(table.table("actors"), actor_ids)
    also_in = _also_in(table, other_phases)
    step = Step(
        id=table.new_id(seen),
        kind=kind,
        title=table.text("title"),
        short_title=table.text("short_title"),
        sentence=table.text("sentence"),
        actors=actors,
        per=table.choice("per", PerPerson) if "per" in table else PerPerson.NONE,
        needs=_needs(table.tables("needs")),
        ways=_ways(table, kind),
        magister=magister,
        note_title=_note_title(table, magister),
        options=table.texts("options") if "options" in table else (),
        also_in=also_in,
        actors_elsewhere=_actors_elsewhere(table, actor_ids, also_in) or actors,
    )
    table.close()
    return step


def _actors(table: Table, actor_ids: Collection[str]) -> Mapping[Route, str]:
    actors = table.texts_by(Route)
    for route, actor in actors.items():
        if actor not in actor_ids:
            raise table.error(route, f"‘{actor}’ staat niet in actor_labels")
    return MappingProxyType(actors)


def _actors_elsewhere(step: Table, actor_ids: Collection[str], also_in: tuple[str, ...]) -> Mapping[Route, str]:
    if "actors_elsewhere" not in step:
        return {}
    if not also_in:
        raise step.error("actors_elsewhere", "deze stap staat in geen andere fase")
    return _actors(step.table("actors_elsewhere"), actor_ids)


def _needs(tables: tuple[Table, ...]) -> tuple[NeedRule, ...]:
    rules: list[NeedRule] = []
    for table in tables:
        if rules and not rules[-1].when:
            raise table.error("", "deze regel geldt nooit: de regel ervoor heeft geen voorwaarde")
        remark = table.text("remark") if "remark" in table else ""
        rules.append(NeedRule(table.choice("need", Need), _when(table), remark))
        table.close()
    return tuple(rules)


def _ways(step: Table, kind: StepKind) -> tuple[WayRule, ...]:
    if kind is not StepKind.PARENTS:
        if "ways" in step:
            raise step.error("ways", f"alleen een stap van de soort {StepKind.PARENTS} heeft manieren")
        return ()
    rules: list[WayRule] = []
    for table in step.tables("ways"):
        rules.append(WayRule(table.choice("way", Way), _when(table), table.text("sentence")))
        table.close()
    if rules[-1].when:
        raise step.error("ways", "de laatste manier mag geen voorwaarde hebben: er moet altijd een manier zijn")
    if any(not rule.when for rule in rules[:-1]):
        raise step.error("ways", "alleen de laatste manier mag zonder voorwaarde zijn")
    return tuple(rules)


def _when(table: Table) -> tuple[Condition, ...]:
    return table.choices("when", Condition) if "when" in table else ()


def _note_title(table: Table, magister: Magister | None) -> str:
    if "note_title" not in table:
        if magister is Magister.LOGBOOK:
            raise table.error("note_title", "een notitie in het logboek heeft een titel nodig")
        return ""
    title = table.text("note_title")
    if magister is not Magister.LOGBOOK:
        raise table.error("note_title", "alleen een notitie in het logboek heeft een titel")
    if title.count("{n}") != 1 or set("{}") & set(title.replace("{n}", "")):
        raise table.error("note_title", "zet het nummer één keer in de titel, als {n}")
    return title


def _also_in(table: Table, other_phases: Collection[str]) -> tuple[str, ...]:
    if "also_in" not in table:
        return ()
    phases = table.texts("also_in")
    for index, phase in enumerate(phases):
        if phase not in other_phases:
            raise table.error(f"also_in[{index}]", f"‘{phase}’ is geen andere fase van dit protocol")
    if len(set(phases)) < len(phases):
        raise table.error("also_in", "hier staat een fase twee keer")
    return phases
