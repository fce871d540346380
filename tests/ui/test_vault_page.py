"""Extra → Kluis en reservekopieën, through the real window over a real vault."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pestdesk.desk import demo, safe
from pestdesk.desk.backups import Backups
from pestdesk.desk.trail import Trail
from pestdesk.domain.recovery_key import in_groups
from pestdesk.errors import DiskFaultError, DiskFullError, FolderNotWritableError, WrongPassphraseError
from pestdesk.storage import keys, places
from pestdesk.storage.keys import LEAST_MEMORY_KIB, Cost
from pestdesk.ui.labels import Label
from pestdesk.ui.recovery_key_card import RecoveryKeyCard
from pestdesk.ui.trail_dialog import TrailDialog
from pestdesk.ui.vault_page import VaultPage

NEW_PASSPHRASE = "paars gootsteen wandelt maandag"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of the least cost."""
    monkeypatch.setattr(keys, "calibrated", lambda: Cost(LEAST_MEMORY_KIB, 1, 1))


@pytest.fixture
def page(office: Any) -> VaultPage:
    office.window.show_vault()
    (found,) = office.shown(VaultPage)
    assert isinstance(found, VaultPage)
    return found


def test_a_backup_made_by_hand_is_told_listed_and_there(office: Any, page: VaultPage, qtbot: QtBot) -> None:
    assert office.sees("Er is nog geen reservekopie.")
    with qtbot.waitSignal(office.window.backups.made, timeout=20_000):
        office.press("Nu een reservekopie maken")
    count = len(office.desk.cases.summaries("all"))
    assert f"gemaakt en nagelezen: {count} casussen" in office.window.banner.text
    assert office.sees(f"{count} casussen")
    assert office.sees("nagelezen")
    (made,) = office.desk.backups.all()
    assert safe.read_backup(made.path).manifest is not None


def test_a_second_place_gets_a_copy_and_its_absence_is_told(
    office: Any, page: VaultPage, qtbot: QtBot, tmp_path: Path
) -> None:
    assert office.sees("Er is nog geen tweede plek")
    stick = tmp_path / "stick"
    stick.mkdir()
    with qtbot.waitSignal(office.window.backups.made, timeout=20_000):
        page.backups.use(stick)
    assert len(list(stick.glob("*.pestdesk"))) == 1
    stick.rename(tmp_path / "weg")
    with qtbot.waitSignal(office.window.backups.made, timeout=20_000):
        office.press("Nu een reservekopie maken")
    assert "tweede plek" in office.window.banner.text
    assert office.sees("Deze plek is er nu niet")
    office.press("Geen tweede plek")
    assert office.desk.backups.second_place is None


def test_a_backup_that_is_due_is_made_by_itself_and_says_nothing(office: Any, qtbot: QtBot) -> None:
    office.window.show_today()
    with qtbot.waitSignal(office.window.backups.made, timeout=20_000):
        office.window.backups.look()
    assert len(office.desk.backups.all()) == 1
    assert office.window.banner.text == ""
    office.window.backups.look()
    assert not office.window.backups.is_busy, "there is one of today"


def test_the_passphrase_is_changed_after_the_present_one_was_given(
    office: Any, page: VaultPage, qtbot: QtBot
) -> None:
    card = page.passphrase
    card.complete()
    assert card.present.problem == "Vul je wachtwoord van nu in."
    card.present.edit.setText("iets heel anders hier")
    card.new.passphrase.edit.setText("zwak")
    card.complete()
    assert "10 tekens" in card.new.passphrase.problem
    card.new.passphrase.edit.setText(NEW_PASSPHRASE)
    card.new.again.edit.setText(NEW_PASSPHRASE)
    card.complete()
    qtbot.waitUntil(lambda: "past niet op de kluis" in card.present.problem, timeout=20_000)
    card.present.edit.setText(demo.PASSPHRASE)
    with qtbot.waitSignal(office.window.key_work.told, timeout=20_000):
        card.complete()
    assert card.present.value() == card.new.value() == ""
    assert safe.read_key(office.folder, NEW_PASSPHRASE)
    with pytest.raises(WrongPassphraseError):
        safe.read_key(office.folder, demo.PASSPHRASE)
    assert office.desk.trail.lines()[-1].act == "Wachtwoord gewijzigd"


def test_a_recovery_key_is_made_put_on_paper_and_typed_back_before_it_counts(
    office: Any, page: VaultPage, qtbot: QtBot
) -> None:
    assert office.sees("Er is nog geen herstelsleutel")
    office.press("Nieuwe herstelsleutel maken…")
    (shown,) = office.shown(RecoveryKeyCard)
    key = shown._key
    assert not safe.has_recovery_key(office.folder)
    office.press("Hij staat op papier")
    assert not office.sees(in_groups(key)[:4])
    card = page.recovery
    card.typed.edit.setText(key[::-1])
    card.complete()
    assert card.typed.problem
    card.typed.edit.setText(in_groups(key))
    card.passphrase.edit.setText("fout wachtwoord")
    card.complete()
    qtbot.waitUntil(lambda: "past niet op de kluis" in card.passphrase.problem, timeout=20_000)
    card.passphrase.edit.setText(demo.PASSPHRASE)
    with qtbot.waitSignal(office.window.key_work.told, timeout=20_000):
        card.complete()
    assert office.sees("Er is een herstelsleutel.")
    assert keys.read_and_unwrap(office.folder, key, keys.RECOVERY)
    assert office.desk.trail.lines()[-1].act == "Herstelsleutel vernieuwd"


def test_a_new_key_that_is_not_taken_into_use_changes_nothing(office: Any, page: VaultPage) -> None:
    before = (office.folder / "vault.key").read_bytes()
    office.press("Nieuwe herstelsleutel maken…")
    office.press("Niet wijzigen")
    assert office.sees("Er is nog geen herstelsleutel")
    assert (office.folder / "vault.key").read_bytes() == before


def test_the_trail_is_checked_and_read_and_a_broken_line_is_named(office: Any, page: VaultPage) -> None:
    from sqlalchemy import text

    office.press("Controleer")
    count = len(office.desk.trail.lines())
    assert page.trail.message == f"Het controlespoor klopt: {count} regels, niets gewijzigd."
    office.press("Lezen…")
    (dialog,) = office.window.findChildren(TrailDialog)
    assert dialog.model.rowCount() == count
    dialog.reject()
    with office.desk._vault.transaction() as session:
        session.execute(text("DROP TRIGGER audit_refuses_update"))
        session.execute(text("UPDATE audit SET author = 'Iemand' WHERE number = 3"))
    office.press("Controleer")
    assert office.sees("Regel 3 is niet meer wat er geschreven is.")


def test_leaving_goes_back_to_the_case(office: Any) -> None:
    office.open_case("Pip")
    office.window.show_vault()
    office.press("Terug")
    assert office.window.case_page.isVisible()
    assert office.window.case_page.case_id == office.number("Pip")


# -- when something is in the way ---------------------------------------------------------------------------------


def _slow(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> Event:
    """Let a slow act wait for this."""
    go, act = Event(), getattr(owner, name)

    def slowly(*given: Any) -> object:
        go.wait(30)
        return act(*given)

    monkeypatch.setattr(owner, name, staticmethod(slowly) if isinstance(owner, type) else slowly)
    return go


def _renew(page: VaultPage, passphrase: str = demo.PASSPHRASE) -> None:
    card = page.recovery
    card._show_new()
    key = card._key
    card._ask_back()
    card.typed.edit.setText(key)
    card.passphrase.edit.setText(passphrase)
    card.complete()


def test_a_new_recovery_key_gets_its_line_and_its_message_when_the_page_was_left_meanwhile(
    office: Any, page: VaultPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    go = _slow(monkeypatch, safe, "renew_recovery_key")
    _renew(page)
    office.window.show_today()
    with qtbot.waitSignal(office.window.key_work.told, timeout=20_000):
        go.set()
    assert "De nieuwe herstelsleutel geldt." in office.window.banner.text
    assert office.desk.trail.lines()[-1].act == "Herstelsleutel vernieuwd"


def test_why_it_was_not_renewed_is_told_when_the_page_was_left_meanwhile(
    office: Any, page: VaultPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    go = _slow(monkeypatch, safe, "renew_recovery_key")
    _renew(page, "fout wachtwoord")
    office.window.show_today()
    with qtbot.waitSignal(office.window.key_work.failed, timeout=20_000):
        go.set()
    assert "past niet op de kluis" in office.window.banner.text


def test_the_page_both_cards_and_the_window_wait_for_what_is_being_changed(
    office: Any, page: VaultPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    go = _slow(monkeypatch, safe, "renew_recovery_key")
    _renew(page)
    assert not page.back.isEnabled()
    assert not page.recovery.finish.isEnabled()
    assert not page.passphrase.finish.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.isVisible()
    assert not office.window.close()
    assert "Even geduld" in office.window.banner.text
    with qtbot.waitSignal(office.window.key_work.told, timeout=20_000):
        go.set()
    assert page.back.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_a_line_that_the_disk_refuses_waits_for_the_next_one(
    office: Any, page: VaultPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError

    with monkeypatch.context() as patch, qtbot.waitSignal(office.window.key_work.told, timeout=20_000):
        patch.setattr(Trail, "record", full)
        _renew(page)
    assert office.desk.trail.lines()[-1].act != "Herstelsleutel vernieuwd"
    with qtbot.waitSignal(office.window.key_work.told, timeout=20_000):
        office.window.key_work.run(lambda: None, "Wachtwoord gewijzigd", "")
    assert [line.act for line in office.desk.trail.lines()[-2:]] == [
        "Herstelsleutel vernieuwd",
        "Wachtwoord gewijzigd",
    ]


def test_the_page_opens_and_says_so_when_the_key_file_is_lost(office: Any) -> None:
    places.key_path(office.folder).unlink()
    office.window.show_vault()
    assert office.sees("Het sleutelbestand ‘vault.key’ staat niet in de map")
    (page,) = office.shown(VaultPage)
    assert not page.recovery.begin.isVisible()


def test_a_backup_that_cannot_be_begun_is_told_and_leaves_the_button_free(
    office: Any, page: VaultPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: object) -> None:
        raise DiskFaultError

    monkeypatch.setattr(Backups, "job", fail)
    office.press("Nu een reservekopie maken")
    assert "De schijf gaf een fout" in office.window.banner.text
    assert page.backups.make.isEnabled()


def test_a_look_that_finds_the_folder_closed_says_so(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: object) -> None:
        raise FolderNotWritableError

    monkeypatch.setattr(Backups, "is_due", fail)
    office.window.backups.look()
    assert "kan niet worden geschreven" in office.window.banner.text


def test_one_backup_in_the_second_place_is_called_so(
    office: Any, page: VaultPage, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with qtbot.waitSignal(office.window.backups.made, timeout=20_000):
        page.backups.use(stick)
    assert office.sees(f"{stick}  ·  1 reservekopie")
    assert not office.sees("1 reservekopieën")


def test_a_second_place_that_is_chosen_while_a_backup_is_made_gets_its_copy_afterwards(
    office: Any, page: VaultPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    go = _slow(monkeypatch, Backups, "make")
    page.backups.make.click()
    page.backups.use(stick)
    with qtbot.waitSignals([office.window.backups.made] * 2, timeout=20_000):
        go.set()
    assert len(list(stick.glob("*.pestdesk"))) == 1


@pytest.mark.parametrize("inside", ["", "backups", "backups/usb"])
def test_the_folder_of_the_vault_is_no_second_place(office: Any, page: VaultPage, inside: str) -> None:
    place = office.folder / inside
    place.mkdir(parents=True, exist_ok=True)
    page.backups.use(place)
    assert office.sees("Deze map hoort bij de kluis zelf.")
    assert office.desk.backups.second_place is None
    assert not office.window.backups.is_busy


def test_a_recovery_key_cannot_be_copied_from_the_screen(office: Any, page: VaultPage) -> None:
    office.press("Nieuwe herstelsleutel maken…")
    (shown,) = office.shown(RecoveryKeyCard)
    key = next(each for each in shown.findChildren(Label) if each.accessibleName().startswith("Herstelsleutel"))
    assert not key.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
