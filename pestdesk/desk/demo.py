"""Made-up cases in every state, played through the real verbs, for the demo, the pictures and the self-test."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from pestdesk.desk import Desk, safe
from pestdesk.desk.workplace import Clock
from pestdesk.domain.case import Case, Closing
from pestdesk.domain.follow_up import (
    Agreement,
    Bullying,
    CheckResult,
    Decision,
    Kept,
    KeptAnswer,
    Safety,
    TermOutcome,
)
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Role, StepKind, Way
from pestdesk.domain.record import Action, Contact, ContactResult, MagisterNote, Measure, MeasureKind, Talk
from pestdesk.domain.school_calendar import Term
from pestdesk.domain.signal import Answer, Classification, Judgement, Place, Receiver, Reporter, Signal
from pestdesk.storage.keys import Cost

SCHOOL = "Cals IJsselstein"
COORDINATOR = "Lies van Voorbeeld"
PASSPHRASE = "een kluis om in te oefenen"

_DAY = timedelta(days=1)
_QUICK = Cost(memory_kib=65536, iterations=1, lanes=4)


class DemoClock:
    """A clock that the demo sets to the day on which something happens."""

    def __init__(self, now: Clock) -> None:
        self._now = now
        self.day: date | None = None

    def __call__(self) -> datetime:
        if self.day is None:
            return self._now()
        return datetime.combine(self.day, time(14, 5)).astimezone()


def open_demo(folder: Path, now: Clock = safe.system_clock) -> Desk:
    """A vault in `folder` filled with made-up cases around today, unlocked."""
    clock = DemoClock(now)
    new = safe.NewVault(SCHOOL, COORDINATOR, "midden", PASSPHRASE)
    desk = Desk.unlock(folder, safe.create_vault(folder, new, _QUICK), clock)
    fill(desk, clock)
    return desk


def fill(desk: Desk, clock: DemoClock) -> None:
    """The cases themselves, oldest first; the clock stands on now again afterwards."""
    today = clock().astimezone().date()
    play = _Play(desk, clock)
    _closed_case(play, today)
    _term_that_ends_today(play, today)
    _second_phase(play, today)
    _second_round(play, today)
    _three_pupils(play, today)
    _check_forgotten(play, today)
    _parents_not_reached(play, today)
    _unknown_perpetrator(play, today)
    _to_pass_on(play, today)
    clock.day = None
    desk.cases.forget_acts()


class _Play:
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


def _pupil(name: str, school_class: str, mentor: str, role: Role, *parents: tuple[str, str]) -> Involvement:
    guardians = tuple(
        Guardian(0, parent, relation, f"06 0000 00{number:02}")
        for number, (parent, relation) in enumerate(parents, 11)
    )
    return Involvement(0, PersonName.parse(name), (role,), school_class, mentor, guardians=guardians)


_PHASE_ONE = (StepKind.TALKS, StepKind.PARENTS)


def _started(play: _Play, day: date, text: str, people: list[Involvement], *agreements: str) -> Case:
    """A case whose first phase is done up to the checks; the agreements were made on `day`."""
    case = play.open(day - timedelta(days=2), text, people)
    case = play.until(case, day - timedelta(days=1), StepKind.INQUIRY, *_PHASE_ONE)
    case = play.agree(case, day, *agreements)
    return play.until(case, day, StepKind.LOGBOOK_NOTE)


def _closed_case(play: _Play, today: date) -> None:
    people = [
        _pupil("Teun Attrapstra", "3A", "Ina Schijnmans", Role.PERPETRATOR),
        _pupil("Isa Mockels", "3A", "Ina Schijnmans", Role.VICTIM),
    ]
    case = _started(
        play,
        play.start_of(today, lambda term: term.end < today - timedelta(days=20)),
        "Isa wordt buitengesloten bij groepswerk.",
        people,
        "Teun werkt gewoon samen.",
    )
    term = case.round.running_term
    assert term is not None
    case = play.checks(case, term.ends_on)
    play.on(term.ends_on)
    result = play.result(case, 5, Bullying.STOPPED)
    case = play.desk.follow_up.record_final_check(case.id, term.checks[-1].id, result, TermOutcome.KEPT)
    play.desk.cases.close(
        case.id, Closing(play.day, COORDINATOR, "De afspraken zijn nageleefd; Isa voelt zich veilig.")
    )


def _term_that_ends_today(play: _Play, today: date) -> None:
    people = [
        _pupil("Pip Voorbeeldstra", "2B", "Toon Proefstra", Role.VICTIM, ("Mieke Voorbeeldstra", "moeder")),
        _pupil("Sem Nepman", "2B", "Toon Proefstra", Role.PERPETRATOR, ("Rob Nepman", "vader")),
    ]
    start = play.start_of(today, lambda term: term.end <= today)
    text = "Pips etui wordt al drie weken bijna elke dag weggenomen, en Pip krijgt een bijnaam nageroepen."
    case = _started(
        play, start, text, people, "Sem laat de spullen van Pip met rust", "Sem en Pip zitten niet naast elkaar"
    )
    play.checks(case, today)


def _second_phase(play: _Play, today: date) -> None:
    people = [
        _pupil("Lotte Fantasia", "1D", "Ria Ruwmodel", Role.VICTIM, ("Els Fantasia", "moeder")),
        _pupil("Daan Zogezegd", "1D", "Ria Ruwmodel", Role.PERPETRATOR, ("Kees Zogezegd", "vader")),
    ]
    case = _started(
        play,
        today - timedelta(days=34),
        "Daan scheldt Lotte uit in de klas.",
        people,
        "Daan spreekt Lotte normaal aan",
    )
    case = play.checks(case, today - timedelta(days=16), 2)
    case = _persistent(play, case, today - timedelta(days=14), "In de groepsapp van de klas gaat het schelden door.")
    case = play.until(case, today - timedelta(days=12), StepKind.HANDOVER, StepKind.INQUIRY, *_PHASE_ONE)
    case = play.agree(
        case, today - timedelta(days=9), "Daan verlaat de groepsapp", "Lotte meldt zich elke week bij Lies"
    )
    case = _support(play, case, "weerbaarheidstraining", 0)
    case = _support(play, case, "gesprekken met de leerling", 1)
    play.checks(case, today)


def _second_round(play: _Play, today: date) -> None:
    people = [
        _pupil("Bram Nepveld", "2C", "Sil Kopie", Role.VICTIM),
        _pupil("Siem Schetsma", "2E", "Bo Namaak", Role.PERPETRATOR),
    ]
    case = _started(
        play, today - timedelta(days=62), "Siem wacht Bram op bij de kluisjes.", people, "Siem mijdt Bram"
    )
    case = play.checks(case, today - timedelta(days=46), 2)
    case = _persistent(play, case, today - timedelta(days=45), "Siem heeft Bram weer opgewacht, nu met anderen.")
    case = play.until(case, today - timedelta(days=43), StepKind.INQUIRY, *_PHASE_ONE)
    case = play.agree(case, today - timedelta(days=41), "Siem loopt via de andere trap")
    case = _support(play, case, "gesprekken met de leerling", 1)
    case = play.until(case, today - timedelta(days=40), StepKind.SUPPORT_COORDINATOR, StepKind.INCIDENT_RECORD)
    case = play.checks(case, today - timedelta(days=8), 2)
    case = _persistent(play, case, today - timedelta(days=7), "Bram durft niet meer langs de kluisjes.")
    play.until(case, today - timedelta(days=5), StepKind.INQUIRY, StepKind.TALKS)


def _three_pupils(play: _Play, today: date) -> None:
    people = [
        _pupil("Mila Placeholder", "2D", "Cas Concept", Role.VICTIM),
        _pupil("Jip Dummyveld", "2F", "Loes Proefdruk", Role.PERPETRATOR),
        _pupil("Ties Testema", "2F", "Loes Proefdruk", Role.PERPETRATOR),
        _pupil("Wil van den Berg-Konijnenburgh", "2D", "Cas Concept", Role.WITNESS),
    ]
    text = "Jip en Ties gooien de tas van Mila rond op het plein."
    case = _started(play, today - timedelta(days=16), text, people, "Jip en Ties blijven van de spullen van Mila af")
    play.checks(case, today)


def _check_forgotten(play: _Play, today: date) -> None:
    people = [
        _pupil("Noor Dummyveld", "1C", "Kim Kladblok", Role.VICTIM),
        _pupil("Fay Testema", "1C", "Kim Kladblok", Role.PERPETRATOR),
    ]
    text = "Fay sluit Noor buiten in de pauzes en zegt dat anderen niet met Noor mogen praten."
    start = play.start_of(today, lambda term: term.checks[0] < today)
    _started(play, start, text, people, "Fay laat Noor meedoen")


def _parents_not_reached(play: _Play, today: date) -> None:
    people = [
        _pupil("Yara Verzonnen", "2A", "Nel Ontwerp", Role.VICTIM, ("Saar Verzonnen", "moeder")),
        _pupil("Milan Bedacht", "3D", "Guus Opzet", Role.PERPETRATOR, ("Hans Bedacht", "vader")),
    ]
    text = "Milan duwt en beledigt Yara in de fietsenstalling."
    case = play.open(today - timedelta(days=4), text, people, Receiver.COORDINATOR)
    case = play.until(case, today - timedelta(days=3), StepKind.INQUIRY, StepKind.TALKS)
    yara, milan = case.concerned
    steps = play.desk.steps
    spoken = Contact(
        "1d",
        yara.id,
        Way.PHONE,
        ContactResult.SPOKEN,
        play.day,
        COORDINATOR,
        yara.guardians[0].id,
        text="Moeder herkent het verhaal en is blij dat er gebeld is.",
    )
    missed = Contact(
        "1d", milan.id, Way.PHONE, ContactResult.NOT_REACHED, play.day, COORDINATOR, milan.guardians[0].id, today
    )
    steps.record_contact(case.id, case.round.id, spoken)
    steps.record_contact(case.id, case.round.id, missed)


def _unknown_perpetrator(play: _Play, today: date) -> None:
    people = [
        _pupil("Fenna Luchtkasteel", "3H1", "Piet Plaatje", Role.VICTIM),
        Involvement(0, None, (Role.PERPETRATOR,)),
    ]
    text = "Een nepaccount plaatst foto’s van Fenna met gemene teksten."
    case = play.open(today - timedelta(days=3), text, people, Receiver.COORDINATOR)
    play.until(case, today - timedelta(days=2), StepKind.INQUIRY)


def _to_pass_on(play: _Play, today: date) -> None:
    people = [
        _pupil("Abe Voorbeeldig", "1A", "Wies Schets", Role.VICTIM),
        _pupil("Gerrit Mokkenaar", "1A", "Wies Schets", Role.PERPETRATOR),
    ]
    play.open(today, "Gerrit pakt steeds de pet van Abe af.", people, Receiver.COORDINATOR)


def _persistent(play: _Play, case: Case, day: date, cause: str) -> Case:
    play.on(day)
    return play.desk.cases.start_next_round(case.id, play.day, cause)


def _support(play: _Play, case: Case, label: str, which: int) -> Case:
    person = case.concerned[which]
    measure = Measure("2f", MeasureKind.SUPPORT, label, person.id, play.day, COORDINATOR)
    return play.desk.steps.take_measure(case.id, case.round.id, measure)
