"""A list of groups: each has a head and the rows of what can be opened, and perhaps words."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from pestdesk.ui.discreet_views import DiscreetList
from pestdesk.ui.opening_keys import OPENING_KEYS

_Index = QModelIndex | QPersistentModelIndex


class LineKind(Enum):
    """The head of a group, something that can be opened, or words under a group."""

    HEAD = auto()
    ROW = auto()
    WORDS = auto()


class Line(Protocol):
    """What the list must know of a line: its kind, and what a row opens."""

    @property
    def kind(self) -> LineKind: ...

    @property
    def thing(self) -> object: ...


class LineModel(QAbstractListModel):
    """Lines in their order, which a class of its own fills and words. Only rows can be reached."""

    _lines: Sequence[Line] = ()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row a line."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Heads and words are passed over by the keyboard."""
        if index.isValid() and self._lines[index.row()].kind is LineKind.ROW:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def first_row(self) -> int:
        """The place of the first line that can be reached, -1 when there is none."""
        return next((row for row, line in enumerate(self._lines) if line.kind is LineKind.ROW), -1)

    def thing(self, index: _Index) -> object:
        """What the line at `index` opens, None when it opens nothing."""
        return self._lines[index.row()].thing if index.isValid() else None


class LineList(DiscreetList):
    """`opened(thing)` tells what the user wants to see, by a click, by Enter or by Space."""

    opened = Signal(object)

    def __init__(self, model: LineModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space opens."""
        if event.key() in OPENING_KEYS and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Measure the rows again when the text grows."""
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other heights."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _open(self, index: _Index) -> None:
        thing = self._rows.thing(index)
        if thing is not None:
            self.opened.emit(thing)
