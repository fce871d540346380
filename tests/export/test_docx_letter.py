"""A letter as a Word document, read back: all that it says, in the order of a letter, whatever was typed."""

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pestdesk.export.docx import to_docx
from pestdesk.export.letter_report import LetterReport
from pestdesk.export.office_file import plain_text

LETTER_TEXT = """Beste ouders van Lotte,

Graag nodig ik u uit.
Het gesprek is op school.

In het gesprek willen wij:
- vertellen wat wij weten
- van u horen hoe het thuis gaat

Kunt u niet? Laat het mij weten."""


@pytest.fixture(scope="module")
def letter(made_at: datetime) -> LetterReport:
    return LetterReport(
        case_number="2026-021",
        kind="uitnodiging",
        school="Cals IJsselstein",
        logo=b"",
        dated="Donderdag 14 januari 2027",
        addressee=("Aan de ouders van", "Lotte Fantasia"),
        subject="uitnodiging voor een gesprek",
        text=LETTER_TEXT,
        sender=("Lies van Voorbeeld", "leerlingcoördinator"),
        signatures=("Lotte Fantasia", "ouder of verzorger", "Jo de Baas"),
        draft="Concept voor de schoolleiding",
        purpose="Brief aan ouders",
        mark="Vertrouwelijk",
        made_by="Lies van Voorbeeld",
        made_at=made_at,
        made_on="do 14 januari 2027, 14.05 uur",
    )


def read(report: LetterReport) -> Document:
    return docx.Document(io.BytesIO(to_docx(report)))


def pieces(element: Any) -> Iterator[str]:
    for piece in element.iter(qn("w:p"), qn("w:t"), qn("w:br"), qn("w:tab")):
        yield piece.text if piece.tag == qn("w:t") else " "


def words(text: str) -> str:
    return " ".join(text.split())


def body(document: Document) -> str:
    return words("".join(pieces(document.element.body)))


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x0f\x76\x6e" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_a_letter_holds_all_that_it_says_in_the_order_of_a_letter(letter: LetterReport) -> None:
    document = read(letter)
    assert body(document) == (
        "Cals IJsselstein Concept voor de schoolleiding Vertrouwelijk Donderdag 14 januari 2027 "
        "Aan de ouders van Lotte Fantasia Betreft: uitnodiging voor een gesprek "
        "Beste ouders van Lotte, Graag nodig ik u uit. Het gesprek is op school. In het gesprek willen wij: "
        "vertellen wat wij weten van u horen hoe het thuis gaat Kunt u niet? Laat het mij weten. "
        "Met vriendelijke groet, Lies van Voorbeeld leerlingcoördinator Lotte Fantasia ouder of verzorger Jo de Baas"
    )
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "Graag nodig ik u uit.\nHet gesprek is op school." in texts
    bullets = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "List Bullet"]
    assert bullets == ["vertellen wat wij weten", "van u horen hoe het thuis gaat"]
    (subject,) = (p for p in document.paragraphs if p.text.startswith("Betreft"))
    assert all(run.bold for run in subject.runs)
    assert "Brief aan ouders · gemaakt door Lies van Voorbeeld" in words(
        "".join(pieces(document.sections[0].first_page_footer._element))
    )
    assert document.core_properties.title == "Casus 2026-021 brief uitnodiging"


def test_each_who_signs_has_a_rule_above_the_name(letter: LetterReport) -> None:
    _head, signatures = read(letter).tables
    named = [p for row in signatures.rows for cell in row.cells for p in cell.paragraphs if p.text]
    assert [(p.text, p.style.name) for p in named if p.style is not None] == [
        ("Lotte Fantasia", "Handtekening"),
        ("ouder of verzorger", "Handtekening"),
        ("Jo de Baas", "Handtekening"),
    ]
    (style,) = {p.style.element for p in named if p.style is not None}
    assert style.find(f".//{qn('w:pBdr')}/{qn('w:top')}") is not None
    assert len(read(replace(letter, signatures=())).tables) == 1


def test_a_letter_without_draft_mark_or_subject_shows_neither(letter: LetterReport) -> None:
    found = body(read(replace(letter, draft="", subject="", mark="")))
    assert "Concept" not in found
    assert "Betreft" not in found
    assert found.startswith("Cals IJsselstein Donderdag 14 januari 2027")


def test_the_logo_stands_in_place_of_the_name_of_the_school_within_its_room(letter: LetterReport) -> None:
    for size, expected in (((40, 40), (18, 18)), ((200, 20), (60, 6))):
        document = read(replace(letter, logo=png(*size)))
        (picture,) = document.element.body.iter(qn("wp:inline"))
        extent = picture.extent
        assert (round(extent.cx / 36000), round(extent.cy / 36000)) == expected
        assert picture.docPr.get("descr") == "Cals IJsselstein"
        assert not body(document).startswith("Cals")


def test_a_letter_that_greets_by_itself_is_not_made_to_greet_twice(letter: LetterReport) -> None:
    found = body(read(replace(letter, text=f"{letter.text}\n\nMet hartelijke groet,")))
    assert found.count("groet") == 1
    assert "Met hartelijke groet, Lies van Voorbeeld" in found


@pytest.mark.parametrize("logo", [b"geen plaatje", png(4, 4)[:20], b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 20])
def test_a_broken_logo_gives_way_to_the_name_of_the_school(letter: LetterReport, logo: bytes) -> None:
    document = read(replace(letter, logo=logo))
    assert body(document).startswith("Cals IJsselstein")
    assert list(document.element.body.iter(qn("wp:inline"))) == []


def test_the_same_letter_gives_the_same_bytes(letter: LetterReport) -> None:
    report = replace(letter, logo=png(8, 4))
    assert to_docx(report) == to_docx(report)
    assert to_docx(report) != to_docx(replace(report, made_at=report.made_at + timedelta(minutes=1)))


@given(text=st.text(max_size=80))
@hypothesis_settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_no_typed_text_breaks_a_letter(letter: LetterReport, text: str) -> None:
    report = replace(letter, school=text, made_by=text * 4, text=f"({text})", subject=text, signatures=(text, text))
    shown = words(plain_text(text).replace("\n- ", "\n"))
    assert shown in body(read(report))
