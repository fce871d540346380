"""Cases of the acceptance stories, built through the domain, for the documents made from them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
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
from pestdesk.domain.magister import propose_note
from pestdesk.domain.names import PersonName
from pestdesk.domain.opening import open_case
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.progress import close
from pestdesk.domain.protocol import Magister, Protocol, Role, Route, Way, parse_protocol
from pestdesk.domain.record import (
    NOT_STAMPED,
    Action,
    CheckMove,
    Contact,
    ContactResult,
    Entry,
    MagisterNote,
    Measure,
    MeasureKind,
    Nature,
    Report,
    Skip,
    Stamp,
    Talk,
)
from pestdesk.domain.routing import Course, CourseDecision
from pestdesk.domain.school_calendar import FreeDay, SchoolCalendar, Vacation, term
from pestdesk.domain.settings import Settings
from pestdesk.domain.signal import Answer, Classification, Judgement, Receiver, Reporter, Signal
from pestdesk.resources import resource

CEST = timezone(timedelta(hours=2))
CET = timezone(timedelta(hours=1))
LIES = "Lies van Voorbeeld"
RIA = "Ria Ruwmodel"
ODA = "Oda Zogenaamd"
LEADER = "Jo de Baas"
MORNING = datetime(2026, 9, 7, 7, tzinfo=UTC)

CALENDAR = SchoolCalendar(
    vacations=(
        Vacation("herfstvakantie", date(2026, 10, 17), date(2026, 10, 25)),
        Vacation("kerstvakantie", date(2026, 12, 19), date(2027, 1, 3)),
        Vacation("voorjaarsvakantie", date(2027, 2, 20), date(2027, 2, 28)),
    ),
    free_days=(FreeDay("Goede Vrijdag", date(2027, 3, 26)),),
    known_from=date(2026, 8, 1),
    known_until=date(2027, 7, 31),
)


@pytest.fixture(scope="session")
def protocol() -> Protocol:
    path = resource("protocols", "cals-231010.toml")
    return parse_protocol(path.read_text(encoding="utf-8"), path.name)


@pytest.fixture(scope="session")
def settings() -> Settings:
    return Settings("Cals IJsselstein", LIES, "midden", support_coordinator=ODA)


@pytest.fixture(scope="session")
def made_at() -> datetime:
    return datetime(2027, 1, 14, 14, 5, tzinfo=CET)


class Story:
    """A case in the making: one line for each thing that the story tells, written down at six that evening."""

    def __init__(self, protocol: Protocol, case: Case) -> None:
        self.protocol = protocol
        self.case = case

    def stamp(self, on: date, author: str = LIES) -> Stamp:
        return Stamp(author, datetime(on.year, on.month, on.day, 17, tzinfo=UTC))

    def id_of(self, given: str) -> int:
        return next(person.id for person in self.case.involvements if person.given_name == given)

    def did(self, step: str, on: date, by: str, text: str = "", options: tuple[str, ...] = ()) -> None:
        action = Action(step, on, by, text, options)
        self.case = self.case.with_action(self.case.round.id, action, self.stamp(on))

    def talked(self, step: str, given: str, on: date, by: str, account: str, outcome: str = "") -> None:
        talk = Talk(step, self.id_of(given), on, by, account, outcome)
        self.case = self.case.with_talk(self.case.round.id, talk, self.stamp(on))

    def called(
        self,
        step: str,
        given: str,
        on: date,
        by: str,
        way: Way = Way.PHONE,
        result: ContactResult = ContactResult.SPOKEN,
        planned_on: date | None = None,
        text: str = "",
    ) -> None:
        guardian = self.case.involvement(self.id_of(given)).guardians[0]
        contact = Contact(step, self.id_of(given), way, result, on, by, guardian.id, planned_on, text)
        self.case = self.case.with_contact(self.case.round.id, contact, self.stamp(on))

    def agreed(self, step: str, on: date, by: str, *texts: str) -> None:
        agreements = tuple(Agreement(step, text, on, by) for text in texts)
        self.case = self.case.with_agreements(agreements, term(on, CALENDAR), self.stamp(on))

    def took(self, step: str, kind: MeasureKind, label: str, given: str, on: date, text: str = "") -> None:
        measure = Measure(step, kind, label, self.id_of(given), on, LIES, text)
        self.case = self.case.with_measure(self.case.round.id, measure, self.stamp(on))

    def skipped(self, step: str, reason: str, on: date, by: str) -> None:
        self.case = self.case.with_skip(self.case.round.id, Skip(step, reason, on, by), self.stamp(on))

    def placed(self, step: str, on: date, by: str, given: str = "") -> None:
        """The note of this step as proposed, placed in Magister."""
        shown = self.protocol.step(step)
        about = self.id_of(given) if given else 0
        proposal = propose_note(self.protocol, self.case, self.case.round, shown, about)
        where = shown.magister or Magister.LOGBOOK
        note = MagisterNote(
            step, where, about, proposal.title, proposal.fields, proposal.fingerprint, by, placed_on=on
        )
        self.case = self.case.with_note(self.case.round.id, note, self.stamp(on))

    def checked(
        self, number: int, by: str, kept: Kept, score: int, words: str = "", bullying: Bullying = Bullying.LESS
    ) -> None:
        """A check held on the day it was due; every agreement gets the same answer."""
        round_ = self.case.round
        assert round_.term is not None
        check = round_.term.checks[number - 1]
        answers = tuple(KeptAnswer(agreement.id, kept) for agreement in round_.current_agreements)
        safety = tuple(Safety(victim.id, score, words) for victim in self.case.victims)
        decision = Decision.ON_COURSE if kept is Kept.YES else Decision.ADJUST
        result = CheckResult(check.due_on, by, answers, safety, bullying, decision)
        self.case = self.case.with_check(check.id, result, self.stamp(check.due_on))

    def wrote(self, entry: Entry, written_on: date, author: str = LIES) -> int:
        self.case = self.case.with_entry(entry, self.stamp(written_on, author))
        return self.case.entries[-1].id


@pytest.fixture(scope="session")
def solved_case(protocol: Protocol) -> Case:
    """S1: same class, first time, solved by the mentor; on one page."""
    mentor = "Toon Proefstra"
    people = (
        Involvement(
            0,
            PersonName.parse("Pip Voorbeeldstra"),
            (Role.VICTIM,),
            "2B",
            mentor,
            guardians=(Guardian(0, "Mieke Voorbeeldstra", "moeder"),),
        ),
        Involvement(
            0,
            PersonName.parse("Sem Nepman"),
            (Role.PERPETRATOR,),
            "2B",
            mentor,
            guardians=(Guardian(0, "Karel Nepman", "vader"),),
        ),
    )
    signal = Signal(
        "Pip’s etui is drie weken lang bijna dagelijks weggenomen en hij krijgt een bijnaam nageroepen.",
        date(2026, 9, 7),
        Reporter.PARENT,
        "Mieke Voorbeeldstra",
        received_by=Receiver.MENTOR,
    )
    stamp = Stamp(LIES, datetime(2026, 9, 8, 7, tzinfo=UTC))
    case = open_case("2026-014", protocol.id, "1", signal, people, LIES, date(2026, 9, 8), stamp)
    answers = (("systematic", Answer.YES), ("harm", Answer.YES), ("power", Answer.YES))
    story = Story(protocol, case.with_classification(Classification(Judgement.BULLYING, answers)))
    story.did("1a", date(2026, 9, 8), mentor)
    story.talked("1b", "Pip", date(2026, 9, 8), mentor, "Pip vertelt wanneer zijn etui weg was.")
    story.talked("1b", "Sem", date(2026, 9, 9), mentor, "Sem geeft het toe.", "Sem biedt excuses aan.")
    story.agreed("1c", date(2026, 9, 9), mentor, "Sem laat de spullen van Pip met rust")
    story.called("1d", "Pip", date(2026, 9, 9), mentor)
    story.called("1d", "Sem", date(2026, 9, 10), mentor)
    for given in ("Pip", "Sem"):
        story.placed("1g", date(2026, 9, 10), mentor, given)
    for number, score in enumerate((2, 3, 4, 4), start=1):
        story.checked(number, mentor, Kept.PARTLY if number == 1 else Kept.YES, score)
    story.case = story.case.with_verdict(TermOutcome.KEPT, date(2026, 10, 7), mentor, NOT_STAMPED)
    closing = Closing(date(2026, 10, 8), LIES, "Het pesten is gestopt.")
    return close(story.case, protocol, closing, story.stamp(date(2026, 10, 8)))


@pytest.fixture(scope="session")
def long_case(protocol: Protocol) -> Case:
    """S4 and S5: phase 1 by the mentor, two rounds of phase 2 by the leerlingcoördinator, still running."""
    people = (
        Involvement(
            0,
            PersonName.parse("Lotte Fantasia"),
            (Role.VICTIM,),
            "1D",
            RIA,
            guardians=(
                Guardian(0, "Vera Fantasia", "moeder"),
                Guardian(0, "Hugo Fantasia", "vader", do_not_contact="geen gezag"),
            ),
        ),
        Involvement(
            0,
            PersonName.parse("Daan Zogezegd"),
            (Role.PERPETRATOR,),
            "1D",
            RIA,
            guardians=(Guardian(0, "Petra Zogezegd", "moeder"),),
        ),
        Involvement(0, PersonName.parse("Noa van den Bedacht"), (Role.WITNESS,), "1D", RIA),
    )
    signal = Signal(
        "Lotte wordt in de pauze buitengesloten en uitgelachen.", date(2026, 11, 2), Reporter.PUPIL, "Noa"
    )
    stamp = Stamp(LIES, datetime(2026, 11, 2, 15, tzinfo=UTC))
    case = open_case("2026-021", protocol.id, "1", signal, people, LIES, date(2026, 11, 2), stamp)
    story = Story(protocol, case.with_signal(replace(signal, passed_on=date(2026, 11, 2))))
    _first_phase(story)
    _second_phase(story)
    _second_round(story)
    return story.case


def _first_phase(story: Story) -> None:
    story.did("1a", date(2026, 11, 2), RIA, "De mentor sprak vier klasgenoten. Zij zagen hetzelfde.")
    story.talked("1b", "Lotte", date(2026, 11, 3), RIA, "Lotte zegt dat het elke dag gebeurt.")
    story.talked("1b", "Daan", date(2026, 11, 3), RIA, "Daan noemt het een grap.", "Hij stopt ermee.")
    story.agreed("1c", date(2026, 11, 3), RIA, "Daan lacht Lotte niet uit", "Beiden melden het als het misgaat")
    story.called("1d", "Lotte", date(2026, 11, 3), RIA, result=ContactResult.NOT_REACHED)
    story.called("1d", "Lotte", date(2026, 11, 4), RIA, text="Moeder is blij met het gesprek.")
    story.called("1d", "Daan", date(2026, 11, 4), RIA)
    story.skipped("1f", "de klas is vorig jaar al geobserveerd", date(2026, 11, 5), RIA)
    story.placed("1g", date(2026, 11, 5), RIA, "Lotte")
    story.checked(1, RIA, Kept.PARTLY, 2, "nog bang in de gang")
    story.checked(2, RIA, Kept.YES, 3)


def _second_phase(story: Story) -> None:
    started = date(2026, 11, 27)
    story.case = story.case.with_next_round(
        "2", started, "Berichten over Lotte in de groepsapp van de klas", story.stamp(started)
    )
    story.did("2a", date(2026, 11, 30), RIA, "Ria meldt het bij Lies.")
    story.did("2b", date(2026, 12, 8), RIA)
    story.did("2c", date(2026, 11, 30), LIES, "De berichten zijn bekeken op de telefoon van Lotte.")
    for given in ("Lotte", "Daan"):
        story.talked("2d", given, date(2026, 12, 1), LIES, f"Gesprek over de groepsapp met {given}.")
    story.agreed("2e", date(2026, 12, 2), LIES, "Daan verlaat de groepsapp", "Lotte loopt elke vrijdag binnen")
    story.took("2f", MeasureKind.SUPPORT, "weerbaarheidstraining", "Lotte", date(2026, 12, 2))
    story.took("2f", MeasureKind.SUPPORT, "gesprekken met de leerling", "Daan", date(2026, 12, 2), "vier keer")
    for given in ("Lotte", "Daan"):
        story.called("2g", given, date(2026, 12, 3), LIES)
    story.did("2h", date(2026, 12, 3), LIES, "Oda Zogenaamd regelt de training.")
    story.placed("2i", date(2026, 12, 4), LIES)
    first = story.wrote(
        Entry(date(2026, 12, 9), LIES, "Lotte kwam vandaag later de klas in.", Nature.STATEMENT, "de conciërge"),
        date(2026, 12, 10),
    )
    story.wrote(
        Entry(date(2026, 12, 9), LIES, "Het was niet Lotte maar Noa.", corrects=first, reason="naam verwisseld"),
        date(2026, 12, 11),
    )
    story.checked(1, LIES, Kept.YES, 3, "het gaat beter", Bullying.STOPPED)
    story.checked(2, LIES, Kept.YES, 4, "", Bullying.STOPPED)


def _second_round(story: Story) -> None:
    started = date(2027, 1, 7)
    story.case = story.case.with_next_round("2", started, "Daan zet een foto van Lotte online", story.stamp(started))
    story.did("2c", date(2027, 1, 8), LIES, "De foto is gezien en verwijderd.")
    for given in ("Lotte", "Daan"):
        story.talked("2d", given, date(2027, 1, 12), LIES, "Opnieuw gesproken.")
    story.agreed("2e", date(2027, 1, 14), LIES, "Daan plaatst niets over Lotte")
    story.took("2f", MeasureKind.SANCTION, "nablijven of achtste uur", "Daan", date(2027, 1, 14), "4 keer")
    story.called("2g", "Lotte", date(2027, 1, 8), LIES, Way.VISIT, ContactResult.INVITED, date(2027, 1, 13))
    story.called("2g", "Lotte", date(2027, 1, 13), LIES, Way.VISIT)
    story.called("2g", "Daan", date(2027, 1, 8), LIES, Way.VISIT, ContactResult.INVITED, date(2027, 1, 15))


@pytest.fixture(scope="session")
def branched_case(protocol: Protocol) -> Case:
    """Every side road of the protocol in one case: an earlier case, another route, who is of age or left, an own end
    date, a suspension with its reports, and a case that was closed and opened again."""
    people = (
        Involvement(0, PersonName.parse("Wilhelmina (Mien) Proefberg"), (Role.VICTIM,), "5V", RIA, is_adult=True),
        Involvement(0, PersonName.parse("Daan Zogezegd"), (Role.PERPETRATOR,), "5V", RIA),
        Involvement(0, PersonName.parse("Noa van den Bedacht"), (Role.WITNESS,), "5V", RIA),
    )
    on = date(2026, 9, 7)
    signal = Signal("Daan duwt Mien van de trap.", on, Reporter.STAFF, "de conciërge", received_by=Receiver.MENTOR)
    story = Story(protocol, open_case("2026-031", protocol.id, "1", signal, people, LIES, on, Stamp(LIES, MORNING)))
    chosen = CourseDecision(Course.FIRST_PHASE, Course.NEXT_PHASE, "2026-003", "het ging toen om iets anders")
    story.case = story.case.with_course(chosen, "1").with_coordinators(LIES, ("Bas ter Verzinsel",))
    story.case = story.case.with_route(Route.DIFFERENT_CLASSES, "de mentor is langdurig ziek")
    noa = story.case.involvements[2]
    story.case = story.case.with_involvement(replace(noa, left_because="Noa was die dag niet op school"))
    story.did("1a", date(2026, 9, 8), LIES, "De conciërge zag het gebeuren.")
    for given in ("Wilhelmina (Mien)", "Daan"):
        story.talked("1b", given, date(2026, 9, 8), LIES, "Er is gesproken.")
        story.placed("1g", date(2026, 9, 9), LIES, given)
    story.agreed("1c", date(2026, 9, 9), LIES, "Daan neemt de andere trap")
    _moved(story)
    _suspended(story)
    on = date(2026, 9, 14)
    closing = Closing(on, LIES, "Daan gaat naar een andere school.", "verhuizing")
    story.case = close(story.case, protocol, closing, story.stamp(on))
    story.case = story.case.reopened(date(2026, 9, 21), LIES, "Daan blijft toch op school", story.stamp(on))
    return story.case


def _moved(story: Story) -> None:
    """The first check a day later, and the end a week later."""
    term_ = story.case.round.term
    assert term_ is not None
    first, *_, last = term_.checks
    on = date(2026, 9, 10)
    moves = (
        CheckMove(first.id, on, date(2026, 9, 17), "Mien heeft die dag een toets", on, LIES),
        CheckMove(last.id, on, date(2026, 10, 14), "de klas is dan op kamp", on, LIES),
    )
    story.case = story.case.with_checks_moved(moves, story.stamp(on))


def _suspended(story: Story) -> None:
    on = date(2026, 9, 11)
    daan = story.id_of("Daan")
    measure = Measure("1e", MeasureKind.SANCTION, "schorsing", daan, on, LIES, "", True, 3)
    story.case = story.case.with_measure(story.case.round.id, measure, story.stamp(on))
    reports = (
        Report("2k", "leerplichtambtenaar", LEADER, None, "de gemeente vraagt het niet"),
        Report("2k", "inspectie", LEADER, on, text="schriftelijk, met de redenen"),
    )
    story.case = story.case.with_reports(story.case.round.id, reports, story.stamp(on))
