"""Reads the cells of a workbook: the values that it shows, never its formulas, links or macros."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from itertools import islice
from typing import Any

from pestdesk.errors import ListFileError, PestDeskError
from pestdesk.imports.table import Line, Table, Watch

#: Stands for a cell that holds a date, with a sign that no list has: Excel makes dates of what only looks like one.
DATE = "\x00date"

Weigh = Callable[[Sequence[Line]], int]
Row = tuple[int, tuple[str, ...]]

_MAX_UNPACKED = 100 * 1024 * 1024
_MAX_PARTS = 5_000
_MAX_ROW, _MAX_COLUMN = 1_048_576, 100  # of a sheet of Excel; the columns of a list
_SEARCHED_LINES = 30
_MAX_MERGED_ROWS = 200_000
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_CHUNK = 1 << 20
_SAVE_AGAIN = "Open het in Excel, sla het opnieuw op als ‘Excel-werkmap (.xlsx)’ en kies dat bestand."


def read_xlsx(content: bytes, header_weight: Weigh, watch: Watch) -> Table:
    """The first sheet in which `header_weight` recognises a header, or else the first that is not empty.

    ListFileError for a workbook that is damaged, locked, of another kind, or made to fill the memory.
    """
    table = Table(is_separated=False)
    for number, cells in _sound_rows(content, header_weight):
        watch.step(number)
        table.add(number, cells)
    return table


def _sound_rows(content: bytes, header_weight: Weigh) -> Iterator[Row]:
    """The rows of the chosen sheet; whatever a damaged file leads the parsers to becomes a ListFileError."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_parts(archive)
        yield from _rows_of_the_list(content, header_weight)
    except PestDeskError:
        raise
    except Exception as error:  # the parsers raise nearly anything; what the reader of the rows raises passes by here
        raise ListFileError("Dit Excel-bestand is beschadigd.", _SAVE_AGAIN) from error


def _check_parts(archive: zipfile.ZipFile) -> None:
    """Look at what is in the archive before any of it is unpacked; zipfile unpacks no more than is said here."""
    parts = archive.infolist()
    if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
        raise ListFileError(
            "Dit Excel-bestand is uitgepakt groter dan 100 MB.",
            "Kies een lijst met alleen de leerlingen van je school, zonder plaatjes.",
        )
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise ListFileError("Dit bestand is met een wachtwoord beveiligd.", _SAVE_AGAIN)
    if not any(name.endswith("workbook.xml") for name in names):
        kind = "een OpenDocument-bestand of een ander soort bestand" if "mimetype" in names else "geen Excel-werkmap"
        raise ListFileError(f"Dit is {kind}.", _SAVE_AGAIN)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as opened:
                if b"<!DOCTYPE" in opened.read(
                    1024
                ):  # no workbook has one, but one that must explode when it is read
                    raise ListFileError("Dit Excel-bestand is beschadigd.", _SAVE_AGAIN)


def _rows_of_the_list(content: bytes, header_weight: Weigh) -> Iterator[Row]:
    from openpyxl import load_workbook  # a third of a second, and most lists are CSV

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and drop-down lists, which are not read
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            sheet = _sheet_with_a_header(book.worksheets, header_weight)
            if sheet is not None:
                yield from _filled_down(_rows(sheet), _merged_down(sheet))
        finally:
            book.close()


def _sheet_with_a_header(sheets: Sequence[Any], header_weight: Weigh) -> Any:
    first = None
    for sheet in sheets:
        filled = (Line(number, cells) for number, cells in _rows(sheet) if any(cells))
        head = list(islice(filled, _SEARCHED_LINES))
        if head and header_weight(head):
            return sheet
        if head and first is None:
            first = sheet
    return first


def _rows(sheet: Any) -> Iterator[Row]:
    # What a sheet says of its own size is often wrong, and can be made to fill the memory.
    sheet.reset_dimensions()
    rows: Iterable[tuple[object, ...]] = sheet.iter_rows(max_row=_MAX_ROW, max_col=_MAX_COLUMN, values_only=True)
    for number, values in enumerate(rows, start=1):
        yield number, tuple("" if value is None else _text(value) for value in values)


def _text(value: object) -> str:
    """A value as the list's owner sees it: a number has no ‘.0’, a date is none of ours."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date | time | timedelta):
        return DATE
    return str(value)


def _merged_down(sheet: Any) -> dict[int, list[tuple[int, int]]]:
    """For each row that a merged cell begins on: its column, from 0, and its last row.

    openpyxl does not tell this of a sheet that it reads row by row, so the end of the part is looked at here.
    """
    tail = b""
    with sheet.parent._archive.open(sheet._worksheet_path) as part:
        while chunk := part.read(_CHUNK):
            tail += chunk
            end = tail.rfind(b"sheetData>")
            tail = tail[end:] if end >= 0 else tail[-len(b"sheetData>") :]
    merged: dict[int, list[tuple[int, int]]] = {}
    for first_column, first_row, last_column, last_row in _MERGED.findall(tail):
        if first_column == last_column and int(first_row) < int(last_row) <= _MAX_MERGED_ROWS:
            merged.setdefault(int(first_row), []).append((_column_place(first_column), int(last_row)))
    return merged


def _column_place(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - ord("A") + 1
    return place - 1


def _filled_down(rows: Iterator[Row], merged: dict[int, list[tuple[int, int]]]) -> Iterator[Row]:
    """The rows in which a cell merged over several rows, such as a class, stands in each that is not empty."""
    if not merged:
        yield from rows
        return
    open_cells: dict[int, tuple[str, int]] = {}
    for number, cells in rows:
        for column, last_row in merged.get(number, ()):
            if column < len(cells):
                open_cells[column] = cells[column], last_row
        open_cells = {column: cell for column, cell in open_cells.items() if number <= cell[1]}
        if open_cells and any(cells):
            filled = list(cells)
            for column, (text, _) in open_cells.items():
                if column < len(filled):
                    filled[column] = text
            cells = tuple(filled)
        yield number, cells
