"""A page that scrolls up and down and keeps what has the focus in sight."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from pestdesk.ui import theme


class ScrollPage(QScrollArea):
    """The content is as wide as the page; only what cannot be that narrow scrolls sideways. Fill `body`."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        # The arrows belong to the fields; the page itself is no stop for the Tab key.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        #: What scrolls.
        self.sheet = QWidget()
        self.sheet.setProperty("pane", "page")
        self.setWidget(self.sheet)
        self.body = QVBoxLayout(self.sheet)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(theme.S8)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._show_focus)

    def minimumSizeHint(self) -> QSize:
        """It scrolls, so it can be low."""
        return QSize(super().minimumSizeHint().width(), 2 * theme.S24)

    def settle(self) -> None:
        """Lay out now what was put in, not at some later turn of the event loop: no half-made page is seen."""
        self.body.activate()
        QApplication.sendEvent(self.sheet, QEvent(QEvent.Type.LayoutRequest))
        # The area itself makes the content as high as it asks to be.
        QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def _show_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        content = self.widget()
        if new is not None and content is not None and content.isAncestorOf(new):
            self.ensureWidgetVisible(new, theme.S8, theme.S24)
