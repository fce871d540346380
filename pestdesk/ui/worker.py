"""Runs slow work on frozen data outside the GUI thread, and brings its result back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid


@dataclass(frozen=True, slots=True)
class _Job:
    owner: QObject
    on_success: Callable[[Any], object]
    on_failure: Callable[[Exception], object]


class _Courier(QObject):
    """Lives as long as the program, so that no work ends on an object that is gone.

    Jobs stay on the GUI thread; a worker knows its job's number only, and holds no widget.
    """

    arrived = Signal(int, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._jobs: dict[int, _Job] = {}
        self._numbers = count()
        # Two: a slow document does not hold up whoever unlocks the vault meanwhile.
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="worker")
        self.arrived.connect(self._deliver)

    def send(self, work: Callable[[], Any], job: _Job) -> None:
        number = next(self._numbers)
        self._jobs[number] = job
        self._pool.submit(self._run, number, work)

    def _run(self, number: int, work: Callable[[], Any]) -> None:
        try:
            result, failure = work(), None
        except Exception as error:  # noqa: BLE001 - handed to the GUI thread, which knows what to do with it
            result, failure = None, error
        self.arrived.emit(number, result, failure)

    def _deliver(self, number: int, result: object, failure: Exception | None) -> None:
        job = self._jobs.pop(number)
        if not isValid(job.owner):
            return
        if failure is not None:
            job.on_failure(failure)
        else:
            job.on_success(result)


@cache
def _courier() -> _Courier:
    return _Courier()


def in_background(
    owner: QObject,
    work: Callable[[], Any],
    on_success: Callable[[Any], object],
    on_failure: Callable[[Exception], object],
) -> None:
    """Run `work` in a thread; one of the other two is called on the GUI thread, if `owner` still lives then.

    Call it on the GUI thread. `work` touches neither widgets nor the database.
    """
    _courier().send(work, _Job(owner, on_success, on_failure))
