"""The neutral report of a case: what every document is made from. A format sees this, and never a case."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from pestdesk.domain.case import Case
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.pseudonyms import Pseudonyms
from pestdesk.domain.readers import OWN_FILE, Reader, Section
from pestdesk.domain.record import Letter
from pestdesk.domain.settings import Settings
from pestdesk.domain.timeline import timeline
from pestdesk.domain.words import (
    ANSWER_WORDS,
    JUDGEMENT_WORDS,
    PLACE_WORDS,
    RECEIVER_WORDS,
)
from pestdesk.export.end_report import closing_facts, gap_lines, reopenings
from pestdesk.export.entry_report import entry_parts
from pestdesk.export.head_report import decisions, head_facts, reporter
from pestdesk.export.report_parts import (
    Account,
    ClassificationPart,
    EntryPart,
    Fact,
    GapLine,
    PersonLine,
    ReopeningPart,
    RoundPart,
    SignalPart,
    WatchPart,
)
from pestdesk.export.round_report import round_part
from pestdesk.export.source import Source
from pestdesk.export.watch_report import watch_part
from pestdesk.export.words import instant, joined, sentence

CONFIDENTIAL = "Vertrouwelijk"


@dataclass(frozen=True, slots=True)
class CaseReport:
    """All that a document says about one case, in the words that it says it in.

    `made_at` is the aware instant of making, `made_on` the same in words; `naming` says what others are called in it.
    Sections without content are empty and left out. The text of a report is as it was typed, but for the names that
    its reader may not see: each format makes it fit for its own medium.
    """

    case_number: str
    school: str
    protocol: str
    purpose: str
    mark: str
    made_by: str
    made_at: datetime
    made_on: str
    naming: str
    facts: tuple[Fact, ...]
    watch: WatchPart | None
    decisions: tuple[Fact, ...]
    people: tuple[PersonLine, ...]
    signal: SignalPart | None
    classification: ClassificationPart | None
    rounds: tuple[RoundPart, ...]
    letters: tuple[Account, ...]
    entries: tuple[EntryPart, ...]
    reopenings: tuple[ReopeningPart, ...]
    closing: tuple[Fact, ...]
    gaps: tuple[GapLine, ...] | None

    @property
    def stem(self) -> str:
        """The suggested name of its file, without its suffix: it holds no name of a person."""
        return f"Casus {self.case_number} samenvatting"


def case_report(
    protocol: Protocol,
    case: Case,
    settings: Settings,
    made_at: datetime,
    reader: Reader = OWN_FILE,
    sections: Collection[Section] | None = None,
    names: Pseudonyms | None = None,
) -> CaseReport:
    """The case for one reader, skipped steps with their reasons (R13). `case` is as that reader may read it, and
    `names` what everyone is called for them; both are the case's own for the coordinator's own file.

    `made_at` is an aware datetime in the user's own zone: instants in the record are shown as days of that zone.
    """
    shown = frozenset(reader.sections if sections is None else sections)
    named = names.settings_read(settings) if names else settings
    source = Source(protocol, case, named, made_at, timeline(protocol, case), reader, shown)
    rounds = tuple(round_part(source, round_) for round_ in case.rounds)
    report = CaseReport(
        case_number=case.id,
        school=settings.school,
        protocol=f"{protocol.name}, versie {protocol.version}",
        purpose=reader.words(case),
        mark=CONFIDENTIAL,
        made_by=settings.coordinator,
        made_at=made_at,
        made_on=instant(made_at),
        naming="",
        facts=head_facts(source),
        watch=watch_part(source) if source.has(Section.WATCH) else None,
        decisions=decisions(source),
        people=tuple(_person(source, each) for each in case.involvements) if source.has(Section.PEOPLE) else (),
        signal=SignalPart(case.signal.text, _signal_source(source)) if source.has(Section.SIGNAL) else None,
        classification=_classification(protocol, case) if source.has(Section.CLASSIFICATION) else None,
        rounds=tuple(part for part in rounds if part.tells_something),
        letters=tuple(_letter(source, each) for each in case.letters) if source.has(Section.LETTERS) else (),
        entries=entry_parts(source) if source.has(Section.ENTRIES) else (),
        reopenings=reopenings(source) if source.has(Section.END) else (),
        closing=closing_facts(source) if source.has(Section.END) else (),
        gaps=gap_lines(source) if source.has(Section.GAPS) else None,
    )
    # Its own spelling holds all that it says.
    return replace(report, naming=names.explanation(repr(report))) if names else report


def _person(source: Source, person: Involvement) -> PersonLine:
    roles = ", ".join(source.protocol.role_label(role) for role in person.roles)
    has_parents = source.has(Section.PARENTS)
    return PersonLine(
        name=person.full_name,
        remark=f"hoort niet bij de casus: {person.left_because}" if person.has_left else "",
        roles=roles,
        school_class=person.school_class or ("niet van deze school" if person.outside_school else ""),
        mentor=person.mentor,
        parents=(*_of_age(person), *(_parent(each) for each in person.guardians)) if has_parents else (),
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


def _letter(source: Source, letter: Letter) -> Account:
    whom = f"over {source.name_of(letter.involvement_id)}"
    return Account(letter.subject, joined(whom, with_year(letter.written_on), letter.by), letter.text)


def _signal_source(source: Source) -> str:
    signal = source.case.signal
    passed_on = f"doorgezet naar de mentor op {with_year(signal.passed_on)}" if signal.passed_on else ""
    by = reporter(source)
    return sentence(
        joined(
            f"gemeld{' door ' + by if by else ''} op {with_year(signal.reported_on)} "
            f"bij de {RECEIVER_WORDS[signal.received_by]}",
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
