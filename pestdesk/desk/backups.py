"""Verbs about the backups of the open vault."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pestdesk.desk import safe
from pestdesk.desk.workplace import Workplace
from pestdesk.errors import VaultError
from pestdesk.storage import backup, places
from pestdesk.storage.audit import AuditStore
from pestdesk.storage.backup import Backup, IsStopped, Source

#: While someone works on, the backup of today is renewed after this.
_RENEWED_AFTER = timedelta(hours=1)


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
        """The backups in both places, the newest of each first."""
        second = self.second_place
        return safe.backups(self._work.vault.folder, [second] if second else [])

    def is_due(self) -> bool:
        """Whether it is time for one: none was made today, or there was work since the last, an hour ago or more."""
        made = [each.manifest.made_at for each in safe.backups(self._work.vault.folder) if each.manifest]
        now, last = self._work.clock(), max(made, default=None)
        if last is None or last.astimezone().date() != now.astimezone().date():
            return True
        with self._work.vault.reading() as session:
            worked_at = AuditStore(session).last_at()
        return now - last >= _RENEWED_AFTER and worked_at is not None and worked_at > last

    def job(self) -> BackupJob:
        """What to make now."""
        return BackupJob(self._work.vault.backup_source, self._work.clock(), self.second_place)

    @staticmethod
    def make(job: BackupJob, is_stopped: IsStopped = lambda: False) -> BackupResult:
        """A backup in the folder of the vault and in the second place, after which older ones make room.

        Raises VaultError when the first could not be made; that the second place is not there is only told.
        """
        folder = places.backups_folder(job.source.folder)
        made = backup.make(job.source, job.made_at, folder, is_stopped)
        backup.rotate(folder)
        problem = ""
        if job.second is not None:
            try:
                backup.copy(made, job.second)
                backup.rotate(job.second)
            except VaultError as error:
                problem = str(error)
        return BackupResult(made, problem)
