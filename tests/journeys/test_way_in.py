"""The ways into the vault, through the real program: passphrase, recovery key, and a backup put back."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from pestdesk.app import Program
from pestdesk.desk import Desk, safe
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.recovery_key import in_groups
from pestdesk.domain.signal import Reporter, Signal
from pestdesk.errors import FolderNotWritableError
from pestdesk.storage import keys
from pestdesk.storage.keys import LEAST_MEMORY_KIB, Cost
from pestdesk.ui.first_run_page import FirstRunPage
from pestdesk.ui.main_window import MainWindow
from pestdesk.ui.recover_page import RecoverPage
from pestdesk.ui.restore_page import RestorePage
from pestdesk.ui.shell import Shell
from pestdesk.ui.unlock_page import UnlockPage
from pestdesk.ui.vault_backups import VaultBackups

PASSPHRASE, NEW_PASSPHRASE = "groene theepot op het dak", "paars gootsteen wandelt maandag"
_P = TypeVar("_P", bound=QWidget)


class Door:
    """A program started on a data folder, and what a person does before the vault is open."""

    def __init__(self, data: Path, qtbot: QtBot, app: QApplication) -> None:
        self.data, self.folder = data, data / "kluis"
        self.qtbot = qtbot
        self.program = Program(data)
        self.shell: Shell = self.program.show(app)
        qtbot.addWidget(self.shell)

    def page(self, kind: type[_P]) -> _P:
        """Wait for a page of this kind, and give it."""
        self.qtbot.waitUntil(lambda: isinstance(self.shell.currentWidget(), kind), timeout=20_000)
        page = self.shell.currentWidget()
        assert isinstance(page, kind)
        return page

    def press(self, words: str) -> None:
        """Press the button in sight that says this."""
        QApplication.processEvents()
        page = self.shell.currentWidget()
        assert page is not None
        found = [each for each in page.findChildren(QAbstractButton) if each.text() == words and each.isVisible()]
        assert found, f"no button says ‘{words}’"
        self.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def unlock(self, passphrase: str) -> None:
        page = self.page(UnlockPage)
        page.field.edit.setText(passphrase)
        self.press("Ontgrendelen")

    def inside(self) -> MainWindow:
        """Wait for the main window."""
        return self.page(MainWindow)

    def close(self) -> None:
        self.shell.close()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of the least cost."""
    monkeypatch.setattr(keys, "calibrated", lambda: Cost(LEAST_MEMORY_KIB, 1, 1))


@pytest.fixture
def recovery_key() -> str:
    return safe.new_recovery_key()


@pytest.fixture
def kept(tmp_path: Path, recovery_key: str) -> Path:
    """A data folder with a vault of one case and a backup of it; a second case came after that."""
    data = tmp_path / "data"
    new = safe.NewVault("Cals IJsselstein", "Lies van Voorbeeld", "midden", PASSPHRASE, recovery_key)
    data.mkdir()
    desk = Desk.unlock(data / "kluis", safe.create_vault(data / "kluis", new))
    for name in ("Pip", "Yara"):
        people = (
            Involvement(0, PersonName(name, "", "Voorbeeldstra"), (Role.VICTIM,), "2B"),
            Involvement(0, PersonName("Sem", "", "Nepman"), (Role.PERPETRATOR,), "2B"),
        )
        desk.cases.open(Signal("Een signaal.", desk.calendar.today(), Reporter.PARENT), people)
        if name == "Pip":
            desk.backups.make(desk.backups.job())
    desk.lock()
    return data


Start = Callable[[Path], Door]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication) -> Iterator[Start]:
    doors: list[Door] = []

    def opened(data: Path) -> Door:
        doors.append(Door(data, qtbot, qapp))
        return doors[-1]

    yield opened
    for door in doors:
        door.close()


def test_a_first_run_gives_a_recovery_key_that_opens_the_vault_later(start: Start, tmp_path: Path) -> None:
    door = start(tmp_path / "data")
    page = door.page(FirstRunPage)
    page.first.set_state({"school": "Cals IJsselstein", "coordinator": "Lies van Voorbeeld"})
    page.button.click()
    page.button.click()
    page.step.set_state({})
    new = page.step.new  # type: ignore[attr-defined]
    new.passphrase.edit.setText(PASSPHRASE)
    new.again.edit.setText(PASSPHRASE)
    page.button.click()
    key = page.step.recovery_key  # type: ignore[attr-defined]
    page.button.click()
    page.step.typed.edit.setText(in_groups(key))  # type: ignore[attr-defined]
    page.button.click()
    door.inside()
    door.close()
    assert safe.recover(door.folder, key, NEW_PASSPHRASE)


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_key(
    start: Start, kept: Path, recovery_key: str, qtbot: QtBot
) -> None:
    door = start(kept)
    door.page(UnlockPage)
    door.press("Wachtwoord vergeten…")
    page = door.page(RecoverPage)
    page.recovery_key.edit.setText(in_groups(safe.new_recovery_key()))
    page.new.passphrase.edit.setText(NEW_PASSPHRASE)
    page.new.again.edit.setText(NEW_PASSPHRASE)
    door.press("Ontgrendelen")
    qtbot.waitUntil(lambda: "herstelsleutel past niet" in page.message, timeout=20_000)
    page.recovery_key.edit.setText(in_groups(recovery_key))
    door.press("Ontgrendelen")
    window = door.inside()
    desk = window.bridge.desk
    assert len(desk.cases.summaries()) == 2
    assert desk.trail.lines()[-1].act == "Nieuw wachtwoord met de herstelsleutel"
    window.lock_asked.emit()
    door.unlock(NEW_PASSPHRASE)
    door.inside()


def test_another_computer_gets_the_vault_from_a_backup(
    start: Start, kept: Path, recovery_key: str, tmp_path: Path, qtbot: QtBot
) -> None:
    (made,) = (kept / "kluis" / "backups").iterdir()
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.copy(made, stick)
    door = start(tmp_path / "elders")
    door.page(FirstRunPage)
    door.press("Al een kluis? Reservekopie terugzetten…")
    page = door.page(RestorePage)
    assert not page.button.isEnabled()
    (stick / "iets.pestdesk").write_bytes(b"geen reservekopie")
    page._read(stick / "iets.pestdesk")
    qtbot.waitUntil(lambda: "beschadigd of is geen reservekopie" in page.message, timeout=20_000)
    page._read(stick / made.name)
    qtbot.waitUntil(lambda: "met 1 casus" in page.preview, timeout=20_000)
    door.press("Terugzetten")
    unlock = door.page(UnlockPage)
    assert "Teruggezet: de reservekopie van" in unlock.message
    assert "met 1 casus." in unlock.message
    door.unlock(PASSPHRASE)
    desk = door.inside().bridge.desk
    assert [each.people for each in desk.cases.summaries()] == ["Pip V. · Sem N."]
    assert desk.trail.lines()[-1].act == "Reservekopie teruggezet"
    assert desk.trail.first_broken() is None


def test_a_backup_is_put_back_from_within_and_the_vault_of_now_stays_beside_it(
    start: Start, kept: Path, recovery_key: str
) -> None:
    door = start(kept)
    door.unlock(PASSPHRASE)
    window = door.inside()
    assert len(window.bridge.desk.cases.summaries()) == 2
    window.show_vault()
    door.press("Terugzetten…")
    page = door.page(RestorePage)
    assert "met 1 casus" in page.preview
    door.press("Terugzetten")
    unlock = door.page(UnlockPage)
    assert "De kluis die er stond, is bewaard in" in unlock.message
    door.unlock(PASSPHRASE)
    assert len(door.inside().bridge.desk.cases.summaries()) == 1
    (before,) = door.folder.glob("vervangen-*")
    desk = Desk.unlock(before, safe.read_key(before, PASSPHRASE))
    assert len(desk.cases.summaries()) == 2
    desk.lock()


def test_a_lost_key_file_is_told_and_put_back_with_no_case_lost(start: Start, kept: Path, qtbot: QtBot) -> None:
    (kept / "kluis" / "vault.key").unlink()
    door = start(kept)
    door.unlock(PASSPHRASE)
    unlock = door.page(UnlockPage)
    qtbot.waitUntil(lambda: "Kies ‘Reservekopie terugzetten’" in unlock.message, timeout=20_000)
    door.press("Reservekopie terugzetten…")
    door.page(RestorePage)
    door.press("Sleutelbestand terugzetten")
    qtbot.waitUntil(lambda: isinstance(door.shell.currentWidget(), UnlockPage), timeout=20_000)
    door.unlock(PASSPHRASE)
    assert len(door.inside().bridge.desk.cases.summaries()) == 2


def test_a_damaged_database_leads_to_the_backups(start: Start, kept: Path, qtbot: QtBot) -> None:
    file = kept / "kluis" / "vault.db"
    data = bytearray(file.read_bytes())
    data[100] ^= 1
    file.write_bytes(data)
    door = start(kept)
    door.unlock(PASSPHRASE)
    unlock = door.page(UnlockPage)
    qtbot.waitUntil(lambda: "is beschadigd" in unlock.message, timeout=20_000)
    door.press("Reservekopie terugzetten…")
    door.page(RestorePage)
    door.press("Terugzetten")
    qtbot.waitUntil(lambda: isinstance(door.shell.currentWidget(), UnlockPage), timeout=20_000)
    door.unlock(PASSPHRASE)
    assert len(door.inside().bridge.desk.cases.summaries()) == 1


def test_going_another_way_does_not_make_wrong_tries_quicker(start: Start, kept: Path, qtbot: QtBot) -> None:
    door = start(kept)
    for number in range(1, 4):
        page = door.page(UnlockPage)
        page.field.edit.setText(f"fout nummer {number} van mij")
        door.press("Ontgrendelen")
        qtbot.waitUntil(lambda page=page, number=number: page.wrong_tries == number, timeout=20_000)
    assert page.waiting
    door.press("Wachtwoord vergeten…")
    door.page(RecoverPage)
    door.press("Terug")
    again = door.page(UnlockPage)
    assert again.wrong_tries == 3
    assert again.waiting
    assert not again.button.isEnabled()


def test_every_wrong_passphrase_gets_the_same_sentence(start: Start, kept: Path, qtbot: QtBot) -> None:
    door = start(kept)
    told = set()
    for number, wrong in enumerate((PASSPHRASE[:-1], "x"), start=1):
        page = door.page(UnlockPage)
        page.field.edit.setText(wrong)
        door.press("Ontgrendelen")
        qtbot.waitUntil(lambda page=page, number=number: page.wrong_tries == number, timeout=20_000)
        told.add(page.message)
    assert len(told) == 1


def test_a_clock_that_was_set_back_is_told_and_removes_nothing(
    start: Start, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk.unlock(kept / "kluis", safe.read_key(kept / "kluis", PASSPHRASE))
    desk.retention.delete(desk.cases.summaries()[0].id)
    desk.lock()
    long_ago = datetime.now(UTC) - timedelta(days=400)
    monkeypatch.setattr(Desk.unlock.__func__, "__defaults__", (lambda: long_ago,))
    door = start(kept)
    door.unlock(PASSPHRASE)
    window = door.inside()
    assert "De klok van deze laptop staat op" in window.banner.text
    # With the hour: a clock can be wrong by less than a day.
    assert re.search(r"maar je werkte hier al op \w+ .+, \d\d:\d\d\. .* Zet de klok goed", window.banner.text)
    assert len(window.bridge.desk.cases.summaries("binned")) == 1  # type: ignore[arg-type]


def test_what_was_thirty_days_in_the_bin_is_gone_when_the_vault_opens(
    start: Start, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk.unlock(kept / "kluis", safe.read_key(kept / "kluis", PASSPHRASE))
    number = desk.cases.summaries()[0].id
    desk.retention.delete(number)
    desk.lock()
    worked = datetime.now(UTC) + timedelta(days=31)
    desk = Desk.unlock(kept / "kluis", safe.read_key(kept / "kluis", PASSPHRASE), lambda: worked)
    desk.trail.record("Er is gewerkt")
    desk.lock()
    later = worked + timedelta(days=1)
    monkeypatch.setattr(Desk.unlock.__func__, "__defaults__", (lambda: later,))
    door = start(kept)
    door.unlock(PASSPHRASE)
    desk = door.inside().bridge.desk
    assert len(desk.cases.summaries("binned")) == 0  # type: ignore[arg-type]
    assert desk.trail.lines()[-1].act == "Casus definitief verwijderd"
    assert desk.trail.lines()[-1].case_id == number


def test_a_folder_that_may_not_be_read_still_shows_the_window_and_says_so(
    start: Start, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_folder: Path) -> bool:
        raise FolderNotWritableError

    with monkeypatch.context() as patch:
        patch.setattr("pestdesk.storage.places.has_vault", closed)
        door = start(kept)
        assert door.shell.isVisible()
        assert "kan niet worden geschreven" in door.page(UnlockPage).message
        door.press("Reservekopie terugzetten…")
        page = door.page(RestorePage)
        assert "kan niet worden geschreven" in page.message
        page.back.click()
    door.unlock(PASSPHRASE)
    door.inside()


def test_from_within_the_backups_of_the_second_place_are_offered_too(
    start: Start, kept: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    door = start(kept)
    door.unlock(PASSPHRASE)
    window = door.inside()
    window.show_vault()
    (card,) = window.findChildren(VaultBackups)
    with qtbot.waitSignal(window.backups.made, timeout=20_000):
        card.use(stick)
    (copy,) = stick.iterdir()
    for path in list((kept / "kluis" / "backups").iterdir()):
        path.unlink()
    door.press("Terugzetten…")
    page = door.page(RestorePage)
    assert [each.path for each in page._backups.values()] == [copy]
    assert "met 2 casussen" in page.preview


def test_the_dialogs_of_qt_are_dutch_on_the_first_pages(start: Start, kept: Path, qtbot: QtBot) -> None:
    door = start(kept)
    qtbot.waitUntil(lambda: QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuleren")
    door.page(UnlockPage)


def test_a_passphrase_that_was_replaced_twice_before_the_vault_opened_gets_one_line(
    start: Start, kept: Path, recovery_key: str, qtbot: QtBot
) -> None:
    other = Desk.unlock(kept / "kluis", safe.read_key(kept / "kluis", PASSPHRASE))
    door = start(kept)
    door.page(UnlockPage)
    door.press("Wachtwoord vergeten…")
    page = door.page(RecoverPage)
    page.recovery_key.edit.setText(in_groups(recovery_key))
    page.new.passphrase.edit.setText(NEW_PASSPHRASE)
    page.new.again.edit.setText(NEW_PASSPHRASE)
    door.press("Ontgrendelen")
    qtbot.waitUntil(lambda: "ander venster" in page.message, timeout=20_000)
    other.lock()
    door.press("Ontgrendelen")
    acts = [line.act for line in door.inside().bridge.desk.trail.lines()]
    assert acts.count("Nieuw wachtwoord met de herstelsleutel") == 1


def test_in_the_demo_no_backup_is_put_back_and_the_window_stays(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    program = Program(tmp_path, is_demo=True)
    shell = program.show(qapp)
    qtbot.addWidget(shell)
    qtbot.waitUntil(lambda: isinstance(shell.currentWidget(), MainWindow), timeout=20_000)
    window = shell.currentWidget()
    assert isinstance(window, MainWindow)
    assert window.banner.text == "", "nothing is advised for a vault that is thrown away"
    window.restore_asked.emit()
    assert "In de oefenomgeving" in window.banner.text
    window.lock_asked.emit()
    assert "niets te vergrendelen" in window.banner.text, "what was practised does not vanish by a slip"
    assert shell.currentWidget() is window
    shell.close()
