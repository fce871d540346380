"""How quick documents are made: the first in a process, each next, a long one, and a thousand of them.

The reference of the first is an empty page, of the others the same words in plain paragraphs, by bare typst.
"""

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from figures import Figure, median_of, took

_ENTRIES, _MANY_ENTRIES = 60, 200
_ROUNDS = 7
_NEXT, _NEXT_LONG = 30, 12
_THOUSAND, _HUNDRED = 1000, 100
_PREVIEW_PPI = 110
_PLAIN = """
#set document(title: "-")
#set text(lang: "nl")
#for paragraph in json(bytes(sys.inputs.texts)) { par(paragraph) }
"""


def measure() -> list[Figure]:
    """All figures of this chapter; takes some two minutes."""
    return [*_first(), *_next(), *_memory()]


# -- in a process of its own ---------------------------------------------------------------------------------------


def _alone(part: str) -> list[float]:
    """The numbers that a part prints in a process where nothing was made yet."""
    done = subprocess.run([sys.executable, __file__, part], check=True, capture_output=True, text=True)
    return [float(word) for word in done.stdout.split()]


def _first() -> Iterator[Figure]:
    # In turn, for the machine may be quicker at one time than at another.
    rounds = [(_alone("first"), _alone("bare")) for _ in range(_ROUNDS)]
    loaded, made = (statistics.median(ours[part] for ours, _ in rounds) for part in range(2))
    bare_loaded, bare_made = (statistics.median(bare[part] for _, bare in rounds) for part in range(2))
    yield Figure(f"first summary of {_ENTRIES} notes, fonts read with it", made, reference=bare_made, bar=150)
    yield Figure("importing typst and the export room before it", loaded, reference=bare_loaded)


def _memory() -> Iterator[Figure]:
    hundred, thousand = _alone("memory")
    yield Figure(f"memory after {_THOUSAND:,} summaries, beside {_HUNDRED}", thousand, "MB", hundred)


def _play_first() -> None:
    import made_up_case

    report = made_up_case.summary(_ENTRIES)

    loaded = took(lambda: import_module("pestdesk.export.pdf"))
    from pestdesk.export.pdf import summary_pdf

    print(loaded, took(lambda: summary_pdf(report)))


def _play_bare() -> None:
    loaded = took(lambda: import_module("typst"))
    print(loaded, took(lambda: _plain(())))


def _play_memory() -> None:
    import made_up_case

    from pestdesk.export.pdf import summary_pdf

    for number in range(1, _THOUSAND + 1):
        summary_pdf(made_up_case.summary(_ENTRIES, number))
        if number in (_HUNDRED, _THOUSAND):
            print(_resident_mb())


def _resident_mb() -> float:
    """The memory of this process that is in use, in megabytes; of Linux only."""
    line = next(row for row in Path("/proc/self/status").read_text().splitlines() if row.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


# -- one after another ---------------------------------------------------------------------------------------------


def _next() -> Iterator[Figure]:
    import made_up_case

    from pestdesk.export.docx import to_docx
    from pestdesk.export.paper import paper_of
    from pestdesk.export.pdf import letter_pdf, pages, summary_pdf

    usual = [made_up_case.summary(_ENTRIES, number) for number in range(_NEXT)]
    long = [made_up_case.summary(_MANY_ENTRIES, number) for number in range(_NEXT_LONG)]
    letters = [made_up_case.letter(number) for number in range(_NEXT)]
    for what, make, reports, bar in (
        (f"each next summary of {_ENTRIES} notes", summary_pdf, usual, 40),
        (f"each next summary of {_MANY_ENTRIES} notes", summary_pdf, long, 200),
        ("each next letter", letter_pdf, letters, 0),
    ):
        texts = [tuple(_texts(paper_of(report).data)) for report in reports]
        make(reports[0])
        yield Figure(what, median_of(make, reports[1:]), reference=median_of(_plain, texts), bar=bar)
    again = usual[0]
    summary_pdf(again)
    yield Figure("the same summary again", median_of(summary_pdf, [again] * _NEXT))
    yield Figure(f"each next summary of {_ENTRIES} notes for Word", median_of(to_docx, usual[:_NEXT_LONG]))
    look = partial(pages, ppi=_PREVIEW_PPI)
    yield Figure(f"its pages as pictures, {_PREVIEW_PPI} pixels an inch", median_of(look, [again] * _NEXT_LONG))


def _texts(data: str) -> Iterator[str]:
    """Every text in a document, without its order."""

    def walk(value: object) -> Iterator[str]:
        if isinstance(value, str) and value:
            yield value
        elif isinstance(value, list):
            for each in value:
                yield from walk(each)
        elif isinstance(value, dict):
            yield from walk(list(value.values()))

    return walk(json.loads(data))


def _plain(texts: tuple[str, ...]) -> None:
    """These texts as paragraphs, by typst alone."""
    inputs = {"texts": json.dumps(texts)}
    import_module("typst").compile(
        _PLAIN.encode(), font_paths=_fonts(), ignore_system_fonts=True, format="pdf", sys_inputs=inputs
    )


@cache
def _fonts() -> object:
    return import_module("typst").Fonts(include_system_fonts=False)


if __name__ == "__main__":
    {"first": _play_first, "bare": _play_bare, "memory": _play_memory}[sys.argv[1]]()
