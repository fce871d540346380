"""Makes any text safe for paper: what the fonts cannot show is replaced by words that say so, never dropped."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

from pestdesk.resources import resource

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

#: Controls, and characters that show nothing by themselves: marks of direction, selectors, fillers. The joiners
#: (U+200C, U+200D), the zero width space and the soft hyphen stay: they change how a word looks or breaks.
_SHOWS_NOTHING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_FREE = "\t\n\u00ad\u200b\u200c\u200d"
_ZERO_WIDTH_JOINER = "\u200d"
_ZERO_WIDTH_SPACE = "\u200b"
_LONG_RUN = re.compile("[^ \n\t\u200b]{31,}")

#: The first word of a character's Unicode name, and what Dutch readers call its script.
_SCRIPTS = {
    "ARABIC": "Arabisch schrift",
    "HEBREW": "Hebreeuws schrift",
    "CJK": "Chinees schrift",
    "IDEOGRAPHIC": "Chinees schrift",
    "HIRAGANA": "Japans schrift",
    "KATAKANA": "Japans schrift",
    "HANGUL": "Koreaans schrift",
    "DEVANAGARI": "Devanagari",
    "BENGALI": "Bengaals schrift",
    "GURMUKHI": "Gurmukhi",
    "GUJARATI": "Gujarati schrift",
    "TAMIL": "Tamil schrift",
    "TELUGU": "Telugu schrift",
    "SINHALA": "Singalees schrift",
    "THAI": "Thais schrift",
    "TIBETAN": "Tibetaans schrift",
    "MYANMAR": "Birmaans schrift",
    "KHMER": "Khmer schrift",
    "ETHIOPIC": "Ethiopisch schrift",
    "SYRIAC": "Syrisch schrift",
    "TIFINAGH": "Tifinagh",
    "GEORGIAN": "Georgisch schrift",
    "MONGOLIAN": "Mongools schrift",
    "CYRILLIC": "Cyrillisch schrift",
    "GREEK": "Grieks schrift",
    "LATIN": "Latijns schrift",
}
_EMOJI = "emoji"
_UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A text that can be printed, and how many of its characters, as a reader counts them, are replaced."""

    text: str
    replaced: int


def printable(text: str) -> str:
    """`text` with only what the fonts of resources/templates can show; see `to_print`."""
    return to_print(text).text


def to_print(text: str) -> Printed:
    """`text` in NFC with `\\n` line ends and without controls; what the fonts lack is named in its place.

    ‘Top 😀’ becomes ‘Top [emoji]’, two letters of an unknown script ‘[2 tekens Thais schrift]’. Never fails.
    """
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    if _plain().fullmatch(text):
        return Printed(text, 0)
    pieces: list[str] = []
    replaced = 0
    for script, group in groupby(map(_plain_form, _clusters(text)), key=_what_is_lacking):
        clusters = list(group)
        if script is None:
            pieces += clusters
        else:
            replaced += len(clusters)
            pieces.append(_marker(script, len(clusters)))
    return Printed(_SHOWS_NOTHING.sub("", "".join(pieces)), replaced)


def breakable(text: str) -> str:
    """`text` with places to break in every run of more than 30 characters without a space, such as a web address
    or a stuck key; for shorter words hyphens do."""
    return _LONG_RUN.sub(lambda run: _spread(run[0]), text)


def _spread(run: str) -> str:
    pieces = [run[0]]
    for before, char in pairwise(run):
        if not (unicodedata.category(char).startswith("M") or _ZERO_WIDTH_JOINER in (before, char)):
            pieces.append(_ZERO_WIDTH_SPACE)
        pieces.append(char)
    return "".join(pieces)


@cache
def font_coverage() -> dict[str, frozenset[str]]:
    """The characters that each font shows, by family, in the order in which the fonts are tried."""
    table = tomllib.loads(resource("templates", "printable-characters.toml").read_text(encoding="utf-8"))
    return {font["name"]: frozenset(_characters(font["ranges"])) for font in table["fonts"]}


def _characters(ranges: str) -> Iterator[str]:
    for item in ranges.split():
        first, _, last = item.partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


@cache
def _plain() -> re.Pattern[str]:
    """Matches a text that the first font shows whole, as nearly every text is."""
    main = next(iter(font_coverage().values()))
    return re.compile("[" + "".join(re.escape(char) for char in (*sorted(main), *_FREE)) + "]*")


def _clusters(text: str) -> Iterator[str]:
    """What a reader sees as one character: a base with its marks, joined emoji, a flag of two letters."""
    cluster = ""
    for char in text:
        if cluster and _joins(cluster, char):
            cluster += char
        else:
            if cluster:
                yield cluster
            cluster = char
    if cluster:
        yield cluster


def _joins(cluster: str, char: str) -> bool:
    if cluster in _FREE:
        return False
    if unicodedata.category(char).startswith("M") or char == _ZERO_WIDTH_JOINER or _SHOWS_NOTHING.match(char):
        return True
    if "\U0001f3fb" <= char <= "\U0001f3ff":  # a skin tone
        return True
    if "\U0001f1e6" <= char <= "\U0001f1ff":  # half a flag
        return len(cluster) == 1 and "\U0001f1e6" <= cluster <= "\U0001f1ff"
    return cluster.endswith(_ZERO_WIDTH_JOINER) and _is_symbol(char)


def _plain_form(cluster: str) -> str:
    """The same letter in plain shape where the fonts have only that: ‘𝐏’ and ‘Ｐ’ are a P (NFKC)."""
    if _what_is_lacking(cluster) is None:
        return cluster
    plain = unicodedata.normalize("NFKC", cluster)
    return plain if _what_is_lacking(plain) is None else cluster


def _what_is_lacking(cluster: str) -> str | None:
    """The script or kind that no font can show; None when one font shows the whole cluster.

    One font, because letters and their marks are set together: the fonts may not share them out.
    """
    shown = [char for char in cluster if char not in _FREE and not _SHOWS_NOTHING.match(char)]
    if any(all(char in font for char in shown) for font in font_coverage().values()):
        return None
    lacking = next((c for c in shown if not any(c in font for font in font_coverage().values())), shown[0])
    if _is_symbol(lacking):
        return _EMOJI
    return _SCRIPTS.get(unicodedata.name(lacking, "").split(" ")[0].split("-")[0], _UNKNOWN)


def _is_symbol(char: str) -> bool:
    return unicodedata.category(char) in ("So", "Sk") or "\U0001f000" <= char <= "\U0001faff"


def _marker(script: str, count: int) -> str:
    if script == _EMOJI:
        return "[emoji]" if count == 1 else f"[{count} emoji]"
    if not script:
        return "[1 onbekend teken]" if count == 1 else f"[{count} onbekende tekens]"
    return f"[{count} {'teken' if count == 1 else 'tekens'} {script}]"
