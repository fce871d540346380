"""One round of a case in a Word document: its steps, what was told and agreed in it, and how that went."""

from collections.abc import Sequence

from docx.document import Document

from pestdesk.export.docx_parts import (
    Cell,
    Row,
    Words,
    add_facts,
    add_heading,
    add_listing,
    add_long_facts,
    add_prose,
    add_told,
)
from pestdesk.export.report_parts import (
    Account,
    CheckColumn,
    CheckRow,
    ContactLine,
    Fact,
    MagisterPart,
    MeasureLine,
    ReportLine,
    RoundPart,
    StepLine,
    TermPart,
)

_MOST_CHECKS = 5  # that stand side by side; more go in a next table


def write_round(document: Document, part: RoundPart) -> None:
    """Writes one round with its heading; what is empty in it is left out."""
    add_heading(document, part.heading, 1, part.when_used)
    add_facts(document, part.facts, (Fact("Aanleiding", part.cause),))
    if part.steps:
        add_heading(document, "Stappen", 2)
        _steps(document, part.steps)
    for heading, accounts in (("Onderzoek en overleg", part.accounts), ("Gesprekken", part.talks)):
        if accounts:
            add_heading(document, heading, 2)
            for account in accounts:
                _account(document, account)
    if part.contacts:
        add_heading(document, "Contact met ouders", 2)
        _contacts(document, part.contacts)
    for term in part.terms:
        add_heading(document, "Afspraken en controles", 2)
        _term(document, term)
    if part.measures:
        add_heading(document, "Hulp en sancties", 2)
        _measures(document, part.measures)
    if part.reports:
        add_heading(document, "Meldingen van hardere sancties", 2)
        _reports(document, part.reports)
    if part.notes:
        add_heading(document, "Notities voor Magister", 2)
        for note in part.notes:
            _note(document, note)


def _steps(document: Document, steps: Sequence[StepLine]) -> None:
    rows: list[Row] = []
    for step in steps:
        first: tuple[Cell, Cell] = (step.code, step.title)
        for item in step.items:
            whom = (Words(item.whom), Words(item.remark, is_quiet=True))
            rows.append((*first, whom, (Words(item.who, is_quiet=not item.is_settled),), item.when))
            first = ((), ())
    head = ("Stap", "Wat", "Voor wie, of waarom niet", "Wie", "Wanneer")
    add_listing(document, (10, 38, None, 46, 25), head, rows)


def _account(document: Document, part: Account) -> None:
    add_told(document, part.title, part.source)
    if part.text:
        add_prose(document, part.text)
    if part.outcome:
        add_prose(document, part.outcome, lead="Uitkomst: ")


def _contacts(document: Document, contacts: Sequence[ContactLine]) -> None:
    rows = [(each.whom, each.when, each.who, (Words(each.result), Words(each.text))) for each in contacts]
    add_listing(document, (48, 25, 47, None), ("Wie", "Wanneer", "Door", "Resultaat en verslag"), rows)


def _term(document: Document, part: TermPart) -> None:
    add_facts(document, part.facts, (Fact("Berekening", part.reasoning), Fact("Toelichting", part.verdict)))
    for first in range(0, max(len(part.columns), 1), _MOST_CHECKS):
        _checks(document, part, slice(first, first + _MOST_CHECKS))
    if part.notes:
        rows = [(note.when, note.who, note.text) for note in part.notes]
        add_listing(document, (28, 46, None), ("Controle", "Door", "In eigen woorden, en toelichting"), rows)


def _checks(document: Document, part: TermPart, side_by_side: slice) -> None:
    columns = part.columns[side_by_side]
    rows = [
        *(_check_row(row, side_by_side, is_quiet=False) for row in part.agreements),
        *(_check_row(row, side_by_side, is_quiet=True) for row in part.questions),
    ]
    if rows:
        head = ("Afspraak", *(_check_head(column) for column in columns))
        add_listing(document, (None, *(21,) * len(columns)), head, rows, is_centred=True)


def _check_head(column: CheckColumn) -> Cell:
    return (Words(column.due), Words(column.remark, is_quiet=True))


def _check_row(row: CheckRow, side_by_side: slice, *, is_quiet: bool) -> Row:
    return ((Words(row.text, is_quiet), Words(row.whom, is_quiet=True)), *row.answers[side_by_side])


def _measures(document: Document, measures: Sequence[MeasureLine]) -> None:
    rows = [
        (each.kind, (Words(each.what), Words(each.text, is_quiet=True)), each.whom, each.when, each.who)
        for each in measures
    ]
    head = ("Soort", "Wat", "Voor wie", "Wanneer", "Besloten door")
    add_listing(document, (17, None, 36, 27, 36), head, rows)


def _reports(document: Document, reports: Sequence[ReportLine]) -> None:
    rows = [(each.authority, each.outcome, each.when, each.who, each.text) for each in reports]
    head = ("Instantie", "Uitkomst", "Wanneer", "Door", "Hoe, of waarom niet")
    add_listing(document, (36, 30, 27, 32, None), head, rows)


def _note(document: Document, note: MagisterPart) -> None:
    add_told(document, note.title, note.source)
    if len(note.fields) == 1:
        add_prose(document, note.fields[0].text)
    else:
        add_long_facts(document, note.fields)
