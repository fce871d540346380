"""The title of a case on one line: the names in full, or as short as the room asks."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pestdesk.ui.discretion import shown
from pestdesk.ui.fitting import first_that_fits, fitted
from pestdesk.ui.labels import CaseTitle


class FittedTitle(CaseTitle):
    """A screen reader always says the names in full; so does the tooltip, where they are shortened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._full = self._short = ""
        self.setWordWrap(False)

    def set_names(self, full: str, short: str) -> None:
        """Show these, parted by ‘ · ’; the short ones where the full ones do not fit."""
        self._full, self._short = full, short
        self.setAccessibleName(full)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other words."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as it must."""
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """The room for the words in full."""
        width = self.fontMetrics().horizontalAdvance(shown(self._full))
        return QSize(width, super().sizeHint().height())

    def least_width(self) -> int:
        """The room for the short names, in pixels."""
        return self.fontMetrics().horizontalAdvance(shown(self._short))

    def _fit(self) -> None:
        metrics, width = self.fontMetrics(), self.contentsRect().width()
        seen = first_that_fits((shown(self._full), shown(self._short)), metrics, width)
        words = self._full if seen == shown(self._full) else self._short
        fits = metrics.horizontalAdvance(seen) <= width
        self.setText(words if fits else fitted(words, metrics, width, counts=True))
        self.setToolTip("" if self.text() == self._full else self._full)
