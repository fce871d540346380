"""What every kind of list file is read into: lines of cells, with the lines that could not be read."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pestdesk.domain.pupil_list import Problem
from pestdesk.errors import ListFileError, ListReadingStoppedError

MAX_LINES = 100_000
_STRIDE = 500


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of a row that is not empty, and the line of the file that it begins on."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of a file, in order. `is_separated` says that a cell too many means a separator inside a text."""

    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_separated: bool = True

    def add(self, number: int, cells: tuple[str, ...]) -> None:
        """Keep this row unless it is empty; ListFileError for more rows than any school has."""
        if not any(map(str.strip, cells)):
            return
        if len(self.lines) >= MAX_LINES:
            raise ListFileError(
                "De lijst heeft meer dan 100.000 regels.", "Kies een lijst met alleen de leerlingen van je school."
            )
        self.lines.append(Line(number, cells))


class Watch:
    """Tells how far the reading is, and stops it when that is asked."""

    def __init__(
        self, progress: Callable[[int, int], None] | None = None, is_cancelled: Callable[[], bool] | None = None
    ) -> None:
        self._progress = progress
        self._is_cancelled = is_cancelled

    def step(self, done: int, total: int = 0) -> None:
        """One row further; ListReadingStoppedError when the reading was cancelled. Looks at every 500th row only."""
        if done % _STRIDE == 0:
            self.tell(done, total)

    def tell(self, done: int, total: int = 0) -> None:
        """So many rows of `total` are done, 0 when the total is not known yet; ListReadingStoppedError as in step."""
        if self._is_cancelled and self._is_cancelled():
            raise ListReadingStoppedError
        if self._progress:
            self._progress(done, total)
