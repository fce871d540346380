"""The order of the Tab key is found without leaving anything of Qt's own behind."""

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from shiboken6 import Shiboken

import pestdesk.ui
from pestdesk.ui.flow_layout import FlowLayout
from pestdesk.ui.tab_order import stops


def _kept_items() -> int:
    """How many of Qt's items of layouts Python has an object for."""
    return sum(isinstance(each, QWidgetItem) for each in Shiboken.getAllValidWrappers())


@pytest.mark.parametrize("kind", [QVBoxLayout, QGridLayout, FlowLayout])
def test_no_item_outlives_its_widget(qtbot: Any, kind: type[QLayout]) -> None:
    """An item that Qt deleted, and that Python still knows, is taken for whatever comes at its address: a crash."""
    before = _kept_items()
    window = QWidget()
    qtbot.addWidget(window)
    layout = kind(window)
    for words in ("een", "twee", "drie"):
        layout.addWidget(QPushButton(words))
    window.show()
    found = list(stops(window))
    assert [each.text() for each in found if isinstance(each, QPushButton)] == ["een", "twee", "drie"]
    for each in found:
        each.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert layout.count() == 0
    assert _kept_items() == before


def test_parts_are_passed_as_they_stand_and_not_as_they_were_made(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    last, first, inner, added = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
    box, row = QVBoxLayout(window), QHBoxLayout()
    row.addWidget(inner)
    box.addWidget(first)
    box.addLayout(row)
    box.addWidget(last)
    row.insertWidget(0, added)
    window.show()
    assert list(stops(window)) == [first, added, inner, last]


def test_nothing_asks_a_layout_for_its_items() -> None:
    """The layout of our own has to answer, and what is taken out belongs to whoever takes it."""
    for file in Path(pestdesk.ui.__file__).parent.rglob("*.py"):
        asked = re.findall(r"ayout\w*(?:\(\))?\.itemAt\(|\.itemAtPosition\(", file.read_text(encoding="utf-8"))
        assert not asked, file.name
