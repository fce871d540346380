"""Changes what opens the vault, in a worker: the passphrase, the recovery key."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from pestdesk.desk.trail import Trail
from pestdesk.errors import PestDeskError
from pestdesk.ui.unwritten import UnwrittenActs
from pestdesk.ui.worker import in_background


class KeyWork(QObject):
    """One change at a time: both write the same file. `busy` tells whether there is one, `told(act, words)` says
    in Dutch what was done, `failed(act, words)` why it was not.

    It belongs to no widget: the change goes on when its page or its window goes, and its line in the audit trail must
    come all the same, at the next unlocking when the vault is locked by then.
    """

    busy = Signal(bool)
    told = Signal(str, str)
    failed = Signal(str, str)

    def __init__(self, trail: Trail, unwritten: UnwrittenActs) -> None:
        super().__init__()
        self._trail, self._unwritten = trail, unwritten
        self.is_busy = False

    def run(self, work: Callable[[], object], act: str, words: str) -> None:
        """Do it; `act` is its line in the audit trail, `words` what is told."""
        if self.is_busy:
            return

        def done(_result: object) -> None:
            self._unwritten.add(act)
            with suppress(PestDeskError):
                self._unwritten.write(self._trail)
            self._tell_busy(is_busy=False)
            self.told.emit(act, words)

        def failed(error: Exception) -> None:
            self._tell_busy(is_busy=False)
            if not isinstance(error, PestDeskError):
                # Here, and not where it is heard: the page may be gone.
                raise error
            self.failed.emit(act, str(error))

        self._tell_busy(is_busy=True)
        in_background(self, work, done, failed)

    def _tell_busy(self, *, is_busy: bool) -> None:
        self.is_busy = is_busy
        self.busy.emit(is_busy)
