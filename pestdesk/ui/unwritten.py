"""What was done to the vault and could not be written in its audit trail at that moment."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The gate has such a list before the first window is painted, and waits for no desk.
    from pestdesk.desk.trail import Trail


class UnwrittenActs:
    """Lives as long as the program, so that no act is lost while the vault is locked or its disk is full."""

    def __init__(self) -> None:
        self._acts: list[tuple[str, str]] = []

    def __iter__(self) -> Iterator[str]:
        return (act for act, _ in self._acts)

    def add(self, act: str, case_id: str = "") -> None:
        """An act that waits for its line; once is enough for one that was tried again."""
        if (act, case_id) not in self._acts:
            self._acts.append((act, case_id))

    def write(self, trail: "Trail") -> None:
        """A line for each that waits. Raises PestDeskError, and then what has no line yet goes on waiting."""
        while self._acts:
            trail.record(*self._acts[0])
            del self._acts[0]
