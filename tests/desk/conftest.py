"""A desk on a real vault, and cases to do the verbs with."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pestdesk.desk import Desk, safe
from pestdesk.domain.case import Case
from pestdesk.domain.follow_up import Agreement, Bullying, CheckResult, Decision
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.signal import Receiver, Reporter, Signal
from pestdesk.storage.keys import LEAST_MEMORY_KIB, Cost

PASSPHRASE = "vier losse woorden samen"
NEW = safe.NewVault("Cals IJsselstein", "Lies van Voorbeeld", "midden", PASSPHRASE)
BY = "Toon Proefstra"


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 9, 7, 10, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, day: date) -> None:
        self.now = datetime(day.year, day.month, day.day, 10, 30, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    """It is Monday 7 September 2026."""
    return Clock()


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A vault as the first run makes it, and its key; tests get copies of it."""
    folder = tmp_path_factory.mktemp("made") / "kluis"
    return folder, safe.create_vault(folder, NEW, Cost(memory_kib=LEAST_MEMORY_KIB, iterations=1, lanes=1))


@pytest.fixture
def folder(made_vault: tuple[Path, bytes], tmp_path: Path) -> Path:
    """The folder of a vault without cases, closed."""
    copy = tmp_path / "kluis"
    shutil.copytree(made_vault[0], copy)
    return copy


@pytest.fixture
def unlock(folder: Path, made_vault: tuple[Path, bytes], clock: Clock) -> Callable[[], Desk]:
    """Opens the vault, as after a restart."""
    return lambda: Desk.unlock(folder, made_vault[1], clock)


@pytest.fixture
def desk(unlock: Callable[[], Desk]) -> Iterator[Desk]:
    with_vault = unlock()
    yield with_vault
    with_vault.lock()


@pytest.fixture
def signal() -> Signal:
    return Signal("Pips etui wordt weggenomen.", date(2026, 9, 7), Reporter.PARENT, received_by=Receiver.MENTOR)


@pytest.fixture
def people() -> tuple[Involvement, ...]:
    return (
        Involvement(0, PersonName("Pip", "", "Voorbeeldstra"), (Role.VICTIM,), "2B", BY),
        Involvement(0, PersonName("Sem", "", "Nepman"), (Role.PERPETRATOR,), "2B", BY),
    )


@pytest.fixture
def opened(desk: Desk, signal: Signal, people: tuple[Involvement, ...]) -> Case:
    """An open case, 2026-001."""
    return desk.cases.open(signal, people)


@pytest.fixture
def agreed(desk: Desk, opened: Case) -> Case:
    """The same case, with agreements of 9 September."""
    on = date(2026, 9, 9)
    return desk.follow_up.agree(opened.id, (Agreement("1c", "met rust laten", on, BY),), on)


@pytest.fixture
def result() -> CheckResult:
    return CheckResult(date(2026, 9, 16), BY, (), (), Bullying.LESS, Decision.ON_COURSE)
