"""What a piece of long work and whoever waits for it both know: how far it is, and whether it is to stop."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from threading import Event

from pestdesk.errors import WorkStoppedError


class Stage(StrEnum):
    """What is being done. Of the last of them there is no way back: it is short, and it is finished."""

    OPENING = "opening"
    READING_LIST = "reading_list"
    GATHERING = "gathering"
    WRITING = "writing"
    SAVING = "saving"
    COPYING = "copying"
    CHECKING = "checking"
    READING_BACK = "reading_back"
    SECOND_PLACE = "second_place"
    UNPACKING = "unpacking"
    PUTTING_BACK = "putting_back"


@dataclass(frozen=True, slots=True)
class Far:
    """So much of `total` is done, which is 0 while it is not known."""

    stage: Stage = Stage.OPENING
    done: int = 0
    total: int = 0


Tell = Callable[[Stage, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is in all."""


class Headway:
    """The one token of a piece of work. Any thread may tell, ask and stop; whoever works asks often."""

    def __init__(self) -> None:
        self._stopped = Event()
        self.far = Far()

    def tell(self, stage: Stage, done: int = 0, total: int = 0) -> None:
        """It is so far now."""
        self.far = Far(stage, done, total)

    def stop(self) -> None:
        """It is to stop; it may take a moment, and what cannot be broken off is finished."""
        self._stopped.set()

    def is_stopped(self) -> bool:
        """Whether it is to stop."""
        return self._stopped.is_set()

    def go_on(self, stage: Stage, done: int = 0, total: int = 0) -> None:
        """Tell how far it is. Raises WorkStoppedError once it is to stop."""
        if self.is_stopped():
            raise WorkStoppedError
        self.tell(stage, done, total)
