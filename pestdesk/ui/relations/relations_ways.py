"""The ways to the picture of who had to do with whom, and from there to the cases."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pestdesk.ui.bookmark import Page
from pestdesk.ui.relations.relations_page import RelationsPage

if TYPE_CHECKING:
    from pestdesk.ui.navigation import Navigation


class RelationsWays(QObject):
    """The page is made at the first visit, and kept: one goes to and fro between the picture and the cases."""

    def __init__(self, go: "Navigation") -> None:
        super().__init__(go)
        self._go = go
        go.know(Page.RELATIONS, self.show)

    def show(self) -> None:
        """The relations, as they were left."""
        self._go.show_kept(Page.RELATIONS, lambda: self.page)

    @property
    def page(self) -> RelationsPage:
        """The picture with its table."""
        return self._go.pages.kept(Page.RELATIONS, RelationsPage, self._make)

    def _make(self) -> RelationsPage:
        page = RelationsPage(self._go.bridge, self._go.pages)
        page.left.connect(self._go.go_back)
        page.case_asked.connect(self._go_to_case)
        return page

    def _go_to_case(self, case_id: str) -> None:
        self._go.go_to_from(case_id, "Relaties", "Terug naar Relaties", self.show)
