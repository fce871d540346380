"""The three parts of the main window beside each other, and which of them has how much room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from pestdesk.ui import theme

# In pixels beside a body of 13: the panes at the sides, and from which width on there is room for them.
_PANE, _NARROW_PANE = 264, 240
_ROOMY_FROM, _CALENDAR_FROM = 1340, 1280


class Panes(QSplitter):
    """The list, the page and the calendar, made on this widget in that order. A narrow window gives the room of the
    sides to the page, unless the user arranged them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._calendar_choice: bool | None = None
        self._are_moved = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._was_moved)

    def start(self) -> None:
        """All three are there."""
        for side in (self._part(0), self._calendar):
            side.setMinimumWidth(theme.px(_NARROW_PANE))
        # Shown as soon as there is room: what is shown at first, a small screen must be able to hold.
        self._calendar.hide()
        self.setStretchFactor(1, 1)

    def fit(self, width: int) -> None:
        """The window is this wide now."""
        if self._calendar_choice is None:
            self._calendar.setVisible(width >= theme.px(_CALENDAR_FROM))
        if not self._are_moved:
            side = theme.px(_PANE if width >= theme.px(_ROOMY_FROM) else _NARROW_PANE)
            self.setSizes([side, width, side])

    def toggle_calendar(self) -> None:
        """Show the calendar or take it away; from here on the user decides."""
        self._calendar_choice = self._calendar.isHidden()
        self._calendar.setVisible(self._calendar_choice)

    @property
    def _calendar(self) -> QWidget:
        return self._part(2)

    def _part(self, number: int) -> QWidget:
        part = self.widget(number)
        assert part is not None, "the three parts were made on this widget"
        return part

    def _was_moved(self) -> None:
        self._are_moved = True
