"""Builders for vaults and cases: valid as they are, a test changes what it is about."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing, Reopening
from pestdesk.domain.follow_up import (
    AgreedTerm,
    Agreement,
    Bullying,
    Check,
    CheckResult,
    Decision,
    Kept,
    KeptAnswer,
    Safety,
    TermOutcome,
)
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Magister, Role, Route, Way
from pestdesk.domain.record import (
    Action,
    CheckMove,
    Contact,
    ContactResult,
    Entry,
    Letter,
    MagisterNote,
    Measure,
    MeasureKind,
    Nature,
    NoteField,
    Report,
    Skip,
    Stamp,
    Talk,
)
from pestdesk.domain.round import Round, RoundEnd
from pestdesk.domain.routing import Course, CourseDecision, RouteDecision
from pestdesk.domain.signal import Answer, Classification, Judgement, Place, Receiver, Reporter, Signal
from pestdesk.storage.keys import LEAST_MEMORY_KIB, Cost, read_and_unwrap
from pestdesk.storage.vault import Vault

PASSPHRASE = "vier losse woorden samen"
CHEAP = Cost(memory_kib=LEAST_MEMORY_KIB, iterations=1, lanes=1)

T0 = date(2026, 9, 9)
STAMP = Stamp("Lies van Voorbeeld", datetime(2026, 9, 9, 14, 30, 15, 250, tzinfo=UTC))

CaseBuilder = Callable[..., Case]
Contents = dict[str, tuple[int, bytes]]
ReadFolder = Callable[[Path], Contents]


@pytest.fixture
def contents() -> ReadFolder:
    """Reads a whole folder: the rights and the bytes of every file, by name."""

    def read(folder: Path) -> Contents:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): (path.stat().st_mode, path.read_bytes()) for path in files}

    return read


@pytest.fixture(scope="session")
def passphrase() -> str:
    return PASSPHRASE


@pytest.fixture(scope="session")
def cheap() -> Cost:
    """The least that a key may cost, so that tests are quick."""
    return CHEAP


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """An empty vault that was closed, and its database key; tests get copies of it."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    with Vault.create(folder, PASSPHRASE, CHEAP):
        pass
    return folder, read_and_unwrap(folder, PASSPHRASE)


@pytest.fixture
def database_key(made_vault: tuple[Path, bytes]) -> bytes:
    return made_vault[1]


@pytest.fixture
def folder(made_vault: tuple[Path, bytes], tmp_path: Path) -> Path:
    """The folder of an empty vault that is closed."""
    copy = tmp_path / "vault"
    copy.mkdir(mode=0o700)
    for file in made_vault[0].iterdir():
        target = copy / file.name
        target.touch(mode=0o600)
        target.write_bytes(file.read_bytes())
    return copy


@pytest.fixture
def vault(folder: Path, database_key: bytes) -> Iterator[Vault]:
    """An empty vault that is open."""
    with Vault.open(folder, database_key) as vault:
        yield vault


@pytest.fixture
def small_case() -> CaseBuilder:
    """Builds a case as it is right after the signal."""

    def build(
        case_id: str = "2026-001",
        victim: str = "Pip Voorbeeldstra",
        opened_on: date = T0,
        school_class: str = "2B",
        closing: Closing | None = None,
    ) -> Case:
        return Case(
            id=case_id,
            protocol_id="cals-231010",
            opened_on=opened_on,
            signal=Signal("etui weggenomen, drie weken lang", opened_on, Reporter.PARENT),
            involvements=(
                Involvement(2, PersonName.parse(victim), (Role.VICTIM,), school_class, "Toon Proefstra"),
                Involvement(3, PersonName("Sem", "", "Nepman"), (Role.PERPETRATOR,), school_class),
            ),
            route=RouteDecision(Route.SAME_CLASS, Route.SAME_CLASS),
            lead="Lies van Voorbeeld",
            rounds=(Round(1, "phase-1", 1, opened_on, stamp=STAMP),),
            closing=closing,
            last_id=3,
            stamp=STAMP,
        )

    return build


@pytest.fixture
def rich_case() -> CaseBuilder:
    """Builds a closed case of two rounds in which every kind of part occurs, with `entries` notes in its verloop."""

    def build(case_id: str = "2026-014", entries: int = 3, closed: bool = True) -> Case:
        closing = Closing(T0 + timedelta(80), "Lies van Voorbeeld", "opgelost", "ouders onbereikbaar", STAMP)
        return Case(
            id=case_id,
            protocol_id="cals-231010",
            opened_on=T0,
            signal=Signal(
                "scheldt ‘’ 😀 in de groepsapp\nen daarbuiten",
                T0,
                Reporter.PARENT,
                reporter_name="mevrouw Voorbeeldstra",
                place=Place.ONLINE,
                means="groepsapp",
                received_by=Receiver.COORDINATOR,
                passed_on=T0 + timedelta(1),
            ),
            involvements=_people(),
            route=RouteDecision(Route.DIFFERENT_CLASSES, Route.SAME_CLASS, "zus van de mentor", T0 + timedelta(3)),
            lead="Lies van Voorbeeld",
            rounds=(_first_round(), _second_round(closed)),
            other_coordinators=("Bas ter Verzinsel", "Aad Anders"),
            classification=Classification(
                Judgement.BULLYING, (("repeated", Answer.YES), ("intent", Answer.UNKNOWN), ("harm", Answer.NO))
            ),
            entries=tuple(_entry(i) for i in range(entries)),
            letters=(Letter("invitation", 2, T0, "Lies", "Uitnodiging", "Beste ouders,\n\nkom langs", 990, STAMP),),
            closing=closing if closed else None,
            reopenings=(
                Reopening(T0 + timedelta(60), "Lies van Voorbeeld", "toch weer berichten", closing, 70, STAMP),
            ),
            course=CourseDecision(Course.FIRST_PHASE, Course.NEXT_PHASE, "2025-031", "lang geleden"),
            last_id=1000 + entries,
            stamp=STAMP,
        )

    return build


def _people() -> tuple[Involvement, ...]:
    mother = Guardian(12, "Mia Voorbeeldstra", "moeder", "06-00000000")
    father = Guardian(11, "Co Voorbeeldstra", "vader", "", "straatverbod")
    return (
        Involvement(3, None, (Role.PERPETRATOR,)),
        Involvement(
            2,
            PersonName("Zoë", "van den", "Voorbeeldstra"),
            (Role.VICTIM, Role.REPORTER),
            "2B",
            "Toon Proefstra",
            "123456",
            guardians=(mother, father),
            is_adult=True,
            parents_consent=True,
        ),
        Involvement(4, PersonName("Siem"), (Role.WITNESS,), outside_school=True, left_because="was er niet bij"),
    )


def _first_round() -> Round:
    day = T0 + timedelta(2)
    by = "Toon Proefstra"
    result = CheckResult(
        T0 + timedelta(7),
        by,
        (KeptAnswer(41, Kept.PARTLY), KeptAnswer(40, Kept.YES)),
        (Safety(2, 2, "alleen in de pauze"),),
        Bullying.LESS,
        Decision.ADJUST,
        "let op de fietsenstalling",
        STAMP,
    )
    checks = (
        Check(51, T0 + timedelta(7), result),
        Check(52, T0 + timedelta(14), lapsed="vervangen"),
        Check(53, T0 + timedelta(28), CheckResult(T0, by, (), (), Bullying.SAME, Decision.PERSISTENT)),
    )
    term = AgreedTerm(
        50,
        T0,
        T0 + timedelta(28),
        T0 + timedelta(35),
        "28 dagen + 7",
        checks,
        TermOutcome.PERSISTENT,
        T0,
        stamp=STAMP,
    )
    return Round(
        1,
        "phase-1",
        1,
        T0,
        "",
        actions=(
            Action("1f", day, by, "klas bezocht", ("sociogram", "class_observation"), 20, STAMP),
            Action("1a", day, by, id=21, stamp=STAMP),
        ),
        talks=(Talk("1b", 2, day, by, "vertelt", "rustiger", "mentor en Zoë", 22, STAMP),),
        contacts=(
            Contact("1d", 2, Way.PHONE, ContactResult.NOT_REACHED, day, by, 12, day, "voicemail", "", 23, STAMP),
            Contact("1d", 2, Way.VISIT, ContactResult.SPOKEN, day, by, way_reason="op verzoek", id=24, stamp=STAMP),
        ),
        agreements=(
            Agreement("1c", "geen berichten meer", T0, by, (3, 2), 40, STAMP),
            Agreement("1c", "samen naar de mentor", T0, by, (), 41, STAMP),
        ),
        terms=(term,),
        moves=(CheckMove(52, T0 + timedelta(13), T0 + timedelta(14), "excursie", day, by, 54, STAMP),),
        reports=(
            Report("2k", "inspectie", by, day, "", "per brief", 55, STAMP),
            Report("2k", "leerplichtambtenaar", by, None, "één dag", id=56, stamp=STAMP),
        ),
        measures=(
            Measure("1e", MeasureKind.SUPPORT, "weerbaarheidstraining", 2, day, by, "acht keer", id=25, stamp=STAMP),
            Measure("1e", MeasureKind.SANCTION, "schorsing", 3, day, by, "", True, 3, 26, STAMP),
        ),
        notes=(
            MagisterNote(
                "1g",
                Magister.LOGBOOK,
                2,
                "Pesten stap 1",
                (NoteField("Wat", "een medeleerling schold"), NoteField("Wanneer", "")),
                "f1",
                by,
                day,
                27,
                STAMP,
            ),
            MagisterNote("2i", Magister.INCIDENT_RECORD, 0, "", (), "f2", by, None, 28, STAMP),
        ),
        skips=(
            Skip("1b", "dader onbekend", day, by, 3, 0, 29, STAMP),
            Skip("1d", "wil niet", day, by, 2, 11, 30, STAMP),
            Skip("1e", "niet passend", day, by, id=31, stamp=STAMP),
        ),
        ended_on=T0 + timedelta(30),
        ended_as=RoundEnd.PERSISTENT,
        route=Route.SAME_CLASS,
        stamp=STAMP,
    )


def _second_round(closed: bool) -> Round:
    term = AgreedTerm(
        61,
        T0 + timedelta(31),
        T0 + timedelta(59),
        T0 + timedelta(59),
        "28 dagen",
        (Check(62, T0 + timedelta(59)),),
        TermOutcome.KEPT if closed else None,
        T0 + timedelta(80) if closed else None,
        "Lies van Voorbeeld",
        "alles nageleefd",
        STAMP,
    )
    return Round(
        60,
        "phase-2",
        1,
        T0 + timedelta(30),
        "weer berichten",
        agreements=(
            Agreement("2e", "elke week gesprek", T0 + timedelta(31), "Lies van Voorbeeld", id=63, stamp=STAMP),
        ),
        terms=(term,),
        ended_on=T0 + timedelta(80) if closed else None,
        ended_as=RoundEnd.CLOSED if closed else None,
        stamp=STAMP,
    )


def _entry(number: int) -> Entry:
    return Entry(
        happened_on=T0 + timedelta(number),
        by="Lies van Voorbeeld",
        text=f"notitie {number} over de pauze en wat er daarna op het plein is gezegd",
        nature=list(Nature)[number % 3],
        statement_of="Zoë" if number % 3 == 1 else "",
        corrects=1001 if number == 2 else 0,
        reason="datum verbeterd" if number == 2 else "",
        id=1001 + number,
        stamp=STAMP,
    )
