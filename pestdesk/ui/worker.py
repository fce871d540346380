"""Runs slow work on frozen data outside the GUI thread, and brings its result back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot


class _Outcome(QObject):
    succeeded = Signal(object)
    failed = Signal(object)


class _Run(QRunnable):
    def __init__(self, work: Callable[[], Any], outcome: _Outcome) -> None:
        super().__init__()
        self._work = work
        self._outcome = outcome

    @Slot()
    def run(self) -> None:
        """Called by the pool."""
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - handed to the GUI thread, which knows what to do with it
            self._outcome.failed.emit(error)
        else:
            self._outcome.succeeded.emit(result)


def in_background(
    owner: QObject,
    work: Callable[[], Any],
    on_success: Callable[[Any], object],
    on_failure: Callable[[Exception], object],
) -> None:
    """Run `work` in the thread pool; one of the other two is called on the GUI thread, while `owner` lives.

    `work` touches neither widgets nor the database.
    """
    outcome = _Outcome(owner)
    outcome.succeeded.connect(on_success)
    outcome.failed.connect(on_failure)
    outcome.succeeded.connect(outcome.deleteLater)
    outcome.failed.connect(outcome.deleteLater)
    QThreadPool.globalInstance().start(_Run(work, outcome))
