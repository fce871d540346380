"""What is rarely needed, folded away under a button that says what it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.ui import theme
from pestdesk.ui.buttons import button


class Fold(QWidget):
    """A quiet button; pressing it shows what is in `body`, or puts it away again."""

    turned = Signal(bool)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(theme.S4)
        self._words = words
        self.head = button(words, quiet=True, on_click=lambda: self.turn(is_open=self.inside.isHidden()))
        outside.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        self.inside = QWidget()
        self.body = QVBoxLayout(self.inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.S8)
        outside.addWidget(self.inside)
        self.turn(is_open=False)

    @property
    def is_open(self) -> bool:
        """Whether what it holds is shown."""
        return not self.inside.isHidden()

    def turn(self, *, is_open: bool) -> None:
        """Show what it holds, or put it away."""
        self.inside.setVisible(is_open)
        self.head.set_icon("chevron-down" if is_open else "chevron-right", "mute")
        self.head.setAccessibleName(f"{self._words}, {'uitgeklapt' if is_open else 'ingeklapt'}")
        self.turned.emit(is_open)
