"""The one window of the program: the page that makes or unlocks the vault, then the main window in its place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from pestdesk.ui import sizes, theme

if TYPE_CHECKING:
    from pestdesk.ui.first_run_page import FirstRunPage
    from pestdesk.ui.unlock_page import UnlockPage

_ENDED_MS = 20
_WOULD_BE_LOST = (
    "Wat je als laatste typte, staat nog niet in de kluis. Ontgrendel om het terug te zien. "
    "Sluit je PestDesk nog een keer, dan is die tekst weg."
)


class Shell(QStackedWidget):
    """Shows one page at a time. `painted` tells, once, that the first page can be seen; `closing` that the user
    leaves."""

    painted = Signal()
    closing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("PestDesk")
        wanted = QSize(theme.px(sizes.WINDOW_WIDTH), theme.px(sizes.WINDOW_HEIGHT))
        room = self.screen().availableSize()
        self.resize(wanted.boundedTo(room))
        if room.width() < wanted.width() + sizes.WINDOW_FRAME or room.height() < wanted.height() + sizes.WINDOW_FRAME:
            # A small laptop has no room to spare for a desktop around the window.
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self._was_painted = False
        self._unlock_page: UnlockPage | None = None
        self._covered: QWidget | None = None
        self._focused: QWidget | None = None

    def show_first_run(self) -> "FirstRunPage":
        """Ask for what a new vault needs."""
        # Each page is imported when it is the one that is needed: the other would only delay the first window.
        from pestdesk.ui.first_run_page import FirstRunPage

        page = FirstRunPage(self)
        self._put(page)
        return page

    def show_unlock(self, reason: str = "") -> "UnlockPage":
        """Ask for the passphrase."""
        from pestdesk.ui.unlock_page import UnlockPage

        page = self._unlock_page = UnlockPage(self)
        page.show_reason(reason)
        self._put(page)
        return page

    def show_page(self, page: QWidget) -> None:
        """Show another page that is needed before the vault is open."""
        self._put(page)

    def cover(self, reason: str) -> "UnlockPage":
        """Ask for the passphrase in the place of a window that must live on: it holds what is nowhere else."""
        self._covered, self._focused = self.currentWidget(), self.focusWidget()
        page = self.show_unlock(reason)
        page.offer_other_ways(is_possible=False)
        return page

    def uncover(self) -> None:
        """Show the window that was covered, as it was, with the cursor where it was."""
        page, self._covered = self._covered, None
        assert page is not None, "nothing is covered"
        self._put(page)
        if self._focused is not None:
            self._focused.setFocus()

    def come_forward(self) -> None:
        """Be the window in front, as far as the system lets a program decide that."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def show_main(self, window: QWidget) -> None:
        """Show what the vault holds."""
        self._put(window)

    def _put(self, page: QWidget) -> None:
        old = self.currentWidget()
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)
        if old is not None and old is not self._covered:
            self.removeWidget(old)
            _delete(old)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is up, after its first painting."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # A child of the window: it does not ring when the window is gone already.
            first_idle = QTimer(self)
            first_idle.setSingleShot(True)
            first_idle.timeout.connect(self.painted)
            first_idle.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The main window keeps what is typed before the program ends."""
        if self._covered is not None and not self._covered.close():
            assert self._unlock_page is not None, "it is what covers"
            self._unlock_page.show_reason(_WOULD_BE_LOST)
            event.ignore()
            return
        current = self.currentWidget()
        if current is not None and not current.close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)


def _delete(page: QWidget) -> None:
    """Let go of a page; not under a menu or a dialog that is still at work, which was told to end."""
    if page.thread().loopLevel() > 1:
        QTimer.singleShot(_ENDED_MS, lambda: _delete(page))
    else:
        page.deleteLater()
