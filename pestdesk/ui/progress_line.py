"""How far a piece of long work is, and the way to break it off: the same wherever one waits."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from pestdesk.domain.dutch import grouped
from pestdesk.domain.headway import Far, Headway, Stage
from pestdesk.ui import theme
from pestdesk.ui.buttons import button
from pestdesk.ui.labels import Muted

#: What is done sooner than this comes without a flicker.
SHOWN_AFTER_MS = 300
_LOOK_EVERY_MS = 80
_MOST = 1 << 30

_WORDS = {
    Stage.OPENING: "Even geduld…",
    Stage.READING_LIST: "De lijst wordt gelezen",
    Stage.GATHERING: "De casussen worden gelezen",
    Stage.WRITING: "Het bestand wordt gemaakt",
    Stage.SAVING: "Het bestand wordt opgeslagen…",
    Stage.COPYING: "De kluis wordt gekopieerd",
    Stage.CHECKING: "De kopie wordt nagekeken…",
    Stage.READING_BACK: "De reservekopie wordt nagelezen",
    Stage.SECOND_PLACE: "De kopie gaat naar de tweede plek…",
    Stage.UNPACKING: "De reservekopie wordt uitgepakt",
    Stage.PUTTING_BACK: "De kluis wordt teruggezet…",
}
#: Of these one counts things; of the others only how much of it is done.
_COUNTED = {Stage.READING_LIST: "regels", Stage.GATHERING: "casussen", Stage.WRITING: "regels"}


class ProgressLine(QWidget):
    """A bar with its words and ‘Afbreken’. `cancelled` tells that the work is to stop; a Headway that it follows has
    been told so by then. `focus_left` tells that it goes while the focus stands on its button."""

    cancelled = Signal()
    focus_left = Signal()

    def __init__(self, name: str, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headway: Headway | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S8)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(name)
        row = QHBoxLayout()
        row.setSpacing(theme.S12)
        self.words = Muted("", wraps=False)
        self.cancel = button("Afbreken", on_click=self._cancel, tip=tip or None)
        row.addWidget(self.words, 1)
        row.addWidget(self.cancel)
        box.addWidget(self.bar)
        box.addLayout(row)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SHOWN_AFTER_MS)
        self._late.timeout.connect(self.show)
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK_EVERY_MS)
        self._looks.timeout.connect(self._look)

    def follow(self, headway: Headway | None) -> None:
        """Show how far this is, once it takes longer than a moment; None for nothing any more."""
        self._headway = headway
        if headway is None:
            self._looks.stop()
            self._late.stop()
            had_focus = self.cancel.hasFocus()
            self.hide()
            if had_focus:
                self.focus_left.emit()
            return
        self._look()
        self._looks.start()
        if self.isHidden():
            self._late.start()

    def tell(self, words: str, done: int, total: int) -> None:
        """So much of so much is done; 0 in all while that is not known."""
        # Bytes may be more than a bar can count.
        unit = 1 + total // _MOST
        self.bar.setRange(0, total // unit)
        self.bar.setValue(done // unit)
        self.words.setText(words)
        self.bar.setAccessibleDescription(words)

    def _look(self) -> None:
        if self._headway is not None:
            far = self._headway.far
            self.tell(stage_words(far), far.done, far.total)

    def _cancel(self) -> None:
        if self._headway is not None:
            self._headway.stop()
            self.tell("Wordt afgebroken…", 0, 0)
            self._looks.stop()
        self.cancelled.emit()


def stage_words(far: Far) -> str:
    """‘De casussen worden gelezen: 1.204 van 10.000 casussen’, ‘De kluis wordt gekopieerd: 40 %’."""
    words = _WORDS[far.stage]
    if not far.total:
        return words if words.endswith("…") else f"{words}…"
    if far.stage in _COUNTED:
        return f"{words}: {grouped(far.done)} van {grouped(far.total)} {_COUNTED[far.stage]}"
    return f"{words}: {min(100, far.done * 100 // far.total)} %"
