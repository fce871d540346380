"""The three panes of the main window, and who gets the room: the page first, on a narrow window."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from pestdesk.ui import sizes, theme

# In pixels beside a body of 13: the panes at the sides, and from which width on there is room for them.


class Panes(QSplitter):
    """A narrow window gives the room of the panes to the page, unless the user arranged them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._left: QWidget | None = None
        self._right: QWidget | None = None
        # What the user chose, by pane; from then on that holds at any width.
        self._choices: dict[QWidget, bool] = {}
        self._is_wanted = False
        self._are_moved = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._note_moved)

    def arrange(self, left: QWidget, right: QWidget) -> None:
        """Which of its widgets stand at the sides; the one in the middle takes what is left."""
        self._left, self._right = left, right
        for pane in (left, right):
            pane.setMinimumWidth(theme.px(sizes.PANE))
            # Shown as soon as there is room: what is shown at first, a small screen must be able to hold.
            pane.hide()
        self.setStretchFactor(1, 1)

    def toggle_left(self) -> None:
        """Show or hide the left pane, from here on at any width."""
        self._toggle(self._left)

    def toggle_right(self) -> None:
        """Show or hide the right pane, from here on at any width."""
        self._toggle(self._right)

    def _toggle(self, pane: QWidget | None) -> None:
        if pane is not None:
            self._choices[pane] = pane.isHidden()
            pane.setVisible(self._choices[pane])

    def want_room(self, is_wanted: bool) -> None:
        """Whether the page wants the room of the right pane too."""
        if is_wanted != self._is_wanted:
            self._is_wanted = is_wanted
            self.fit(self.width())

    def minimumSizeHint(self) -> QSize:
        """A window can be as narrow as the page and what the user chose to see beside it: the rest goes."""
        needed = super().minimumSizeHint()
        for pane in (self._left, self._right):
            if pane is not None and not pane.isHidden() and pane not in self._choices:
                needed.setWidth(needed.width() - pane.minimumWidth() - self.handleWidth())
        return needed

    def fit(self, width: int) -> None:
        """Divide the width of the window."""
        has_room = {self._left: width >= theme.px(sizes.LEFT_PANE_FROM)}
        has_room[self._right] = width >= theme.px(sizes.BOTH_PANES_FROM) and not self._is_wanted
        for pane, is_roomy in has_room.items():
            if pane is not None and pane not in self._choices:
                pane.setVisible(is_roomy)
        if not self._are_moved:
            side = theme.px(sizes.PANE_WIDE if width >= theme.px(sizes.WIDE_PANES_FROM) else sizes.PANE)
            self.setSizes([side, width, side])

    def _note_moved(self) -> None:
        self._are_moved = True
