"""Hides from a text everyone in a case but its reader (R22)."""

import re
from collections.abc import Collection, Iterator

from pestdesk.domain.case import Case
from pestdesk.domain.name_search import (
    NameFinder,
    Token,
    class_of,
    initials_of,
    joined_of,
    name_finder,
    names_of,
    replaced,
)
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.signal import Reporter
from pestdesk.domain.telling_words import telling_words

CLASSMATE = "een medeleerling"
OTHER_CLASS = "een andere klas"


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

    A name is found as `name_search` does. A name that the reader shares stays, for it names the reader. A word that
    is also someone's name goes: rather a word too many than a name. `but_not` are words, as `named_others` gives
    them, of which the user said that they are no names here.
    """
    found = [each for each in _finder(case, reader).find(text) if each.word not in but_not]
    if not found:
        return text
    once = re.sub(
        rf"(?:{CLASSMATE}[ ,]+)+{CLASSMATE}",
        CLASSMATE,
        replaced(text, {each: each.instead for each in found}),
        flags=re.IGNORECASE,
    )
    begin = rf"(?:^|(?<=[.?!] )|(?<=\n)){CLASSMATE}"
    return re.sub(begin, lambda sentence: sentence[0].capitalize(), once)


def named_others(text: str, case: Case, reader: Involvement) -> tuple[str, ...]:
    """The words in `text`, as they stand there and each once, that name someone else in the case or their class."""
    return tuple(dict.fromkeys(found.word for found in _finder(case, reader).find(text)))


def pupil_tokens(person: Involvement, instead: str) -> Iterator[Token]:
    """All by which a pupil could be recognised, but for the class."""
    yield from names_of(name_tokens(person), instead)
    if person.name:
        yield from joined_of(person.name, instead)
        yield from initials_of(person.name, instead)


def adult_tokens(name: PersonName, instead: str, *, by_given_name: bool = False) -> Iterator[Token]:
    """All by which an adult could be recognised; by the first name only when that is asked.

    What was typed where a name is not known, as ‘moeder van Pip’, is looked for as a whole only.
    """
    telling = tuple(telling_words(name))
    given = tuple(telling_words(PersonName(name.given)))
    yield from names_of((name.full,) if telling else (), instead)
    if given:
        yield from names_of((name.surname, name.family), instead)
        yield from names_of((name.given, *telling) if by_given_name else (), instead)
        yield from initials_of(name, instead)


def reader_tokens(reader: Involvement) -> Iterator[Token]:
    """What names the reader's own child and family, and so may stay."""
    yield from whole_name_tokens(reader)
    yield from names_of((each.name for each in reader.guardians if " " in each.name.strip()), "")
    yield from class_of(reader.school_class, "")


def whole_name_tokens(person: Involvement) -> Iterator[Token]:
    """The names of someone who may be named, as they are written; a part of one may be another's."""
    yield from names_of(_whole_names(person), "")
    if person.name:
        yield from initials_of(person.name, "")


def reporter_tokens(case: Case, instead: str) -> Iterator[Token]:
    """A pupil who reported. Typed freely (‘een leerling uit 2B’), so only what is written as a name is one."""
    if case.signal.reporter is Reporter.PUPIL:
        words = PersonName.parse(case.signal.reporter_name).words
        yield from names_of((word for word in words if word[0].isupper()), instead)


def _finder(case: Case, reader: Involvement) -> NameFinder:
    hidden: list[Token] = []
    for person in case.involvements:
        if person.id != reader.id:
            hidden += pupil_tokens(person, CLASSMATE)
            for guardian in person.guardians:
                hidden += adult_tokens(PersonName.parse(guardian.name), CLASSMATE)
            hidden += class_of(person.school_class, OTHER_CLASS)
    hidden += reporter_tokens(case, CLASSMATE)
    return name_finder(reader_tokens(reader), hidden, shared_stay=True)


def _whole_names(person: Involvement) -> tuple[str, ...]:
    name = person.name
    return (name.full, name.short, name.given, name.surname, name.family) if name else ()
