"""What is put on paper: a template, and a report with every text in it made fit to be printed."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from typing import Any

from pestdesk.export.calendar_sheet import CalendarSheet
from pestdesk.export.letter_report import LetterReport
from pestdesk.export.printable import breakable, to_print
from pestdesk.export.report import CaseReport

_TAB = " " * 4
#: Space between paragraphs, of whatever size it was typed.
_GAP = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document before it is set: its template in resources/templates, and the data that the template reads.

    The data is JSON; `logo` is a list of byte values in JSON, for typst takes no other bytes from memory. `made_at`
    is aware.
    """

    template: str
    data: str
    made_at: datetime
    logo: str = ""


def paper(template: str, report: Any, made_at: datetime) -> Paper:
    """A document from a template. `report` is a dataclass or a dict; `made_at` is aware."""
    count = _Count()
    data = count.fit(report)
    data["replaced"] = count.replaced
    return Paper(template, json.dumps(data), made_at)


def paper_of(report: CaseReport | LetterReport | CalendarSheet) -> Paper:
    """The document that this report is printed as."""
    if isinstance(report, CalendarSheet):
        return paper("calendar-sheet.typ", report, report.made_at)
    if isinstance(report, LetterReport):
        # The title is shown in lists of files: it holds no name of a person, as its subject may.
        own = {"title": report.stem, "blocks": report.blocks, "greeting": report.greeting}
        letter = paper("letter.typ", {**_fields(report), **own}, report.made_at)
        return replace(letter, logo=logo_data(report.logo))
    return paper("case-summary.typ", report, report.made_at)


def logo_data(logo: bytes) -> str:
    """The bytes of a picture as typst takes them from memory."""
    return json.dumps(list(logo), separators=(",", ":"))


@dataclass(slots=True)
class _Count:
    """Makes values fit for paper, and counts the characters that were replaced on the way."""

    replaced: int = 0

    def fit(self, value: Any) -> Any:
        if isinstance(value, str):
            printed = to_print(value)
            self.replaced += printed.replaced
            return breakable(_GAP.sub("\n\n", printed.text.strip()).replace("\t", _TAB))
        if isinstance(value, tuple | list):
            return [self.fit(part) for part in value]
        if is_dataclass(value):
            value = _fields(value)
        if isinstance(value, Mapping):
            return {key: self.fit(part) for key, part in value.items()}
        # An instant or bytes stand in words elsewhere in the report, or go their own way.
        return value if isinstance(value, bool | int | float) else None


def _fields(report: Any) -> dict[str, Any]:
    return {field.name: getattr(report, field.name) for field in fields(report)}
