"""The Dutch words that the windows show for the values of the domain."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from pestdesk.domain.protocol import Role, Route
from pestdesk.domain.signal import Answer, Judgement, Receiver, Reporter

ROUTE_WORDS = {
    Route.SAME_CLASS: "dezelfde klas",
    Route.DIFFERENT_CLASSES: "verschillende klassen",
    Route.UNKNOWN: "route nog onbekend",
}

REPORTER_WORDS = {
    Reporter.PUPIL: "leerling",
    Reporter.PARENT: "ouder of verzorger",
    Reporter.STAFF: "medewerker",
    Reporter.ANONYMOUS: "anoniem",
    Reporter.EXTERNAL: "iemand van buiten",
}

RECEIVER_WORDS = {Receiver.MENTOR: "mentor", Receiver.COORDINATOR: "leerlingcoördinator"}

JUDGEMENT_WORDS = {
    Judgement.BULLYING: "pesten",
    Judgement.TEASING: "plagen",
    Judgement.QUARREL: "ruzie",
    Judgement.UNCLEAR: "nog onduidelijk",
    Judgement.NO_BULLYING: "geen pesten",
}

ANSWER_WORDS = {Answer.YES: "ja", Answer.NO: "nee", Answer.UNKNOWN: "weet ik nog niet"}

#: The order in which roles are offered; their words come from the protocol (R8).
ROLES = (Role.VICTIM, Role.PERPETRATOR, Role.FOLLOWER, Role.WITNESS, Role.REPORTER)


_Value = TypeVar("_Value", bound=StrEnum)


def options(words: Mapping[_Value, str]) -> list[tuple[str, str]]:
    """The choices of a field: value and word."""
    return [(key.value, word) for key, word in words.items()]
