"""The pages of a document as pictures: to look at before it is kept, and to print."""

from pestdesk.export.letter_report import LetterReport
from pestdesk.export.paper import paper_of
from pestdesk.export.report import CaseReport
from pestdesk.export.typesetting import as_pictures


def pages(report: CaseReport | LetterReport, ppi: float) -> tuple[bytes, ...]:
    """The same pages as its PDF has, each a PNG with `ppi` pixels an inch. Raises ExportError."""
    return as_pictures(paper_of(report), ppi)
