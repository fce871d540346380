"""What is rarely needed, folded away under a button that says what it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.ui import theme
from pestdesk.ui.buttons import button
from pestdesk.ui.scroll_page import ScrollPage


class Fold(QWidget):
    """A quiet button; pressing it shows what is in `body`, or puts it away again."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(theme.S4)
        self._words = words
        self.head = button(words, quiet=True, on_click=self._press)
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

    def settle(self) -> ScrollPage | None:
        """Lay out at once what now takes another room, up to the page that scrolls, which is given."""
        area: QWidget | None = self
        while area is not None and not isinstance(area, ScrollPage):
            layout = area.layout()
            if layout is not None:
                layout.activate()
            area = area.parentWidget()
        if area is not None:
            area.settle()
        return area

    def _press(self) -> None:
        self.turn(is_open=not self.is_open)
        area = self.settle()
        if area is not None and self.is_open:
            # What was unfolded comes in sight, as far as it fits under its own button.
            area.ensureWidgetVisible(self.inside, 0, theme.S8)
            area.ensureWidgetVisible(self.head, 0, theme.S8)
