"""The ways to the directory of pupils, and from there to their cases."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pestdesk.domain.pupil import Pupil
from pestdesk.ui.bookmark import Page
from pestdesk.ui.directory.directory_page import DirectoryPage

if TYPE_CHECKING:
    from pestdesk.ui.navigation import Navigation


class DirectoryWays(QObject):
    """The page is made at the first visit, and kept: one goes to and fro between a pupil and her cases."""

    def __init__(self, go: "Navigation") -> None:
        super().__init__(go)
        self._go = go
        go.know(Page.PUPILS, self.show)

    def show(self, pupil_id: int = 0) -> None:
        """The directory as it was left, or one pupil in it."""
        if not self._go.leave_page():
            return
        self._go.show_page(self.page)
        if pupil_id:
            self.page.show_pupil(pupil_id)
        else:
            self.page.focus_first()

    @property
    def page(self) -> DirectoryPage:
        """The directory."""
        return self._go.pages.kept(Page.PUPILS, DirectoryPage, self._make)

    def _make(self) -> DirectoryPage:
        page = DirectoryPage(self._go.bridge, self._go.pages)
        page.left.connect(self._go.go_back)
        page.case_asked.connect(self._go_to_case)
        page.new_case_asked.connect(self._begin_case_with)
        page.import_asked.connect(self._go.visits.show_import)
        return page

    def _go_to_case(self, case_id: str) -> None:
        self._go.go_to_from(case_id, "de leerlingenlijst", "Terug naar de leerling", self.show)

    def _begin_case_with(self, pupil: Pupil) -> None:
        self._go.show_new_case()
        if self._go.pages.page is Page.NEW_CASE:
            self._go.new_case.put(pupil)
