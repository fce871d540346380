"""A document is made while the window goes on, and what came of it is told."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog


def test_the_summary_is_written_where_the_user_says(office: Any, tmp_path: Path) -> None:
    office.open_case("Pip")
    form = office.desk.papers.formats[0]
    office.window.export(form)
    (dialog,) = office.window.findChildren(QFileDialog)
    proposed = [Path(path).name for path in dialog.selectedFiles()]
    with office.qtbot.waitSignal(office.window.documents.written, timeout=20_000):
        dialog.fileSelected.emit(str(tmp_path / "samenvatting"))
        assert not office.button("Exporteren").isEnabled(), "one at a time"
    made = tmp_path / f"samenvatting{form.suffix}"
    assert made.read_bytes().startswith(b"%PDF")
    assert str(made) in office.window.banner.text
    assert office.button("Exporteren").isEnabled()
    assert "Pip" not in proposed[0], "a file name holds no pupil's name"


def test_a_folder_that_cannot_be_written_is_told(office: Any, tmp_path: Path) -> None:
    office.open_case("Pip")
    papers = office.desk.papers
    report = papers.report(office.number("Pip"))
    with office.qtbot.waitSignal(office.window.bridge.failed, timeout=20_000) as told:
        office.window.documents.write(report, papers.formats[0], tmp_path / "nergens" / "x.pdf")
    assert office.window.banner.text == told.args[0]
    assert office.button("Exporteren").isEnabled()


def test_without_an_open_case_there_is_nothing_to_export(office: Any) -> None:
    office.window.show_today()
    assert not office.button("Exporteren").isEnabled()
    assert all(not action.isEnabled() for action in office.window.menus.exports.actions())
    with office.qtbot.assertNotEmitted(office.window.documents.busy):
        office.window.export(office.desk.papers.formats[0])
