"""Documents as a PDF that can be read aloud and kept: PDF/UA-1 and PDF/A-2a, set by typst."""

import json
import re
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any

import typst

from pestdesk.errors import ExportError
from pestdesk.export.letter_report import LetterReport
from pestdesk.export.printable import breakable, to_print
from pestdesk.export.report import CaseReport
from pestdesk.resources import resource

_TAB = " " * 4
#: Space between paragraphs, of whatever size it was typed.
_GAP = re.compile(r"\n[ \t]*\n\s*")


def summary_pdf(report: CaseReport) -> bytes:
    """The summary of a case. Raises ExportError when the page cannot be made."""
    return typeset(*_summary(report), report.made_at)


def letter_pdf(report: LetterReport) -> bytes:
    """A letter. Raises ExportError when the page cannot be made."""
    return typeset(*_letter(report), report.made_at)


def pages(report: CaseReport | LetterReport, ppi: float) -> tuple[bytes, ...]:
    """The same pages as PNG images, with `ppi` pixels an inch. Raises ExportError."""
    template, data = _summary(report) if isinstance(report, CaseReport) else _letter(report)
    made = _compiled(template, data, format="png", ppi=ppi)
    # Of one page it is that page, of more a list.
    return (made,) if isinstance(made, bytes) else tuple(made)


def typeset(template: str, report: dict[str, Any], made_at: datetime) -> bytes:
    """A document from one of the templates. The same report gives the same bytes on every machine.

    Raises ExportError when the page cannot be made.
    """
    standards = ["ua-1", "a-2a"]
    made = _compiled(template, report, format="pdf", pdf_standards=standards, timestamp=int(made_at.timestamp()))
    assert isinstance(made, bytes)
    return made


def _summary(report: CaseReport) -> tuple[str, dict[str, Any]]:
    return "case-summary.typ", {**asdict(report), "made_at": ""}


def _letter(report: LetterReport) -> tuple[str, dict[str, Any]]:
    own = {
        "blocks": [asdict(block) for block in report.blocks],
        "title": f"Brief: {report.subject}",
        "greeting": report.greeting,
        "logo": list(report.logo),
    }
    return "letter.typ", {**asdict(report), "text": "", "made_at": "", **own}


def _compiled(template: str, report: dict[str, Any], **how: Any) -> bytes | list[bytes]:
    """What was typed is handed over as data and set as plain text, never as markup, and never touches the disk."""
    data, replaced = _for_paper(report)
    data["replaced"] = replaced
    try:
        made: bytes | list[bytes] = typst.compile(
            resource("templates", template),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"report": json.dumps(data)},
            **how,
        )
    except typst.TypstError:
        # Not chained: the message of typst quotes what was typed, and may not reach a log.
        raise ExportError(
            "Het document kon niet worden gemaakt. Er is niets gewijzigd en er is geen bestand gemaakt. "
            "Meld dit bij wie PestDesk voor je beheert."
        ) from None
    return made


@cache
def _fonts() -> typst.Fonts:
    """Only the fonts inside typst, read once: every machine makes the same page."""
    return typst.Fonts(include_system_fonts=False)


def _for_paper(value: Any) -> tuple[Any, int]:
    """`value` with every text in it made printable, and how many characters were replaced."""
    if isinstance(value, str):
        printed = to_print(value)
        return breakable(_GAP.sub("\n\n", printed.text.strip()).replace("\t", _TAB)), printed.replaced
    if isinstance(value, dict):
        done = {key: _for_paper(part) for key, part in value.items()}
        return {key: part for key, (part, _) in done.items()}, sum(count for _, count in done.values())
    if isinstance(value, (tuple, list)):
        parts = [_for_paper(part) for part in value]
        return [part for part, _ in parts], sum(count for _, count in parts)
    return value, 0
