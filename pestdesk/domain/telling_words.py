"""The words of a name that tell who it is, as it was typed."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from pestdesk.domain.names import PersonName

LETTER = r"[^\W\d_]"
#: A word, with the marks that some systems write behind their letter, and a full stop that may follow it.
WORD = re.compile(rf"({LETTER}(?:{LETTER}|[\u0300-\u036f])*)(\.?)")
#: What is typed where a name is not known, or beside it: ‘moeder van Pip’.
_ORDINARY = (
    "een de het die dat onze mijn zijn haar en of met uit klas groep onbekend iemand niemand anoniem "
    "leerling leerlingen medeleerling klasgenoot jongen meisje kind vriend vriendin gezin familie "
    "moeder vader mama papa mam pap ouder ouders stiefmoeder stiefvader pleegmoeder pleegvader pleegouders "
    "verzorger verzorgers voogd oma opa tante oom broer zus mevrouw mevr mw meneer mijnheer dhr heer"
)
_NO_NAMES = frozenset(_ORDINARY.split())


def telling_words(name: PersonName) -> Iterator[str]:
    """The words of a name that tell who it is. Only a name without any capital is looked for without them."""
    has_capitals = name.full != name.full.lower()
    # ‘Le’ of Minh Le is a tussenvoegsel elsewhere.
    family = PersonName("", family=name.family).words or (name.family,)
    for part in (*PersonName(name.given).words, *family):
        for found in WORD.finditer(part):
            word = normalize("NFC", found[1])
            # ‘Moeder’ is no name, but Vriend may be a surname.
            is_telling = word.casefold() not in _NO_NAMES or (part in family and word[0].isupper())
            # One letter is an initial already.
            if len(word) > 1 and is_telling and (word[0].isupper() or not has_capitals):
                yield word
