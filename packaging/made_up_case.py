"""A made-up case of three rounds with any number of notes, and a letter: the same each time, but for its variant."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from pestdesk.domain.case import Case
from pestdesk.domain.follow_up import Agreement, Bullying, CheckResult, Decision, Kept, KeptAnswer, Safety
from pestdesk.domain.names import PersonName
from pestdesk.domain.opening import open_case
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Protocol, Role, Way, parse_protocol
from pestdesk.domain.record import Action, Contact, ContactResult, Entry, Skip, Stamp, Talk
from pestdesk.domain.school_calendar import SchoolCalendar, term
from pestdesk.domain.settings import Settings
from pestdesk.domain.signal import Reporter, Signal
from pestdesk.export.letter_report import LetterReport
from pestdesk.export.report import CaseReport, case_report
from pestdesk.resources import resource

BY, MENTOR = "Lies van Voorbeeld", "Ria Ruwmodel"
_MADE_AT = datetime(2027, 3, 1, 13, 5, tzinfo=UTC)
_CALENDAR = SchoolCalendar((), (), date(2026, 8, 1), date(2027, 7, 31))
_WORDS = (
    *("de", "les", "gang", "mentor", "klas", "telefoon", "groepsapp", "fiets", "kluisje", "docent", "zag", "hoorde"),
    *("vertelde", "vroeg", "afspraak", "weer", "vandaag", "gisteren", "samen", "alleen", "weg", "terug", "rustig"),
    *("boos", "bang", "blij", "duidelijk", "in", "op", "met", "naar", "van", "een", "het", "dat", "en", "maar"),
)
#: The steps of each phase: the inquiry, the talks, the agreements, the parents, and one that was passed by.
_STEPS = {"1": ("1a", "1b", "1c", "1d", "1f"), "2": ("2c", "2d", "2e", "2g", "2b")}


class _Writer:
    """Plays the rounds, with words of its own."""

    def __init__(self, protocol: Protocol, variant: int) -> None:
        self._random = Random(variant)
        self._stamp = Stamp(BY, _MADE_AT)
        self._protocol = protocol
        opened = date(2026, 9, 7)
        signal = Signal(self.text(), opened, Reporter.PARENT, "Vera Fantasia")
        people = (
            self._person("Lotte Fantasia", Role.VICTIM),
            self._person("Daan Zogezegd", Role.PERPETRATOR),
            self._person("Noa van den Bedacht", Role.WITNESS),
        )
        self.case = open_case(f"2026-{variant:03}", protocol.id, "1", signal, people, BY, opened, self._stamp)

    @staticmethod
    def _person(name: str, role: Role) -> Involvement:
        parents = (
            Guardian(0, f"Vera {name.split()[-1]}", "moeder"),
            Guardian(0, f"Hugo {name.split()[-1]}", "vader"),
        )
        return Involvement(0, PersonName.parse(name), (role,), "1D", MENTOR, guardians=parents)

    def text(self, sentences: int = 3) -> str:
        def sentence() -> str:
            return " ".join(self._random.choices(_WORDS, k=self._random.randint(7, 14))).capitalize() + "."

        return " ".join(sentence() for _ in range(sentences))

    def play(self, phase: str, on: date) -> None:
        """A round from its inquiry to its last check."""
        inquiry, talks, agreements, parents, passed_by = _STEPS[phase]
        case, stamp, by = self.case, self._stamp, MENTOR if phase == "1" else BY
        here = case.round.id
        case = case.with_action(here, Action(inquiry, on, by, self.text()), stamp)
        for person in case.involvements:
            on += timedelta(days=1)
            case = case.with_talk(here, Talk(talks, person.id, on, by, self.text(), self.text(1)), stamp)
        agreed = tuple(Agreement(agreements, self.text(1), on, by) for _ in range(3))
        case = case.with_agreements(agreed, term(on, _CALENDAR), stamp)
        for person in case.involvements[:2]:
            for parent in person.guardians:
                spoken, how = ContactResult.SPOKEN, Way.PHONE
                contact = Contact(parents, person.id, how, spoken, on, by, parent.id, None, self.text(1))
                case = case.with_contact(here, contact, stamp)
        case = case.with_skip(here, Skip(passed_by, self.text(1), on, by), stamp)
        self.case = self._checked(case, by)

    def _checked(self, case: Case, by: str) -> Case:
        round_ = case.round
        assert round_.term is not None
        for check in round_.term.checks:
            answers = tuple(KeptAnswer(agreement.id, Kept.PARTLY) for agreement in round_.current_agreements)
            safety = tuple(Safety(victim.id, 3, self.text(1)) for victim in case.victims)
            result = CheckResult(check.due_on, by, answers, safety, Bullying.LESS, Decision.ADJUST)
            case = case.with_check(check.id, result, self._stamp)
        return case

    def go_on(self, on: date) -> None:
        """Begin another round of phase 2."""
        self.case = self.case.with_next_round("2", on, self.text(1), self._stamp)

    def note(self, on: date) -> None:
        self.case = self.case.with_entry(Entry(on, BY, self.text()), self._stamp)


def summary(entries: int, variant: int = 1) -> CaseReport:
    """The report of a case of three rounds with so many notes; another `variant` has other words throughout."""
    path = resource("protocols", "cals-231010.toml")
    protocol = parse_protocol(path.read_text(encoding="utf-8"), path.name)
    writer = _Writer(protocol, variant)
    writer.play("1", date(2026, 9, 8))
    for on in (date(2026, 10, 20), date(2026, 12, 1)):
        writer.go_on(on)
        writer.play("2", on)
    for number in range(entries):
        writer.note(date(2026, 9, 8) + timedelta(days=number % 120))
    settings = Settings("Cals IJsselstein", BY, "midden", support_coordinator="Oda Zogenaamd")
    return case_report(protocol, writer.case, settings, _MADE_AT)


def letter(variant: int = 1) -> LetterReport:
    """A letter of one page to parents, with signatures."""
    report = LetterReport(
        case_number="2026-021",
        kind="afspraken",
        school="Cals IJsselstein",
        logo=b"",
        dated="Maandag 1 maart 2027",
        addressee=("Aan de ouders van", "Lotte Fantasia", "klas 1D"),
        subject="afspraken met Lotte",
        text="",
        sender=(BY, "leerlingcoördinator"),
        signatures=("Lotte Fantasia", "ouder of verzorger", BY),
        draft="",
        purpose="Ouders van Lotte Fantasia",
        mark="Vertrouwelijk",
        made_by=BY,
        made_at=_MADE_AT,
        made_on="ma 1 maart 2027, 14.05 uur",
    )
    random = Random(variant)
    paragraphs = [" ".join(random.choices(_WORDS, k=50)).capitalize() + "." for _ in range(4)]
    return replace(report, text="\n\n".join([*paragraphs, "- Dit spreken wij af.\n- En dit ook."]))
