"""Help → Over PestDesk: versions and licences as this installation has them, also when it has hardly any."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from pestdesk import __version__
from pestdesk.desk import parts
from pestdesk.desk.parts import Part, Parts
from pestdesk.ui.about_dialog import AboutDialog


def _open(office: Any) -> AboutDialog:
    QTest.keySequence(office.window, QKeySequence("Ctrl+Shift+F1"))
    (dialog,) = office.window.findChildren(QDialog)
    assert isinstance(dialog, AboutDialog)
    return dialog


def _words(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_it_tells_the_versions_and_of_each_part_its_licence_and_the_text_of_that(office: Any) -> None:
    dialog = _open(office)
    words = _words(dialog)
    for each in (f"PestDesk {__version__}", "versie 231010", "Python 3.", "SQLCipher 4.", "Qt 6.", "LGPL"):
        assert each in words, each
    office.qtbot.waitUntil(dialog.table.hasFocus)
    rows = [dialog.model.part(row).name for row in range(dialog.model.rowCount())]
    dialog.table.selectRow(rows.index("SQLAlchemy"))
    assert dialog.text.toPlainText().startswith("Copyright")
    assert "SQLAlchemy" in dialog.text.accessibleName()
    office.key(Qt.Key.Key_Down)
    assert "SQLAlchemy" not in dialog.text.accessibleName(), "the arrows choose another part"
    office.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("shipped", "words"),
    [
        (Parts((), is_complete=False), "Deze uitgave van PestDesk vertelt niet uit welke onderdelen zij bestaat."),
        (Parts((Part("typst", "", ""),), is_complete=False), "dit zijn de onderdelen die te vinden waren"),
    ],
)
def test_a_program_that_was_frozen_without_its_papers_says_so(
    office: Any, monkeypatch: pytest.MonkeyPatch, shipped: Parts, words: str
) -> None:
    monkeypatch.setattr(parts, "shipped_parts", lambda: shipped)
    dialog = _open(office)
    assert words in _words(dialog)
    assert dialog.table.isVisible() == bool(shipped.parts)
    if shipped.parts:
        index = dialog.model.index(0, 2)
        assert dialog.model.data(index) == "niet vermeld"
        assert dialog.text.toPlainText() == "Dit onderdeel brengt geen tekst van zijn licentie mee."
