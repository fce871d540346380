"""Verbs about documents: a frozen report is made from the vault, and turned into a file elsewhere."""

from datetime import datetime
from pathlib import Path

from pestdesk.desk.workplace import Workplace
from pestdesk.export.files import write_atomically
from pestdesk.export.formats import FORMATS, Format
from pestdesk.export.recovery_sheet import recovery_sheet_pdf
from pestdesk.export.report import CaseReport, case_report

__all__ = ["RECOVERY_SHEET_NAME", "CaseReport", "Format", "Papers", "write_recovery_sheet"]

RECOVERY_SHEET_NAME = "PestDesk herstelsleutel.pdf"


def write_recovery_sheet(path: Path, recovery_key: str, school: str, owner: str, made_at: datetime) -> None:
    """The page with the recovery key, whole or not at all. Needs no vault, and may run in a worker.

    Raises ExportError.
    """
    write_atomically(path, recovery_sheet_pdf(recovery_key, school, owner, made_at))


class Papers:
    """`report` reads the vault and is quick; `write` does not touch it and may run in a worker."""

    #: What a case can be written as; menus follow this list.
    formats: tuple[Format, ...] = FORMATS

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def report(self, case_id: str) -> CaseReport:
        """All that the documents of a case tell, as it is now."""
        case = self._work.case(case_id)
        return case_report(self._work.protocol_of(case), case, self._work.settings(), self._work.clock().astimezone())

    @staticmethod
    def write(report: CaseReport, form: Format, path: Path) -> None:
        """The document, whole or not at all. Raises ExportError."""
        write_atomically(path, form.write(report))
