"""Makes a backup when it is time for one, or when it is asked for, without holding the window up."""

from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from pestdesk.desk.backups import BackupResult
from pestdesk.domain.headway import Headway
from pestdesk.errors import BackupStoppedError, PestDeskError
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.worker import in_background

#: The first look comes when the window has settled; later ones as long as the vault is open.
_FIRST_MS = 20_000
_EVERY_MS = 5 * 60_000


class BackupClock(QObject):
    """`made` tells of a backup that was made and checked, `busy` that one is being made, `cancelled` that the user
    broke it off; why there is none goes to the bridge.

    Once it is stopped, it tells of none: whoever hears of a backup reads the vault, which is locked by then.
    """

    made = Signal(BackupResult)
    busy = Signal(bool)
    cancelled = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._stopped = Event()
        #: How far the backup is that is being made; None when none is.
        self.headway: Headway | None = None
        self._is_asked_again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def is_busy(self) -> bool:
        """Whether one is being made."""
        return self.headway is not None

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
        if self.is_busy:
            return
        try:
            is_due = self._bridge.desk.backups.is_due()
        except PestDeskError as error:
            self._bridge.tell_failure(error)
            return
        if is_due:
            self.make()

    def make(self) -> None:
        """Make one now, or after the one that is being made: its second place may be another by now."""
        if self.is_busy:
            self._is_asked_again = True
            return
        backups = self._bridge.desk.backups
        try:
            job = backups.job()
        except PestDeskError as error:
            self._bridge.tell_failure(error)
            return
        is_stopped, headway = self._stopped.is_set, Headway()

        def must_stop() -> bool:
            return is_stopped() or headway.is_stopped()

        def done(result: BackupResult) -> None:
            self._tell_busy(None)
            if headway.is_stopped():
                # Broken off when it was made already: that holds for what was asked meanwhile too.
                self._is_asked_again = False
            if not is_stopped():
                self.made.emit(result)
                self._go_on()

        def failed(error: Exception) -> None:
            self._tell_busy(None)
            if is_stopped():
                return
            if not isinstance(error, BackupStoppedError):
                self._bridge.tell_failure(error)
                self._go_on()
            elif headway.is_stopped():
                self._is_asked_again = False
                self.cancelled.emit()

        self._tell_busy(headway)
        in_background(self, lambda: backups.make(job, must_stop, headway.tell), done, failed)

    def _go_on(self) -> None:
        is_asked, self._is_asked_again = self._is_asked_again, False
        if is_asked:
            self.make()

    def _tell_busy(self, headway: Headway | None) -> None:
        self.headway = headway
        self.busy.emit(self.is_busy)
