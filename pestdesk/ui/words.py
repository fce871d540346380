"""Words that several pages share: what forms offer to choose from, and what a round is called."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from pestdesk.domain.protocol import Protocol, Role
from pestdesk.domain.round import Round

#: The order in which roles are offered; their words come from the protocol (R8).
ROLES = (Role.VICTIM, Role.PERPETRATOR, Role.FOLLOWER, Role.WITNESS, Role.REPORTER)


_Value = TypeVar("_Value", bound=StrEnum)


def options(words: Mapping[_Value, str]) -> list[tuple[str, str]]:
    """The choices of a field: value and word."""
    return [(key.value, word) for key, word in words.items()]


def round_words(protocol: Protocol, round_: Round) -> str:
    """‘Fase 2’, or ‘Fase 2, ronde 2’ from the second one on."""
    phase = protocol.phase(round_.phase_id).short_title
    return phase if round_.number == 1 else f"{phase}, ronde {round_.number}"
