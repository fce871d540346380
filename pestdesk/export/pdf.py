"""Documents as a PDF that can be read aloud and kept: PDF/UA-1 and PDF/A-2a. The same pages as pictures."""

from pestdesk.export.calendar_sheet import CalendarSheet
from pestdesk.export.letter_report import LetterReport
from pestdesk.export.paper import paper_of
from pestdesk.export.report import CaseReport
from pestdesk.export.typesetting import as_pdf, as_pictures


def summary_pdf(report: CaseReport) -> bytes:
    """The summary of a case. Raises ExportError when the page cannot be made."""
    return as_pdf(paper_of(report))


def letter_pdf(report: LetterReport) -> bytes:
    """A letter. Its logo is a sound image. Raises ExportError when the page cannot be made."""
    return as_pdf(paper_of(report))


def calendar_sheet_pdf(report: CalendarSheet) -> bytes:
    """A month or a week with codes only. Raises ExportError when the page cannot be made."""
    return as_pdf(paper_of(report))


def pages(report: CaseReport | LetterReport | CalendarSheet, ppi: float) -> tuple[bytes, ...]:
    """The same pages as its PDF has, each a PNG with `ppi` pixels an inch. Raises ExportError."""
    return as_pictures(paper_of(report), ppi)
