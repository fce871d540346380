"""Run by test_killed_while_typing: types on in the real window until somebody kills it.

Arguments: the folder of the vault, its passphrase. Prints the number of a new case, and then a line each time that
one more letter was typed: how many, and at which moment (monotonic seconds).
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from pestdesk.desk import Desk, safe
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.signal import Reporter, Signal
from pestdesk.ui.components import TextArea
from pestdesk.ui.main_window import MainWindow

EVERY_MS = 20


def main() -> None:
    folder, passphrase = Path(sys.argv[1]), sys.argv[2]
    app = QApplication([sys.argv[0], "-platform", "offscreen"])
    desk = Desk.unlock(folder, safe.read_key(folder, passphrase))
    people = (
        Involvement(0, PersonName.parse("Pip Voorbeeldstra"), (Role.VICTIM,), "2B"),
        Involvement(0, PersonName.parse("Sem Nepman"), (Role.PERPETRATOR,), "2B"),
    )
    case = desk.cases.open(Signal("Een signaal.", desk.calendar.today(), Reporter.PARENT), people)
    window = MainWindow(desk)
    window.show()
    window.show_case(case.id)
    window.case_page.wizard.open("1a")
    page = window.case_page.wizard.page
    assert page is not None
    area = page.form.field("text")
    assert isinstance(area, TextArea)
    print(case.id, flush=True)
    typed = 0

    def type_on() -> None:
        nonlocal typed
        area.edit.insertPlainText("x")
        typed += 1
        print(typed, time.monotonic(), flush=True)

    timer = QTimer()
    timer.timeout.connect(type_on)
    timer.start(EVERY_MS)
    app.exec()


main()
