"""The neutral report of a case: what every document is made from. A format sees this, and never a case."""

from dataclasses import dataclass
from datetime import datetime

from pestdesk.domain.case import Case
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.settings import Settings
from pestdesk.domain.signal import Receiver
from pestdesk.domain.timeline import timeline
from pestdesk.domain.words import (
    ANSWER_WORDS,
    JUDGEMENT_WORDS,
    PLACE_WORDS,
)
from pestdesk.export.end_report import closing_facts, gap_lines, reopenings
from pestdesk.export.entry_report import entry_parts
from pestdesk.export.head_report import decisions, head_facts, reporter
from pestdesk.export.report_parts import (
    ClassificationPart,
    EntryPart,
    Fact,
    GapLine,
    PersonLine,
    ReopeningPart,
    RoundPart,
    SignalPart,
)
from pestdesk.export.round_report import round_part
from pestdesk.export.source import Source
from pestdesk.export.words import instant, joined, sentence

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
    decisions: tuple[Fact, ...]
    people: tuple[PersonLine, ...]
    signal: SignalPart
    classification: ClassificationPart
    rounds: tuple[RoundPart, ...]
    entries: tuple[EntryPart, ...]
    reopenings: tuple[ReopeningPart, ...]
    closing: tuple[Fact, ...]
    gaps: tuple[GapLine, ...]


def case_report(protocol: Protocol, case: Case, settings: Settings, made_at: datetime) -> CaseReport:
    """The whole case for the coordinator's own file, skipped steps with their reasons (R13).

    `made_at` is an aware datetime in the user's own zone: instants in the record are shown as days of that zone.
    """
    source = Source(protocol, case, settings, made_at, timeline(protocol, case))
    return CaseReport(
        case_number=case.id,
        school=settings.school,
        protocol=f"{protocol.name}, versie {protocol.version}",
        purpose=OWN_FILE,
        mark=CONFIDENTIAL,
        made_by=settings.coordinator,
        made_at=made_at,
        made_on=instant(made_at),
        facts=head_facts(source),
        decisions=decisions(source),
        people=tuple(_person(protocol, person) for person in case.involvements),
        signal=SignalPart(case.signal.text, _signal_source(case)),
        classification=_classification(protocol, case),
        rounds=tuple(round_part(source, round_) for round_ in case.rounds),
        entries=entry_parts(source),
        reopenings=reopenings(source),
        closing=closing_facts(source),
        gaps=gap_lines(source),
    )


def _person(protocol: Protocol, person: Involvement) -> PersonLine:
    roles = ", ".join(protocol.role_label(role) for role in person.roles)
    return PersonLine(
        name=person.full_name,
        remark=f"hoort niet bij de casus: {person.left_because}" if person.has_left else "",
        roles=roles,
        school_class=person.school_class or ("niet van deze school" if person.outside_school else ""),
        mentor=person.mentor,
        parents=(*_of_age(person), *(_parent(guardian) for guardian in person.guardians)),
    )


def _of_age(person: Involvement) -> tuple[str, ...]:
    """Whether the parents of a pupil of 18 or over may be spoken to (R16)."""
    if not person.is_adult:
        return ()
    consent = "toestemming" if person.parents_consent else "geen toestemming"
    return (f"18 jaar of ouder: {consent} voor contact met ouders",)


def _parent(guardian: Guardian) -> str:
    who = f"{guardian.name} ({guardian.relation})" if guardian.relation else guardian.name
    return who if guardian.may_be_contacted else f"{who}: niet benaderen, {guardian.do_not_contact}"


def _signal_source(case: Case) -> str:
    signal = case.signal
    receiver = "mentor" if signal.received_by is Receiver.MENTOR else "leerlingcoördinator"
    passed_on = f"doorgezet naar de mentor op {with_year(signal.passed_on)}" if signal.passed_on else ""
    return sentence(
        joined(
            f"gemeld door {reporter(case)} op {with_year(signal.reported_on)} bij de {receiver}",
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
