"""Which two parents of a pupil are one, when their names do not say it."""

from typing import Protocol

from pestdesk.domain.folding import fold
from pestdesk.domain.names import PersonName
from pestdesk.domain.pupil_match import share_a_name

#: The last digits of a telephone number tell it from others, however the country is written before them.
_DIGITS = 9


class Reached(Protocol):
    """Who has a telephone and an e-mail, either may be empty."""

    @property
    def phone(self) -> str: ...

    @property
    def email(self) -> str: ...


def reach_alike(one: Reached, other: Reached) -> bool:
    """Whether two have the same telephone or e-mail."""
    phones = [_phone(each.phone) for each in (one, other)]
    emails = [fold(each.email.strip()) for each in (one, other)]
    return any(bool(first) and first == second for first, second in (phones, emails))


def may_be_one_name(one: str, other: str) -> bool:
    """Whether two names may be of one person: one is not known, or they share a word and begin with one letter. Two
    parents often have one surname, and one telephone."""
    if not one or not other:
        return True
    names = PersonName.parse(one), PersonName.parse(other)
    initials = {fold(name.given)[:1] for name in names}
    return len(initials) == 1 and share_a_name(*names)


def _phone(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())[-_DIGITS:]
