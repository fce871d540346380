"""Lists of pupils as school systems and Excel make them: encodings × separators × names of columns."""

import codecs
import subprocess
import sys
from collections.abc import Callable

import pytest

from pestdesk.domain.names import PersonName
from pestdesk.domain.pupil_list import ListedParent, PupilField, PupilList
from pestdesk.domain.pupil_number import number_key
from pestdesk.errors import ListColumnsError, ListReadingStoppedError

Read = Callable[..., PupilList]

ROWS = [
    ["Stamnummer", "Roepnaam", "Tussenvoegsel", "Achternaam", "Klas", "BSN"],
    ["01001", "Zoë", "van den", "Berg", "3A", "123456782"],
    ["1002", "René", "", "Müller", "3B", "111222333"],
    ["1003", "François", "’t", "Hart", "2C", ""],
]
NAMES = [PersonName("Zoë", "van den", "Berg"), PersonName("René", "", "Müller"), PersonName("François", "’t", "Hart")]
SEPARATORS = {"semicolon": ";", "comma": ",", "tab": "\t"}


def text_of(rows: list[list[str]], separator: str = ";", line_end: str = "\r\n") -> str:
    return line_end.join(separator.join(row) for row in rows) + line_end


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "windows-1252": lambda text: text.encode("cp1252"),
    "utf-16 le with mark": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16 be with mark": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "utf-16 le": lambda text: text.encode("utf-16-le"),
    "utf-16 be": lambda text: text.encode("utf-16-be"),
}


@pytest.mark.parametrize("separator", SEPARATORS.values(), ids=SEPARATORS)
@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
def test_every_encoding_with_every_separator(read: Read, encode: Callable[[str], bytes], separator: str) -> None:
    pupils = read(encode(text_of(ROWS, separator)))
    assert [row.name for row in pupils.rows] == NAMES
    assert [(row.number, row.key, row.school_class) for row in pupils.rows] == [
        ("01001", "1001", "3A"),
        ("1002", "1002", "3B"),
        ("1003", "1003", "2C"),
    ]
    assert pupils.problems == ()


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
def test_what_dos_and_the_mac_wrote_is_recognised_by_its_letters(read: Read, encoding: str) -> None:
    names = ["Zoë Vries", "René Müller", "François Çelik", "Björn Åkesson", "Noël Hart", "Siân Bos"]
    text = "Stamnummer;Naam\r\n" + "".join(f"{number};{name}\r\n" for number, name in enumerate(names))
    assert [row.name.full for row in read(text.encode(encoding)).rows] == names


def test_two_lists_pasted_together_are_read_line_by_line(read: Read) -> None:
    content = text_of(ROWS[:2]).encode() + text_of(ROWS[2:]).encode("cp1252")
    assert [row.name for row in read(content).rows] == NAMES


HEAD = "Stamnummer;Roepnaam;Achternaam;Klas"
TEXTS = {
    "line ends of unix": f"{HEAD}\n1001;Dae;Aartsen;3A\n",
    "line ends of the old mac": f"{HEAD}\r1001;Dae;Aartsen;3A\r",
    "no last line end": f"{HEAD}\r\n1001;Dae;Aartsen;3A",
    "trailing separators": f"{HEAD};;\r\n1001;Dae;Aartsen;3A;;\r\n",
    "trailing separators below the header only": f"{HEAD}\r\n1001;Dae;Aartsen;3A;;;\r\n",
    "empty lines": f"\r\n\r\n{HEAD}\r\n\r\n;;;\r\n1001;Dae;Aartsen;3A\r\n\r\n",
    "a title above the header": f"Leerlingen 2026-2027\r\n\r\n{HEAD}\r\n1001;Dae;Aartsen;3A\r\n",
    "a title with separators": f"Leerlingen;;;\r\n{HEAD}\r\n1001;Dae;Aartsen;3A\r\n",
    "the header on every page": f"{HEAD}\r\n{HEAD}\r\n1001;Dae;Aartsen;3A\r\n{HEAD}\r\n",
    "the separator said first": f"sep=;\r\n{HEAD}\r\n1001;Dae;Aartsen;3A\r\n",
    "everything in quotation marks": '"Stamnummer";"Roepnaam";"Achternaam";"Klas"\r\n"1001";"Dae";"Aartsen";"3A"\r\n',
    "spaces around": "Stamnummer ; Roepnaam ; Achternaam ; Klas\r\n 1001 ; Dae ; Aartsen ; 3A \r\n",
    "signs that are not seen": f"{HEAD}\r\n1001;\u200bDae;Aart\u00adsen;3A\r\n",
    "a line end in another column": f'{HEAD};Adres\r\n1001;Dae;Aartsen;3A;"Weg 1\r\n1234 AB"\r\n',
    "a line end in the header": 'Stam-nummer;"Roep\nnaam";Achternaam;Klas\n1001;Dae;Aartsen;3A\n',
    "other words, capitals and dots": "LEERLINGNR.;VOORNAAM;Achter-naam;Basisgroep\n1001;Dae;Aartsen;3A\n",
    "other words again": "Nr;Voornamen;Familienaam;Groep\n1001;Dae;Aartsen;3A\n",
    "accents in the header": "Leerlingnummer;Róepnaam;Achternáam;Stamklas\n1001;Dae;Aartsen;3A\n",
    "call name before first names": "Nummer;Voornamen;Roepnaam;Achternaam;Klas\n1001;Daedalus Jan;Dae;Aartsen;3A\n",
    "order number before the pupil number": "Nr;Stamnr;Roepnaam;Achternaam;Klas\n1;1001;Dae;Aartsen;3A\n",
    "one name column, surname first": 'Stamnr;Naam;Klas\n1001;"Aartsen, Dae";3A\n',
    "one name column, as spoken": "Stamnr,Volledige naam,Klas\n1001,Dae Aartsen,3A\n",
    "call name and surname as name": "Stamnr;Roepnaam;Naam;Klas\n1001;Dae;Aartsen;3A\n",
    "call name beside the whole name": 'Stamnr;Roepnaam;Naam;Klas\n1001;Dae;"Aartsen, Dae";3A\n',
    "a number made a fraction": f"{HEAD}\n1001.0;Dae;Aartsen;3A\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_shape_gives_the_same_pupil(read: Read, text: str) -> None:
    pupils = read(text.encode())
    found = [(row.number, row.name, row.school_class) for row in pupils.rows]
    assert (found, pupils.problems) == ([("1001", PersonName("Dae", "", "Aartsen"), "3A")], ())


@pytest.mark.parametrize(
    "written",
    ["Berg, van den, Jan", "Berg, Jan van den", "van den Berg, Jan", "Berg van den, Jan", "Jan van den Berg"],
)
def test_a_whole_name_is_taken_apart(read: Read, written: str) -> None:
    rows = read(f'Stamnr;Naam\n1;"{written}"\n'.encode()).rows
    assert rows[0].name == PersonName("Jan", "van den", "Berg")


@pytest.mark.parametrize("written", ["van den Berg", "Berg, van den", "Berg van den"])
def test_a_surname_with_its_tussenvoegsel_is_taken_apart(read: Read, written: str) -> None:
    rows = read(f'Stamnr;Roepnaam;Achternaam\n1;Jan;"{written}"\n'.encode()).rows
    assert rows[0].name == PersonName("Jan", "van den", "Berg")


def test_a_name_of_one_word_is_a_name(read: Read) -> None:
    rows = read(b"Stamnr;Roepnaam;Achternaam\n1;Suharto;\n2;;Suharto\n").rows
    assert [row.name for row in rows] == [PersonName("Suharto")] * 2


def test_mentors_and_parents_are_read_and_other_columns_are_not(read: Read) -> None:
    header = (
        "Stamnummer;Naam;Klassenmentor 1;Klassenmentor 2;Geboortedatum;Nationaliteit;Naam ouder 1;Relatie ouder 1;"
        "Telefoon ouder 1;E-mail ouder 1;Verzorger 2;Telefoonnummer verzorger 2;BSN ouder 1;Adres ouder 1;E-mail"
    )
    row = (
        "1;Dae Aartsen;MUL;JAN;geheim1;geheim2;Mieke Aartsen;moeder;06-1;m@example.org;Jan Bos;06-2;geheim3;geheim4;"
        "geheim5"
    )
    pupils = read(f"{header}\n{row}\n".encode())
    assert pupils.rows[0].mentors == ("MUL", "JAN")
    assert pupils.rows[0].parents == (
        ListedParent("Mieke Aartsen", "moeder", "06-1", "m@example.org"),
        ListedParent("Jan Bos", "", "06-2", ""),
    )
    assert "geheim" not in repr(pupils)
    assert pupils.sample[0][4:7] == ("…", "…", "Mieke Aartsen")


def test_the_columns_are_told_with_what_they_hold(read: Read) -> None:
    columns = read(text_of(ROWS).encode()).columns
    assert [(column.header, column.field) for column in columns] == [
        ("Stamnummer", PupilField.NUMBER),
        ("Roepnaam", PupilField.GIVEN),
        ("Tussenvoegsel", PupilField.INFIX),
        ("Achternaam", PupilField.FAMILY),
        ("Klas", PupilField.SCHOOL_CLASS),
        ("BSN", None),
    ]


def test_a_mapping_by_hand_wins_and_reads_nothing_else(read: Read) -> None:
    text = b"Code;Stamnummer;Wie;Klas\n77;1001;Dae Aartsen;3A\n"
    pupils = read(text, mapping={0: PupilField.NUMBER, 2: PupilField.FULL_NAME})
    assert [(row.number, row.name.full, row.school_class) for row in pupils.rows] == [("77", "Dae Aartsen", "")]
    assert pupils.sample == (("77", "…", "Dae Aartsen", "…"),)


def test_the_refusal_tells_the_columns_that_a_mapping_chooses_from(read: Read) -> None:
    text = b"Leerlingen 2026\nCode;Wie\n77;Dae Aartsen\n"
    with pytest.raises(ListColumnsError, match="‘Code’, ‘Wie’") as refusal:
        read(text)
    assert refusal.value.headers == ("Code", "Wie")
    assert read(text, mapping={0: PupilField.NUMBER, 1: PupilField.FULL_NAME}).rows[0].number == "77"


def test_a_list_without_a_header_is_read_by_a_mapping_and_shows_nothing_of_a_pupil(read: Read) -> None:
    text = b"1001;Dae Aartsen;123456782\n1002;Pip Bos;987654321\n"
    with pytest.raises(ListColumnsError) as refusal:
        read(text)
    assert refusal.value.headers == ("kolom 1", "kolom 2", "kolom 3")
    pupils = read(text, mapping={0: PupilField.NUMBER, 1: PupilField.FULL_NAME})
    assert [row.number for row in pupils.rows] == ["1001", "1002"]
    assert "123456782" not in repr(pupils)


@pytest.mark.parametrize(
    ("written", "key"), [("001001", "1001"), (" 10 01 ", "1001"), ("A01", "a01"), ("000", "0"), ("0A1", "a1")]
)
def test_a_number_is_compared_as_text_without_leading_zeros(written: str, key: str) -> None:
    assert number_key(written) == key


def test_progress_goes_up_to_all_rows(read: Read) -> None:
    told: list[tuple[int, int]] = []
    lines = "".join(f"{number};Dae Aartsen\n" for number in range(1200))
    read(f"Stamnr;Naam\n{lines}".encode(), progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (1200, 1200)
    assert len(told) > 4


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_cancelled_reading_stops_at_once(
    read: Read, workbook: Callable[[list[list[str]]], bytes], kind: str
) -> None:
    rows = [["Stamnr", "Naam"], *([str(number), "Dae Aartsen"] for number in range(1200))]
    content = workbook(rows) if kind == "xlsx" else text_of(rows).encode()
    asked: list[int] = []

    def at_the_third() -> bool:
        asked.append(1)
        return len(asked) == 3

    with pytest.raises(ListReadingStoppedError, match="Er is niets gewijzigd"):
        read(content, is_cancelled=at_the_third)
    assert len(asked) == 3


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_fault_of_the_caller_is_not_taken_for_a_fault_of_the_file(
    read: Read, workbook: Callable[[list[list[str]]], bytes], kind: str
) -> None:
    rows = [["Stamnr", "Naam"], *([str(number), "Dae Aartsen"] for number in range(600))]
    content = workbook(rows) if kind == "xlsx" else text_of(rows).encode()

    def show(done: int, _: int) -> None:
        if done == 500:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read(content, progress=show)


def test_the_room_is_entered_without_loading_the_parts_that_read() -> None:
    code = "import sys; from pestdesk.imports import read_pupil_list; sys.exit('openpyxl' in sys.modules or"
    code += " 'charset_normalizer' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("head", "cells", "name"),
    [
        ("Roepnaam;Naam", "Jan;Berg, van den", ("Jan", "van den", "Berg")),
        ("Roepnaam;Tussenv;Naam", "Jan;van den;Berg, van den", ("Jan", "van den", "Berg")),
        ("Roepnaam;Naam", "Dae;Aartsen, D.", ("Dae", "", "Aartsen")),
        ("Roepnaam;Naam", "Jan;Jan-Willem de Berg", ("Jan-Willem", "de", "Berg")),
        ("Roepnaam;Naam", "Jan;Jan", ("Jan", "", "Jan")),
        ("Naam;Achternaam", "Pip;Voorbeeldstra", ("Pip", "", "Voorbeeldstra")),
        ("Naam;Achternaam", "Pip Voorbeeldstra;Voorbeeldstra", ("Pip", "", "Voorbeeldstra")),
        ("Naam;Tussenv;Achternaam", "Isa;van den;Berg", ("Isa", "van den", "Berg")),
        ("Naam;Tussenv;Achternaam", "Berg, Isa van den;van den;Berg", ("Isa", "van den", "Berg")),
        ("Naam;Achternaam", "Isa van den Berg;van den Berg", ("Isa", "van den", "Berg")),
    ],
)
def test_no_word_of_a_name_is_lost_between_its_columns(
    read: Read, head: str, cells: str, name: tuple[str, str, str]
) -> None:
    (row,) = read(f"Stamnr;{head};Klas\n1001;{cells};3A\n".encode()).rows
    assert row.name == PersonName(*name)


@pytest.mark.parametrize("header", ["BSN", "Bsn-nummer", "Burgerservicenr.", "Onderwijsnummer"])
def test_a_bsn_is_not_read_also_when_it_is_chosen_by_hand(read: Read, header: str) -> None:
    text = f"{header};Wie;Kenmerk\n123456782;Pip Voorbeeldstra;77\n".encode()
    with pytest.raises(ListColumnsError, match="BSN of onderwijsnummer wordt nooit gebruikt"):
        read(text, mapping={0: PupilField.NUMBER, 1: PupilField.FULL_NAME})
    chosen = {0: PupilField.SCHOOL_CLASS, 1: PupilField.FULL_NAME, 2: PupilField.NUMBER}
    pupils = read(text, mapping=chosen)
    assert "123456782" not in repr(pupils)
