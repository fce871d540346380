"""Verbs about the audit trail: who did what when, and whether anyone changed that afterwards."""

from datetime import datetime, timedelta

from pestdesk.desk.workplace import Workplace
from pestdesk.domain.audit import AuditLine, first_broken
from pestdesk.storage.audit import AuditStore

PASSPHRASE_CHANGED = "Wachtwoord gewijzigd"
PASSPHRASE_RECOVERED = "Nieuw wachtwoord met de herstelsleutel"
RECOVERY_KEY_RENEWED = "Herstelsleutel vernieuwd"
BACKUP_RESTORED = "Reservekopie teruggezet"

#: A clock is corrected by seconds, now and then; more than this is wrong.
_TOLERANCE = timedelta(minutes=10)


class Trail:
    """Every verb adds its own line in its own transaction; here are those about the vault itself, and reading."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def record(self, act: str) -> None:
        """A line about the vault itself."""
        stamp = self._work.stamp()
        with self._work.vault.transaction() as session:
            AuditStore(session).append(stamp.at, stamp.author, act)

    def lines(self, case_id: str = "") -> tuple[AuditLine, ...]:
        """Every line, or those of one case, the oldest first."""
        with self._work.vault.reading() as session:
            return AuditStore(session).lines(case_id)

    def first_broken(self) -> int | None:
        """The number of the first line that is not what was written there; None when the whole trail holds."""
        return first_broken(self.lines())

    def ahead_of_clock(self) -> datetime | None:
        """The instant of the last act, when this computer's clock says that it has yet to come; else None."""
        with self._work.vault.reading() as session:
            last = AuditStore(session).last_at()
        return last if last is not None and last > self._work.clock() + _TOLERANCE else None
