"""The list of dated and waiting things, for the page of the day, the calendar and its pane."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from pestdesk.domain.agenda import AgendaItem
from pestdesk.ui.agenda_delegate import AgendaDelegate
from pestdesk.ui.agenda_lines import AgendaLine, discreet
from pestdesk.ui.calendar.check_moves import MOVE_KEYS, CheckMoves, Grip
from pestdesk.ui.discretion import shown
from pestdesk.ui.line_list import LineList, LineModel

_Index = QModelIndex | QPersistentModelIndex


class AgendaModel(LineModel):
    """The user role gives the line itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[AgendaLine, ...] = ()

    @property
    def lines(self) -> tuple[AgendaLine, ...]:
        """What is shown."""
        return self._lines

    def set_lines(self, lines: Iterable[AgendaLine]) -> None:
        """Show these; the same lines again change nothing."""
        new = tuple(lines)
        if new == self._lines:
            return
        self.beginResetModel()
        self._lines = new
        self.endResetModel()

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The words of a line, for the eye, the tooltip and a screen reader."""
        if not index.isValid():
            return None
        line = discreet(self._lines[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return line.upper
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return shown(line.spoken)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (line.upper, line.lower, line.meta) if part) or None
        return line if role == Qt.ItemDataRole.UserRole else None


class AgendaList(LineList):
    """`opened(thing)` gives a dated or waiting thing. An open check can be dragged from it, or moved by keyboard."""

    def __init__(self, name: str, *, is_wide: bool, parent: QWidget | None = None) -> None:
        self._model = AgendaModel()
        super().__init__(self._model, name, parent)
        self.setItemDelegate(AgendaDelegate(self, is_wide=is_wide))
        self._moves: CheckMoves | None = None
        self._grip = Grip(self)

    def use(self, moves: CheckMoves) -> None:
        """Open checks can be moved from now on."""
        self._moves = moves
        self.setAccessibleDescription("Enter of spatie: openen. Ctrl+M: een controle die nog open is, verzetten.")

    @property
    def check(self) -> AgendaItem | None:
        """The open check in which the keyboard stands."""
        return self._check_at(self.currentIndex())

    def lines(self) -> tuple[AgendaLine, ...]:
        """What is shown."""
        return self._model.lines

    def set_lines(self, lines: Iterable[AgendaLine]) -> None:
        """Show these."""
        self._model.set_lines(lines)
        has_rows = self._model.first_row() >= 0
        # Without a row there is nothing to do here: no stop for the Tab key.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_rows else Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+M moves a check, also where the menu has no case for it."""
        if self._moves is not None and self.check is not None and QKeySequence(event.keyCombination()) == MOVE_KEYS:
            self._moves.ask(self.check)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the row under the mouse, or with the one in which the keyboard stands."""
        is_by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_by_mouse else self.currentIndex()
        thing, check, moves = self._model.thing(index), self._check_at(index), self._moves
        if thing is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Openen").triggered.connect(lambda: self.opened.emit(thing))
        if check is not None and moves is not None:
            move = menu.addAction("Verzetten…")
            move.setShortcut(MOVE_KEYS)
            move.triggered.connect(lambda: moves.ask(check))
        menu.popup(event.globalPos() if is_by_mouse else self.mapToGlobal(self.visualRect(index).bottomLeft()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a check."""
        if self._moves is not None:
            self._grip.take(event, self._model.thing(self.indexAt(event.position().toPoint())))
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if not self._grip.pull(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on a row that was not dragged opens it."""
        self._grip.let_go()
        if not self._grip.was_pulled:
            super().mouseReleaseEvent(event)

    def _check_at(self, index: _Index) -> AgendaItem | None:
        thing = self._model.thing(index)
        return thing if isinstance(thing, AgendaItem) and thing.is_open_check else None
