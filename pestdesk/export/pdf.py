"""The documents as PDF."""

from pestdesk.export.letter_report import LetterReport
from pestdesk.export.paper import paper_of
from pestdesk.export.report import CaseReport
from pestdesk.export.typesetting import as_pdf


def summary_pdf(report: CaseReport) -> bytes:
    """The summary of a case. Raises ExportError when the page cannot be made."""
    return as_pdf(paper_of(report))


def letter_pdf(report: LetterReport) -> bytes:
    """A letter. Its logo must be usable (`is_usable_logo`). Raises ExportError when the page cannot be made."""
    return as_pdf(paper_of(report))
