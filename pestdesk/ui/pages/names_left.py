"""What a note still says that names someone else: to replace, or to tick as no name here (R22)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pestdesk.domain.redaction import CLASSMATE
from pestdesk.ui import theme
from pestdesk.ui.buttons import Tick
from pestdesk.ui.components import Field, FlowLayout, Label, State, button

_LEFT = "In de tekst staat nog: {words}"
_NONE_LEFT = "Hier geen naam: {words}"
_DECIDE = "Vervang deze woorden, of geef aan dat het hier geen namen zijn."


class NamesLeft(Field):
    """The words that were found; its value are those that the user ticked as no name here.

    Out of sight while there are none. `replace_asked` asks to put ‘een medeleerling’ in their place.
    """

    replace_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        box = QFrame()
        super().__init__("", box, parent=parent)
        box.setProperty("notice", True)
        box.setAccessibleName("Namen van anderen in de tekst")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(theme.S12, theme.S8, theme.S12, theme.S8)
        inside.setSpacing(theme.S8)
        self._words = Label(look="bold")
        inside.addWidget(self._words)
        line = QWidget()
        self._row = FlowLayout(line, spacing=theme.S16, row_spacing=theme.S4)
        inside.addWidget(line)
        self._replace = button(f"Vervang door ‘{CLASSMATE}’", on_click=self.replace_asked.emit)
        self._row.addWidget(self._replace)
        self._ticks: dict[str, Tick] = {}
        self._ticked: set[str] = set()
        self.setFocusProxy(self._replace)
        self.hide()

    @property
    def undecided(self) -> tuple[str, ...]:
        """The words that are in the text and not ticked."""
        return tuple(word for word in self._ticks if word not in self._ticked)

    @property
    def ticked(self) -> frozenset[str]:
        """The words that are no names here."""
        return frozenset(self._ticked)

    def set_words(self, words: Sequence[str]) -> None:
        """Show the words that are in the text now; what was ticked stays so, also for a word that comes back."""
        for word in [word for word in self._ticks if word not in words]:
            tick = self._ticks.pop(word)
            self._row.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        for word in words:
            if word not in self._ticks:
                self._add(word)
        self.setVisible(bool(words))
        self._tell()

    def ask(self) -> None:
        """Say that something must be decided first."""
        self.show_problem(_DECIDE)
        self._replace.setFocus()

    def state(self) -> list[str]:
        """The ticked words."""
        return sorted(self._ticked)

    def set_state(self, state: State) -> None:
        """Tick them again, and no others."""
        self._ticked = set(state) if isinstance(state, list) else set()
        for word, tick in self._ticks.items():
            tick.setChecked(word in self._ticked)
        self._tell()

    def _add(self, word: str) -> None:
        tick = Tick(f"‘{word}’ is hier geen naam".replace("&", "&&"))
        tick.setChecked(word in self._ticked)
        tick.toggled.connect(lambda is_on: self._tick(word, is_on=is_on))
        self._ticks[word] = tick
        self._row.addWidget(tick)

    def _tick(self, word: str, *, is_on: bool) -> None:
        if is_on != (word in self._ticked):
            (self._ticked.add if is_on else self._ticked.discard)(word)
            self._tell()
            self._was_changed()

    def _tell(self) -> None:
        left = self.undecided
        words = _LEFT.format(words=", ".join(left)) if left else _NONE_LEFT.format(words=", ".join(self._ticks))
        self._words.setText(words)
        self._replace.setVisible(bool(left))
        if not left and self.problem:
            self.show_problem("")
