"""The page on which a backup is put in the place of the vault; what is there now stays beside it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.desk.safe import BACKUP_SUFFIX, Backup
from pestdesk.domain.dutch import counted
from pestdesk.ui import theme
from pestdesk.ui.announce import announce
from pestdesk.ui.backup_words import held_words, made_words
from pestdesk.ui.buttons import button
from pestdesk.ui.cards import Notice
from pestdesk.ui.choices import ChoiceRow
from pestdesk.ui.file_dialogs import ask_for_file
from pestdesk.ui.form import Form
from pestdesk.ui.labels import Heading, Label, Muted
from pestdesk.ui.welcome_card import WelcomeCard

#: More than these nobody chooses from here; an older one can be chosen as a file.
MOST_SHOWN = 8

_NONE = "Op deze laptop is geen reservekopie gevonden. Kies er een van je USB-stick of netwerkmap."
_KEPT = "De kluis die er nu staat, wordt ernaast bewaard."
_LOST_KEY = (
    "Alleen het sleutelbestand ontbreekt of is beschadigd. Uit een reservekopie komt het terug; je casussen blijven "
    "zoals ze zijn."
)


class RestorePage(QWidget):
    """`file_chosen(path)` asks to read a file, which `offer` then adds; `submitted(Backup)` to put one in place;
    `key_file_asked` to put back the key file alone; `left` tells that the user goes back."""

    file_chosen = Signal(Path)
    submitted = Signal(Backup)
    key_file_asked = Signal()
    left = Signal()

    def __init__(
        self, backups: Sequence[Backup], *, has_vault: bool, lost_key: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("pane", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = WelcomeCard("Zet een reservekopie terug.", 560)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(page)
        body = page.card.body
        self._has_vault = has_vault
        self._backups = {str(each.path): each for each in backups if each.manifest}
        self._lost_key = lost_key and bool(self._backups)
        self.key_file = button("Sleutelbestand terugzetten", primary=True, on_click=self.key_file_asked.emit)
        if self._lost_key:
            body.addWidget(Notice(_LOST_KEY))
            body.addWidget(self.key_file, 0, Qt.AlignmentFlag.AlignLeft)
            body.addSpacing(theme.S8)
        body.addWidget(Heading("Reservekopie terugzetten"))
        damaged = len(backups) - len(self._backups)
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
        self._error = Label(look="problem")
        self.back = button("Terug", on_click=self.left.emit)
        self.button = button("Terugzetten", primary=not self._lost_key, on_click=self._submit)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.button)
        for part in (self._preview, self._kept, self._error):
            body.addWidget(part)
        body.addLayout(row)
        self._busy = False
        self._error.hide()
        self._fill(next(iter(self._backups), ""))

    @property
    def message(self) -> str:
        """Why nothing was put back; empty when nothing went wrong."""
        return self._error.text()

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

    def show_error(self, text: str) -> None:
        """Tell why nothing was put back."""
        self.set_busy(False)
        self._tell(text)
        self._error.setAccessibleName(text)
        announce(self._error)

    def set_busy(self, is_busy: bool) -> None:
        """Take nothing while a file is read or put in place."""
        self._busy = is_busy
        for widget in (self._form, self.other, self.back, self.key_file):
            widget.setEnabled(not is_busy)
        self.button.setEnabled(not is_busy and bool(self._backups))
        self.button.setText("Even geduld…" if is_busy else "Terugzetten")

    def showEvent(self, event: QShowEvent) -> None:
        """The focus stands where one begins."""
        super().showEvent(event)
        first = self.key_file if self._lost_key else self._choice or self.other
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape and not self._busy:
            self.left.emit()
            return
        super().keyPressEvent(event)

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
        self._tell("")

    @property
    def _chosen(self) -> Backup | None:
        key = self._choice.value() if self._choice else None
        return self._backups.get(key or "")

    def _ask(self) -> None:
        ask_for_file(self.window(), "Reservekopie kiezen", "Reservekopie van PestDesk", BACKUP_SUFFIX, self._read)

    def _read(self, path: Path) -> None:
        self.set_busy(True)
        self._tell("")
        self.file_chosen.emit(path)

    def _submit(self) -> None:
        chosen = self._chosen
        if chosen is not None and not self._busy:
            self._tell("")
            self.submitted.emit(chosen)

    def _tell(self, text: str) -> None:
        self._error.setText(text)
        self._error.setVisible(bool(text))


def _place(backup: Backup) -> str:
    return f"in {backup.path.parent}"
