"""What a benchmark finds, and how it takes the time."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement in `unit`. `reference` is what bare parts took for the same, `bar` what it should stay under;
    0 where there is none."""

    what: str
    amount: float
    unit: str = "ms"
    reference: float = 0.0
    bar: float = 0.0

    @property
    def ratio(self) -> float:
        """How many times the reference; 0 without one."""
        return self.amount / self.reference if self.reference else 0.0

    def cells(self) -> tuple[str, ...]:
        """As a row of a table."""
        amounts = (
            f"{amount:.1f} {self.unit}" if amount else "" for amount in (self.amount, self.bar, self.reference)
        )
        return self.what, *amounts, f"{self.ratio:.2f}" if self.reference else ""

    def as_json(self) -> dict[str, object]:
        """As fields."""
        fields = {"what": self.what, "amount": self.amount, "unit": self.unit}
        return {**fields, "bar": self.bar or None, "reference": self.reference or None, "ratio": self.ratio or None}


def took(act: Callable[[], object]) -> float:
    """How long this took, in milliseconds."""
    start = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - start)


def median_of(act: Callable[[_T], object], each: Iterable[_T]) -> float:
    """The median time of this act on each of these, in milliseconds."""
    return statistics.median(took(lambda one=one: act(one)) for one in each)  # type: ignore[misc]


def settle(app: Any) -> None:
    """Do what the loop of events would do next, painting and throwing away included."""
    from PySide6.QtCore import QEvent

    app.processEvents()
    # Only a loop that runs does this by itself.
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pss() -> float:
    """The memory of this process, with its share of what it shares with others, in MB."""
    told = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in told.splitlines() if line.startswith("Pss:"))) / 1024
