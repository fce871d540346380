"""What the windows say of a backup."""

from pestdesk.desk.safe import Backup
from pestdesk.domain.dutch import counted
from pestdesk.domain.dutch_dates import moment


def made_words(backup: Backup) -> str:
    """‘wo 25 nov 2026, 09:12’; the name of the file when it cannot be read."""
    return backup.path.name if backup.manifest is None else moment(backup.manifest.made_at)


def held_words(backup: Backup) -> str:
    """‘14 casussen’, or that the file is damaged."""
    return "beschadigd" if backup.manifest is None else counted(backup.manifest.cases, "casus", "casussen")
