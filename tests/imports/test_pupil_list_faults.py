"""Files that are no list are refused with their reason; wrong rows are told, and the rest goes in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pestdesk.domain.pupil_list import PupilList
from pestdesk.errors import ListFileError
from pestdesk.imports import read_pupil_list

Read = Callable[..., PupilList]

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
REFUSED: dict[str, tuple[bytes, str]] = {
    "0 bytes": (b"", "0 bytes"),
    "only line ends": (b"\r\n\r\n", "leeg"),
    "only separators": (b";;;\n;;;\n", "leeg"),
    "only a header": (b"Stamnummer;Naam\n", "alleen een kop"),
    "binary": (bytes(range(256)) * 40, "geen tekst"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), "geen tekst"),
    "zeros": (bytes(5000), "geen tekst"),
    "pdf": (b"%PDF-1.7\n", "document"),
    "web page called a workbook": (b"\n<HTML><table><tr><td>Stamnummer</td></tr></table></html>", "webpagina"),
    "workbook of 2003 in xml": (b'<?xml version="1.0"?><Workbook/>', "document"),
    "old excel": (OLD_OFFICE, r"\(\.xls\)"),
    "with a password": (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    "utf-16 with a byte lost": ("\ufeffStamnummer;Naam\n1;Dae\n2;Pip\n".encode("utf-16-le")[:-1], "niet heel"),
    "no number": (b"Roepnaam;Achternaam;Klas\nDae;Aartsen;3A\n", "leerlingnummer.*‘Roepnaam’, ‘Achternaam’, ‘Klas’"),
    "no name": (b"Stamnummer;Klas\n1;3A\n", "geen kolom met de naam.*‘Stamnummer’, ‘Klas’"),
    "half a name": (b"Stamnummer;Achternaam\n1;Aartsen\n", "geen kolom met de naam"),
    "words": (b"Beste ouders,\nMorgen is er geen school.\n", "geen kolom met het leerlingnummer"),
    "too many rows": (b"Stamnummer;Naam\n" + b"1;Dae\n" * 100_001, "100.000 regels"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_list_is_refused_with_its_reason(read: Read, content: bytes, reason: str) -> None:
    with pytest.raises(ListFileError, match=f"{reason}.*Er is niets gewijzigd\\. [A-Z]"):
        read(content)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "weg.csv", tmp_path, tmp_path / "a\0b"):
        with pytest.raises(ListFileError, match="Er is niets gewijzigd"):
            read_pupil_list(path)


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lijst.csv").write_bytes(b"Stamnr;Naam\n1;Dae\n")

    def open_elsewhere(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", open_elsewhere)
    with pytest.raises(ListFileError, match="Sluit het in andere programma’s"):
        read_pupil_list(tmp_path / "lijst.csv")


def test_a_file_of_100_mb_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "groot.csv"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(ListFileError, match="groter dan 50 MB"):
        read_pupil_list(path)


WRONG_ROWS = {
    "no number": (";Dae;Aartsen;3A", "leerlingnummer ontbreekt"),
    "no name": ("1;;;3A", "naam ontbreekt"),
    "a name of signs": ("1;-;.;3A", "naam ontbreekt"),
    "a name of 300 characters": (f"1;Dae;{'A' * 300};3A", "langer dan 200"),
    "a number of signs": ("--;Dae;Aartsen;3A", "leerlingnummer klopt niet"),
    "a long number": (f"{'1' * 41};Dae;Aartsen;3A", "leerlingnummer klopt niet"),
    "a date": ("1-3-2026;Dae;Aartsen;3A", "is een datum"),
    "a rounded number": ("1,00E+05;Dae;Aartsen;3A", "afgerond"),
    "a formula that failed": ("1;Dae;#VERW!;3A", "formule in de cel ‘achternaam’"),
    "a control character": ("1;Dae;Aart\x07sen;3A", "‘achternaam’ staat een teken"),
    "letters turned round": ("1;Dae;Aart\u202esen;3A", "‘achternaam’ staat een teken"),
    "an unreadable letter": ("1;Dae;Aart\ufffdsen;3A", "niet te lezen"),
    "a separator in a text": ("1;Dae;Aart;sen;3A", "meer kolommen"),
    "a quotation mark that is not closed": ('1;Dae;"Aartsen;3A', "aanhalingsteken"),
    "the same number": ("0002;Dae;Aartsen;3A", "staat ook al in regel 5002"),
}


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(("row", "reason"), WRONG_ROWS.values(), ids=WRONG_ROWS)
def test_a_wrong_row_is_told_with_its_line_and_the_rest_is_read(
    read: Read, row: str, reason: str, place: str
) -> None:
    # Far from the beginning of the file, for there the bytes decide whether it is text at all.
    others = "".join(f"{number};Pip;Bos;3B\n" for number in range(10_000, 15_000))
    above, below = (row, "") if place == "above" and "regel" not in reason else ("", row)
    line, pupil = (5002, 5003) if above else (5003, 5002)
    rows = "\n".join(part for part in (above, "2;Pip;Bos;3B", below) if part)
    pupils = read(f"Stamnummer;Roepnaam;Achternaam;Klas\n{others}{rows}\n".encode())
    assert [(each.line, reason in each.reason) for each in pupils.problems] == [(line, True)]
    assert len(pupils.rows) == 5001
    assert (pupils.rows[-1].number, pupils.rows[-1].line) == ("2", pupil)


def test_no_reason_tells_what_stands_in_the_row(read: Read) -> None:
    rows = "\n".join(row for row, _ in WRONG_ROWS.values() if "\x07" not in row)
    problems = read(f"Stamnummer;Roepnaam;Achternaam;Klas\n2;Pip;Bos;3A\n{rows}\n".encode()).problems
    assert len(problems) == len(WRONG_ROWS) - 1
    assert not [each for each in problems if "Dae" in each.reason or "Aart" in each.reason]


def test_a_quotation_mark_inside_a_name_is_part_of_it(read: Read) -> None:
    rows = read(b'Stamnummer;Naam\n1;"Jan "de Beer" Bos"\n2;Pip 5" Bos\n').rows
    assert [row.number for row in rows] == ["1", "2"]


def test_the_line_of_a_row_is_where_it_begins(read: Read) -> None:
    text = b'Stamnummer;Naam;Adres\n1;Dae Aartsen;"Weg 1\n1234 AB\nDorp"\n2;Pip Bos;\n'
    assert [row.line for row in read(text).rows] == [2, 5]
