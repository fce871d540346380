"""The rows of whole cases: which tables they stand in, how they are read together, and saved where they differ.

Plain rows and no mapped objects: a case has a hundred rows in twenty tables, and the agenda reads every open case.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    select,
    tuple_,
    update,
)
from sqlalchemy import Row as ReadRow

from pestdesk.domain.shelving import Shelf
from pestdesk.storage.round_tables import (
    ActionOptionRow,
    ActionRow,
    AgreementPersonRow,
    AgreementRow,
    CheckMoveRow,
    CheckRow,
    ContactRow,
    KeptAnswerRow,
    MeasureRow,
    NoteFieldRow,
    NoteRow,
    ReportRow,
    RoundRow,
    SafetyRow,
    SkipRow,
    TalkRow,
    TermRow,
)
from pestdesk.storage.rows import Row
from pestdesk.storage.tables import (
    CaseRow,
    CoordinatorRow,
    EntryRow,
    FeatureAnswerRow,
    GuardianRow,
    InvolvementRoleRow,
    InvolvementRow,
    LetterRow,
    ReopeningRow,
)

#: The tables of the parts of a case, an owner before what it owns, each with the column that names its owner.
PARTS: dict[type[Row], str] = {
    ReopeningRow: "case_id",
    CoordinatorRow: "case_id",
    FeatureAnswerRow: "case_id",
    InvolvementRow: "case_id",
    InvolvementRoleRow: "involvement_id",
    GuardianRow: "involvement_id",
    LetterRow: "case_id",
    EntryRow: "case_id",
    RoundRow: "case_id",
    ActionRow: "round_id",
    ActionOptionRow: "action_id",
    TalkRow: "round_id",
    ContactRow: "round_id",
    MeasureRow: "round_id",
    ReportRow: "round_id",
    NoteRow: "round_id",
    NoteFieldRow: "note_id",
    SkipRow: "round_id",
    AgreementRow: "round_id",
    AgreementPersonRow: "agreement_id",
    TermRow: "round_id",
    CheckRow: "term_id",
    CheckMoveRow: "round_id",
    KeptAnswerRow: "check_id",
    SafetyRow: "check_id",
}

Values = dict[str, Any]
CaseRows = dict[type[Row], list[Values]]
"""What a case says: the values of each row by column, for every table in which it has rows."""

Queries = dict[type[Row], Select[Any]]
"""How the rows of some cases are read: one query a table."""


def _queries(chosen: ColumnElement[bool]) -> Queries:
    cases = _table(CaseRow)
    queries: Queries = {CaseRow: select(cases).where(chosen).order_by(cases.c.opened_on, cases.c.id)}
    case_ids = select(cases.c.id).where(chosen)
    for rows in PARTS:
        table = _table(rows)
        queries[rows] = select(table).where(table.c.case_id.in_(case_ids)).order_by(table.c.position)
    return queries


def _table(rows: type[Row]) -> Table:
    return cast(Table, rows.__table__)


_cases = _table(CaseRow).c
#: Made once, for making a query takes longer than most of them take to run.
ONE_CASE = _queries(_cases.id == bindparam("case_id"))
SOME_CASES = _queries(_cases.id.in_(bindparam("case_ids", expanding=True)))
OPEN_CASES = _queries(and_(_cases.closed_on.is_(None), _cases.shelf != Shelf.BIN))


class StoredCases:
    """The rows of some cases as they stand in the vault."""

    def __init__(self, connection: Connection, queries: Queries, **chosen: str | Sequence[str]) -> None:
        self.cases = connection.execute(queries[CaseRow], chosen).all()
        self._parts: dict[type[Row], dict[tuple[str, Any], list[ReadRow[Any]]]] = {}
        for rows, owner in PARTS.items():
            owned = self._parts[rows] = defaultdict(list)
            for row in connection.execute(queries[rows], chosen).all():
                owned[row.case_id, getattr(row, owner)].append(row)

    def parts(self, rows: type[Row], case_id: str, owner_id: int | str) -> list[ReadRow[Any]]:
        """The parts of one kind that this owner has, in their order; a case owns by its own number."""
        return self._parts[rows].get((case_id, owner_id), [])


def save_rows(connection: Connection, case_id: str, case_rows: CaseRows) -> frozenset[str]:
    """Makes the vault hold exactly these rows of the case: deletes, inserts and updates where they differ.

    An owner is written before, and deleted after, what it owns or what names it. Tells what changed: the table of
    rows that came or went, and ‘table.column’ of what became different.
    """
    changed: set[str] = set()
    stored: dict[type[Row], dict[tuple[Any, ...], ReadRow[Any]]] = {}
    meant: dict[type[Row], dict[tuple[Any, ...], Values]] = {}
    for rows, query in ONE_CASE.items():
        key_columns = [column.name for column in _table(rows).primary_key]
        found = connection.execute(query, {"case_id": case_id}).all()
        stored[rows] = {tuple(getattr(row, name) for name in key_columns): row for row in found}
        meant[rows] = {tuple(values[name] for name in key_columns): values for values in case_rows.get(rows, ())}
    for rows in reversed(ONE_CASE):
        gone = stored[rows].keys() - meant[rows].keys()
        if gone:
            table = _table(rows)
            changed.add(table.name)
            connection.execute(delete(table).where(tuple_(*table.primary_key).in_(gone)))
    for rows in ONE_CASE:
        added = [values for key, values in meant[rows].items() if key not in stored[rows]]
        if added:
            changed.add(_table(rows).name)
            connection.execute(insert(_table(rows)), added)
        for key in stored[rows].keys() & meant[rows].keys():
            changed |= _update_where_different(connection, _table(rows), stored[rows][key], meant[rows][key])
    return frozenset(changed)


def _update_where_different(connection: Connection, table: Table, stored: ReadRow[Any], meant: Values) -> set[str]:
    pairs = zip(table.columns, stored, strict=True)
    different = {f"{table.name}.{column.name}" for column, value in pairs if meant[column.name] != value}
    if different:
        same_row = (column == meant[column.name] for column in table.primary_key)
        connection.execute(update(table).where(*same_row).values(meant))
    return different
