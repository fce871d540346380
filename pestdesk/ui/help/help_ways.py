"""The way to the explanation of what is shown, and back to it as it was."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from pestdesk.ui.bookmark import Page

if TYPE_CHECKING:
    from pestdesk.ui.help.help_page import HelpPage
    from pestdesk.ui.navigation import Navigation


@runtime_checkable
class _Rereads(Protocol):
    """A page that shows what the desk holds, and can read it again."""

    def refresh(self) -> None:
        """Read again."""


class HelpWays(QObject):
    """The explanation lies over the page that is shown, which stays as it is under it: nothing that was chosen or
    typed on it is lost by asking how it works."""

    def __init__(self, go: "Navigation") -> None:
        super().__init__(go)
        self._go = go
        self._focused: QWidget | None = None
        go.know(Page.HELP, self.show)

    def show(self, where: str = "") -> None:
        """The explanation of what is shown, or another one."""
        # It is needed by nobody at the first window.
        from pestdesk.ui.help.help_places import explanation_of

        pages = self._go.pages
        where = where or explanation_of(pages.page, pages.case_page)
        page = self.page
        if pages.page is not Page.HELP:
            if not self._go.leave_page():
                return
            self._focused = QApplication.focusWidget()
            page.begin()
            self._go.show_page(page)
        page.show_subject(where)
        page.focus_first()

    def leave(self) -> None:
        """Back to the page that lies under it, with the cursor where it was."""
        if self._go.pages.page is not Page.HELP:
            return
        covered, focused = self._go.pages.covered, self._focused
        if covered is None:
            self._go.show_today()
            return
        if isinstance(covered, _Rereads):
            # Out of sight it read nothing, and acts can be taken back here too.
            covered.refresh()
        self._go.show_page(covered)
        if focused is not None and Shiboken.isValid(focused) and focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def page(self) -> "HelpPage":
        """Made at the first question."""
        from pestdesk.ui.help.help_page import HelpPage

        return self._go.pages.kept(Page.HELP, HelpPage, self._make)

    def _make(self) -> "HelpPage":
        from pestdesk.desk.manual import chapters
        from pestdesk.ui.help.help_page import HelpPage

        page = HelpPage(chapters(), self._go.pages)
        page.left.connect(self.leave)
        return page
