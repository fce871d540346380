"""Wachtwoord: another one, after the present one was given."""

from pestdesk.desk import safe
from pestdesk.desk.trail import PASSPHRASE_CHANGED
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Form, button
from pestdesk.ui.key_work import KeyWork
from pestdesk.ui.new_passphrase import NewPassphrase
from pestdesk.ui.passphrase_field import PassphraseField
from pestdesk.ui.vault_card import VaultCard

_CHANGED = "Je wachtwoord is gewijzigd. De herstelsleutel blijft dezelfde."


class VaultPassphrase(VaultCard):
    """Nothing typed here is ever kept as a draft."""

    title = "Wachtwoord"
    intro = "Er wordt niets opnieuw versleuteld. Oudere reservekopieën gaan open met het wachtwoord van toen."

    def __init__(self, bridge: Bridge, key_work: KeyWork) -> None:
        self._key_work = key_work
        super().__init__(bridge)
        key_work.busy.connect(self._set_busy)
        key_work.told.connect(self._changed)
        key_work.failed.connect(self._failed)
        self._set_busy(key_work.is_busy)

    def build(self) -> None:
        self.form = Form()
        self.present = self.form.add("present", PassphraseField("Je wachtwoord nu"))
        settings = self.bridge.desk.settings.get()
        self.new = NewPassphrase(self.form, "Nieuw wachtwoord", lambda: (settings.school, settings.coordinator))
        self.present.edit.returnPressed.connect(self.new.passphrase.setFocus)
        self.new.entered.connect(self.complete)
        self.body.addWidget(self.form)
        self.finish = button("Wachtwoord wijzigen", on_click=self.complete)
        self.add_actions(self.finish)

    def complete(self) -> None:
        """Check both, and change it in a worker: deriving a key takes a moment."""
        self.form.clear_problems()
        if not self.present.value():
            self.form.show_problem("present", "Vul je wachtwoord van nu in.")
            return
        problem = self.new.problem()
        if problem is not None:
            self.form.show_problem(*problem)
            return
        folder, present, new = self.bridge.desk.folder, self.present.value(), self.new.value()
        self._key_work.run(lambda: safe.change_passphrase(folder, present, new), PASSPHRASE_CHANGED, _CHANGED)

    def _changed(self, act: str, _words: str) -> None:
        if act == PASSPHRASE_CHANGED:
            self.present.clear()
            self.new.clear()

    def _failed(self, act: str, words: str) -> None:
        if act == PASSPHRASE_CHANGED:
            self.form.show_problem("present", words)

    def _set_busy(self, is_busy: bool) -> None:
        self.form.setEnabled(not is_busy)
        self.finish.setEnabled(not is_busy)
