"""Vaults of made-up cases, the same each time: 2–6 pupils and 5–200 notes a case, ten of them on average.

Most pupils of a case are of one class, and a pupil is in four cases on average. However many cases there are, a few
dozen are open: what a school works on does not grow with what it did before.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from sqlalchemy import insert

from pestdesk.desk import Desk, demo, safe
from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.follow_up import Agreement
from pestdesk.domain.names import PersonName
from pestdesk.domain.opening import open_case
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Protocol, Role
from pestdesk.domain.record import Action, Entry, Stamp, Talk
from pestdesk.domain.school_calendar import SchoolCalendar, school_year, term
from pestdesk.domain.signal import Reporter, Signal
from pestdesk.storage.case_rows import PARTS, CaseRows
from pestdesk.storage.case_to_rows import rows_of
from pestdesk.storage.keys import Cost
from pestdesk.storage.rows import Row
from pestdesk.storage.tables import CaseRow
from pestdesk.storage.vault import Vault

BY, MENTOR = "Lies van Voorbeeld", "Ria Ruwmodel"
#: The moment at which the vaults are looked at.
NOW = datetime(2027, 3, 1, 9, 12, tzinfo=UTC)
#: The most cases that are open.
OPEN = 60
#: Of how many notes the largest case is; there is one of it in each vault, still open.
MOST_NOTES = 200
_STAMP = Stamp(BY, datetime(2027, 2, 26, 13, 5, tzinfo=UTC))
_CALENDAR = SchoolCalendar((), (), date(2026, 8, 1), date(2027, 7, 31))
_QUICK = Cost(memory_kib=65536, iterations=1, lanes=4)
_FIRST_YEAR, _YEARS = 2021, 6
_AT_ONCE = 500
_CLASSES = tuple(f"{year}{letter}" for year in range(1, 7) for letter in "ABCDE")
_FEWEST_PUPILS = 180
_FROM_ELSEWHERE = 0.3
#: Most cases are short, a few are very long: the numbers of notes, and how many in a hundred cases have them.
_NOTES = {(5, 10): 90, (11, 30): 8, (50, MOST_NOTES): 2}
#: What every text is full of, and what it is made of for the rest.
_USUAL = (
    "de het een en dat in op met naar van is was zij hij ze er niet aan voor om te maar ook nog wel dan als bij door "
    "over uit heeft had werd zijn haar vertelde vroeg gesprek afspraak mentor klas kluisje gang fiets pauze plein "
    "groepsapp telefoon etui bijnaam gymles stoel ouders moeder vader week vandaag gisteren weer samen alleen"
)
_SYLLABLES = (
    "ka ler ning ver ge be ste lo pa ri mo ten den sen fie ts klui sje groep tas jas gang plein gym les stoel deur "
    "raam bus hal te schel pes ont voor aan zeg wij bel roep duw trek lach huil school boek schrift pen brood"
)


class _Writer:
    """Words as people use them: a few often, most of them seldom; and cases of so many `pupils`, written in them."""

    def __init__(self, seed: int, pupils: int = 0) -> None:
        self.random = Random(seed)
        self._usual = _USUAL.split()
        self.rare = [
            "".join(self.random.choices(_SYLLABLES.split(), k=self.random.randint(2, 4))) for _ in range(12_000)
        ]
        self._often = list(accumulate(1 / (place + 3) for place in range(len(self.rare))))
        self._given = ["".join(self.random.choices(_SYLLABLES.split(), k=2)).capitalize() for _ in range(1_200)]
        self._family = ["".join(self.random.choices(_SYLLABLES.split(), k=3)).capitalize() for _ in range(900)]
        self._pupils: dict[str, list[Involvement]] = {each: [] for each in _CLASSES}
        for number in range(pupils):
            school_class = _CLASSES[number % len(_CLASSES)]
            self._pupils[school_class].append(self.pupil(school_class))

    def text(self) -> str:
        count = self.random.randint(10, 45)
        rare = iter(self.random.choices(self.rare, cum_weights=self._often, k=count))
        usual = self.random.choices(self._usual, k=count)
        words = [each if self.random.random() < 0.5 else next(rare) for each in usual]
        return " ".join(words).capitalize() + "."

    def name(self) -> PersonName:
        return PersonName(self.random.choice(self._given), "", self.random.choice(self._family))

    def pupil(self, school_class: str) -> Involvement:
        name = self.name()
        parents = (Guardian(0, f"{self.random.choice(self._given)} {name.family}", "moeder"),)
        return Involvement(0, name, (Role.WITNESS,), school_class, MENTOR, guardians=parents)

    def people(self) -> tuple[Involvement, ...]:
        """Those of a case: now and then one of them is of another class."""
        others = self.random.choices([Role.PERPETRATOR, Role.WITNESS, Role.FOLLOWER], k=self.random.randint(0, 4))
        roles = [Role.VICTIM, Role.PERPETRATOR, *others]
        here, elsewhere = self.random.choices(_CLASSES, k=2)
        chosen = self.random.sample(self._pupils[here], k=len(roles))
        if self.random.random() < _FROM_ELSEWHERE:
            chosen[-1] = self.random.choice(self._pupils[elsewhere])
        return tuple(replace(pupil, roles=(role,)) for pupil, role in zip(chosen, roles, strict=True))

    def notes(self) -> int:
        """How many notes a case has."""
        ((least, most),) = self.random.choices(list(_NOTES), weights=list(_NOTES.values()))
        return self.random.randint(least, most)

    def case(self, case_id: str, opened_on: date, protocol: Protocol, notes: int) -> Case:
        """A case in its first round: reported, looked into, talked about with those who are concerned, and written
        down for weeks."""
        signal = Signal(self.text(), opened_on, Reporter.PARENT, passed_on=opened_on)
        phase = protocol.first_phase
        case = open_case(case_id, protocol.id, phase.id, signal, self.people(), BY, opened_on, _STAMP)
        here, on = case.round.id, opened_on + timedelta(days=1)
        case = case.with_action(here, Action("1a", on, MENTOR, self.text()), _STAMP)
        for person in case.involvements[:2]:
            case = case.with_talk(here, Talk("1b", person.id, on, MENTOR, self.text()), _STAMP)
        days = sorted(self.random.randint(0, 60) for _ in range(notes))
        made = tuple(
            Entry(opened_on + timedelta(days=day), BY, self.text(), id=case.last_id + place, stamp=_STAMP)
            for place, day in enumerate(days, start=1)
        )
        return replace(case, entries=made, last_id=case.last_id + notes)

    def agreed(self, case: Case) -> Case:
        """With agreements, and so with the checks of four weeks."""
        on = case.opened_on + timedelta(days=2)
        made = tuple(Agreement("1c", self.text(), on, MENTOR) for _ in range(3))
        return case.with_agreements(made, term(on, _CALENDAR), _STAMP)


def cases(count: int) -> Iterator[Case]:
    """So many, over six school years, the open ones last."""
    protocol = max(safe.shipped_protocols().values(), key=lambda each: each.dated_on)
    writer = _Writer(1, max(_FEWEST_PUPILS, count))
    is_open = min(OPEN, count // 2)
    numbers: dict[int, int] = defaultdict(int)

    def next_id(opened_on: date) -> str:
        year = school_year(opened_on)
        numbers[year] += 1
        return f"{year}-{numbers[year]:03}"

    for place in range(count - is_open):
        opened_on = date(_FIRST_YEAR + place % _YEARS, 8, 20) + timedelta(days=writer.random.randint(0, 150))
        case = writer.case(next_id(opened_on), opened_on, protocol, writer.notes())
        closing = Closing(opened_on + timedelta(days=70), BY, "Het pesten is gestopt.", "", _STAMP)
        yield replace(case, closing=closing)
    for place in range(is_open):
        opened_on = date(2027, 2, 26) - timedelta(days=writer.random.randint(0, 40))
        case = writer.case(next_id(opened_on), opened_on, protocol, writer.notes() if place else MOST_NOTES)
        # In a quarter of them nothing is agreed on yet.
        yield case if place % 4 == 1 else writer.agreed(case)


def words(count: int) -> list[str]:
    """So many of the words that stand in the texts, seldom ones too."""
    writer = _Writer(1)
    return Random(2).choices(writer.rare[:3_000], k=count)


def key_of(folder: Path) -> bytearray:
    """The key of a vault that was made here."""
    return safe.read_key(folder, demo.PASSPHRASE)


def kept(vaults: Path, count: int) -> Path:
    """The folder of a vault with so many cases and its index, made once in this folder of vaults."""
    folder = vaults / f"{count}" / "kluis"
    if not folder.is_dir():
        # Under its own name only when it is whole.
        half = vaults / f"{count}.new"
        shutil.rmtree(half, ignore_errors=True)
        Desk.unlock(half / "kluis", make(half / "kluis", count), lambda: NOW).lock()
        half.rename(folder.parent)
    return folder


def make(folder: Path, count: int) -> bytearray:
    """A vault with so many cases, without an index: it makes that itself when it is opened. Gives its key."""
    key = safe.create_vault(folder, safe.NewVault(demo.SCHOOL, BY, "midden", demo.PASSPHRASE), _QUICK)
    with Vault.open(folder, key) as vault, vault.transaction() as session:
        connection = session.connection()
        gathered: CaseRows = defaultdict(list)
        for made, case in enumerate(cases(count), start=1):
            for rows, values in rows_of(case).items():
                gathered[rows] += values
            if made % _AT_ONCE == 0 or made == count:
                in_order: tuple[type[Row], ...] = (CaseRow, *PARTS)
                for rows in in_order:
                    if gathered[rows]:
                        connection.execute(insert(rows.__table__), gathered[rows])  # type: ignore[arg-type]
                gathered.clear()
    return key
