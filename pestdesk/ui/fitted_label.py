"""Words on one line, as many as there is room for."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pestdesk.ui.discretion import say, shown
from pestdesk.ui.fitting import first_that_fits, fitted
from pestdesk.ui.labels import Label


class FittedLabel(Label):
    """Takes whatever width there is. A screen reader says the words in full, and so does the tooltip where they are
    shortened; `counts` tells how many names were left out."""

    def __init__(
        self, *, look: str, counts: bool = False, selectable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(look=look, wraps=False, selectable=selectable, parent=parent)
        self._lines: tuple[str, ...] = ("",)
        self._counts = counts
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_lines(self, *lines: str) -> None:
        """Show the first of these, from long to short, that fits, now and at every other width."""
        self._lines = lines or ("",)
        say(self, "accessibleName", self._lines[0])
        self._fit()

    def least_width(self) -> int:
        """The room for the shortest line, in pixels."""
        return self.fontMetrics().horizontalAdvance(shown(self._lines[-1]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more or less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, width = self.fontMetrics(), self.contentsRect().width()
        # Measured as they may be seen; what is kept is what they stand for.
        seen = first_that_fits([shown(line) for line in self._lines], metrics, width)
        line = next(each for each in self._lines if shown(each) == seen)
        fits = metrics.horizontalAdvance(seen) <= width
        words = line if fits else fitted(line, metrics, width, counts=self._counts)
        if words != self.text():
            self.setText(words)
        say(self, "toolTip", "" if words == self._lines[0] else self._lines[0])
