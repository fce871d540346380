"""Extra → Kluis en reservekopieën: what keeps the records safe, on one page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.ui import theme
from pestdesk.ui.backup_clock import BackupClock
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Heading, ScrollPage, button
from pestdesk.ui.key_work import KeyWork
from pestdesk.ui.vault_backups import VaultBackups
from pestdesk.ui.vault_card import VaultCard
from pestdesk.ui.vault_passphrase import VaultPassphrase
from pestdesk.ui.vault_recovery import VaultRecovery
from pestdesk.ui.vault_trail import VaultTrail


class VaultPage(QWidget):
    """Every card does its own work at once. `told` says what was done, `left` that the user goes back,
    `restore_asked` that a backup is to be put back."""

    told = Signal(str)
    left = Signal()
    restore_asked = Signal()

    def __init__(self, bridge: Bridge, clock: BackupClock, key_work: KeyWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key_work = key_work
        outside = QVBoxLayout(self)
        # The scroll bar stands in the margin: the cards end where the buttons do.
        outside.setContentsMargins(theme.S16, theme.S16, theme.S4, theme.S16)
        outside.setSpacing(theme.S12)
        outside.addWidget(Heading("Kluis en reservekopieën"))
        scroll = ScrollPage()
        outside.addWidget(scroll, 1)
        self.backups = VaultBackups(bridge, clock)
        self.recovery = VaultRecovery(bridge, key_work)
        self.passphrase = VaultPassphrase(bridge, key_work)
        self.trail = VaultTrail(bridge)
        cards: tuple[VaultCard, ...] = (self.backups, self.recovery, self.passphrase, self.trail)
        for card in cards:
            card.told.connect(self.told)
            scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        self.backups.restore_asked.connect(self.restore_asked)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, theme.S12, 0)
        self.back = button("Terug", on_click=self.left.emit)
        key_work.busy.connect(self.back.setDisabled)
        self.back.setDisabled(key_work.is_busy)
        row.addWidget(self.back)
        row.addStretch(1)
        outside.addLayout(row)

    def focus_first(self) -> None:
        """Put the focus on the first act."""
        self.backups.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it, and waits for what is being changed."""
        if event.key() == Qt.Key.Key_Escape:
            if not self._key_work.is_busy:
                self.left.emit()
            return
        super().keyPressEvent(event)
