"""A vault of thousands of made-up cases with ten notes each: the same each time."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from sqlalchemy import insert

from pestdesk.desk import demo, safe
from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.names import PersonName
from pestdesk.domain.opening import open_case
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.record import Entry, Stamp
from pestdesk.domain.school_calendar import school_year
from pestdesk.domain.signal import Reporter, Signal
from pestdesk.storage.case_rows import PARTS, CaseRows
from pestdesk.storage.case_to_rows import rows_of
from pestdesk.storage.keys import Cost
from pestdesk.storage.rows import Row
from pestdesk.storage.tables import CaseRow
from pestdesk.storage.vault import Vault

BY = "Lies van Voorbeeld"
NOTES = 10
_STAMP = Stamp(BY, datetime(2027, 3, 1, 13, 5, tzinfo=UTC))
_QUICK = Cost(memory_kib=65536, iterations=1, lanes=4)
_FIRST_YEAR, _YEARS = 2021, 6
_AT_ONCE = 500
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
    """Words as people use them: a few often, most of them seldom."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._usual = _USUAL.split()
        self.rare = [
            "".join(self.random.choices(_SYLLABLES.split(), k=self.random.randint(2, 4))) for _ in range(12_000)
        ]
        self._often = list(accumulate(1 / (place + 3) for place in range(len(self.rare))))
        self._given = ["".join(self.random.choices(_SYLLABLES.split(), k=2)).capitalize() for _ in range(1_200)]
        self._family = ["".join(self.random.choices(_SYLLABLES.split(), k=3)).capitalize() for _ in range(900)]

    def text(self) -> str:
        words = [
            self.random.choice(self._usual)
            if self.random.random() < 0.5
            else self.random.choices(self.rare, cum_weights=self._often)[0]
            for _ in range(self.random.randint(10, 45))
        ]
        return " ".join(words).capitalize() + "."

    def name(self) -> PersonName:
        return PersonName(self.random.choice(self._given), "", self.random.choice(self._family))

    def case(self, number: int, opened_on: date, protocol_id: str, phases: tuple[str, ...]) -> Case:
        people = tuple(
            Involvement(0, self.name(), (role,), f"{self.random.randint(1, 6)}{self.random.choice('ABCDE')}", BY)
            for role in (Role.VICTIM, Role.PERPETRATOR)
        )
        signal = Signal(self.text(), opened_on, Reporter.PARENT)
        case_id = f"{school_year(opened_on)}-{number:03}"
        case = open_case(case_id, protocol_id, self.random.choice(phases), signal, people, BY, opened_on, _STAMP)
        for day in sorted(self.random.randint(0, 60) for _ in range(NOTES)):
            case = case.with_entry(Entry(opened_on + timedelta(days=day), BY, self.text()), _STAMP)
        # Of each hundred cases a few are open: those of the last weeks.
        if self.random.random() < 0.97:
            closed_on = opened_on + timedelta(days=70)
            case = replace(case, closing=Closing(closed_on, BY, "Het pesten is gestopt.", "", _STAMP))
        return case


def cases(count: int) -> Iterator[Case]:
    """So many, over six school years."""
    protocol = max(safe.shipped_protocols().values(), key=lambda each: each.dated_on)
    phases = tuple(phase.id for phase in protocol.phases)
    writer = _Writer(1)
    for year in range(_FIRST_YEAR, _FIRST_YEAR + _YEARS):
        for number in range(1, count // _YEARS + 2):
            opened = date(year, 8, 20) + timedelta(days=writer.random.randint(0, 300))
            yield writer.case(number, opened, protocol.id, phases)


def words(count: int) -> list[str]:
    """So many of the words that stand in the texts, seldom ones too."""
    writer = _Writer(1)
    return Random(2).choices(writer.rare[:3_000], k=count)


def make(folder: Path, count: int) -> bytearray:
    """A vault with so many cases, without an index: it makes that itself when it is opened. Gives its key."""
    key = safe.create_vault(folder, safe.NewVault(demo.SCHOOL, BY, "midden", demo.PASSPHRASE), _QUICK)
    with Vault.open(folder, key) as vault, vault.transaction() as session:
        connection = session.connection()
        gathered: CaseRows = defaultdict(list)
        made = 0
        for made, case in enumerate(cases(count), start=1):
            for rows, values in rows_of(case).items():
                gathered[rows] += values
            if made % _AT_ONCE == 0 or made == count:
                in_order: tuple[type[Row], ...] = (CaseRow, *PARTS)
                for rows in in_order:
                    if gathered[rows]:
                        connection.execute(insert(rows.__table__), gathered[rows])  # type: ignore[arg-type]
                gathered.clear()
            if made == count:
                break
    return key
