"""Who of the directory is meant by a name, and which two may be one pupil."""

from collections.abc import Iterable

from pestdesk.domain.folding import fold
from pestdesk.domain.names import PersonName
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.school_class import class_key


def named(pupils: Iterable[Pupil], name: str, school_class: str = "") -> tuple[Pupil, ...]:
    """The pupils who have exactly this whole name, and this class when one is given.

    A given name alone is no whole name, and means nobody: many have it.
    """
    typed = PersonName.parse(name)
    key, in_class = fold(typed.full) if typed.family else "", class_key(school_class)
    return tuple(
        pupil for pupil in pupils if key and pupil.name_key == key and in_class in ("", class_key(pupil.school_class))
    )


def may_be_one(one: Pupil, other: Pupil) -> bool:
    """Whether two pupils are likely the same: one whole name, and one class or one of them not in the list."""
    if one.id == other.id or not one.name_key or one.name_key != other.name_key:
        return False
    return class_key(one.school_class) == class_key(other.school_class) or not (one.is_listed and other.is_listed)


def _is_initial(word: str) -> bool:
    letters = word.rstrip(".")
    # In other scripts a name may be one sign.
    return len(letters) < 2 and letters.isascii()


def share_a_name(one: PersonName, other: PersonName) -> bool:
    """Whether any word of the two names is the same, initials aside."""
    words = [{fold(word) for word in name.words if not _is_initial(word)} for name in (one, other)]
    return not words[0].isdisjoint(words[1]) or fold(one.full) == fold(other.full)
