"""Herstelsleutel: whether there is one, and a new one, typed back from its paper before it counts."""

from pestdesk.desk import safe
from pestdesk.desk.trail import RECOVERY_KEY_RENEWED
from pestdesk.errors import PestDeskError
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Form, Label, Notice, button
from pestdesk.ui.key_work import KeyWork
from pestdesk.ui.passphrase_field import PassphraseField
from pestdesk.ui.recovery_key_card import RecoveryKeyCard, RecoveryKeyField
from pestdesk.ui.vault_card import VaultCard

_THERE = "Er is een herstelsleutel. Bewaar het papier niet bij de laptop."
_RENEWED = (
    "De nieuwe herstelsleutel geldt. Oudere reservekopieën gaan nog open met de oude: bewaar dat papier zolang je "
    "die hebt, en niet bij de laptop."
)
_TYPE_BACK = "Typ de nieuwe sleutel over van het papier. Daarna geldt de oude alleen nog voor oudere reservekopieën."
_MISSING = "Er is nog geen herstelsleutel. Vergeet je je wachtwoord, dan ben je alles kwijt wat in de kluis staat."


class VaultRecovery(VaultCard):
    """Three states, one at a time: what there is; a new key with its page to print; the key typed back."""

    title = "Herstelsleutel"
    intro = "Met de herstelsleutel open je de kluis als je je wachtwoord bent vergeten."

    def __init__(self, bridge: Bridge, key_work: KeyWork) -> None:
        self._key_work = key_work
        super().__init__(bridge)
        key_work.busy.connect(self._set_busy)
        key_work.told.connect(self._renewed)
        key_work.failed.connect(self._failed)
        self._set_busy(key_work.is_busy)

    def build(self) -> None:
        self._key = ""
        self._there = Label(_THERE)
        self._missing = Notice(_MISSING)
        self.begin = button("Nieuwe herstelsleutel maken…", on_click=self._show_new)
        self._shown: RecoveryKeyCard | None = None
        self.on_paper = button("Hij staat op papier", primary=True, on_click=self._ask_back)
        self.form = Form()
        self.form.add_widget(Label(_TYPE_BACK))
        self.typed = self.form.add("recovery_key", RecoveryKeyField("Nieuwe herstelsleutel"))
        self.passphrase = self.form.add("passphrase", PassphraseField("Je wachtwoord"))
        self.typed.edit.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.edit.returnPressed.connect(self.complete)
        self.finish = button("In gebruik nemen", primary=True, on_click=self.complete)
        self.cancel = button("Niet wijzigen", on_click=self.show_state)
        for part in (self._there, self._missing, self.form):
            self.body.addWidget(part)
        self.add_actions(self.begin, self.on_paper, self.finish, self.cancel)
        self.show_state()

    def show_state(self) -> None:
        """Whether there is a recovery key now; a new one that was not taken into use is forgotten."""
        self._forget()
        try:
            is_there = safe.has_recovery_key(self.bridge.desk.folder)
        except PestDeskError as error:
            # The key file is lost or damaged: there is nothing to put a new key in.
            self._missing.set_text(str(error))
            self._show(self._missing)
            return
        self._missing.set_text(_MISSING)
        self._show(self.begin, self._there if is_there else self._missing)

    def complete(self) -> None:
        """Check what was typed, and renew it in a worker."""
        self.form.clear_problems()
        wrong = self.typed.problem_with(self._key)
        if wrong:
            self.form.show_problem("recovery_key", wrong)
            return
        if not self.passphrase.value():
            self.form.show_problem("passphrase", "Vul je wachtwoord in.")
            return
        folder, passphrase, key = self.bridge.desk.folder, self.passphrase.value(), self._key
        self._key_work.run(lambda: safe.renew_recovery_key(folder, passphrase, key), RECOVERY_KEY_RENEWED, _RENEWED)

    # -- inside ------------------------------------------------------------------------------------------------

    def _show_new(self) -> None:
        settings = self.bridge.desk.settings.get()
        self._key = safe.new_recovery_key()
        self._shown = RecoveryKeyCard(self._key)
        self._shown.school, self._shown.owner = settings.school, settings.coordinator
        self.body.insertWidget(self.body.indexOf(self.form), self._shown)
        self._show(self._shown, self.on_paper, self.cancel)
        self._shown.save.setFocus()

    def _ask_back(self) -> None:
        self._show(self.form, self.finish, self.cancel)
        self.typed.setFocus()

    def _renewed(self, act: str, _words: str) -> None:
        if act == RECOVERY_KEY_RENEWED:
            self.show_state()

    def _failed(self, act: str, words: str) -> None:
        if act == RECOVERY_KEY_RENEWED:
            self.form.show_problem("passphrase", words)

    def _forget(self) -> None:
        self._key = ""
        self.typed.edit.clear()
        self.passphrase.clear()
        self.form.clear_problems()
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None

    def _show(self, *parts: object) -> None:
        texts, buttons = (self._there, self._missing), (self.begin, self.on_paper, self.finish, self.cancel)
        for part in (*texts, self._shown, self.form, *buttons):
            if part is not None:
                part.setVisible(part in parts)

    def _set_busy(self, is_busy: bool) -> None:
        for part in (self.begin, self.form, self.finish, self.cancel):
            part.setEnabled(not is_busy)
