"""Discreet: for a desk in a shared room, names are shown as initials; what is kept and typed stays what it is.

Widgets and models ask here for the words that may be seen. Qt's own properties then hold what is seen, and Python's
`text()` what it stands for, so that nothing reads initials back as if they were names.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

if TYPE_CHECKING:
    # The first window asks for a passphrase: it needs no desk yet, and no names to hide.
    from pestdesk.domain.discretion import Discretion
    from pestdesk.domain.names import PersonName
    from pestdesk.ui.bridge import Bridge

    _Widget = QWidget
else:
    _Widget = object

Words = Literal["text", "toolTip", "accessibleName", "accessibleDescription"]
"""The properties of a widget that hold words."""

_OF_EVERY_WIDGET: tuple[Words, ...] = ("toolTip", "accessibleName", "accessibleDescription")
_Names = Callable[[], "frozenset[PersonName]"]


class _Live(QObject):
    """What may be seen now; there is one screen, hence one discretion. It outlives the window that is locked."""

    changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.is_on = False
        #: None while all may be seen.
        self.discretion: Discretion | None = None
        self._names: frozenset[PersonName] = frozenset()
        self._read: _Names | None = None

    def follow(self, bridge: "Bridge") -> None:
        """Read the names of this vault, and again when something changed in it; forget them when its window goes."""
        of_pupils: list[frozenset[PersonName]] = []

        def read() -> "frozenset[PersonName]":
            # A school has thousands of pupils, and few acts change their names.
            if not of_pupils:
                of_pupils.append(bridge.desk.pupils.names())
            return bridge.desk.cases.names() | of_pupils[0]

        def learn_pupils() -> None:
            of_pupils.clear()
            self.learn()

        self._read = read
        bridge.changed.connect(self.learn)
        bridge.removed.connect(self.learn)
        bridge.pupils_changed.connect(learn_pupils)
        bridge.destroyed.connect(lambda: self._forget(read))
        self.learn()

    def turn(self, is_on: bool) -> None:
        """Begin or end to be discreet."""
        if is_on == self.is_on:
            return
        # While it ends, widgets must still know what their initials stand for.
        self.is_on = True
        self._know(is_on=is_on)
        self.is_on = is_on
        self.changed.emit(is_on)

    def learn(self) -> None:
        """Know the names that are in the vault now, none while all may be seen."""
        self._know(is_on=self.is_on)

    def _know(self, *, is_on: bool) -> None:
        names = self._read() if is_on and self._read else frozenset()
        if names != self._names:
            from pestdesk.domain.discretion import Discretion

            self._names = names
            _show_all(Discretion(names))

    def _forget(self, read: _Names) -> None:
        # A window that goes late must not take the names of the next one.
        if read is self._read:
            self._read, self._names, self.discretion = None, frozenset(), None


_live = _Live()
changed = _live.changed
"""Emitted, with whether it is on, after discretion was turned on or off."""
follow = _live.follow
turn = _live.turn


def is_on() -> bool:
    """Whether names are shown as initials."""
    return _live.is_on


def shown(text: str) -> str:
    """The text as it may be seen now."""
    return text if _live.discretion is None else _live.discretion.shown(text)


def say(widget: QWidget, what: Words, words: str) -> None:
    """Have a widget say these words, as they may be seen now and later."""
    seen = shown(words)
    if _live.is_on:
        widget.setProperty(f"said_{what}", [words, seen] if seen != words else None)
    widget.setProperty(what, seen)


def said(widget: QWidget, what: Words) -> str:
    """What a widget says, with the names in it."""
    seen = str(widget.property(what))
    kept = widget.property(f"said_{what}") if _live.is_on else None
    # What was put there since, by other hands, is what it says.
    return str(kept[0]) if kept and kept[1] == seen else seen


class Discreet(_Widget):
    """Comes before the widget's own class: its words, tooltip and accessible names are shown as they may be seen."""

    def setText(self, text: str, /) -> None:
        """Say this."""
        say(self, "text", text)

    def text(self) -> str:
        """What it says, with the names in it."""
        return said(self, "text")

    def setToolTip(self, text: str, /) -> None:
        """Tell this under the mouse."""
        say(self, "toolTip", text)

    def toolTip(self) -> str:
        """What it tells under the mouse."""
        return said(self, "toolTip")

    def setAccessibleName(self, name: str, /) -> None:
        """Be called this by a screen reader."""
        say(self, "accessibleName", name)

    def accessibleName(self) -> str:
        """What a screen reader calls it."""
        return said(self, "accessibleName")

    def setAccessibleDescription(self, description: str, /) -> None:
        """Be told more about by a screen reader."""
        say(self, "accessibleDescription", description)

    def accessibleDescription(self) -> str:
        """What more a screen reader tells."""
        return said(self, "accessibleDescription")

    def show_again(self) -> None:
        """What may be seen is another: its four texts follow by themselves, the rest of it here."""


def _show_all(discretion: "Discretion") -> None:
    """Every widget there is shows its words by this discretion from here on."""
    # The first window shows no list, and waits for none.
    from PySide6.QtWidgets import QAbstractItemView

    widgets = QApplication.allWidgets()
    all_said = [(widget, what, said(widget, what)) for widget in widgets for what in _words_of(widget)]
    _live.discretion = discretion
    for widget, what, words in all_said:
        if words:
            say(widget, what, words)
    for widget in widgets:
        if isinstance(widget, Discreet):
            widget.show_again()
        if isinstance(widget, QAbstractItemView):
            widget.scheduleDelayedItemsLayout()
        widget.updateGeometry()
        widget.update()


def _words_of(widget: QWidget) -> tuple[Words, ...]:
    """What may have to be shown otherwise; never what is typed."""
    return ("text", *_OF_EVERY_WIDGET) if isinstance(widget, QLabel | QAbstractButton) else _OF_EVERY_WIDGET
