"""The help for conversations: for whom there is which, and a file that is read strictly."""

import pytest

from pestdesk.domain.conversations import Conversation, conversation_of, parse_conversations
from pestdesk.domain.protocol import Role, StepKind
from pestdesk.errors import ProtocolFileError
from pestdesk.resources import resource

_TEXT = resource("conversations.toml").read_text(encoding="utf-8")


def test_the_shipped_help_knows_every_conversation_and_in_each_what_not_to_promise() -> None:
    advice = parse_conversations(_TEXT)
    assert set(advice) == set(Conversation)
    for conversation, parts in advice.items():
        heads = [part.head for part in parts]
        assert "Niet beloven" in heads, conversation
        assert {"Open vragen", "Herstelvragen"} & set(heads), conversation
        promises = next(part.lines for part in parts if part.head == "Niet beloven")
        assert any("geheimhouding" in line for line in promises), conversation
        assert all(len(part.lines) <= 6 for part in parts), "the form below must stay in sight"


def test_no_question_asks_why() -> None:
    questions = [
        line
        for parts in parse_conversations(_TEXT).values()
        for part in parts
        if part.head in ("Open vragen", "Herstelvragen")
        for line in part.lines
    ]
    assert len(questions) > 30
    assert not [line for line in questions if "waarom" in line.lower()]


@pytest.mark.parametrize(
    ("kind", "roles", "expected"),
    [
        (StepKind.TALKS, (Role.VICTIM,), Conversation.VICTIM),
        (StepKind.TALKS, (Role.PERPETRATOR, Role.FOLLOWER), Conversation.PERPETRATOR),
        (StepKind.TALKS, (Role.PERPETRATOR, Role.VICTIM), Conversation.VICTIM),
        (StepKind.PARENTS, (Role.VICTIM,), Conversation.PARENTS_OF_VICTIM),
        (StepKind.PARENTS, (Role.PERPETRATOR,), Conversation.PARENTS_OF_PERPETRATOR),
        (StepKind.CHECKS, (), Conversation.CHECK),
        (StepKind.RESTORATION, (), Conversation.RESTORATION),
        (StepKind.SIGNAL, (), Conversation.REPORTER),
        (StepKind.AGREEMENTS, (), None),
        (StepKind.LOGBOOK_NOTE, (Role.VICTIM,), None),
    ],
)
def test_whom_one_speaks_with_follows_from_the_step_and_the_role(
    kind: StepKind, roles: tuple[Role, ...], expected: Conversation | None
) -> None:
    assert conversation_of(kind, roles) is expected


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('with = "victim"', 'with = "slachtoffer"', "‘slachtoffer’ is onbekend"),
        ('with = "victim"', 'with = "reporter"', "komt twee keer voor"),
        ('head = "Vooraf"', 'kop = "Vooraf"', "deze sleutel ontbreekt"),
        ('head = "Vooraf"', 'head = "Vooraf"\nkleur = "rood"', "deze sleutel is onbekend"),
        ('with = "restoration"', 'with = "restoration"\ntitle = "Herstel"', "deze sleutel is onbekend"),
    ],
)
def test_a_file_with_something_else_in_it_is_refused(before: str, after: str, words: str) -> None:
    assert before in _TEXT
    with pytest.raises(ProtocolFileError, match=words):
        parse_conversations(_TEXT.replace(before, after, 1))


def test_a_file_that_lacks_a_conversation_is_refused() -> None:
    shortened = _TEXT[: _TEXT.rindex("[[conversation]]")]
    with pytest.raises(ProtocolFileError, match="‘restoration’ ontbreekt"):
        parse_conversations(shortened)
