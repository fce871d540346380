"""A form row for several lines of text, which grows with what is typed."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from pestdesk.ui import theme
from pestdesk.ui.fields import Field, State

_FEWEST_LINES = 3
_MOST_LINES = 10


class GrowingText(QPlainTextEdit):
    """Plain text that grows from three to ten lines and then scrolls; Tab leaves it."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None, *, fewest: int = _FEWEST_LINES) -> None:
        super().__init__(parent)
        self._fewest = fewest
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = max(self._fewest, min(_MOST_LINES, round(self.document().size().height())))
        around = 2 * (round(self.document().documentMargin()) + theme.S4 + 1)
        self.setFixedHeight(lines * QFontMetrics(self.font()).lineSpacing() + around)
        needs_bar = self.document().size().height() > _MOST_LINES
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if needs_bar else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()


class TextArea(Field):
    """Several lines of text."""

    def __init__(
        self,
        label: str,
        placeholder: str = "",
        hint: str = "",
        *,
        lines: int = _FEWEST_LINES,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = GrowingText(placeholder, fewest=lines)
        super().__init__(label, self.edit, hint=hint, parent=parent)
        self.edit.textChanged.connect(self._was_changed)

    def value(self) -> str:
        """The text without white space around it."""
        return self.edit.toPlainText().strip()

    def state(self) -> str:
        """The text as it stands."""
        return self.edit.toPlainText()

    def set_state(self, state: State) -> None:
        """Put the text back."""
        self.edit.setPlainText(state if isinstance(state, str) else "")
