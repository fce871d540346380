"""What was done to the vault and could not be written in its audit trail at that moment."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The gate has such a list before the first window is painted, and waits for no desk.
    from pestdesk.desk.papers import Paper, Papers
    from pestdesk.desk.trail import Trail


class UnwrittenActs:
    """Lives as long as the program, so that no act is lost while the vault is locked or its disk is full."""

    def __init__(self) -> None:
        self._acts: list[str] = []
        self._papers: list[tuple[Paper, str]] = []

    def __iter__(self) -> Iterator[str]:
        return iter(self._acts)

    def add(self, act: str) -> None:
        """An act that waits for its line; once is enough for one that was tried again."""
        if act not in self._acts:
            self._acts.append(act)

    def add_paper(self, paper: "Paper", how: str) -> None:
        """A document that went out, with the letter that its case is to keep."""
        self._papers.append((paper, how))

    def write(self, trail: "Trail") -> None:
        """A line for each that waits. Raises PestDeskError, and then what has no line yet goes on waiting."""
        while self._acts:
            trail.record(self._acts[0])
            del self._acts[0]

    def hand_over(self, papers: "Papers") -> None:
        """Tell of each document that it went out. Raises PestDeskError as `write` does."""
        while self._papers:
            papers.handed_over(*self._papers[0])
            del self._papers[0]
