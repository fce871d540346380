"""Every text in a case is known by kind: one that is not would slip past its reader."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest

from pestdesk.domain.case import Case
from pestdesk.domain.case_texts import WORDS_OF_THE_PROGRAM, CaseText, TextKind, texts_of, with_texts
from pestdesk.domain.names import PersonName
from pestdesk.domain.readers import RULES, SECTION_WORDS, ReaderKind, Section
from pestdesk.domain.record import Entry, Stamp, Talk
from pestdesk.domain.school_calendar import Term


def parts(part: type, seen: set[type]) -> Iterator[type]:
    """Every dataclass that a case is made of."""
    if part in seen or not is_dataclass(part):
        return
    seen.add(part)
    yield part
    for hint in get_type_hints(part).values():
        for each in _types(hint):
            yield from parts(each, seen)


def _types(hint: Any) -> Iterator[Any]:
    yield hint
    for argument in get_args(hint):
        yield from _types(argument)


CASE_PARTS = [part for part in parts(Case, set()) if part not in (PersonName, Term)]


@pytest.mark.parametrize("part", CASE_PARTS, ids=lambda part: part.__name__)
def test_every_text_field_of_the_record_is_registered_once(part: type) -> None:
    hints = get_type_hints(part)
    texts = {field.name for field in fields(part) if str in _types(hints[field.name])}  # type: ignore[arg-type]
    known, words = set(texts_of(part)), WORDS_OF_THE_PROGRAM.get(part, frozenset())
    assert not known & words
    assert known | words == texts


def test_the_record_has_the_parts_that_everyone_knows() -> None:
    assert {Case, Talk, Entry, Stamp} <= set(CASE_PARTS)


def test_every_section_has_words_and_is_offered_to_someone() -> None:
    assert list(SECTION_WORDS) == list(Section)
    assert {section for rule in RULES.values() for section in rule.offered} == set(Section)
    assert set(RULES) == set(ReaderKind)


def test_a_changed_text_is_changed_everywhere_and_nothing_else() -> None:
    talk = Talk("1b", 2, date(2026, 9, 7), "Lies", "verteld", "afgesproken", "", 4, Stamp("Bas", date.min))  # type: ignore[arg-type]
    seen: list[CaseText] = []

    def shout(text: CaseText) -> str:
        seen.append(text)
        return text.text.upper()

    after = with_texts(talk, shout)
    assert (after.by, after.account, after.outcome, after.stamp.author) == ("LIES", "VERTELD", "AFGESPROKEN", "BAS")
    assert (after.step_id, after.involvement_id, after.id) == ("1b", 2, 4)
    assert {text.kind for text in seen} == {TextKind.STAFF, TextKind.TEXT}
    assert all(text.text for text in seen), "an empty text has nothing to change"
