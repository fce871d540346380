"""The neutral report of a letter: what every format of it is made from. A format sees this, and never a case."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

_ITEM = "- "
_GREETING, _GREETING_WORD = "Met vriendelijke groet,", "groet"
#: Space between paragraphs, of whatever size it was typed.
_GAP = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class LetterBlock:
    """A piece of a letter: a paragraph, or a list whose items stand in `items`."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterReport:
    """One letter as it goes out, already redacted for whoever reads it.

    `text` is as the user left it: paragraphs parted by an empty line, ‘- ’ before each item of a list. `addressee`
    and `sender` are one line each; `signatures` name who signs, none in a letter without signature lines. `draft`
    says for whom it is a draft, empty in a letter that can be sent. `logo` is a PNG or JPEG of the school, or b"".
    `made_at` is the aware instant of making, `made_on` the same in words; `dated` is the line with place and day.
    """

    case_number: str
    kind: str
    school: str
    logo: bytes
    dated: str
    addressee: tuple[str, ...]
    subject: str
    text: str
    sender: tuple[str, ...]
    signatures: tuple[str, ...]
    draft: str
    purpose: str
    mark: str
    made_by: str
    made_at: datetime
    made_on: str

    @property
    def blocks(self) -> tuple[LetterBlock, ...]:
        """The text in paragraphs and lists."""
        return tuple(_blocks(self.text))

    @property
    def greeting(self) -> str:
        """What stands over the sender; nothing when the text ends in a greeting of its own."""
        last = self.text.rstrip().rpartition("\n\n")[2]
        return "" if _GREETING_WORD in last.casefold() else _GREETING

    @property
    def stem(self) -> str:
        """The suggested name of its file, without its suffix: it holds no name of a person."""
        return f"Casus {self.case_number} brief {self.kind}"


def _blocks(text: str) -> Iterator[LetterBlock]:
    for paragraph in _GAP.split(text.replace("\r\n", "\n").strip()):
        words: list[str] = []
        items: list[str] = []
        for line in paragraph.split("\n"):
            if line.startswith(_ITEM):
                if words:
                    yield LetterBlock("\n".join(words))
                    words = []
                items.append(line.removeprefix(_ITEM).strip())
            else:
                if items:
                    yield LetterBlock("", tuple(items))
                    items = []
                words.append(line)
        if words or items:
            yield LetterBlock("\n".join(words), tuple(items))
