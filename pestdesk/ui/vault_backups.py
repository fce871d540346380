"""Reservekopieën: the last ones, one more, the second place, and the way to put one back."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pestdesk.desk.backups import BackupResult
from pestdesk.domain.dutch import counted
from pestdesk.errors import VaultError
from pestdesk.ui import theme
from pestdesk.ui.backup_clock import BackupClock
from pestdesk.ui.backup_words import held_words, made_words
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Chip, GroupHead, Label, Muted, Notice, button
from pestdesk.ui.emptying import empty
from pestdesk.ui.file_dialogs import ask_for_folder
from pestdesk.ui.progress_line import ProgressLine
from pestdesk.ui.vault_card import VaultCard

_MOST_SHOWN = 5
_NO_SECOND = "Er is nog geen tweede plek. Raak je deze laptop kwijt, dan ben je ook de reservekopieën kwijt."
_SAME_PLACE = (
    "Deze map hoort bij de kluis zelf. Er is niets gewijzigd. Kies een plek buiten deze laptop, zoals een USB-stick: "
    "die heb je nog als de laptop kwijt of stuk is."
)
_CANCELLED = "De reservekopie is afgebroken. Er is niets bewaard; je eerdere reservekopieën staan er nog."
_AWAY = "Deze plek is er nu niet. Sluit de stick of schijf aan, dan komt de volgende reservekopie er weer bij."


class VaultBackups(VaultCard):
    """`restore_asked` tells that the user wants to put one back."""

    restore_asked = Signal()

    title = "Reservekopieën"
    intro = (
        "PestDesk maakt elke dag vanzelf een reservekopie en leest hem na. Bewaard blijven de laatste van zeven "
        "dagen, vijf weken en twaalf maanden."
    )

    def __init__(self, bridge: Bridge, clock: BackupClock) -> None:
        self._clock = clock
        super().__init__(bridge)
        clock.busy.connect(self._fit)
        clock.made.connect(self._made)
        clock.cancelled.connect(lambda: self.told.emit(_CANCELLED))
        self._fit(is_busy=clock.is_busy)

    def build(self) -> None:
        self._list = QWidget()
        self._grid = QGridLayout(self._list)
        self._grid.setContentsMargins(0, theme.S4, 0, theme.S4)
        self._grid.setHorizontalSpacing(theme.S16)
        self._grid.setVerticalSpacing(theme.S4)
        self._grid.setColumnStretch(3, 1)
        self.body.addWidget(self._list)
        self.make = button("Nu een reservekopie maken", on_click=self._clock.make)
        self.restore = button("Terugzetten…", on_click=self.restore_asked.emit, tip="Vergrendelt eerst de kluis")
        self.add_actions(self.make, self.restore)
        self.progress = ProgressLine("Zo ver is de reservekopie", "Je eerdere reservekopieën blijven staan")
        self.progress.hide()
        self.progress.focus_left.connect(lambda: self.make.setFocus(Qt.FocusReason.OtherFocusReason))
        self.body.addWidget(self.progress)
        self.body.addSpacing(theme.S8)
        self.body.addWidget(GroupHead("Tweede plek"))
        self._place = Label(selectable=True)
        self._warning = Notice()
        self.choose = button("Plek kiezen…", on_click=self._ask, tip="Een USB-stick of een map op het netwerk")
        self.forget = button("Geen tweede plek", quiet=True, on_click=lambda: self.use(None))
        self.body.addWidget(self._place)
        self.body.addWidget(self._warning)
        self.add_actions(self.choose, self.forget)
        self.show_backups()

    def show_backups(self) -> None:
        """Read again what there is."""
        backups = self.bridge.desk.backups
        empty(self._grid)
        try:
            found = backups.all()
        except VaultError as error:
            self._grid.addWidget(Label(str(error)), 0, 0, 1, 4)
            return
        second = backups.second_place
        own = [each for each in found if each.path.parent != second]
        for row, each in enumerate(own[:_MOST_SHOWN]):
            self._grid.addWidget(Label(made_words(each), look="bold", wraps=False), row, 0)
            self._grid.addWidget(Label(held_words(each), wraps=False), row, 1)
            chip = Chip("beschadigd", "late") if each.manifest is None else Chip("nagelezen", "done")
            self._grid.addWidget(chip, row, 2)
        if not own:
            self._grid.addWidget(Muted("Er is nog geen reservekopie."), 0, 0, 1, 4)
        elif len(own) > _MOST_SHOWN:
            self._grid.addWidget(Muted(f"en nog {len(own) - _MOST_SHOWN}"), _MOST_SHOWN, 0, 1, 4)
        self._show_second(second, len(found) - len(own))

    def use(self, place: Path | None) -> None:
        """Another second place from here on, or none. The folder of the vault is none: it goes with the laptop."""
        if place and _is_within(place, self.bridge.desk.folder):
            self._warning.set_text(_SAME_PLACE)
            return
        settings = self.bridge.desk.settings
        chosen = replace(settings.get(), second_backup_place=str(place) if place else "")
        if self.bridge.do_for_all(settings.keep, chosen):
            self.show_backups()
            if place:
                self._clock.make()

    # -- inside ------------------------------------------------------------------------------------------------

    def _show_second(self, second: Path | None, count: int) -> None:
        is_there = second is not None and _is_folder(second)
        held = counted(count, "reservekopie", "reservekopieën")
        self._place.setText(f"{second}  ·  {held}" if is_there else str(second or ""))
        self._place.setVisible(second is not None)
        self._warning.set_text("" if is_there else (_NO_SECOND if second is None else _AWAY))
        self.choose.setText("Plek kiezen…" if second is None else "Andere plek kiezen…")
        self.forget.setVisible(second is not None)

    def _ask(self) -> None:
        ask_for_folder(self.window(), "Tweede plek voor reservekopieën", self.use)

    def _made(self, result: BackupResult) -> None:
        self.show_backups()
        words = f"De reservekopie is gemaakt en nagelezen: {held_words(result.backup)}."
        self.told.emit(f"{words} {result.problem}" if result.problem else words)

    def _fit(self, is_busy: bool) -> None:
        # Not disabled: the focus would go elsewhere, and a second press does nothing.
        self.progress.follow(self._clock.headway)
        self.make.setText("Bezig met een reservekopie…" if is_busy else "Nu een reservekopie maken")


def _is_folder(place: Path) -> bool:
    """Whether the place is there now; one that may not be looked into is not."""
    try:
        return place.is_dir()
    except OSError:
        return False


def _is_within(place: Path, folder: Path) -> bool:
    """Whether a place is this folder or lies in it, by whichever name it was chosen."""
    try:
        resolved = place.resolve()
        return any(each.samefile(folder) for each in (resolved, *resolved.parents))
    except OSError:
        # It cannot be looked at, or is not there; what is made of that shows when a backup goes to it.
        return False
