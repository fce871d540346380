"""Does work on the thread of the windows in short slices, so that the window lives on between them."""

from collections.abc import Callable, Generator
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer

from pestdesk.domain.headway import Headway, Stage
from pestdesk.errors import PestDeskError

#: So long it works on before the window gets its turn.
SLICE_MS = 12
#: And so long the window has at least, in which it also paints.
_PAUSE_MS = 1


class Slices(QObject):
    """One piece of work at a time: a new one takes the place of the one before, of which nothing is told any more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.headway: Headway | None = None
        self._steps: Generator[tuple[int, int], None, Any] | None = None
        self._on_success: Callable[[Any], object] | None = None
        self._on_failure: Callable[[Exception], object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether there is work left."""
        return self._steps is not None

    def start(
        self,
        steps: Generator[tuple[int, int], None, Any],
        on_success: Callable[[Any], object],
        on_failure: Callable[[Exception], object],
    ) -> None:
        """Begin. What the steps return comes to `on_success`, a known failure to `on_failure`: a WorkStoppedError
        when its headway was stopped. The first slice is done at once, so that short work needs no second."""
        self.drop()
        self.headway = Headway()
        self._steps, self._on_success, self._on_failure = steps, on_success, on_failure
        self._timer.start()
        self._go_on()

    def drop(self) -> None:
        """Let go of it: nothing is told."""
        self._timer.stop()
        steps, self._steps = self._steps, None
        self.headway = None
        if steps is not None:
            steps.close()

    def _go_on(self) -> None:
        steps, headway = self._steps, self.headway
        on_success, on_failure = self._on_success, self._on_failure
        if steps is None or headway is None or on_success is None or on_failure is None:
            return
        until = perf_counter() + SLICE_MS / 1000
        try:
            while perf_counter() < until:
                headway.go_on(Stage.GATHERING, *next(steps))
        except StopIteration as end:
            self.drop()
            on_success(end.value)
        except PestDeskError as error:
            self.drop()
            on_failure(error)
        except BaseException:
            # A bug goes on to the exception hook, once: what failed is not at its end, and has given nothing.
            self.drop()
            raise
