"""Reads the lines of a text file with separators; which separator it is, the header tells."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from pestdesk.domain.pupil_list import Problem
from pestdesk.imports.table import Line, Table, Watch
from pestdesk.imports.text_encoding import decode

_SEPARATORS = ";,\t|"
_HINT = "sep="  # Excel's own first line, which names the separator
_SEARCHED_LINES = 30
_LONGEST_RECORD = 50  # lines; a quotation mark that is not closed would swallow all that follow


def read_csv(content: bytes, header_weight: Callable[[Sequence[Line]], int], watch: Watch) -> Table:
    """The table of this file. `header_weight` says how well a header is recognised in the first lines, the more the
    better; ListFileError for what is no text."""
    lines = io.StringIO(decode(content).replace("\x1a", ""), newline="").readlines()
    first = 0
    if lines and lines[0].casefold().startswith(_HINT):
        separator, first = lines[0].rstrip("\r\n")[len(_HINT) :][:1] or ";", 1
    else:
        separator = _likeliest_separator(lines, header_weight)
    table = Table()
    for number, cells in _records(lines, separator, first):
        watch.step(number, len(lines))
        if cells is None:
            reason = "Een aanhalingsteken in deze regel wordt niet gesloten. Haal het weg of sluit het."
            table.problems.append(Problem(number, reason))
        else:
            table.add(number, tuple(cells))
    return table


def _likeliest_separator(lines: list[str], header_weight: Callable[[Sequence[Line]], int]) -> str:
    """The separator by which the header is recognised best; where that says nothing, the one that is there most."""

    def weight(separator: str) -> tuple[int, int]:
        records = islice(_records(lines, separator, 0), _SEARCHED_LINES)
        head = [Line(number, tuple(cells)) for number, cells in records if cells]
        return header_weight(head), max((len(line.cells) for line in head), default=0)

    return max(_SEPARATORS, key=weight)


def _records(lines: list[str], separator: str, first: int) -> Iterator[tuple[int, list[str] | None]]:
    """Each record with the line that it begins on; None for one whose quotation marks do not match.

    After a line with wrong marks the reading goes on at the next line, so that one mark costs one row.
    """
    feed = _Feed(lines, first)
    while feed.start < len(lines):
        try:
            for cells in csv.reader(feed, delimiter=separator, strict=True):
                yield feed.start + 1, cells
                feed.start = feed.at
        except csv.Error:
            yield feed.start + 1, _lenient(lines[feed.start], separator)
            feed.start = feed.at = feed.start + 1


def _lenient(line: str, separator: str) -> list[str] | None:
    """The cells of a line with quotation marks inside a text, as in `1;"Jan "Jans" Jansen"`."""
    if line.count('"') % 2:
        return None
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return None


class _Feed:
    """Gives the lines of one record after another, no more than a record can have. `start` is where it begins."""

    def __init__(self, lines: list[str], start: int) -> None:
        self._lines = lines
        self.start = self.at = start

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if self.at >= len(self._lines) or self.at - self.start >= _LONGEST_RECORD:
            raise StopIteration
        self.at += 1
        return self._lines[self.at - 1]
