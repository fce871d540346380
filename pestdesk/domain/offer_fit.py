"""How well something that can be chosen fits the beginnings of words that were typed."""

from pestdesk.domain.folding import fold
from pestdesk.domain.search_words import begins_any, query_of, words_of


def fit(typed: str, words: str, beside: str = "") -> int | None:
    """0 is the best, None no fit. Each word that was typed begins a word of `words`, or of what stands `beside` it,
    in any order; what begins as it was typed comes first, then what begins with the first word, and last what fits
    only with the help of what stands beside it. Accents and capitals make no difference."""
    query, own = query_of(typed), words_of(words)
    if not query:
        return None
    if not all(begins_any(each, own) for each in query):
        return 3 if all(begins_any(each, (*own, *words_of(beside))) for each in query) else None
    if fold(words).startswith(fold(typed).strip()):
        return 0
    return 1 if own[0].startswith(query[0]) else 2
