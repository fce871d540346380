"""A bar with words that tells how strong a new password is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pestdesk.ui import sizes, theme
from pestdesk.ui.labels import Label
from pestdesk.ui.passphrase_strength import Strength

_PARTS = 4
_TOKENS = {"zwak": "late", "redelijk": "today", "sterk": "done"}


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.filled = 0
        self.token = "line"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(sizes.FIELD), theme.px(sizes.PROGRESS))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - (_PARTS - 1) * theme.S4) / _PARTS
        for part in range(_PARTS):
            painter.setBrush(theme.current().color(self.token if part < self.filled else "line"))
            place = QRectF(part * (width + theme.S4), 0, width, self.height())
            painter.drawRoundedRect(place, self.height() / 2, self.height() / 2)
        painter.end()


class StrengthLine(QWidget):
    """Empty parts at first; then the word beside the bar, and what would make it stronger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar()
        self._word = Label(look="muted", wraps=False)
        self._reason = Label(look="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S4)
        row = QHBoxLayout()
        row.setSpacing(theme.S12)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._word, 1)
        column.addLayout(row)
        column.addWidget(self._reason)
        self.show_nothing()

    @property
    def text(self) -> str:
        """The words beside and below the bar."""
        return f"{self._word.text()} {self._reason.text()}".rstrip()

    def show_strength(self, judged: Strength) -> None:
        """Show a judgement."""
        self._show(max(1, judged.level), _TOKENS[judged.word], f"Sterkte: {judged.word}.", judged.reason)

    def show_nothing(self) -> None:
        """Nothing was typed."""
        self._show(0, "line", "Sterkte: nog niets getypt.", "")

    def _show(self, filled: int, token: str, word: str, reason: str) -> None:
        self._bar.filled, self._bar.token = filled, token
        self._bar.update()
        self._word.setText(word)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self.setAccessibleName(self.text)
