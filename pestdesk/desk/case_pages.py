"""A list of cases of which only what is looked at is read: there may be a hundred thousand of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

from pestdesk.domain.case_order import CaseOrder, ordered
from pestdesk.domain.case_standing import CaseStanding, Pressure
from pestdesk.domain.case_summary import CaseFilter, CaseSummary
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.vault import Vault

PAGE = 100
"""How many lines are read together."""


class CasePages(Sequence[CaseSummary]):
    """The open cases that press first, as they stand; behind them the others, the newest first and by pages.

    A page that was read stays as it was: after a change in the vault the list is to be asked for again. Until then a
    row can be gone, which is an IndexError, as every row is that was not read before the vault was locked.
    """

    def __init__(self, vault: Vault, which: CaseFilter, standings: Mapping[str, CaseStanding]) -> None:
        """Without standings nothing presses. Raises VaultError, as reading a page does."""
        self._vault, self._which = vault, which
        with vault.reading() as session:
            store = CaseStore(session)
            pressing = [each for each, standing in standings.items() if standing.pressure is not Pressure.NONE]
            first = store.open_among(which, pressing)
            self._count = store.counts()[which]
        self._first = ordered(first, CaseOrder.URGENT, standings)
        self._without = [each.id for each in self._first]
        self._pages: dict[int, Sequence[CaseSummary]] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, row: int) -> CaseSummary: ...
    @overload
    def __getitem__(self, row: slice) -> list[CaseSummary]: ...
    def __getitem__(self, row: int | slice) -> CaseSummary | list[CaseSummary]:
        if isinstance(row, slice):
            return [self[each] for each in range(*row.indices(len(self)))]
        place = range(len(self))[row] - len(self._first)
        return self._first[place] if place < 0 else self._page(place // PAGE)[place % PAGE]

    def __iter__(self) -> Iterator[CaseSummary]:
        """All of them, read in one go."""
        yield from self._first
        if self._vault.is_open:
            with self._vault.reading() as session:
                rest = CaseStore(session).page(self._which, self._without, None)
            yield from rest

    def row_of(self, case_id: str) -> int:
        """The row of a case, -1 when it is not in the list."""
        if case_id in self._without:
            return self._without.index(case_id)
        if not self._vault.is_open:
            return -1
        with self._vault.reading() as session:
            place = CaseStore(session).place(self._which, self._without, case_id)
        if place is None:
            return -1
        # Read here, so that the row tells the same case until the list is asked for again.
        page, nth = self._page(place // PAGE), place % PAGE
        return len(self._first) + place if nth < len(page) and page[nth].id == case_id else -1

    def _page(self, number: int) -> Sequence[CaseSummary]:
        page = self._pages.get(number)
        if page is None:
            # First: what cannot be read is told once, and not at each painting.
            self._pages[number] = ()
            page = self._pages[number] = self._read(number)
        return page

    def _read(self, number: int) -> Sequence[CaseSummary]:
        if not self._vault.is_open:
            return ()
        before = self._pages.get(number - 1)
        with self._vault.reading() as session:
            page = CaseStore(session).page
            if before:
                return page(self._which, self._without, PAGE, after=before[-1])
            return page(self._which, self._without, PAGE, offset=number * PAGE)


def row_of(cases: Sequence[CaseSummary], case_id: str) -> int:
    """The row of a case in a list, -1 when it is not there."""
    if isinstance(cases, CasePages):
        return cases.row_of(case_id)
    return next((row for row, each in enumerate(cases) if each.id == case_id), -1)


def at(cases: Sequence[CaseSummary], row: int) -> CaseSummary | None:
    """What a list has in a row, None when that is gone since the list was read."""
    try:
        return cases[row]
    except IndexError:
        return None
