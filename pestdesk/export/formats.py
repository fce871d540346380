"""The formats in which a report can be written: a new one is one file, and one name in this list."""

from collections.abc import Callable
from dataclasses import dataclass

from pestdesk.export.pdf import summary_pdf
from pestdesk.export.report import CaseReport


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a report. `suffix` begins with a dot."""

    id: str
    label: str
    suffix: str
    write: Callable[[CaseReport], bytes]

    def file_name(self, report: CaseReport) -> str:
        """A suggestion that holds no name of a person: ‘Casus 2026-014 samenvatting.pdf’."""
        return f"Casus {report.case_number} samenvatting{self.suffix}"


FORMATS = (Format("pdf", "Samenvatting (PDF)", ".pdf", summary_pdf),)
