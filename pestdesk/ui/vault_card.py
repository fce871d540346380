"""What every card of the page about the vault has in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Card, Heading, Muted


class VaultCard(Card):
    """`told` says in Dutch what was done, for the banner; a failure goes to the bridge."""

    told = Signal(str)

    title = ""
    intro = ""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self.body.addWidget(Heading(self.title))
        if self.intro:
            self.body.addWidget(Muted(self.intro))
        self.build()

    def build(self) -> None:
        """Make what stands under the head."""
        raise NotImplementedError

    def add_actions(self, *actions: QWidget) -> None:
        """Put buttons beside each other, under what stands there."""
        row = QHBoxLayout()
        row.setSpacing(theme.S8)
        for action in actions:
            row.addWidget(action)
        row.addStretch(1)
        self.body.addLayout(row)
