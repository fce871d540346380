"""The ways to what is searched, and from there to where it is read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pestdesk.domain.search import PassageHit
from pestdesk.ui.bookmark import Bookmark, Page
from pestdesk.ui.search.passage_places import events_of, tab_of
from pestdesk.ui.search.search_page import SearchPage

if TYPE_CHECKING:
    from pestdesk.ui.navigation import Navigation


class SearchWays(QObject):
    """`left` tells that the user is done with searching, `words_asked` that the cursor goes to what is searched."""

    left = Signal()
    words_asked = Signal()

    def __init__(self, go: "Navigation") -> None:
        super().__init__(go)
        self._go = go
        self._from = Bookmark(Page.TODAY)

    def search(self, words: str) -> None:
        """What these words find; the cursor stays where they are typed. Without words nothing is left for it."""
        page = self.page
        if self._go.pages.page is not Page.SEARCH:
            whence = self._go.bookmark()
            if not words or not self._go.leave_page():
                return
            self._from = whence
            page.begin()
            self._go.show_page(page, case_id="")
        page.show_words(words)

    def open_best(self) -> None:
        """The first of what was found."""
        self.page.open_best()

    def enter_found(self) -> None:
        """The cursor to the first of what was found."""
        self.page.enter_results()

    def leave(self) -> None:
        """Back to where the user was before, with nothing left of what was searched."""
        self.left.emit()
        if self._go.pages.page is Page.SEARCH:
            self._go.return_to(self._from)
        self.page.show_words("")

    @property
    def page(self) -> SearchPage:
        """Made at the first search, and kept for the next one."""
        return self._go.pages.kept(Page.SEARCH, SearchPage, self._make)

    def _make(self) -> SearchPage:
        page = SearchPage(self._go.bridge, self._go.pages)
        page.left.connect(self.leave)
        page.words_asked.connect(self.words_asked)
        page.case_asked.connect(self._go.go_to)
        page.passage_asked.connect(self._open_passage)
        page.pupil_asked.connect(self._go.pupils.show)
        return page

    def _open_passage(self, passage: PassageHit) -> None:
        """The case in which this was written, at the place where it is read."""
        if not self._go.leave_page():
            return
        case_page = self._go.case_page
        case_page.show_case(passage.case_id)
        self._go.show_page(case_page, passage.case_id)
        case_page.show_part(tab_of(passage.kind), passage.part_id, events_of(passage.kind))
