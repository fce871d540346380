"""What files of Word and Excel have in common: text that their XML can hold, in a zip that is always the same."""

import io
import re
import zipfile
from datetime import UTC, datetime

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: What no XML document can hold.
_REFUSED = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_CORE = "docProps/core.xml"


def plain_text(text: str) -> str:
    """`text` with `\\n` line ends, and without what XML cannot hold: controls and halves of characters."""
    return _REFUSED.sub("", _LINE_ENDS.sub("\n", text))


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
