"""Every verb a coordinator has, one module a noun; each verb is one transaction."""

from contextlib import suppress
from pathlib import Path

from pestdesk.desk import safe
from pestdesk.desk.backups import Backups
from pestdesk.desk.calendar import Calendar
from pestdesk.desk.cases import Cases
from pestdesk.desk.drafts import Drafts
from pestdesk.desk.follow_up import FollowUp
from pestdesk.desk.letters import Letters
from pestdesk.desk.listings import Listings
from pestdesk.desk.papers import Papers
from pestdesk.desk.patterns import Patterns
from pestdesk.desk.pupils import Pupils
from pestdesk.desk.relations import RelationsOfYears
from pestdesk.desk.retention import Retention
from pestdesk.desk.search import Search
from pestdesk.desk.settings import SchoolSettings
from pestdesk.desk.steps import Steps
from pestdesk.desk.trail import Trail
from pestdesk.desk.workplace import Clock
from pestdesk.errors import VaultError
from pestdesk.storage.vault import Vault


class Desk:
    """The verbs of one open vault, held together: `desk.cases.open(…)`, `desk.steps.record_talk(…)`."""

    def __init__(self, vault: Vault, clock: Clock = safe.system_clock) -> None:
        self._vault = vault
        work = safe.workplace(vault, clock)
        self.cases = Cases(work)
        self.steps = Steps(work)
        self.follow_up = FollowUp(work)
        self.pupils = Pupils(work)
        self.calendar = Calendar(work)
        self.drafts = Drafts(work)
        self.papers = Papers(work)
        self.listings = Listings(work, self.cases, self.calendar)
        self.letters = Letters(work, self.papers)
        self.settings = SchoolSettings(work)
        self.patterns = Patterns(work)
        self.relations = RelationsOfYears(work)
        self.retention = Retention(work)
        self.search = Search(work, self.cases)
        self.trail = Trail(work)
        self.backups = Backups(work)

    @classmethod
    def unlock(cls, folder: Path, key: bytearray, clock: Clock = safe.system_clock) -> "Desk":
        """The desk of an existing vault, with the key that `safe.read_key` gave. Raises VaultError."""
        vault = safe.open_vault(folder, key)
        try:
            desk = cls(vault, clock)
            # A disk that is full is no reason not to open it: the first search tries again, and tells why.
            with suppress(VaultError):
                desk.search.keep_up()
            return desk
        except BaseException:
            # A protocol file that is wrong, for one: the vault must be free for another try.
            vault.lock()
            raise

    @property
    def folder(self) -> Path:
        """The folder of the vault."""
        return self._vault.folder

    def lock(self) -> None:
        """The vault closed; no verb works after this."""
        self.papers.forget()
        self._vault.lock()
