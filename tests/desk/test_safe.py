import errno
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pestdesk.desk import Desk, safe
from pestdesk.domain.case import Case
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.record import Entry
from pestdesk.domain.recovery_key import in_groups
from pestdesk.errors import (
    BackupDamagedError,
    KeyFileMissingError,
    RuleError,
    VaultInUseError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from pestdesk.storage import keys, private_files
from pestdesk.storage.keys import LEAST_MEMORY_KIB, Cost

PASSPHRASE, NEW_PASSPHRASE = "vier losse woorden samen", "vijf heel andere woorden"
QUICK = Cost(memory_kib=LEAST_MEMORY_KIB, iterations=1, lanes=1)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of the least cost."""
    monkeypatch.setattr(keys, "calibrated", lambda: QUICK)


@pytest.fixture
def recovery_key() -> str:
    return safe.new_recovery_key()


@pytest.fixture
def kept(tmp_path: Path, recovery_key: str) -> Path:
    """A vault that a recovery key opens too."""
    folder = tmp_path / "met-sleutel"
    safe.create_vault(folder, safe.NewVault("School", "Lies", "midden", PASSPHRASE, recovery_key))
    return folder


def test_a_new_vault_opens_with_the_recovery_key_as_it_stands_on_the_paper(kept: Path, recovery_key: str) -> None:
    assert safe.has_recovery_key(kept)
    key = safe.recover(kept, in_groups(recovery_key).lower(), NEW_PASSPHRASE)
    assert safe.read_key(kept, NEW_PASSPHRASE) == key
    with pytest.raises(WrongPassphraseError):
        safe.read_key(kept, PASSPHRASE)


def test_a_wrong_recovery_key_or_a_slip_changes_nothing(kept: Path, recovery_key: str) -> None:
    before = (kept / "vault.key").read_bytes()
    with pytest.raises(WrongRecoveryKeyError):
        safe.recover(kept, safe.new_recovery_key(), NEW_PASSPHRASE)
    with pytest.raises(RuleError, match="28 tekens"):
        safe.recover(kept, recovery_key[:-1], NEW_PASSPHRASE)
    assert (kept / "vault.key").read_bytes() == before


def test_another_passphrase_asks_for_the_present_one(kept: Path, recovery_key: str) -> None:
    before = (kept / "vault.key").read_bytes()
    with pytest.raises(WrongPassphraseError):
        safe.change_passphrase(kept, "iets anders", NEW_PASSPHRASE)
    assert (kept / "vault.key").read_bytes() == before
    safe.change_passphrase(kept, PASSPHRASE, NEW_PASSPHRASE)
    assert safe.read_key(kept, NEW_PASSPHRASE)
    assert safe.recover(kept, recovery_key, PASSPHRASE)


def test_a_renewed_recovery_key_asks_for_the_passphrase_and_ends_the_earlier_one(
    kept: Path, recovery_key: str
) -> None:
    other = safe.new_recovery_key()
    with pytest.raises(WrongPassphraseError):
        safe.renew_recovery_key(kept, "iets anders", other)
    safe.renew_recovery_key(kept, PASSPHRASE, other)
    with pytest.raises(WrongRecoveryKeyError):
        safe.recover(kept, recovery_key, NEW_PASSPHRASE)
    assert safe.recover(kept, other, NEW_PASSPHRASE)


# -- backups ---------------------------------------------------------------------------------------------------


def numbers(desk: Desk) -> list[str]:
    return [each.id for each in desk.cases.summaries(CaseFilter.ALL)]


def test_a_backup_is_due_once_a_day_and_an_hour_after_more_work(
    desk: Desk, opened: Case, clock: Callable[[], object]
) -> None:
    assert desk.backups.is_due()
    desk.backups.make(desk.backups.job())
    assert not desk.backups.is_due()
    clock.now += timedelta(minutes=59)  # type: ignore[attr-defined]
    desk.cases.write(opened.id, Entry(desk.calendar.today(), "Lies", "gebeld"))
    assert not desk.backups.is_due()
    clock.now += timedelta(minutes=1)  # type: ignore[attr-defined]
    assert desk.backups.is_due()
    desk.backups.make(desk.backups.job())
    clock.now += timedelta(hours=3)  # type: ignore[attr-defined]
    assert not desk.backups.is_due(), "nothing was done since"
    clock.now += timedelta(days=1)  # type: ignore[attr-defined]
    assert desk.backups.is_due()


def test_the_second_place_gets_a_copy_and_its_absence_is_told_and_no_more(
    desk: Desk, opened: Case, tmp_path: Path, clock: Callable[[], object]
) -> None:
    stick = tmp_path / "stick"
    desk.settings.keep(replace(desk.settings.get(), second_backup_place=str(stick)))
    result = desk.backups.make(desk.backups.job())
    assert "tweede plek" in result.problem
    assert [each.manifest.cases for each in desk.backups.all() if each.manifest] == [1]
    stick.mkdir()
    clock.now += timedelta(hours=1)  # type: ignore[attr-defined]
    assert desk.backups.make(desk.backups.job()).problem == ""
    assert len(list(stick.iterdir())) == 1
    assert len(desk.backups.all()) == 2


def test_a_clock_that_was_ahead_does_not_keep_a_backup_from_being_made_and_then_it_is_enough(
    desk: Desk, clock: Callable[[], object]
) -> None:
    desk.backups.make(desk.backups.job())
    clock.now -= timedelta(days=3)  # type: ignore[attr-defined]
    assert desk.backups.is_due()
    made = desk.backups.make(desk.backups.job()).backup
    assert made.path.exists()
    clock.now += timedelta(minutes=5)  # type: ignore[attr-defined]
    assert not desk.backups.is_due()


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (errno.ENOSPC, "De tweede plek is vol."),
        (errno.EROFS, "Op de tweede plek lukte het niet."),
        (errno.EIO, "Op de tweede plek lukte het niet."),
    ],
)
def test_what_goes_wrong_in_the_second_place_is_told_of_that_place(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int, told: str
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.settings.keep(replace(desk.settings.get(), second_backup_place=str(stick)))

    def fail(*_: object) -> None:
        raise OSError(fault, "fault")

    monkeypatch.setattr(private_files, "copy", fail)
    result = desk.backups.make(desk.backups.job())
    assert result.problem.startswith(told)
    assert "De reservekopie op deze laptop is wel gemaakt." in result.problem
    assert result.backup.path.exists()


def test_a_second_place_that_may_not_be_looked_into_is_told_and_stops_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "share"
    desk.settings.keep(replace(desk.settings.get(), second_backup_place=str(share)))
    is_dir = Path.is_dir

    def denied(path: Path) -> bool:
        if path == share:
            raise PermissionError(errno.EACCES, "denied")
        return is_dir(path)

    monkeypatch.setattr(Path, "is_dir", denied)
    assert desk.backups.make(desk.backups.job()).problem
    assert len(desk.backups.all()) == 1


def test_the_recovery_key_changes_nothing_while_another_copy_has_the_vault_open(
    kept: Path, recovery_key: str
) -> None:
    desk = Desk.unlock(kept, safe.read_key(kept, PASSPHRASE))
    with pytest.raises(VaultInUseError):
        safe.recover(kept, recovery_key, NEW_PASSPHRASE)
    desk.lock()
    assert safe.read_key(kept, PASSPHRASE)


def test_a_backup_put_back_brings_the_cases_of_that_day(
    desk: Desk, opened: Case, unlock: Callable[[], Desk], signal: object, people: object
) -> None:
    made = desk.backups.make(desk.backups.job()).backup
    desk.cases.open(signal, people)  # type: ignore[arg-type]
    with pytest.raises(VaultInUseError):
        safe.restore(made, desk.folder)
    desk.lock()
    assert safe.restore(safe.read_backup(made.path), desk.folder) is not None
    again = unlock()
    assert numbers(again) == [opened.id]
    again.lock()


def test_a_lost_key_file_comes_back_from_the_newest_sound_backup(
    desk: Desk, opened: Case, unlock: Callable[[], Desk], clock: Callable[[], object]
) -> None:
    desk.backups.make(desk.backups.job())
    clock.now += timedelta(days=1)  # type: ignore[attr-defined]
    newest = desk.backups.make(desk.backups.job()).backup
    newest.path.write_bytes(newest.path.read_bytes()[:-500])
    desk.lock()
    (desk.folder / "vault.key").unlink()
    with pytest.raises(KeyFileMissingError):
        safe.read_key(desk.folder, PASSPHRASE)
    assert safe.restore_key_file(desk.folder).path != newest.path
    assert safe.read_key(desk.folder, PASSPHRASE)
    again = unlock()
    assert numbers(again) == [opened.id]
    again.lock()


def test_without_a_sound_backup_a_lost_key_file_stays_lost(desk: Desk) -> None:
    desk.lock()
    with pytest.raises(BackupDamagedError):
        safe.restore_key_file(desk.folder)
