"""A new recovery key: shown with a way to print it, and then hidden and typed back from the paper."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.recovery_key import in_groups, parse
from pestdesk.errors import PestDeskError, RuleError
from pestdesk.ui import theme
from pestdesk.ui.buttons import button
from pestdesk.ui.fields import TextField
from pestdesk.ui.labels import Label, Muted
from pestdesk.ui.worker import in_background

_ON_FIRST_LINE = 4


class RecoveryKeyCard(QFrame):
    """The key in groups, and the button that makes the page to print. `school` and `owner` stand on that page."""

    def __init__(self, recovery_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("quote", True)
        self.school = self.owner = ""
        self._key = recovery_key
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.S16, theme.S12, theme.S16, theme.S12)
        box.setSpacing(theme.S12)
        groups = in_groups(recovery_key).split("-")
        lines = (groups[:_ON_FIRST_LINE], groups[_ON_FIRST_LINE:])
        # Not to be selected: what is copied stays on the clipboard, where others can read it.
        shown = Label("\n".join("  ".join(line) for line in lines), look="key", wraps=False)
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setAccessibleName("Herstelsleutel: " + ", ".join(" ".join(group) for group in groups))
        box.addWidget(shown)
        row = QHBoxLayout()
        row.setSpacing(theme.S12)
        self.save = button("Bewaar als PDF om af te drukken…", icon="export", on_click=self._ask)
        self._told = Muted()
        row.addWidget(self.save)
        row.addWidget(self._told, 1)
        box.addLayout(row)

    @property
    def message(self) -> str:
        """Where the page stands, or why it does not."""
        return self._told.text()

    def _ask(self) -> None:
        from pestdesk.desk.papers import RECOVERY_SHEET_NAME
        from pestdesk.ui.file_dialogs import ask_where_to_save

        ask_where_to_save(
            self.window(), "Herstelsleutel bewaren als", RECOVERY_SHEET_NAME, "Herstelsleutel (PDF)", self.write
        )

    def write(self, path: Path) -> None:
        """Make the page there, in a worker."""
        key, school, owner = self._key, self.school, self.owner

        def work() -> None:
            from pestdesk.desk.papers import write_recovery_sheet

            write_recovery_sheet(path, key, school, owner, datetime.now(UTC))

        def failed(error: Exception) -> None:
            if not isinstance(error, PestDeskError):
                raise error
            self._told.setText(str(error))

        done = f"Staat in {path.name}. Druk het af en verwijder daarna het bestand."
        in_background(self, work, lambda _: self._told.setText(done), failed)


class RecoveryKeyField(TextField):
    """Where a recovery key is typed over from its paper. It never goes into a draft."""

    def __init__(self, label: str = "Herstelsleutel") -> None:
        super().__init__(label, hint="Van het papier; hoofdletters, spaties en streepjes maken niet uit.")
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)

    def problem_with(self, wanted: str = "") -> str:
        """What is wrong with what was typed, '' when nothing is; `wanted` is the key that it must be."""
        try:
            typed = parse(self.value())
        except RuleError as error:
            return str(error)
        if wanted and typed != wanted:
            return "Dit is een andere sleutel dan die van daarnet. Pak het papier dat je net hebt gemaakt."
        return ""

    def state(self) -> str:
        """Nothing: a key is not kept."""
        return ""
