"""Where a case stands when it is not among the others: in the archive, or in the bin for thirty days."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

#: How long a deleted case stays in the bin before it is gone for good.
BIN_DAYS = 30


class Shelf(StrEnum):
    """`DESK` holds the cases that are worked with or looked up; the other two are seen only when asked for."""

    DESK = "desk"
    ARCHIVE = "archive"
    BIN = "bin"


@dataclass(frozen=True, slots=True)
class Shelving:
    """On which shelf a case was put, and when; a case comes back from the bin to the shelf `before`, on
    which it was put on `before_on`."""

    shelf: Shelf = Shelf.DESK
    put_on: date | None = None
    before: Shelf = Shelf.DESK
    before_on: date | None = None

    @property
    def is_binned(self) -> bool:
        return self.shelf is Shelf.BIN

    @property
    def gone_on(self) -> date | None:
        """The day from which a case in the bin is removed for good."""
        return self.put_on + timedelta(days=BIN_DAYS) if self.is_binned and self.put_on else None


ON_THE_DESK = Shelving()
