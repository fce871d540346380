"""Reads a list of pupils from a file that a school system or Excel made; nothing is stored here."""

from collections.abc import Callable, Mapping
from pathlib import Path

from pestdesk.domain.pupil_list import UNUSED, Problem, PupilField, PupilList, PupilRow
from pestdesk.errors import ListFileError
from pestdesk.imports.csv_file import read_csv
from pestdesk.imports.list_columns import ListColumns, columns_of, header_weight
from pestdesk.imports.pupil_rows import RowError, check_width, clean, pupil_of
from pestdesk.imports.table import Line, Table, Watch

_MAX_SIZE = 50 * 1024 * 1024
_SAMPLE_ROWS = 5
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (b"%pdf", b"<!doctype", b"<html", b"<?xml", b"{\\rtf")
_AS_A_LIST = "Maak de lijst opnieuw als CSV of als Excel-bestand (.xlsx) en kies dat bestand."


def read_pupil_list(
    path: Path,
    mapping: Mapping[int, PupilField] | None = None,
    progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> PupilList:
    """The pupils in a CSV or XLSX file, and the rows that do not go in with their reason.

    What the file holds decides what it is, not its name. `mapping` names by hand what each column, counted from 0,
    holds, in place of what is recognised. `progress` gets the rows done and the rows in all, 0 while that is not
    known; it and `is_cancelled` are called now and then, in the thread of the caller.

    Raises ListFileError for a file that is no list, ListColumnsError for a list without a column for the number or
    the name, ListReadingStoppedError once `is_cancelled` says so.
    """
    watch = Watch(progress, is_cancelled)
    watch.tell(0)
    table = _read_table(_content_of(path), watch)
    if not table.lines:
        raise ListFileError("Dit bestand is leeg.", _AS_A_LIST)
    columns = columns_of(table.lines, mapping)
    lines = [line for line in table.lines[columns.first_row :] if not _repeats(line, columns)]
    if not lines and not table.problems:
        raise ListFileError("In dit bestand staat alleen een kop en geen enkele leerling.", _AS_A_LIST)
    rows, problems = _pupils(lines, columns, table.is_separated, watch)
    return PupilList(
        columns=columns.columns,
        rows=tuple(rows),
        problems=tuple(sorted([*table.problems, *problems], key=lambda problem: problem.line)),
        sample=tuple(_shown(line, columns) for line in lines[:_SAMPLE_ROWS]),
    )


def _content_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise ListFileError("Dit bestand bestaat niet (meer).", "Kijk waar de lijst staat en kies het bestand.")
        size = path.stat().st_size
        if size <= _MAX_SIZE:
            with path.open("rb") as file:
                content = file.read(_MAX_SIZE + 1)  # it may have grown since
                size = len(content)
    except (OSError, ValueError) as error:
        raise ListFileError(
            "Dit bestand is niet te lezen.", "Sluit het in andere programma’s, of kopieer het eerst naar deze laptop."
        ) from error
    if size > _MAX_SIZE:
        raise ListFileError(
            "Dit bestand is groter dan 50 MB.", "Kies een lijst met alleen de leerlingen van je school."
        )
    if not content:
        raise ListFileError("Dit bestand is leeg: het is 0 bytes groot.", _AS_A_LIST)
    return content


def _read_table(content: bytes, watch: Watch) -> Table:
    if content.startswith(_ZIP):
        from pestdesk.imports.xlsx_file import read_xlsx

        return read_xlsx(content, header_weight, watch)
    if content.startswith(_OLD_OFFICE):
        if _LOCKED_PART in content:
            raise ListFileError(
                "Dit bestand is met een wachtwoord beveiligd.",
                "Open het in Excel, haal het wachtwoord eraf, sla het op en kies het opnieuw.",
            )
        raise ListFileError(
            "Dit is een bestand van een oude Excel (.xls).",
            "Open het in Excel, sla het op als ‘Excel-werkmap (.xlsx)’ of als CSV, en kies dat bestand.",
        )
    if content[:200].lstrip(b"\xef\xbb\xbf\r\n\t ").lower().startswith(_OTHERS):
        raise ListFileError("Dit bestand is een document of een webpagina en geen lijst.", _AS_A_LIST)
    return read_csv(content, header_weight, watch)


def _repeats(line: Line, columns: ListColumns) -> bool:
    """Whether this is the header once more, as at the top of a printed page."""
    return bool(columns.header) and all(
        place < len(line.cells) and " ".join(line.cells[place].split()) == columns.header[place]
        for place in columns.places.values()
        if place < len(columns.header)
    )


def _pupils(
    lines: list[Line], columns: ListColumns, is_separated: bool, watch: Watch
) -> tuple[list[PupilRow], list[Problem]]:
    rows: list[PupilRow] = []
    problems: list[Problem] = []
    first_lines: dict[str, int] = {}
    for done, line in enumerate(lines):
        watch.step(done, len(lines))
        try:
            if is_separated:
                check_width(line.cells, len(columns.columns))
            pupil = pupil_of(line, columns)
        except RowError as error:
            problems.append(Problem(line.number, str(error)))
            continue
        first = first_lines.setdefault(pupil.key, line.number)
        if first == line.number:
            rows.append(pupil)
        else:
            problems.append(Problem(line.number, f"Dit leerlingnummer staat ook al in regel {first}."))
    watch.tell(len(lines), len(lines))
    return rows, problems


def _shown(line: Line, columns: ListColumns) -> tuple[str, ...]:
    """A row as texts; what is not read is not shown, and what is wrong in a cell is told by its problem."""
    texts = [UNUSED] * len(columns.columns)
    for field, place in columns.places.items():
        cell = line.cells[place] if place < len(line.cells) else ""
        try:
            texts[place] = clean(cell, field)
        except RowError:
            texts[place] = "?"
    return tuple(texts)
