"""Extra → Instellingen: what the school decides for itself, on one page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.dutch import counted
from pestdesk.errors import PestDeskError, RuleError
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Form, Heading, Muted, ScrollPage, button
from pestdesk.ui.draft_keeper import DraftKeeper
from pestdesk.ui.settings_card import SettingsCard
from pestdesk.ui.settings_duties import SettingsDuties
from pestdesk.ui.settings_lock import SettingsLock
from pestdesk.ui.settings_measures import SettingsMeasures
from pestdesk.ui.settings_papers import SettingsPapers
from pestdesk.ui.settings_people import SettingsPeople
from pestdesk.ui.settings_roles import SettingsRoles
from pestdesk.ui.settings_term import SettingsTerm

DRAFT_KEY = "settings"

_PENDING = "Gewijzigd, nog niet bewaard"


class SettingsPage(QWidget):
    """Nothing of it counts before ‘Bewaren’; until then what was typed is a draft, as everywhere.

    `saved` says in Dutch what was kept, `left` that the user goes back.
    """

    saved = Signal(str)
    left = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        outside = QVBoxLayout(self)
        # The scroll bar stands in the margin: the cards end where the buttons do.
        outside.setContentsMargins(theme.S16, theme.S16, theme.S4, theme.S16)
        outside.setSpacing(theme.S12)
        outside.addWidget(Heading("Instellingen"))
        self._scroll = ScrollPage()
        outside.addWidget(self._scroll, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, theme.S12, 0)
        row.setSpacing(theme.S8)
        row.addWidget(button("Terug", on_click=self._leave, tip="Wat je typte blijft bewaard"))
        row.addStretch(1)
        self._pending = Muted(_PENDING, wraps=False)
        self._discard = button("Niet wijzigen", on_click=self.discard, tip="Zet alles terug zoals het was")
        self.finish = button("Bewaren", primary=True, on_click=self.complete)
        for part in (self._pending, self._discard, self.finish):
            row.addWidget(part)
        outside.addLayout(row)
        self._fill()
        self._keeper.restore()
        self._keeper.forget()
        self._show_pending()

    def _fill(self) -> None:
        """The settings as the vault has them now."""
        settings = self._bridge.desk.settings.get()
        self.form = Form(self._scroll.widget())
        people = SettingsPeople(self._bridge, self.form, settings)
        self._term = SettingsTerm(self._bridge, self.form, settings)
        others = (SettingsMeasures, SettingsRoles, SettingsDuties, SettingsPapers, SettingsLock)
        made = [make(self._bridge, self.form, settings) for make in others]
        self._cards: tuple[SettingsCard, ...] = (people, self._term, *made)
        for card in self._cards:
            self.form.add_widget(card)
        self._kept_state = self.form.state()
        self._keeper = DraftKeeper(self._bridge, self.form, DRAFT_KEY)
        self.form.changed.connect(self._show_pending)
        self._scroll.body.addWidget(self.form)

    def _clear(self) -> None:
        self._scroll.body.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        self.form.field(self.form.names()[0]).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it; what was typed is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def complete(self) -> None:
        """Bewaren: check every card, and keep all of it or nothing."""
        self.form.clear_problems()
        self._keeper.flush()
        for card in self._cards:
            problem = card.problem()
            if problem is not None:
                self.form.show_problem(*problem)
                return
        settings, replans = self._bridge.desk.settings.get(), self._term.replans()
        try:
            for card in self._cards:
                settings = card.put_in(settings)
        except RuleError as error:
            self._bridge.failed.emit(str(error))
            return
        if not self._bridge.do_for_all(self._bridge.desk.settings.keep, settings, replans, draft=DRAFT_KEY):
            return
        self._keeper.forget()
        self._renew()
        self.finish.setFocus()
        self.saved.emit(f"Instellingen bewaard{_moved(len(replans))}.")

    def discard(self) -> None:
        """Niet wijzigen: forget what was typed here."""
        try:
            self._bridge.desk.drafts.drop(DRAFT_KEY)
        except PestDeskError as error:
            self._bridge.failed.emit(str(error))
            return
        self._keeper.forget()
        self._renew()
        self.focus_first()

    def _renew(self) -> None:
        at = self._scroll.verticalScrollBar().value()
        self._clear()
        self._fill()
        self._scroll.settle()
        self._scroll.verticalScrollBar().setValue(at)
        self._show_pending()

    def _show_pending(self) -> None:
        is_pending = self.form.state() != self._kept_state
        self._pending.setVisible(is_pending)
        self._discard.setVisible(is_pending)

    def _leave(self) -> None:
        self._keeper.flush()
        self.left.emit()


def _moved(count: int) -> str:
    if not count:
        return ""
    return f"; {counted(count, 'controle is', 'controles zijn')} verzet"
