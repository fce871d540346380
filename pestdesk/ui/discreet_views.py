"""Lists and tables that are as discreet as the words in them: their models ask `discretion` for what may be seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListView

from pestdesk.ui import discretion

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView as _View
else:
    _View = object


class DiscreetView(_View):
    """Comes before the list or table: from it no initials can be copied, for they would end up where names belong."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies, unless initials are shown. Space opens what Enter opens."""
        if discretion.is_on() and event.matches(QKeySequence.StandardKey.Copy):
            event.accept()
            return
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class DiscreetRows(DiscreetView):
    """Rows of which one is current as soon as the keyboard comes in."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard stands somewhere, so that the focus can be seen: Qt sees to that only the first time."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() or event.reason() == Qt.FocusReason.MouseFocusReason:
            return
        places = (self.model().index(row, 0) for row in range(self.model().rowCount()))
        first = next((each for each in places if each.flags() & Qt.ItemFlag.ItemIsEnabled), None)
        if first is not None:
            # It is not chosen by that.
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)


class DiscreetList(DiscreetRows, QListView):
    """The usual list."""
