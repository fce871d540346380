"""The ways to the wide table of cases, and from there to a case and to the list that goes out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pestdesk.domain.case_summary import CaseFilter
from pestdesk.ui.bookmark import Page
from pestdesk.ui.cases_table.cases_page import CasesPage
from pestdesk.ui.papers.papers_page import CASE_LIST
from pestdesk.ui.window_memory import WindowMemory

if TYPE_CHECKING:
    from pestdesk.ui.navigation import Navigation


class CasesWays(QObject):
    """The page is made at the first visit, and kept: one goes to and fro between the table and the cases."""

    def __init__(self, go: "Navigation", memory: WindowMemory) -> None:
        super().__init__(go)
        self._go, self._memory = go, memory
        go.know(Page.CASES, self.show)

    def show(self) -> None:
        """The table, as it was left."""
        self._go.show_kept(Page.CASES, lambda: self.page, case_id="")

    def turn_day(self) -> None:
        """Another day has begun."""
        if self._go.pages.page is Page.CASES:
            self.page.refresh()

    def listing(self) -> CaseFilter:
        """Which cases it shows."""
        return self.page.listing()

    @property
    def page(self) -> CasesPage:
        """The table with its filters."""
        return self._go.pages.kept(Page.CASES, CasesPage, self._make)

    def _make(self) -> CasesPage:
        page = CasesPage(self._go.bridge, self._memory, self._go.pages)
        page.left.connect(self._go.go_back)
        page.case_asked.connect(self._go_to_case)
        page.export_asked.connect(lambda: self._go.visits.show_papers(CASE_LIST))
        return page

    def _go_to_case(self, case_id: str) -> None:
        self._go.go_to_from(case_id, "het overzicht", "Terug naar het overzicht", self.show)
