"""Run by test_nothing_in_plain_text: a working day in the real program, full of words that must not be found.

usage: python secret_day.py EXPORTS
Makes a vault, opens a case, types, searches, exports, makes a backup, runs into an unexpected fault, locks, unlocks,
types on, and is then ended at once, as by a power cut.
"""

import os
import sys
import time
import traceback
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from pestdesk.app import Program, _default_data_dir
from pestdesk.domain.recovery_key import in_groups
from pestdesk.ui.first_run_page import FirstRun, FirstRunPage
from pestdesk.ui.main_window import MainWindow
from pestdesk.ui.papers.papers_page import PapersPage
from pestdesk.ui.unlock_page import UnlockPage

PASSPHRASE = "snoeihard-geheim-wachtwoord"
PEOPLE = [
    *("Wil Schrikbeeldstra", "2B", "Toon Proefstra", "victim"),
    *("Roos Onnodigheer", "2B", "Toon Proefstra", "perpetrator"),
]


def pause(milliseconds: int) -> None:
    """Handle what happens meanwhile. QTest.qWait would hold Python's lock as it sleeps, and starve the workers."""
    until = time.monotonic() + milliseconds / 1000
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.005)


def wait_for(kind: type, shell: object) -> object:
    for _ in range(2000):
        page = shell.currentWidget()  # type: ignore[attr-defined]
        if isinstance(page, kind):
            return page
        pause(10)
    raise TimeoutError(kind.__name__)


def day(program: Program, app: QApplication, exports: Path) -> None:
    shell = program.show(app)
    page = wait_for(FirstRunPage, shell)
    from pestdesk.desk.safe import new_recovery_key

    key = new_recovery_key()
    assert in_groups(key)
    page.submitted.emit(FirstRun("Cals IJsselstein", "Lies van Voorbeeld", "midden", PASSPHRASE, key))  # type: ignore[attr-defined]
    window = wait_for(MainWindow, shell)
    assert isinstance(window, MainWindow)
    window.show_new_case()
    window.new_case.form.set_state(
        {
            "reporter": "parent",
            "reporter_name": "Mevrouw Vertrouwelijkema 0612345987",
            "text": "Het fietsventiel leeggelopen, alweer.",
            "people": PEOPLE,
        }
    )
    window.new_case.complete()
    case_id = window.case_page.case_id
    assert case_id, "no case was opened"
    window.bar.search.setText("Schrikbeeldstra")
    pause(200)
    window.bar.search.clear()
    window.case_page.wizard.open("1a")
    type_in(window, "text", "nooit-voltooide zin over thuis")
    window.show_papers()
    paper = window.bridge.desk.papers.summary(case_id)
    form = paper.formats[0]
    window.documents.write(paper, form, exports / form.file_name(paper.report))
    for _ in range(1000):
        if not window.documents.is_busy:
            break
        pause(20)
    page = window.findChild(PapersPage)
    assert isinstance(page, PapersPage)
    page.save(form)
    pause(100)
    dialogs = shell.findChildren(QDialog)
    assert dialogs, "it did not ask where"
    for dialog in dialogs:
        dialog.reject()
    window.show_case(case_id)
    window.backups.make()
    for _ in range(1000):
        if not window.backups.is_busy:
            break
        pause(10)
    try:
        raise LookupError("Schrikbeeldstra: fietsventiel leeggelopen")
    except LookupError:
        sys.excepthook(*sys.exc_info())
    pause(100)
    window.lock_asked.emit()
    unlock = wait_for(UnlockPage, shell)
    unlock.submitted.emit(PASSPHRASE)  # type: ignore[attr-defined]
    again = wait_for(MainWindow, shell)
    assert isinstance(again, MainWindow)
    again.show_case(case_id)
    again.case_page.wizard.open("1a")
    type_in(again, "text", "nooit-voltooide zin over thuis, nog een keer")
    print("the day is over", flush=True)
    os._exit(0)


def type_in(window: MainWindow, name: str, words: str) -> None:
    page = window.case_page.wizard.page
    assert page is not None
    page.form.field(name).set_state(words)
    pause(600)


def main() -> None:
    app = QApplication(sys.argv[:1])
    from pestdesk import fault_log

    program = Program(_default_data_dir())
    fault_log.catch_all(program._tell_fault)

    def begin() -> None:
        try:
            day(program, app, Path(sys.argv[1]))
        except Exception:  # noqa: BLE001 - told, and the test fails
            traceback.print_exc()
            os._exit(1)

    QTimer.singleShot(0, begin)
    app.exec()


main()
