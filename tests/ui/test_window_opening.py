"""Opening the window makes and asks no more than can be seen: what comes later is made later. Counted, not timed."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from pestdesk.desk import Desk
from pestdesk.ui.main_window import MainWindow


@pytest.fixture
def desk(made_up: tuple[Path, bytes], tmp_path: Path, dressed: None) -> Iterator[Desk]:
    folder, key = made_up
    desk = Desk.unlock(Path(copytree(folder, tmp_path / "kluis")), bytearray(key))
    yield desk
    desk.lock()


def test_the_page_of_a_case_is_made_once_the_window_can_be_seen(desk: Desk, qtbot: QtBot, asked: Any) -> None:
    with asked(desk) as statements:
        window = MainWindow(desk)
        qtbot.addWidget(window)
        window.show()
    assert window._pages.case_page is None
    assert sum("FROM entries" in statement for statement in statements) == 1, "all open cases are read at once"
    with asked(desk) as statements:
        qtbot.waitUntil(lambda: window._pages.case_page is not None)
    assert statements == []
    assert window.case_page is window._pages.case_page


def test_a_case_that_is_opened_sooner_has_its_page_at_once(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    case_id = desk.cases.summaries()[0].id
    window.show_case(case_id)
    page = window._pages.case_page
    assert page is not None
    assert page.case_id == case_id
    qtbot.wait(100)
    assert window._pages.case_page is page
