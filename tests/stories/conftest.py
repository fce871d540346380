"""Plays an acceptance story twice: by the rules alone, and at the desk of a vault that is locked in between."""

import io
import re
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from pypdf import PdfReader

from pestdesk.desk import Desk, safe
from pestdesk.domain import progress as progress_rules
from pestdesk.domain.agenda import Agenda, When, agenda
from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.duties import DEFAULT_DUTIES, Ask, duties
from pestdesk.domain.follow_up import (
    AgreedTerm,
    Agreement,
    Bullying,
    CheckResult,
    Decision,
    Kept,
    KeptAnswer,
    Safety,
    TermOutcome,
)
from pestdesk.domain.magister import propose_note
from pestdesk.domain.names import PersonName
from pestdesk.domain.opening import open_case
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.progress import Progress, StepState
from pestdesk.domain.protocol import Protocol, Role, Route, Way, parse_protocol
from pestdesk.domain.readers import Reader, ReaderKind
from pestdesk.domain.record import (
    NOT_STAMPED,
    Action,
    Contact,
    ContactResult,
    MagisterNote,
    Measure,
    MeasureKind,
    Report,
    Stamp,
    Talk,
)
from pestdesk.domain.school_calendar import SchoolCalendar, term
from pestdesk.domain.signal import Classification, Judgement, Place, Receiver, Reporter, Signal
from pestdesk.imports.school_vacations import preset
from pestdesk.resources import resource
from pestdesk.storage.keys import LEAST_MEMORY_KIB, Cost

PASSPHRASE = "paarse fietsbel in de regen"
COORDINATOR = "Lies van Voorbeeld"
LEADER = "Jet Fictiefsma"
SCHOOL = "Cals IJsselstein"


Rule = Callable[[Case, Stamp], Case]
Verb = Callable[[Desk, str], Case]


class Play(ABC):
    """A coordinator who plays a story day by day; what she reads is the case as it is kept."""

    def __init__(self, protocol: Protocol, calendar: SchoolCalendar) -> None:
        self.protocol = protocol
        self.calendar = calendar
        self.day = date(2026, 8, 31)

    def now(self) -> datetime:
        return datetime.combine(self.day, time(10, 30)).astimezone()

    # -- what each way of playing does its own way ------------------------------------------------------------

    @property
    @abstractmethod
    def case(self) -> Case: ...

    @property
    @abstractmethod
    def progress(self) -> Progress: ...

    @abstractmethod
    def restart(self) -> None:
        """The program is ended and started again."""

    @abstractmethod
    def agenda(self) -> Agenda: ...

    @abstractmethod
    def open_with(self, signal: Signal, people: tuple[Involvement, ...]) -> None: ...

    @abstractmethod
    def record(self, part: Action | Talk | Contact | Measure | MagisterNote) -> None: ...

    @abstractmethod
    def agree_on(self, agreements: tuple[Agreement, ...]) -> None: ...

    @abstractmethod
    def hold(self, check_id: int, result: CheckResult, verdict: TermOutcome | None) -> None: ...

    @abstractmethod
    def start_next_round(self, cause: str) -> None: ...

    @abstractmethod
    def close_with(self, closing: Closing) -> None: ...

    @abstractmethod
    def change(self, rule: Rule, verb: Verb) -> None:
        """Another change of the case: as the rule makes it, and as the verb of the desk does."""

    # -- the words of a story ---------------------------------------------------------------------------------

    def on(self, day: date) -> None:
        self.day = day

    def open(self, text: str, people: tuple[Involvement, ...], received_by: Receiver) -> None:
        self.open_with(Signal(text, self.day, Reporter.PARENT, place=Place.SCHOOL, received_by=received_by), people)

    def act(self, step_id: str, text: str = "", *options: str) -> None:
        self.record(Action(step_id, self.day, self.doer(step_id), text, options))

    def talk(self, step_id: str, *given_names: str) -> None:
        for name in given_names:
            self.record(Talk(step_id, self.pupil(name).id, self.day, self.doer(step_id), f"{name} vertelt.", "rust"))

    def agree(self, step_id: str, *texts: str) -> None:
        self.agree_on(tuple(Agreement(step_id, text, self.day, self.doer(step_id)) for text in texts))

    def reach(self, step_id: str, name: str, way: Way, result: ContactResult, planned_on: date | None = None) -> None:
        """An attempt to reach the parents of a pupil, of whom one at most is named."""
        pupil = self.pupil(name)
        guardian_id = pupil.guardians[0].id if pupil.guardians else 0
        by = self.doer(step_id)
        self.record(Contact(step_id, pupil.id, way, result, self.day, by, guardian_id, planned_on))

    def measure(self, step_id: str, kind: MeasureKind, name: str, label: str, text: str = "") -> None:
        by = self.doer(step_id)
        self.record(Measure(step_id, kind, label, self.pupil(name).id, self.day, by, text))

    def place_note(self, step_id: str, name: str = "") -> MagisterNote:
        """The note as proposed, placed in Magister today."""
        step = self.protocol.step(step_id)
        assert step.magister is not None
        who = self.pupil(name).id if name else 0
        proposal = propose_note(self.protocol, self.case, self.case.round, step, who)
        self.record(
            MagisterNote(
                step_id,
                step.magister,
                who,
                proposal.title,
                proposal.fields,
                proposal.fingerprint,
                self.doer(step_id),
                self.day,
            )
        )
        return self.case.round.notes[-1]

    def check(self, bullying: Bullying = Bullying.LESS, verdict: TermOutcome | None = None) -> None:
        """The check of today, held; the last one with its verdict."""
        (due,) = (check for check in self.term.open_checks if check.due_on == self.day)
        answers = tuple(KeptAnswer(a.id, Kept.YES) for a in self.case.round.current_agreements)
        safety = tuple(Safety(victim.id, 4, "gaat wel") for victim in self.case.victims)
        by = self.doer(next(s.step.id for s in self.progress.steps if s.step.kind == "checks"))
        decision = Decision.ON_COURSE
        self.hold(due.id, CheckResult(self.day, by, answers, safety, bullying, decision), verdict)

    def pass_on(self) -> None:
        """A same-class signal goes on to the mentor today (R5)."""
        signal = replace(self.case.signal, passed_on=self.day)
        same = self.case.classification
        self.change(lambda c, s: c.with_signal(signal), lambda d, i: d.cases.record_signal(i, signal, same))

    def classify(self, judgement: Judgement) -> None:
        signal, found = self.case.signal, Classification(judgement)
        self.change(lambda c, s: c.with_classification(found), lambda d, i: d.cases.record_signal(i, signal, found))

    def keep_person(self, person: Involvement) -> None:
        self.change(lambda c, s: c.with_involvement(person), lambda d, i: d.cases.keep_person(i, person))

    def decide_route(self, route: Route, reason: str = "") -> None:
        self.change(lambda c, s: c.with_route(route, reason), lambda d, i: d.cases.decide_route(i, route, reason))

    def lead_by(self, name: str) -> None:
        self.change(lambda c, s: c.with_coordinators(name, ()), lambda d, i: d.cases.keep_coordinators(i, name, ()))

    def suspend(self, name: str, days: int) -> None:
        """Suspended from today, decided by the school leadership."""
        who = self.pupil(name).id
        sort = MeasureKind.SANCTION
        measure = Measure("2f", sort, "schorsing", who, self.day, LEADER, "", harder=True, school_days=days)
        self.record(measure)

    def duties(self) -> dict[str, tuple[Ask, str]]:
        """What the harder sanctions of the round ask of each authority, and why."""
        step = self.protocol.step("2k")
        found = duties(step.options, self.case.round.measures, DEFAULT_DUTIES)
        return {duty.authority: (duty.ask, duty.why) for duty in found}

    def report(self, **informed: str) -> None:
        """Each authority: informed today (''), or not, for this reason."""
        reports = tuple(
            Report("2k", authority, LEADER, None if reason else self.day, reason)
            for authority, reason in informed.items()
        )
        round_id = self.case.round.id
        self.change(
            lambda c, s: c.with_reports(round_id, reports, s), lambda d, i: d.steps.report(i, round_id, reports)
        )

    def reopen(self, reason: str) -> None:
        self.change(lambda c, s: c.reopened(self.day, COORDINATOR, reason, s), lambda d, i: d.cases.reopen(i, reason))

    def close(self, conclusion: str, reason: str = "") -> None:
        self.close_with(Closing(self.day, COORDINATOR, conclusion, reason))

    # -- what she sees ----------------------------------------------------------------------------------------

    @property
    def term(self) -> AgreedTerm:
        assert self.case.round.term is not None, "there is no term"
        return self.case.round.term

    def doer(self, step_id: str) -> str:
        """The name of whoever does this step in this case."""
        return self.case.who(self.state(step_id).actor)

    def pupil(self, given_name: str) -> Involvement:
        (pupil,) = (person for person in self.case.involvements if person.given_name == given_name)
        return pupil

    def state(self, step_id: str) -> StepState:
        state = self.progress.state(step_id)
        assert state is not None, f"there is no step {step_id}"
        return state

    def steps(self) -> dict[str, tuple[str, str, int]]:
        """Each step of the running round: who acts, whether it must be done, and how many items it has."""
        return {s.step.id: (s.actor, s.rule.need.value, len(s.items)) for s in self.progress.steps}

    def due(self) -> list[tuple[str, date, str]]:
        """What is still to come on the calendar: what, when, and whether that is late, today or planned."""
        items = self.agenda().items
        return [(item.what, item.due_on, item.when.value) for item in items if item.when is not When.DONE]


class ByTheRules(Play):
    """The domain alone: the case is a value."""

    def __init__(self, protocol: Protocol, calendar: SchoolCalendar) -> None:
        super().__init__(protocol, calendar)
        self._case: Case | None = None

    @property
    def case(self) -> Case:
        assert self._case is not None, "no case is open"
        return self._case

    @property
    def progress(self) -> Progress:
        return progress_rules.progress(self.protocol, self.case)

    @property
    def _stamp(self) -> Stamp:
        return Stamp(COORDINATOR, self.now())

    def restart(self) -> None:
        """Nothing is kept anywhere but in this value."""

    def agenda(self) -> Agenda:
        return agenda([self.case], {self.protocol.id: self.protocol}, self.calendar, self.day)

    def open_with(self, signal: Signal, people: tuple[Involvement, ...]) -> None:
        phase_id = self.protocol.first_phase.id
        stamp = self._stamp
        self._case = open_case("2026-001", self.protocol.id, phase_id, signal, people, COORDINATOR, self.day, stamp)

    def record(self, part: Action | Talk | Contact | Measure | MagisterNote) -> None:
        case, stamp = self.case, self._stamp
        round_id = case.round.id
        match part:
            case Action():
                self._case = case.with_action(round_id, part, stamp)
            case Talk():
                self._case = case.with_talk(round_id, part, stamp)
            case Contact():
                self._case = case.with_contact(round_id, part, stamp)
            case Measure():
                self._case = case.with_measure(round_id, part, stamp)
            case MagisterNote():
                self._case = case.with_note(round_id, part, stamp)

    def agree_on(self, agreements: tuple[Agreement, ...]) -> None:
        self._case = self.case.with_agreements(agreements, term(self.day, self.calendar), self._stamp)

    def hold(self, check_id: int, result: CheckResult, verdict: TermOutcome | None) -> None:
        self._case = self.case.with_check(check_id, result, self._stamp)
        if verdict:
            self._case = self._case.with_verdict(verdict, result.held_on, result.by, NOT_STAMPED, result.text)

    def change(self, rule: Rule, verb: Verb) -> None:
        self._case = rule(self.case, self._stamp)

    def start_next_round(self, cause: str) -> None:
        phase = self.protocol.next_phase(self.case.round.phase_id)
        self._case = self.case.with_next_round(phase.id, self.day, cause, self._stamp)

    def close_with(self, closing: Closing) -> None:
        self._case = progress_rules.close(self.case, self.protocol, closing, self._stamp)


class AtTheDesk(Play):
    """The verbs of the desk, on an encrypted vault."""

    def __init__(self, protocol: Protocol, calendar: SchoolCalendar, folder: Path) -> None:
        super().__init__(protocol, calendar)
        self._folder = folder
        self._key = safe.read_key(folder, PASSPHRASE)
        self._case_id = ""
        self.desk = Desk.unlock(folder, self._key, self.now)

    @property
    def case(self) -> Case:
        return self.desk.cases.get(self._case_id)

    @property
    def progress(self) -> Progress:
        return self.desk.cases.progress(self.case)

    @property
    def _here(self) -> tuple[str, int]:
        return self._case_id, self.case.round.id

    def restart(self) -> None:
        before = self.case
        self.desk.lock()
        self.desk = Desk.unlock(self._folder, self._key, self.now)
        assert self.case == before

    def agenda(self) -> Agenda:
        return self.desk.calendar.agenda()

    def open_with(self, signal: Signal, people: tuple[Involvement, ...]) -> None:
        self._case_id = self.desk.cases.open(signal, people).id

    def record(self, part: Action | Talk | Contact | Measure | MagisterNote) -> None:
        steps = self.desk.steps
        match part:
            case Action():
                steps.record_action(*self._here, part)
            case Talk():
                steps.record_talk(*self._here, part)
            case Contact():
                steps.record_contact(*self._here, part)
            case Measure():
                steps.take_measure(*self._here, part)
            case MagisterNote():
                steps.keep_note(*self._here, part)

    def agree_on(self, agreements: tuple[Agreement, ...]) -> None:
        self.desk.follow_up.agree(self._case_id, agreements, self.day)

    def hold(self, check_id: int, result: CheckResult, verdict: TermOutcome | None) -> None:
        if verdict:
            self.desk.follow_up.record_final_check(self._case_id, check_id, result, verdict)
        else:
            self.desk.follow_up.record_check(self._case_id, check_id, result)

    def change(self, rule: Rule, verb: Verb) -> None:
        verb(self.desk, self._case_id)

    def start_next_round(self, cause: str) -> None:
        self.desk.cases.start_next_round(self._case_id, self.day, cause)

    def close_with(self, closing: Closing) -> None:
        self.desk.cases.close(self._case_id, closing)


@pytest.fixture(scope="session")
def protocol() -> Protocol:
    return parse_protocol(resource("protocols", "cals-231010.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def midden() -> SchoolCalendar:
    return preset("midden")


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault as the first run makes it; each test works on a copy."""
    folder = tmp_path_factory.mktemp("made") / "kluis"
    new = safe.NewVault(SCHOOL, COORDINATOR, "midden", PASSPHRASE)
    safe.create_vault(folder, new, Cost(memory_kib=LEAST_MEMORY_KIB, iterations=1, lanes=1))
    return folder


@pytest.fixture(params=["rules", "desk"])
def lies(
    request: pytest.FixtureRequest, protocol: Protocol, midden: SchoolCalendar, made_vault: Path, tmp_path: Path
) -> Iterator[Play]:
    """Lies, who plays the story by the rules alone and at her desk."""
    if request.param == "rules":
        yield ByTheRules(protocol, midden)
        return
    folder = tmp_path / "kluis"
    shutil.copytree(made_vault, folder)
    play = AtTheDesk(protocol, midden, folder)
    yield play
    play.desk.lock()


@pytest.fixture(scope="session")
def pupil() -> Callable[..., Involvement]:
    """Builds a pupil, with one parent when that one is named."""

    def build(name: str, role: Role, school_class: str, mentor: str, parent: str = "") -> Involvement:
        guardians = (Guardian(0, parent, "moeder", "06 0000 0011"),) if parent else ()
        return Involvement(0, PersonName.parse(name), (role,), school_class, mentor, guardians=guardians)

    return build


@pytest.fixture(scope="session")
def papers_hold() -> Callable[[Play], None]:
    """Makes the summary of a story for each of its readers, with all that can be in it, and reads the PDF back:
    nobody is named in it whom that reader may not see named."""

    def hold(play: Play) -> None:
        if not isinstance(play, AtTheDesk):
            return
        desk, case = play.desk, play.case
        for reader in desk.papers.readers(case):
            paper = desk.papers.summary(case.id, reader, reader.rule.offered)
            decisions = [hit.decided(keeps=False) for hit in paper.hits]
            desk.papers.decide(case.id, reader, decisions)
            paper = desk.papers.summary(case.id, reader, reader.rule.offered)
            assert paper.undecided == ()
            document = PdfReader(io.BytesIO(paper.formats[0].write(paper.report)))
            assert "/StructTreeRoot" in document.root_object
            assert reader.kind is not ReaderKind.YEAR_TEAM or len(document.pages) == 1
            assert "<pdfuaid:part>1" in document.root_object["/Metadata"].get_data().decode()
            text = " ".join(page.extract_text() for page in document.pages)
            said = set(re.findall(r"[^\W\d_]+", text.casefold().replace("\u200b", "")))
            seen, hidden = _names(case, reader)
            assert not said & hidden, (reader, said & hidden)
            assert seen <= said, (reader, seen - said)

    return hold


def _names(case: Case, reader: Reader) -> tuple[set[str], set[str]]:
    """The words that must stand in a document for this reader, and those that may not. Who makes it is told."""
    rule = reader.rule
    named, unnamed = [], []
    for person in case.concerned:
        is_named = rule.names_pupils or person.id == reader.involvement_id
        (named if is_named else unnamed).append(person.name.full if person.name else "")
        has_parents = reader.kind in (ReaderKind.OWN_FILE, ReaderKind.MENTOR) or person.id == reader.involvement_id
        unnamed += [] if has_parents else [guardian.name for guardian in person.guardians]
    unnamed += [] if rule.names_staff else [*case.mentors, LEADER]
    seen = _words(named)
    return seen, _words(unnamed) - seen - _words([COORDINATOR, SCHOOL])


def _words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in re.findall(r"[^\W\d_]{3,}", name.casefold())} - {"van", "den", "ter"}
