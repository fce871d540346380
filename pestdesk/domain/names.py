"""A person's name as it is written, shortened and sorted in the Netherlands."""

import re
from dataclasses import dataclass

from pestdesk.domain.folding import fold

_INFIXES = frozenset(
    {
        "van",
        "von",
        "vom",
        "vd",
        "v/d",
        "v.d.",
        "de",
        "den",
        "der",
        "des",
        "het",
        "'t",
        "’t",
        "‘t",
        "'s",
        "’s",
        "te",
        "ten",
        "ter",
        "op",
        "in",
        "aan",
        "bij",
        "uit",
        "voor",
        "onder",
        "over",
        "la",
        "le",
        "les",
        "du",
        "da",
        "dos",
        "di",
        "el",
        "al",
        "del",
        "della",
        "das",
        "zu",
        "zum",
        "zur",
    }
)

#: A tussenvoegsel that is written to the surname: ‘d'Ancona’, ‘de l'Orme’. With a capital it is part of it: D'Hondt.
_ELIDED = re.compile(r"([dl]['’‘])(\w.*)")
_DASHES = ("-", "–")

#: What opens and closes a call name, as in ‘Wilhelmina (Mien) Berg’ and ‘Wilhelmina “Mien” Berg’.
_OPENS = "([\"'“‘„"
_CLOSES = ")]\"'”’"


@dataclass(frozen=True, slots=True)
class PersonName:
    """First name, tussenvoegsel and surname; the last two may be empty (some people have one name).

    A call name in brackets or quotation marks belongs to the first names.
    """

    given: str
    infix: str = ""
    family: str = ""

    @classmethod
    def parse(cls, text: str) -> "PersonName":
        """Split a name as typed: ‘Jan van den Berg’ gives given ‘Jan’, infix ‘van den’, family ‘Berg’.

        The words before the first tussenvoegsel are the first names; without one, the first word is, with the call
        name that follows it.
        """
        words = text.split()
        if not words:
            return cls("")
        start = _before_dash(words) or next((i for i, word in enumerate(words) if i and _begins_surname(word)), 0)
        start = start or _end_of_given(words)
        end = start
        while end < len(words) - 1 and words[end].lower() in _INFIXES:
            end += 1
        infix, family = _without_elided(" ".join(words[start:end]), " ".join(words[end:]))
        return cls(" ".join(words[:start]), infix, family)

    @classmethod
    def from_parts(cls, given: str, infix: str, family: str) -> "PersonName":
        """The name from the columns of a list: a surname that holds its tussenvoegsel, as ‘Berg, van den’ or ‘van den
        Berg’, is taken apart when `infix` is empty or the same, and a surname alone is someone's one name."""
        own, rest = _surname_parts(family)
        if not infix or fold(own) == fold(infix):
            infix, family = own, rest
        infix, family = _without_elided(infix, family)
        return cls(given, infix, family) if given or infix else cls(family)

    @classmethod
    def from_list(cls, text: str) -> "PersonName":
        """Split a name as lists have it: ‘Aartsen, Dae’, ‘Berg, van den, Jan’, ‘Berg, Jan van den’ or as typed."""
        family, *others = (part.strip() for part in text.split(","))
        others = [part for part in others if part]
        if not others or not family:
            return cls.parse(" ".join([*others, family]))
        *infixes, given = others
        if _are_infixes(given.split()):
            return cls("", " ".join(others), family)
        if infixes:
            return cls(given, " ".join(infixes), family)
        words = given.split()
        end = len(words)
        while end > 1 and _is_infix(words[end - 1]):
            end -= 1
        return cls.from_parts(" ".join(words[:end]), " ".join(words[end:]), family)

    @property
    def full(self) -> str:
        """‘Jan van den Berg’."""
        return " ".join(part for part in (self.given, self.surname) if part)

    @property
    def short(self) -> str:
        """‘Jan B.’, for lists that others might see over a shoulder."""
        return f"{self.given} {self.family[0].upper()}." if self.family else self.given

    @property
    def surname(self) -> str:
        """‘van den Berg’, ‘d'Ancona’."""
        gap = "" if _is_elided(self.infix) or not self.infix or not self.family else " "
        return f"{self.infix}{gap}{self.family}"

    @property
    def words(self) -> tuple[str, ...]:
        """Each first name, call name and half of a surname: ‘Anne’, ‘Fleur’ and ‘Berg’ of Anne-Fleur van den Berg; of
        ‘J.Pieters’, which someone typed without a space, ‘Pieters’ too."""
        words = re.split(r"[\s-]+|\.(?=[^\W\d_]{2})", f"{self.given} {self.family}")
        bare = (word.strip(_OPENS + _CLOSES) for word in words if word.lower() not in _INFIXES)
        return tuple(word for word in bare if word)

    @property
    def listed(self) -> str:
        """‘Berg, Jan van den’, as a list that is sorted by surname has it."""
        others = " ".join(part for part in (self.given, self.infix) if part)
        return f"{self.family}, {others}" if self.family and others else self.full

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Surname without tussenvoegsel first, as a Dutch list is sorted; accents, capitals, apostrophes and hyphens
        make no difference, and ij is an i and a j."""
        family, infix, given = (_sorted(part) for part in (self.family or self.given, self.infix, self.given))
        return (family, infix, given)

    def __str__(self) -> str:
        return self.full


def _sorted(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text).replace("'", "")))


def _is_elided(infix: str) -> bool:
    """Whether the surname is written to it: ‘d'’, ‘de l'’."""
    return infix[-2:-1].casefold() in ("d", "l") and fold(infix[-1:]) == "'" and infix[-3:-2] in ("", " ")


def _is_infix(word: str) -> bool:
    return word.lower() in _INFIXES or (_is_elided(word) and word[0].islower())


def _begins_surname(word: str) -> bool:
    return word.lower() in _INFIXES or _ELIDED.fullmatch(word) is not None


def _without_elided(infix: str, family: str) -> tuple[str, str]:
    """The two, with ‘d'’ of ‘d'Ancona’ in the infix."""
    found = _ELIDED.fullmatch(family)
    if found is None or _is_elided(infix):
        return infix, family
    return " ".join(part for part in (infix, found[1]) if part), found[2]


def _before_dash(words: list[str]) -> int:
    """Where the surname begins, with its tussenvoegsels, of which the halves are written ‘Jansen - de Wit’; 0 when
    none is."""
    dash = next((i for i, word in enumerate(words) if i > 1 and word in _DASHES), 0)
    start = dash - 1
    while start > 1 and words[start - 1].lower() in _INFIXES:
        start -= 1
    return max(start, 0)


def _end_of_given(words: list[str]) -> int:
    """How many words the first name has, with the call names that follow it."""
    end = 1
    while end < len(words) and words[end][0] in _OPENS:
        closing = next((i for i in range(end, len(words)) if words[i][-1] in _CLOSES), None)
        if closing is None:
            break
        end = closing + 1
    return end


def _are_infixes(words: list[str]) -> bool:
    return bool(words) and all(word.lower() in _INFIXES for word in words)


def _surname_parts(surname: str) -> tuple[str, str]:
    """‘van den’ and ‘Berg’ of ‘van den Berg’, ‘Berg, van den’ and ‘Berg van den’."""
    before, comma, after = (part.strip() for part in surname.partition(","))
    if comma and before and _are_infixes(after.split()):
        return after, before
    words = surname.split()
    start, end = 0, len(words)
    while start < len(words) - 1 and words[start].lower() in _INFIXES:
        start += 1
    if start:
        return " ".join(words[:start]), " ".join(words[start:])
    while end > 1 and words[end - 1].lower() in _INFIXES:
        end -= 1
    return " ".join(words[end:]), " ".join(words[:end])
