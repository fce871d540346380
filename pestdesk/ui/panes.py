"""The three panes of the main window, and who gets the room: the page first, on a narrow window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from pestdesk.ui import theme

# In pixels beside a body of 13: the panes at the sides, and from which width on there is room for them.
_PANE, _NARROW_PANE = 264, 240
_ROOMY_FROM, _CALENDAR_FROM = 1340, 1280


class Panes(QSplitter):
    """A narrow window gives the room of the panes to the page, unless the user arranged them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._right: QWidget | None = None
        self._choice: bool | None = None
        self._is_wanted = False
        self._are_moved = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._note_moved)

    def arrange(self, left: QWidget, right: QWidget) -> None:
        """Which of its widgets stand at the sides; the one in the middle takes what is left."""
        self._right = right
        for pane in (left, right):
            pane.setMinimumWidth(theme.px(_NARROW_PANE))
        # Shown as soon as there is room: what is shown at first, a small screen must be able to hold.
        right.hide()
        self.setStretchFactor(1, 1)

    def toggle_right(self) -> None:
        """Show or hide the right pane, from here on at any width."""
        if self._right is not None:
            self._choice = self._right.isHidden()
            self._right.setVisible(self._choice)

    def want_room(self, is_wanted: bool) -> None:
        """Whether the page wants the room of the right pane too."""
        if is_wanted != self._is_wanted:
            self._is_wanted = is_wanted
            self.fit(self.width())

    def fit(self, width: int) -> None:
        """Divide the width of the window."""
        if self._choice is None and self._right is not None:
            self._right.setVisible(width >= theme.px(_CALENDAR_FROM) and not self._is_wanted)
        if not self._are_moved:
            side = theme.px(_PANE if width >= theme.px(_ROOMY_FROM) else _NARROW_PANE)
            self.setSizes([side, width, side])

    def _note_moved(self) -> None:
        self._are_moved = True
