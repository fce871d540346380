"""Reports as a Word document, for who has to go on writing in it."""

import io
from datetime import UTC

from pestdesk.export.letter_report import LetterReport
from pestdesk.export.office_file import as_plain_text, repacked
from pestdesk.export.report import CaseReport

_MOST_IN_PROPERTY = 255


def to_docx(report: CaseReport | LetterReport) -> bytes:
    """The summary of a case, or a letter, on A4 in Dutch. The same report gives the same bytes.

    What was typed is set as plain text; what XML cannot hold is left out, so a document never fails for it.
    """
    from pestdesk.export.docx_letter import write_letter  # python-docx costs start-up
    from pestdesk.export.docx_page import new_document
    from pestdesk.export.docx_summary import write_summary

    report = as_plain_text(report)
    document = new_document(report)
    if isinstance(report, CaseReport):
        write_summary(document, report)
        title = f"Casus {report.case_number}"
    else:
        write_letter(document, report)
        title = report.stem
    properties = document.core_properties
    properties.title = title[:_MOST_IN_PROPERTY]
    properties.author = properties.last_modified_by = report.made_by[:_MOST_IN_PROPERTY]
    properties.created = properties.modified = report.made_at.astimezone(UTC).replace(tzinfo=None)
    properties.comments = ""
    properties.language = "nl-NL"
    written = io.BytesIO()
    document.save(written)
    return repacked(written.getvalue(), report.made_at)
