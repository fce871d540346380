"""A list of cases as an Excel workbook, fit to sort, to filter and to print."""

import io
from datetime import UTC, date
from math import ceil
from typing import TYPE_CHECKING, Any

from pestdesk.domain.headway import Headway, Stage
from pestdesk.export.list_report import ListReport, Value
from pestdesk.export.office_file import plain_text, repacked
from pestdesk.export.words import instant

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

#: As many characters, counted as Excel counts them, as a cell can hold.
MOST_IN_CELL = 32_767
CUT_OFF = "… [ingekort]"

_DAY = "[$-413]d mmm yyyy"  # 413: in Dutch on every computer
_ACCENT, _LINE = "FF0F766E", "FFDFE2DE"
_NARROW, _WIDE, _DAY_LENGTH = 9, 60, 11  # in characters
_LINE_HEIGHT, _TALL = 15, 405  # in points; Excel has no row taller than 409
_ROWS_BETWEEN = 50  # how often it is told how far the writing is
_MOST_IN_FOOTER = 40  # a part: Excel refuses a file whose footer is longer than 255 characters


def to_xlsx(report: ListReport, headway: Headway | None = None) -> bytes:
    """The list as one sheet. Text stays text, whatever it begins with: nothing typed is ever a formula.

    What a cell cannot hold is left out, and a text that is too long ends in CUT_OFF. The same report gives the same
    bytes. Raises WorkStoppedError when `headway` was stopped.
    """
    from openpyxl import Workbook  # it costs start-up

    headway = headway or Headway()
    book = Workbook()
    sheet = book.active
    sheet.title = "Casussen"
    _fill(sheet, report, headway)
    _arrange(sheet, report)
    _prepare_to_print(sheet, report)
    book.properties.title = plain_text(report.stem)
    book.properties.creator = plain_text(report.made_by)
    book.properties.created = report.made_at.astimezone(UTC).replace(tzinfo=None)
    book.properties.language = "nl-NL"
    written = io.BytesIO()
    headway.go_on(Stage.SAVING)
    book.save(written)
    headway.go_on(Stage.SAVING)
    return repacked(written.getvalue(), report.made_at)


def _fill(sheet: "Worksheet", report: ListReport, headway: Headway) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    top = Alignment(horizontal="left", vertical="top", wrap_text=True)
    hairline = Border(bottom=Side("thin", _LINE))
    bold, accent_line = Font("Calibri", 11, bold=True, color=_ACCENT), Border(bottom=Side("medium", _ACCENT))
    for row, values in enumerate((report.columns, *report.rows), start=1):
        if row % _ROWS_BETWEEN == 0:
            headway.go_on(Stage.WRITING, row, len(report.rows))
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(row, column)
            _put(cell, value)
            cell.alignment = top
            cell.border = hairline
            if row == 1:
                cell.font = bold
                cell.border = accent_line


def _put(cell: Any, value: Value) -> None:
    if isinstance(value, str):
        text = _fitted(plain_text(value))
        cell.value = text
        cell.data_type = "s"  # also what looks like a formula or an error
        cell.quotePrefix = text.startswith(("=", "+", "-", "@"))  # and stays text when the cell is edited
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = _DAY


def _fitted(text: str) -> str:
    if _length(text) <= MOST_IN_CELL:
        return text
    room = (MOST_IN_CELL - _length(CUT_OFF)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + CUT_OFF


def _length(text: str) -> int:
    """In units of UTF-16: an emoji counts for two."""
    return len(text.encode("utf-16-le")) // 2


def _arrange(sheet: "Worksheet", report: ListReport) -> None:
    from openpyxl.utils import get_column_letter

    widths = [_width(heading, values) for heading, *values in zip(report.columns, *report.rows, strict=True)]
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(report.rows, start=2):
        # Given, because not every program fits a row to a text that is wrapped.
        lines = max(_lines(value, width) for value, width in zip(row, widths, strict=True))
        sheet.row_dimensions[number].height = min(_TALL, lines * _LINE_HEIGHT)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(report.columns))}{len(report.rows) + 1}"


def _width(heading: str, values: list[Value]) -> int:
    if any(isinstance(value, date) for value in values):
        longest = _DAY_LENGTH
    else:
        longest = max((len(line) for value in values for line in str(value or "").split("\n")), default=0)
    # Beside its words a heading has the button of the filter.
    return min(_WIDE, max(_NARROW, longest + 2, len(heading) + 5))


def _lines(value: Value, width: int) -> int:
    """How many lines a value needs in a column of this width."""
    if not isinstance(value, str):
        return 1
    return sum(max(1, ceil(len(line) / width)) for line in value.split("\n"))


def _prepare_to_print(sheet: "Worksheet", report: ListReport) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = "1:1"
    maker = f"gemaakt door {_in_footer(report.made_by)} op {instant(report.made_at)}"
    sheet.oddFooter.left.text = f"{_in_footer(report.purpose)} · {maker}"
    sheet.oddFooter.right.text = "bladzijde &P / &N"


def _in_footer(text: str) -> str:
    """One line in which & has no meaning of its own."""
    words = " ".join(plain_text(text).split())
    shown = words if len(words) <= _MOST_IN_FOOTER else words[: _MOST_IN_FOOTER - 1] + "…"
    return shown.replace("&", "&&")
