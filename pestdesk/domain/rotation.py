"""Which of the dated backups are kept: the last one of each of some days, weeks and months."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

DAYS, WEEKS, MONTHS = 7, 5, 12

#: How many are kept, and what makes two backups the same.
_SPANS: tuple[tuple[int, Callable[[datetime], Any]], ...] = (
    (DAYS, lambda moment: moment.date()),
    (WEEKS, lambda moment: moment.isocalendar()[:2]),
    (MONTHS, lambda moment: (moment.year, moment.month)),
)


def kept(moments: Iterable[datetime]) -> frozenset[datetime]:
    """The moments (on the user's own clock) to keep: the newest of each of the last 7 days, 5 weeks and 12 months
    in which there is one. Days without a backup do not use up the others."""
    newest_first = sorted(set(moments), reverse=True)
    chosen: set[datetime] = set()
    for most, span in _SPANS:
        seen: dict[Any, datetime] = {}
        for moment in newest_first:
            seen.setdefault(span(moment), moment)
        chosen.update(list(seen.values())[:most])
    return frozenset(chosen)
