"""Each page at the size of a small laptop, in both schemes: nothing cut, nothing over another, nothing on its own."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
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
from pytestqt.qtbot import QtBot

from pestdesk.errors import WrongPassphraseError
from pestdesk.ui import theme
from pestdesk.ui.chips import Chip
from pestdesk.ui.first_run_steps import PassphraseStep
from pestdesk.ui.fitted_label import FittedLabel
from pestdesk.ui.line_edit import LineEdit
from pestdesk.ui.recover_page import RecoverPage
from pestdesk.ui.restore_page import RestorePage
from pestdesk.ui.shell import Shell

_WITH_WORDS = (QLabel, QPushButton, QRadioButton, QCheckBox, QComboBox, Chip)
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


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _cut(widget: QWidget) -> bool:
    """Whether a widget has less room than its words need."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    if isinstance(widget, FittedLabel):
        # It says fewer words where there is no room for all.
        return widget.fontMetrics().horizontalAdvance(widget.text()) > widget.width()
    if isinstance(widget, QComboBox):
        # Its list shows a choice of many words in full.
        return widget.width() < widget.minimumSizeHint().width()
    needed = widget.sizeHint()
    return widget.width() < needed.width() or widget.height() < needed.height() - 2


def _words(widget: QWidget) -> str:
    text = widget.text() if hasattr(widget, "text") else ""
    return f"{type(widget).__name__} ‘{text or widget.accessibleName()}’ {widget.size().toTuple()}"


def _covered(one: QWidget, other: QWidget, window: QWidget) -> bool:
    if one.isAncestorOf(other) or other.isAncestorOf(one):
        return False
    return _place(one, window).intersects(_place(other, window))


def _touched_faults(office: Any) -> Iterator[str]:
    """One primary button a page, and all that is clicked high enough to hit."""
    primary = [each.text() for each in office.shown(QPushButton) if each.property("primary")]
    primary.remove("Nieuwe casus")
    if len(primary) > 1:
        yield f"two primary buttons: {primary}"
    for kind in (QPushButton, QRadioButton, QCheckBox, QComboBox, LineEdit):
        for widget in office.shown(kind):
            if widget.height() < theme.px(22 if widget.property("pill") else 26):
                yield f"too low to hit: {_words(widget)}"


_SIZES = ((1280, 720), (1366, 768), (1920, 1080))


@pytest.fixture(params=(100, 150, 200), ids=lambda percent: f"{percent}%")
def text_size(request: pytest.FixtureRequest, dressed: None) -> Iterator[None]:
    """Text of some size, for the windows that are made after this."""
    theme.scale_text(request.param / 100)
    yield
    theme.scale_text(1.0)


@pytest.fixture
def stretched(
    qtbot: QtBot,
    text_size: None,
    long_names: tuple[Path, bytes],
    office_of: Any,
    tmp_path: Path,
) -> Iterator[Any]:
    """The office with the longest names that a school may have, and text of some size."""
    folder = tmp_path / "kluis"
    shutil.copytree(long_names[0], folder)
    office = office_of(qtbot, folder, long_names[1])
    yield office
    office.close()


def test_with_the_longest_names_nothing_is_cut_or_stands_over_another_and_no_page_opens_a_window(
    stretched: Any, pages: Any, qapp: QApplication
) -> None:
    sizes = (*_SIZES, (1093, 600)) if theme.text_scale() == 1 else _SIZES
    faults: list[str] = []
    openings = _Openings(stretched.window)
    qapp.installEventFilter(openings)
    for name, visit in pages.items():
        visit(stretched)
        for size in sizes:
            faults += [f"{name} at {size}: {fault}" for fault in _faults(stretched, size)]
        faults += [f"{name} opens a window of its own: {each}" for each in openings.seen]
        openings.seen.clear()
    qapp.removeEventFilter(openings)
    assert faults == []


def _faults(office: Any, size: tuple[int, int]) -> Iterator[str]:
    """What is not right on the page that is shown, in a window of this size."""
    window = office.window
    for _ in range(5):
        # The panes give their room only after the first step.
        window.resize(*size)
        office.qtbot.wait(1)
        if window.size().toTuple() == size:
            break
    else:
        yield f"the window does not fit, it is {window.size().toTuple()}"
    widgets = office.shown(QWidget)
    yield from _word_faults(widgets)
    yield from _touched_faults(office)
    touched = [widget for widget in widgets if isinstance(widget, _TOUCHED)]
    for index, one in enumerate(touched):
        for other in touched[index + 1 :]:
            if one.parent() is other.parent() and _covered(one, other, window):
                yield f"{_words(one)} stands over {_words(other)}"


def _word_faults(widgets: Iterable[QWidget]) -> Iterator[str]:
    """What is cut, or must be scrolled sideways to be read."""
    for widget in widgets:
        if isinstance(widget, _WITH_WORDS) and widget.visibleRegion().boundingRect().isValid() and _cut(widget):
            yield f"cut: {_words(widget)}, needs {widget.sizeHint().toTuple()}"
        if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().isVisible():
            yield f"scrolls sideways: {_widest(widget)}"


def _widest(area: QScrollArea) -> str:
    """The innermost thing that does not fit in it."""
    inside = [each for each in area.widget().findChildren(QWidget) if each.isVisible()]
    wide = [each for each in inside if each.minimumSizeHint().width() > area.viewport().width()]
    return _words(wide[-1]) if wide else f"{area.widget().minimumSizeHint().toTuple()} in {area.size().toTuple()}"


def _all_faults(office: Any, *visits: Callable[[], object]) -> list[str]:
    """What is not right on these pages, at every size."""
    faults = []
    for number, visit in enumerate(visits):
        visit()
        faults += [f"{number} at {size}: {fault}" for size in _SIZES for fault in _faults(office, size)]
    return faults


def test_a_vault_without_a_case_has_room_for_its_three_ways(text_size: None, empty_office: Any) -> None:
    assert _all_faults(empty_office, empty_office.window.show_today) == []


def test_the_practice_window_has_room_for_its_strip_and_its_guide(text_size: None, practice: Any) -> None:
    assert _all_faults(practice, practice.window.show_today, lambda: practice.open_step("Abe", "1b")) == []


def _steps_before_the_vault(shell: Shell) -> Iterator[str]:
    """Each page before the vault is open, shown when its name is given."""
    first = shell.show_first_run()
    first.first.set_state({"school": "Het Voorbeeld", "coordinator": "Charlotte Konijnenburgh-tot Voorbeeldstein"})
    for _ in range(5):
        yield f"first run, {first.step.title} {type(first.step).__name__}"
        if isinstance(first.step, PassphraseStep):
            for line in (first.step.new.passphrase, first.step.new.again):
                line.edit.setText("paarse fietsbel in de regen")
        first.button.click()
    unlock = shell.show_unlock("De kluis is vergrendeld na 10 minuten zonder gebruik. Wat je typte is bewaard.")
    unlock.show_error(str(WrongPassphraseError()))
    yield "unlock"
    recover = RecoverPage()
    recover.recovery_key.edit.setText("7KQM 2R8W C4NT XP5H BJV3 DYFZ")
    recover.button.click()
    shell.show_page(recover)
    yield "recover"
    shell.show_page(RestorePage((), has_vault=True, lost_key=True))
    yield "restore"


def test_the_pages_before_the_vault_is_open_are_not_cut_either(text_size: None, qtbot: QtBot) -> None:
    shell = Shell()
    qtbot.addWidget(shell)
    shell.setWindowState(Qt.WindowState.WindowNoState)
    shell.show()
    faults = []
    for name in _steps_before_the_vault(shell):
        for size in _SIZES:
            shell.resize(*size)
            qtbot.wait(1)
            faults += [f"{name} at {size}: {fault}" for fault in _word_faults(shell.findChildren(QWidget))]
            assert shell.size().toTuple() == size, f"{name} makes the window grow"
    assert faults == []


def test_a_check_of_two_agreements_and_one_victim_needs_no_scrolling(office: Any) -> None:
    office.window.resize(1366, 768)
    office.open_step("Pip", "1h")
    office.qtbot.wait(1)
    assert len(office.case("Pip").round.current_agreements) == 2
    bar = office.window.case_page.wizard.card._scroll.verticalScrollBar()
    office.qtbot.waitUntil(lambda: not bar.isVisible())
