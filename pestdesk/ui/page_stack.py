"""The pages of the main window, one of which is shown."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from pestdesk.ui.bookmark import Page

#: Pages that lead back to the one from which they were opened.
_BESIDE = (Page.SETTINGS, Page.SCHOOL_CALENDAR, Page.VAULT)
#: Pages that are made for one visit.
_VISITED = (Page.SETTINGS, Page.VAULT)


class PageStack(QStackedWidget):
    """Knows which page is shown and, of the settings and their like, to which page they lead back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: dict[QWidget, Page] = {}
        self._before = Page.TODAY

    def put(self, name: Page, page: QWidget) -> None:
        """Have a page."""
        self._names[page] = name
        self.addWidget(page)

    @property
    def page(self) -> Page:
        """The one that is shown."""
        shown = self.currentWidget()
        return Page.TODAY if shown is None else self._names[shown]

    @property
    def before(self) -> Page:
        """The page to go back to from the one that is shown: itself, when it leads nowhere else."""
        return self._before if self.page in _BESIDE else self.page

    def bring(self, page: QWidget) -> None:
        """Show a page. One that was made for one visit goes when it is left."""
        self._before = self.before
        left = self.currentWidget()
        self.setCurrentWidget(page)
        if left is not None and left is not page and self._names[left] in _VISITED:
            del self._names[left]
            self.removeWidget(left)
            left.deleteLater()
