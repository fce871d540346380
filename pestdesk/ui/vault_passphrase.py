"""Wachtwoord: another one, after the present one was given."""

from pestdesk.desk import safe
from pestdesk.desk.trail import PASSPHRASE_CHANGED
from pestdesk.ui.components import Form, button
from pestdesk.ui.new_passphrase import NewPassphrase
from pestdesk.ui.passphrase_field import PassphraseField
from pestdesk.ui.vault_card import VaultCard
from pestdesk.ui.worker import in_background


class VaultPassphrase(VaultCard):
    """Nothing typed here is ever kept as a draft."""

    title = "Wachtwoord"
    intro = "Er wordt niets opnieuw versleuteld. Oudere reservekopieën gaan open met het wachtwoord van toen."

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
        self._set_busy(is_busy=True)
        in_background(self, lambda: safe.change_passphrase(folder, present, new), self._changed, self._failed)

    def _changed(self, _result: object) -> None:
        self._set_busy(is_busy=False)
        self.present.clear()
        self.new.clear()
        if self.bridge.run(self.bridge.desk.trail.record, PASSPHRASE_CHANGED):
            self.told.emit("Je wachtwoord is gewijzigd. De herstelsleutel blijft dezelfde.")

    def _failed(self, error: Exception) -> None:
        self._set_busy(is_busy=False)
        self.show_failure(error, self.form, "present")

    def _set_busy(self, *, is_busy: bool) -> None:
        self.form.setEnabled(not is_busy)
        self.finish.setEnabled(not is_busy)
