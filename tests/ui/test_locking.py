"""The vault locks for whichever reason comes first, in one order, and nothing can hold it open."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from pestdesk.app import Program
from pestdesk.desk import Desk, demo, safe
from pestdesk.desk.backups import Backups
from pestdesk.desk.drafts import Drafts
from pestdesk.desk.pupils import Pupils
from pestdesk.desk.trail import Trail
from pestdesk.errors import DiskFullError, ListReadingStoppedError, RuleError, WrongPassphraseError
from pestdesk.storage import keys
from pestdesk.storage.keys import LEAST_MEMORY_KIB, Cost
from pestdesk.storage.vault import Vault
from pestdesk.ui.bookmark import Bookmark, Page
from pestdesk.ui.importing.import_page import ImportPage
from pestdesk.ui.locking import Locking, LockReason, reason_words
from pestdesk.ui.main_window import MainWindow
from pestdesk.ui.papers.papers_page import PapersPage
from pestdesk.ui.unlock_page import UnlockPage
from pestdesk.ui.vault_page import VaultPage
from pestdesk.ui.worker import in_background

_LONG_MS = 30_000
_BY_ITSELF = [LockReason.IDLE, LockReason.SLEEP, LockReason.SESSION]


class Run:
    """A program over a copy of the made-up vault, and what a test asks of it."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, data: Path, key: bytes) -> None:
        self.qtbot, self.key = qtbot, key
        self.folder = data / "kluis"
        self.program = Program(data)
        self.shell = self.program.show(qapp)
        qtbot.addWidget(self.shell)
        self.shell.activateWindow()
        qtbot.waitUntil(self.shell.isActiveWindow)
        self.open()

    def open(self) -> None:
        """Unlock with the right passphrase, without waiting for its derivation."""
        self.program._open(bytearray(self.key))

    @property
    def window(self) -> MainWindow:
        window = self.shell.currentWidget()
        assert isinstance(window, MainWindow)
        return window

    @property
    def page(self) -> UnlockPage:
        page = self.shell.currentWidget()
        assert isinstance(page, UnlockPage)
        return page

    @property
    def locking(self) -> Locking:
        locking = self.program._locking
        assert locking is not None
        return locking

    @property
    def is_vault_free(self) -> bool:
        """Whether another copy could open the vault."""
        try:
            Vault.open(self.folder, self.key).lock()
        except Exception:  # noqa: BLE001 - whatever keeps it closed
            return False
        return True

    def type(self, text: str) -> None:
        self.window.show_new_case()
        self.window.new_case.form.field("text").set_state(text)

    def typed(self) -> object:
        return self.window.new_case.form.field("text").state()


@pytest.fixture
def run(
    qtbot: QtBot, qapp: QApplication, dressed: None, made_up: tuple[Path, bytes], tmp_path: Path
) -> Iterator[Run]:
    shutil.copytree(made_up[0], tmp_path / "data" / "kluis")
    made = Run(qtbot, qapp, tmp_path / "data", made_up[1])
    yield made
    for _ in range(2):
        made.shell.close()


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No draft can be kept, until this is undone."""

    def full(*_: object, **__: object) -> None:
        raise DiskFullError

    with monkeypatch.context() as patch:
        patch.setattr(Drafts, "keep", full)
        yield patch


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (LockReason.ASKED, "Je hebt de kluis vergrendeld."),
        (LockReason.IDLE, "De kluis is vergrendeld omdat je 10 minuten niets deed."),
        (LockReason.SLEEP, "De kluis is vergrendeld omdat de laptop in slaapstand ging."),
        (LockReason.SESSION, "De kluis is vergrendeld omdat het scherm op slot ging."),
    ],
)
def test_the_page_says_why_it_is_locked_and_what_was_typed_is_kept(run: Run, reason: LockReason, words: str) -> None:
    run.type("Half een zin")
    run.locking.lock(reason)
    assert run.page.message == f"{words} Wat je typte is bewaard."
    assert run.is_vault_free
    run.open()
    assert run.typed() == "Half een zin"


def test_one_minute_is_called_so() -> None:
    assert reason_words(LockReason.IDLE, 1) == "De kluis is vergrendeld omdat je 1 minuut niets deed."


def test_each_thing_that_can_lock_does(run: Run) -> None:
    causes: list[tuple[Callable[[Locking], object], str]] = [
        (lambda locking: locking._idle.expired.emit(), "niets deed"),
        (lambda locking: locking._session.sleeping.emit(), "slaapstand"),
        (lambda locking: locking._session.session_locked.emit(), "scherm"),
        (lambda _locking: run.window.bar.lock.emit(), "Je hebt"),
    ]
    for cause, words in causes:
        cause(run.locking)
        assert words in run.page.message
        assert run.is_vault_free
        run.open()


def test_the_lock_keeps_its_order(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []

    def watch(owner: Any, name: str, words: str) -> None:
        act = getattr(owner, name)

        def told(*arguments: Any) -> Any:
            order.append(words)
            return act(*arguments)

        monkeypatch.setattr(owner, name, told)

    window, locking = run.window, run.locking
    watch(locking._idle, "stop", "clocks")
    watch(window, "stop_clocks", "clocks")
    monkeypatch.setattr("pestdesk.ui.locking.close_dialogs", lambda: order.append("dialogs"))
    watch(window, "flush", "drafts")
    watch(window.bridge.copier, "forget", "clipboard")
    watch(run.shell, "show_unlock", "window")
    watch(locking, "_close_vault", "vault")
    watch(locking._session, "stop", "sleep")
    locking.lock(LockReason.SLEEP)
    assert list(dict.fromkeys(order)) == [
        *("clocks", "dialogs", "drafts", "clipboard", "window", "vault", "sleep"),
    ]
    assert order.index("vault") < order.index("sleep")


def test_no_dialog_menu_or_list_stays_open(run: Run, qtbot: QtBot) -> None:
    window = run.window
    window.show_case(window.bridge.desk.cases.summaries()[0].id)
    window.show_papers()
    window.findChild(PapersPage).save(window.bridge.desk.papers.summary(window.case_page.case_id).formats[0])
    (chooser,) = run.shell.findChildren(QFileDialog)
    assert chooser.isVisible()
    window.menus.exports.popup(window.mapToGlobal(window.rect().center()))
    next(each for each in window.menus.actions if each.text() == "&Sneltoetsen").trigger()
    run.program._tell_fault()
    qtbot.waitUntil(lambda: bool(run.shell.findChildren(QMessageBox)))
    run.locking.lock(LockReason.IDLE)
    assert run.is_vault_free
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert shown == [run.shell]


def test_what_waits_in_a_loop_of_its_own_does_not_hold_the_vault_open(run: Run, qtbot: QtBot) -> None:
    window, gone = run.window, list[str]()
    window.destroyed.connect(lambda: gone.append("window"))
    outer, inner = QEventLoop(), QEventLoop()
    found: list[bool] = []

    def wait() -> None:
        QTimer.singleShot(0, lambda: run.locking.lock(LockReason.SLEEP))
        QTimer.singleShot(50, inner.quit)
        inner.exec()
        found.extend((run.is_vault_free, not gone))
        outer.quit()

    QTimer.singleShot(0, wait)
    outer.exec()
    assert found == [True, True], "the window itself lives until what is at work in it is over"
    qtbot.waitUntil(lambda: bool(gone))


def test_the_clipboard_is_emptied_only_of_what_is_ours(run: Run) -> None:
    clipboard = QGuiApplication.clipboard()
    run.window.bridge.copier.copy("Afspraken met Yara")
    run.locking.lock(LockReason.IDLE)
    assert clipboard.text() == ""
    run.open()
    run.window.bridge.copier.copy("Afspraken met Yara")
    clipboard.setText("een boodschappenlijst")
    run.locking.lock(LockReason.IDLE)
    assert clipboard.text() == "een boodschappenlijst"


def test_work_that_is_still_running_does_not_keep_the_vault_open(run: Run, qtbot: QtBot) -> None:
    go, done, came = Event(), Event(), []

    def work() -> None:
        go.wait(30)
        done.set()

    in_background(run.window.bar, work, came.append, came.append)
    run.locking.lock(LockReason.IDLE)
    assert run.is_vault_free
    # The work of the window that went holds up nobody who comes back.
    run.page.submitted.emit(demo.PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(run.shell.currentWidget(), MainWindow), timeout=_LONG_MS)
    go.set()
    assert done.wait(30)
    QApplication.processEvents()
    assert came == []


@pytest.mark.parametrize("reason", _BY_ITSELF)
def test_text_that_cannot_be_kept_is_covered_and_comes_back(
    run: Run, reason: LockReason, full_disk: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    run.type("Dit past niet meer op de schijf.")
    window = run.window
    run.locking.lock(reason)
    assert not window.isVisible()
    assert "kon nog niet in de kluis" in run.page.message
    assert "bewaard" not in run.page.message
    assert not run.is_vault_free, "the window lives on"
    run.program._locking.lock(LockReason.SLEEP)  # type: ignore[union-attr]
    assert "kon nog niet" in run.page.message, "it is locked already"

    run.page.submitted.emit("niet dit wachtwoord")
    qtbot.waitUntil(lambda: "past niet op de kluis" in run.page.message, timeout=_LONG_MS)
    assert not window.isVisible()
    run.page.submitted.emit(demo.PASSPHRASE)
    qtbot.waitUntil(lambda: run.shell.currentWidget() is window, timeout=_LONG_MS)
    assert run.typed() == "Dit past niet meer op de schijf."
    assert run.shell.count() == 1

    full_disk.undo()
    run.locking.lock(reason)
    assert "Wat je typte is bewaard." in run.page.message
    assert run.is_vault_free


def test_no_key_reaches_a_window_that_is_covered(run: Run, full_disk: object, qtbot: QtBot) -> None:
    run.type("Dit past niet meer op de schijf.")
    window = run.window
    run.locking.lock(LockReason.IDLE)
    qtbot.waitUntil(run.page.field.edit.hasFocus)
    both = Qt.KeyboardModifier.ControlModifier
    for key in (Qt.Key.Key_D, Qt.Key.Key_F, Qt.Key.Key_L):
        qtbot.keyClick(run.page.field.edit, key, both)
    assert window.bookmark().page is Page.NEW_CASE
    assert run.page.isVisible()


def test_a_covered_window_holds_the_program_once_when_it_is_closed(run: Run, full_disk: object) -> None:
    run.type("Dit past niet meer op de schijf.")
    run.locking.lock(LockReason.IDLE)
    assert not run.shell.close()
    assert "dan is die tekst weg" in run.page.message
    assert run.shell.close()
    assert run.is_vault_free


def test_a_lock_that_was_asked_for_is_held_once_and_the_clocks_go_on(run: Run, full_disk: object) -> None:
    run.type("Dit past niet meer op de schijf.")
    window = run.window
    window.lock_asked.emit()
    assert run.window is window
    assert run.locking._idle._timer.isActive()
    window.lock_asked.emit()
    assert "niet bewaard" in run.page.message
    assert run.is_vault_free


def test_the_minutes_count_from_the_moment_that_they_are_chosen(run: Run) -> None:
    assert run.locking._idle._after_s == 600
    run.window.show_settings()
    page = run.window._pages.currentWidget()
    page.form.field("lock_after_minutes").set_state("25")  # type: ignore[union-attr]
    page.complete()  # type: ignore[union-attr]
    assert run.locking._idle._after_s == 25 * 60
    run.locking.lock(LockReason.IDLE)
    assert "25 minuten niets deed" in run.page.message
    run.open()
    assert run.locking._idle._after_s == 25 * 60


def test_a_vault_that_fails_in_closing_holds_no_sleep_up(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[str] = []
    monkeypatch.setattr(run.locking._session, "stop", lambda: stopped.append("sleep"))

    def fail() -> None:
        raise RuleError("De schijf is weg.")

    close = run.locking._close_vault
    monkeypatch.setattr(run.locking, "_close_vault", fail)
    with pytest.raises(RuleError):
        run.locking.lock(LockReason.SLEEP)
    assert stopped
    assert run.page.isVisible()
    close()


@pytest.mark.parametrize("reason", [LockReason.ASKED, *_BY_ITSELF])
def test_a_list_that_is_read_when_it_locks_is_stopped_and_never_shown_in_the_next_window(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, reason: LockReason
) -> None:
    began, stopped = Event(), Event()

    def read(_path: Path, _mapping: Any, _progress: Any, is_cancelled: Callable[[], bool]) -> None:
        began.set()
        while not is_cancelled():
            began.wait(0.01)
        stopped.set()
        raise ListReadingStoppedError

    monkeypatch.setattr(Pupils, "read_list", staticmethod(read))
    run.window.show_import(tmp_path / "lijst.csv")
    run.qtbot.waitUntil(began.is_set)
    run.locking.lock(reason)
    assert run.is_vault_free
    run.qtbot.waitUntil(stopped.is_set)
    run.open()
    page = run.window._pages.currentWidget()
    assert isinstance(page, ImportPage)
    run.qtbot.wait(50)
    assert page.chooser.isVisible()
    assert not page.chooser.problem.isVisible()


def test_a_list_that_was_read_is_gone_when_it_locks(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("Stamnummer;Naam\n1;Pip Voorbeeldstra\n", encoding="utf-8")
    run.window.show_import(path)
    page = run.window._pages.currentWidget()
    assert isinstance(page, ImportPage)
    run.qtbot.waitUntil(lambda: page.review.plan is not None)
    run.locking.lock(LockReason.IDLE)
    run.open()
    assert run.window.bridge.desk.pupils.count() == 0
    again = run.window._pages.currentWidget()
    assert isinstance(again, ImportPage)
    assert again.chooser.isVisible()


def test_a_list_that_is_read_goes_on_in_a_window_that_was_only_covered(
    run: Run, full_disk: pytest.MonkeyPatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, real = Event(), Pupils.read_list

    def read(path: Path, mapping: Any, progress: Any, is_cancelled: Callable[[], bool]) -> Any:
        while not go_on.wait(0.01):
            if is_cancelled():
                raise ListReadingStoppedError
        return real(path, mapping, progress, is_cancelled)

    monkeypatch.setattr(Pupils, "read_list", staticmethod(read))
    path = tmp_path / "lijst.csv"
    path.write_text("Stamnummer;Naam\n1;Pip Voorbeeldstra\n", encoding="utf-8")
    run.window.show_import(path)
    page = run.window._pages.currentWidget()
    assert isinstance(page, ImportPage)
    run.window.new_case.form.field("text").set_state("Half")
    run.locking.lock(LockReason.IDLE)
    assert not page.work.is_busy, "no list is read unseen"
    run.locking.uncover()
    assert page.work.is_busy
    go_on.set()
    run.qtbot.waitUntil(lambda: page.review.plan is not None)


# -- back to the same place --------------------------------------------------------------------------------------


def test_unlocking_leads_back_to_the_same_page_with_the_cursor_in_it(run: Run, qtbot: QtBot) -> None:
    case_id = run.window.bridge.desk.cases.summaries()[0].id
    visits: list[tuple[Callable[[MainWindow], object], Page]] = [
        (lambda w: w.show_today(), Page.TODAY),
        (lambda w: w.show_new_case(), Page.NEW_CASE),
        (lambda w: w.show_school_calendar(), Page.SCHOOL_CALENDAR),
        (lambda w: w.show_settings(), Page.SETTINGS),
        (lambda w: w.show_import(), Page.IMPORT),
        (lambda w: w.show_case(case_id), Page.CASE),
    ]
    for visit, page in visits:
        visit(run.window)
        place = run.window.bookmark()
        assert place.page is page
        run.locking.lock(LockReason.IDLE)
        run.open()
        assert run.window.bookmark() == place, page
        shown = run.window._pages.currentWidget()
        assert shown is not None
        qtbot.waitUntil(lambda shown=shown: shown.isAncestorOf(QApplication.focusWidget() or QWidget()))


def test_the_place_is_forgotten_when_it_was_used(run: Run) -> None:
    run.window.show_settings()
    run.locking.lock(LockReason.ASKED)
    assert run.program._place is not None
    run.open()
    assert run.program._place is None


# -- what the vault still has to hear ----------------------------------------------------------------------------


def acts(run: Run) -> list[str]:
    return [line.act for line in run.window.bridge.desk.trail.lines()]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of the least cost."""
    monkeypatch.setattr(keys, "calibrated", lambda: Cost(LEAST_MEMORY_KIB, 1, 1))


def test_a_passphrase_that_is_changed_while_the_vault_locks_gets_its_line_at_the_next_unlocking(
    run: Run, quick: None, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    go, work = Event(), run.window.key_work
    change = safe.change_passphrase

    def slowly(*given: Any) -> None:
        go.wait(30)
        change(*given)

    monkeypatch.setattr(safe, "change_passphrase", slowly)
    run.window.show_vault()
    (page,) = run.window.findChildren(VaultPage)
    page.passphrase.present.edit.setText(demo.PASSPHRASE)
    page.passphrase.new.passphrase.edit.setText("paars gootsteen wandelt maandag")
    page.passphrase.new.again.edit.setText("paars gootsteen wandelt maandag")
    page.passphrase.complete()
    run.locking.lock(LockReason.SESSION)
    with qtbot.waitSignal(work.told, timeout=_LONG_MS):
        go.set()
    with pytest.raises(WrongPassphraseError):
        safe.read_key(run.folder, demo.PASSPHRASE)
    run.open()
    assert acts(run)[-1] == "Wachtwoord gewijzigd"
    run.locking.lock(LockReason.ASKED)
    run.open()
    assert acts(run).count("Wachtwoord gewijzigd") == 1


def test_a_backup_that_is_ready_just_after_the_lock_reads_nothing_from_the_vault(
    run: Run, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    go, make = Event(), Backups.make

    def slowly(*given: Any) -> object:
        go.wait(30)
        # As if it was ready before it could be stopped.
        return make(given[0])

    monkeypatch.setattr(Backups, "make", staticmethod(slowly))
    run.window.show_vault()
    clock = run.window.backups
    made: list[object] = []
    clock.made.connect(made.append)
    clock.make()
    clock.stop()
    go.set()
    qtbot.waitUntil(lambda: not clock.is_busy, timeout=_LONG_MS)
    assert made == []


def test_text_that_cannot_be_kept_holds_the_window_again_after_all_was_kept(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFullError

    run.type("Een")
    with monkeypatch.context() as patch:
        patch.setattr(Drafts, "keep", full)
        assert not run.window.may_go()
    assert run.window.flush()
    run.type("Twee")
    monkeypatch.setattr(Drafts, "keep", full)
    assert not run.window.may_go()
    assert run.window.may_go(), "who asks again has read why"


def test_wrong_tries_count_from_none_after_a_covered_window_came_back(
    run: Run, full_disk: pytest.MonkeyPatch
) -> None:
    run.type("Dit past niet meer op de schijf.")
    run.locking.lock(LockReason.IDLE)
    for _ in range(4):
        run.program._gate()._refuse(run.page, WrongPassphraseError())
    assert run.page.waiting
    run.open()
    full_disk.undo()
    run.locking.lock(LockReason.ASKED)
    assert run.page.waiting == ""


def test_the_key_is_wiped_when_the_vault_is_open_or_was_open_already(run: Run, full_disk: pytest.MonkeyPatch) -> None:
    run.type("Dit past niet meer op de schijf.")
    run.locking.lock(LockReason.IDLE)
    given = bytearray(run.key)
    run.program._open(given)
    assert not any(given)
    full_disk.undo()
    run.locking.lock(LockReason.ASKED)
    given = bytearray(run.key)
    run.program._open(given)
    assert run.window.bridge.desk.cases.summaries(), "the vault has a key of its own"
    assert not any(given)


def test_of_a_case_that_went_for_good_at_unlocking_nothing_is_in_the_window(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = run.window.bridge.desk
    case = desk.cases.get(desk.cases.summaries()[0].id)
    name = case.concerned[0].full_name
    run.window.show_case(case.id)
    run.window.bridge.do(desk.retention.delete, case.id)
    run.locking.lock(LockReason.IDLE)
    # Once there was work on a day after the thirty, the next day empties the bin.
    worked = datetime.now(UTC) + timedelta(days=31)
    monkeypatch.setattr(Desk.unlock.__func__, "__defaults__", (lambda: worked,))
    run.open()
    run.window.bridge.desk.trail.record("Er is gewerkt")
    run.window.show_case(case.id)
    run.locking.lock(LockReason.IDLE)
    later = worked + timedelta(days=1)
    monkeypatch.setattr(Desk.unlock.__func__, "__defaults__", (lambda: later,))
    run.open()
    assert run.window.bookmark() == Bookmark(Page.TODAY)
    assert run.window.case_page.case is None
    assert acts(run)[-1] == "Casus definitief verwijderd"
    words = [str(each.property("text") or "") for each in run.window.findChildren(QWidget)]
    assert not any(name in each for each in words)


def test_what_the_disk_refuses_at_unlocking_is_told_and_waits(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFullError

    run.locking.lock(LockReason.IDLE)
    run.program._gate().unwritten.add("Reservekopie teruggezet")
    with monkeypatch.context() as patch:
        patch.setattr(Trail, "record", full)
        run.open()
        assert "schijf is vol" in run.window.banner.text
    run.locking.lock(LockReason.IDLE)
    run.open()
    assert acts(run)[-1] == "Reservekopie teruggezet"


def test_a_clock_that_was_set_back_is_told_also_when_a_line_waits_to_be_written(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.locking.lock(LockReason.IDLE)
    run.program._gate().unwritten.add("Reservekopie teruggezet")
    monkeypatch.setattr(Trail, "ahead_of_clock", _ahead_before_the_first_line)
    run.open()
    assert "De klok van deze laptop staat op" in run.window.banner.text
    assert acts(run)[-1] == "Reservekopie teruggezet"


def _ahead_before_the_first_line(trail: Trail) -> datetime | None:
    last = trail.lines()[-1]
    return None if last.act == "Reservekopie teruggezet" else last.at


def test_a_missing_recovery_key_is_told_once_a_day_with_the_way_to_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run.window.banner.text == "Er is nog geen herstelsleutel."
    run.locking.lock(LockReason.IDLE)
    run.open()
    assert run.window.banner.text == ""
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    monkeypatch.setattr(Desk.unlock.__func__, "__defaults__", (lambda: tomorrow,))
    run.locking.lock(LockReason.IDLE)
    run.open()
    assert run.window.banner.text == "Er is nog geen herstelsleutel."
    run.window.banner._action.click()
    assert run.window.bookmark().page is Page.VAULT
