"""How words are put together, wherever they are shown: a capital, a number with its noun."""


def capital(text: str) -> str:
    """`text` with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def counted(count: int, one: str, more: str) -> str:
    """‘1 schooldag’, ‘3 schooldagen’."""
    return f"{count} {one if count == 1 else more}"
