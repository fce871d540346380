"""The neutral report of a list of cases: what every format of it is made from. A format sees this, and no case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pestdesk.domain.case_summary import CaseSummary

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list. `phase`, `state` and `due` are words as the screen shows them, `signal` is what was
    written. `due` says what comes first and names nobody: ‘eindcontrole’; `due_on` is its day, None without one."""

    summary: CaseSummary
    phase: str
    state: str
    due_on: date | None
    due: str
    signal: str


@dataclass(frozen=True, slots=True)
class ListReport:
    """Rows under columns, as many values a row as there are columns. `stem` is the suggested name of its file,
    without its suffix; `made_at` the aware instant of making."""

    stem: str
    made_at: datetime
    made_by: str
    purpose: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def list_report(
    lines: Sequence[CaseLine],
    made_at: datetime,
    made_by: str,
    *,
    with_people: bool,
    with_text: bool,
    purpose: str,
    stem: str = "PestDesk casussen",
) -> ListReport:
    """The cases in the order in which they are given.

    The pupils stand in it only `with_people`, the text of the signal only `with_text`. That text is given as it may
    be read: where the pupils are left out, whoever makes the lines has hidden their names in it.
    """
    columns = ["Casus", "Klassen", "Fase", "Geopend", "Stand", "Eerstvolgende", "Wat"]
    if with_people:
        columns.insert(1, "Leerlingen")
    if with_text:
        columns.append("Signaal")
    values = (_values(line) for line in lines)
    rows = tuple(tuple(row[column] for column in columns) for row in values)
    return ListReport(stem, made_at, made_by, purpose, tuple(columns), rows)


def _values(line: CaseLine) -> dict[str, Value]:
    return {
        "Casus": line.summary.id,
        "Leerlingen": line.summary.people,
        "Klassen": line.summary.classes,
        "Fase": line.phase,
        "Geopend": line.summary.opened_on,
        "Stand": line.state,
        "Eerstvolgende": line.due_on,
        "Wat": line.due,
        "Signaal": line.signal,
    }
