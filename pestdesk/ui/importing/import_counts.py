"""How many pupils an import makes new, changes and leaves, and how far the counting is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pestdesk.domain.pupil_import import ImportPlan
from pestdesk.ui import theme
from pestdesk.ui.announce import announce
from pestdesk.ui.components import Card, GroupHead, Label, Muted
from pestdesk.ui.discretion import say
from pestdesk.ui.importing.import_words import READ_SO_FAR, STOPS_READING, absent_words, changed_words, figure
from pestdesk.ui.progress_line import ProgressLine

NAMES = ("nieuw", "gewijzigd", "hetzelfde", "niet in de lijst", "fout")
_FIGURE_WIDTH = 64


class ImportCounts(Card):
    """Counts the list as it is read now. `cancelled` tells that the reading is to stop."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.addWidget(GroupHead("Wat er verandert"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.S12)
        grid.setVerticalSpacing(theme.S4)
        grid.setColumnMinimumWidth(0, theme.px(_FIGURE_WIDTH))
        grid.setColumnStretch(1, 1)
        self._figures: list[Label] = []
        self._notes: list[Muted] = []
        for row, name in enumerate(NAMES):
            number, note = Label(look="figure", wraps=False), Muted("")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Label(name, look="bold", wraps=False))
            words.addWidget(note)
            grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addLayout(words, row, 1, Qt.AlignmentFlag.AlignVCenter)
            self._figures.append(number)
            self._notes.append(note)
        self.body.addLayout(grid)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(theme.S8)
        self.body.addLayout(self._questions)
        self.progress = ProgressLine(READ_SO_FAR, STOPS_READING)
        self.progress.cancelled.connect(self.cancelled)
        self.body.addWidget(self.progress)
        self.show_unknown()
        self.set_busy(is_busy=False)

    def add_question(self, *parts: QWidget) -> None:
        """Put what is to be decided about these numbers under them."""
        for part in parts:
            self._questions.addWidget(part)

    def figures(self) -> dict[str, str]:
        """What is counted, by its name."""
        return {name: label.text() for name, label in zip(NAMES, self._figures, strict=True)}

    def show_unknown(self) -> None:
        """Nothing can be counted."""
        for label in self._figures:
            label.setText("–")
        self._note("", "", "")

    def show_plan(self, plan: ImportPlan, *, is_absent_left: bool) -> None:
        """Count what this list changes, and have that said."""
        absent = () if is_absent_left else plan.absent
        counts = (len(plan.new), len(plan.changed), plan.same, len(absent), len(plan.problems))
        for label, count in zip(self._figures, counts, strict=True):
            label.setText(figure(count))
        wrong = "deze regels gaan niet mee" if plan.problems else ""
        self._note(changed_words(plan), absent_words(plan.absent, is_left=is_absent_left), wrong)
        told = ", ".join(f"{figure(count)} {name}" for count, name in zip(counts, NAMES, strict=True))
        say(self, "accessibleName", f"Wat er verandert: {told}")
        announce(self)

    def set_busy(self, *, is_busy: bool) -> None:
        """Count anew: until then, what is shown does not hold."""
        self.progress.setVisible(is_busy)
        for label in self._figures:
            label.setEnabled(not is_busy)

    def _note(self, changed: str, absent: str, wrong: str) -> None:
        for note, words in zip(self._notes, ("", changed, "", absent, wrong), strict=True):
            note.setText(words)
            note.setVisible(bool(words))
