"""Finds in a text the names by which someone could be recognised: in any case, with or without accents, in one word
or more, as initials (‘P.V.’, ‘P. de Vries’), in an e-mail address, and with a possessive s."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pestdesk.domain.dutch import capital
from pestdesk.domain.folding import fold, fold_with_places
from pestdesk.domain.names import PersonName
from pestdesk.domain.telling_words import LETTER, telling_words

#: What comes in the place of someone who is not in the case.
SOMEONE = "iemand anders"

_BETWEEN_WORDS = r"[\W_]*"
_BETWEEN_INITIALS = r"[\s-]*"
# ‘Sems’, ‘Sem’s’; a name of two letters takes no bare s, or ‘als’ and ‘les’ would be read as names.
_POSSESSIVE = r"(?:'?s)?"
_POSSESSIVE_OF_TWO = r"(?:'s)?"
# Initials are no part of a longer abbreviation: ‘i.p.v.’ does not name Pip Voorbeeldstra.
_NOT_WITHIN = rf"(?<!{LETTER}\.)"
_NOT_GOING_ON = rf"(?!\.?{LETTER}\.)"
_ADDRESS = re.compile(r"[^\s@<>,;()]+@[^\s@<>,;()]+")
#: Where a sentence begins.
_BEGIN = re.compile(r"(?:[.?!]\s+|\n\s*)$")
_WORD = re.compile(rf"{LETTER}+")


@dataclass(frozen=True, slots=True)
class Token:
    """A name, initials or a class as it is looked for. Two with the same `key` are one; the longest goes first.

    `instead` is what comes in its place, empty for what may stay; `ends` is what may follow without being part of it.
    """

    key: str
    pattern: str
    instead: str
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Someone's name in a text: where it begins, where it and its possessive s end, and the word itself."""

    start: int
    end: int
    word: str
    instead: str


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Looks for `tokens`, and for the words of `listed` people, of whom there may be thousands.

    A token that may stay covers a shorter one in it: where ‘Jan’ goes, ‘Jan-Willem’ can stay.
    """

    tokens: tuple[Token, ...]
    listed: frozenset[str] = frozenset()
    _pattern: re.Pattern[str] | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.tokens, key=lambda token: len(token.key), reverse=True))
        pattern = "|".join(f"({token.pattern}){token.ends}" for token in ordered)
        object.__setattr__(self, "tokens", ordered)
        whole = re.compile(rf"(?<!{LETTER})(?:{pattern})(?!{LETTER})") if ordered else None
        object.__setattr__(self, "_pattern", whole)

    def find(self, text: str) -> tuple[Found, ...]:
        """Every name in `text` that may not stay, in order; no two overlap."""
        if not self.listed and not any(token.instead for token in self.tokens):
            return ()
        folded, places = fold_with_places(text)
        taken, found = [], []
        for start, end, word_end, instead in self._matches(folded):
            first, last = places[start], _after(places, end)
            taken.append((first, last))
            if instead:
                suffix = "s" if end > word_end else ""
                word = text[first : _after(places, word_end)].strip()
                found.append(Found(first, last, word, _possessive(instead) if suffix else instead))
        found += self._listed_in(text, folded, places, taken)
        return tuple(_with_addresses(text, sorted(found, key=lambda each: each.start)))

    def _matches(self, folded: str) -> Iterator[tuple[int, int, int, str]]:
        if self._pattern is None:
            return
        for match in self._pattern.finditer(folded):
            group = match.lastindex or 0
            yield match.start(), match.end(), match.end(group), self.tokens[group - 1].instead

    def _listed_in(self, text: str, folded: str, places: list[int], taken: list[tuple[int, int]]) -> Iterator[Found]:
        if not self.listed:
            return
        before: Found | None = None
        for match in _WORD.finditer(folded):
            word = match[0]
            is_name = word in self.listed or (len(word) > 3 and word[-1] == "s" and word[:-1] in self.listed)
            start, end = places[match.start()], _after(places, match.end())
            if not is_name or any(first < end and start < last for first, last in taken):
                continue
            found = Found(start, end, text[start:end], SOMEONE)
            # ‘Jan van den Berg’ and ‘Anne-Marie’ are one person, not two.
            if before and _is_one_name(text[before.end : start]):
                found = replace(found, start=before.start, word=text[before.start : end])
            elif before:
                yield before
            before = found
        if before:
            yield before


def name_finder(own: Iterable[Token], hidden: Iterable[Token], listed: Iterable[PersonName] = ()) -> NameFinder:
    """Looks for `hidden` and for everyone in `listed`; a token that is also among `own` stays. Of two who share a
    name, the first of `hidden` gives what comes in its place."""
    stays = {token.key: replace(token, instead="") for token in own}
    tokens = {token.key: token for token in reversed(tuple(hidden))} | stays
    may_stay = {word for key in stays for word in re.findall(rf"{LETTER}+", key)}
    words = {fold(word) for name in listed for word in telling_words(name)}
    return NameFinder(tuple(tokens.values()), frozenset(words - may_stay))


def names_of(names: Iterable[str], instead: str) -> Iterator[Token]:
    """Each of these names as a whole, of two letters or more."""
    for name in names:
        folded = fold(name)
        words = _words(name)
        letters = "".join(words)
        if len(letters) > 1:
            before = "'?" if folded.startswith("'") else ""
            after = r"\.?" if folded.endswith(".") else ""
            ends = _POSSESSIVE if len(letters) > 2 else _POSSESSIVE_OF_TWO
            yield Token(letters, before + _BETWEEN_WORDS.join(words) + after, instead, ends)


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
        yield Token(f"{key}.{family[0][0]}", alone, instead, _POSSESSIVE)
        whole = loose + between + _BETWEEN_WORDS.join(family)
        yield Token(f"{key}.{''.join(family)}", whole, instead, _POSSESSIVE)


def class_of(school_class: str, instead: str) -> Iterator[Token]:
    """A class by its letters and figures: ‘2C’, ‘2 c’, ‘klas 2C’. One without letters is no more than a number."""
    parts = re.findall(rf"\d+|{LETTER}+", fold(school_class))
    if len("".join(parts)) > 1 and not all(part.isdigit() for part in parts):
        pattern = r"(?:(?:de )?klas )?(?<!\d)" + "[ .-]?".join(parts) + r"(?!\w)"
        yield Token(f"klas {''.join(parts)}", pattern, instead)


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


def _after(places: list[int], end: int) -> int:
    return max(places[end], places[end - 1] + 1)


def _possessive(instead: str) -> str:
    """‘een medeleerlings’, ‘leerling A’s’."""
    return f"{instead}’s" if instead[-1].isupper() else f"{instead}s"


def _is_one_name(between: str) -> bool:
    words = between.replace("-", " ").split()
    return "\n" not in between and all(PersonName.parse(f"x {word} y").infix for word in words)


def _with_addresses(text: str, found: list[Found]) -> Iterator[Found]:
    """An e-mail address with a name in it goes whole."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if "@" in text else []
    done = -1
    for each in found:
        if each.start < done:
            continue
        around = next((span for span in addresses if span[0] <= each.start < span[1]), None)
        if around:
            start, done = around
            yield Found(start, done, text[start:done], each.instead)
        else:
            yield each
