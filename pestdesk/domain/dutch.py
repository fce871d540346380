"""How words are put together, wherever they are shown: a capital, a number with its noun, a row of words."""

from collections.abc import Sequence


def capital(text: str) -> str:
    """`text` with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def grouped(count: int) -> str:
    """‘8’, ‘1.204’."""
    return f"{count:,}".replace(",", ".")


def counted(count: int, one: str, more: str) -> str:
    """‘1 schooldag’, ‘3 schooldagen’, ‘1.204 leerlingen’."""
    return f"{grouped(count)} {one if count == 1 else more}"


def enumerated(words: Sequence[str]) -> str:
    """‘2A’, ‘2A en 2B’, ‘2A, 2B en 3C’."""
    *first, last = words
    return f"{', '.join(first)} en {last}" if first else last


_ORDINALS = (
    *("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende"),
    *("elfde", "twaalfde", "dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende"),
    "negentiende",
)


def ordinal(number: int) -> str:
    """‘derde’; from twenty on ‘23e’."""
    return _ORDINALS[number - 1] if 0 < number <= len(_ORDINALS) else f"{number}e"
