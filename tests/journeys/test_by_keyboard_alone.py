"""A whole case by keyboard alone, in the real program: from the first run to the paper, and through the lock."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pestdesk.app import Program
from pestdesk.desk import Desk
from pestdesk.domain.case import Case
from pestdesk.domain.follow_up import TermOutcome
from pestdesk.domain.round import Term
from pestdesk.storage import keys
from pestdesk.storage.keys import LEAST_MEMORY_KIB, Cost
from pestdesk.ui import theme
from pestdesk.ui.first_run_page import FirstRunPage
from pestdesk.ui.main_window import MainWindow
from pestdesk.ui.recovery_steps import RecoveryStep
from pestdesk.ui.unlock_page import UnlockPage

PASSPHRASE = "groene theepot op het dak"
_LIST = """\
Stamnummer;Achternaam;Voornaam;Klas;Mentor
20601;Bedacht;Milan;3D;Noa Fictief
20602;Verzonnen;Yara;2A;Sam Bedenk
"""


class _Run:
    """One run of the program, on days that the test names."""

    def __init__(self, data: Path, qtbot: QtBot, app: QApplication) -> None:
        self.day = date(2026, 11, 2)
        self._qtbot = qtbot
        self.shell = Program(data).show(app)
        qtbot.addWidget(self.shell)

    def clock(self) -> datetime:
        return datetime.combine(self.day, time(10, 30)).astimezone()

    def page(self) -> QWidget:
        page = self.shell.currentWidget()
        assert page is not None
        return page

    @property
    def window(self) -> MainWindow:
        page = self.page()
        assert isinstance(page, MainWindow)
        return page

    def wait_for(self, kind: type[QWidget]) -> None:
        self._qtbot.waitUntil(lambda: isinstance(self.page(), kind), timeout=20_000)


@pytest.fixture
def run(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[_Run]:
    monkeypatch.setattr(keys, "calibrated", lambda: Cost(LEAST_MEMORY_KIB, 1, 1))
    unlock = Desk.unlock
    monkeypatch.setattr(Desk, "unlock", lambda folder, key: unlock(folder, key, run.clock))
    run = _Run(tmp_path / "data", qtbot, qapp)
    yield run
    run.shell.close()
    theme.apply(qapp, "light")


class _Hands:
    """What she does in the window, key by key."""

    def __init__(self, run: _Run, keyboard: Any) -> None:
        self.run, self.keyboard = run, keyboard

    @property
    def step(self) -> str:
        return self.run.window.case_page.wizard._step_id

    @property
    def case(self) -> Case:
        return self.run.window.bridge.desk.cases.get(self.run.window.case_page.case_id)

    @property
    def term(self) -> Term:
        term = self.case.round.term
        assert term is not None
        return term

    def make_vault(self) -> None:
        """The three pages of the first run; the recovery key is read from the screen and typed back."""
        keys = self.keyboard
        keys.type("Het Voorbeeld")
        keys.press("Tab")
        keys.type("Lies van Voorbeeld")
        keys.press("Return", 2)
        for _ in range(2):
            keys.type(PASSPHRASE)
            keys.press("Return")
        page = self.run.page()
        assert isinstance(page, FirstRunPage)
        assert isinstance(page.step, RecoveryStep)
        recovery_key = page.step.recovery_key
        keys.tab_to("Hij staat op papier")
        keys.press("Return")
        keys.type(recovery_key)
        keys.press("Return")
        self.run.wait_for(MainWindow)
        keys.wake()

    def new_case(self) -> None:
        self.keyboard.press("Ctrl+Shift+N")
        self.keyboard.tab_to("Wat is er gezien of gezegd?")
        self.keyboard.type("Milan duwt Yara in de fietsenstalling.")
        for number, name in enumerate(("yara", "milan"), start=1):
            self.keyboard.tab_to(f"Naam van leerling {number}")
            self.keyboard.type(name)
            # From the list of the school.
            self.keyboard.press("Down")
            self.keyboard.press("Tab")
        self.finish("Casus openen")

    def finish(self, words: str = "") -> None:
        """Tab to the button that is done with the page, and Enter."""
        self.keyboard.tab_to(words or self.run.window.case_page.wizard.card._finish.text())
        self.keyboard.press("Return")

    def write(self, step: str, words: str) -> None:
        """A step whose first field, in which the cursor stands, takes words."""
        assert self.step == step
        self.keyboard.type(words)
        self.finish()

    def pick(self, step: str, *choices: str) -> None:
        """A step with rows of choices, each one Tab further than the one before it."""
        assert self.step == step
        for choice in choices:
            self.keyboard.pick(choice)
            self.keyboard.press("Tab")
        self.finish()

    def go_to(self, step: str) -> None:
        """In the list of steps, which comes before the page, from the last one up."""
        self.keyboard.tab_to("Stappen")
        self.keyboard.press("End")
        for _ in range(8):
            if self.step == step:
                break
            self.keyboard.press("Up")
        assert self.step == step
        self.keyboard.press("Return")

    def on(self, day: date) -> None:
        """Lock; on another day unlock, and open what is to be done first."""
        self.keyboard.press("Ctrl+L")
        self.run.wait_for(UnlockPage)
        self.run.day = day
        self.unlock()
        self.keyboard.press("Ctrl+D")
        self.keyboard.press("Return")

    def unlock(self) -> None:
        self.keyboard.wake()
        self.keyboard.type(PASSPHRASE)
        self.keyboard.press("Return")
        self.run.wait_for(MainWindow)
        self.keyboard.wake()

    def check(self, step: str, bullying: str, how: str) -> None:
        """A check: the one agreement, how safe it feels, the bullying, and the decision or the verdict."""
        assert self.step == step
        self.keyboard.pick("ja")
        self.keyboard.press("Tab")
        self.keyboard.pick("4")
        # Over what Yara says herself.
        self.keyboard.press("Tab", 2)
        self.keyboard.pick(bullying)
        self.keyboard.press("Tab")
        self.keyboard.pick(how)
        self.finish()


def test_from_the_first_run_to_the_paper_and_through_the_lock(
    run: _Run, keyboard_on: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    run.wait_for(FirstRunPage)
    keyboard = keyboard_on(run.page)
    she = _Hands(run, keyboard)
    she.make_vault()

    path = tmp_path / "leerlingen.csv"
    path.write_text(_LIST, encoding="utf-8")
    keyboard.open_list(path)
    keyboard.press("Return")
    assert run.window.bridge.desk.pupils.count() == 2
    keyboard.press("Return")

    # Phase 1.
    she.new_case()
    she.write("1a", "De klas en de gymdocent vertellen hetzelfde.")
    she.write("1b", "Yara is bang in de stalling.")
    she.write("1b", "Milan geeft het toe.")
    she.write("1c", "Milan loopt niet achter Yara aan")
    for _parents in range(2):
        she.pick("1d", "gesproken")
    assert she.step == "1e", "what may be done is offered, and can wait"
    she.go_to("1g")
    for _pupil in range(2):
        assert she.step == "1g"
        she.finish()

    # A check, and then it goes on.
    she.on(she.term.checks[0].due_on)
    she.check("1h", "minder", "op koers")
    assert [check.is_open for check in she.term.checks] == [False, True, True, True]
    keyboard.press("Ctrl+Shift+P")
    keyboard.type("Weer in de fietsenstalling")
    she.finish()
    assert (she.case.round.phase_id, she.case.round.number) == ("2", 1)

    # Phase 2.
    she.write("2c", "De gymdocent zag het.")
    she.write("2d", "Yara wil er niet meer langs.")
    she.write("2d", "Milan vindt het een grap.")
    she.write("2e", "Milan blijft weg bij de stalling")
    assert she.step == "2f"
    keyboard.choose("Sanctie: nablijven of achtste uur")
    keyboard.press("Tab")
    keyboard.choose("Milan Bedacht")
    she.finish()
    for _parents in range(2):
        she.pick("2g", "gesproken")
    she.go_to("2i")
    she.finish()

    # The term goes by, and ends well.
    for check in she.term.checks[:-1]:
        she.on(check.due_on)
        she.check("2j", "minder", "op koers")
    she.on(she.term.checks[-1].due_on)
    she.check("2j", "gestopt", "nageleefd")
    assert she.term.outcome is TermOutcome.KEPT

    # On paper.
    keyboard.press("Ctrl+P")
    keyboard.tab_to("Bewaren als PDF…")
    keyboard.press("Return")
    paper = tmp_path / "casus.pdf"
    keyboard.give(paper)
    qtbot.waitUntil(paper.is_file)
    words = "".join(page.extract_text() for page in PdfReader(paper).pages)
    assert "Milan blijft weg bij de stalling" in words
    keyboard.press("Esc")

    # And the vault goes shut, and open again where it was.
    keyboard.press("Ctrl+L")
    run.wait_for(UnlockPage)
    she.unlock()
    assert run.window.case_page.isVisible()
    assert she.step == "2j"
