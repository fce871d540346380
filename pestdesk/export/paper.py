"""What is put on paper: a template, and a report with every text in it made fit to be printed."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import Any

from pestdesk.export.letter_report import LetterReport
from pestdesk.export.printable import breakable, to_print
from pestdesk.export.report import CaseReport

_TAB = " " * 4
#: Space between paragraphs, of whatever size it was typed.
_GAP = re.compile(r"\n[ \t]*\n\s*")
_ITEM = "- "


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


def paper_of(report: CaseReport | LetterReport) -> Paper:
    """The document that this report is printed as."""
    if isinstance(report, LetterReport):
        made = paper("letter.typ", {**_fields(report), "text": _blocks(report.text)}, report.made_at)
        return Paper(made.template, made.data, made.made_at, logo_data(report.logo))
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


def _blocks(text: str) -> list[dict[str, Any]]:
    """The paragraphs and lists of a letter: an empty line ends a paragraph, lines that begin with ‘- ’ are a list."""
    blocks: list[dict[str, Any]] = []
    is_open = False
    for line in map(str.rstrip, text.splitlines()):
        items = blocks[-1]["items"] if blocks else []
        if not line:
            is_open = False
        elif line.startswith(_ITEM):
            if items:
                items.append(line.removeprefix(_ITEM))
            else:
                blocks.append({"text": "", "items": [line.removeprefix(_ITEM)]})
            is_open = True
        elif is_open and items and line.startswith(" "):
            items[-1] += "\n" + line.strip()
        elif is_open and not items:
            blocks[-1]["text"] += "\n" + line
        else:
            blocks.append({"text": line, "items": []})
            is_open = True
    return blocks
