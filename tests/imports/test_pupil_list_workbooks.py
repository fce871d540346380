"""Lists of pupils in Excel workbooks: numbers, formulas, merged cells, sheets."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from pestdesk.domain.names import PersonName
from pestdesk.domain.pupil_list import PupilList
from pestdesk.errors import ListFileError

Read = Callable[..., PupilList]
Make = Callable[[Sequence[Sequence[object]]], bytes]

HEAD = ["Stamnummer", "Roepnaam", "Achternaam", "Klas"]


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one of its parts changed."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return changed.getvalue()


@pytest.mark.parametrize("name", ["lijst.xlsx", "lijst.csv", "lijst.xls", "lijst"])
def test_content_decides_and_not_the_name(read: Read, workbook: Make, name: str) -> None:
    assert len(read(workbook([HEAD, ["1", "Dae", "Aartsen", "3A"]]), name).rows) == 1


@pytest.mark.parametrize(
    ("value", "number"), [(1001, "1001"), (1001.0, "1001"), ("01001", "01001"), (12345678901234, "12345678901234")]
)
def test_a_number_is_text_without_a_fraction(read: Read, workbook: Make, value: object, number: str) -> None:
    assert read(workbook([HEAD, [value, "Dae", "Aartsen", "3A"]])).rows[0].number == number


def test_a_title_and_empty_rows_are_passed_over(read: Read, workbook: Make) -> None:
    pupils = read(workbook([["Lijst"], [], HEAD, [], [1, "Dae", "Aartsen", "3A"], []]))
    assert [(row.number, row.line) for row in pupils.rows] == [("1", 5)]


def test_the_first_sheet_with_a_header_is_read(read: Read) -> None:
    book = Workbook()
    book.active.append(["Toelichting", "van de school"])
    sheet = book.create_sheet("Leerlingen")
    sheet.append(HEAD)
    sheet.append([1, "Dae", "Aartsen", "3A"])
    assert [row.name.full for row in read(saved(book)).rows] == ["Dae Aartsen"]


def test_a_class_merged_over_its_pupils_is_the_class_of_each(read: Read) -> None:
    book = Workbook()
    for row in [HEAD, [1, "Dae", "Aartsen", "3A"], [2, "Pip", "Bos", None], [3, "Jo", "Cox", None], [4, "Al", "Dam"]]:
        book.active.append(row)
    book.active.merge_cells("D2:D4")
    assert [row.school_class for row in read(saved(book)).rows] == ["3A", "3A", "3A", ""]


def test_a_title_merged_over_the_columns_is_a_title(read: Read) -> None:
    book = Workbook()
    for row in [["Leerlingen 2026"], HEAD, [1, "Dae", "Aartsen", "3A"]]:
        book.active.append(row)
    book.active.merge_cells("A1:D1")
    assert len(read(saved(book)).rows) == 1


def test_a_formula_counts_by_the_value_that_was_kept_with_it(read: Read, workbook: Make) -> None:
    content = workbook([HEAD, ["=1000+1", "Dae", "Aartsen", "3A"], ["=1000+2", "Pip", "Bos", "3A"]])
    kept = with_part(
        content,
        "xl/worksheets/sheet1.xml",
        lambda xml: re.sub(rb"(1000\+1</f>)<v ?(/>|></v>)", rb"\1<v>1001</v>", xml),
    )
    assert kept != content
    pupils = read(kept)
    assert [row.number for row in pupils.rows] == ["1001"]
    assert [(each.line, each.reason) for each in pupils.problems] == [(3, "Het leerlingnummer ontbreekt.")]


def test_text_that_looks_like_a_formula_stays_text(read: Read, workbook: Make) -> None:
    book = load_workbook(io.BytesIO(workbook([HEAD, [1, "Dae", "x", "3A"]])))
    book.active["C2"].value = '=HYPERLINK("http://example.org")'
    book.active["C2"].data_type = "s"
    name = read(saved(book)).rows[0].name
    assert name == PersonName("Dae", "", '=HYPERLINK("http://example.org")')


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ([date(2026, 3, 1), "Dae", "Aartsen", "3A"], "datum"),
        ([1, "Dae", "Aartsen", date(2026, 3, 1)], "‘klas’ een datum"),
        (["#N/A", "Dae", "Aartsen", "3A"], "formule"),
        ([1, "#REF!", "Aartsen", "3A"], "formule"),
        ([1.5e20, "Dae", "Aartsen" * 40, "3A"], "langer dan 200"),
    ],
    ids=["date as number", "date as class", "error as number", "error as name", "long name"],
)
def test_a_wrong_cell_costs_its_row(read: Read, workbook: Make, row: list[object], reason: str) -> None:
    pupils = read(workbook([HEAD, row, [2, "Pip", "Bos", "3A"]]))
    assert [each.number for each in pupils.rows] == ["2"]
    assert [each.line for each in pupils.problems] == [2]
    assert reason in pupils.problems[0].reason


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is(read: Read, workbook: Make) -> None:
    content = with_part(
        workbook([HEAD, [1, "Dae", "Aartsen", "3A"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'ref="A1:D2"', b'ref="A1:XFD1048576"'),
    )
    assert len(read(content).rows) == 1


def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (101 * 1024 * 1024))
    return content.getvalue()


def archive_of(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, b"<a/>")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (bomb(), "groter dan 100 MB"),
        (archive_of(*(f"{number}.xml" for number in range(5001))), "groter dan 100 MB"),
        (archive_of("word/document.xml"), "geen Excel-werkmap"),
        (archive_of("mimetype", "content.xml"), "OpenDocument"),
        (archive_of("xl/workbook.xml"), "beschadigd"),
        (b"PK\x03\x04" + bytes(range(256)), "beschadigd"),
    ],
    ids=["bomb", "too many parts", "word", "opendocument", "half a workbook", "no archive"],
)
def test_what_is_no_workbook_is_refused(read: Read, content: bytes, reason: str) -> None:
    with pytest.raises(ListFileError, match=f"{reason}.*Er is niets gewijzigd"):
        read(content, "lijst.xlsx")


def test_a_workbook_that_was_cut_off_is_refused(read: Read, workbook: Make) -> None:
    content = workbook([HEAD, [1, "Dae", "Aartsen", "3A"]])
    with pytest.raises(ListFileError, match="beschadigd"):
        read(content[: len(content) // 2])


def test_a_part_that_would_explode_is_refused(read: Read, workbook: Make) -> None:
    content = with_part(
        workbook([HEAD, [1, "Dae", "Aartsen", "3A"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: b'<!DOCTYPE a [<!ENTITY b "bb">]>' + xml,
    )
    with pytest.raises(ListFileError, match="beschadigd"):
        read(content)


@pytest.mark.parametrize("rows", [[], [HEAD]], ids=["empty", "only a header"])
def test_a_workbook_without_pupils_is_refused(read: Read, workbook: Make, rows: list[list[str]]) -> None:
    with pytest.raises(ListFileError, match=r"leeg|alleen een kop"):
        read(workbook(rows))
