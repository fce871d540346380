"""Shows initials for the names in a text, for a desk in a shared room."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import combining, normalize

from pestdesk.domain.names import PersonName

_LETTER = r"[^\W\d_]"
# A word, with the marks that some systems write behind their letter, and a full stop that may follow it.
_WORD = re.compile(rf"({_LETTER}(?:{_LETTER}|[\u0300-\u036f])*)(\.?)")
#: What is typed where a name is not known, or beside it: ‘moeder van Pip’.
_ORDINARY = (
    "een de het die dat onze mijn zijn haar en of met uit klas groep onbekend iemand niemand anoniem "
    "leerling leerlingen medeleerling klasgenoot jongen meisje kind vriend vriendin gezin familie "
    "moeder vader mama papa mam pap ouder ouders stiefmoeder stiefvader pleegmoeder pleegvader pleegouders "
    "verzorger verzorgers voogd oma opa tante oom broer zus mevrouw mevr mw meneer mijnheer dhr heer"
)
_NO_NAMES = frozenset(_ORDINARY.split())


class Discretion:
    """Knows names; `shown` gives a text without them."""

    def __init__(self, names: Iterable[PersonName] = ()) -> None:
        words = {word for name in names for word in _words(name)}
        self._words = frozenset(form for word in words for form in _forms(word))

    def shown(self, text: str) -> str:
        """`text` with initials for the names: ‘Jan van den Berg’ becomes ‘J. van den B.’, ‘Pips jas’ ‘P.’s jas’.

        A name is a whole word with a capital, with or without its accents; one that is also an ordinary word goes
        too. What is shown so, shows the same again.
        """
        return _WORD.sub(self._initial, text) if self._words else text

    def _initial(self, found: re.Match[str]) -> str:
        word = normalize("NFC", found[1])
        if word in self._words:
            # The full stop of a sentence is also that of the initial.
            return f"{_first(word)}."
        if word[-1] in "sS" and word[:-1] in self._words:
            return f"{_first(word)}.’s{found[2]}"
        return found[0]


def _words(name: PersonName) -> Iterator[str]:
    """The words of a name that tell who it is. Only a name without any capital is looked for without them."""
    has_capitals = name.full != name.full.lower()
    # ‘Le’ of Minh Le is a tussenvoegsel elsewhere.
    family = PersonName("", family=name.family).words or (name.family,)
    for part in (*PersonName(name.given).words, *family):
        for found in _WORD.finditer(part):
            word = normalize("NFC", found[1])
            # ‘Moeder’ is no name, but Vriend may be a surname.
            is_telling = word.casefold() not in _NO_NAMES or (part in family and word[0].isupper())
            # One letter is an initial already.
            if len(word) > 1 and is_telling and (word[0].isupper() or not has_capitals):
                yield word


def _forms(word: str) -> Iterator[str]:
    """How a name is written: as it is kept, in capitals, with one capital, and each without accents."""
    for form in (word, word.upper(), word.capitalize()):
        yield form
        if not form.isascii():
            yield "".join(sign for sign in normalize("NFD", form) if not combining(sign))


def _first(word: str) -> str:
    return word[:2] if word[:2] == "IJ" else word[0]
