"""Shows initials for the names in a text, for a desk in a shared room."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import combining, normalize

from pestdesk.domain.names import PersonName
from pestdesk.domain.telling_words import WORD, telling_words


class Discretion:
    """Knows names; `shown` gives a text without them."""

    def __init__(self, names: Iterable[PersonName] = ()) -> None:
        words = {word for name in names for word in telling_words(name)}
        self._words = frozenset(form for word in words for form in _forms(word))

    def shown(self, text: str) -> str:
        """`text` with initials for the names: ‘Jan van den Berg’ becomes ‘J. van den B.’, ‘Pips jas’ ‘P.’s jas’.

        A name is a whole word with a capital, with or without its accents; one that is also an ordinary word goes
        too. What is shown so, shows the same again.
        """
        return WORD.sub(self._initial, text) if self._words else text

    def _initial(self, found: re.Match[str]) -> str:
        word = normalize("NFC", found[1])
        if word in self._words:
            # The full stop of a sentence is also that of the initial.
            return f"{_first(word)}."
        if word[-1] in "sS" and word[:-1] in self._words:
            return f"{_first(word)}.’s{found[2]}"
        return found[0]


def _forms(word: str) -> Iterator[str]:
    """How a name is written: as it is kept, in capitals, with one capital, and each without accents."""
    for form in (word, word.upper(), word.capitalize()):
        yield form
        if not form.isascii():
            yield "".join(sign for sign in normalize("NFD", form) if not combining(sign))


def _first(word: str) -> str:
    return word[:2] if word[:2] == "IJ" else word[0]
