"""A power cut, as far as a program can tell: SIGKILL in the middle of a sentence."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pestdesk.desk import Desk, safe
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.ui.main_window import MainWindow

PASSPHRASE = "paarse fietsbel in de regen"
TYPED_AT_LEAST = 120


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_being_killed_while_typing_loses_no_more_than_the_last_second(vault_folder: Path, qtbot: QtBot) -> None:
    typist = Path(__file__).with_name("typist.py")
    with subprocess.Popen(
        [sys.executable, str(typist), str(vault_folder), PASSPHRASE],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdout is not None
        case_id = process.stdout.readline().strip()
        lines = [process.stdout.readline().split() for _ in range(TYPED_AT_LEAST)]
        killed_at = time.monotonic()
        process.send_signal(signal.SIGKILL)
    moments = [(int(count), float(moment)) for count, moment in lines]
    a_second_before = max((count for count, moment in moments if moment <= killed_at - 1), default=0)
    assert a_second_before > 0, "it was killed before it had typed for a second"

    desk = Desk.unlock(vault_folder, safe.read_key(vault_folder, PASSPHRASE))
    try:
        assert [each.id for each in desk.cases.summaries(CaseFilter.ALL)] == [case_id]
        window = MainWindow(desk)
        qtbot.addWidget(window)
        window.show_case(case_id)
        window.case_page.wizard.open("1a")
        page = window.case_page.wizard.page
        assert page is not None
        kept = page.text("text")
        assert set(kept) == {"x"}
        assert len(kept) >= a_second_before
        window.close()
    finally:
        desk.lock()
