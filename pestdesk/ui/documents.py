"""Writes a document of a case where the user wants it, without holding the window up."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pestdesk.desk.papers import CaseReport, Format
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.file_dialogs import ask_where_to_save
from pestdesk.ui.worker import in_background


class Documents(QObject):
    """`busy` tells whether one is being made, `written` where it stands now; a failure goes to the bridge."""

    busy = Signal(bool)
    written = Signal(str)

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window

    def ask(self, case_id: str, form: Format) -> None:
        """Ask where, and write the document there. The proposed name holds no pupil's name."""
        report = self._bridge.desk.papers.report(case_id)
        ask_where_to_save(
            self._window,
            f"{form.label} bewaren als",
            form.file_name(report),
            form.label,
            lambda path: self.write(report, form, path),
        )

    def write(self, report: CaseReport, form: Format, path: Path) -> None:
        """A worker makes the document from the frozen report."""
        self.busy.emit(True)

        def ready(_result: object) -> None:
            self.busy.emit(False)
            self.written.emit(f"{form.label} staat in {path}.")

        def failed(error: Exception) -> None:
            self.busy.emit(False)
            self._bridge.tell_failure(error)

        in_background(self, lambda: self._bridge.desk.papers.write(report, form, path), ready, failed)
