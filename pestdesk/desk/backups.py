"""Verbs about the backups of the open vault."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pestdesk.desk import safe
from pestdesk.desk.workplace import Workplace
from pestdesk.domain.headway import Stage, Tell
from pestdesk.errors import BackupPlaceMissingError, BackupStoppedError, DiskFullError, VaultError
from pestdesk.storage import backup, backup_file, places
from pestdesk.storage.audit import AuditStore
from pestdesk.storage.backup import IsStopped, Source
from pestdesk.storage.backup_file import Backup

#: While someone works on, the backup of today is renewed after this.
_RENEWED_AFTER = timedelta(hours=1)
_MADE_HERE = "De reservekopie op deze laptop is wel gemaakt."
_NOT_THERE = f"De kopie naar de tweede plek is afgebroken. {_MADE_HERE}"


@dataclass(frozen=True, slots=True)
class BackupJob:
    """All that making a backup needs, so that it can be done in a worker; `second` is another folder, if any."""

    source: Source
    made_at: datetime
    second: Path | None


@dataclass(frozen=True, slots=True)
class BackupResult:
    """The backup that was made; `problem` says in Dutch why there is no copy of it in the second place, '' if there
    is or none was asked."""

    backup: Backup
    problem: str = ""


class Backups:
    """`job` reads the vault and is quick; `make` may take seconds and runs in a worker."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    @property
    def second_place(self) -> Path | None:
        """Where a second copy of every backup goes, such as a stick; None when none was chosen."""
        chosen = self._work.settings().second_backup_place
        return Path(chosen) if chosen else None

    def all(self) -> tuple[Backup, ...]:
        """The backups of this vault in both places, the newest of each first. Raises VaultError for the first place;
        a second one that does not answer has none."""
        own, second = safe.backups(self._work.vault.folder), self.second_place
        if second is None:
            return own
        this = places.vault_id(self._work.vault.folder)
        with suppress(VaultError):
            own += tuple(
                each for each in backup_file.backups_in(second) if each.manifest and each.manifest.vault == this
            )
        return own

    def is_due(self) -> bool:
        """Whether it is time for one: none was made today, or there was work since the last, an hour ago or more."""
        made = [each.manifest.made_at for each in safe.backups(self._work.vault.folder) if each.manifest]
        now = self._work.clock()
        # One that has yet to come was made when the clock was wrong.
        last = max((each for each in made if each <= now), default=None)
        if last is None or last.astimezone().date() != now.astimezone().date():
            return True
        with self._work.vault.reading() as session:
            worked_at = AuditStore(session).last_at()
        return now - last >= _RENEWED_AFTER and worked_at is not None and worked_at > last

    def job(self) -> BackupJob:
        """What to make now."""
        return BackupJob(self._work.vault.backup_source, self._work.clock(), self.second_place)

    @staticmethod
    def make(
        job: BackupJob, is_stopped: IsStopped = lambda: False, tell: Tell = lambda _stage, _done, _total: None
    ) -> BackupResult:
        """A backup in the folder of the vault and in the second place, after which older ones make room.

        Raises VaultError when the first could not be made; that the second place is not there, or that the copy to it
        was stopped, is only told.
        """
        folder = places.backups_folder(job.source.folder)
        made = backup.make(job.source, job.made_at, folder, is_stopped, tell)
        try:
            backup.rotate(made, is_stopped)
        except BackupStoppedError:
            # It is there, and must not be denied; older ones make room at the next.
            return BackupResult(made, _NOT_THERE if job.second else "")
        if job.second is None:
            return BackupResult(made)
        try:
            tell(Stage.SECOND_PLACE, 0, 0)
            backup.remove_halves(job.second)
            backup.rotate(backup.copy(made, job.second, is_stopped), is_stopped)
        except BackupStoppedError:
            return BackupResult(made, _NOT_THERE)
        except BackupPlaceMissingError as error:
            return BackupResult(made, str(error))
        except DiskFullError:
            return BackupResult(
                made, f"De tweede plek is vol. {_MADE_HERE} Maak daar ruimte of kies een andere plek."
            )
        except VaultError:
            return BackupResult(made, f"Op de tweede plek lukte het niet. {_MADE_HERE} Kies een andere plek.")
        return BackupResult(made)
