"""What stands over the practice window: a strip that nobody takes for the real program, and the guide below it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pestdesk.ui import icons, sizes, theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.buttons import button
from pestdesk.ui.documents import Documents
from pestdesk.ui.labels import Label
from pestdesk.ui.walkthrough.guide import Guide

_NAME = "Oefenomgeving"
_SHORT_NOTICE = "Verzonnen leerlingen."
_NOTICE = "Verzonnen leerlingen. Wat je hier doet, verdwijnt als je dit venster sluit."


class PracticeStrip(QWidget):
    """A full band in the colour of a warning, striped at both ends. `tour_asked` tells that the guide is wanted."""

    tour_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{_NAME}. {_NOTICE}")
        row = QHBoxLayout(self)
        row.setContentsMargins(
            theme.px(sizes.STRIPED_ENDS) + theme.S16, theme.S4, theme.px(sizes.STRIPED_ENDS) + theme.S16, theme.S4
        )
        row.setSpacing(theme.S8)
        self._sign = QLabel()
        row.addStretch(1)
        row.addWidget(self._sign)
        row.addWidget(Label(_NAME, look="practice-name", wraps=False))
        self._notice = Label(_SHORT_NOTICE, look="practice", wraps=False)
        row.addWidget(self._notice)
        row.addStretch(1)
        self.tour = button("Rondleiding", on_click=self.tour_asked.emit)
        row.addWidget(self.tour)
        theme.changed.connect(self._draw_sign)
        self._draw_sign()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole sentence where there is room for it."""
        super().resizeEvent(event)
        longer = self._width_of(_NOTICE) - self._width_of(self._notice.text())
        fits = super().minimumSizeHint().width() + longer <= event.size().width()
        self._notice.setText(_NOTICE if fits else _SHORT_NOTICE)

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the short sentence."""
        longer = self._width_of(self._notice.text()) - self._width_of(_SHORT_NOTICE)
        return super().minimumSizeHint() - QSize(longer, 0)

    def _width_of(self, words: str) -> int:
        return self._notice.fontMetrics().horizontalAdvance(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The band, and stripes where no words stand."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, height, ends = theme.current(), self.height(), theme.px(sizes.STRIPED_ENDS)
        painter.fillRect(self.rect(), colors.color("today"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("today_soft"))
        stripe = theme.px(sizes.STRIPE)
        for left in (0, self.width() - ends):
            painter.setClipRect(QRectF(left, 0, ends, height))
            for x in range(left - height, left + ends, 2 * stripe):
                corners = ((x, height), (x + height, 0), (x + height + stripe, 0), (x + stripe, height))
                painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        painter.end()

    def _draw_sign(self) -> None:
        self._sign.setPixmap(icons.pixmap("practice", "on_accent", theme.px(sizes.ICON), self.devicePixelRatioF()))


class PracticeHead(QWidget):
    """The strip, which stays, and the guide, which can be put away and called back."""

    def __init__(self, bridge: Bridge, documents: Documents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = PracticeStrip(self)
        self.guide = Guide(bridge, self)
        column.addWidget(self.strip)
        column.addWidget(self.guide)
        self.strip.tour.hide()
        self.strip.tour_asked.connect(self.show_guide)
        # A document changes nothing that the views show, and still is a goal of the walk.
        documents.written.connect(lambda _words: self.guide.look())
        self.guide.put_away.connect(self._guide_went)

    def show_guide(self) -> None:
        """Call the guide back."""
        self.strip.tour.hide()
        self.guide.come_back()

    def take_over(self, before: "PracticeHead") -> None:
        """Go on where the walk was in another window, put away or not."""
        self.guide.take_over(before.guide)
        self.strip.tour.setVisible(self.guide.isHidden())

    def _guide_went(self) -> None:
        self.strip.tour.show()
        self.strip.tour.setFocus()
