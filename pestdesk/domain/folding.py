"""Folds text for comparing: ‘Zoë’ and ‘zoe’ are the same name."""

import unicodedata

# Letters that Unicode does not take apart into a letter and a mark, and the apostrophes that are typed.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
_UNSEEN = frozenset({"Mn", "Me", "Cf"})


def fold(text: str) -> str:
    """The text without capitals, accents and signs that are not seen."""
    return fold_with_places(text)[0]


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its signs the place it came from; last, the length of `text`."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        apart = unicodedata.normalize("NFKD", sign.translate(_APOSTROPHES).casefold().translate(_LETTERS))
        seen = [each for each in apart if unicodedata.category(each) not in _UNSEEN]
        signs += seen
        places += [place] * len(seen)
    return "".join(signs), [*places, len(text)]
