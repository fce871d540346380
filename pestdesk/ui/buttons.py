"""Buttons: one primary a page, quiet ones for what is rarely needed."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton, QWidget

from pestdesk.ui import icons, theme
from pestdesk.ui.discretion import Discreet
from pestdesk.ui.icons import Mark

_MARK_SIDE = 12
_ICON_SIDE = 16


class Button(Discreet, QPushButton):
    """A push button that also answers to Enter, and whose icon follows the theme."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self._icon_name = ""
        self._icon_token = "ink"
        self._mark: Mark | None = None

    def set_icon(self, name: str, token: str = "ink") -> None:
        """Show an icon of resources/icons in the colour of `token`, now and after a change of theme."""
        if not self._icon_name:
            theme.changed.connect(self.draw_icon)
        self._icon_name, self._icon_token = name, token
        self.draw_icon()

    def set_mark(self, mark: Mark) -> None:
        """Show how what it stands for is doing; its word belongs in the button's accessible name."""
        if self._mark is None:
            theme.changed.connect(self.draw_icon)
        self._mark = mark
        self.draw_icon()

    def draw_icon(self) -> None:
        """Draw it again, for the theme or the words beside it are others."""
        # Qt puts the words close to the drawing: it brings its own room.
        gap = theme.S4 if self.text() else 0
        if self._mark is not None:
            side = theme.px(_MARK_SIDE)
            self.setIcon(icons.mark_icon(self._mark, side, gap))
        else:
            side = theme.px(_ICON_SIDE)
            self.setIcon(icons.icon(self._icon_name, self._icon_token, side, gap))
        self.setIconSize(QSize(side + gap, side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class Choice(Discreet, QRadioButton):
    """One of a few. `numbered` tells that a digit was pressed on it: the place of the one that is meant."""

    numbered = Signal(int)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses by place."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self.numbered.emit(event.key() - Qt.Key.Key_0)
            return
        super().keyPressEvent(event)


class Tick(Discreet, QCheckBox):
    """Yes or no."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)


def button(
    text: str,
    *,
    primary: bool = False,
    quiet: bool = False,
    on_click: Callable[[], object] | None = None,
    name: str | None = None,
    icon: str | None = None,
    tip: str | None = None,
) -> Button:
    """Make a button.

    `name` is what a screen reader says when that is not `text`; `icon` names a drawing of resources/icons;
    a button without text is square and needs a `name`, which is then its tooltip too.
    """
    made = Button(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if primary:
        made.setProperty("primary", True)
    if quiet:
        made.setProperty("quiet", True)
    if name:
        made.setAccessibleName(name)
    if not text:
        made.setProperty("square", True)
        made.setToolTip(tip or name or "")
    elif tip:
        made.setToolTip(tip)
    if icon:
        made.set_icon(icon, "on_accent" if primary else "ink")
    if on_click is not None:
        made.clicked.connect(lambda: on_click())
    return made


def pill(text: str, *, checked: bool = False, name: str | None = None, mark: Mark | None = None) -> Button:
    """A round button that stays down: one choice of a filter row, with a mark of how it stands."""
    made = Button(text)
    made.setProperty("pill", True)
    made.setCheckable(True)
    made.setChecked(checked)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if name:
        made.setAccessibleName(name)
    if mark:
        made.set_mark(mark)
    return made
