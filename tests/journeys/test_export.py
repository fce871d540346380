"""A case on paper: chosen in the menu, written by a worker, read back."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
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


def test_the_summary_of_a_case_is_written_where_she_says(
    coordinator: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_with_agreements(coordinator)
    suggested: list[str] = []

    def ask(_parent: object, _title: str, suggestion: str, _kinds: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return str(tmp_path / "casus"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    chosen(coordinator, "Samenvatting (PDF)…")
    path = tmp_path / "casus.pdf"
    coordinator.sees(f"Samenvatting (PDF) staat in {path}.")
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    for words in ("Pip Voorbeeldstra", "Sem Nepman", "Pesten stap 1", "Sem laat de spullen van Pip met rust"):
        assert words in text
    assert "Pip" not in suggested[0]
    assert "Sem" not in suggested[0].replace("Samenvatting", "").replace("samenvatting", "")


def test_a_place_that_cannot_be_written_is_told_and_leaves_nothing(
    coordinator: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_with_agreements(coordinator)
    nowhere = tmp_path / "weg" / "casus.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(nowhere), ""))
    chosen(coordinator, "Samenvatting (PDF)…")
    coordinator._qtbot.waitUntil(lambda: "map" in coordinator.window.banner.text.lower())
    assert not nowhere.parent.exists()
