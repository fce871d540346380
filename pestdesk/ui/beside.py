"""Parts of a page that stand beside each other where there is room, and under each other where there is not."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from pestdesk.ui import sizes

_WAY = QBoxLayout.Direction


def turn(layout: QBoxLayout, *, is_beside: bool) -> bool:
    """Put its parts beside each other, or else under each other; whether they stood otherwise."""
    way = _WAY.LeftToRight if is_beside else _WAY.TopToBottom
    is_other = layout.direction() != way
    layout.setDirection(way)
    return is_other


def turn_beside(layout: QBoxLayout, side: QWidget, width: int, *, is_beside: bool) -> bool:
    """The same, with a part at the side that is so wide beside the others, and as wide as they are under them."""
    side.setMinimumWidth(width if is_beside else 0)
    side.setMaximumWidth(width if is_beside else sizes.ANY)
    return turn(layout, is_beside=is_beside)
