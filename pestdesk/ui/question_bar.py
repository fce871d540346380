"""A strip in the head of a case: something to decide or to know, and what can be done about it."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from pestdesk.ui import theme
from pestdesk.ui.components import Field, Label


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
        box = QBoxLayout(QBoxLayout.Direction.TopToBottom if is_below else QBoxLayout.Direction.LeftToRight, self)
        box.setContentsMargins(theme.S12, theme.S8, theme.S12, theme.S8)
        box.setSpacing(theme.S8)
        self._words = Label(look="" if quiet else "bold", selectable=True)
        box.addWidget(self._words, 0 if is_below else 1)
        row = QHBoxLayout()
        row.setSpacing(theme.S8)
        for each in answers:
            row.addWidget(each, 1 if isinstance(each, Field) else 0, Qt.AlignmentFlag.AlignTop)
        if is_below and not any(isinstance(each, Field) for each in answers):
            row.addStretch(1)
        box.addLayout(row)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def ask(self, words: str) -> None:
        """Say this; '' when there is nothing to ask."""
        self._words.setText(words)
        self.setVisible(bool(words))
