"""The program as a person or a packager starts it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pestdesk import __version__
from pestdesk.app import Program
from pestdesk.desk.drafts import Drafts
from pestdesk.errors import DiskFullError
from pestdesk.storage.places import database_path, has_vault
from pestdesk.ui import theme
from pestdesk.ui.first_run_page import FirstRun, FirstRunPage
from pestdesk.ui.main_window import MainWindow
from pestdesk.ui.qt import EXIT_NO_DISPLAY, NO_DISPLAY
from pestdesk.ui.shell import Shell
from pestdesk.ui.text_size import TextSize
from pestdesk.ui.unlock_page import UnlockPage
from pestdesk.ui.window_memory import WindowMemory

PASSPHRASE = "groene theepot op het dak"


def started(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """The program in a process of its own, without a screen unless `environment` gives one."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    path = os.pathsep.join(sys.path)
    return subprocess.run(
        [sys.executable, "-m", "pestdesk", *arguments],
        env={**kept, "PYTHONPATH": path, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_it_tells_its_version() -> None:
    done = started("--version")
    assert (done.returncode, done.stdout.strip()) == (0, f"PestDesk {__version__}")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_it_says_so_in_one_sentence_and_leaves_no_core(tmp_path: Path) -> None:
    done = started("--data-dir", str(tmp_path), QT_QPA_PLATFORM="xcb")
    assert done.returncode == EXIT_NO_DISPLAY
    assert done.stderr.strip() == NO_DISPLAY
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def self_tested(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """A self-test, and the folder above its results."""
    root = tmp_path_factory.mktemp("self-test")
    return started("--self-test", str(root / "uitkomst")), root


def test_the_self_test_passes_every_part_and_leaves_its_results(
    self_tested: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    done, tmp_path = self_tested
    assert done.returncode == 0, done.stdout + done.stderr
    result = json.loads(done.stdout)
    assert result["ok"]
    assert all(part["ok"] for part in result["parts"].values())
    assert json.loads((tmp_path / "uitkomst" / "self-test.json").read_text(encoding="utf-8")) == result
    assert not database_path(tmp_path / "uitkomst" / "kluis").read_bytes().startswith(b"SQLite format 3")
    assert len(list((tmp_path / "uitkomst").glob("PestDesk-2*.pdf"))) == 9
    assert len(list((tmp_path / "uitkomst").glob("PestDesk-brief-*"))) == 10


def test_a_self_test_in_a_folder_with_a_vault_touches_nothing_and_fails(
    self_tested: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    tmp_path = self_tested[1] / "uitkomst"
    before = database_path(tmp_path / "kluis").read_bytes()
    done = started("--self-test", str(tmp_path))
    assert done.returncode == 1
    assert not json.loads(done.stdout)["parts"]["create"]["ok"]
    assert database_path(tmp_path / "kluis").read_bytes() == before


def test_what_is_not_ours_reaches_qt(tmp_path: Path) -> None:
    done = started("--data-dir", str(tmp_path), "-platform", "nonsense")
    assert done.returncode == EXIT_NO_DISPLAY


def test_a_vault_is_made_locked_and_opened_again(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    shell = program.show(qapp)
    qtbot.addWidget(shell)
    page = shell.currentWidget()
    assert isinstance(page, FirstRunPage)
    page.submitted.emit(FirstRun("Cals IJsselstein", "Lies van Voorbeeld", "midden", PASSPHRASE))
    qtbot.waitUntil(lambda: isinstance(shell.currentWidget(), MainWindow), timeout=20_000)
    assert has_vault(tmp_path / "data" / "kluis")

    window = _main(shell)
    window.show_new_case()
    area = window.new_case.form.field("text")
    area.set_state("Wat er getypt was toen de kluis dichtging.")
    window.lock_asked.emit()
    unlock = shell.currentWidget()
    assert isinstance(unlock, UnlockPage)
    assert "bewaard" in unlock.message

    unlock.submitted.emit("een heel ander wachtwoord")
    qtbot.waitUntil(lambda: "wachtwoord" in unlock.message.lower() and unlock.button.isEnabled(), timeout=20_000)
    unlock.submitted.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(shell.currentWidget(), MainWindow), timeout=20_000)
    window = _main(shell)
    window.show_new_case()
    assert window.new_case.form.field("text").state() == "Wat er getypt was toen de kluis dichtging."
    shell.close()


def _demo(shell: Shell, qtbot: QtBot) -> MainWindow:
    """The practice window, which first says that it comes."""
    assert not isinstance(shell.currentWidget(), MainWindow)
    qtbot.waitUntil(lambda: isinstance(shell.currentWidget(), MainWindow), timeout=20_000)
    return _main(shell)


def _main(shell: Shell) -> MainWindow:
    window = shell.currentWidget()
    assert isinstance(window, MainWindow)
    return window


def test_the_window_title_holds_no_name(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    program = Program(tmp_path, is_demo=True)
    shell = program.show(qapp)
    qtbot.addWidget(shell)
    assert shell.windowTitle() == "PestDesk – oefenomgeving"
    window = _demo(shell, qtbot)
    case = window.bridge.desk.cases.summaries()[0]
    window.show_case(case.id)
    assert shell.windowTitle() == "PestDesk – oefenomgeving"
    assert window.windowTitle() == "PestDesk – oefenomgeving"
    shell.close()


def _printed_by(code: str) -> str:
    """What a Python of its own prints that runs the code, so that what the tests have imported is not seen."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


def test_the_first_window_needs_neither_the_store_nor_the_rules() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication(['x', '-platform', 'offscreen']);"
        "from pathlib import Path; from pestdesk.app import Program; Program(Path('nowhere')).show(app);"
        "heavy = {'sqlalchemy', 'alembic', 'cryptography', 'typst', 'holidays', 'zxcvbn', 'sqlcipher3'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    assert _printed_by(code) == "[]"


def test_a_lock_that_cannot_keep_what_was_typed_waits_once_and_never_says_it_was_kept(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program(tmp_path / "data")
    shell = program.show(qapp)
    qtbot.addWidget(shell)
    page = shell.currentWidget()
    assert isinstance(page, FirstRunPage)
    page.submitted.emit(FirstRun("Cals IJsselstein", "Lies van Voorbeeld", "midden", PASSPHRASE))
    qtbot.waitUntil(lambda: isinstance(shell.currentWidget(), MainWindow), timeout=20_000)
    window = _main(shell)
    window.show_new_case()
    window.new_case.form.field("text").set_state("Dit past niet meer op de schijf.")

    def full(*_: object, **__: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(Drafts, "keep", full)
    window.lock_asked.emit()
    assert shell.currentWidget() is window, "the text is nowhere else, so the window stays"
    assert window.new_case.form.field("text").state() == "Dit past niet meer op de schijf."
    assert "schijf is vol" in window.banner.text

    window.lock_asked.emit()
    unlock = shell.currentWidget()
    assert isinstance(unlock, UnlockPage), "who locks again has read why"
    assert "niet bewaard" in unlock.message
    shell.close()


def test_larger_text_makes_the_window_anew_where_the_user_was_and_is_there_at_the_next_start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    program = Program(tmp_path / "data")
    shell = program.show(qapp)
    qtbot.addWidget(shell)
    try:
        page = shell.currentWidget()
        assert isinstance(page, FirstRunPage)
        page.submitted.emit(FirstRun("Cals IJsselstein", "Lies van Voorbeeld", "midden", PASSPHRASE))
        qtbot.waitUntil(lambda: isinstance(shell.currentWidget(), MainWindow), timeout=20_000)
        window, body = _main(shell), theme.px(100)
        window.show_new_case()
        window.new_case.form.field("text").set_state("Halverwege een zin")
        window.bridge.copier.copy("Voor Magister")
        window.step_text_size(1)
        again = _main(shell)
        assert again is not window
        again.bridge.copier.forget()
        assert not qapp.clipboard().text(), "it sees to what was copied in the window before"
        assert again.new_case.isVisible()
        assert again.new_case.form.field("text").state() == "Halverwege een zin"
        assert theme.px(100) == pytest.approx(1.1 * body, abs=2)
        for _ in range(9):
            _main(shell).step_text_size(1)
        assert theme.text_scale() == 2.0, "there is nothing larger"
        largest = _main(shell)
        largest.step_text_size(1)
        assert _main(shell) is largest, "nothing changed, so nothing is made anew"
        theme.scale_text(1.0)
        TextSize(WindowMemory(tmp_path / "data")).put_on()
        assert theme.text_scale() == 2.0
    finally:
        theme.scale_text(1.0)
        shell.close()


def test_no_source_is_read_for_what_is_imported() -> None:
    code = (
        "import linecache; from pestdesk import pyside; pyside.load(); import pestdesk.ui.main_window;"
        "read = [name for name in linecache.cache if name.endswith('.py')];"
        "print([name for name in read if 'pestdesk' in name or 'sqlalchemy' in name])"
    )
    assert _printed_by(code) == "[]"


def test_a_wrong_argument_is_told_in_words_though_less_of_pyside_is_loaded() -> None:
    code = (
        "from pestdesk import pyside; pyside.load(); from PySide6.QtCore import QPoint\n"
        "try: QPoint('1')\n"
        "except TypeError as error: print(error)"
    )
    assert "QPoint.__init__(xpos: int, ypos: int, /)" in _printed_by(code)


def test_the_first_window_makes_none_of_qts_classes_that_it_does_not_show(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "kluis").mkdir(parents=True)
    database_path(data / "kluis").touch()
    code = (
        "from pathlib import Path; from pestdesk import pyside; pyside.load(); import PySide6.QtWidgets as widgets;"
        "from PySide6.QtWidgets import QApplication; from pestdesk.app import Program;"
        f"app = QApplication([]); shell = Program(Path({str(data)!r})).show(app);"
        "others = {'QTabWidget', 'QTableView', 'QMdiArea'} & set(vars(widgets));"
        "print(type(shell.currentWidget()).__name__, sorted(others))"
    )
    assert _printed_by(code) == "UnlockPage []"


def test_what_is_loaded_in_a_worker_makes_none_of_qts_classes_and_sets_no_document() -> None:
    code = (
        "import sys; from pestdesk import pyside; pyside.load();"
        "import PySide6.QtCore as core, PySide6.QtGui as gui, PySide6.QtWidgets as widgets;"
        "from pestdesk.making_ready import load_store; before = [set(vars(each)) for each in (core, gui, widgets)];"
        "load_store(); after = [set(vars(each)) for each in (core, gui, widgets)];"
        "print('pestdesk.desk' in sys.modules, before == after, 'typst' in sys.modules)"
    )
    assert _printed_by(code) == "True True False"
