"""Figures of the program: how long things take beside a bare reference in the same run.

usage: python packaging/benchmark.py [CHAPTER …] [--json FILE]
Without a chapter all are measured. Only the ratios travel from one machine to another.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

ROUNDS = 21
DOCUMENTS = 1000


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: `what`, its `value` in `unit`, and the bar that it should stay under, empty when there is none."""

    what: str
    value: float
    unit: str
    bar: str = ""


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes once."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def median(work: Callable[[int], object]) -> float:
    """The median of some rounds; each is told its number, so that no two need be alike."""
    return statistics.median(milliseconds(lambda number=number: work(number)) for number in range(ROUNDS))  # type: ignore[misc]


# -- documents -------------------------------------------------------------------------------------------------


def report_of(entries: int) -> Any:
    """The summary of a made-up case in phase 2, with this many notes in its verloop."""
    from pestdesk.desk import demo
    from pestdesk.domain.case_summary import CaseFilter
    from pestdesk.domain.record import Entry
    from pestdesk.export.report import case_report

    with tempfile.TemporaryDirectory() as folder:
        desk = demo.open_demo(Path(folder) / "kluis")
        try:
            case = desk.cases.get(desk.cases.summaries(CaseFilter.ALL, "nepveld")[0].id)
            for number in range(entries - len(case.entries)):
                text = f"Notitie {number}: op het plein gezien wat er gebeurde, en daarna met de klas gesproken."
                on = case.opened_on + timedelta(days=number % 40)
                case = case.with_entry(Entry(on, case.lead, text), case.stamp)
            settings = desk.settings.get()
            return case_report(desk.cases.protocol_of(case), case, settings, case.stamp.at.astimezone())
        finally:
            desk.lock()


def resident_megabytes() -> float:
    """The memory that this process holds, on Linux."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def first_document() -> float:
    """A document in a process that made none before, with all that must be imported for it."""
    code = (
        "import sys, time; sys.path.insert(0, 'packaging'); from benchmark import report_of;"
        "report = report_of(60); [sys.modules.pop(name) for name in list(sys.modules) if 'typst' in name];"
        "started = time.perf_counter(); from pestdesk.export.pdf import summary_pdf; summary_pdf(report);"
        "print((time.perf_counter() - started) * 1000)"
    )
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout)


def papers() -> Iterator[Figure]:
    """Summaries, each of another case, beside an empty page made in the same way."""
    import typst

    from pestdesk.export.docx import to_docx
    from pestdesk.export.pdf import pages, summary_pdf

    fonts = typst.Fonts(include_system_fonts=False)
    bare = median(
        lambda number: typst.compile(f"{number}".encode(), format="pdf", font_paths=fonts, ignore_system_fonts=True)
    )
    yield Figure("a bare page by typst", bare, "ms")
    yield Figure("first summary of 60 entries in a process", first_document(), "ms", "150 ms")
    report, long = report_of(60), report_of(200)
    each = median(lambda number: summary_pdf(replace(report, case_number=f"2026-{number:03}")))
    yield Figure("each next summary of 60 entries", each, "ms", "40 ms")
    yield Figure("the same, beside a bare page", each / bare, "×")
    yield Figure("the same again, as after a preview", median(lambda _number: summary_pdf(report)), "ms")
    of_long = median(lambda number: summary_pdf(replace(long, case_number=f"2025-{number:03}")))
    yield Figure("a summary of 200 entries", of_long, "ms", "200 ms")
    seen = median(lambda number: pages(replace(report, case_number=f"2024-{number:03}"), 110))
    yield Figure("its pages as pictures", seen, "ms")
    word = median(lambda number: to_docx(replace(report, case_number=f"2023-{number:03}")))
    yield Figure("the same summary for Word", word, "ms")
    after_first = 0.0
    for number in range(DOCUMENTS):
        summary_pdf(replace(report, case_number=f"2022-{number:04}"))
        if number == DOCUMENTS // 10:
            after_first = resident_megabytes()
    grown = resident_megabytes() - after_first
    yield Figure(f"memory that grew from document {DOCUMENTS // 10} to {DOCUMENTS}", grown, "MB", "0 MB")


CHAPTERS: dict[str, Callable[[], Iterator[Figure]]] = {"papers": papers}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chapters", nargs="*", choices=[[], *CHAPTERS], default=[])
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    measured: dict[str, list[Figure]] = {}
    for name in asked.chapters or CHAPTERS:
        print(f"{name}")
        measured[name] = []
        for figure in CHAPTERS[name]():
            measured[name].append(figure)
            bar = f"  (bar: {figure.bar})" if figure.bar else ""
            print(f"  {figure.what:<52} {figure.value:9.1f} {figure.unit}{bar}", flush=True)
    if asked.json:
        rows = {name: [asdict(figure) for figure in figures] for name, figures in measured.items()}
        asked.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
