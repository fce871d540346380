"""The look of the program: type steps, spacing, and the scheme of colours that is in use.

All other sizes stand in `sizes`. No other room names a colour or a size; painted widgets ask here, ordinary widgets
get it from the style sheet.
"""

from enum import Enum
from typing import Final, Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QPalette, QPen
from PySide6.QtWidgets import QApplication

from pestdesk.ui.colors import Theme

Scheme = Literal["light", "dark", "system", "contrast"]

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
_HEAD_SPACING: Final = 106


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
    return max(1, round(exact(size)))


def exact(size: float) -> float:
    """As `px`, but not in whole pixels: for a line that is thicker the more it stands for."""
    return size * _live.body_px / _SMALLEST_BODY


def soft_edge(token: str) -> QPen:
    """The pen around a soft ground: none, but in high contrast, where such a ground alone is hardly seen."""
    theme = current()
    return QPen(theme.color(token), 1) if theme.is_strong else QPen(Qt.PenStyle.NoPen)


def font(step: TypeStep = TypeStep.BODY, *, bold: bool = False) -> QFont:
    """The interface font at a type step, for what is painted by hand."""
    made = QFont(QApplication.font())
    made.setPixelSize(px(step.value))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def head_font() -> QFont:
    """The font of the head of a group, for what is painted by hand."""
    made = font(TypeStep.SMALL)
    made.setWeight(QFont.Weight.Bold)
    return as_head(made)


def as_head(base: QFont) -> QFont:
    """This font in the spaced capitals of the head of a group; the words themselves keep their own case."""
    made = QFont(base)
    made.setCapitalization(QFont.Capitalization.AllUppercase)
    made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _HEAD_SPACING)
    return made


def scheme(word: str) -> Scheme:
    """The scheme with this name; one that is not known follows the system."""
    return next((each for each in get_args(Scheme) if each == word), "system")


def apply(app: QApplication, scheme: Scheme = "system") -> None:
    """Dress the application: palette, font and style sheet; its style it has from STYLE_ARGUMENTS.

    `scheme` is `light`, `dark`, `system` (follows the system, also when that changes later) or `contrast` (high
    contrast, light or dark as the system is). Whatever it is, a system that asks for high contrast gets it.
    """
    _live.scheme = scheme
    hints = app.styleHints()
    if _live.dressed is not app:
        hints.colorSchemeChanged.connect(_live.refresh)
        hints.accessibility().contrastPreferenceChanged.connect(_live.refresh)
        _live.dressed = app
    # Asking Qt for the scheme also gives the title bar and the file dialogs their colours.
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints.setColorScheme(wanted.get(scheme, Qt.ColorScheme.Unknown))
    _live.refresh_if_other()


def scale_text(scale: float) -> None:
    """Enlarge all text, and what is sized beside it; 2.0 is 200 %."""
    _live.text_scale = scale
    _live.refresh_if_other()


def text_scale() -> float:
    """How much all text is enlarged now."""
    return _live.text_scale


def _resolved(scheme: Scheme, app: QApplication) -> Theme:
    # Held as long as it is asked: what it gives lives no longer in Python than it does.
    hints = app.styleHints()
    is_dark = scheme == "dark" or (scheme != "light" and hints.colorScheme() == Qt.ColorScheme.Dark)
    prefers = hints.accessibility().contrastPreference()
    if scheme == "contrast" or prefers == Qt.ContrastPreference.HighContrast:
        return Theme.strong_dark() if is_dark else Theme.strong_light()
    return Theme.dark() if is_dark else Theme.light()


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
