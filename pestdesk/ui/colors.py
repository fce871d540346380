"""The colours of each scheme, and how well one can be read on another."""

from typing import Final, NamedTuple, Self

from PySide6.QtGui import QColor

_HALF_DARK: Final = 0.03928


class Theme(NamedTuple):
    """The colours of one scheme, each `#rrggbb`; the names are the tokens that everything else uses."""

    ground: str
    panel: str
    card: str
    line: str
    edge: str
    neutral: str
    ink: str
    mute: str
    accent: str
    accent_deep: str
    accent_soft: str
    on_accent: str
    late: str
    late_soft: str
    today: str
    today_soft: str
    planned: str
    planned_soft: str
    done: str
    done_soft: str
    is_dark: bool = False
    is_strong: bool = False

    @classmethod
    def light(cls) -> Self:
        """The light scheme."""
        return cls(
            ground="#f4f5f3",
            panel="#fbfbfa",
            card="#ffffff",
            line="#dfe2de",
            edge="#7e898d",
            neutral="#edefec",
            ink="#1f2a2e",
            mute="#5d6b70",
            accent="#0f766e",
            accent_deep="#0b5f59",
            accent_soft="#dcefeb",
            on_accent="#ffffff",
            late="#b3402a",
            late_soft="#fae5df",
            today="#8a5a00",
            today_soft="#fbefd5",
            planned="#2b5a9b",
            planned_soft="#e3ecf8",
            done="#2f6f45",
            done_soft="#e0f0e4",
        )

    @classmethod
    def dark(cls) -> Self:
        """The dark scheme."""
        return cls(
            ground="#16191d",
            panel="#1c2025",
            card="#22272d",
            line="#31383f",
            edge="#7a858f",
            neutral="#2b3138",
            ink="#e8eaed",
            mute="#9aa4ae",
            accent="#4fb3a5",
            accent_deep="#6ac6b9",
            accent_soft="#1f3a38",
            on_accent="#0d1f1d",
            late="#f08a75",
            late_soft="#3f2621",
            today="#e9b44c",
            today_soft="#3a3020",
            planned="#8fb4e8",
            planned_soft="#232f40",
            done="#7cc48f",
            done_soft="#21352a",
            is_dark=True,
        )

    @classmethod
    def strong_light(cls) -> Self:
        """The light scheme for who needs high contrast: every text has at least 7:1, every hairline can be seen."""
        return cls(
            ground="#ffffff",
            panel="#ffffff",
            card="#ffffff",
            line="#595959",
            edge="#000000",
            neutral="#ececec",
            ink="#000000",
            mute="#1f1f1f",
            accent="#00473f",
            accent_deep="#002e29",
            accent_soft="#d3ece8",
            on_accent="#ffffff",
            late="#7a1500",
            late_soft="#fbe3dc",
            today="#553600",
            today_soft="#fbeccb",
            planned="#0b3570",
            planned_soft="#dfeafa",
            done="#0e4522",
            done_soft="#dcf1e1",
            is_strong=True,
        )

    @classmethod
    def strong_dark(cls) -> Self:
        """The dark scheme for who needs high contrast."""
        return cls(
            ground="#000000",
            panel="#000000",
            card="#000000",
            line="#a6a6a6",
            edge="#ffffff",
            neutral="#262626",
            ink="#ffffff",
            mute="#e3e3e3",
            accent="#7df0e0",
            accent_deep="#b0f7ed",
            accent_soft="#003630",
            on_accent="#000000",
            late="#ffb6a6",
            late_soft="#3a1109",
            today="#ffd470",
            today_soft="#332500",
            planned="#aecfff",
            planned_soft="#0d2240",
            done="#a9edba",
            done_soft="#0c2b16",
            is_dark=True,
            is_strong=True,
        )

    def color(self, token: str) -> QColor:
        """The colour of a token, e.g. `color("late_soft")`. KeyError for a name that is no token."""
        if token not in TOKENS:
            raise KeyError(token)
        return QColor(getattr(self, token))


TOKENS: Final = frozenset(Theme._fields) - {"is_dark", "is_strong"}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb` as WCAG 2 defines it: 1 (none) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    parts = []
    for start in (1, 3, 5):
        share = int(color[start : start + 2], 16) / 255
        parts.append(share / 12.92 if share <= _HALF_DARK else ((share + 0.055) / 1.055) ** 2.4)
    red, green, blue = parts
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
