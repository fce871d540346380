"""Writes or prints a document of the vault without holding the window up, and tells the audit trail."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pestdesk.desk.papers import Format, Paper, Papers
from pestdesk.domain.headway import Headway
from pestdesk.errors import PestDeskError, WorkStoppedError
from pestdesk.ui.file_dialogs import ask_where_to_save
from pestdesk.ui.unwritten import UnwrittenActs
from pestdesk.ui.worker import in_background

_PRINTED = "afgedrukt"


class Documents(QObject):
    """`busy` tells whether one is being made, `written` what went out, `failed` why it did not, `stopped` that the
    user broke it off; `kept` names the case that keeps a letter from here on.

    It belongs to no widget: a document that is being written goes on when its page goes, and its line in the audit
    trail must come all the same, at the next unlocking when the vault is locked by then.
    """

    busy = Signal(bool)
    written = Signal(str)
    failed = Signal(str)
    stopped = Signal(str)
    kept = Signal(str)

    def __init__(self, papers: Papers, unwritten: UnwrittenActs) -> None:
        super().__init__()
        self._papers, self._unwritten = papers, unwritten
        #: How far the document is that is being written; None when none is.
        self.headway: Headway | None = None

    @property
    def is_busy(self) -> bool:
        """Whether one is being written."""
        return self.headway is not None

    def ask(self, window: QWidget, paper: Paper, form: Format) -> None:
        """Ask where, every time anew, and write the document there. The proposed name holds no pupil's name."""
        ask_where_to_save(
            window,
            f"Bewaren als {form.label}",
            form.file_name(paper.report),
            form.label,
            lambda path: self.write(paper, form, path),
        )

    def write(self, paper: Paper, form: Format, path: Path) -> None:
        """A worker makes the document from the frozen report."""
        headway = Headway()
        self._tell_busy(headway)

        def ready(_result: object) -> None:
            self._tell_busy(None)
            self._handed_over(paper, form.label)
            self.written.emit(f"Bewaard als {path}.")

        in_background(self, lambda: Papers.write(paper, form, path, headway), ready, self._failed)

    def print(self, window: QWidget, paper: Paper) -> None:
        """Ask for a printer, and print what was seen."""
        from pestdesk.ui.printing import print_pages  # with Qt's own module for printers

        print_pages(
            window,
            lambda ppi: Papers.pages(paper, ppi),
            "PestDesk",
            lambda: self._printed(paper),
            self._tell_failure,
        )

    @staticmethod
    def pages(
        owner: QObject,
        paper: Paper,
        ppi: float,
        ready: Callable[[tuple[bytes, ...]], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """A worker makes the pages as pictures, for `owner` to show."""
        in_background(owner, lambda: Papers.pages(paper, ppi), ready, failed)

    def _printed(self, paper: Paper) -> None:
        self._handed_over(paper, _PRINTED)
        self.written.emit("Het document is naar de printer.")

    def _handed_over(self, paper: Paper, how: str) -> None:
        try:
            self._papers.handed_over(paper, how)
        except PestDeskError:
            # Locked meanwhile, or no room: the line and the letter come with the next unlocking.
            self._unwritten.add_paper(paper, how)
            return
        if paper.letter:
            self.kept.emit(paper.case_id)

    def _failed(self, error: Exception) -> None:
        self._tell_busy(None)
        if isinstance(error, WorkStoppedError):
            self.stopped.emit(str(error))
        else:
            self._tell_failure(error)

    def _tell_failure(self, error: Exception) -> None:
        """A known failure as its sentence, any other to the exception hook."""
        if not isinstance(error, PestDeskError):
            raise error
        self.failed.emit(str(error))

    def _tell_busy(self, headway: Headway | None) -> None:
        self.headway = headway
        self.busy.emit(self.is_busy)
