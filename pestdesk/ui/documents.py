"""Writes a document of a case where the user wants it, without holding the window up."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from pestdesk.desk.papers import CaseReport, Format
from pestdesk.ui.bridge import Bridge
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
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        report = self._bridge.desk.papers.report(case_id)
        suggestion = str(Path(folder) / form.file_name(report))
        dialog = QFileDialog(self._window, f"{form.label} bewaren als", suggestion, f"{form.label} (*{form.suffix})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self._write_as(report, form, Path(chosen)))
        # Opened, and not waited for: a lock closes it.
        dialog.open()

    def _write_as(self, report: CaseReport, form: Format, path: Path) -> None:
        has_suffix = path.suffix.lower() == form.suffix
        self.write(report, form, path if has_suffix else path.with_name(path.name + form.suffix))

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
