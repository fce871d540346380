"""The look of the program: colours, type steps, spacing and the scheme that is in use.

No other room names a colour or a size; painted widgets ask here, ordinary widgets get it from the style sheet.
"""

from enum import Enum
from typing import Final, Literal, NamedTuple, Self

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

Scheme = Literal["light", "dark", "system"]

STYLE_ARGUMENTS: Final = ("-style", "Fusion")
"""With these the QApplication is made: the style that the sheet is written for, also on Windows and macOS.

(Asking for it afterwards, by `setStyle`, first builds all of QStyle's enumerations: 5 ms before the first window.)
"""

# Spacing goes in steps of four pixels.
S4: Final = 4
S8: Final = 8
S12: Final = 12
S16: Final = 16
S24: Final = 24

# Corners: inside a control, of a control, of a card.
RADIUS_INSIDE: Final = 6
RADIUS_CONTROL: Final = 8
RADIUS_CARD: Final = 12

HIT_HEIGHT: Final = 28
"""The least height, in pixels, of anything that can be clicked."""

_SMALLEST_BODY: Final = 13
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

    def color(self, token: str) -> QColor:
        """The colour of a token, e.g. `color("late_soft")`. KeyError for a name that is no token."""
        if token not in TOKENS:
            raise KeyError(token)
        return QColor(getattr(self, token))


TOKENS: Final = frozenset(Theme._fields) - {"is_dark"}


class TypeStep(Enum):
    """The sizes of text, in pixels beside a body of 13; all grow with the system's font."""

    SMALL = 11
    SECONDARY = 12
    BODY = 13
    PAGE = 15
    CASE = 20


class _Live(QObject):
    """What is in use now; there is one screen, hence one look."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = Theme.light()
        self.scheme: Scheme = "light"
        self.text_scale = 1.0
        self.body_px = float(_SMALLEST_BODY)
        self.dressed: QApplication | None = None
        self._look: tuple[object, ...] = ()

    def refresh(self) -> None:
        """Dress the application again: the user or the system chose another scheme."""
        app = self.dressed
        if app is None:
            return
        from pestdesk.ui.style_sheet import style_sheet

        font = self._choose(app)
        self._look = (self.theme, font.key())
        app.setFont(font)
        app.setPalette(palette(self.theme))
        app.setStyleSheet(style_sheet(self.theme, px))
        self.changed.emit()

    def refresh_if_other(self) -> None:
        """Dress it only if it would look otherwise: that restyles every widget, and an unlocking need not wait."""
        if self.dressed is not None and self._is_other(self.dressed):
            self.refresh()

    def _is_other(self, app: QApplication) -> bool:
        font = self._choose(app)
        return self._look != (self.theme, font.key())

    def _choose(self, app: QApplication) -> QFont:
        """The colours and the font of this scheme and scale."""
        self.theme = _resolved(self.scheme, app)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self.body_px = max(QFontInfo(font).pixelSize(), _SMALLEST_BODY) * self.text_scale
        font.setPixelSize(round(self.body_px))
        return font


_live = _Live()
changed = _live.changed
"""Emitted after the scheme or the size of text changed: painted widgets drop what they cached."""


def current() -> Theme:
    """The colours in use now."""
    return _live.theme


def px(size: float) -> int:
    """A size that belongs to text, given in pixels beside a body of 13, at the size of text in use."""
    return max(1, round(size * _live.body_px / _SMALLEST_BODY))


def font(step: TypeStep = TypeStep.BODY, *, bold: bool = False) -> QFont:
    """The interface font at a type step, for what is painted by hand."""
    made = QFont(QApplication.font())
    made.setPixelSize(px(step.value))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def scheme(word: str) -> Scheme:
    """The scheme with this name; one that is not known follows the system."""
    return "light" if word == "light" else "dark" if word == "dark" else "system"


def apply(app: QApplication, scheme: Scheme = "system", text_scale: float = 1.0) -> None:
    """Dress the application: palette, font and style sheet; its style it has from STYLE_ARGUMENTS.

    `scheme` is `light`, `dark` or `system` (follows the system, also when that changes later);
    `text_scale` enlarges all text, 2.0 being 200 %.
    """
    _live.scheme = scheme
    _live.text_scale = text_scale
    hints = app.styleHints()
    if _live.dressed is not app:
        hints.colorSchemeChanged.connect(_live.refresh)
        _live.dressed = app
    # Asking Qt for the scheme also gives the title bar and the file dialogs their colours.
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
    hints.setColorScheme(wanted[scheme])
    _live.refresh_if_other()


def _resolved(scheme: Scheme, app: QApplication) -> Theme:
    if scheme == "system":
        scheme = "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
    return Theme.dark() if scheme == "dark" else Theme.light()


def palette(theme: Theme) -> QPalette:
    """The palette of a scheme, for every part of Qt that the style sheet does not reach."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, token in (
        (role.Window, "ground"),
        (role.WindowText, "ink"),
        (role.Base, "card"),
        (role.AlternateBase, "panel"),
        (role.Text, "ink"),
        (role.PlaceholderText, "mute"),
        (role.Button, "card"),
        (role.ButtonText, "ink"),
        (role.ToolTipBase, "card"),
        (role.ToolTipText, "ink"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Light, "card"),
        (role.Midlight, "neutral"),
        (role.Mid, "line"),
        (role.Dark, "edge"),
        (role.Shadow, "edge"),
        (role.BrightText, "late"),
    ):
        made.setColor(which, theme.color(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, theme.color("mute"))
    return made


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
