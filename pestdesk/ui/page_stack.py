"""The pages of the main window, one of which is shown."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from pestdesk.ui.bookmark import Page
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.case_page import CasePage
from pestdesk.ui.importing.import_page import ImportPage
from pestdesk.ui.today_page import TodayPage

_Kept = TypeVar("_Kept", bound=QWidget)

#: Pages that lead back to the one from which they were opened.
_BESIDE = (
    Page.SETTINGS,
    Page.SCHOOL_CALENDAR,
    Page.VAULT,
    Page.PAPERS,
    Page.PUPILS,
    Page.IMPORT,
    Page.RELATIONS,
    Page.CALENDAR,
    Page.CASES,
    Page.SEARCH,
    Page.HELP,
)
#: Pages that are made for one visit.
_VISITED = (Page.SETTINGS, Page.VAULT, Page.PAPERS, Page.IMPORT)


class PageStack(QStackedWidget):
    """Has the pages that stay, and knows which page is shown and, of the settings and their like, to which page they
    lead back."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: dict[QWidget, Page] = {}
        self._before = Page.TODAY
        self._covered: QWidget | None = None
        self.today = TodayPage(bridge, self)
        self.put(Page.TODAY, self.today)

    def put(self, name: Page, page: QWidget) -> None:
        """Have a page."""
        self._names[page] = name
        self.addWidget(page)

    def kept(self, name: Page, kind: type[_Kept], make: Callable[[], _Kept]) -> _Kept:
        """The page of this name, made when it is asked for first."""
        page = self.made(name, kind)
        if page is None:
            page = make()
            self.put(name, page)
        return page

    def made(self, name: Page, kind: type[_Kept]) -> _Kept | None:
        """The page of this name; None as long as nobody asked for it."""
        page = next((page for page, its_name in self._names.items() if its_name is name), None)
        return page if isinstance(page, kind) else None

    @property
    def case_page(self) -> CasePage | None:
        """The page of a case; None as long as nobody asked for one."""
        return self.made(Page.CASE, CasePage)

    @property
    def page(self) -> Page:
        """The one that is shown."""
        shown = self.currentWidget()
        return Page.TODAY if shown is None else self._names[shown]

    @property
    def before(self) -> Page:
        """The page to go back to from the one that is shown: itself, when it leads nowhere else."""
        page = self.page if self._covered is None else self._names[self._covered]
        return self._before if page in _BESIDE else page

    @property
    def covered(self) -> QWidget | None:
        """The page that lies under the explanation, as it was left; None when that is not shown."""
        return self._covered

    @property
    def covered_page(self) -> Page | None:
        """The name of the page that lies under the explanation."""
        return self._names[self._covered] if self._covered is not None else None

    @property
    def has_open_list(self) -> bool:
        """Whether a list of pupils is read or looked at, of which nothing is written yet; also under the
        explanation."""
        shown = (self.currentWidget(), self._covered)
        return any(isinstance(page, ImportPage) and page.has_list for page in shown)

    def minimumSizeHint(self) -> QSize:
        """What the page needs that is shown; another one fits itself when it comes."""
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()

    def bring(self, page: QWidget) -> None:
        """Show a page. One that was made for one visit goes when it is left, but only lies under the explanation."""
        self._before = self.before
        left, covered = self.currentWidget(), self._covered
        self.setCurrentWidget(page)
        self.updateGeometry()
        self._covered = (covered if left is page else left) if self._names[page] is Page.HELP else None
        for gone in (left, covered):
            if gone is not None and gone not in (page, self._covered) and self._names[gone] in _VISITED:
                del self._names[gone]
                self.removeWidget(gone)
                gone.deleteLater()
