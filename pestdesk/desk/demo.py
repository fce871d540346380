"""Made-up cases in every state, played through the real verbs, for the demo, the pictures and the self-test."""

from datetime import date, timedelta
from pathlib import Path

from pestdesk.desk import Desk, safe
from pestdesk.desk.demo_play import COORDINATOR, TALKS_AND_PARENTS, DemoClock, Play, pupil
from pestdesk.desk.demo_pupils import fill_directory
from pestdesk.desk.workplace import Clock
from pestdesk.domain.closing import Closing
from pestdesk.domain.follow_up import (
    Bullying,
    TermOutcome,
)
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role, StepKind, Way
from pestdesk.domain.record import Contact, ContactResult
from pestdesk.domain.signal import Receiver
from pestdesk.storage.keys import Cost

SCHOOL = "Cals IJsselstein"
PASSPHRASE = "een kluis om in te oefenen"

NEW = safe.NewVault(SCHOOL, COORDINATOR, "midden", PASSPHRASE)
#: Not for a vault that anyone keeps.
QUICK = Cost(memory_kib=65536, iterations=1, lanes=4)


def open_demo(folder: Path, now: Clock = safe.system_clock, *, with_directory: bool = True) -> Desk:
    """A vault in `folder` filled with made-up cases around today and the list of their school, unlocked."""
    clock = DemoClock(now)
    desk = Desk.unlock(folder, safe.create_vault(folder, NEW, QUICK), clock)
    fill(desk, clock)
    if with_directory:
        fill_directory(desk)
    desk.cases.forget_acts()
    return desk


def fill(desk: Desk, clock: DemoClock) -> None:
    """The cases themselves, oldest first; the clock stands on now again afterwards."""
    today = clock().astimezone().date()
    play = Play(desk, clock)
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


def _closed_case(play: Play, today: date) -> None:
    people = [
        pupil("Teun Attrapstra", "3A", "Ina Schijnmans", Role.PERPETRATOR),
        pupil("Isa Mockels", "3A", "Ina Schijnmans", Role.VICTIM),
    ]
    case = play.started(
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


def _term_that_ends_today(play: Play, today: date) -> None:
    people = [
        pupil("Pip Voorbeeldstra", "2B", "Toon Proefstra", Role.VICTIM, ("Mieke Voorbeeldstra", "moeder")),
        pupil("Sem Nepman", "2B", "Toon Proefstra", Role.PERPETRATOR, ("Rob Nepman", "vader")),
    ]
    start = play.start_of(today, lambda term: term.end <= today)
    text = "Pips etui wordt al drie weken bijna elke dag weggenomen, en Pip krijgt een bijnaam nageroepen."
    case = play.started(
        start, text, people, "Sem laat de spullen van Pip met rust", "Sem en Pip zitten niet naast elkaar"
    )
    play.checks(case, today)


def _second_phase(play: Play, today: date) -> None:
    people = [
        pupil("Lotte Fantasia", "1D", "Ria Ruwmodel", Role.VICTIM, ("Els Fantasia", "moeder")),
        pupil("Daan Zogezegd", "1D", "Ria Ruwmodel", Role.PERPETRATOR, ("Kees Zogezegd", "vader")),
    ]
    case = play.started(
        today - timedelta(days=34),
        "Daan scheldt Lotte uit in de klas.",
        people,
        "Daan spreekt Lotte normaal aan",
    )
    case = play.checks(case, today - timedelta(days=16), 2)
    case = play.persistent(case, today - timedelta(days=14), "In de groepsapp van de klas gaat het schelden door.")
    case = play.until(case, today - timedelta(days=12), StepKind.HANDOVER, StepKind.INQUIRY, *TALKS_AND_PARENTS)
    case = play.agree(
        case, today - timedelta(days=9), "Daan verlaat de groepsapp", "Lotte meldt zich elke week bij Lies"
    )
    case = play.support(case, "weerbaarheidstraining", 0)
    case = play.support(case, "gesprekken met de leerling", 1)
    play.checks(case, today)


def _second_round(play: Play, today: date) -> None:
    people = [
        pupil("Bram Nepveld", "2C", "Sil Kopie", Role.VICTIM),
        pupil("Siem Schetsma", "2E", "Bo Namaak", Role.PERPETRATOR),
    ]
    case = play.started(today - timedelta(days=62), "Siem wacht Bram op bij de kluisjes.", people, "Siem mijdt Bram")
    case = play.checks(case, today - timedelta(days=46), 2)
    case = play.persistent(case, today - timedelta(days=45), "Siem heeft Bram weer opgewacht, nu met anderen.")
    case = play.until(case, today - timedelta(days=43), StepKind.INQUIRY, *TALKS_AND_PARENTS)
    case = play.agree(case, today - timedelta(days=41), "Siem loopt via de andere trap")
    case = play.support(case, "gesprekken met de leerling", 1)
    case = play.until(case, today - timedelta(days=40), StepKind.SUPPORT_COORDINATOR, StepKind.INCIDENT_RECORD)
    case = play.checks(case, today - timedelta(days=8), 2)
    case = play.persistent(case, today - timedelta(days=7), "Bram durft niet meer langs de kluisjes.")
    play.until(case, today - timedelta(days=5), StepKind.INQUIRY, StepKind.TALKS)


def _three_pupils(play: Play, today: date) -> None:
    people = [
        pupil("Mila Placeholder", "2D", "Cas Concept", Role.VICTIM),
        pupil("Jip Dummyveld", "2F", "Loes Proefdruk", Role.PERPETRATOR),
        pupil("Ties Testema", "2F", "Loes Proefdruk", Role.PERPETRATOR),
        pupil("Wil van den Berg-Konijnenburgh", "2D", "Cas Concept", Role.WITNESS),
    ]
    text = "Jip en Ties gooien de tas van Mila rond op het plein."
    case = play.started(today - timedelta(days=16), text, people, "Jip en Ties blijven van de spullen van Mila af")
    play.checks(case, today)


def _check_forgotten(play: Play, today: date) -> None:
    people = [
        pupil("Noor Dummyveld", "1C", "Kim Kladblok", Role.VICTIM),
        pupil("Fay Testema", "1C", "Kim Kladblok", Role.PERPETRATOR),
    ]
    text = "Fay sluit Noor buiten in de pauzes en zegt dat anderen niet met Noor mogen praten."
    start = play.start_of(today, lambda term: term.checks[0] < today)
    play.started(start, text, people, "Fay laat Noor meedoen")


def _parents_not_reached(play: Play, today: date) -> None:
    people = [
        pupil("Yara Verzonnen", "2A", "Nel Ontwerp", Role.VICTIM, ("Saar Verzonnen", "moeder")),
        pupil("Milan Bedacht", "3D", "Guus Opzet", Role.PERPETRATOR, ("Hans Bedacht", "vader")),
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


def _unknown_perpetrator(play: Play, today: date) -> None:
    people = [
        pupil("Fenna Luchtkasteel", "3H1", "Piet Plaatje", Role.VICTIM),
        Involvement(0, None, (Role.PERPETRATOR,)),
    ]
    text = "Een nepaccount plaatst foto’s van Fenna met gemene teksten."
    case = play.open(today - timedelta(days=3), text, people, Receiver.COORDINATOR)
    play.until(case, today - timedelta(days=2), StepKind.INQUIRY)


def _to_pass_on(play: Play, today: date) -> None:
    people = [
        pupil("Abe Voorbeeldig", "1A", "Wies Schets", Role.VICTIM),
        pupil("Gerrit Mokkenaar", "1A", "Wies Schets", Role.PERPETRATOR),
    ]
    play.open(today, "Gerrit pakt steeds de pet van Abe af.", people, Receiver.COORDINATOR)
