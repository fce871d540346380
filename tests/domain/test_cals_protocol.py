"""The shipped protocol: every sentence is the school's own, and every step is what RULES.md makes of it."""

from collections.abc import Iterator
from itertools import chain, combinations
from pathlib import Path

import pytest

from pestdesk.domain.protocol import (
    Condition,
    Magister,
    Need,
    PerPerson,
    Phase,
    Protocol,
    Role,
    Route,
    Step,
    StepKind,
    Way,
    parse_protocol,
)
from pestdesk.resources import resource

FILE_NAME = "cals-231010.toml"
PAPER = Path(__file__).with_name("pestprotocol.md").read_text(encoding="utf-8")
REMARK_OF_THE_PAPER = "De tekst hieronder is de letterlijke tekst van het protocol."

# Cases in vaults name these: an id may be added here, never removed.
STEP_IDS_EVER_SHIPPED = [
    *("0",),
    *("1a", "1b", "1c", "1d", "1e", "1f", "1r", "1g", "1h"),
    *("2a", "2b", "2c", "2d", "2e", "2f", "2g", "2h", "2r", "2i", "2j", "2k"),
]
PHASE_IDS_EVER_SHIPPED = ["1", "2"]

FIRST_ROUND = frozenset({Condition.FIRST_ROUND})
SAME_CLASS = frozenset({Condition.SAME_CLASS})
SAME_CLASS_FIRST_ROUND = SAME_CLASS | FIRST_ROUND
NOTHING: frozenset[Condition] = frozenset()


@pytest.fixture(scope="module")
def cals() -> Protocol:
    return parse_protocol(resource("protocols", FILE_NAME).read_text(encoding="utf-8"), FILE_NAME)


def steps(protocol: Protocol) -> tuple[Step, ...]:
    return (protocol.intake, *(step for phase in protocol.phases for step in phase.steps))


def sentences(protocol: Protocol) -> Iterator[str]:
    """Every text that is shown as the protocol's own."""
    yield protocol.name
    yield protocol.version
    yield protocol.definition_title
    yield protocol.definition
    yield protocol.features_intro
    yield from (feature.text for feature in protocol.features)
    yield from protocol.definition_notes
    yield protocol.approach_title
    yield protocol.aims_intro
    yield from protocol.aims
    yield from protocol.remarks
    yield protocol.tasks_title
    yield protocol.flow_title
    for phase in protocol.phases:
        yield phase.title
        yield from phase.intro.values()
        yield from phase.remarks.values()
        yield from phase.duties
        yield phase.flow.signals
        yield phase.flow.actor
        yield from phase.flow.actions
    for step in steps(protocol):
        yield step.sentence
        yield from (rule.sentence for rule in step.ways)


def flow_line(phase: Phase) -> str:
    flow = phase.flow
    return f"{phase.short_title} — {flow.signals} → {flow.actor} → Acties: {' · '.join(flow.actions)}"


def lines_of_the_paper() -> list[str]:
    """Headings, bullets and paragraphs, without their marks; the note of whoever typed the paper left out."""
    lines = (line.lstrip("#- ").strip() for line in PAPER.splitlines())
    return [line for line in lines if line and not line.startswith(REMARK_OF_THE_PAPER)]


def test_every_sentence_of_the_file_stands_in_the_protocol(cals: Protocol) -> None:
    assert [sentence for sentence in sentences(cals) if sentence not in PAPER] == []


def test_every_line_of_the_protocol_stands_in_the_file(cals: Protocol) -> None:
    known = {
        *sentences(cals),
        " ".join(cals.definition_notes),
        *map(flow_line, cals.phases),
        f"{cals.name} — versie {cals.version} (10 oktober 2023)",
    }
    assert [line for line in lines_of_the_paper() if line not in known] == []


def test_the_protocol_has_its_date_and_version(cals: Protocol) -> None:
    assert (cals.id, cals.version, cals.dated_on.isoformat()) == ("cals-231010", "231010", "2023-10-10")


def test_no_step_id_that_was_ever_shipped_has_vanished(cals: Protocol) -> None:
    assert [step.id for step in steps(cals)] == STEP_IDS_EVER_SHIPPED
    assert [phase.id for phase in cals.phases] == PHASE_IDS_EVER_SHIPPED


def test_every_kind_of_step_and_every_condition_is_used(cals: Protocol) -> None:
    assert {step.kind for step in steps(cals)} == set(StepKind)
    needs = [rule.when for step in steps(cals) for rule in step.needs]
    ways = [rule.when for step in steps(cals) for rule in step.ways]
    assert set(chain.from_iterable(needs + ways)) == set(Condition)


def test_the_kenmerken_have_ids_that_answers_can_name(cals: Protocol) -> None:
    assert [feature.id for feature in cals.features] == ["systematic", "intent", "harm", "power"]


def test_titles_are_those_of_the_design(cals: Protocol) -> None:
    assert [step.title for step in cals.phase("1").steps] == [
        "Onderzoek en analyse",
        "Gesprekken",
        "Afspraken",
        "Ouders bellen",
        "Hulp en/of sancties",
        "BPO-er",
        "Herstel van de relatie",
        "Notitie logboek",
        "Controle naleving",
    ]
    assert [step.title for step in cals.phase("2").steps] == [
        "Melding bij leerlingcoördinator",
        "Jaarlaagoverleg",
        "Nieuw onderzoek",
        "Opnieuw gesprekken",
        "Opnieuw afspraken",
        "Hulp en/of sancties",
        "Ouders spreken",
        "Ondersteuningscoördinator",
        "Herstel van de relatie",
        "Incidentenregistratie",
        "Controle naleving",
        "Leerplicht en/of inspectie",
    ]


def test_short_titles_are_short_and_differ_within_a_phase(cals: Protocol) -> None:
    for phase in cals.phases:
        titles = [step.short_title for step in cals.steps_of(phase.id)]
        assert len(set(titles)) == len(titles)
        assert max(map(len, titles)) <= 13


@pytest.mark.parametrize("route", [Route.DIFFERENT_CLASSES, Route.UNKNOWN])
def test_the_coordinator_does_everything_when_pupils_do_not_share_a_class(cals: Protocol, route: Route) -> None:
    assert {step.actor(route) for step in steps(cals)} == {"coordinator"}


def test_the_mentor_does_phase_1_and_hands_over_when_pupils_share_a_class(cals: Protocol) -> None:
    by_mentor = [step.id for step in steps(cals) if step.actor(Route.SAME_CLASS) == "mentor"]
    assert by_mentor == ["0", "1a", "1b", "1c", "1d", "1e", "1f", "1r", "1g", "1h", "2a", "2b"]
    others = {step.actor(Route.SAME_CLASS) for step in steps(cals) if step.id not in by_mentor}
    assert others == {"coordinator"}


def test_help_sanctions_bpo_and_r20_restoration_are_optional_in_phase_1_whatever_holds(cals: Protocol) -> None:
    remarks = {}
    for step in cals.phase("1").steps:
        rule = step.need(NOTHING)
        assert rule is not None
        assert step.need(frozenset(Condition)) == rule
        if rule.need is Need.OPTIONAL:
            remarks[step.id] = rule.remark
    assert remarks == {"1e": "indien passend", "1f": "kan", "1r": "een doel van het protocol"}


@pytest.mark.parametrize("step_id", ["2c", "2d", "2e", "2f", "2g", "2i", "2j"])
def test_the_core_of_phase_2_is_always_required(cals: Protocol, step_id: str) -> None:
    subsets = chain.from_iterable(combinations(Condition, size) for size in range(len(Condition) + 1))
    rules = [cals.step(step_id).need(frozenset(holding)) for holding in subsets]
    assert [rule.need if rule else None for rule in rules] == [Need.REQUIRED] * 2 ** len(Condition)


@pytest.mark.parametrize(
    ("holding", "need"),
    [
        (SAME_CLASS_FIRST_ROUND, Need.REQUIRED),
        (SAME_CLASS, None),
        (FIRST_ROUND, None),
        (NOTHING, None),
    ],
)
def test_the_handover_exists_for_the_same_class_and_once(
    cals: Protocol, holding: frozenset[Condition], need: Need | None
) -> None:
    rule = cals.step("2a").need(holding)
    assert (rule.need if rule else None) is need


@pytest.mark.parametrize(
    ("holding", "need", "remark"),
    [
        (SAME_CLASS_FIRST_ROUND, Need.REQUIRED, ""),
        (SAME_CLASS, Need.OPTIONAL, ""),
        (FIRST_ROUND, Need.OPTIONAL, "alleen in het schema"),
        (NOTHING, Need.OPTIONAL, "alleen in het schema"),
    ],
)
def test_the_year_team_meeting_is_required_once_and_offered_otherwise(
    cals: Protocol, holding: frozenset[Condition], need: Need, remark: str
) -> None:
    rule = cals.step("2b").need(holding)
    assert rule is not None
    assert (rule.need, rule.remark) == (need, remark)


@pytest.mark.parametrize(
    ("step_id", "condition"), [("2h", Condition.SUPPORT_GIVEN), ("2k", Condition.HARDER_SANCTION)]
)
def test_help_and_harder_sanctions_create_their_step(cals: Protocol, step_id: str, condition: Condition) -> None:
    rule = cals.step(step_id).need(SAME_CLASS | {condition, Condition.OWN_PHASE})
    assert rule is not None
    assert rule.need is Need.REQUIRED
    assert cals.step(step_id).need(frozenset(Condition) - {condition}) is None


def test_a_phase_borrows_what_the_rules_let_it_have(cals: Protocol) -> None:
    """R14: 1f may be added in phase 2. R17: help in phase 1 may bring in 2h. R18: a harder sanction brings in 2k."""
    own = [step.id for step in cals.phase("1").steps]
    assert [step.id for step in cals.steps_of("1")] == [*own, "2h", "2k"]
    assert cals.steps_of("2") == (*cals.phase("2").steps, cals.step("1f"))


def test_r17_help_in_phase_1_only_suggests_the_support_coordinator(cals: Protocol) -> None:
    rule = cals.step("2h").need(frozenset({Condition.SUPPORT_GIVEN}))
    assert rule is not None
    assert (rule.need, rule.remark) == (Need.OPTIONAL, "bij hulp in fase 1 mag het")


@pytest.mark.parametrize(
    ("step_id", "holding", "way"),
    [
        ("1d", SAME_CLASS_FIRST_ROUND, Way.PHONE),
        ("1d", NOTHING, Way.PHONE),
        ("2g", SAME_CLASS | {Condition.COORDINATOR_NEW}, Way.PHONE),
        ("2g", SAME_CLASS_FIRST_ROUND, Way.VISIT),
        ("2g", SAME_CLASS, Way.VISIT),
        ("2g", FIRST_ROUND, Way.VISIT),
        ("2g", NOTHING, Way.VISIT),
    ],
)
def test_parents_are_phoned_at_first_and_invited_when_the_coordinator_was_involved_before(
    cals: Protocol, step_id: str, holding: frozenset[Condition], way: Way
) -> None:
    rule = cals.step(step_id).way(holding)
    assert rule is not None
    assert rule.way is way
    assert ("uitgenodigd" in rule.sentence) == (way is Way.VISIT)


def test_steps_per_pupil_and_per_parent_are_those_of_r12(cals: Protocol) -> None:
    assert [step.id for step in steps(cals) if step.per is PerPerson.PUPIL] == ["1b", "1g", "2d"]
    assert [step.id for step in steps(cals) if step.per is PerPerson.PARENT] == ["1d", "2g"]


def test_phase_1_writes_in_the_logboek_and_phase_2_in_the_incidentenregistratie(cals: Protocol) -> None:
    notes = {step.id: (step.magister, step.note_title) for step in steps(cals) if step.magister}
    assert notes == {"1g": (Magister.LOGBOOK, "Pesten stap {n}"), "2i": (Magister.INCIDENT_RECORD, "")}


def test_the_bpo_er_and_the_authorities_have_things_to_tick(cals: Protocol) -> None:
    assert {step.id: step.options for step in steps(cals) if step.options} == {
        "1f": ("klassenobservatie", "sociogram"),
        "2k": ("leerplichtambtenaar", "inspectie"),
    }


def test_after_phase_2_comes_phase_2_again(cals: Protocol) -> None:
    assert cals.first_phase.id == "1"
    assert cals.next_phase("1").id == "2"
    assert cals.next_phase("2").id == "2"


def test_a_phase_has_the_heading_and_the_remark_of_its_route(cals: Protocol) -> None:
    phase = cals.first_phase
    assert "in dezelfde klas" in phase.heading(Route.SAME_CLASS)
    assert "in verschillende klassen" in phase.heading(Route.DIFFERENT_CLASSES)
    assert phase.remark(Route.DIFFERENT_CLASSES).startswith("In dit geval komen de signalen binnen")
    assert phase.remark(Route.SAME_CLASS) == ""


def test_roles_and_actors_have_the_words_of_the_school(cals: Protocol) -> None:
    labels = [cals.role_label(role) for role in Role]
    assert labels == ["slachtoffer", "dader", "meeloper", "getuige", "melder"]
    assert cals.actor_label("coordinator") == "leerlingcoördinator"
    assert cals.actor_label("support_coordinator") == "ondersteuningscoördinator"
    assert cals.actor_label("bpo") == "BPO-er"


def test_a_phase_step_or_actor_that_does_not_exist_is_a_key_error(cals: Protocol) -> None:
    for look_up in (cals.phase, cals.next_phase, cals.steps_of, cals.step, cals.actor_label):
        with pytest.raises(KeyError):
            look_up("3")
