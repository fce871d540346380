"""The parts of one page that is filled in part after part: which are behind, and which one is asked now."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pestdesk.ui import sizes, theme
from pestdesk.ui.emptying import empty
from pestdesk.ui.icons import Mark, mark_pixmap
from pestdesk.ui.labels import Label


class PartLine(QWidget):
    """A mark and a word for each part; hidden for a page of one part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs: list[tuple[QLabel, Mark]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, theme.S4)
        self._row.setSpacing(theme.S8)
        theme.changed.connect(self._draw)
        self.hide()

    def show_part(self, parts: Sequence[str], at: int) -> None:
        """The part with this number, from 0, is asked now."""
        empty(self._row)
        self._signs = []
        for number, words in enumerate(parts):
            mark = Mark.DONE if number < at else Mark.CURRENT if number == at else Mark.OPEN
            sign = QLabel()
            self._signs.append((sign, mark))
            if number:
                self._row.addSpacing(theme.S8)
            self._row.addWidget(sign)
            self._row.addWidget(Label(words, look="bold" if number == at else "muted", wraps=False))
        self._row.addStretch(1)
        self.setAccessibleName(f"Deel {at + 1} van {len(parts)}: {parts[at]}" if parts else "")
        self.setVisible(bool(parts))
        self._draw()

    def _draw(self) -> None:
        for sign, mark in self._signs:
            sign.setPixmap(mark_pixmap(mark, theme.px(sizes.ICON), self.devicePixelRatioF()))
