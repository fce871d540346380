"""The formats in which a report can be written: a new one is one file, and one name in this list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from pestdesk.domain.headway import Headway, Stage
from pestdesk.export.calendar_ics import to_ics
from pestdesk.export.calendar_report import CalendarReport
from pestdesk.export.calendar_sheet import CalendarSheet
from pestdesk.export.docx import to_docx
from pestdesk.export.letter_report import LetterReport
from pestdesk.export.list_report import ListReport
from pestdesk.export.list_xlsx import to_xlsx
from pestdesk.export.pdf import calendar_sheet_pdf, letter_pdf, summary_pdf
from pestdesk.export.report import CaseReport


class Report(Protocol):
    """What every report says of itself."""

    @property
    def stem(self) -> str:
        """The suggested name of its file, without a suffix and without the name of a person."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write reports of the types that it `takes`. `suffix` begins with a dot. What may take long `tells` a
    Headway how far it is."""

    id: str
    label: str
    suffix: str
    takes: type | tuple[type, ...]
    write: Callable[..., bytes]
    tells: bool = False

    def bytes_of(self, report: Any, headway: Headway) -> bytes:
        """The report in this format. Raises ExportError, or WorkStoppedError when `headway` was stopped."""
        headway.go_on(Stage.WRITING)
        return self.write(report, headway) if self.tells else self.write(report)

    def file_name(self, report: Report) -> str:
        """A suggestion that holds no name of a person: ‘Casus 2026-014 samenvatting.pdf’."""
        return f"{report.stem}{self.suffix}"


FORMATS = (
    Format("summary-pdf", "PDF", ".pdf", CaseReport, summary_pdf),
    Format("letter-pdf", "PDF", ".pdf", LetterReport, letter_pdf),
    Format("calendar-pdf", "PDF", ".pdf", CalendarSheet, calendar_sheet_pdf),
    Format("docx", "Word", ".docx", (CaseReport, LetterReport), to_docx),
    Format("ics", "agendabestand (ICS)", ".ics", CalendarReport, to_ics, tells=True),
    Format("xlsx", "Excel", ".xlsx", ListReport, to_xlsx, tells=True),
)


def formats_of(report: Report) -> tuple[Format, ...]:
    """The formats in which this report can be written, the usual one first."""
    return tuple(form for form in FORMATS if isinstance(report, form.takes))
