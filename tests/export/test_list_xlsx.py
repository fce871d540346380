"""The list of cases as a workbook, read back: real dates, a sheet that prints, and never a formula."""

import html
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pestdesk.domain.case_summary import CaseSummary
from pestdesk.export.list_report import CaseLine, ListReport, list_report
from pestdesk.export.list_xlsx import CUT_OFF, MOST_IN_CELL, to_xlsx

SUMMARY = CaseSummary("2026-014", "Pip V. · Sem N.", "2B", "cals", "1", 1, date(2026, 9, 8), is_closed=False)
LINE = CaseLine(SUMMARY, "Fase 1", "de termijn loopt", date(2026, 9, 16), "controle", "Sem neemt het etui van Pip.")
NOTHING_DUE = replace(
    LINE, summary=replace(SUMMARY, id="2026-015"), due_on=None, due="", state="gesloten", signal="=2+5"
)

Make = Callable[..., ListReport]


@pytest.fixture(scope="module")
def make(made_at: datetime) -> Make:
    def build(*lines: CaseLine, people: bool = False, text: bool = False) -> ListReport:
        maker = "Lies van Voorbeeld"
        return list_report(
            lines, made_at, maker, with_people=people, with_text=text, purpose="Overzicht voor de schoolleiding"
        )

    return build


def sheet(report: ListReport) -> Any:
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(report))).active


def one_cell(report: ListReport, text: str) -> Any:
    """The cell that a text ends up in."""
    return sheet(replace(report, columns=("Casus",), rows=((text,),)))["A2"]


def test_the_rows_stand_under_their_columns_with_real_dates(make: Make) -> None:
    found = sheet(make(LINE, NOTHING_DUE, people=True, text=True))
    assert [[cell.value for cell in row] for row in found.iter_rows()] == [
        ["Casus", "Leerlingen", "Klassen", "Fase", "Geopend", "Stand", "Eerstvolgende", "Wat", "Signaal"],
        [
            "2026-014",
            "Pip V. · Sem N.",
            "2B",
            "Fase 1",
            datetime(2026, 9, 8),  # noqa: DTZ001
            "de termijn loopt",
            datetime(2026, 9, 16),  # noqa: DTZ001
            "controle",
            "Sem neemt het etui van Pip.",
        ],
        [
            "2026-015",
            "Pip V. · Sem N.",
            "2B",
            "Fase 1",
            datetime(2026, 9, 8),  # noqa: DTZ001
            "gesloten",
            None,
            None,
            "=2+5",
        ],
    ]
    assert (found["E2"].is_date, found["E2"].number_format) == (True, "[$-413]d mmm yyyy")


def test_without_pupils_and_text_neither_stands_anywhere_in_the_file(make: Make) -> None:
    report = make(LINE, NOTHING_DUE)
    assert report.columns == ("Casus", "Klassen", "Fase", "Geopend", "Stand", "Eerstvolgende", "Wat")
    with zipfile.ZipFile(io.BytesIO(to_xlsx(report))) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist()).decode()
    assert "2026-015" in everything
    assert all(word not in everything for word in ("Pip", "Sem", "etui", "2+5"))


def test_the_sheet_is_made_to_sort_filter_and_print(make: Make) -> None:
    found = sheet(make(LINE, NOTHING_DUE))
    assert (found.freeze_panes, found.auto_filter.ref, found.print_title_rows) == ("B2", "A1:G3", "$1:$1")
    assert all(cell.font.bold for cell in found[1])
    assert not any(cell.font.bold for cell in found[2])
    setup = found.page_setup
    assert (setup.orientation, str(setup.paperSize)) == ("landscape", found.PAPERSIZE_A4)
    assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
    assert found.sheet_properties.pageSetUpPr.fitToPage
    assert found.oddFooter.left.text == (
        "Overzicht voor de schoolleiding · gemaakt door Lies van Voorbeeld op do 14 januari 2027, 14.05 uur"
    )


def test_columns_are_as_wide_as_their_words_and_a_long_text_is_wrapped(make: Make) -> None:
    found = sheet(make(replace(LINE, signal="Een lange zin. " * 40), text=True))
    widths = {
        found.cell(1, index).value: found.column_dimensions[letter].width
        for index, letter in enumerate("ABCDEFGH", 1)
    }
    assert widths["Klassen"] < widths["Stand"] < widths["Signaal"] == 60
    assert widths["Eerstvolgende"] >= len("Eerstvolgende") + 4
    assert found["H2"].alignment.wrap_text
    assert 9 <= found.row_dimensions[2].height / 15 <= 14


def test_no_row_is_taller_than_excel_takes(make: Make) -> None:
    found = sheet(make(LINE, replace(LINE, signal="regel\n" * 500), text=True))
    assert [found.row_dimensions[row].height for row in (2, 3)] == [15, 405]


@pytest.mark.parametrize(
    "text",
    [
        "=2+5",
        '=HYPERLINK("http://kwaad","klik")',
        "+31612345678",
        "-1",
        "@SUM(A1)",
        "=",
        "#N/A",
        "#REF!",
        "2026",
        "TRUE",
    ],
)
def test_what_looks_like_something_else_stays_the_text_that_was_typed(make: Make, text: str) -> None:
    cell = one_cell(make(), text)
    assert (cell.value, cell.data_type) == (text, "s")
    assert bool(cell.quotePrefix) == (text[0] in "=+-@")


def test_a_text_longer_than_a_cell_says_that_it_was_cut(make: Make) -> None:
    assert one_cell(make(), "x" * MOST_IN_CELL).value == "x" * MOST_IN_CELL
    cut = one_cell(make(), "x" * (MOST_IN_CELL + 1)).value
    assert len(cut) == MOST_IN_CELL
    assert cut.endswith(f"x{CUT_OFF}")
    emoji = one_cell(make(), "y" + "😀" * MOST_IN_CELL).value
    assert len(emoji.encode("utf-16-le")) // 2 in (MOST_IN_CELL - 1, MOST_IN_CELL)
    assert emoji.endswith(f"😀{CUT_OFF}")


def test_controls_and_halves_of_characters_are_left_out_and_lines_are_kept(make: Make) -> None:
    assert one_cell(make(), "a\x00b\x1f\ud800c\uffff😀\r\nd\x0be").value == "abc😀\nd\ne"
    assert one_cell(make(), "\x00=1+1").value == "=1+1"
    assert one_cell(make(), "\x00=1+1").quotePrefix


@given(text=st.text(max_size=60))
@hypothesis_settings(max_examples=25, deadline=None)
def test_no_typed_text_breaks_the_file_or_becomes_a_formula(text: str) -> None:
    on = datetime(2027, 1, 14, 14, 5).astimezone()
    report = ListReport(text, on, text, text, ("Casus", text), ((text, f"={text}"), (f"@{text}", None)))
    found = sheet(report)
    assert {cell.data_type for row in found.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert found["A3"].value.startswith("@")


@pytest.mark.parametrize("name", ["Jan & Rob", "&R&8 links", '&"Arial"', "x" * 300, "&" * 300, "a\nb"])
def test_a_footer_shows_a_name_as_it_is_and_stays_within_what_excel_takes(make: Make, name: str) -> None:
    data = to_xlsx(replace(make(LINE), made_by=name, purpose=name))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        written = parts.read("xl/worksheets/sheet1.xml").decode()
    footer = html.unescape(written.split("<oddFooter>")[1].split("</oddFooter>")[0])
    assert len(footer) <= 255
    codes = footer.replace("&&", "")
    assert [codes[at + 1] for at, char in enumerate(codes) if char == "&"] == ["L", "R", "P", "N"]


def test_a_list_without_cases_is_a_sheet_with_its_heading(make: Make) -> None:
    found = sheet(make())
    assert found["A1"].value == "Casus"
    assert found.max_row == 1


def test_the_same_report_gives_the_same_bytes_and_bears_the_moment_of_making(make: Make) -> None:
    report = make(LINE, people=True)
    assert to_xlsx(report) == to_xlsx(report)
    assert to_xlsx(report) != to_xlsx(replace(report, made_at=report.made_at + timedelta(minutes=1)))
    properties = openpyxl.load_workbook(io.BytesIO(to_xlsx(report))).properties
    assert (properties.creator, properties.title) == ("Lies van Voorbeeld", "PestDesk casussen")
    moment = datetime(2027, 1, 14, 13, 5)  # noqa: DTZ001
    assert (properties.created, properties.modified) == (moment, moment)
