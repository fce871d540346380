"""How documents put words, instants and periods together."""

from datetime import date, datetime

from pestdesk.domain.dutch import capital
from pestdesk.domain.dutch_dates import day_medium, with_year


def sentence(text: str) -> str:
    """`text` as a sentence: with a capital, and a full stop unless it has an end of its own."""
    text = capital(text.strip())
    return text if not text or text.endswith((".", "?", "!", "…")) else f"{text}."


def joined(*parts: str, by: str = ", ") -> str:
    """The parts that are not empty."""
    return by.join(part for part in parts if part)


def instant(at: datetime) -> str:
    """‘do 8 oktober 2026, 14.05 uur’, in the zone that the instant carries."""
    return f"{day_medium(at.date())} {at.year}, {at:%H.%M} uur"


def period(first: date, last: date) -> str:
    """‘wo 9 sep 2026 – wo 7 okt 2026’."""
    return f"{with_year(first)} – {with_year(last)}"
