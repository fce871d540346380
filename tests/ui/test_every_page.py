"""Each page at the size of a small laptop, in both schemes: nothing cut, nothing over another, nothing on its own."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from pestdesk.ui.chips import Chip
from pestdesk.ui.line_edit import LineEdit

_WITH_WORDS = (QLabel, QPushButton, QRadioButton, QCheckBox, Chip)
_TOUCHED = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)


class _Openings(QObject):
    """Notes every window that opens."""

    def __init__(self, allowed: QWidget) -> None:
        super().__init__()
        self._allowed = allowed
        self.seen: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch only."""
        is_window = isinstance(watched, QWidget) and watched.isWindow() and watched is not self._allowed
        if event.type() == QEvent.Type.Show and is_window:
            self.seen.append(watched)
        return False


@pytest.fixture
def openings(office: Any, qapp: QApplication) -> Iterator[_Openings]:
    watcher = _Openings(office.window)
    qapp.installEventFilter(watcher)
    yield watcher
    qapp.removeEventFilter(watcher)


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _cut(widget: QWidget) -> bool:
    """Whether a widget has less room than its words need."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    needed = widget.sizeHint()
    return widget.width() < needed.width() or widget.height() < needed.height() - 2


def _words(widget: QWidget) -> str:
    text = widget.text() if hasattr(widget, "text") else ""
    return f"{type(widget).__name__} ‘{text or widget.accessibleName()}’ {widget.size().toTuple()}"


def _covered(one: QWidget, other: QWidget, window: QWidget) -> bool:
    if one.isAncestorOf(other) or other.isAncestorOf(one):
        return False
    return _place(one, window).intersects(_place(other, window))


def _check_touched(office: Any, page: str) -> None:
    """One primary button a page, and all that is clicked high enough to hit."""
    primary = [each.text() for each in office.shown(QPushButton) if each.property("primary")]
    primary.remove("Nieuwe casus")
    assert len(primary) <= 1, f"{page}: {primary}"
    for kind in (QPushButton, QRadioButton, QCheckBox, QComboBox, LineEdit):
        for widget in office.shown(kind):
            assert widget.height() >= (22 if widget.property("pill") else 26), f"{page}: {_words(widget)}"


@pytest.mark.parametrize("size", [(1366, 768), (1093, 600)])
def test_nothing_is_cut_or_stands_over_another_and_no_page_opens_a_window_of_its_own(
    office: Any, pages: Any, openings: _Openings, size: tuple[int, int]
) -> None:
    window = office.window
    _resize(office, size)
    for name, visit in pages.items():
        visit(office)
        office.qtbot.wait(1)
        assert openings.seen == [], name
        assert window.size().toTuple() == size, f"{name} makes the window grow"
        _check_page(office, name)


def _resize(office: Any, size: tuple[int, int]) -> None:
    def has_size() -> bool:
        # The calendar gives its room only after the first step.
        office.window.resize(*size)
        return bool(office.window.size().toTuple() == size)

    office.qtbot.waitUntil(has_size)


def _check_page(office: Any, name: str) -> None:
    """Nothing that is shown now is cut, stands over another or scrolls sideways."""
    for widget in office.shown(QWidget):
        if isinstance(widget, _WITH_WORDS) and widget.visibleRegion().boundingRect().isValid():
            assert not _cut(widget), f"cut on {name}: {_words(widget)}, needs {widget.sizeHint().toTuple()}"
    _check_touched(office, name)
    touched = [w for w in office.shown(QWidget) if isinstance(w, _TOUCHED)]
    for index, one in enumerate(touched):
        for other in touched[index + 1 :]:
            if one.parent() is other.parent():
                assert not _covered(one, other, office.window), f"{name}: {_words(one)} and {_words(other)}"
    for area in office.shown(QScrollArea):
        assert not area.horizontalScrollBar().isVisible(), f"{name} scrolls sideways"


@pytest.mark.parametrize("size", [(1366, 768), (1093, 600)])
def test_a_vault_without_a_case_has_room_for_its_three_ways(empty_office: Any, size: tuple[int, int]) -> None:
    _resize(empty_office, size)
    empty_office.qtbot.wait(1)
    assert empty_office.window.size().toTuple() == size
    _check_page(empty_office, "today, empty")


@pytest.mark.parametrize("size", [(1366, 768), (1093, 600)])
def test_the_practice_window_has_room_for_its_strip_and_its_guide(practice: Any, size: tuple[int, int]) -> None:
    _resize(practice, size)
    for visit in (practice.window.show_today, lambda: practice.open_step("Abe", "1b")):
        visit()
        practice.qtbot.wait(1)
        assert practice.window.size().toTuple() == size
        _check_page(practice, "practice")


def test_a_check_of_two_agreements_and_one_victim_needs_no_scrolling(office: Any) -> None:
    office.window.resize(1366, 768)
    office.open_step("Pip", "1h")
    office.qtbot.wait(1)
    assert len(office.case("Pip").round.current_agreements) == 2
    assert not office.window.case_page.wizard.card._scroll.verticalScrollBar().isVisible()
