"""Hears that another copy of the program wants this window in front: it leaves an empty file beside the vault."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal


class VaultSign(QObject):
    """`seen` tells that the file was there; it is gone then. No network, and no socket."""

    seen = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        # Left by a copy that nobody answered.
        self._take_away()
        self._watcher = QFileSystemWatcher([str(path.parent)], self)
        self._watcher.directoryChanged.connect(self._look)

    def _look(self) -> None:
        if self._take_away():
            self.seen.emit()

    def _take_away(self) -> bool:
        with suppress(OSError):
            self._path.unlink()
            return True
        return False
