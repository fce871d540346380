"""Folds text for comparing: ‘Zoë’ and ‘zoe’ are the same name."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

# Letters that Unicode does not take apart into a letter and a mark, and the apostrophes that are typed.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
_UNSEEN = frozenset({"Mn", "Me", "Cf"})


#: Most of a text: signs that fold one by one, whatever stands beside them.
_PLAIN = re.compile(r"[\x00-\x7f]+")


def fold(text: str) -> str:
    """The text without capitals, accents and signs that are not seen."""
    return _fold_plain(text) if text.isascii() else fold_with_places(text)[0]


def fold_with_places(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its signs the place it came from; last, the length of `text`."""
    if text.isascii():
        return _fold_plain(text), range(len(text) + 1)
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for plain in _PLAIN.finditer(text):
        _fold_signs(text, at, plain.start(), pieces, places)
        pieces.append(_fold_plain(plain[0]))
        at = plain.end()
        places.extend(range(plain.start(), at))
    _fold_signs(text, at, len(text), pieces, places)
    return "".join(pieces), [*places, len(text)]


def _fold_plain(text: str) -> str:
    return text.casefold().replace("`", "'")


def _fold_signs(text: str, start: int, end: int, pieces: list[str], places: list[int]) -> None:
    for place in range(start, end):
        folded = _folded(text[place])
        pieces.append(folded)
        places.extend([place] * len(folded))


@cache
def _folded(sign: str) -> str:
    # Some signs become capitals when they are taken apart: ‘℡’ is ‘TEL’.
    apart = unicodedata.normalize("NFKD", sign.translate(_APOSTROPHES).casefold().translate(_LETTERS)).casefold()
    return "".join(each for each in apart if unicodedata.category(each) not in _UNSEEN)
