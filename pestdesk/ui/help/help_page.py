"""Help → Uitleg: the subjects at the left, the text of one at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pestdesk.domain.manual import Chapter, Subject, find_subjects
from pestdesk.ui import theme
from pestdesk.ui.announce import announce
from pestdesk.ui.components import Heading, Muted, button
from pestdesk.ui.help.help_text import HelpText
from pestdesk.ui.line_list import LineKind, LineList
from pestdesk.ui.row_delegate import RowDelegate
from pestdesk.ui.row_lines import RowLine, RowModel

_LIST_WIDTH = 248
_NOTHING = "Geen uitleg gevonden. Typ een ander woord."
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HelpPage(QWidget):
    """`left` tells that the user goes back to where she was."""

    left = Signal()

    def __init__(self, chapters: Sequence[Chapter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapters = chapters
        self._subjects = {subject.key: subject for chapter in chapters for subject in chapter.subjects}
        self._shown = ""
        outside = QVBoxLayout(self)
        outside.setContentsMargins(theme.S16, theme.S12, theme.S16, theme.S12)
        outside.setSpacing(theme.S8)
        head = QHBoxLayout()
        head.setSpacing(theme.S12)
        head.addWidget(Heading("Uitleg"))
        head.addWidget(Muted("F1 opent de uitleg bij de pagina waar je bent, Esc brengt je terug.", wraps=False), 1)
        outside.addLayout(head)
        columns = QHBoxLayout()
        columns.setSpacing(theme.S16)
        columns.addLayout(self._left_column())
        self.text = HelpText()
        self.text.asked.connect(self.show_subject)
        columns.addWidget(self.text, 1)
        outside.addLayout(columns, 1)
        row = QHBoxLayout()
        row.addWidget(button("Terug", on_click=self.left.emit))
        row.addStretch(1)
        outside.addLayout(row)
        self._fill()

    def _left_column(self) -> QVBoxLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText("Zoeken in de uitleg")
        self.search.setAccessibleName("Zoeken in de uitleg")
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.model = RowModel()
        self.list = LineList(self.model, "Onderwerpen")
        self.list.setItemDelegate(RowDelegate(self.list, is_wrapped=True))
        for part in (self.search, self.list):
            part.setFixedWidth(theme.px(_LIST_WIDTH))
        self.list.selectionModel().currentChanged.connect(self._walked)
        self.list.opened.connect(lambda _subject: self.text.setFocus(Qt.FocusReason.OtherFocusReason))
        column = QVBoxLayout()
        column.setSpacing(theme.S8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        return column

    @property
    def shown(self) -> str:
        """The key of the subject that is read now."""
        return self._shown

    def show_subject(self, where: str) -> None:
        """A subject, or ‘subject#part’; one that there is not, changes nothing."""
        key, _, part = where.partition("#")
        subject = self._subjects.get(key or self._shown)
        if subject is None:
            return
        self._read(subject, part)
        if not any(line.thing is subject for line in self.model.lines):
            self.search.clear()
        self._mark()
        announce(self.text)

    def focus_first(self) -> None:
        """The cursor in the text: the arrows and Page Down read on."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Nothing is searched in it yet."""
        self.search.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field Down and Enter go to what was found."""
        if watched is not self.search or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        rows = self.model.rows()
        if event.key() not in _DOWN or not rows:
            return False
        if self.list.currentIndex().row() not in rows:
            self.list.setCurrentIndex(self.model.index(rows[0]))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape: first out of what is searched, then out of the page."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    # -- inside ------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        typed = self.search.text()
        if typed.strip():
            found = find_subjects(self._chapters, typed)
            lines = [
                RowLine(LineKind.ROW, hit.subject.title, hit.sentence.text, thing=hit.subject) for hit in found
            ] or [RowLine(LineKind.WORDS, _NOTHING)]
        else:
            lines = [line for chapter in self._chapters for line in _chapter_lines(chapter)]
        self.list.selectionModel().blockSignals(True)
        self.model.set_lines(lines)
        self.list.selectionModel().blockSignals(False)
        self._mark()

    def _mark(self) -> None:
        """The subject that is read stands out in the list, when it is there."""
        row = next(
            (row for row, line in enumerate(self.model.lines) if line.thing is not None and self._is(line)), -1
        )
        self.list.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        if row >= 0:
            self.list.scrollTo(self.model.index(row))

    def _is(self, line: RowLine) -> bool:
        return isinstance(line.thing, Subject) and line.thing.key == self._shown

    def _walked(self, current: QModelIndex) -> None:
        subject = self.model.thing(current)
        if isinstance(subject, Subject) and subject.key != self._shown:
            self._read(subject)

    def _read(self, subject: Subject, part: str = "") -> None:
        self._shown = subject.key
        self.text.show_subject(subject, part)


def _chapter_lines(chapter: Chapter) -> list[RowLine]:
    rows = [RowLine(LineKind.ROW, subject.title, thing=subject) for subject in chapter.subjects]
    return [RowLine(LineKind.HEAD, chapter.title), *rows]
