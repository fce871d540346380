"""A window that is made anew for another size of text goes on with what the one before it was seeing to."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from pestdesk.desk.papers import Papers
from pestdesk.domain.walkthrough import Goal
from pestdesk.ui import theme
from pestdesk.ui.main_window import MainWindow

LIST = "Stamnummer;Roepnaam;Tussenvoegsel;Achternaam;Klas\n12301;Noa;;Testman;1A\n"


@pytest.fixture
def asked(office: Any) -> Iterator[list[bool]]:
    """Each time the window wants to be made anew."""
    told: list[bool] = []
    office.window.remake_asked.connect(lambda: told.append(True))
    yield told
    theme.scale_text(1.0)


@pytest.fixture
def writing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A disk that is slow until this is set."""
    go_on = Event()
    monkeypatch.setattr(Papers, "write", staticmethod(lambda *_args: go_on.wait(10)))
    yield go_on
    go_on.set()


def test_a_copied_text_leaves_the_clipboard_also_when_its_window_went(office: Any, qtbot: Any) -> None:
    before = office.window
    before.bridge.copier.copy("Abe vertelt dat hij bang is.")
    again = MainWindow(office.desk)
    qtbot.addWidget(again)
    again.take_over(before)
    before.bridge.copier.forget()
    assert QGuiApplication.clipboard().text() == "Abe vertelt dat hij bang is.", "it is not the old window's any more"
    again.bridge.copier._timer.timeout.emit()
    assert not QGuiApplication.clipboard().text()


def test_a_document_on_its_way_holds_a_larger_text_and_the_end(
    office: Any, asked: list[bool], writing: Event, tmp_path: Path
) -> None:
    paper = office.desk.papers.summary(office.number("Abe"))
    office.window.documents.write(paper, paper.formats[0], tmp_path / "samenvatting.pdf")
    office.window.step_text_size(1)
    assert not asked
    assert "je document" in office.window.banner.text
    assert not office.window.close(), "what went out has its line in the audit trail"
    writing.set()
    office.qtbot.waitUntil(lambda: not office.window.documents.is_busy)
    office.window.step_text_size(1)
    assert asked


def test_a_list_of_pupils_that_is_looked_at_is_not_thrown_away_by_a_larger_text(
    office: Any, asked: list[bool]
) -> None:
    office.read_list(LIST)
    office.window.step_text_size(1)
    assert not asked
    assert "lijst van leerlingen" in office.window.banner.text
    office.window.show_help()
    office.window.step_text_size(1)
    assert not asked, "under the explanation it lies as it was left"
    office.window._go.helping.leave()
    office.import_page.import_list()
    office.window.step_text_size(1)
    assert asked, "it is in the directory now"


def test_the_walk_through_a_case_goes_on_in_the_new_window(practice: Any, qtbot: Any) -> None:
    before = practice.window
    mine = practice.signal_again("Abe")
    before.bridge.tell_changed(mine.id)
    guide = before.practice.guide
    guide._skip.click()
    assert guide.goal is Goal.INQUIRY
    guide.leave()
    again = MainWindow(practice.desk, is_practice=True)
    qtbot.addWidget(again)
    again.take_over(before)
    assert again.practice is not None
    assert again.practice.guide.goal is Goal.INQUIRY, "her case is still her own"
    assert again.practice.guide.isHidden(), "it was put away"
    assert not again.practice.strip.tour.isHidden()
