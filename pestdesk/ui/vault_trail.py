"""Controlespoor: whether it still is what was written, and the way to read it."""

from pestdesk.domain.dutch import counted
from pestdesk.ui.components import Label, Notice, button
from pestdesk.ui.trail_dialog import TrailDialog
from pestdesk.ui.vault_card import VaultCard


class VaultTrail(VaultCard):
    title = "Controlespoor"
    intro = (
        "Wie deed wat, wanneer, in welke casus en aan welke gegevens; niet wat er geschreven is. Elke regel zit vast "
        "aan de vorige, zodat te zien is of er later iets is veranderd."
    )

    def build(self) -> None:
        self._sound = Label(look="bold")
        self._broken = Notice()
        self.check = button("Controleer", on_click=self._check)
        self.read = button("Lezen…", on_click=self._read)
        self.body.addWidget(self._sound)
        self.body.addWidget(self._broken)
        self._sound.hide()
        self._broken.hide()
        self.add_actions(self.check, self.read)

    @property
    def message(self) -> str:
        """What the last check found; empty before the first."""
        return self._sound.text()

    def _check(self) -> None:
        trail = self.bridge.desk.trail
        broken = trail.first_broken()
        count = counted(len(trail.lines()), "regel", "regels")
        self._sound.setText("" if broken else f"Het controlespoor klopt: {count}, niets gewijzigd.")
        self._sound.setVisible(broken is None)
        self._broken.set_text(
            f"Regel {broken} is niet meer wat er geschreven is. PestDesk heeft er niets aan gewijzigd. "
            "Bewaar een reservekopie van nu en vraag de schoolleiding wie bij deze laptop kon."
            if broken
            else ""
        )

    def _read(self) -> None:
        TrailDialog("Controlespoor", self.bridge.desk.trail.lines(), self.window()).open()
