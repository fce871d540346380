"""Words that several forms share: what they offer to choose from."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from pestdesk.domain.protocol import Role

#: The order in which roles are offered; their words come from the protocol (R8).
ROLES = (Role.VICTIM, Role.PERPETRATOR, Role.FOLLOWER, Role.WITNESS, Role.REPORTER)


_Value = TypeVar("_Value", bound=StrEnum)


def options(words: Mapping[_Value, str]) -> list[tuple[str, str]]:
    """The choices of a field: value and word."""
    return [(key.value, word) for key, word in words.items()]
