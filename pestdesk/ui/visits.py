"""The ways to the pages that are made for one visit: the settings, the vault, documents, and a list to read."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pestdesk.ui.backup_clock import BackupClock
from pestdesk.ui.bookmark import Page
from pestdesk.ui.case_list import CaseList
from pestdesk.ui.documents import Documents
from pestdesk.ui.importing.import_page import ImportPage
from pestdesk.ui.key_work import KeyWork
from pestdesk.ui.papers.papers_page import SUMMARY, PapersPage
from pestdesk.ui.settings_page import SettingsPage
from pestdesk.ui.vault_page import VaultPage

if TYPE_CHECKING:
    from pestdesk.ui.navigation import Navigation

_Visited = SettingsPage | VaultPage | PapersPage | ImportPage


class Visits(QObject):
    """Each page is left for what was shown before it.

    `restore_asked` tells that a backup is to be put in the place of the vault.
    """

    restore_asked = Signal()

    def __init__(
        self, go: "Navigation", case_list: CaseList, clock: BackupClock, key_work: KeyWork, documents: Documents
    ) -> None:
        super().__init__(go)
        self._go, self._case_list = go, case_list
        self._clock, self._key_work, self._documents = clock, key_work, documents
        go.know(Page.SETTINGS, self.show_settings)
        go.know(Page.VAULT, self.show_vault)
        go.know(Page.PAPERS, self.show_papers)
        go.know(Page.IMPORT, self.show_import)

    def show_settings(self) -> None:
        """What the school decides for itself."""

        def make() -> SettingsPage:
            page = SettingsPage(self._go.bridge, self._go.pages)
            page.saved.connect(self._go.banner.show_info)
            return page

        self._visit(Page.SETTINGS, make)

    def show_vault(self) -> None:
        """The backups, the secrets and the audit trail."""

        def make() -> VaultPage:
            page = VaultPage(self._go.bridge, self._clock, self._key_work, self._go.pages)
            page.told.connect(self._go.banner.show_info)
            page.restore_asked.connect(self.restore_asked)
            return page

        self._visit(Page.VAULT, make)

    def show_papers(self, kind: str = SUMMARY, *, back: Callable[[], None] | None = None) -> None:
        """A document of the case that is open, or of all cases; `back` leaves it, if it is not what was shown."""
        pages = self._go.pages
        case_id = self._go.case_page.case_id if pages.before is Page.CASE else ""
        from_table = pages.page is Page.CASES
        listing = self._go.cases.listing if from_table else self._case_list.listing

        def make() -> PapersPage:
            return PapersPage(self._go.bridge, self._documents, case_id, listing, pages)

        # The table leads on to yet another page, which must not be forgotten in between.
        self._visit(Page.PAPERS, make, self._go.cases.show if from_table else back)
        shown = pages.currentWidget()
        if isinstance(shown, PapersPage):
            shown.kind.set_value(kind)

    @property
    def paper(self) -> str:
        """The kind of document that is being made, also under the explanation; '' when none is."""
        for page in (self._go.pages.currentWidget(), self._go.pages.covered):
            if isinstance(page, PapersPage):
                return page.kind.value() or ""
        return ""

    def show_import(self, path: Path | None = None) -> None:
        """A list of pupils to read; with `path`, that one at once."""

        def make() -> ImportPage:
            page = ImportPage(self._go.bridge, self._go.pages)
            page.told.connect(self._go.banner.show_info)
            return page

        # The directory leads on to yet another page, which must not be forgotten in between.
        back = self._go.pupils.show if self._go.pages.page is Page.PUPILS else self._go.go_back
        self._visit(Page.IMPORT, make, back)
        shown = self._go.pages.currentWidget()
        if path is not None and isinstance(shown, ImportPage):
            shown.read(path)

    def _visit(self, name: Page, make: Callable[[], _Visited], back: Callable[[], None] | None = None) -> None:
        """A page that is made for this visit, and left by `back`: for what was shown before, if nothing is said."""
        pages = self._go.pages
        if pages.page is not name:
            if not self._go.leave_page():
                return
            made = make()
            made.left.connect(back or self._go.go_back)
            pages.put(name, made)
            self._go.show_page(made)
        shown = pages.currentWidget()
        assert isinstance(shown, _Visited)
        shown.focus_first()
