"""The neutral report of a case: what every document is made from. A format sees this, and never a case."""

from dataclasses import dataclass
from datetime import datetime

from pestdesk.domain.case import Case
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Protocol, Role
from pestdesk.domain.settings import Settings
from pestdesk.domain.signal import Receiver
from pestdesk.domain.words import (
    ANSWER_WORDS,
    JUDGEMENT_WORDS,
    PLACE_WORDS,
    REPORTER_WORDS,
    ROUTE_WORDS,
    TERM_OUTCOME_WORDS,
)
from pestdesk.export.entry_report import entry_parts
from pestdesk.export.report_parts import (
    ClassificationPart,
    EntryPart,
    Fact,
    OwedLine,
    PersonLine,
    RoundPart,
    SignalPart,
)
from pestdesk.export.round_report import owed_lines, round_part
from pestdesk.export.source import Source, with_class
from pestdesk.export.words import capital, instant, joined, period, sentence

CONFIDENTIAL = "Vertrouwelijk"
OWN_FILE = "Eigen dossier"


@dataclass(frozen=True, slots=True)
class CaseReport:
    """All that a document says about one case, in the words that it says it in.

    `made_at` is the aware instant of making, `made_on` the same in words. Sections without content are empty and
    left out. The text of a report is as it was typed: each format makes it fit for its own medium.
    """

    case_number: str
    school: str
    protocol: str
    purpose: str
    mark: str
    made_by: str
    made_at: datetime
    made_on: str
    facts: tuple[Fact, ...]
    people: tuple[PersonLine, ...]
    signal: SignalPart
    classification: ClassificationPart
    rounds: tuple[RoundPart, ...]
    entries: tuple[EntryPart, ...]
    owed: tuple[OwedLine, ...]
    closing: tuple[Fact, ...]


def case_report(protocol: Protocol, case: Case, settings: Settings, made_at: datetime) -> CaseReport:
    """The whole case for the coordinator's own file, skipped steps with their reasons (R13).

    `made_at` is an aware datetime in the user's own zone: instants in the record are shown as days of that zone.
    """
    source = Source(protocol, case, settings, made_at)
    return CaseReport(
        case_number=case.id,
        school=settings.school,
        protocol=f"{protocol.name}, versie {protocol.version}",
        purpose=OWN_FILE,
        mark=CONFIDENTIAL,
        made_by=settings.coordinator,
        made_at=made_at,
        made_on=instant(made_at),
        facts=_facts(source),
        people=tuple(_person(protocol, person) for person in case.involvements),
        signal=SignalPart(case.signal.text, _signal_source(case)),
        classification=_classification(protocol, case),
        rounds=tuple(round_part(source, round_) for round_ in case.rounds),
        entries=entry_parts(source),
        owed=owed_lines(source),
        closing=_closing(source),
    )


def _facts(source: Source) -> tuple[Fact, ...]:
    case = source.case
    facts = [
        Fact(capital(source.protocol.role_label(role)), "; ".join(with_class(person) for person in people))
        for role in (Role.VICTIM, Role.PERPETRATOR)
        if (people := [person for person in case.concerned if role in person.roles])
    ]
    facts += [
        Fact("Gemeld", f"{with_year(case.signal.reported_on)}, {_reporter(case)}"),
        Fact("Route", _route(source)),
        Fact("Stand", _state(source)),
    ]
    if term := case.round.term:
        facts.append(Fact("Termijn", period(term.agreed_on, term.ends_on)))
    if case.mentors:
        facts.append(Fact(capital(source.protocol.actor_label("mentor")), ", ".join(case.mentors)))
    facts.append(Fact(capital(source.protocol.actor_label("coordinator")), case.lead))
    if case.other_coordinators:
        facts.append(Fact("Ook betrokken", ", ".join(case.other_coordinators)))
    facts.append(Fact("Casus geopend", with_year(case.opened_on)))
    return tuple(facts)


def _route(source: Source) -> str:
    """The route with who acts in phase 1, and why when it is not the proposed one (R1)."""
    decision = source.case.route
    actor = source.protocol.actor_label(source.protocol.intake.actor(decision.route))
    route = f"{ROUTE_WORDS[decision.route]} → {actor}"
    if decision.reason:
        proposed = ROUTE_WORDS[decision.proposed]
        return f"{route}. Het voorstel was: {proposed}. {sentence(decision.reason)}"
    return route


def _state(source: Source) -> str:
    case = source.case
    where = source.round_name(case.round)
    if case.closing:
        return f"gesloten op {with_year(case.closing.closed_on)}, {where.lower()}"
    if case.round.term is None:
        return f"{where}, nog geen afspraken"
    outcome = case.round.term.outcome
    return f"{where}, {TERM_OUTCOME_WORDS[outcome] if outcome else 'de termijn loopt'}"


def _person(protocol: Protocol, person: Involvement) -> PersonLine:
    roles = ", ".join(protocol.role_label(role) for role in person.roles)
    return PersonLine(
        name=person.full_name,
        roles=f"hoort er niet bij: {person.left_because}" if person.has_left else roles,
        school_class=person.school_class or ("niet van deze school" if person.outside_school else ""),
        mentor=person.mentor,
        parents=tuple(_parent(guardian) for guardian in person.guardians),
    )


def _parent(guardian: Guardian) -> str:
    who = f"{guardian.name} ({guardian.relation})" if guardian.relation else guardian.name
    return who if guardian.may_be_contacted else f"{who}: niet benaderen, {guardian.do_not_contact}"


def _reporter(case: Case) -> str:
    label = REPORTER_WORDS[case.signal.reporter]
    return f"{case.signal.reporter_name} ({label})" if case.signal.reporter_name else label


def _signal_source(case: Case) -> str:
    signal = case.signal
    receiver = "mentor" if signal.received_by is Receiver.MENTOR else "leerlingcoördinator"
    passed_on = f"doorgezet naar de mentor op {with_year(signal.passed_on)}" if signal.passed_on else ""
    return sentence(
        joined(
            f"gemeld door {_reporter(case)} op {with_year(signal.reported_on)} bij de {receiver}",
            passed_on,
            f"plaats: {PLACE_WORDS[signal.place]}",
            f"waarmee: {signal.means}" if signal.means else "",
            by="; ",
        )
    )


def _classification(protocol: Protocol, case: Case) -> ClassificationPart:
    """Every kenmerk in the protocol's own words with its answer, once one has been answered (R7)."""
    classification = case.classification
    features = protocol.features if classification.answers else ()
    answers = tuple(Fact(feature.text, ANSWER_WORDS[classification.answer(feature.id)]) for feature in features)
    return ClassificationPart(JUDGEMENT_WORDS[classification.judgement], answers)


def _closing(source: Source) -> tuple[Fact, ...]:
    closing = source.case.closing
    if closing is None:
        return ()
    facts = [
        Fact("Gesloten", joined(with_year(closing.closed_on), source.who(closing.by), by=" door ")),
        Fact("Conclusie", closing.conclusion),
    ]
    if closing.reason:
        facts.append(Fact("Reden", closing.reason))
    return tuple(facts)
