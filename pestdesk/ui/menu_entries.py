"""What stands in the menus, with the way to it: for the command search and the list of shortcuts."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

#: What keyboards have printed on them, where Qt writes a word; in Qt's own words and in its Dutch ones.
_PRINTED = {
    "Left": "←",
    "Pijl links": "←",
    "Right": "→",
    "Pijl rechts": "→",
    "Up": "↑",
    "Pijl omhoog": "↑",
    "Down": "↓",
    "Pijl omlaag": "↓",
    "Del": "Delete",
    "Ins": "Insert",
    "Return": "Enter",
    "Space": "spatiebalk",
    "Spatiebalk": "spatiebalk",
    "PgUp": "Page Up",
    "PgDown": "Page Down",
}


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An action of the menus; `path` names the menus that lead to it, the one in the bar first."""

    path: tuple[str, ...]
    action: QAction

    @property
    def words(self) -> str:
        """What it says."""
        return plain(self.action.text())

    @property
    def keys(self) -> str:
        """Its shortcut as keyboards have it, '' without one."""
        return printed(self.action.shortcut())


def entries(bar: QMenuBar) -> Iterator[MenuEntry]:
    """Every action that the menus show, in their order; what only opens another menu is not one."""
    for action in bar.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _inside(menu, (plain(action.text()),))


def _inside(menu: QMenu, path: tuple[str, ...]) -> Iterator[MenuEntry]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _inside(inner, (*path, plain(action.text())))
        elif action.isVisible() and not action.isSeparator():
            yield MenuEntry(path, action)


def plain(text: str) -> str:
    """What an entry says, without the mark under the letter that chooses it."""
    return text.replace("&", "")


def printed_keys(keys: str) -> str:
    """As `printed`, of keys that are written as Qt writes them: ‘Alt+Left’."""
    return printed(QKeySequence(keys))


def printed(keys: QKeySequence) -> str:
    """A shortcut as it is printed on the keys: ‘Alt+←’."""
    words = keys.toString(QKeySequence.SequenceFormat.NativeText)
    if sys.platform == "darwin":
        # There they are signs.
        return words
    before, plus, last = words.rpartition("+")
    return f"{before}{plus}{_PRINTED.get(last, last)}" if last else words
