"""Extra → Kluis en reservekopieën, through the real window over a real vault."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from pestdesk.desk import demo, safe
from pestdesk.domain.recovery_key import in_groups
from pestdesk.errors import WrongPassphraseError
from pestdesk.storage import keys
from pestdesk.storage.keys import LEAST_MEMORY_KIB, Cost
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
    with qtbot.waitSignal(card.told, timeout=20_000):
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
    with qtbot.waitSignal(card.told, timeout=20_000):
        card.complete()
    assert office.sees("Er is een herstelsleutel.")
    assert safe.recover(office.folder, key, NEW_PASSPHRASE)
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
