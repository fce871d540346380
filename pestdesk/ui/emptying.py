"""Takes away what a layout holds, so that it can be filled anew."""

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Nothing is in it any more, nor in sight."""
    while layout.count():
        taken = layout.takeAt(0)
        widget = taken.widget() if taken else None
        if widget is not None:
            # Qt takes it away later, and it would be seen until then.
            widget.hide()
            widget.deleteLater()
