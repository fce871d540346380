"""The pupil number: what tells one pupil from all others."""


def number_key(number: str) -> str:
    """A pupil number as it is compared: as text, without spaces, capitals and leading zeros."""
    text = "".join(number.split()).casefold()
    return text.lstrip("0") or text[:1]
