"""Measures how quick the program is, by chapters, beside a bare reference in the same run: only ratios travel well.

usage: python packaging/benchmark.py [CHAPTER …] [--vaults DIR] [--json FILE]
Without a chapter all are measured. DIR keeps the vaults of made-up cases for the next time: that of 100,000 takes ten
minutes to make. The figures say something about a machine that does nothing else; the references tell how quick that
machine is.
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import benchmark_cases
import benchmark_import
import benchmark_papers
import benchmark_patterns
import benchmark_search
import benchmark_start
import benchmark_window
from figures import Figure

#: A new chapter is a file with a function that measures, and a name in this list.
CHAPTERS: dict[str, Callable[[Path], list[Figure]]] = {
    "papers": lambda _vaults: benchmark_papers.measure(),
    "import": lambda _vaults: benchmark_import.measure(),
    "search": benchmark_search.measure,
    "patterns": benchmark_patterns.measure,
    "cases": benchmark_cases.measure,
    "start": benchmark_start.measure,
    "window": benchmark_window.measure,
}


def table(figures: Sequence[Figure]) -> str:
    """The figures as columns: what, how much, what it should stay under, the reference, how many times that."""
    rows = [("", "figure", "bar", "reference", "ratio"), *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join("  ".join(_aligned(row, widths)) for row in rows)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *amounts = row
    return [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(amounts, widths[1:], strict=True))]


def main() -> None:
    """Measure the chapters that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "chapters", nargs="*", default=[], choices=[[], *CHAPTERS], metavar="CHAPTER", help=", ".join(CHAPTERS)
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    parser.add_argument("--vaults", type=Path, metavar="DIR", help="where vaults of made-up cases are kept")
    asked = parser.parse_args()
    measured: dict[str, list[dict[str, object]]] = {}
    with tempfile.TemporaryDirectory(prefix="pestdesk-vaults-") as passing:
        for name in asked.chapters or CHAPTERS:
            figures = CHAPTERS[name](asked.vaults or Path(passing))
            print(f"{name}\n{table(figures)}\n")
            measured[name] = [figure.as_json() for figure in figures]
    if asked.json:
        asked.json.write_text(json.dumps(measured, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
