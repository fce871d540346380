"""Pages painted as sheets of paper under each other; only those in sight are drawn: sixty cost what two do."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from pestdesk.ui import sizes, theme
from pestdesk.ui.page_pictures import PagePictures
from pestdesk.ui.page_places import MARGIN, PagePlaces
from pestdesk.ui.zoom_keys import takes_zoom, zoom_step

#: A picture is never shown much larger than it is: it would blur.
_MOST_SCALE: Final = 1.3
_ZOOM_STEPS: Final = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_A_BIT: Final = 0.005
_WHEEL_NOTCH: Final = 120


class PageSheets(QAbstractScrollArea):
    """`page_changed` tells which page is in sight, counted from 1, and of how many; `zoomed` how large may be new."""

    page_changed = Signal(int, int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = PagePictures()
        self._places = PagePlaces()
        self._zoom = 1.0
        self._turned = 0
        self._told = (0, 0)
        self._is_dimmed = self._is_covered = self._is_placing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Qt's own corner between two scroll bars is a white box.
        self.setCornerWidget(QWidget())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        theme.changed.connect(self._dress)
        self._dress()

    # -- what is shown -----------------------------------------------------------------------------------------

    def set_pages(self, pages: tuple[bytes, ...]) -> None:
        """Show these; as many as before stay where they were scrolled to."""
        if len(pages) != len(self.pictures.pages):
            self._places = PagePlaces()
        self.pictures = PagePictures(pages, self.pictures)
        self._lay_out()

    def set_dimmed(self, is_dimmed: bool) -> None:
        """Whether other pages are on their way."""
        self._is_dimmed = is_dimmed
        self.viewport().update()

    def set_covered(self, is_covered: bool) -> None:
        """Whether no page may be seen; they come back as they were."""
        self._is_covered = is_covered
        if is_covered:
            self.pictures.keep_near(())
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if is_covered else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        self.setHorizontalScrollBarPolicy(policy)
        self.viewport().update()

    @property
    def page(self) -> tuple[int, int]:
        """The page in sight, counted from 1, and how many there are; zeros when there is none."""
        return self._told

    # -- how large ---------------------------------------------------------------------------------------------

    @property
    def percent(self) -> int:
        """How large the pages are beside pages that fit in the width."""
        return round(100 * self._scale() / self._fit())

    @property
    def can_enlarge(self) -> bool:
        """Whether they can be larger and still sharp."""
        return self._scale() < _MOST_SCALE - _A_BIT and self._zoom < _ZOOM_STEPS[-1]

    @property
    def can_shrink(self) -> bool:
        """Whether they can be smaller."""
        return self._zoom > _ZOOM_STEPS[0]

    def enlarge(self) -> None:
        """One step larger."""
        now = self._scale() / self._fit()
        larger = next((step for step in _ZOOM_STEPS if step > now + _A_BIT), now)
        self._set_zoom(min(larger, _MOST_SCALE / self._fit()))

    def shrink(self) -> None:
        """One step smaller."""
        now = self._scale() / self._fit()
        self._set_zoom(next((step for step in reversed(_ZOOM_STEPS) if step < now - _A_BIT), now))

    def fit(self) -> None:
        """As wide as there is room for."""
        self._set_zoom(1.0)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._lay_out(self.viewport().height() / 2)

    def _fit(self) -> float:
        """The pixels of the screen for one of the widest picture, when that is as wide as there is room for."""
        # Also without a scroll bar its room is left: else the bar would come and go by turns.
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * MARGIN
        widest = max((size.width() for size in self.pictures.sizes), default=1)
        return min(_MOST_SCALE, max(room, MARGIN) * self.devicePixelRatioF() / max(widest, 1))

    def _scale(self) -> float:
        return min(_MOST_SCALE, self._fit() * self._zoom)

    # -- where -------------------------------------------------------------------------------------------------

    def _lay_out(self, fixed: float = 0) -> None:
        """Give every page its place. What was `fixed` pixels under the top of the view stays there, and what was not
        scrolled stays at its top."""
        down, across, view = self.verticalScrollBar(), self.horizontalScrollBar(), self.viewport()
        index, share = self._places.at(down.value() + fixed) if down.value() else (-1, 0.0)
        aside = (across.value() + view.width() / 2) / self._places.width
        self._places = PagePlaces(self.pictures.sizes, self._scale(), self.devicePixelRatioF(), view.width())
        self._is_placing = True
        across.setRange(0, max(0, round(self._places.width) - view.width()))
        across.setPageStep(view.width())
        # Here, for a bar under the pages may just have taken some of the height.
        down.setRange(0, max(0, round(self._places.height) - view.height()))
        down.setPageStep(view.height())
        across.setValue(round(aside * self._places.width - view.width() / 2))
        down.setValue(round(self._places.height_of(index, share) - fixed))
        self._is_placing = False
        self._tell_page()
        view.update()
        self.zoomed.emit()

    def _in_sight(self) -> dict[int, QRectF]:
        """The pages in the view, each with its place there."""
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return self._places.seen(QRectF(self.viewport().rect()).translated(x, y))

    def _tell_page(self) -> None:
        """Tell which page most is seen of."""
        if self._is_placing:
            return
        view, down = QRectF(self.viewport().rect()), self.verticalScrollBar()
        seen = {index: place.intersected(view).height() for index, place in self._in_sight().items()}
        page = max(seen, key=lambda index: seen[index], default=0) + 1 if self.pictures.pages else 0
        if page and down.value() == down.maximum() > 0:
            page = len(self.pictures.pages)
        if self._told != (page, len(self.pictures.pages)):
            self._told = page, len(self.pictures.pages)
            self.page_changed.emit(*self._told)

    def _go(self, y: float) -> None:
        self.verticalScrollBar().setValue(round(y))

    # -- events ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down by page, arrows a little, Home and End, Ctrl with plus, minus and nought."""
        key, has_ctrl = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._is_covered:
            event.ignore()
        elif (step := zoom_step(event)) is not None:
            (self.fit, self.enlarge, self.shrink)[step]()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not has_ctrl:
            y = self.verticalScrollBar().value()
            self._go(self._places.next_top(y) if key == Qt.Key.Key_PageDown else self._places.top_before(y))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else self._places.height)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls; with Ctrl it zooms."""
        if self._is_covered:
            event.ignore()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # A touchpad turns by small bits.
            self._turned += event.angleDelta().y()
            if abs(self._turned) >= _WHEEL_NOTCH:
                (self.enlarge if self._turned > 0 else self.shrink)()
                self._turned = 0
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages that fit keep fitting."""
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        """On another screen they are drawn anew, as sharp as that one is. Zooming is for the sheets here, not for the
        text of the window."""
        if takes_zoom(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And no longer."""
        super().focusOutEvent(event)
        self.viewport().update()

    # -- painting ----------------------------------------------------------------------------------------------

    def _dress(self) -> None:
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(theme.px(theme.S24))
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, and on it the sheets that are in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme.current().color("ground"))
        if not self._is_covered:
            in_sight = self._in_sight()
            for index, place in in_sight.items():
                self.pictures.paint(painter, index, place, is_dimmed=self._is_dimmed)
            self.pictures.keep_near(in_sight)
        if self.hasFocus():
            self._paint_focus(painter, self.viewport().rect())

    @staticmethod
    def _paint_focus(painter: QPainter, view: QRect) -> None:
        painter.setPen(QPen(theme.current().color("accent"), sizes.STROKE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(view).adjusted(1, 1, -1, -1), theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
