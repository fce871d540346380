"""A letter on paper, read back: in its order, tagged, with its logo, and signed on a page that says something."""

import io
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from typing import cast

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from pestdesk.domain.case import Case
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.settings import Settings
from pestdesk.export.letter_report import LetterReport
from pestdesk.export.pdf import letter_pdf, pages, summary_pdf
from pestdesk.export.report import CaseReport, case_report

TEXT = """Geachte mevrouw Voorbeeldstra,

Wij hebben met Pip gesproken.
De afspraken zijn:
- Sem laat de spullen van Pip met rust.
- Wie iets ziet, meldt het.

De mentor controleert het elke week."""
SIGNATURES = ("Mieke Voorbeeldstra", "Pip Voorbeeldstra", "Lies van Voorbeeld")


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x0f\x76\x6e" * width) * height
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def letter(made_at: datetime) -> LetterReport:
    return LetterReport(
        case_number="2026-014",
        kind="afspraken",
        school="Cals IJsselstein",
        logo=b"",
        dated="Donderdag 14 januari 2027",
        addressee=("Aan de ouders van", "Pip Voorbeeldstra"),
        subject="afspraken met Pip",
        text=TEXT,
        sender=("Lies van Voorbeeld", "leerlingcoördinator"),
        signatures=(),
        draft="",
        purpose="Ouders van Pip Voorbeeldstra",
        mark="Vertrouwelijk",
        made_by="Lies van Voorbeeld",
        made_at=made_at,
        made_on="do 14 januari 2027, 14.05 uur",
    )


@pytest.fixture(scope="module")
def solved_report(protocol: Protocol, solved_case: Case, settings: Settings, made_at: datetime) -> CaseReport:
    return case_report(protocol, solved_case, settings, made_at)


def reader_of(report: LetterReport) -> PdfReader:
    return PdfReader(io.BytesIO(letter_pdf(report)))


def words(page: str) -> str:
    return " ".join(page.replace("\u200b", "").split())


def structure(reader: PdfReader) -> list[tuple[str, str]]:
    """The kind of every element that is read aloud, with the words in place of a picture."""
    found: list[tuple[str, str]] = []

    def walk(node: object) -> None:
        if isinstance(node, list):
            for each in node:
                walk(each.get_object())
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                found.append((str(node["/S"]), str(node.get("/Alt", ""))))
            if "/K" in node:
                walk(node["/K"].get_object())

    walk(reader.root_object["/StructTreeRoot"])
    return found


def test_a_letter_says_everything_in_its_order(letter: LetterReport) -> None:
    reader = reader_of(replace(letter, draft="Concept voor de schoolleiding", signatures=SIGNATURES))
    assert len(reader.pages) == 1
    text = words(reader.pages[0].extract_text())
    parts = (
        *(
            "Cals IJsselstein",
            "VERTROUWELIJK",
            "Concept voor de schoolleiding",
            "Aan de ouders van",
            "Donderdag 14 januari",
        ),
        *("Betreft: afspraken met Pip", "Geachte mevrouw", "Wij hebben", "– Sem laat", "– Wie iets ziet"),
        *("elke week.", "Met vriendelijke groet,", "Lies van Voorbeeld leerlingcoördinator", "Voor akkoord"),
        *SIGNATURES,
    )
    place = 0
    for part in parts:
        assert part in text[place:], part
        place = text.index(part, place) + len(part)
    assert "Ouders van Pip Voorbeeldstra bladzijde 1 / 1 Gemaakt door Lies van Voorbeeld op do 14 januari" in text


def test_its_lists_are_lists_to_whoever_listens(letter: LetterReport) -> None:
    kinds = [kind for kind, _ in structure(reader_of(letter))]
    assert kinds.count("/L") == 1
    assert kinds.count("/LI") == 2


def test_it_claims_both_standards_and_its_properties_name_no_pupil(letter: LetterReport) -> None:
    reader = reader_of(letter)
    metadata = cast(StreamObject, reader.root_object["/Metadata"]).get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "Casus 2026-014 brief afspraken" in metadata
    assert "Pip" not in metadata


@pytest.mark.parametrize("size", [(300, 80), (3000, 20), (20, 300)])
def test_a_logo_takes_the_place_of_the_name_and_is_read_aloud(letter: LetterReport, size: tuple[int, int]) -> None:
    reader = reader_of(replace(letter, logo=png(*size)))
    assert ("/Figure", "Logo van Cals IJsselstein") in structure(reader)
    assert len(reader.pages[0].images) == 1
    assert not words(reader.pages[0].extract_text()).startswith("Cals IJsselstein")


@pytest.mark.parametrize("paragraphs", range(4, 14))
def test_nobody_signs_a_page_that_says_nothing(letter: LetterReport, paragraphs: int) -> None:
    text = "\n\n".join(["Een alinea van twee regels. " * 5 + "Slot."] * paragraphs)
    for ending in ("", "\n\nMet vriendelijke groet,"):
        reader = reader_of(replace(letter, text=text + ending, signatures=SIGNATURES))
        last = reader.pages[-1].extract_text()
        assert "Slot." in last
        assert all(name in words(last) for name in SIGNATURES)


@pytest.mark.parametrize(
    "text", ["", "- \n-\n- a", "#panic() *vet* $x$\n\n\n= Kop", "w" * 3000, "😀" * 40, "\n" * 500 + "x"]
)
def test_no_typed_text_breaks_a_letter(letter: LetterReport, text: str) -> None:
    typed = replace(letter, text=text, subject=text, addressee=(text,), sender=(text,), signatures=(text, text))
    assert letter_pdf(replace(typed, school=text, made_by=text, purpose=text)).startswith(b"%PDF")


def test_its_pages_are_pictures_of_the_same_size_as_the_paper(letter: LetterReport) -> None:
    long = replace(letter, text="Een lange brief. " * 500)
    made = pages(long, 36)
    assert len(made) == len(reader_of(long).pages) > 1
    sizes = {struct.unpack(">II", page[16:24]) for page in made}
    assert sizes == {(298, 421)}
    assert len(pages(letter, 36)) == 1


def test_what_was_set_before_changes_nothing_in_a_document(letter: LetterReport, solved_report: CaseReport) -> None:
    first = letter_pdf(letter)
    pages(solved_report, 36)
    letter_pdf(replace(letter, text="Iets anders."))
    assert letter_pdf(letter) == first


def test_documents_set_at_the_same_time_are_the_same_as_one_by_one(
    letter: LetterReport, solved_report: CaseReport
) -> None:
    alone = summary_pdf(solved_report), letter_pdf(letter)
    with ThreadPoolExecutor(max_workers=2) as pool:
        for _ in range(3):
            both = pool.submit(summary_pdf, solved_report), pool.submit(letter_pdf, letter)
            assert (both[0].result(), both[1].result()) == alone
