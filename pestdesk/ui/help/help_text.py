"""The text of one subject, dressed as the rest of the program."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from pestdesk.domain.manual import Subject, heading_key
from pestdesk.ui import theme
from pestdesk.ui.discretion import say
from pestdesk.ui.theme import TypeStep

#: As wide as a line of text is read with ease.
_WIDEST = 640
_LINE = 135
_INDENT = 20
_HEADING_STEPS = {1: TypeStep.CASE, 2: TypeStep.PAGE, 3: TypeStep.BODY}


class HelpText(QTextBrowser):
    """`asked` gives the subject, or ‘subject#part’, that a link leads to. Nothing outside the program is opened."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject: Subject | None = None
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTabChangesFocus(True)
        self.setProperty("reading", True)
        self.anchorClicked.connect(lambda url: self.asked.emit(url.toString()))
        theme.changed.connect(self._dress)

    def show_subject(self, subject: Subject, part: str = "") -> None:
        """Show it from the top, or from the part under this heading."""
        if subject is not self._subject:
            self._subject = subject
            self._dress()
        say(self, "accessibleName", f"Uitleg: {subject.title}")
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        block = self._heading(part) if part else None
        if block is not None:
            cursor = QTextCursor(block)
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(round(self._top_of(block)))

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:  # noqa: N802 - Qt's own name
        """A text has nothing but words: nothing is read from anywhere."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines do not grow with the window."""
        super().resizeEvent(event)
        self._set_margins()

    # -- inside ------------------------------------------------------------------------------------------------

    def _heading(self, part: str) -> QTextBlock | None:
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and heading_key(block.text()) == part:
                return block
            block = block.next()
        return None

    def _top_of(self, block: QTextBlock) -> float:
        return self.document().documentLayout().blockBoundingRect(block).top()

    def _dress(self) -> None:
        if self._subject is None:
            return
        colors = theme.current()
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Link, colors.color("accent"))
        palette.setColor(QPalette.ColorRole.Text, colors.color("ink"))
        self.setPalette(palette)
        document = self.document()
        document.setDefaultFont(theme.font())
        document.setIndentWidth(theme.px(_INDENT))
        self.setMarkdown(self._subject.text)
        block = document.begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)
        self._set_margins()

    def _dress_block(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        level = block.blockFormat().headingLevel()
        layout = QTextBlockFormat()
        layout.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        is_listed = block.textList() is not None
        layout.setTopMargin({0: 0, 1: 0, 2: theme.S24, 3: theme.S16}[level])
        layout.setBottomMargin(theme.S4 if level or is_listed else theme.S12)
        if cursor.currentTable() is not None:
            layout.setBottomMargin(0)
        elif is_listed and block.next().textList() is None:
            layout.setBottomMargin(theme.S12)
        cursor.mergeBlockFormat(layout)
        if level:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setFont(theme.font(_HEADING_STEPS[level], bold=True))
            # In the place of what it had: Qt's own sizes for headings would go before these.
            cursor.setCharFormat(look)
            cursor.setBlockCharFormat(look)
        self._underline_links(block)

    @staticmethod
    def _underline_links(block: QTextBlock) -> None:
        """A link is not told by its colour alone."""
        links = []
        part = block.begin()
        while not part.atEnd():
            fragment = part.fragment()
            if fragment.charFormat().isAnchor():
                links.append((fragment.position(), fragment.length()))
            part += 1
        look = QTextCharFormat()
        look.setFontUnderline(True)
        for position, length in links:
            cursor = QTextCursor(block)
            cursor.setPosition(position)
            cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)

    @staticmethod
    def _dress_table(table: QTextTable) -> None:
        look = table.format()
        look.setBorder(0)
        look.setCellPadding(theme.S4)
        look.setCellSpacing(0)
        look.setBottomMargin(theme.S12)
        table.setFormat(look)
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        for column in range(table.columns()):
            cell = table.cellAt(0, column)
            cursor = cell.firstCursorPosition()
            cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(strong)

    def _set_margins(self) -> None:
        frame = self.document().rootFrame()
        look = QTextFrameFormat(frame.frameFormat())
        look.setLeftMargin(theme.S16)
        look.setTopMargin(theme.S12)
        look.setBottomMargin(theme.S24)
        look.setRightMargin(max(theme.S16, self.viewport().width() - theme.px(_WIDEST) - theme.S16))
        frame.setFrameFormat(look)
