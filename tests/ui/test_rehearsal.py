"""What was played in memory beforehand, a vault that is unlocked need not do again."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pestdesk.desk import Desk
from pestdesk.desk.rehearsal import rehearse
from pestdesk.storage import cipher
from pestdesk.ui.main_window import MainWindow


@pytest.fixture
def nothing_written_out(monkeypatch: pytest.MonkeyPatch) -> dict[object, object]:
    """Every question to a database, written out from here on."""
    written: dict[object, object] = {}
    monkeypatch.setattr(cipher, "_compiled", written)
    return written


def test_the_window_asks_nothing_that_was_not_rehearsed(
    nothing_written_out: dict[object, object],
    made_up: tuple[Path, bytes],
    tmp_path: Path,
    dressed: None,
    qtbot: QtBot,
) -> None:
    rehearse()
    rehearsed = dict(nothing_written_out)
    folder = Path(shutil.copytree(made_up[0], tmp_path / "kluis"))
    desk = Desk.unlock(folder, bytearray(made_up[1]))
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show_case(desk.cases.summaries()[0].id)
    new = [str(question) for key, question in nothing_written_out.items() if key not in rehearsed]
    # Of the index of the search, which a vault in memory has not.
    assert [each for each in new if "passage_recipes" not in each] == []
    assert len(rehearsed) > len(new)
    desk.lock()


def test_nothing_of_the_rehearsal_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    rehearse()
    assert list(tmp_path.iterdir()) == []
