"""Work that may take long shows how far it is, can be broken off, and leaves nothing half behind."""

import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer

from pestdesk.desk.papers import Papers
from pestdesk.domain.headway import Far, Headway, Stage
from pestdesk.errors import WorkStoppedError
from pestdesk.export.list_report import CaseLine, list_report
from pestdesk.export.list_xlsx import to_xlsx
from pestdesk.storage import backup
from pestdesk.ui.progress_line import ProgressLine, stage_words
from pestdesk.ui.slices import Slices


def test_it_says_what_is_done_and_how_far_in_dutch() -> None:
    assert stage_words(Far(Stage.GATHERING, 1204, 10_000)) == (
        "De casussen worden gelezen: 1.204 van 10.000 casussen"
    )
    assert stage_words(Far(Stage.COPYING, 5 << 31, 10 << 31)) == "De kluis wordt gekopieerd: 50 %"
    assert stage_words(Far(Stage.CHECKING)) == "De kopie wordt nagekeken…"
    for stage in Stage:
        assert stage_words(Far(stage)).endswith("…"), stage


def test_a_bar_counts_more_bytes_than_fit_in_an_int(qtbot: Any) -> None:
    line = ProgressLine("Zo ver")
    qtbot.addWidget(line)
    headway = Headway()
    headway.tell(Stage.UNPACKING, 3 << 31, 4 << 31)
    line.follow(headway)
    assert line.isHidden(), "what takes a moment comes without a flicker"
    assert line.bar.value() / line.bar.maximum() == pytest.approx(0.75, abs=0.01)
    qtbot.waitUntil(lambda: not line.isHidden())
    line.cancel.click()
    assert headway.is_stopped()
    line.follow(None)
    assert line.isHidden()


def test_the_window_lives_on_while_cases_are_gathered(office: Any) -> None:
    """Ten seconds of reading, of which no slice is longer than a moment; broken off, nothing was made."""
    office.window.show_papers("list")
    page = office.paper_page

    def slow() -> Any:
        for number in range(5_000):
            time.sleep(0.002)
            yield number, 5_000

    beats: list[float] = []
    pulse = QTimer()
    pulse.timeout.connect(lambda: beats.append(time.perf_counter()))
    pulse.start(1)
    page._gather(slow())
    assert page.is_gathering
    office.qtbot.waitUntil(lambda: "van 5.000 casussen" in page.progress.words.text() and page.progress.isVisible())
    pulse.stop()
    assert max(later - earlier for earlier, later in pairwise(beats)) < 0.25
    page.progress.cancel.setFocus()
    office.press("Afbreken")
    assert not page.is_gathering
    assert page._paper is None
    assert office.sees("Afgebroken. Er is niets opgeslagen")
    office.press("Opnieuw")
    assert office.paper_page._paper.count == 8


def test_a_failure_in_a_slice_and_a_new_start_are_told_once(qtbot: Any) -> None:
    owner, told = QObject(), []
    slices = Slices(owner)

    def fails() -> Any:
        yield 0, 1
        raise WorkStoppedError

    def endless() -> Any:
        while True:
            time.sleep(0.002)
            yield 0, 1

    slices.start(endless(), told.append, told.append)
    slices.start(fails(), told.append, told.append)
    assert [type(each) for each in told] == [WorkStoppedError]
    assert not slices.is_busy


def test_a_bug_in_a_slice_is_no_success(qtbot: Any) -> None:
    owner = QObject()
    slices, told = Slices(owner), []

    def faulty() -> Any:
        yield 0, 2
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        slices.start(faulty(), told.append, told.append)
    assert not slices.is_busy
    qtbot.wait(20)
    assert told == [], "nothing was made, and nobody is told that it was"


def test_a_workbook_that_is_broken_off_leaves_no_file(office: Any, tmp_path: Path) -> None:
    summary = office.desk.cases.summaries()[0]
    line = CaseLine(summary, "Fase 1", "open", None, "", "")
    report = list_report([line] * 200, office.clock(), "Lies", with_people=False, with_text=False, purpose="Lijst")
    headway = Headway()
    assert to_xlsx(report, headway)
    assert headway.far.stage is Stage.SAVING
    headway.stop()
    with pytest.raises(WorkStoppedError):
        to_xlsx(report, headway)
    paper = office.desk.listings.case_list(with_people=False, with_text=False)
    with pytest.raises(WorkStoppedError):
        Papers.write(paper, paper.formats[0], tmp_path / "lijst.xlsx", headway)
    assert list(tmp_path.glob("*.xlsx")) == []
    # In the window: a sentence, and no error.
    documents, told = office.window.documents, []
    documents.stopped.connect(told.append)
    documents.write(paper, paper.formats[0], tmp_path / "lijst.xlsx")
    documents.headway.stop()
    office.qtbot.waitUntil(lambda: not documents.is_busy)
    assert told or (tmp_path / "lijst.xlsx").exists(), "it was stopped, or had been done by then"


def test_a_copy_to_the_second_place_that_is_broken_off_hides_no_backup_that_was_made(
    office: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stick, clock, copy = tmp_path / "stick", office.window.backups, backup.copy
    stick.mkdir()
    settings = office.desk.settings
    settings.keep(replace(settings.get(), second_backup_place=str(stick)))

    def slow(*args: Any) -> Any:
        clock.headway.stop()
        return copy(*args)

    monkeypatch.setattr(backup, "copy", slow)
    office.window.show_vault()
    clock.make()
    office.qtbot.waitUntil(lambda: not clock.is_busy)
    assert len(office.desk.backups.all()) == 1
    assert list(stick.iterdir()) == []
    assert "op deze laptop is wel gemaakt" in office.window.banner.text


def test_a_backup_that_is_broken_off_by_hand_leaves_the_earlier_ones(
    office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = office.window.backups
    clock.make()
    office.qtbot.waitUntil(lambda: not clock.is_busy)
    before = office.desk.backups.all()
    assert len(before) == 1
    copied, go_on = Event(), Event()
    copy = backup._copy_database

    def slow(*args: Any) -> None:
        copied.set()
        go_on.wait(10)
        copy(*args)

    monkeypatch.setattr(backup, "_copy_database", slow)
    office.window.show_vault()
    page = office.window._pages.currentWidget()
    page.backups.make.click()
    assert copied.wait(10)
    office.qtbot.waitUntil(page.backups.progress.isVisible)
    page.backups.progress.cancel.setFocus()
    office.press("Afbreken")
    go_on.set()
    office.qtbot.waitUntil(lambda: not clock.is_busy)
    assert office.desk.backups.all() == before
    assert office.window.banner.text.startswith("De reservekopie is afgebroken. Er is niets bewaard")
    assert page.backups.make.hasFocus()
    assert not list(before[0].path.parent.glob("*.new*"))
