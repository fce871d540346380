"""What the pages of a Word document are put together from: headings, prose, facts and tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from pestdesk.export.docx_page import TEXT_WIDTH
from pestdesk.export.docx_styles import ASIDE, CELL, CELL_HEAD, GAP, GRID, LISTING, QUIET, apply
from pestdesk.export.report_parts import Fact

#: A row with more than this in one cell may go on on the next page.
_LONG_CELL = 500
_LABEL_MM = (20, 40)
_MM_PER_CHARACTER = 1.8
#: A table of no more rows and characters than this stays on one page.
_SHORT_ROWS, _SHORT_TEXT = 10, 1500


@dataclass(frozen=True, slots=True)
class Words:
    """One piece of a cell, on a line of its own."""

    text: str
    is_quiet: bool = False
    is_bold: bool = False


Cell = str | tuple[Words, ...]
Row = Sequence[Cell]


def add_heading(document: Document, words: str, level: int, beside: str = "") -> None:
    """A heading in Word’s own style, with a quiet remark beside it."""
    heading: Any = document.add_heading(words, level)
    if beside:
        run = heading.add_run(f"\u2003{beside}")
        apply(run, QUIET)
        run.font.size, run.font.bold = Pt(10), False


def add_prose(document: Document, text: str, lead: str = "", style: str | None = None) -> None:
    """Typed text: an empty line parts paragraphs, and lines are kept. `lead` is a quiet word before it."""
    paragraph: Any = document.add_paragraph(style=style)
    if lead:
        apply(paragraph.add_run(lead), QUIET)
    first, *others = text.split("\n\n")
    paragraph.add_run(first)
    for other in others:
        document.add_paragraph(other, style)


def add_quiet(document: Document, words: str, style: str | None = None) -> None:
    """A quiet line, that stays with what follows when it stands at the head of an addition."""
    paragraph: Any = document.add_paragraph(style=style)
    apply(paragraph.add_run(words), QUIET)
    paragraph.paragraph_format.keep_with_next = style == ASIDE


def add_told(document: Document, title: str, source: str) -> None:
    """The line above what someone told or wrote; it stays with its text."""
    paragraph: Any = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(7)
    paragraph.add_run(title).bold = True
    if source:
        apply(paragraph.add_run(f"\u2002{source}" if title else source), QUIET)


def add_facts(document: Document, facts: Sequence[Fact], long: Sequence[Fact] = ()) -> None:
    """Facts as quiet label and text, in two pairs of columns; those in `long` that say something have a row of
    their own. Nothing without facts."""
    long = [fact for fact in long if fact.text]
    if not facts and not long:
        return
    left, right = _label_width([*facts[::2], *long]), _label_width(facts[1::2])
    text = (TEXT_WIDTH - left - right) / 2
    widths = (left, text, right, text)
    table = new_table(document, GRID, widths)
    for pair in zip(facts[::2], (*facts[1::2], None), strict=False):
        cells = table.add_row().cells
        for number, fact in enumerate(pair):
            if fact is not None:
                _fill(cells[2 * number], (Words(fact.label, is_quiet=True),))
                _fill(cells[2 * number + 1], fact.text)
    for fact in long:
        first, second, _, last = table.add_row().cells
        _fill(first, (Words(fact.label, is_quiet=True),))
        _fill(second.merge(last), fact.text)
    _end_table(document)


def add_long_facts(document: Document, facts: Sequence[Fact]) -> None:
    """Facts whose text may be long: one a row. Nothing without facts."""
    if not facts:
        return
    label = _label_width(facts)
    table = new_table(document, GRID, [label, TEXT_WIDTH - label])
    for fact in facts:
        first, second = table.add_row().cells
        _fill(first, (Words(fact.label, is_quiet=True),))
        _fill(second, fact.text)
    _end_table(document)


def add_listing(
    document: Document,
    widths: Sequence[float | None],
    head: Row,
    rows: Sequence[Row],
    *,
    is_centred: bool = False,
) -> None:
    """A table with a head that is repeated on each page. `widths` in mm: None is a share of what is left.

    A cell is a text, or pieces each on a line of its own. An empty tuple is a part of the cell above it.
    `is_centred` puts all but the first column in the middle.
    """
    left = TEXT_WIDTH - sum(width or 0 for width in widths)
    share = left / max(1, sum(width is None for width in widths))
    table = new_table(document, LISTING, [share if width is None else width for width in widths])
    is_short = len(rows) <= _SHORT_ROWS and sum(len(_text_of(cell)) for row in rows for cell in row) <= _SHORT_TEXT
    for number, row in enumerate((head, *rows)):
        written = table.add_row()
        properties = written._tr.get_or_add_trPr()
        if not any(len(_text_of(cell)) > _LONG_CELL for cell in row):
            properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        stays = number < len(rows) and (is_short or () in rows[number])
        for column, (cell, content) in enumerate(zip(written.cells, row, strict=True)):
            _fill(cell, content, CELL if number else CELL_HEAD)
            for paragraph in cell.paragraphs:
                if stays:
                    paragraph.paragraph_format.keep_with_next = True
                if is_centred and column:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _join_upwards(table, rows)
    _end_table(document)


def _join_upwards(table: Any, rows: Sequence[Row]) -> None:
    """Makes one cell of each and the empty tuples below it, once all are filled."""
    written = table._tbl.tr_lst[1:]
    for number, row in enumerate(rows):
        for column, content in enumerate(row):
            if content == ():
                above, here = (written[each].tc_lst[column] for each in (number - 1, number))
                above.vMerge = above.vMerge or "restart"
                here.vMerge = "continue"


def new_table(document: Document, style: str, widths: Sequence[float]) -> Any:
    """A table without rows; `widths` of its columns in mm."""
    table: Any = document.add_table(0, len(widths))
    apply(table, style)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _fill(cell: Any, content: Cell, style: str = CELL) -> None:
    pieces = (Words(content),) if isinstance(content, str) else tuple(piece for piece in content if piece.text)
    paragraph = cell.paragraphs[0]
    apply(paragraph, style)
    for number, piece in enumerate(pieces):
        if number:
            paragraph.add_run().add_break()
        first, *others = piece.text.split("\n\n")
        for other, text in enumerate((first, *others)):
            if other:
                paragraph = cell.add_paragraph(style=style)
            run = paragraph.add_run(text)
            run.bold = True if piece.is_bold else None
            if piece.is_quiet:
                apply(run, QUIET)


def _end_table(document: Document) -> None:
    """Word would make one table of two that touch."""
    apply(document.add_paragraph(), GAP)


def _text_of(cell: Cell) -> str:
    return cell if isinstance(cell, str) else "\n".join(piece.text for piece in cell)


def _label_width(facts: Sequence[Fact]) -> float:
    least, most = _LABEL_MM
    longest = max((len(fact.label) for fact in facts), default=0)
    return min(most, max(least, longest * _MM_PER_CHARACTER + 4))
