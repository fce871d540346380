"""Plays the steps of a case one after another on given days, through the real verbs."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from pestdesk.desk import Desk
from pestdesk.desk.workplace import Clock
from pestdesk.domain.case import Case
from pestdesk.domain.follow_up import (
    Agreement,
    Bullying,
    CheckResult,
    Decision,
    Kept,
    KeptAnswer,
    Safety,
)
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Role, StepKind, Way
from pestdesk.domain.record import Action, Contact, ContactResult, MagisterNote, Measure, MeasureKind, Talk
from pestdesk.domain.school_calendar import Term
from pestdesk.domain.signal import Answer, Classification, Judgement, Place, Receiver, Reporter, Signal

_DAY = timedelta(days=1)

COORDINATOR = "Lies van Voorbeeld"

TALKS_AND_PARENTS = (StepKind.TALKS, StepKind.PARENTS)


class DemoClock:
    """A clock that the demo sets to the day on which something happens."""

    def __init__(self, now: Clock) -> None:
        self._now = now
        self.day: date | None = None

    def __call__(self) -> datetime:
        if self.day is None:
            return self._now()
        return datetime.combine(self.day, time(14, 5)).astimezone()


class Play:
    """Plays the steps of a round one after another, on given days."""

    def __init__(self, desk: Desk, clock: DemoClock) -> None:
        self.desk = desk
        self._clock = clock

    def on(self, day: date) -> None:
        """Go to this day, or to the last school day before it: nothing happens in the future."""
        calendar = self.desk.calendar.school_calendar()
        while not calendar.is_school_day(day):
            day -= _DAY
        self._clock.day = day

    def start_of(self, today: date, fits: Callable[[Term], bool]) -> date:
        """The last school day before `today` on which agreements give a term that fits."""
        is_school_day = self.desk.calendar.school_calendar().is_school_day
        starts = (start for back in range(1, 365) if is_school_day(start := today - _DAY * back))
        return next(start for start in starts if fits(self.desk.follow_up.preview(start)))

    @property
    def day(self) -> date:
        return self._clock().astimezone().date()

    def open(self, day: date, text: str, people: list[Involvement], received_by: Receiver = Receiver.MENTOR) -> Case:
        self.on(day)
        signal = Signal(text, self.day, Reporter.PARENT, "", Place.SCHOOL, received_by=received_by)
        case = self.desk.cases.open(signal, tuple(people))
        answers = (
            ("systematic", Answer.YES),
            ("intent", Answer.UNKNOWN),
            ("harm", Answer.YES),
            ("power", Answer.YES),
        )
        return self.desk.cases.record_signal(case.id, signal, Classification(Judgement.BULLYING, answers))

    def until(self, case: Case, day: date, *kinds: StepKind) -> Case:
        """Do every open step of these kinds in the running round."""
        self.on(day)
        for state in self.desk.cases.progress(case).steps:
            if state.step.kind in kinds:
                for item in state.items:
                    if item.status not in (Status.DONE, Status.BLOCKED):
                        case = self._do(case, state.step.kind, state.step.id, item.involvement_id, item.guardian_id)
        return case

    def _do(self, case: Case, kind: StepKind, step_id: str, person_id: int, guardian_id: int) -> Case:
        steps, round_id = self.desk.steps, case.round.id
        actor = self.desk.cases.progress(case).state(step_id)
        by = case.who(actor.actor if actor else "coordinator") or COORDINATOR
        name = case.involvement(person_id).given_name if person_id else ""
        if kind is StepKind.TALKS:
            account = f"{name} vertelt wat er in de les en op de gang gebeurt, en wie erbij was."
            talk = Talk(step_id, person_id, self.day, by, account, f"{name} wil dat het rustig wordt in de klas.")
            return steps.record_talk(case.id, round_id, talk)
        if kind is StepKind.PARENTS:
            state = self.desk.cases.progress(case).state(step_id)
            way = state.way.way if state and state.way else Way.PHONE
            spoken = Contact(step_id, person_id, way, ContactResult.SPOKEN, self.day, by, guardian_id)
            return steps.record_contact(case.id, round_id, spoken)
        if kind in (StepKind.LOGBOOK_NOTE, StepKind.INCIDENT_RECORD):
            round_ = case.round
            step = self.desk.cases.protocol_of(case).step(step_id)
            proposal = steps.propose_note(case, round_, step, person_id)
            assert step.magister is not None
            note = MagisterNote(
                step_id,
                step.magister,
                person_id,
                proposal.title,
                proposal.fields,
                proposal.fingerprint,
                by,
                self.day,
            )
            return steps.keep_note(case.id, round_id, note)
        text = "Gesproken met de mentor, de vakdocenten en de conciërge; de gebeurtenissen op een rij gezet."
        return steps.record_action(case.id, round_id, Action(step_id, self.day, by, text))

    def agree(self, case: Case, day: date, *texts: str) -> Case:
        self.on(day)
        state = next(s for s in self.desk.cases.progress(case).steps if s.step.kind is StepKind.AGREEMENTS)
        by = case.who(state.actor) or COORDINATOR
        agreements = tuple(Agreement(state.step.id, text, self.day, by) for text in texts)
        return self.desk.follow_up.agree(case.id, agreements, self.day)

    def checks(self, case: Case, until: date, score: int = 3) -> Case:
        """Hold every check that is due before `until`."""
        term = case.round.running_term
        for check in term.open_checks if term else ():
            if check.due_on >= until:
                break
            self.on(check.due_on)
            case = self.desk.follow_up.record_check(case.id, check.id, self.result(case, score))
            score = min(score + 1, 5)
        return case

    def result(self, case: Case, score: int, bullying: Bullying = Bullying.LESS) -> CheckResult:
        kept = tuple(
            KeptAnswer(a.id, Kept.YES if number else Kept.PARTLY)
            for number, a in enumerate(case.round.current_agreements)
        )
        safety = tuple(Safety(victim.id, score, "Het gaat beter in de les.") for victim in case.victims)
        by = ", ".join(case.mentors) or COORDINATOR
        return CheckResult(self.day, by, kept, safety, bullying, Decision.ON_COURSE)

    def started(self, day: date, text: str, people: list[Involvement], *agreements: str) -> Case:
        """A case whose first phase is done up to the checks; the agreements were made on `day`."""
        case = self.open(day - timedelta(days=2), text, people)
        case = self.until(case, day - timedelta(days=1), StepKind.INQUIRY, *TALKS_AND_PARENTS)
        case = self.agree(case, day, *agreements)
        return self.until(case, day, StepKind.LOGBOOK_NOTE)

    def persistent(self, case: Case, day: date, cause: str) -> Case:
        self.on(day)
        return self.desk.cases.start_next_round(case.id, self.day, cause)

    def support(self, case: Case, label: str, which: int) -> Case:
        person = case.concerned[which]
        measure = Measure("2f", MeasureKind.SUPPORT, label, person.id, self.day, COORDINATOR)
        return self.desk.steps.take_measure(case.id, case.round.id, measure)


def pupil(name: str, school_class: str, mentor: str, role: Role, *parents: tuple[str, str]) -> Involvement:
    guardians = tuple(
        Guardian(0, parent, relation, f"06 0000 00{number:02}")
        for number, (parent, relation) in enumerate(parents, 11)
    )
    return Involvement(0, PersonName.parse(name), (role,), school_class, mentor, guardians=guardians)
