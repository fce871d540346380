"""Form rows for text that grows with what is typed: several lines, or one sentence."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from pestdesk.ui import theme
from pestdesk.ui.fields import Field, Place, State
from pestdesk.ui.undo_key import is_for_the_window

_FEWEST_LINES = 3
_MOST_LINES = 10
_TIGHT_MARGIN = 2


class GrowingText(QPlainTextEdit):
    """Plain text that grows up to `most` lines and then scrolls; Tab leaves it.

    With `is_sentence` it holds one paragraph, and Return tells `returned` instead of beginning another.
    """

    returned = Signal()

    def __init__(
        self,
        placeholder: str = "",
        parent: QWidget | None = None,
        *,
        fewest: int = _FEWEST_LINES,
        most: int = _MOST_LINES,
        is_sentence: bool = False,
    ) -> None:
        super().__init__(parent)
        self._fewest, self._most = fewest, max(fewest, most)
        self._is_sentence = is_sentence
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        # Lines wrap; a bar for a pixel too many would cover the last of them.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if fewest == 1:
            # As high as a line edit.
            self.document().setDocumentMargin(_TIGHT_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """The key that takes back an act is not for the text."""
        return False if is_for_the_window(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A sentence ends at Return."""
        if self._is_sentence and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returned.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's own name
        """What is pasted in a sentence becomes one paragraph."""
        if self._is_sentence and source.hasText():
            self.insertPlainText(" ".join(source.text().split()))
        else:
            super().insertFromMimeData(source)

    def _fit(self) -> None:
        count = self._count_lines()
        lines = max(self._fewest, min(self._most, count))
        around = 2 * (round(self.document().documentMargin()) + theme.S4 + 1)
        self.setFixedHeight(lines * QFontMetrics(self.font()).lineSpacing() + around)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if count > self._most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if count <= self._most:
            # All of it fits: what Qt scrolled away to show the cursor, before the field grew, is back in sight.
            self.verticalScrollBar().setValue(0)

    def _count_lines(self) -> int:
        """How many lines there are at this width, as far as it matters."""
        # Qt breaks a paragraph into lines when it is painted; asking where it stands does it now.
        layout = self.document().documentLayout()
        block, count = self.document().firstBlock(), 0
        while block.isValid() and count <= self._most:
            layout.blockBoundingRect(block)
            count += block.lineCount()
            block = block.next()
        return count

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()


class TextArea(Field):
    """Several lines of text, or with `is_sentence` one paragraph."""

    def __init__(
        self,
        label: str,
        placeholder: str = "",
        hint: str = "",
        *,
        lines: int = _FEWEST_LINES,
        most: int = _MOST_LINES,
        is_sentence: bool = False,
        place: Place = "below",
        parent: QWidget | None = None,
    ) -> None:
        self.edit = GrowingText(placeholder, fewest=lines, most=most, is_sentence=is_sentence)
        super().__init__(label, self.edit, hint=hint, parent=parent)
        self.put_beside(place)
        self.edit.textChanged.connect(self._was_changed)

    def value(self) -> str:
        """The text without white space around it."""
        return self.edit.toPlainText().strip()

    def replace(self, text: str) -> None:
        """Put another text in its place; Ctrl+Z brings back what stood there."""
        cursor = self.edit.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def state(self) -> str:
        """The text as it stands."""
        return self.edit.toPlainText()

    def set_state(self, state: State) -> None:
        """Put the text back."""
        self.edit.setPlainText(state if isinstance(state, str) else "")
