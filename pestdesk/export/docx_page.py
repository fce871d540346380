"""The page of a Word document: A4, with what runs along its head and foot."""

from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Twips

from pestdesk.export.docx_styles import CELL_MARGIN, GAP, GRID, MARK, QUIET, RUNNING, apply, set_styles
from pestdesk.export.letter_report import LetterReport
from pestdesk.export.report import CaseReport

TEXT_WIDTH = 166  # in mm
#: Parts of the empty document of python-docx that say something of its maker and nothing of ours.
_LEFT_OUT = ("/thumbnail", "/extended-properties")
_MOST_IN_LINE = 60


def new_document(report: CaseReport | LetterReport) -> Document:
    """An empty document with the styles, the page and the running lines of this report. The first page of a summary
    carries its mark beside its title, the others in their head; a letter has none but its draft mark."""
    document = docx.Document()
    package: Any = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith(_LEFT_OUT):
            del package.rels[key]
    set_styles(document)
    _settle(document.settings.element)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - TEXT_WIDTH) / 2)
    section.top_margin, section.bottom_margin = Mm(23), Mm(24)
    section.header_distance, section.footer_distance = Mm(11), Mm(10)
    section.different_first_page_header_footer = True
    running = f"{one_line(report.school)} · Casus {report.case_number}"
    left, right = _running_line(section.header, 120)
    left.add_run(running)
    add_mark(right, report.draft if isinstance(report, LetterReport) and report.draft else report.mark)
    for footer in (section.footer, section.first_page_footer):
        left, right = _running_line(footer, 116)
        left.add_run(f"{report.purpose} · gemaakt door {one_line(report.made_by)} op {report.made_on}")
        right.add_run(f"Casus {report.case_number} · bladzijde ")
        _add_field(right, "PAGE")
        right.add_run(" / ")
        _add_field(right, "NUMPAGES")
    return document


def one_line(words: str) -> str:
    """What fits in a running line: a name of any length is cut there, and stands in full in the document."""
    words = " ".join(words.split())
    return words if len(words) <= _MOST_IN_LINE else words[: _MOST_IN_LINE - 1] + "…"


def add_mark(paragraph: Any, mark: str) -> None:
    """The badge that says how to handle the document; nothing when there is none to show."""
    if mark:
        # Spaces that do not break are the room within its edges.
        apply(paragraph.add_run("\u00a0"), MARK)
        apply(paragraph.add_run(mark), MARK)
        apply(paragraph.add_run("\u00a0"), MARK)


def put_right(paragraph: Any) -> None:
    """Sets the paragraph of a last cell against the margin of the page."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.right_indent = Twips(-CELL_MARGIN)


def _running_line(part: Any, left_width: int) -> tuple[Any, Any]:
    """The two paragraphs of one line along the head or foot, the second at the right."""
    part.is_linked_to_previous = False
    table = part.add_table(1, 2, Mm(TEXT_WIDTH))
    apply(table, GRID)
    table.autofit = False
    last = part.paragraphs[0]
    apply(last, GAP)
    part._element.remove(table._tbl)
    last._p.addprevious(table._tbl)
    cells = table.rows[0].cells
    for column, cell, width in zip(table.columns, cells, (left_width, TEXT_WIDTH - left_width), strict=True):
        column.width = cell.width = Mm(width)
        apply(cell.paragraphs[0], RUNNING)
    put_right(cells[1].paragraphs[0])
    return cells[0].paragraphs[0], cells[1].paragraphs[0]


def _add_field(paragraph: Any, instruction: str) -> None:
    """A number that Word fills in."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run: Any = paragraph.add_run("1")
    apply(run, QUIET)
    field.append(run._r)
    paragraph._p.append(field)


def _settle(settings: Any) -> None:
    """The document as one of today’s Word, in Dutch, without a picture of its first page."""
    for tag, name, value in (
        ("w:zoom", "w:percent", "100"),
        ("w:themeFontLang", "w:val", "nl-NL"),
        ("w:decimalSymbol", "w:val", ","),
        ("w:listSeparator", "w:val", ";"),
    ):
        for element in settings.iter(qn(tag)):
            element.set(qn(name), value)
    for element in list(settings.iter(qn("w:savePreviewPicture"), qn("w:proofState"))):
        element.getparent().remove(element)
    for element in settings.iter(qn("w:compatSetting")):
        if element.get(qn("w:name")) == "compatibilityMode":
            element.set(qn("w:val"), "15")
