"""A letter in Word, as the school would write it."""

import io
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from docx.document import Document
from docx.shared import Mm, Pt, RGBColor

from pestdesk.export.docx_page import TEXT_WIDTH, add_mark, put_right
from pestdesk.export.docx_parts import new_table
from pestdesk.export.docx_styles import ACCENT, GAP, GRID, SIGNATURE, apply
from pestdesk.export.letter_report import LetterBlock, LetterReport

_LOGO_HEIGHT, _LOGO_WIDTH = Mm(18), Mm(60)


def write_letter(document: Document, report: LetterReport) -> None:
    """Writes the letter at the end of the document; what is empty in it is left out."""
    for name in ("Normal", "List Bullet"):
        style: Any = document.styles[name]
        style.font.size = Pt(11)
    _head(document, report)
    if report.dated:
        _block(document, report.dated, after=14)
    if report.addressee:
        _block(document, "\n".join(report.addressee), after=20)
    if report.subject:
        _block(document, f"Betreft: {report.subject}", after=12).runs[0].bold = True
    _text(document, report.blocks)
    if report.sender:
        _sender(document, report)
    if report.signatures:
        _signatures(document, report.signatures)


def _head(document: Document, report: LetterReport) -> None:
    """The logo, or else the name of the school, with the marks at the right."""
    table = new_table(document, GRID, (TEXT_WIDTH - 66, 66))
    left, right = (cell.paragraphs[0] for cell in table.add_row().cells)
    if not _add_logo(left, report):
        run = left.add_run(report.school)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(14), RGBColor.from_string(ACCENT)
    put_right(right)
    add_mark(right, report.draft)
    if report.draft and report.mark:
        right.add_run().add_break()
    add_mark(right, report.mark)
    space = document.add_paragraph(style=GAP)
    space.paragraph_format.space_after = Pt(22)


def _add_logo(paragraph: Any, report: LetterReport) -> bool:
    """Whether the logo stands there: a picture that Word cannot show gives way to the name of the school."""
    if not report.logo:
        return False
    run = paragraph.add_run()
    try:
        picture = run.add_picture(io.BytesIO(report.logo), height=_LOGO_HEIGHT)
    except Exception:  # noqa: BLE001 - python-docx raises whatever a broken picture leads it to
        return False
    if picture.width > _LOGO_WIDTH:
        picture.height, picture.width = int(picture.height * _LOGO_WIDTH / picture.width), _LOGO_WIDTH
    picture._inline.docPr.set("descr", report.school)  # read aloud in place of the picture
    return True


def _block(document: Document, words: str, *, after: float) -> Any:
    paragraph = document.add_paragraph(words)
    paragraph.paragraph_format.space_after = Pt(after)
    return paragraph


def _text(document: Document, blocks: Sequence[LetterBlock]) -> None:
    """Paragraphs and lists; a paragraph that leads to a list stays with it."""
    for block, after in zip_longest(blocks, blocks[1:]):
        for item in block.items:
            document.add_paragraph(item, "List Bullet")
        if block.text:
            introduces = after is not None and bool(after.items)
            paragraph = _block(document, block.text, after=2 if introduces else 8)
            paragraph.paragraph_format.keep_with_next = introduces


def _sender(document: Document, report: LetterReport) -> None:
    """The greeting, unless the text ends in one, and from whom it is; with room to sign where no rule is for that."""
    room = 0 if report.signatures else 40
    if report.greeting:
        greeting = _block(document, report.greeting, after=room)
        greeting.paragraph_format.space_before = Pt(10)
        greeting.paragraph_format.keep_with_next = True
    sender = _block(document, "\n".join(report.sender), after=0)
    sender.paragraph_format.keep_together = True


def _signatures(document: Document, names: tuple[str, ...]) -> None:
    """A rule for each to sign on, with the name beneath it, two beside each other."""
    table = new_table(document, GRID, (TEXT_WIDTH / 2,) * 2)
    for number in range(0, len(names), 2):
        row = table.add_row()
        for cell, name in zip(row.cells, names[number : number + 2], strict=False):
            paragraph = cell.paragraphs[0]
            apply(paragraph, SIGNATURE)
            paragraph.add_run(name)
            paragraph.paragraph_format.right_indent = Mm(10)
            paragraph.paragraph_format.keep_with_next = number + 2 < len(names)
    document.add_paragraph(style=GAP)
