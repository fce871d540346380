"""The Tab key goes through a window as it is read: in the order of its layouts, whenever each part was made."""

from collections.abc import Iterator
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLayout,
    QMainWindow,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QWidget,
)

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def stops(widget: QWidget | None) -> Iterator[QWidget]:
    """Everything in `widget` that the Tab key can reach now, in reading order.

    Of radio buttons that belong together it is the chosen one, or the first: the arrows go to the others.
    """
    if widget is None or not widget.isVisible() or not widget.isEnabled():
        return
    if _takes_tab(widget):
        yield widget
        return
    if isinstance(widget, QScrollArea):
        yield from stops(widget.widget())
    elif isinstance(widget, QMainWindow):
        yield from stops(widget.centralWidget())
    elif isinstance(widget, QSplitter):
        for index in range(widget.count()):
            yield from stops(widget.widget(index))
    elif isinstance(widget, QAbstractScrollArea):
        return
    else:
        layout = widget.layout()
        if layout is not None:
            yield from _stops_of(layout)


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next or the previous stop of `window`, round and round; whether there was one."""
    order = list(stops(window))
    focused = QApplication.focusWidget()
    if not order or focused is None:
        return False
    step = 1 if forward else -1
    here = next((index for index, each in enumerate(order) if each is focused or each.isAncestorOf(focused)), None)
    target = (0 if forward else -1) if here is None else (here + step) % len(order)
    order[target].setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for part in _parts(layout):
        if isinstance(part, QLayout):
            yield from _stops_of(part)
        else:
            yield from stops(part)


def _parts(layout: QLayout) -> list[QWidget | QLayout]:
    """What stands in a layout, in its order.

    Each part is asked for its place, and the layout not for its items: Qt deletes those with their widgets without
    telling Python, whose object for one would later be taken for whatever comes to stand at its address.
    """
    owner = layout.parentWidget()
    widgets = owner.findChildren(QWidget, options=_DIRECT) if owner is not None else []
    placed: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(widget), widget) for widget in widgets]
    placed += [(layout.indexOf(inner), inner) for inner in layout.findChildren(QLayout, options=_DIRECT)]
    return [part for place, part in sorted(placed, key=itemgetter(0)) if place >= 0]


def _takes_tab(widget: QWidget) -> bool:
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False
    if not isinstance(widget, QRadioButton):
        return True
    group = widget.group()
    if group is None or widget.hasFocus():
        return True
    together = [each for each in group.buttons() if each.isVisible() and each.isEnabled()]
    return widget is (group.checkedButton() or next(iter(together), widget))
