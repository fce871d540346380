"""A table of days on which an open check can be dropped."""

from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QTableView, QWidget

from pestdesk.ui.calendar.check_moves import CheckMoves


class DropTable(QTableView):
    """`drop_told` gives what dropping a check here does, or why it cannot; '' when nothing is dragged over it.

    Nothing is moved by it: the page is opened that tells first what else would change.
    """

    drop_told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moves: CheckMoves | None = None
        #: The day under a check that is dragged, and why it cannot be dropped there.
        self.target: date | None = None
        self.target_problem = ""

    def use(self, moves: CheckMoves) -> None:
        """Checks can be dropped here from now on."""
        self._moves = moves
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def day_at(self, point: QPoint) -> date | None:
        """The day under a point of the viewport; None beside the days."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take no more than a check that is open."""
        if self._moves is not None and self._moves.check_in(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show at the day under the mouse whether it can be dropped there, and tell why not."""
        check = self._moves.check_in(event.mimeData()) if self._moves is not None else None
        day = self.day_at(event.position().toPoint())
        if self._moves is None or check is None or day is None:
            self._aim(None)
            event.ignore()
            return
        self._aim(day, self._moves.problem(check, day))
        self.drop_told.emit(self._moves.words(check, day))
        if self.target_problem:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing hangs over it; why it could not be dropped can still be read."""
        if not self.target_problem:
            self.drop_told.emit("")
        self._aim(None)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """The page that moves it is opened, with this day; when the drag is over, for that page takes the place of
        this one."""
        check = self._moves.check_in(event.mimeData()) if self._moves is not None else None
        day = self.day_at(event.position().toPoint())
        self._aim(None)
        self.drop_told.emit("")
        if self._moves is None or check is None or day is None or self._moves.problem(check, day):
            event.ignore()
            return
        event.acceptProposedAction()
        self._moves.ask_soon(check, day)

    def _aim(self, day: date | None, problem: str = "") -> None:
        self.target, self.target_problem = day, problem if day is not None else ""
        self.viewport().update()
