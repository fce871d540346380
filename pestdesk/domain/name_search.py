"""Finds in a text the names by which someone could be recognised: in any case, with or without accents, in one word
or more, as initials (‘P.V.’, ‘P. de Vries’), in an e-mail address, and with a possessive s."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from pestdesk.domain.dutch import capital
from pestdesk.domain.folding import fold, fold_with_places
from pestdesk.domain.names import PersonName
from pestdesk.domain.telling_words import LETTER, telling_words

#: What comes in the place of someone who is not in the case, and of an e-mail address.
SOMEONE = "iemand anders"
AN_ADDRESS = "een e-mailadres"

_BETWEEN_WORDS = r"[\W_]*"
_BETWEEN_INITIALS = r"[\s-]*"
_BETWEEN_DIGITS = r"[\s./()-]*"
# ‘Sems’, ‘Sem’s’; a name of two letters takes no bare s, or ‘als’ and ‘les’ would be read as names.
_POSSESSIVE = r"(?:'?s)?"
_POSSESSIVE_OF_TWO = r"(?:'s)?"
_POSSESSIVES = ("s", "'s")
# What is written to a name goes with it: ‘Ahmet'in’, and the rest where one name runs on into the next.
_TAIL = rf"(?:'{LETTER}+)?"
# Initials are no part of a longer abbreviation: ‘i.p.v.’ does not name Pip Voorbeeldstra.
_NOT_WITHIN = rf"(?<!{LETTER}\.)"
_NOT_GOING_ON = rf"(?!\.?{LETTER}\.)"
_FEWEST_DIGITS = 4
_NO_NAME = "\N{CJK UNIFIED IDEOGRAPH-4E2D}"
#: Where a sentence begins.
_BEGIN = re.compile(r"(?:[.?!]\s+|\n\s*)$")
_WORD = re.compile(rf"{LETTER}+(?:'s(?!{LETTER}))?")
#: What ends an e-mail address on either side.
_BREAK = re.compile(r"[\s@<>,;()\[\]\"“”‘’]")
_MOST_OF_AN_ADDRESS = 254


class FoundAs(StrEnum):
    """As what someone was found: by name, or in another way, of which only a name can be an ordinary word too."""

    NAME = "name"
    LISTED_NAME = "listed_name"
    INITIALS = "initials"
    CLASS = "class"
    NUMBER = "number"
    ADDRESS = "address"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Token:
    """A name, initials or a class as it is looked for. Two with the same `key` are one; the longest goes first.

    `instead` is what comes in its place, empty for what may stay; `ends` is what may follow without being part of it.
    """

    key: str
    pattern: str
    instead: str
    ends: str = ""
    kind: FoundAs = FoundAs.NAME


@dataclass(frozen=True, slots=True)
class Found:
    """Someone's name in a text: where it begins, where it and its possessive s end, and the word itself."""

    start: int
    end: int
    word: str
    instead: str
    kind: FoundAs


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Looks for `tokens`, for the words of `listed` people, of whom there may be thousands, and, where it
    `asks_addresses`, for every e-mail address.

    A token that may stay covers a shorter one in it: where ‘Jan’ goes, ‘Jan-Willem’ can stay.
    """

    tokens: tuple[Token, ...]
    listed: frozenset[str] = frozenset()
    asks_addresses: bool = False
    _pattern: re.Pattern[str] | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.tokens, key=lambda token: len(token.key), reverse=True))
        pattern = "|".join(f"({token.pattern}){token.ends}{_TAIL}" for token in ordered)
        object.__setattr__(self, "tokens", ordered)
        whole = re.compile(rf"(?<!{LETTER})(?:{pattern})(?!{LETTER})") if ordered else None
        object.__setattr__(self, "_pattern", whole)

    def find(self, text: str) -> tuple[Found, ...]:
        """Every name in `text` that may not stay, in order; no two overlap."""
        addresses = [
            Found(start, end, text[start:end], AN_ADDRESS, FoundAs.ADDRESS)
            for start, end in (_addresses(text) if self.asks_addresses else ())
        ]
        folded, places = fold_with_places(_covered(text, addresses))
        taken: list[tuple[int, int]] = []
        found = addresses
        for start, end, word_end, token in self._matches(folded):
            first, last = places[start], _after(places, end)
            taken.append((first, last))
            if token.instead:
                word = text[first : _after(places, word_end)].strip()
                is_possessive = folded[word_end:end] in _POSSESSIVES
                instead = _possessive(token.instead) if is_possessive else token.instead
                found.append(Found(first, last, word, instead, token.kind))
        found += self._listed_in(text, folded, places, taken)
        return tuple(sorted(found, key=lambda each: each.start))

    def _matches(self, folded: str) -> Iterator[tuple[int, int, int, Token]]:
        if self._pattern is None:
            return
        for match in self._pattern.finditer(folded):
            group = match.lastindex or 0
            yield match.start(), match.end(), match.end(group), self.tokens[group - 1]

    def _listed_in(
        self, text: str, folded: str, places: Sequence[int], taken: list[tuple[int, int]]
    ) -> Iterator[Found]:
        if not self.listed:
            return
        before: Found | None = None
        for match in _WORD.finditer(folded):
            bare = match[0].removesuffix("'s")
            is_possessive = len(bare) < len(match[0])
            if bare not in self.listed:
                if is_possessive or len(bare) < 4 or bare[-1] != "s" or bare[:-1] not in self.listed:
                    continue
                bare, is_possessive = bare[:-1], True
            start, end = places[match.start()], _after(places, match.end())
            if _overlaps(taken, start, end):
                continue
            word = text[start : _after(places, match.start() + len(bare))]
            instead = _possessive(SOMEONE) if is_possessive else SOMEONE
            found = Found(start, end, word, instead, FoundAs.LISTED_NAME)
            # ‘Jan van den Berg’ and ‘Anne-Marie’ are one person, not two.
            if before and _is_one_name(text[before.end : start]):
                found = replace(found, start=before.start, word=text[before.start : start] + word)
            elif before:
                yield before
            before = found
        if before:
            yield before


class ListedNames:
    """People by the words of their names: of thousands, a text is looked through for the few that it may name."""

    def __init__(self) -> None:
        self._by_word: dict[str, set[PersonName]] = defaultdict(set)

    def add(self, names: Iterable[PersonName]) -> None:
        """These too."""
        for name in names:
            for word in _listed_words(name):
                self._by_word[word].add(name)

    def in_text(self, text: str) -> frozenset[PersonName]:
        """Everyone who has a word of the text in their name; looking for these finds what looking for all finds."""
        words = {match[0].removesuffix("'s") for match in _WORD.finditer(fold(text))}
        words |= {word[:-1] for word in words}
        return frozenset(name for word in words for name in self._by_word.get(word, ()))


def name_finder(
    own: Iterable[Token],
    hidden: Iterable[Token],
    listed: Iterable[PersonName] = (),
    *,
    shared_stay: bool = False,
    asks_addresses: bool = False,
) -> NameFinder:
    """Looks for `hidden` and for everyone in `listed`; what is among `own` only stays, and with `shared_stay` also
    what both have. Of two who share a name, the first of `hidden` gives what comes in its place."""
    stays = {token.key: replace(token, instead="") for token in own}
    # Pupils of one class share it: it tells nobody apart.
    looked_for = (token for token in hidden if token.kind is not FoundAs.CLASS or token.key not in stays)
    goes = {token.key: token for token in reversed(tuple(looked_for))}
    tokens = goes | stays if shared_stay else stays | goes
    may_stay = {word for key in stays for word in re.findall(rf"{LETTER}+", key)}
    words = {word for name in listed for word in _listed_words(name)}
    return NameFinder(tuple(tokens.values()), frozenset(words - may_stay), asks_addresses)


def names_of(names: Iterable[str], instead: str, kind: FoundAs = FoundAs.NAME) -> Iterator[Token]:
    """Each of these names as a whole, of two letters or more."""
    for name in names:
        folded = fold(name)
        words = _words(name)
        letters = "".join(words)
        if len(letters) > 1:
            before = "'?" if folded.startswith("'") else ""
            after = r"\.?" if folded.endswith(".") else ""
            ends = _POSSESSIVE if len(letters) > 2 else _POSSESSIVE_OF_TWO
            yield Token(letters, before + _BETWEEN_WORDS.join(words) + after, instead, ends, kind)


def initials_of(name: PersonName, instead: str) -> Iterator[Token]:
    """‘A.M.’ and ‘A.’ of Anne-Marie, before the first letter of the surname and before the surname itself."""
    given, infix, family = (_words(part) for part in (name.given, name.infix, name.family))
    if not given or not family:
        return
    between = "".join(rf"(?:{word}|{word[0]}\.?){_BETWEEN_INITIALS}" for word in infix)
    between = f"(?:{between})?"
    for firsts in {(*given,), *((word,) for word in given)}:
        letters = [word[0] for word in firsts]
        dotted = "".join(rf"{letter}\.{_BETWEEN_INITIALS}" for letter in letters)
        # A dot or a space, or ‘los’ would name Lars van Os.
        loose = "".join(rf"{letter}(?:\.{_BETWEEN_INITIALS}|\s+)" for letter in letters)
        last = family[0][0] + "".join(rf"(?:\.?{_BETWEEN_INITIALS}{word[0]})?" for word in family[1:])
        key = ".".join(letters)
        alone = _NOT_WITHIN + dotted + between + last + _NOT_GOING_ON + r"\.?"
        yield Token(f"{key}.{family[0][0]}", alone, instead, _POSSESSIVE, FoundAs.INITIALS)
        whole = loose + between + _BETWEEN_WORDS.join(family)
        yield Token(f"{key}.{''.join(family)}", whole, instead, _POSSESSIVE, FoundAs.INITIALS)


def joined_of(name: PersonName, instead: str) -> Iterator[Token]:
    """The surname before the first name in one word, as in a user name: ‘nepmansem’, ‘Nepman_Sem’."""
    words = (*_words(name.family), *_words(name.given))
    if name.given and name.family:
        yield Token("".join(words), "[_.-]?".join(words), instead)


def class_of(school_class: str, instead: str) -> Iterator[Token]:
    """A class by its letters and figures: ‘2C’, ‘2 c’, ‘klas 2C’. One without letters is no more than a number."""
    parts = re.findall(rf"\d+|{LETTER}+", fold(school_class))
    if len("".join(parts)) > 1 and not all(part.isdigit() for part in parts):
        pattern = r"(?:(?:de )?klas )?(?<!\d)" + "[ .-]?".join(parts) + r"(?!\w)"
        yield Token(f"klas {''.join(parts)}", pattern, instead, kind=FoundAs.CLASS)


def number_of(number: str, instead: str) -> Iterator[Token]:
    """A pupil number or telephone number by its digits, however they are grouped; ‘06’ may be written ‘+31 6’."""
    digits = [sign for sign in number if sign.isdigit()]
    if len(digits) >= _FEWEST_DIGITS:
        own = _BETWEEN_DIGITS.join(digits)
        if digits[0] == "0":
            own = rf"(?:0|(?:\+|00){_BETWEEN_DIGITS}31){_BETWEEN_DIGITS}" + _BETWEEN_DIGITS.join(digits[1:])
        yield Token("".join(digits), rf"(?<!\d){own}(?!\d)", instead, kind=FoundAs.NUMBER)


def replaced(text: str, words: Mapping[Found, str]) -> str:
    """`text` with other words for some of the names in it; a sentence keeps its capital."""
    parts, at = [], 0
    for each, instead in words.items():
        is_begin = _BEGIN.search(text[max(0, each.start - 8) : each.start]) or not text[: each.start].strip()
        parts += [text[at : each.start], capital(instead) if is_begin else instead]
        at = each.end
    return "".join([*parts, text[at:]])


def _words(name: str) -> list[str]:
    return re.findall(f"{LETTER}+", fold(name))


@lru_cache(maxsize=20_000)
def _listed_words(name: PersonName) -> frozenset[str]:
    return frozenset(fold(word) for word in telling_words(name))


def _after(places: Sequence[int], end: int) -> int:
    return max(places[end], places[end - 1] + 1)


def _covered(text: str, addresses: Iterable[Found]) -> str:
    """The text with a letter that is in no name in the place of each sign of an address."""
    for each in addresses:
        text = text[: each.start] + _NO_NAME * (each.end - each.start) + text[each.end :]
    return text


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of these places, in order, has something of this one."""
    after = bisect_left(taken, (end,))
    return after > 0 and taken[after - 1][1] > start


def _possessive(instead: str) -> str:
    """‘een medeleerlings’, ‘leerling A’s’, ‘iemand anders’’."""
    if instead[-1] == "s":
        return f"{instead}’"
    return f"{instead}’s" if instead[-1].isupper() else f"{instead}s"


def _is_one_name(between: str) -> bool:
    words = between.replace("-", " ").split()
    return "\n" not in between and all(PersonName.parse(f"x {word} y").infix for word in words)


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where each e-mail address begins and ends, without the full stop of its sentence."""
    at, done = text.find("@"), 0
    while at >= 0:
        from_, until = max(done, at - _MOST_OF_AN_ADDRESS), at + _MOST_OF_AN_ADDRESS
        before = [match.end() for match in _BREAK.finditer(text, from_, at)]
        start = before[-1] if before else from_
        after = _BREAK.search(text, at + 1, until)
        end = after.start() if after else min(until, len(text))
        while end > at and text[end - 1] in ".:!?":
            end -= 1
        if start < at < end - 1:
            yield start, end
            done = end
        at = text.find("@", max(at + 1, done))
