"""A strip in the head of a case: something to decide or to know, and what can be done about it."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from pestdesk.ui import sizes, theme
from pestdesk.ui.beside import turn
from pestdesk.ui.components import Field, Label

# In pixels beside a body of 13: the room that words need beside the answers.


class QuestionBar(QFrame):
    """Shows a sentence with its answers: buttons and fields, on the same line or `below` it.

    It is seen only while there is something to ask; a `quiet` one only tells how things are.
    """

    def __init__(
        self,
        *answers: QWidget,
        place: Literal["beside", "below"] = "beside",
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("strip" if quiet else "notice", True)
        is_below = place == "below"
        self._is_below = is_below
        way = QBoxLayout.Direction
        box = self._box = QBoxLayout(way.TopToBottom if is_below else way.LeftToRight, self)
        box.setContentsMargins(theme.S12, theme.S8, theme.S12, theme.S8)
        box.setSpacing(theme.S8)
        self._words = Label(look="" if quiet else "bold", selectable=True)
        box.addWidget(self._words, 0 if is_below else 1)
        row = self._row = QHBoxLayout()
        row.setSpacing(theme.S8)
        for each in answers:
            row.addWidget(each, 1 if isinstance(each, Field) else 0, Qt.AlignmentFlag.AlignTop)
        if is_below and not any(isinstance(each, Field) for each in answers):
            row.addStretch(1)
        box.addLayout(row)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The answers stand under the words, where those would have too little room beside them."""
        super().resizeEvent(event)
        has_room = event.size().width() - self._row.minimumSize().width() >= theme.px(sizes.COLUMN)
        turn(self._box, is_beside=has_room and not self._is_below)

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as its answers."""
        return QSize(self._row.minimumSize().width() + 2 * theme.S12, super().minimumSizeHint().height())

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def ask(self, words: str) -> None:
        """Say this; '' when there is nothing to ask."""
        self._words.setText(words)
        self.setVisible(bool(words))
