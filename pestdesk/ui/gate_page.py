"""What the pages before the vault is open have in common: a sheet in the middle, and why something did not work."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pestdesk.ui import sizes
from pestdesk.ui.announce import announce
from pestdesk.ui.buttons import button
from pestdesk.ui.labels import Label
from pestdesk.ui.welcome_card import WelcomeCard


class GatePage(QWidget):
    """Put the rest in `body`, and at its end the error and the buttons with `add_end`.

    `left` tells that the user goes back. While the page is busy, it takes nothing.
    """

    left = Signal()

    #: What the button says that goes on.
    on_words = "Verder"

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = WelcomeCard(words, sizes.SHEET, self)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(page)
        self.body = page.card.body
        self.is_busy = False
        self._error = Label(look="problem")
        self._error.hide()
        self.back = button("Terug", on_click=self.go_back)
        self.button = button(self.on_words, primary=True, on_click=self.go_on)

    def add_end(self, *beside: QPushButton) -> None:
        """The error, and under it the way back, what stands beside that, and the way on."""
        self.body.addWidget(self._error)
        row = QHBoxLayout()
        for each in (self.back, *beside):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.button)
        self.body.addLayout(row)

    @property
    def message(self) -> str:
        """Why it did not work; empty when nothing went wrong."""
        return self._error.text()

    def show_error(self, text: str) -> None:
        """Tell why it did not work; what was filled in stays."""
        self.set_busy(False)
        self.tell(text)
        self._error.setAccessibleName(text)
        announce(self._error)

    def tell(self, text: str) -> None:
        """Say this above the buttons, without a screen reader saying it; '' for nothing."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def set_busy(self, is_busy: bool) -> None:
        """Take nothing while the work is done."""
        self.is_busy = is_busy
        for each in (*self.asking(), self.back, self.button):
            each.setEnabled(not is_busy)
        self.button.setText("Even geduld…" if is_busy else self.on_words)

    def asking(self) -> tuple[QWidget, ...]:
        """What is filled in or pressed here, besides the two buttons at the end."""
        return ()

    def go_on(self) -> None:
        """The button that goes on was pressed."""
        raise NotImplementedError

    def go_back(self) -> None:
        """The button back was pressed, or Escape."""
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape and not self.is_busy:
            self.go_back()
            return
        super().keyPressEvent(event)
