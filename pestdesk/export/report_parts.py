"""The parts of a CaseReport: words and tables only, so that no format ever sees a case."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One quiet line: a label and what it says."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class WatchLine:
    """One agreement that others can watch, and whom it binds."""

    text: str
    whom: str


@dataclass(frozen=True, slots=True)
class WatchPart:
    """What everyone who teaches these pupils watches, until when, and whom to tell."""

    agreements: tuple[WatchLine, ...]
    until: str
    checks: tuple[str, ...]
    tell: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in the case, with their parents one a line; `remark` says why someone turned out not to belong."""

    name: str
    remark: str
    roles: str
    school_class: str
    mentor: str
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignalPart:
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class ClassificationPart:
    """What the user calls it, and the answer to each kenmerk."""

    judgement: str
    answers: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class StepItemLine:
    """One thing in a step: for whom, who did it (or must), when; `remark` is why it was skipped, or its state."""

    whom: str
    who: str
    when: str
    remark: str
    is_settled: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a round; the sharing of the signal has no code."""

    code: str
    title: str
    items: tuple[StepItemLine, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What was found, said or agreed at one moment."""

    title: str
    source: str
    text: str
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class ContactLine:
    whom: str
    when: str
    who: str
    result: str
    text: str


@dataclass(frozen=True, slots=True)
class CheckColumn:
    """One check: the day it was due, and a remark when it was held on another day, lapsed or is still to come."""

    due: str
    remark: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One line of the checks: an agreement or a question, with one answer a check."""

    text: str
    whom: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckNote:
    """What was said at a check in own words, or why checks lapsed."""

    when: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class TermPart:
    """One set of agreements and its weeks: both ends and how they came about (R26), the checks, the verdict."""

    facts: tuple[Fact, ...]
    reasoning: str
    verdict: str
    columns: tuple[CheckColumn, ...]
    agreements: tuple[CheckRow, ...]
    questions: tuple[CheckRow, ...]
    notes: tuple[CheckNote, ...]


@dataclass(frozen=True, slots=True)
class MeasureLine:
    kind: str
    what: str
    whom: str
    when: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What one authority was told of a harder sanction, or why not (R18)."""

    authority: str
    outcome: str
    when: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class MagisterPart:
    """A note for Magister: where it belongs, about whom, when it was placed."""

    title: str
    source: str
    fields: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class RoundPart:
    """One round of a phase, with all that was done in it. `when_used` is the protocol's own heading of the phase
    after its name; `cause` is what made the round begin."""

    heading: str
    when_used: str
    facts: tuple[Fact, ...]
    cause: str
    steps: tuple[StepLine, ...]
    accounts: tuple[Account, ...]
    talks: tuple[Account, ...]
    contacts: tuple[ContactLine, ...]
    terms: tuple[TermPart, ...]
    measures: tuple[MeasureLine, ...]
    reports: tuple[ReportLine, ...]
    notes: tuple[MagisterPart, ...]

    @property
    def tells_something(self) -> bool:
        """Whether there is more in it than when it was."""
        parts = (self.steps, self.accounts, self.talks, self.contacts, self.terms, self.measures, self.reports)
        return any(parts) or bool(self.notes or self.cause)


@dataclass(frozen=True, slots=True)
class Correction:
    """A later addition, with its reason (R33)."""

    source: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class EntryPart:
    """A notitie in het verloop, or the additions to something recorded elsewhere (then `text` is empty)."""

    title: str
    nature: str
    source: str
    text: str
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class ReopeningPart:
    """A closed case opened again (R32): when and by whom, why, and how it had been closed."""

    source: str
    reason: str
    before: str


@dataclass(frozen=True, slots=True)
class GapLine:
    """A step that the protocol asks for and that is neither done nor reasoned."""

    round: str
    code: str
    title: str
    what: str
    who: str
