"""Labels for every kind of text; always plain text, for what a user typed must never be read as markup."""

from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QWidget

from pestdesk.ui import discretion, sizes, theme
from pestdesk.ui.discretion import Discreet, shown


class Label(Discreet, QLabel):
    """Plain text that wraps; `look` names its style in the style sheet, empty for body text.

    A `selectable` one can be copied from, but never initials that stand for a name.
    """

    def __init__(
        self,
        text: str = "",
        *,
        look: str = "",
        wraps: bool = True,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_selectable = selectable
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wraps)
        if look:
            self.setProperty("look", look)
        if selectable:
            self.show_again()

    def setText(self, text: str, /) -> None:
        """Say this."""
        super().setText(text)
        if discretion.is_on():
            self.show_again()

    def show_again(self) -> None:
        """It can be copied from while it shows what it says."""
        if self._is_selectable:
            # By mouse only: a label is no stop for the Tab key.
            is_itself = self.property("text") == self.text()
            how = Qt.TextInteractionFlag
            self.setTextInteractionFlags(how.TextSelectableByMouse if is_itself else how.NoTextInteraction)


class CaseTitle(Label):
    """The title of a case page (20 px)."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, look="case", selectable=True, parent=parent)


class Heading(Label):
    """The title of a page or a card (15 px)."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, look="page", parent=parent)


class NameHeading(Heading):
    """A heading among other things in a row: on one line as long as the row has the width for it."""

    def sizeHint(self) -> QSize:
        """The room for all words on one line, where a label that wraps would ask for a block."""
        # Letters end between two pixels: a hair too little, and the last word would wrap.
        metrics = QFontMetricsF(self.font())
        return QSize(ceil(metrics.horizontalAdvance(shown(self.text()))) + sizes.S2, ceil(metrics.height()))


class GroupHead(Label):
    """The head of a group, in small capitals (11 px); the text itself keeps its own case for a screen reader."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, look="group", wraps=False, parent=parent)
        self.setFont(theme.as_head(self.font()))


class Muted(Label):
    """Secondary text (12 px)."""

    def __init__(self, text: str = "", *, wraps: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(text, look="muted", wraps=wraps, selectable=True, parent=parent)
