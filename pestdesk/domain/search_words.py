"""What a text is found by: its words, folded; and where the words that were searched stand in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pestdesk.domain.folding import fold, fold_with_places

#: Raise it when the words of a text become others, or are taken from other texts, or when a person is recognised by
#: another key: every vault then makes its index and its keys again.
RECIPE = 1

_WORD = re.compile(r"[^\W_]+")
#: Of what is pasted into the search field no more is looked for.
_MOST_WORDS, _LONGEST_WORD = 12, 64
#: Where one sentence ends and the next begins.
_SENTENCE = re.compile(r"(?<=[.?!…])\s+|\s*[\r\n]+\s*")
#: As much of a long sentence as is shown, and how much of that stands before the first word that was found.
_MOST_SIGNS, _BEFORE = 180, 50


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text, and the places in it of the words that were found: where each begins and ends."""

    text: str
    found: tuple[tuple[int, int], ...] = ()


def words_of(text: str) -> tuple[str, ...]:
    """Each word of a text once: runs of letters and digits, folded. ‘Zoë’s fiets’ has ‘zoe’, ‘s’ and ‘fiets’."""
    return tuple(dict.fromkeys(word[:_LONGEST_WORD] for word in _WORD.findall(fold(text))))


def query_of(text: str) -> tuple[str, ...]:
    """The words that are searched, each once; of a very long question the first twelve."""
    return words_of(text)[:_MOST_WORDS]


def pieces_of(text: str) -> tuple[str, ...]:
    """What a name, a class or a number is looked for by, folded: what stands between spaces and commas, for lists
    have ‘Berg, Jan’. Each piece once; of a very long text the first twelve, for a question has a greatest size."""
    pieces = fold(text).replace(",", " ").split()
    return tuple(dict.fromkeys(piece[:_LONGEST_WORD] for piece in pieces))[:_MOST_WORDS]


def begins_any(query: str, words: Sequence[str]) -> bool:
    """Whether one of these words begins with a word that is searched."""
    return any(word.startswith(query) for word in words)


def excerpt(text: str, query: Sequence[str]) -> Excerpt:
    """The sentence that has the most of the searched words, the first of those, shortened around what was found."""
    best, most = "", -1
    for sentence in _sentences(text):
        words = words_of(sentence)
        count = sum(begins_any(word, words) for word in query)
        if count > most:
            best, most = sentence, count
            if count == len(query):
                break
    return emphasised(_shortened(best, query), query)


def emphasised(text: str, query: Sequence[str]) -> Excerpt:
    """The whole of a text, and where the searched words stand in it."""
    return Excerpt(text, tuple(_found_in(text, query)))


def _sentences(text: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(text):
        if sentence.strip():
            yield " ".join(sentence.split())


def _found_in(text: str, query: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each word that begins with a searched one, as a whole."""
    folded, places = fold_with_places(text)
    until = 0
    for word in _WORD.finditer(folded):
        start, end = places[word.start()], max(places[word.end()], places[word.end() - 1] + 1)
        # One sign can hold two words: ‘¼’.
        if start >= until and any(word[0].startswith(each) for each in query):
            yield start, end
            until = end


def _shortened(sentence: str, query: Sequence[str]) -> str:
    if len(sentence) <= _MOST_SIGNS:
        return sentence
    first = next((start for start, _end in _found_in(sentence, query)), 0)
    # Not further on than is needed to show as much as there is room for.
    start = max(0, min(first - _BEFORE, len(sentence) - _MOST_SIGNS))
    end = min(len(sentence), start + _MOST_SIGNS)
    if start:
        space = sentence.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    if end < len(sentence):
        space = sentence.rfind(" ", first, end)
        end = space if space > first else end
    return f"{'… ' if start else ''}{sentence[start:end]}{' …' if end < len(sentence) else ''}"
