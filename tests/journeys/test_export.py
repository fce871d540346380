"""A case on paper: chosen in the menu, its names decided, looked at, written by a worker, read back."""

from datetime import date
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from pestdesk.ui.papers.papers_page import PapersPage


def case_with_agreements(she: Any) -> None:
    she.on(date(2026, 9, 9))
    people = [("Pip Voorbeeldstra", "2B", "Toon Proefstra"), ("Sem Nepman", "2B", "Toon Proefstra")]
    she.new_case("ouder of verzorger", "Etui gestolen.", people)
    she.do("1c", agreements=["Sem laat de spullen van Pip met rust"])
    for _pupil in range(2):
        she.do("1g")


def chosen(she: Any, words: str) -> PapersPage:
    """Choose this entry of a menu; gives the page of documents."""
    actions = [each for each in she.window.findChildren(QAction) if each.text() == words]
    assert len(actions) == 1
    assert actions[0].isEnabled()
    actions[0].trigger()
    (page,) = [page for page in she.window.findChildren(PapersPage) if page.isVisible()]
    return page


def asked(she: Any, path: Path) -> str:
    """Choose this path where a document is to be written; gives what was suggested."""
    (dialog,) = she.window.findChildren(QFileDialog)
    suggested = dialog.selectedFiles()[0]
    dialog.fileSelected.emit(str(path))
    dialog.close()
    return Path(suggested).name


def read(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_summary_of_a_case_is_written_where_she_says(coordinator: Any, tmp_path: Path) -> None:
    case_with_agreements(coordinator)
    chosen(coordinator, "&Samenvatting…")
    coordinator.press("Bewaren als PDF…")
    suggested = asked(coordinator, tmp_path / "casus")
    path = tmp_path / "casus.pdf"
    coordinator.sees(f"Bewaard als {path}.")
    text = read(path)
    for words in ("Pip Voorbeeldstra", "Sem Nepman", "Pesten stap 1", "Sem laat de spullen van Pip met rust"):
        assert words in text
    assert "Pip" not in suggested
    assert "Sem" not in suggested.replace("Samenvatting", "").replace("samenvatting", "")


def test_a_place_that_cannot_be_written_is_told_and_leaves_nothing(coordinator: Any, tmp_path: Path) -> None:
    case_with_agreements(coordinator)
    nowhere = tmp_path / "weg" / "casus.pdf"
    page = chosen(coordinator, "&Samenvatting…")
    coordinator.press("Bewaren als PDF…")
    asked(coordinator, nowhere)
    coordinator._qtbot.waitUntil(lambda: "map" in coordinator.window.banner.text.lower())
    assert not nowhere.parent.exists()
    assert page.isVisible()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def tab_to(words: str) -> None:
    """Go on with Tab until the focus stands on the control with this name."""
    for _ in range(80):
        focused = QApplication.focusWidget()
        assert focused is not None
        if words in (focused.accessibleName(), str(focused.property("text"))):
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes at ‘{words}’")


def test_by_keyboard_alone_parents_get_a_page_on_which_the_other_child_is_not_named(
    coordinator: Any, tmp_path: Path
) -> None:
    case_with_agreements(coordinator)
    coordinator.window.activateWindow()
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (page,) = [page for page in coordinator.window.findChildren(PapersPage) if page.isVisible()]
    tab_to("Wie leest dit?")
    while "Ouders of verzorgers van Pip" not in page.form.form.field("reader").combo.currentText():
        press(Qt.Key.Key_Down)
    page.make()
    tab_to("Vervangen door ‘leerling A’")
    press(Qt.Key.Key_Space)
    assert page._paper is not None
    assert page._paper.undecided == ()
    tab_to("Bewaren als PDF…")
    press(Qt.Key.Key_Return)
    asked(coordinator, tmp_path / "ouders.pdf")
    coordinator.sees(f"Bewaard als {tmp_path / 'ouders.pdf'}.")
    text = read(tmp_path / "ouders.pdf")
    assert "Leerling A laat de spullen van Pip met rust" in text
    assert "Sem" not in text.replace("Samenvatting", "")
    assert "Nepman" not in text
    assert "Ouders of verzorgers van Pip Voorbeeldstra" in text
