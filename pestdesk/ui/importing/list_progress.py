"""How far the reading of a list is, and the way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from pestdesk.ui import theme
from pestdesk.ui.components import Muted, button
from pestdesk.ui.importing.import_words import far_words


class ListProgress(QWidget):
    """A bar with its words. `cancelled` tells that the reading is to stop."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S8)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Zo ver is de lijst gelezen")
        row = QHBoxLayout()
        row.setSpacing(theme.S12)
        self.words = Muted("", wraps=False)
        self.cancel = button("Annuleren", on_click=self.cancelled.emit, tip="Stopt het lezen; er verandert niets")
        row.addWidget(self.words, 1)
        row.addWidget(self.cancel)
        box.addWidget(self.bar)
        box.addLayout(row)

    def tell(self, done: int, total: int) -> None:
        """So many rows of so many; 0 in all while that is not known."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.words.setText(far_words(done, total))
