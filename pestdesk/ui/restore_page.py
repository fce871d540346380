"""The page on which a backup is put in the place of the vault; what is there now stays beside it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from pestdesk.desk.safe import BACKUP_SUFFIX, Backup
from pestdesk.domain.dutch import counted
from pestdesk.domain.headway import Headway
from pestdesk.ui import theme
from pestdesk.ui.backup_words import held_words, made_words
from pestdesk.ui.buttons import button
from pestdesk.ui.cards import Notice
from pestdesk.ui.choices import ChoiceRow
from pestdesk.ui.file_dialogs import ask_for_file
from pestdesk.ui.form import Form
from pestdesk.ui.gate_page import GatePage
from pestdesk.ui.labels import Heading, Label, Muted
from pestdesk.ui.progress_line import ProgressLine

#: More than these nobody chooses from here; an older one can be chosen as a file.
MOST_SHOWN = 8

_NONE = "Op deze laptop is geen reservekopie gevonden. Kies er een van je USB-stick of netwerkmap."
_KEPT = "De kluis die er nu staat, wordt ernaast bewaard."
_LOST_KEY = (
    "Alleen het sleutelbestand ontbreekt of is beschadigd. Uit een reservekopie komt het terug; je casussen blijven "
    "zoals ze zijn."
)


class RestorePage(GatePage):
    """`file_chosen(path)` asks to read a file, which `offer` then adds; `submitted(Backup)` to put one in place;
    `key_file_asked` to put back the key file alone."""

    file_chosen = Signal(Path)
    submitted = Signal(Backup)
    key_file_asked = Signal()

    on_words = "Terugzetten"

    def __init__(
        self, backups: Sequence[Backup], *, has_vault: bool, lost_key: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("Zet een reservekopie terug.", parent)
        body = self.body
        self._has_vault = has_vault
        self._backups = {str(each.path): each for each in _each_once(backups)}
        self._lost_key = lost_key and bool(self._backups)
        self.key_file = button("Sleutelbestand terugzetten", primary=True, on_click=self.key_file_asked.emit)
        if self._lost_key:
            body.addWidget(Notice(_LOST_KEY))
            body.addWidget(self.key_file, 0, Qt.AlignmentFlag.AlignLeft)
            body.addSpacing(theme.S8)
        body.addWidget(Heading("Reservekopie terugzetten"))
        damaged = sum(each.manifest is None for each in backups)
        self._form = Form()
        self._choice: ChoiceRow | None = None
        self._none = Muted(_NONE)
        self._damaged = Muted(counted(damaged, "bestand is beschadigd", "bestanden zijn beschadigd") + ".")
        self._damaged.setVisible(bool(damaged))
        body.addWidget(self._none)
        body.addWidget(self._form)
        body.addWidget(self._damaged)
        self.other = button("Ander bestand kiezen…", on_click=self._ask)
        body.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        self._preview = Label(look="bold")
        self._kept = Muted(_KEPT)
        for part in (self._preview, self._kept):
            body.addWidget(part)
        self.progress = ProgressLine("Zo ver is het terugzetten", "De kluis die er nu staat, blijft zoals hij is")
        self.progress.hide()
        body.addWidget(self.progress)
        self.button.setProperty("primary", not self._lost_key)
        self.add_end()
        self._fill(next(iter(self._backups), ""))

    @property
    def preview(self) -> str:
        """What would be put back."""
        return self._preview.text()

    def offer(self, backup: Backup) -> None:
        """A file that was chosen and read: it is the one to put back now."""
        self.set_busy(False)
        self._backups = {str(backup.path): backup, **self._backups}
        self._fill(str(backup.path))
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, headway: Headway) -> None:
        """The one that is chosen is being put in place; this is how far it is."""
        self.set_busy(True)
        self.progress.follow(headway)

    def set_busy(self, is_busy: bool) -> None:
        """Take nothing while a file is read or put in place."""
        if not is_busy:
            self.progress.follow(None)
        super().set_busy(is_busy)
        self.button.setEnabled(not is_busy and bool(self._backups))

    def asking(self) -> tuple[QWidget, ...]:
        """The choice, and the ways to another file and to the key file."""
        return (self._form, self.other, self.key_file)

    def showEvent(self, event: QShowEvent) -> None:
        """The focus stands where one begins."""
        super().showEvent(event)
        first = self.key_file if self._lost_key else self._choice or self.other
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Give the one that is chosen."""
        chosen = self._chosen
        if chosen is not None and not self.is_busy:
            self.tell("")
            self.submitted.emit(chosen)

    # -- inside ------------------------------------------------------------------------------------------------

    def _fill(self, chosen: str) -> None:
        if self._choice is not None:
            self._form.remove("backup")
        self._choice = None
        shown = list(self._backups.items())[:MOST_SHOWN]
        if shown:
            options = [(key, f"{made_words(each)}  ·  {held_words(each)}") for key, each in shown]
            notes = {key: _place(each) for key, each in shown}
            self._choice = self._form.add("backup", ChoiceRow("Welke reservekopie?", options, notes=notes))
            self._choice.set_value(chosen)
            self._choice.changed.connect(self._show_preview)
        self._none.setVisible(not shown)
        self._show_preview()

    def _show_preview(self) -> None:
        chosen = self._chosen
        self._preview.setText(f"Terug naar {made_words(chosen)}, met {held_words(chosen)}." if chosen else "")
        self._preview.setVisible(chosen is not None)
        self._kept.setVisible(chosen is not None and self._has_vault)
        self.button.setEnabled(chosen is not None)
        self.tell("")

    @property
    def _chosen(self) -> Backup | None:
        key = self._choice.value() if self._choice else None
        return self._backups.get(key or "")

    def _ask(self) -> None:
        ask_for_file(self.window(), "Reservekopie kiezen", "Reservekopie van PestDesk", (BACKUP_SUFFIX,), self._read)

    def _read(self, path: Path) -> None:
        self.set_busy(True)
        self.tell("")
        self.file_chosen.emit(path)


def _each_once(backups: Sequence[Backup]) -> list[Backup]:
    """The sound ones of all places, the newest first; a copy of one that is there already is left out."""
    found = {each.manifest: each for each in reversed(backups) if each.manifest}
    return [found[manifest] for manifest in sorted(found, key=lambda each: each.made_at, reverse=True)]


def _place(backup: Backup) -> str:
    return f"in {backup.path.parent}"
