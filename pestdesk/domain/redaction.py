"""Hides from a text everyone in a case but its reader (R22)."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pestdesk.domain.case import Case
from pestdesk.domain.folding import fold, fold_with_places
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.signal import Reporter

CLASSMATE = "een medeleerling"
OTHER_CLASS = "een andere klas"

_LETTER = r"[^\W\d_]"
_BETWEEN_WORDS = r"[\W_]*"
_BETWEEN_INITIALS = r"[\s-]*"
# ‘Sems’, ‘Sem’s’; a name of two letters takes no bare s, or ‘als’ and ‘les’ would be read as names.
_POSSESSIVE = r"(?:'?s)?"
_POSSESSIVE_OF_TWO = r"(?:'s)?"
# Initials are no part of a longer abbreviation: ‘i.p.v.’ does not name Pip Voorbeeldstra.
_NOT_WITHIN = rf"(?<!{_LETTER}\.)"
_NOT_GOING_ON = rf"(?!\.?{_LETTER}\.)"


@dataclass(frozen=True, slots=True)
class _Token:
    """A name, initials or a class as it is looked for. Two with the same `key` are one; the longest goes first.

    `ends` is what may follow without being part of it; `instead` is what comes in its place.
    """

    key: str
    pattern: str
    is_own: bool
    ends: str = ""
    instead: str = CLASSMATE


@dataclass(frozen=True, slots=True)
class _Find:
    """Someone else's name in a text: where it begins, where it and its possessive s end, and the word itself."""

    start: int
    end: int
    word: str
    instead: str


def name_tokens(person: Involvement) -> tuple[str, ...]:
    """The words by which this person could be recognised, longest first."""
    name = person.name
    if name is None:
        return ()
    half_surname = f"{name.infix} {name.family.split('-')[0]}".strip()
    tokens = {*_whole_names(person), half_surname, *name.words} - {""}
    return tuple(sorted(tokens, key=lambda token: (-len(token), token)))


def without_others(text: str, case: Case, reader: Involvement, but_not: Collection[str] = ()) -> str:
    """`text` as a parent of `reader` may read it: every other person involved becomes ‘een medeleerling’, and
    their class, when it is another, ‘een andere klas’ (R22).

    A name is found in any case, with or without accents, in one word or more, as initials (‘P.V.’, ‘P. de Vries’),
    and with a possessive s. A name that the reader shares stays, for it names the reader. A word that is also
    someone's name goes: rather a word too many than a name. `but_not` are words, as `named_others` gives them, of
    which the user said that they are no names here.
    """
    parts, at = [], 0
    for found in _finds(text, case, reader):
        if found.word not in but_not:
            parts += [text[at : found.start], found.instead]
            at = found.end
    if not parts:
        return text
    hidden = "".join([*parts, text[at:]])
    once = re.sub(rf"(?:{CLASSMATE}[ ,]+)+{CLASSMATE}", CLASSMATE, hidden)
    begin = rf"(?:^|(?<=[.?!] )|(?<=\n))(?:{CLASSMATE}|{OTHER_CLASS})"
    return re.sub(begin, lambda sentence: sentence[0].capitalize(), once)


def named_others(text: str, case: Case, reader: Involvement) -> tuple[str, ...]:
    """The words in `text`, as they stand there and each once, that name someone else in the case or their class."""
    return tuple(dict.fromkeys(found.word for found in _finds(text, case, reader)))


def _finds(text: str, case: Case, reader: Involvement) -> Iterator[_Find]:
    tokens = _tokens(case, reader)
    if all(token.is_own for token in tokens):
        return
    pattern = "|".join(f"({token.pattern}){token.ends}" for token in tokens)
    folded, places = fold_with_places(text)

    def after(end: int) -> int:
        return max(places[end], places[end - 1] + 1)

    for found in re.finditer(rf"(?<!{_LETTER})(?:{pattern})(?!{_LETTER})", folded):
        group = found.lastindex or 0
        token = tokens[group - 1]
        if not token.is_own:
            start, end = places[found.start()], after(found.end())
            possessive = "s" if found.end() > found.end(group) else ""
            yield _Find(start, end, text[start : after(found.end(group))].strip(), token.instead + possessive)


def _tokens(case: Case, reader: Involvement) -> list[_Token]:
    """What to look for, longest first and the reader's own among it: where ‘Jan’ goes, ‘Jan-Willem’ stays."""
    families = [guardian.name for guardian in reader.guardians if " " in guardian.name.strip()]
    own = {token.key: token for token in _made([*_whole_names(reader), *families], is_own=True)}
    others = {token.key: token for token in _made(_names_of_others(case, reader), is_own=False)}
    own_full = [reader.name] if reader.name else []
    own |= {token.key: token for token in _initials(own_full, is_own=True)}
    others |= {token.key: token for token in _initials(_people_besides(case, reader), is_own=False)}
    own |= {token.key: token for token in _classes([reader], is_own=True)}
    others |= {token.key: token for token in _classes(_others(case, reader), is_own=False)}
    return sorted((others | own).values(), key=lambda token: len(token.key), reverse=True)


def _whole_names(person: Involvement) -> tuple[str, ...]:
    name = person.name
    return (name.full, name.short, name.given, name.surname, name.family) if name else ()


def _others(case: Case, reader: Involvement) -> list[Involvement]:
    return [person for person in case.involvements if person.id != reader.id]


def _people_besides(case: Case, reader: Involvement) -> Iterator[PersonName]:
    """The names of everyone else and of their parents."""
    for person in _others(case, reader):
        if person.name:
            yield person.name
        yield from (PersonName.parse(guardian.name) for guardian in person.guardians)


def _names_of_others(case: Case, reader: Involvement) -> Iterator[str]:
    for person in _others(case, reader):
        yield from name_tokens(person)
        for guardian in person.guardians:
            name = PersonName.parse(guardian.name)
            yield from (name.full, name.surname, name.family)
    if case.signal.reporter is Reporter.PUPIL:
        # Typed freely (‘een leerling uit 2B’), so only what is written as a name is taken for one.
        yield from (word for word in PersonName.parse(case.signal.reporter_name).words if word[0].isupper())


def _made(names: Iterable[str], *, is_own: bool) -> Iterator[_Token]:
    for name in names:
        folded = fold(name)
        words = _words(name)
        letters = "".join(words)
        if len(letters) > 1:
            before = "'?" if folded.startswith("'") else ""
            after = r"\.?" if folded.endswith(".") else ""
            ends = _POSSESSIVE if len(letters) > 2 else _POSSESSIVE_OF_TWO
            yield _Token(letters, before + _BETWEEN_WORDS.join(words) + after, is_own, ends)


def _initials(names: Iterable[PersonName], *, is_own: bool) -> Iterator[_Token]:
    """‘A.M.’ and ‘A.’ of Anne-Marie, before the first letter of the surname and before the surname itself."""
    for name in names:
        given, infix, family = (_words(part) for part in (name.given, name.infix, name.family))
        if not given or not family:
            continue
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
            yield _Token(f"{key}.{family[0][0]}", alone, is_own, _POSSESSIVE)
            whole = loose + between + _BETWEEN_WORDS.join(family)
            yield _Token(f"{key}.{''.join(family)}", whole, is_own, _POSSESSIVE)


def _classes(people: Iterable[Involvement], *, is_own: bool) -> Iterator[_Token]:
    """A class by its letters and figures: ‘2C’, ‘2 c’, ‘klas 2C’. One without letters is no more than a number."""
    for person in people:
        parts = re.findall(rf"\d+|{_LETTER}+", fold(person.school_class))
        if len("".join(parts)) > 1 and not all(part.isdigit() for part in parts):
            pattern = r"(?:(?:de )?klas )?(?<!\d)" + "[ .-]?".join(parts) + r"(?!\w)"
            yield _Token(f"klas {''.join(parts)}", pattern, is_own, instead=OTHER_CLASS)


def _words(name: str) -> list[str]:
    return re.findall(f"{_LETTER}+", fold(name))
