"""Reads a list of pupils and compares it with the directory, in a worker that can be stopped at any time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from pestdesk.desk.pupils import Pupils
from pestdesk.domain.headway import Headway, Stage
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.pupil_import import ImportPlan
from pestdesk.domain.pupil_list import PupilField, PupilList
from pestdesk.errors import ListReadingStoppedError
from pestdesk.ui.worker import in_background

#: By place, counted from 0, what a column holds.
Mapped = Mapping[int, PupilField]

_LOOK_EVERY_MS = 80


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as it was read, and what it would change."""

    listed: PupilList
    plan: ImportPlan


class ListWork(QObject):
    """One list at a time: a new one stops the one before. `ready` and `failed` tell of the last one that was begun,
    and of none that was stopped. `progressed` gives the rows done and the rows in all, 0 while that is not known."""

    progressed = Signal(int, int)
    ready = Signal(ReadList)
    failed = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watch: Headway | None = None
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK_EVERY_MS)
        self._looks.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether a list is being read or compared."""
        return self._watch is not None

    def start(self, path: Path, mapping: Mapped | None, pupils: Sequence[Pupil], on: date) -> None:
        """Read this list and compare it with these pupils."""
        self.stop()
        watch = self._watch = Headway()
        # Also when its page goes at once, with the window: nobody waits for it then.
        self.destroyed.connect(watch.stop)
        self._looks.start()

        def work() -> ReadList:
            listed = Pupils.read_list(path, mapping, partial(watch.tell, Stage.READING_LIST), watch.is_stopped)
            plan = Pupils.compare(pupils, listed, on, watch.is_stopped)
            if plan is None:
                raise ListReadingStoppedError
            return ReadList(listed, plan)

        def done(made: ReadList) -> None:
            if self._ends(watch):
                self.ready.emit(made)

        def failed(error: Exception) -> None:
            if self._ends(watch):
                self.failed.emit(error)

        in_background(self, work, done, failed)

    def stop(self) -> None:
        """Let go of it: nothing is told of it any more."""
        if self._watch is not None:
            self._watch.stop()
            self._ends(self._watch)

    def _ends(self, watch: Headway) -> bool:
        """Whether this was the job that counts; it is over now."""
        if watch is not self._watch:
            return False
        self._watch = None
        self._looks.stop()
        return True

    def _look(self) -> None:
        if self._watch is not None:
            self.progressed.emit(self._watch.far.done, self._watch.far.total)
