"""The sheet in the middle of an empty window, on which the vault is opened or made."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pestdesk.ui import icons, sizes, theme
from pestdesk.ui.cards import Card
from pestdesk.ui.labels import CaseTitle, Muted
from pestdesk.ui.scroll_page import ScrollPage

_SHARE = 1000


class WelcomeCard(ScrollPage):
    """A page with one card in its middle, the program's name at its head. Put the rest in `card.body`."""

    def __init__(self, text: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=theme.S24)
        self.card = Card(self.widget(), margin=theme.S24 + theme.S8)
        self.card.setMaximumWidth(theme.px(width))
        self.card.body.setSpacing(theme.S12)
        self._sign = QLabel()
        head = QHBoxLayout()
        head.setSpacing(theme.S12)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(CaseTitle("PestDesk"))
        names.addWidget(Muted(text))
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        self.card.body.addLayout(head)
        self.card.body.addSpacing(theme.S4)
        self.body.addStretch(2)
        # Between stretches, not aligned: an aligned widget gets the height for the page's full width.
        middle = QHBoxLayout()
        middle.addStretch(1)
        # Before the gaps beside it, the card has what it may have of the width.
        middle.addWidget(self.card, _SHARE)
        middle.addStretch(1)
        self.body.addLayout(middle)
        self.body.addStretch(3)
        theme.changed.connect(self._draw_sign)
        self._draw_sign()

    def _draw_sign(self) -> None:
        sign: QPixmap = icons.pixmap("shield", "accent", theme.px(sizes.ICON_LARGE), self.devicePixelRatioF())
        self._sign.setPixmap(sign)
