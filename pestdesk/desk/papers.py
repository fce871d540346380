"""Verbs about documents: a frozen report is made from the vault, and turned into a file elsewhere."""

from pathlib import Path

from pestdesk.desk.workplace import Workplace
from pestdesk.export.files import write_atomically
from pestdesk.export.pdf import summary_pdf
from pestdesk.export.report import CaseReport, case_report


class Papers:
    """`report` reads the vault and is quick; `write_summary` does not touch it and may run in a worker."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def report(self, case_id: str) -> CaseReport:
        """All that the summary of a case tells, as it is now."""
        case = self._work.case(case_id)
        return case_report(self._work.protocol_of(case), case, self._work.settings(), self._work.clock().astimezone())

    @staticmethod
    def write_summary(report: CaseReport, path: Path) -> None:
        """The summary as PDF, whole or not at all. Raises ExportError."""
        write_atomically(path, summary_pdf(report))
