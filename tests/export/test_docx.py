"""The Word documents, read back: every word of the report is in them, in tables that can be read on every page."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pestdesk.domain.case import Case
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.settings import Settings
from pestdesk.export.docx import to_docx
from pestdesk.export.office_file import plain_text
from pestdesk.export.report import CaseReport, case_report
from pestdesk.export.report_parts import (
    Account,
    CheckColumn,
    EntryPart,
    Fact,
    SignalPart,
    WatchLine,
    WatchPart,
)

Make = Callable[[Case], CaseReport]


@pytest.fixture(scope="module")
def make(protocol: Protocol, settings: Settings, made_at: datetime) -> Make:
    return lambda case: case_report(protocol, case, settings, made_at)


@pytest.fixture(scope="module")
def long_report(make: Make, long_case: Case) -> CaseReport:
    return make(long_case)


@pytest.fixture(scope="module")
def short(long_report: CaseReport) -> CaseReport:
    """A report of which every section is left out."""
    empty: dict[str, Any] = {
        field.name: () for field in fields(CaseReport) if isinstance(getattr(long_report, field.name), tuple)
    }
    return replace(long_report, **(empty | dict.fromkeys(("signal", "classification", "watch", "gaps"))))


def read(report: CaseReport) -> Document:
    return docx.Document(io.BytesIO(to_docx(report)))


def paragraphs(element: Any) -> Iterator[str]:
    """The text of each paragraph, in the order of the page, also of those in tables and fields."""
    for paragraph in element.iter(qn("w:p")):
        pieces = paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
        yield "".join(piece.text or "" if piece.tag == qn("w:t") else " " for piece in pieces)


def words(text: str) -> str:
    return " ".join(text.split())


def body(document: Document) -> str:
    return words(" ".join(paragraphs(document.element.body)))


def running(document: Document) -> str:
    section = document.sections[0]
    parts = (section.header, section.footer, section.first_page_footer)
    return words(" ".join(text for part in parts for text in paragraphs(part._element)))


def strings(value: Any) -> Iterator[str]:
    """Every string in a report."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


def headings(document: Document) -> list[tuple[str, str]]:
    return [
        (paragraph.style.name, paragraph.text.split("\u2003")[0])
        for paragraph in document.paragraphs
        if paragraph.style is not None and paragraph.style.name.startswith(("Title", "Heading"))
    ]


@pytest.mark.parametrize("name", ["solved_case", "long_case", "branched_case"])
def test_every_word_of_the_report_stands_in_the_document(
    make: Make, name: str, request: pytest.FixtureRequest
) -> None:
    report = make(request.getfixturevalue(name))
    document = read(report)
    found = body(document) + running(document)
    # A note of one field needs no label beside its text, on paper too.
    lone = {note.fields[0].label for part in report.rounds for note in part.notes if len(note.fields) == 1}
    expected = {words(text) for text in strings(report)} - lone
    assert len(expected) > 80
    assert [text for text in expected if text not in found] == []


def test_the_parts_stand_in_the_order_of_the_paper_under_headings_of_word(long_report: CaseReport) -> None:
    found = headings(read(long_report))
    assert [text for style, text in found if style != "Heading 2"] == [
        "Casus 2026-021\tVertrouwelijk".replace("\tV", "\t\u00a0V") + "\u00a0",
        "Betrokkenen",
        "Het signaal",
        "Fase 1",
        "Fase 2, ronde 1",
        "Fase 2, ronde 2",
        "Notities in het verloop",
        "Volledigheid",
    ]
    assert [style for style, _ in found[:4]] == ["Title", "Heading 1", "Heading 1", "Heading 1"]
    round_ = [text for _, text in found[found.index(("Heading 1", "Fase 1")) + 1 :]][:6]
    assert round_ == [
        "Stappen",
        "Onderzoek en overleg",
        "Gesprekken",
        "Contact met ouders",
        "Afspraken en controles",
        "Notities voor Magister",
    ]


def test_what_is_empty_is_left_out_with_its_heading(short: CaseReport) -> None:
    document = read(short)
    assert [style for style, _ in headings(document)] == ["Title"]
    assert len(document.tables) == 0
    assert (
        body(document)
        == "Cals IJsselstein · Pestprotocol Cals IJsselstein, versie 231010 Casus 2026-021 Vertrouwelijk"
    )


def test_a_report_without_gaps_says_that_all_is_done(short: CaseReport) -> None:
    assert body(read(replace(short, gaps=()))).endswith(
        "Volledigheid Alles wat het protocol vraagt, is gedaan of heeft een reden."
    )


def test_what_others_watch_the_letters_and_the_naming_are_told(short: CaseReport) -> None:
    watch = WatchPart(
        (WatchLine("Daan blijft weg", "Daan"),), "Tot en met vrijdag.", ("wo 3 feb", "do 4 feb"), "Meld."
    )
    letters = (Account("uitnodiging", "over Lotte, do 14 jan 2027", "Beste ouders"),)
    document = read(replace(short, watch=watch, letters=letters, naming="Daan heet hier leerling A."))
    assert [text for _, text in headings(document)][1:] == ["Waar we op letten", "Brieven"]
    found = body(document)
    assert "Daan heet hier leerling A. Waar we op letten Afspraak Voor wie Daan blijft weg Daan" in found
    assert "Tot wanneer Tot en met vrijdag. Controles wo 3 feb do 4 feb Melden Meld." in found
    assert found.endswith("Brieven uitnodiging over Lotte, do 14 jan 2027 Beste ouders")


def test_the_head_of_a_table_is_repeated_and_a_row_is_not_split_unless_it_is_long(
    short: CaseReport, long_report: CaseReport
) -> None:
    round_ = replace(long_report.rounds[0], accounts=(), talks=(), terms=(), notes=(), facts=(), cause="")
    contact = round_.contacts[0]
    round_ = replace(round_, contacts=(contact, replace(contact, text="Een lang verslag. " * 60)))
    document = read(replace(short, rounds=(round_,)))
    steps, contacts = document.tables
    for table in (steps, contacts):
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)
    assert [row._tr.trPr.find(qn("w:cantSplit")) is not None for row in contacts.rows] == [True, True, False]
    assert [cell.text for cell in contacts.rows[0].cells] == ["Wie", "Wanneer", "Door", "Resultaat en verslag"]


def test_the_items_of_a_step_share_the_cells_of_the_step(short: CaseReport, long_report: CaseReport) -> None:
    step = next(step for step in long_report.rounds[0].steps if step.code == "1d")
    round_ = replace(long_report.rounds[0], steps=(step,), accounts=(), talks=(), contacts=(), terms=(), notes=())
    table = read(replace(short, rounds=(replace(round_, facts=(), cause=""),))).tables[0]
    assert len(table.rows) == 4
    for column, shared in enumerate((True, True, False, False, False)):
        first, *others = (table.cell(row, column)._tc for row in (1, 2, 3))
        assert [other is first for other in others] == [shared, shared]
    assert table.cell(3, 1).text == "Ouders bellen"


def test_more_than_five_checks_go_on_in_a_next_table(short: CaseReport, long_report: CaseReport) -> None:
    round_ = replace(
        long_report.rounds[0], steps=(), accounts=(), talks=(), contacts=(), notes=(), facts=(), cause=""
    )
    (term,) = round_.terms
    days = tuple(f"dag {number}" for number in range(1, 8))
    row = replace(term.agreements[0], answers=tuple(f"antwoord {day}" for day in days))
    term = replace(
        term,
        columns=tuple(CheckColumn(day, "") for day in days),
        agreements=(row,),
        questions=(),
        notes=(),
        facts=(),
        reasoning="",
        verdict="",
    )
    tables = read(replace(short, rounds=(replace(round_, terms=(term,)),))).tables
    assert [[cell.text for cell in table.rows[0].cells][1:] for table in tables] == [list(days[:5]), list(days[5:])]
    assert [cell.text for cell in tables[1].rows[1].cells] == [row.text, "antwoord dag 6", "antwoord dag 7"]


def test_every_page_carries_its_number_its_mark_and_its_maker(long_report: CaseReport) -> None:
    section = read(long_report).sections[0]
    assert section.different_first_page_header_footer
    for footer in (section.footer, section.first_page_footer):
        assert words(" ".join(paragraphs(footer._element))) == (
            "Eigen dossier · gemaakt door Lies van Voorbeeld op do 14 januari 2027, 14.05 uur "
            "Casus 2026-021 · bladzijde 1 / 1"
        )
        fields_ = [field.get(qn("w:instr")) for field in footer._element.iter(qn("w:fldSimple"))]
        assert fields_ == ["PAGE", "NUMPAGES"]
    assert words(" ".join(paragraphs(section.header._element))) == "Cals IJsselstein · Casus 2026-021 Vertrouwelijk"
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_the_document_is_dutch_and_its_properties_name_the_maker_but_no_pupil(long_report: CaseReport) -> None:
    document = read(long_report)
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Casus 2026-021",
        "Lies van Voorbeeld",
        "nl-NL",
    )
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None) == datetime(2027, 1, 14, 13, 5)  # noqa: DTZ001
    assert {language.get(qn("w:val")) for language in document.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
    with zipfile.ZipFile(io.BytesIO(to_docx(long_report))) as parts:
        others = [name for name in parts.namelist() if name != "word/document.xml"]
        assert all(b"Lotte" not in parts.read(name) for name in others)
        assert not any("thumbnail" in name for name in others)


def test_the_same_report_gives_the_same_bytes(short: CaseReport, long_report: CaseReport) -> None:
    assert to_docx(long_report) == to_docx(long_report)
    assert to_docx(short) != to_docx(replace(short, made_at=short.made_at + timedelta(minutes=1)))


def test_lines_are_kept_and_an_empty_line_begins_a_paragraph(short: CaseReport) -> None:
    document = read(replace(short, signal=SignalPart("een\r\ntwee\n \n\n\ndrie\x0bvier", "bron")))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[-3:] == ["een\ntwee", "drie\nvier", "bron"]


def test_what_word_can_show_is_left_as_it_was_typed(short: CaseReport) -> None:
    for text in ("Top 😀👩‍👩‍👧‍👦🇳🇱", "هي قالت: «توقف»", "她说停下来", "<w:p>&amp;</w:p>", "a\tb", "{PAGE} =1+1"):
        assert words(text) in body(read(replace(short, signal=SignalPart(text, ""))))
    hostile = "a\x00b\ud800c\uffffd\x1be"
    assert "abcde" in body(read(replace(short, signal=SignalPart(hostile, ""))))


@given(text=st.text(max_size=80))
@hypothesis_settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_no_typed_text_breaks_a_document(short: CaseReport, text: str) -> None:
    entry = EntryPart(text, text, text, text, ())
    report = replace(short, school=text, made_by=text, mark=text, facts=(Fact(text, text),), entries=(entry,))
    assert words(plain_text(text)) in body(read(report))
