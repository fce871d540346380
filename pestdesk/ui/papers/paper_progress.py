"""How far a document is: while the cases for it are read, and while it is written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pestdesk.desk.listings import Gathering
from pestdesk.desk.papers import Paper
from pestdesk.errors import WorkStoppedError
from pestdesk.ui.documents import Documents
from pestdesk.ui.progress_line import ProgressLine
from pestdesk.ui.slices import Slices


class PaperProgress(ProgressLine):
    """`gathered` gives the paper that all cases were read for, `failed` why there is none: a WorkStoppedError when
    the user broke the reading off."""

    gathered = Signal(Paper)
    failed = Signal(Exception)

    def __init__(self, documents: Documents, parent: QWidget | None = None) -> None:
        super().__init__("Zo ver is het document", "Er wordt niets opgeslagen", parent)
        self._documents = documents
        self._slices = Slices(self)
        self.cancelled.connect(self._cancel_gathering)
        documents.busy.connect(self._follow_writing)
        self.hide()
        self._follow_writing()

    @property
    def is_gathering(self) -> bool:
        """Whether the cases are being read."""
        return self._slices.is_busy

    def gather(self, steps: Gathering) -> None:
        """Read them in slices, instead of what was being read; of a few cases at once."""

        def ready(paper: Paper) -> None:
            self._follow_writing()
            self.gathered.emit(paper)

        def failed(error: Exception) -> None:
            self._follow_writing()
            self.failed.emit(error)

        self._slices.start(steps, ready, failed)
        if self.is_gathering:
            self.follow(self._slices.headway)

    def drop(self) -> None:
        """Let go of what is being read: nothing is told of it."""
        self._slices.drop()
        self._follow_writing()

    def _cancel_gathering(self) -> None:
        if self.is_gathering:
            self.drop()
            self.failed.emit(WorkStoppedError())

    def _follow_writing(self, _is_busy: bool = False) -> None:
        if not self.is_gathering:
            self.follow(self._documents.headway)
