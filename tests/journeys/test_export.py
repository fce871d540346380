"""A case on paper: chosen in the menu, written by a worker, read back."""

from datetime import date
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog


def case_with_agreements(she: Any) -> None:
    she.on(date(2026, 9, 9))
    people = [("Pip Voorbeeldstra", "2B", "Toon Proefstra"), ("Sem Nepman", "2B", "Toon Proefstra")]
    she.new_case("ouder of verzorger", "Etui gestolen.", people)
    she.do("1c", agreements=["Sem laat de spullen van Pip met rust"])
    for _pupil in range(2):
        she.do("1g")


def chosen(she: Any, words: str) -> None:
    """Choose this entry of a menu."""
    actions = [each for each in she.window.findChildren(QAction) if each.text() == words]
    assert len(actions) == 1
    assert actions[0].isEnabled()
    actions[0].trigger()


def asked(she: Any, path: Path) -> str:
    """Choose this path where a document is to be written; gives what was suggested."""
    (dialog,) = she.window.findChildren(QFileDialog)
    suggested = dialog.selectedFiles()[0]
    dialog.fileSelected.emit(str(path))
    dialog.close()
    return Path(suggested).name


def test_the_summary_of_a_case_is_written_where_she_says(coordinator: Any, tmp_path: Path) -> None:
    case_with_agreements(coordinator)
    chosen(coordinator, "Samenvatting (PDF)…")
    suggested = asked(coordinator, tmp_path / "casus")
    path = tmp_path / "casus.pdf"
    coordinator.sees(f"Samenvatting (PDF) staat in {path}.")
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    for words in ("Pip Voorbeeldstra", "Sem Nepman", "Pesten stap 1", "Sem laat de spullen van Pip met rust"):
        assert words in text
    assert "Pip" not in suggested
    assert "Sem" not in suggested.replace("Samenvatting", "").replace("samenvatting", "")


def test_a_place_that_cannot_be_written_is_told_and_leaves_nothing(coordinator: Any, tmp_path: Path) -> None:
    case_with_agreements(coordinator)
    nowhere = tmp_path / "weg" / "casus.pdf"
    chosen(coordinator, "Samenvatting (PDF)…")
    asked(coordinator, nowhere)
    coordinator._qtbot.waitUntil(lambda: "map" in coordinator.window.banner.text.lower())
    assert not nowhere.parent.exists()
