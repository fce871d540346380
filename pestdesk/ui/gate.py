"""Everything before the vault is open: the first run, the passphrase, the recovery key, and putting a backup back."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pestdesk.ui.shell import Shell
from pestdesk.ui.unwritten import UnwrittenActs

if TYPE_CHECKING:
    # The first window waits for none of these; each page is imported when it is the one that is needed.
    from pestdesk.desk.safe import Backup
    from pestdesk.ui.first_run_page import FirstRun
    from pestdesk.ui.recover_page import RecoverPage
    from pestdesk.ui.restore_page import RestorePage
    from pestdesk.ui.unlock_page import UnlockPage


_NOT_RESTORED = "Het terugzetten is afgebroken. Er is niets gewijzigd: de kluis die er stond, staat er nog."


class Gate(QObject):
    """Shows the page that the folder of the vault asks for, and does its slow work in a worker.

    `key_found(key)` tells that the vault can be opened. `has_vault` looks into the folder; `sentence` tells the user
    what an error means.
    """

    key_found = Signal(object)

    def __init__(
        self, shell: Shell, folder: Path, has_vault: Callable[[], bool], sentence: Callable[[Exception], str]
    ) -> None:
        super().__init__(shell)
        self._shell, self._folder = shell, folder
        self._has_vault, self._sentence = has_vault, sentence
        self._wrong_tries = 0
        #: What was done to the vault and waits for its line in the audit trail.
        self.unwritten = UnwrittenActs()

    def ask(self, reason: str = "") -> None:
        """Show the page with which one gets in; `reason` tells why the vault is locked, or what was done."""
        from pestdesk.errors import VaultError

        try:
            is_there = self._has_vault()
        except VaultError as error:
            # There may well be one: no other may be made in its place.
            self.watch(self._shell.show_unlock(reason))
            self.refuse(str(error))
            return
        if is_there:
            self.watch(self._shell.show_unlock(reason))
        else:
            page = self._shell.show_first_run()
            page.submitted.connect(self._create)
            page.restore_asked.connect(lambda: self.show_restore())

    def watch(self, page: "UnlockPage") -> None:
        """Take the passphrase from this page, which the shell shows."""
        page.go_on_after(self._wrong_tries)
        page.submitted.connect(lambda passphrase: self._unlock(page, passphrase))
        page.recovery_asked.connect(self.show_recover)
        page.restore_asked.connect(lambda: self.show_restore())

    def refuse(self, words: str) -> None:
        """The key was found, and the vault could not be opened all the same: say why on the page that is shown."""
        page = self._shell.currentWidget()
        show_error = getattr(page, "show_error", None)
        assert show_error is not None, "every page of the gate can tell an error"
        show_error(words)

    def forget_wrong_tries(self) -> None:
        """Someone got in: from here on they count from none."""
        self._wrong_tries = 0

    # -- the passphrase ----------------------------------------------------------------------------------------

    def _unlock(self, page: "UnlockPage", passphrase: str) -> None:
        page.set_busy(True)

        def derive() -> bytearray:
            from pestdesk.desk import safe

            return safe.read_key(self._folder, passphrase)

        self._work(page, derive, self.key_found.emit, lambda error: self._refuse(page, error))

    def _refuse(self, page: "UnlockPage", error: Exception) -> None:
        """The passphrase did not give the key: say why. One sentence serves every wrong one."""
        from pestdesk.errors import WrongPassphraseError

        if isinstance(error, WrongPassphraseError):
            page.show_wrong_try(str(error))
            self._wrong_tries = page.wrong_tries
        else:
            page.show_error(self._sentence(error))

    def _create(self, first: "FirstRun") -> None:
        from pestdesk.ui.first_run_page import FirstRunPage

        page = self._shell.currentWidget()
        assert isinstance(page, FirstRunPage)
        page.set_busy(True)

        def create() -> bytearray:
            from pestdesk.desk import safe

            self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return safe.create_vault(self._folder, safe.NewVault(*first))

        self._work(page, create, self.key_found.emit, lambda error: page.show_error(self._sentence(error)))

    # -- the recovery key --------------------------------------------------------------------------------------

    def show_recover(self) -> None:
        """Ask for the recovery key and a new passphrase."""
        from pestdesk.ui.recover_page import RecoverPage

        page = RecoverPage()
        page.left.connect(self.ask)
        page.submitted.connect(lambda key, passphrase: self._recover(page, key, passphrase))
        self._shell.show_page(page)

    def _recover(self, page: "RecoverPage", recovery_key: str, passphrase: str) -> None:
        page.set_busy(True)

        def recover() -> bytearray:
            from pestdesk.desk import safe

            return safe.recover(self._folder, recovery_key, passphrase)

        def recovered(key: bytearray) -> None:
            from pestdesk.desk.trail import PASSPHRASE_RECOVERED

            self.unwritten.add(PASSPHRASE_RECOVERED)
            self.key_found.emit(key)

        self._work(page, recover, recovered, lambda error: page.show_error(self._sentence(error)))

    # -- backups -----------------------------------------------------------------------------------------------

    def show_restore(self, others: Sequence[Path] = ()) -> None:
        """Ask which backup is to be put in the place of the vault: one of its own, or of these other folders."""
        from pestdesk.desk import safe
        from pestdesk.errors import VaultError
        from pestdesk.ui.restore_page import RestorePage

        failure = ""
        try:
            found, lost_key = safe.backups(self._folder, others), safe.lost_key_file(self._folder)
            has_vault = self._has_vault()
        except VaultError as error:
            # There may well be one, and it is kept then.
            found, lost_key, has_vault, failure = (), False, True, str(error)
        page = RestorePage(found, has_vault=has_vault, lost_key=lost_key)
        page.left.connect(self.ask)
        page.file_chosen.connect(lambda path: self._read(page, path))
        page.submitted.connect(lambda backup: self._restore(page, backup))
        page.key_file_asked.connect(lambda: self._restore_key_file(page))
        self._shell.show_page(page)
        if failure:
            page.show_error(failure)

    def _read(self, page: "RestorePage", path: Path) -> None:
        def read() -> "Backup":
            from pestdesk.desk import safe

            return safe.read_backup(path)

        self._work(page, read, page.offer, lambda error: page.show_error(self._sentence(error)))

    def _restore(self, page: "RestorePage", backup: "Backup") -> None:
        from pestdesk.domain.headway import Headway

        headway = Headway()
        page.begin(headway)

        def restore() -> Path | None:
            from pestdesk.desk import safe

            return safe.restore(backup, self._folder, headway)

        def restored(kept_in: Path | None) -> None:
            from pestdesk.desk.trail import BACKUP_RESTORED
            from pestdesk.ui.backup_words import held_words, made_words

            self.unwritten.add(BACKUP_RESTORED)
            kept = f" De kluis die er stond, is bewaard in {kept_in}." if kept_in else ""
            self.ask(
                f"Teruggezet: de reservekopie van {made_words(backup)} met {held_words(backup)}.{kept} "
                "Ontgrendel met het wachtwoord van toen, of met de herstelsleutel."
            )

        def failed(error: Exception) -> None:
            from pestdesk.errors import WorkStoppedError

            page.show_error(_NOT_RESTORED if isinstance(error, WorkStoppedError) else self._sentence(error))

        self._work(page, restore, restored, failed)

    def _restore_key_file(self, page: "RestorePage") -> None:
        page.set_busy(True)

        def restore() -> "Backup":
            from pestdesk.desk import safe

            return safe.restore_key_file(self._folder)

        def restored(backup: "Backup") -> None:
            from pestdesk.ui.backup_words import made_words

            self.ask(
                f"Het sleutelbestand uit de reservekopie van {made_words(backup)} staat er weer. Je casussen zijn "
                "niet gewijzigd. Ontgrendel met het wachtwoord van toen, of met de herstelsleutel."
            )

        self._work(page, restore, restored, lambda error: page.show_error(self._sentence(error)))

    @staticmethod
    def _work(
        page: QObject,
        work: Callable[[], object],
        on_success: Callable[..., object],
        on_failure: Callable[[Exception], object],
    ) -> None:
        from pestdesk.ui.worker import in_background

        in_background(page, work, on_success, on_failure)
