"""Help for the conversations of a protocol: for whom there is which, and reading it from its file."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from pestdesk.domain.protocol import Role, StepKind
from pestdesk.domain.protocol_file import Table, read_table


class Conversation(StrEnum):
    """With whom one speaks, as the file names it."""

    REPORTER = "reporter"
    VICTIM = "victim"
    PERPETRATOR = "perpetrator"
    PARENTS_OF_VICTIM = "parents_of_victim"
    PARENTS_OF_PERPETRATOR = "parents_of_perpetrator"
    CHECK = "check"
    RESTORATION = "restoration"


@dataclass(frozen=True, slots=True)
class AdvicePart:
    """What is said under one head, such as ‘Open vragen’."""

    head: str
    lines: tuple[str, ...]


Advice = tuple[AdvicePart, ...]

_ALIKE = {
    StepKind.SIGNAL: Conversation.REPORTER,
    StepKind.CHECKS: Conversation.CHECK,
    StepKind.RESTORATION: Conversation.RESTORATION,
}
_BY_ROLE = {
    StepKind.TALKS: (Conversation.VICTIM, Conversation.PERPETRATOR),
    StepKind.PARENTS: (Conversation.PARENTS_OF_VICTIM, Conversation.PARENTS_OF_PERPETRATOR),
}


def conversation_of(kind: StepKind, roles: Collection[Role] = ()) -> Conversation | None:
    """The conversation of a step of this kind, with a pupil in these roles or her parents; None where nobody is
    spoken with.

    Who is both slachtoffer and dader is first of all the one who was hurt.
    """
    if kind in _BY_ROLE:
        victim, other = _BY_ROLE[kind]
        return victim if Role.VICTIM in roles else other
    return _ALIKE.get(kind)


def parse_conversations(text: str, file_name: str = "conversations.toml") -> Mapping[Conversation, Advice]:
    """The help in a TOML text, for every conversation once; raises ProtocolFileError, naming file and key, for what
    is not as it should be."""
    file = read_table(text, file_name)
    found: dict[Conversation, Advice] = {}
    for table in file.tables("conversation"):
        conversation = table.choice("with", Conversation)
        if conversation in found:
            raise table.error("with", f"‘{conversation}’ komt twee keer voor")
        found[conversation] = tuple(_part(part) for part in table.tables("parts"))
        table.close()
    for conversation in Conversation:
        if conversation not in found:
            raise file.error("conversation", f"het gesprek ‘{conversation}’ ontbreekt")
    file.close()
    return MappingProxyType(found)


def _part(table: Table) -> AdvicePart:
    part = AdvicePart(table.text("head"), table.texts("lines"))
    table.close()
    return part
