"""What a text is found by, and what is shown of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pestdesk.domain.folding import fold
from pestdesk.domain.search_words import emphasised, excerpt, query_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zoë’s fiets", ("zoe", "s", "fiets")),
        ("ĲSVRIJ en ijs", ("ijsvrij", "en", "ijs")),
        ("Straße, 2HV1!", ("strasse", "2hv1")),
        ("'t Kluisje_2", ("t", "kluisje", "2")),
        ("学校 is school", ("学校", "is", "school")),
        ("😀 ‘’ …", ()),
        ("", ()),
        ("weer en weer", ("weer", "en")),
        ("e\u0301e\u0301n ﬁets", ("een", "fiets")),
    ],
)
def test_a_text_has_these_words(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


def test_a_sign_that_is_taken_apart_in_capitals_has_none() -> None:
    assert fold("℡") == "tel"
    assert words_of("℡") == words_of("TEL") == ("tel",)


@given(st.text(max_size=30))
def test_words_have_no_sign_that_the_index_would_part_them_at_or_change(text: str) -> None:
    for word in words_of(text):
        for sign in word:
            assert not sign.isascii() or sign.isalnum()
            assert not "A" <= sign <= "Z"
        assert len(word) <= 64


def test_of_what_is_pasted_no_more_than_twelve_words_are_looked_for() -> None:
    assert len(query_of(" ".join(f"woord{number}" for number in range(500)))) == 12
    assert query_of("x" * 5_000) == ("x" * 64,)


TEXT = "Pip was er niet. Het kluisje van Sem was open! De gang was leeg, zei Pip.\nLater was het kluisje weer dicht."


def test_the_sentence_with_the_most_of_the_words_is_shown() -> None:
    assert excerpt(TEXT, query_of("kluis dicht")).text == "Later was het kluisje weer dicht."
    assert excerpt(TEXT, query_of("kluis")).text == "Het kluisje van Sem was open!"
    assert excerpt(TEXT, query_of("pip gang")).text == "De gang was leeg, zei Pip."
    # In the head of the case it was found by a word that its text does not have.
    assert excerpt(TEXT, query_of("voorbeeldstra leeg")).text == "De gang was leeg, zei Pip."


def test_a_long_sentence_is_shortened_around_what_was_found() -> None:
    text = "woord " * 80 + "het kluisje is open " + "woord " * 80
    shown = excerpt(text, ("klui",))
    assert len(shown.text) < 190
    assert shown.text.startswith("… woord")
    assert shown.text.endswith("woord …")
    ((start, end),) = shown.found
    assert shown.text[start:end] == "kluisje"


def test_found_words_are_whole_words_at_their_own_places() -> None:
    shown = emphasised("Zoë’s ĳsje en straße", query_of("zoe ijs stras"))
    assert [shown.text[start:end] for start, end in shown.found] == ["Zoë", "ĳsje", "straße"]


@given(st.text(max_size=300), st.text(max_size=8))
def test_any_text_can_be_shown_and_what_is_bold_stands_in_it(text: str, words: str) -> None:
    query = query_of(words)
    shown = excerpt(text, query)
    ends = [0]
    for start, end in shown.found:
        assert ends[-1] <= start < end <= len(shown.text)
        ends.append(end)
        assert any(word.startswith(each) for word in words_of(shown.text[start:end]) for each in query)
