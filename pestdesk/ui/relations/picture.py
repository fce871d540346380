"""The picture of Relaties: pupils and the lines between them, walked through with the arrows."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsScene, QGraphicsView, QToolTip, QWidget

from pestdesk.domain.relations import Relations
from pestdesk.ui import discretion, sizes, theme
from pestdesk.ui.discretion import Discreet
from pestdesk.ui.relations.picture_items import LinkItem, Look, PupilItem
from pestdesk.ui.relations.placing import Group, pack
from pestdesk.ui.zoom_keys import takes_zoom, zoom_step

Chosen = tuple[int, ...]
"""What is chosen: nothing, a pupil, or the two pupils of a line, by their places in `Relations.pupils`."""

_STEPS: Final = (0.25, 0.35, 0.5, 0.7, 0.85, 1.0, 1.25, 1.5, 2.0)
_A_BIT: Final = 0.01
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
#: How much further what lies aside of an arrow's way seems.
_ASIDE: Final = 2.0
_HOW = (
    "Pijltjes: naar een andere leerling. Enter: naar de casus. Ctrl met plus, min of nul: groter, kleiner, passend."
)


class RelationsPicture(Discreet, QGraphicsView):
    """`chosen` tells what the user chose, `opened` that she wants to its cases; `zoomed` that it became larger or
    smaller."""

    chosen = Signal(tuple)
    opened = Signal(tuple)
    zoomed = Signal()

    def __init__(self, words: Callable[[Chosen], str], parent: QWidget | None = None) -> None:
        """`words` tells about what is chosen, with the names in it."""
        super().__init__(parent)
        self._words = words
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self._groups: tuple[Group, ...] = ()
        self._pupils: list[PupilItem] = []
        self._links: list[LinkItem] = []
        self._chosen: Chosen = ()
        self._zoom = 1.0
        self._pressed_at: QPoint | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerWidget(QWidget())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setAccessibleDescription(_HOW)
        theme.changed.connect(self._dress)
        self._dress()

    # -- what is shown -----------------------------------------------------------------------------------------

    def show_relations(self, relations: Relations, groups: tuple[Group, ...]) -> None:
        """Show these pupils, each in the place that the groups give."""
        self._scene.clear()
        self._groups, self._chosen = groups, ()
        names = relations.names(with_class=False)
        self._pupils = [PupilItem(n, each, names[n]) for n, each in enumerate(relations.pupils)]
        self._links = [LinkItem(link, self._pupils[link.one], self._pupils[link.other]) for link in relations.links]
        for item in (*self._links, *self._pupils):
            self._scene.addItem(item)
        self._place()
        self._describe()

    def told_at(self, point: QPoint) -> str:
        """What is told under the mouse at a point of the view, as it may be seen now."""
        under = self._under(point)
        return discretion.shown(self._words(under)) if under else ""

    @property
    def what_is_chosen(self) -> Chosen:
        """What is chosen now."""
        return self._chosen

    def choose(self, chosen: Sequence[int]) -> None:
        """Choose this, in sight, without telling."""
        self._chosen = tuple(chosen)
        for link in self._links:
            ends = (link.link.one, link.link.other)
            is_chosen = ends == self._chosen or (len(self._chosen) == 1 and self._chosen[0] in ends)
            link.look = Look.CHOSEN if is_chosen else Look.FAINT if self._chosen else Look.PLAIN
            link.setZValue(0.5 if is_chosen else 0)
        for pupil in self._pupils:
            pupil.look = Look.CHOSEN if pupil.index in self._chosen else Look.PLAIN
            pupil.has_focus = self.hasFocus()
        if self._chosen:
            self._bring_in_sight()
        self._describe()
        self.viewport().update()

    def middle_of(self, pupil: int) -> QPoint:
        """Where the shape of a pupil is in the view."""
        return self.mapFromScene(self._pupils[pupil].middle)

    def middle_of_link(self, one: int, other: int) -> QPoint:
        """Where the middle of the line between two is in the view."""
        return self.mapFromScene((self._pupils[one].middle + self._pupils[other].middle) / 2)

    def _bring_in_sight(self) -> None:
        """Scroll to what is chosen, with something of what stands around it where there is room for that."""
        rect, view = self._rect_of(self._chosen), self.viewport().size()
        around = self.mapFromScene(rect).boundingRect()
        wide = max(0, min(theme.px(sizes.RELATION_WIDTH), (view.width() - around.width()) // 2))
        high = max(0, min(theme.px(sizes.RELATION_HEIGHT), (view.height() - around.height()) // 2))
        self.ensureVisible(rect, wide, high)

    def _rect_of(self, chosen: Chosen) -> QRectF:
        rect = QRectF()
        for index in chosen:
            rect = rect.united(self._pupils[index].sceneBoundingRect())
        return rect

    def _dress(self) -> None:
        self.setBackgroundBrush(theme.current().color("card"))
        self._place()

    def _place(self) -> None:
        """Give every pupil a place: as many groups beside each other as the view is wide."""
        width, height = theme.px(sizes.RELATION_WIDTH), theme.px(sizes.RELATION_HEIGHT)
        room = (self.width() - self.verticalScrollBar().sizeHint().width() - 2 * theme.S12) / width
        places, wide, high = pack(self._groups, room)
        for pupil in self._pupils:
            x, y = places[pupil.index]
            pupil.setPos(x * width, y * height)
        for link in self._links:
            link.follow()
        rect = QRectF(0, 0, wide * width, high * height)
        self._scene.setSceneRect(rect.adjusted(-theme.S12, -theme.S12, theme.S12, theme.S12))
        self.viewport().update()

    def _describe(self) -> None:
        words = self._words(self._chosen) if self._chosen else ""
        self.setAccessibleDescription(f"{words}. {_HOW}" if words else _HOW)

    # -- how large ---------------------------------------------------------------------------------------------

    @property
    def percent(self) -> int:
        """How large it is shown."""
        return round(100 * self._zoom)

    @property
    def can_enlarge(self) -> bool:
        """Whether it can be larger."""
        return self._zoom < _STEPS[-1] - _A_BIT

    @property
    def can_shrink(self) -> bool:
        """Whether it can be smaller."""
        return self._zoom > _STEPS[0] + _A_BIT

    def enlarge(self) -> None:
        """One step larger."""
        self._set_zoom(next((step for step in _STEPS if step > self._zoom + _A_BIT), self._zoom))

    def shrink(self) -> None:
        """One step smaller."""
        self._set_zoom(next((step for step in reversed(_STEPS) if step < self._zoom - _A_BIT), self._zoom))

    def fit(self) -> None:
        """All of it in sight, and not larger than it is."""
        view, rect = self.viewport().size(), self.sceneRect()
        fitting = min(view.width() / max(rect.width(), 1), view.height() / max(rect.height(), 1), 1.0)
        self._set_zoom(max(fitting, _STEPS[0]))

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self.resetTransform()
        self.scale(zoom, zoom)
        if self._chosen:
            self._bring_in_sight()
        self.zoomed.emit()

    # -- events ------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Zooming is for the picture here, not for the text of the window."""
        if takes_zoom(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go to another pupil; Enter to the case; Ctrl with plus, minus and nought."""
        key = event.key()
        if (step := zoom_step(event)) is not None:
            (self.fit, self.enlarge, self.shrink)[step]()
        elif key in _ARROWS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._walk(*_ARROWS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._pupils:
            in_order = self._in_reading_order()
            self._choose_by_hand((in_order[0 if key == Qt.Key.Key_Home else -1].index,))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen:
            self.opened.emit(self._chosen)
        else:
            event.ignore()

    def _walk(self, right: int, down: int) -> None:
        """To the nearest pupil that way."""
        if not self._pupils:
            return
        if not self._chosen:
            self._choose_by_hand((self._in_reading_order()[0].index,))
            return
        here = self._pupils[self._chosen[0]].pos()

        def distance(pupil: PupilItem) -> float:
            way = pupil.pos() - here
            ahead, aside = way.x() * right + way.y() * down, abs(way.x() * down) + abs(way.y() * right)
            return ahead + _ASIDE * aside if ahead > 1 else float("inf")

        nearest = min(self._pupils, key=distance)
        if distance(nearest) < float("inf"):
            self._choose_by_hand((nearest.index,))

    def _in_reading_order(self) -> list[PupilItem]:
        return sorted(
            self._pupils, key=lambda each: (round(each.pos().y() / theme.px(sizes.RELATION_HEIGHT)), each.pos().x())
        )

    def _choose_by_hand(self, chosen: Chosen) -> None:
        self.choose(chosen)
        if self.hasFocus() and chosen:
            said = discretion.shown(self._words(chosen))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.chosen.emit(chosen)

    def _under(self, point: QPoint) -> Chosen:
        item = self.itemAt(point)
        if isinstance(item, PupilItem):
            return (item.index,)
        return (item.link.one, item.link.other) if isinstance(item, LinkItem) else ()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may begin a click, or a drag of the whole picture."""
        self._pressed_at = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses what is under it, and nothing where there is nothing."""
        super().mouseReleaseEvent(event)
        point, pressed = event.position().toPoint(), self._pressed_at
        self._pressed_at = None
        if pressed is not None and (point - pressed).manhattanLength() < QApplication.startDragDistance():
            self._choose_by_hand(self._under(point))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second click leads to the case."""
        under = self._under(event.position().toPoint())
        if under and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(under)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls; with Ctrl larger and smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.enlarge if event.angleDelta().y() > 0 else self.shrink)()
            event.accept()
            return
        super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell under the mouse who it is, for a name may be shortened."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.told_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus shows at what is chosen."""
        super().focusInEvent(event)
        self.choose(self._chosen)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is chosen stays so."""
        super().focusOutEvent(event)
        self.choose(self._chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other rows."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture and its border, which shows the focus."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        width = sizes.STROKE if self.hasFocus() else 1
        painter.setPen(QPen(theme.current().color("accent" if self.hasFocus() else "line"), width))
        half = width / 2
        painter.drawRect(QRectF(self.viewport().rect()).adjusted(half, half, -half, -half))
        painter.end()
