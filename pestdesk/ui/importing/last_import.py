"""The last import, and the way to take it back, asked once more in the same place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.domain.pupil_import import LastImport
from pestdesk.ui.components import button
from pestdesk.ui.importing.import_words import last_words, undo_question
from pestdesk.ui.question_bar import QuestionBar


class LastImportBar(QWidget):
    """Seen only when there is one. `undo_asked` tells that it is to be taken back."""

    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last: LastImport | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.undo = button("Terugdraaien…", on_click=self._ask)
        self._told = QuestionBar(self.undo, quiet=True)
        self.keep = button("Toch niet", on_click=self._keep)
        sure = button("Import terugdraaien", on_click=self.undo_asked.emit)
        self._sure = QuestionBar(self.keep, sure, place="below")
        box.addWidget(self._told)
        box.addWidget(self._sure)
        self.hide()

    @property
    def words(self) -> str:
        """What it tells or asks; '' when there is no import."""
        return self._sure.words or self._told.words

    def show_last(self, last: LastImport | None) -> None:
        """Tell of this import; None when there is none to take back."""
        self._last = last
        self._sure.ask("")
        self._told.ask(last_words(last) if last else "")
        self.setVisible(last is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape answers that it is to stay."""
        if event.key() == Qt.Key.Key_Escape and self._sure.words:
            self._keep()
            return
        super().keyPressEvent(event)

    def _ask(self) -> None:
        assert self._last is not None
        self._told.ask("")
        self._sure.ask(undo_question(self._last))
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self.show_last(self._last)
        self.undo.setFocus(Qt.FocusReason.OtherFocusReason)
