"""How quick the lists of cases are, and how short the steps in which all are read, on the thread of the windows.

The reference of a list is its bare summaries, read from the vault without a window.
"""

import os
import statistics
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import made_up_vault
from figures import Figure, took

if TYPE_CHECKING:
    from pestdesk.desk import Desk

CASES = 10_000
_ROUNDS = 7
#: What a window may stand still for.
_SLICE_BAR, _LIST_BAR = 50, 100


def measure(vaults: Path) -> list[Figure]:
    """All figures of this chapter; takes a minute when the vault is there."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return list(_measured(made_up_vault.kept(vaults, CASES)))


def _measured(folder: Path) -> Iterator[Figure]:
    from PySide6.QtWidgets import QApplication

    from pestdesk.desk import Desk
    from pestdesk.domain.case_summary import CaseFilter
    from pestdesk.ui import theme

    desk = Desk.unlock(folder, made_up_vault.key_of(folder), lambda: made_up_vault.NOW)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    bare = _median(lambda: desk.cases.summaries(CaseFilter.ALL))
    is_open = desk.cases.counts()[CaseFilter.OPEN]
    yield Figure(f"the agenda read again, of {is_open} open cases", _median(desk.calendar.agenda))
    yield from _lists(app, desk, bare)
    listings = desk.listings
    for words, steps in (
        ("the list with names", listings.gather_list(CaseFilter.ALL, with_people=True, with_text=False)),
        ("the list with text and no names", listings.gather_list(CaseFilter.ALL, with_people=False, with_text=True)),
        ("the agenda for elsewhere", listings.gather_agenda()),
    ):
        times = _stepped(steps)
        yield Figure(f"{words}, gathered", sum(times) / 1000, "s")
        yield Figure("the same, its longest step", max(times), bar=_SLICE_BAR)
    desk.lock()


def _lists(app: Any, desk: "Desk", bare: float) -> Iterator[Figure]:
    from pestdesk.domain.case_summary import CaseFilter
    from pestdesk.ui.bridge import Bridge
    from pestdesk.ui.case_list import CaseList
    from pestdesk.ui.cases_table.cases_page import CasesPage
    from pestdesk.ui.cases_table.view_pills import View
    from pestdesk.ui.window_memory import WindowMemory

    bridge = Bridge(desk)
    listed = CaseList(bridge)
    page = CasesPage(bridge, WindowMemory())
    for widget in (listed, page):
        widget.resize(1070, 690)
        widget.show()

    def refresh(widget: CaseList | CasesPage) -> None:
        widget.refresh()
        app.processEvents()

    yield Figure("the list at the left read again and painted: open", _median(lambda: refresh(listed)), bar=_LIST_BAR)
    listed._filter(CaseFilter.ALL)
    yield Figure("the same: all cases", _median(lambda: refresh(listed)), reference=bare)
    page.show_view(View.OPEN)
    yield Figure("the wide table read again and painted: open", _median(lambda: refresh(page)), bar=_LIST_BAR)
    page.show_view(View.ALL)
    yield Figure("the same: all cases", _median(lambda: refresh(page)), reference=bare)
    for widget in (listed, page):
        widget.close()
        widget.deleteLater()


def _stepped(steps: Any) -> list[float]:
    times = []
    while True:
        start = perf_counter()
        is_last = next(steps, None) is None
        times.append(1000 * (perf_counter() - start))
        if is_last:
            return times


def _median(act: Any) -> float:
    return statistics.median(took(act) for _ in range(_ROUNDS))
