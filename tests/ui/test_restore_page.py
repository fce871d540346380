"""The page on which a backup is put back, with what was found in more than one place."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from pestdesk.desk.safe import Backup
from pestdesk.storage.backup import Manifest
from pestdesk.ui.restore_page import RestorePage

NOW = datetime(2026, 10, 8, 9, 12, tzinfo=UTC)
OWN, STICK = Path("kluis") / "backups", Path("stick")


def made(place: Path, days_ago: int) -> Backup:
    at = NOW - timedelta(days=days_ago)
    return Backup(place / f"{days_ago}.pestdesk", Manifest(at, 14, "0003", str(days_ago), "key", "vault"))


def test_of_two_places_each_backup_is_offered_once_the_newest_first(qtbot: QtBot, dressed: None) -> None:
    own = [made(OWN, 1), made(OWN, 3), Backup(OWN / "2.pestdesk", None)]
    page = RestorePage([*own, made(STICK, 0), made(STICK, 1), made(STICK, 2)], has_vault=True)
    qtbot.addWidget(page)
    assert [each.path for each in page._backups.values()] == [
        *(STICK / "0.pestdesk", OWN / "1.pestdesk", STICK / "2.pestdesk", OWN / "3.pestdesk")
    ]
    assert "1 bestand is beschadigd." in page._damaged.text()
