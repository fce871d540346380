"""The list of what happened: rows of any height, painted, for a case may have hundreds of them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.timeline import Event, EventKind
from pestdesk.ui import sizes, theme
from pestdesk.ui.discreet_views import DiscreetList
from pestdesk.ui.discretion import shown
from pestdesk.ui.record_card import when_and_who
from pestdesk.ui.theme import TypeStep

_Index = QModelIndex | QPersistentModelIndex
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TALLEST = 1_000_000


class EventModel(QAbstractListModel):
    """Events in their order; the user role gives the event itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[Event, ...] = ()

    def set_events(self, events: Sequence[Event]) -> None:
        """Show these."""
        self.beginResetModel()
        self._events = tuple(events)
        self.endResetModel()

    def row_of(self, part_id: int, kinds: Sequence[EventKind]) -> int:
        """The row that tells of a part, or without one the first of these kinds with a text; -1 when none does."""

        def tells(event: Event) -> bool:
            if not part_id:
                return event.kind in kinds and bool(event.text)
            return part_id in (event.part_id, *(correction.id for correction in event.corrections))

        return next((row for row, event in enumerate(self._events) if tells(event)), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row an event."""
        return 0 if parent.isValid() else len(self._events)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The words of an event, for the eye and for a screen reader."""
        if not index.isValid():
            return None
        event = self._events[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(event.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " – ".join(text for text, _font, _token in _lines(event))
        if role == Qt.ItemDataRole.UserRole:
            return event
        return None


class EventDelegate(QStyledItemDelegate):
    """Title, when and by whom, the text in full, and each later correction under it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row and the hairline under it."""
        colors = theme.current()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colors.color("accent_soft"))
        area: QRect = option.rect.adjusted(theme.S16, theme.S8, -theme.S16, 0)
        top = area.top()
        for text, font, token in _lines(index.data(Qt.ItemDataRole.UserRole)):
            height = _height(text, font, area.width())
            painter.setFont(font)
            painter.setPen(colors.color(token))
            painter.drawText(QRect(area.left(), top, area.width(), height), int(_WRAP), text)
            top += height + sizes.S2
        painter.setPen(QPen(colors.color("line"), 1))
        bottom = option.rect.bottom()
        painter.drawLine(area.left(), bottom, area.right(), bottom)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colors.color("accent"), sizes.STROKE))
            ring = option.rect.adjusted(sizes.S2, sizes.S2, -sizes.S2, -sizes.S2)
            painter.drawRoundedRect(ring, theme.RADIUS_INSIDE, theme.RADIUS_INSIDE)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its words need at this width."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, DiscreetList) else theme.px(sizes.FORM)
        inside = width - 2 * theme.S16
        lines = _lines(index.data(Qt.ItemDataRole.UserRole))
        height = sum(_height(text, font, inside) + sizes.S2 for text, font, _token in lines)
        return QSize(width, height + 2 * theme.S8)


class EventListView(DiscreetList):
    """The verloop of a case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = EventModel(self)
        self.setModel(self._model)
        self.setItemDelegate(EventDelegate(self))
        self.setAccessibleName("Verloop")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("card", True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def set_events(self, events: Sequence[Event]) -> None:
        """Show these, newest first as given."""
        self._model.set_events(events)

    def bring_in_sight(self, part_id: int, kinds: Sequence[EventKind]) -> None:
        """Mark the event of this part, or the one that it corrects; without a part, the first of these kinds."""
        row = self._model.row_of(part_id, kinds)
        # What tells of it nowhere must not seem to be what was marked before.
        self.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())
        if row >= 0:
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other width, other heights."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _lines(event: Event) -> list[tuple[str, QFont, str]]:
    body, small = theme.font(), theme.font(TypeStep.SECONDARY)
    lines = [(event.title, theme.font(bold=True), "ink"), (when_and_who(event), small, "mute")]
    if event.text:
        lines.append((event.text, body, "ink"))
    for correction in event.corrections:
        lines.append((f"Aangevuld {with_year(correction.happened_on)}: {correction.reason}", small, "mute"))
        lines.append((correction.text, body, "ink"))
    return [(shown(text), font, token) for text, font, token in lines]


def _height(text: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, _TALLEST), int(_WRAP), text).height()
