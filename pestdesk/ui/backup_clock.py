"""Makes a backup when it is time for one, or when it is asked for, without holding the window up."""

from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from pestdesk.desk.backups import BackupResult
from pestdesk.errors import BackupStoppedError
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.worker import in_background

#: The first look comes when the window has settled; later ones as long as the vault is open.
_FIRST_MS = 20_000
_EVERY_MS = 5 * 60_000


class BackupClock(QObject):
    """`made` tells of a backup that was made and checked, `failed` in Dutch why there is none, `busy` that one is
    being made."""

    made = Signal(BackupResult)
    failed = Signal(str)
    busy = Signal(bool)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._stopped = Event()
        self.is_busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look after a while whether it is time, and again from then on."""
        self._stopped.clear()
        self._timer.start(_FIRST_MS)

    def stop(self) -> None:
        """Make none any more: the vault is going to be locked, and one that is being made stops."""
        self._stopped.set()
        self._timer.stop()

    def look(self) -> None:
        """Make one if it is time."""
        self._timer.start(_EVERY_MS)
        if not self.is_busy and self._bridge.desk.backups.is_due():
            self.make()

    def make(self) -> None:
        """Make one now."""
        if self.is_busy:
            return
        self._tell_busy(is_busy=True)
        backups = self._bridge.desk.backups
        job, is_stopped = backups.job(), self._stopped.is_set

        def done(result: BackupResult) -> None:
            self._tell_busy(is_busy=False)
            self.made.emit(result)

        def failed(error: Exception) -> None:
            self._tell_busy(is_busy=False)
            if not isinstance(error, BackupStoppedError):
                self._bridge.tell_failure(error)
                self.failed.emit(str(error))

        in_background(self, lambda: backups.make(job, is_stopped), done, failed)

    def _tell_busy(self, *, is_busy: bool) -> None:
        self.is_busy = is_busy
        self.busy.emit(is_busy)
