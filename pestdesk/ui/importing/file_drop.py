"""Files that are dropped on the window, and what is seen while one hangs over it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from pestdesk.ui import sizes, theme
from pestdesk.ui.theme import TypeStep

WORDS = "Laat los om deze leerlingenlijst te bekijken"
_NOT_YET = "Er wordt nog niets gewijzigd."
_VEIL = 244


class FileDrop(QObject):
    """Takes one file at a time, wherever it is dropped on `window`. `dropped` gives its path.

    Once a file hangs over the window, a sign lies over all of it and takes the drop: a text field would take the path
    for something to write down.
    """

    dropped = Signal(Path)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_over = False
        self.sign = DropSign(window)
        for target in (window, self.sign):
            target.setAcceptDrops(True)
            target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what concerns a file over the window."""
        if event.type() == QEvent.Type.DragLeave:
            self._is_over = False
            # It leaves the window for the sign at first, and enters that in the same breath.
            QTimer.singleShot(0, self, self._hide)
        if not isinstance(event, QDropEvent):
            return False
        path = _file(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        self._is_over = event.type() != QEvent.Type.Drop
        if self._is_over:
            self.sign.cover(self._window)
        else:
            self._hide()
            self.dropped.emit(path)
        return True

    def _hide(self) -> None:
        if not self._is_over:
            self.sign.hide()


class DropSign(QWidget):
    """Lies over the window while a file hangs over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(WORDS)
        self.hide()

    def cover(self, window: QWidget) -> None:
        """Be seen over all of it."""
        if self.isHidden():
            self.setGeometry(window.rect())
            self.raise_()
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil, a frame and two sentences."""
        colors, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = colors.color("ground")
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(theme.S24, theme.S24, -theme.S24, -theme.S24)
        painter.setPen(QPen(colors.color("accent"), sizes.STROKE, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, theme.RADIUS_CARD, theme.RADIUS_CARD)
        middle = frame.center().y()
        for top, words, step, token in (
            (middle - theme.px(sizes.DROP_WORDS), WORDS, TypeStep.CASE, "ink"),
            (middle + theme.px(theme.S8), _NOT_YET, TypeStep.BODY, "mute"),
        ):
            painter.setFont(theme.font(step, bold=token == "ink"))
            painter.setPen(colors.color(token))
            line = QRectF(frame.left(), top, frame.width(), theme.px(sizes.DROP_WORDS))
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


def _file(held: QMimeData) -> Path | None:
    """The one file that is dragged; None for several, for a folder and for what is no file."""
    urls = held.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
