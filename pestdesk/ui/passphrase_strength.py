"""How strong a new password is, in words."""

from collections.abc import Sequence
from typing import NamedTuple

SHORTEST = 10
"""The least number of characters of a password."""

_STRONG_FROM = 3
_LONGEST_JUDGED = 72
_WORDS = ("zwak", "zwak", "redelijk", "sterk", "sterk")
_REASONS = {
    "dictionary": "Er staat een bekend woord, een bekende naam of een bekend wachtwoord in.",
    "spatial": "Letters die naast elkaar op het toetsenbord staan, zijn snel geraden.",
    "repeat": "Herhaalde letters of woorden zijn snel geraden.",
    "sequence": "Een reeks als abcd of 1234 is snel geraden.",
    "regex": "Een jaartal is snel geraden.",
    "date": "Een datum is snel geraden.",
}
_ADVICE = "Neem vier of meer woorden die niets met elkaar te maken hebben."


class Strength(NamedTuple):
    """`level` from 0 to 4, the `word` for it, and the `reason` why it is not good enough (empty when it is)."""

    level: int
    word: str
    reason: str

    @property
    def is_enough(self) -> bool:
        """Whether the vault may be locked with it."""
        return not self.reason


def strength(passphrase: str, known: Sequence[str] = ()) -> Strength:
    """Judge a password; `known` are words that anyone would try first, such as the name of the school."""
    if len(passphrase) < SHORTEST:
        return Strength(0, _WORDS[0], f"Neem minstens {SHORTEST} tekens; een zin van vier woorden werkt goed.")
    # Its word lists cost a tenth of a second: loaded at the first judgement, not with the window.
    from zxcvbn import zxcvbn

    words = [word for text in ("pestdesk", *known) for word in (text, *text.split()) if word]
    judged = zxcvbn(passphrase[:_LONGEST_JUDGED], user_inputs=words)
    level = int(judged["score"])
    if level >= _STRONG_FROM:
        return Strength(level, _WORDS[level], "")
    patterns = [match["pattern"] for match in judged["sequence"]]
    why = next((_REASONS[pattern] for pattern in patterns if pattern in _REASONS), "Het is snel geraden.")
    return Strength(level, _WORDS[level], f"{why} {_ADVICE}")
