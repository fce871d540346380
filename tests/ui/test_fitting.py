"""Long names in little room: whole parts go before a word is cut, and a line shows its beginning."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pestdesk.ui import theme
from pestdesk.ui.fitting import first_that_fits, fitted
from pestdesk.ui.line_edit import LineEdit
from pestdesk.ui.step_words import initials

_NAMES = "Mila P. · Jip D. · Ties T."


@pytest.fixture
def metrics(dressed: None) -> QFontMetrics:
    return QFontMetrics(theme.font())


def test_what_fits_is_left_alone(metrics: QFontMetrics) -> None:
    assert fitted(_NAMES, metrics, metrics.horizontalAdvance(_NAMES)) == _NAMES


def test_names_that_do_not_fit_are_counted(metrics: QFontMetrics) -> None:
    one_left_out = metrics.horizontalAdvance("Mila P. · Jip D. +1")
    assert fitted(_NAMES, metrics, one_left_out, counts=True) == "Mila P. · Jip D. +1"
    assert fitted(_NAMES, metrics, one_left_out - 1, counts=True) == "Mila P. +2"


def test_also_beside_a_name_that_is_cut_the_others_are_counted(metrics: QFontMetrics) -> None:
    width = metrics.horizontalAdvance("Mila P.")
    seen = fitted(_NAMES, metrics, width, counts=True)
    assert seen.endswith("… +2")
    assert metrics.horizontalAdvance(seen) <= width


def test_other_parts_go_without_a_word(metrics: QFontMetrics) -> None:
    width = metrics.horizontalAdvance("ma 5 okt · L. van Voorbeeld") - 1
    assert fitted("ma 5 okt · L. van Voorbeeld", metrics, width) == "ma 5 okt"


def test_only_the_last_part_left_is_cut(metrics: QFontMetrics) -> None:
    shown = fitted("Konijnenburgh · 2B", metrics, metrics.horizontalAdvance("Konijn…"))
    assert shown.endswith("…")
    assert shown.startswith("Kon")


def test_the_longest_name_that_fits_is_taken(metrics: QFontMetrics) -> None:
    names = ["september 2026", "sep 2026"]
    assert first_that_fits(names, metrics, 1_000) == "september 2026"
    assert first_that_fits(names, metrics, metrics.horizontalAdvance("sep 2026")) == "sep 2026"
    assert first_that_fits(names, metrics, 1) == "sep 2026"


def test_names_are_shortened_as_in_the_netherlands() -> None:
    assert initials("Toon Proefstra") == "T. Proefstra"
    assert initials("Wil van den Berg-Konijnenburgh, Lies") == "W. van den Berg-Konijnenburgh, Lies"
    assert initials("") == ""


def test_a_line_shows_its_beginning_when_it_is_left_and_goes_on_at_its_end(qtbot: QtBot, dressed: None) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    line, other = LineEdit(), LineEdit()
    for edit in (line, other):
        box.addWidget(edit)
    window.resize(120, 100)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    line.put("Charlotte van Oldenbarnevelt-Proefstra")
    assert line.cursorPosition() == 0
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(line.hasFocus)
    assert line.cursorPosition() == len(line.text())
    other.setFocus()
    assert line.cursorPosition() == 0
