"""Cards and what stands in them: a quotation of the protocol, an empty place with a way on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pestdesk.ui import icons, sizes, theme
from pestdesk.ui.labels import Heading, Label, Muted


class Card(QFrame):
    """A white sheet with round corners; put what it holds in `body`."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = theme.S16) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(theme.S8)


class Rule(QFrame):
    """A hairline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", True)
        self.setFixedHeight(1)


class ProtocolQuote(QFrame):
    """The protocol's own sentence, word for word, in quotation marks."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("quote", True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.S12, theme.S8, theme.S12, theme.S8)
        self._label = Label(selectable=True)
        inside.addWidget(self._label)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Quote another sentence; an empty one hides the box."""
        self._label.setText(f"“{text}”" if text else "")
        self._label.setAccessibleName(f"Uit het protocol: {text}")
        # Showing a box that stands nowhere yet would open a window of its own.
        if self.parentWidget() is not None or not text:
            self.setVisible(bool(text))


class Notice(QFrame):
    """Something to know before going on, with a warning sign."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", True)
        self._sign = QLabel()
        self._words = Label(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.S12, theme.S8, theme.S12, theme.S8)
        row.setSpacing(theme.S12)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        theme.changed.connect(self._draw_sign)
        self._draw_sign()

    def set_text(self, text: str) -> None:
        """Say something else; an empty text hides the box."""
        self._words.setText(text)
        self.setVisible(bool(text))

    def _draw_sign(self) -> None:
        self._sign.setPixmap(icons.pixmap("warning", "today", theme.px(sizes.ICON), self.devicePixelRatioF()))


class EmptyState(QWidget):
    """A place where nothing is yet: what belongs here, and the way to begin."""

    def __init__(self, title: str, text: str = "", *buttons: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(theme.S24, theme.S24, theme.S24, theme.S24)
        outside.setSpacing(theme.S8)
        outside.addStretch(1)
        self._title, self._text = Heading(title), Muted(text)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            outside.addWidget(label)
        self._text.setVisible(bool(text))
        if buttons:
            outside.addSpacing(theme.S8)
            row = QHBoxLayout()
            row.setSpacing(theme.S8)
            row.addStretch(1)
            for each in buttons:
                row.addWidget(each)
            row.addStretch(1)
            outside.addLayout(row)
        outside.addStretch(2)

    def set_texts(self, title: str, text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
