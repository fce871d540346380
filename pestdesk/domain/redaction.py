"""Hides from a text everyone in a case but its reader (R22)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pestdesk.domain.case import Case
from pestdesk.domain.folding import fold, fold_with_places
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.signal import Reporter

CLASSMATE = "een medeleerling"

_LETTER = r"[^\W\d_]"
_BETWEEN_WORDS = r"[\W_]*"
# ‘Sems’, ‘Sem’s’; a name of two letters takes no bare s, or ‘als’ and ‘les’ would be read as names.
_POSSESSIVE = r"(?:'?s)?"
_POSSESSIVE_OF_TWO = r"(?:'s)?"


@dataclass(frozen=True, slots=True)
class _Token:
    """A name as it is looked for: its letters, the pattern that finds it, and whether it is the reader's own."""

    letters: str
    pattern: str
    is_own: bool


def name_tokens(person: Involvement) -> tuple[str, ...]:
    """The words by which this person could be recognised, longest first."""
    name = person.name
    if name is None:
        return ()
    half_surname = f"{name.infix} {name.family.split('-')[0]}".strip()
    tokens = {*_whole_names(person), half_surname, *name.words} - {""}
    return tuple(sorted(tokens, key=lambda token: (-len(token), token)))


def without_others(text: str, case: Case, reader: Involvement) -> str:
    """`text` as a parent of `reader` may read it: every other person involved becomes ‘een medeleerling’ (R22).

    A name is found in any case, with or without accents, in one word or more, and with a possessive s. A name
    that the reader shares stays, for it names the reader. A word that is also someone's name goes: rather a word
    too many than a name.
    """
    tokens = _tokens(case, reader)
    if all(token.is_own for token in tokens):
        return text
    pattern = "|".join(f"({token.pattern}){_possessive(token)}" for token in tokens)
    folded, places = fold_with_places(text)
    parts, at = [], 0
    for found in re.finditer(rf"(?<!{_LETTER})(?:{pattern})(?!{_LETTER})", folded):
        group = found.lastindex or 0
        if not tokens[group - 1].is_own:
            parts += [text[at : places[found.start()]], CLASSMATE, "s" if found.end() > found.end(group) else ""]
            at = max(places[found.end()], places[found.end() - 1] + 1)
    hidden = "".join([*parts, text[at:]])
    once = re.sub(rf"(?:{CLASSMATE}[ ,]+)+{CLASSMATE}", CLASSMATE, hidden)
    return re.sub(rf"(?:^|(?<=[.?!] )|(?<=\n)){CLASSMATE}", CLASSMATE.capitalize(), once)


def _tokens(case: Case, reader: Involvement) -> list[_Token]:
    """What to look for, longest first and the reader's own among it: where ‘Jan’ goes, ‘Jan-Willem’ stays."""
    families = [guardian.name for guardian in reader.guardians if " " in guardian.name.strip()]
    own = {token.letters: token for token in _made([*_whole_names(reader), *families], is_own=True)}
    others = {token.letters: token for token in _made(_names_of_others(case, reader), is_own=False)}
    return sorted((others | own).values(), key=lambda token: len(token.letters), reverse=True)


def _whole_names(person: Involvement) -> tuple[str, ...]:
    name = person.name
    return (name.full, name.short, name.given, name.surname, name.family) if name else ()


def _names_of_others(case: Case, reader: Involvement) -> Iterable[str]:
    for person in case.involvements:
        if person.id != reader.id:
            yield from name_tokens(person)
            for guardian in person.guardians:
                name = PersonName.parse(guardian.name)
                yield from (name.full, name.surname, name.family)
    if case.signal.reporter is Reporter.PUPIL:
        # Typed freely (‘een leerling uit 2B’), so only what is written as a name is taken for one.
        yield from (word for word in PersonName.parse(case.signal.reporter_name).words if word[0].isupper())


def _made(names: Iterable[str], *, is_own: bool) -> Iterable[_Token]:
    for name in names:
        folded = fold(name)
        words = re.findall(f"{_LETTER}+", folded)
        letters = "".join(words)
        if len(letters) > 1:
            before = "'?" if folded.startswith("'") else ""
            after = r"\.?" if folded.endswith(".") else ""
            yield _Token(letters, before + _BETWEEN_WORDS.join(words) + after, is_own)


def _possessive(token: _Token) -> str:
    return _POSSESSIVE if len(token.letters) > 2 else _POSSESSIVE_OF_TWO
