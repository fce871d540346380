"""What files of Word and Excel have in common: text that their XML can hold, in a zip that is always the same."""

import io
import re
import zipfile
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

T = TypeVar("T")

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: What no XML document can hold.
_REFUSED = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
#: Space between paragraphs, of whatever size it was typed.
_GAP = re.compile(r"\n[ \t]*\n\s*")
_CORE = "docProps/core.xml"


def plain_text(text: str) -> str:
    """`text` with `\\n` line ends, and without what XML cannot hold: controls and halves of characters."""
    return _REFUSED.sub("", _LINE_ENDS.sub("\n", text))


def as_plain_text(report: T) -> T:
    """The same report with every text in it made plain, and space between paragraphs brought back to one line."""
    made: T = _plain(report)
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return _GAP.sub("\n\n", plain_text(value).strip())
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _plain(getattr(value, field.name)) for field in fields(value)})
    return value


def repacked(data: bytes, made_at: datetime) -> bytes:
    """The same parts in a zip that bears `made_at` everywhere in place of the moment of writing, so that the same
    report gives the same bytes."""
    moment = made_at.astimezone(UTC)
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == _CORE:
                part = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", part)
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return packed.getvalue()
