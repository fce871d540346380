"""‘Hulp bij dit gesprek’: open questions, herstelvragen, and what not to promise, folded away until it is wanted."""

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLayout, QWidget

from pestdesk.domain.conversations import Advice, AdvicePart, Conversation, parse_conversations
from pestdesk.resources import resource
from pestdesk.ui import sizes, theme
from pestdesk.ui.buttons import pill
from pestdesk.ui.cards import Card
from pestdesk.ui.emptying import empty
from pestdesk.ui.fitting import first_that_fits
from pestdesk.ui.flow_layout import FlowLayout
from pestdesk.ui.fold import Fold
from pestdesk.ui.labels import Label
from pestdesk.ui.window_memory import WindowMemory

_WORDS = "Hulp bij dit gesprek"
_SHORTER = ("Gesprekshulp", "Hulp")
_KEY = "gesprekshulp"
_OPEN, _CLOSED = "open", "dicht"
_FILE = "conversations.toml"


@cache
def _all_advice() -> Mapping[Conversation, Advice]:
    return parse_conversations(resource(_FILE).read_text(encoding="utf-8"), _FILE)


class ConversationHelp(Fold):
    """One part of the help at a time, chosen by a pill, so that the form below stays in sight.

    Its `head` may stand elsewhere than what it unfolds. Whether it is unfolded is remembered for each conversation.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._memory = WindowMemory()
        self._conversation: Conversation | None = None
        #: Of which it holds the help: made when it is first unfolded.
        self._filled_for: Conversation | None = None
        super().__init__(_WORDS, parent)
        card = Card(margin=theme.S12)
        card.setProperty("sunken", True)
        self._choices = QWidget()
        self._pills = FlowLayout(self._choices, spacing=theme.S4)
        card.body.addWidget(self._choices)
        lines = QWidget()
        self._lines = QGridLayout(lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(theme.S8)
        self._lines.setVerticalSpacing(theme.S4)
        self._lines.setColumnStretch(1, 1)
        card.body.addWidget(lines)
        self.body.addWidget(card)
        self.show_conversation(None)

    def remember_in(self, memory: WindowMemory) -> None:
        """Keep there, from here on, which conversations have it unfolded."""
        self._memory = memory

    def show_conversation(self, conversation: Conversation | None) -> None:
        """Help with this conversation; None where nobody is spoken with."""
        self.head.setVisible(conversation is not None)
        self._conversation = conversation
        if conversation is not self._filled_for:
            self._fill(None)
        is_open = conversation is not None and self._memory.get(self._key, _CLOSED) == _OPEN
        self.turn(is_open=is_open)

    def fit_in(self, room: int) -> None:
        """Say it in fewer words where there are few pixels; a screen reader hears the same."""
        frame = theme.px(sizes.ICON) + 4 * theme.S4
        self.head.setText(first_that_fits((_WORDS, *_SHORTER), self.head.fontMetrics(), room - frame))

    def turn(self, *, is_open: bool) -> None:
        """Show the help, or put it away; folded it takes no room at all."""
        if is_open and self._filled_for is not self._conversation:
            self._fill(self._conversation)
        super().turn(is_open=is_open)
        self.setVisible(is_open)

    @property
    def _key(self) -> str:
        return f"{_KEY}/{self._conversation}"

    def _press(self) -> None:
        super()._press()
        self._memory.keep(self._key, _OPEN if self.is_open else _CLOSED)

    def _fill(self, conversation: Conversation | None) -> None:
        self._filled_for = conversation
        for layout in (self._pills, self._lines):
            assert isinstance(layout, QLayout)
            empty(layout)
        if conversation is None:
            return
        advice = _all_advice()[conversation]
        group = QButtonGroup(self._choices)
        for number, part in enumerate(advice):
            choice = pill(part.head, checked=number == 0, name=f"{_WORDS}: {part.head}")
            choice.clicked.connect(lambda _=False, shown=part: self._choose(shown))
            group.addButton(choice)
            self._pills.addWidget(choice)
        self._show(advice[0])

    def _choose(self, part: AdvicePart) -> None:
        self._show(part)
        # It can be higher than the one before it.
        self.settle()

    def _show(self, part: AdvicePart) -> None:
        empty(self._lines)
        for row, line in enumerate(part.lines):
            self._lines.addWidget(Label("–", wraps=False), row, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(Label(line, selectable=True), row, 1)
