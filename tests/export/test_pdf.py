"""The PDF of a case, read back: tagged, complete, and never broken or run by what was typed."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest
import typst
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from pestdesk.domain.case import Case
from pestdesk.domain.names import PersonName
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.record import Entry, Stamp
from pestdesk.domain.settings import Settings
from pestdesk.errors import ExportError
from pestdesk.export.formats import formats_of
from pestdesk.export.pdf import summary_pdf
from pestdesk.export.report import CaseReport, case_report

STAMP = Stamp("Lies van Voorbeeld", datetime(2027, 1, 14, 12, tzinfo=UTC))
HOSTILE = {
    "emoji": "Top 😀👩‍👩‍👧‍👦❤️🇳🇱",
    "arabic": "هي قالت: «توقف» ے",
    "hebrew": "היא אמרה די",
    "chinese": "她说停下来",
    "korean": "그만해 \u1100\u1161\u11a8",
    "devanagari": "वह कहती है",
    "thai and lao": "หยุด ຢຸດ",
    "marks": "a\u0301\u0489\u0360 \u05d0\u1dc4 \u0338",
    "mathematical letters": "𝐏𝐢𝐩 ｆｕｌｌ",
    "typst code": '#set page(width: 1cm) #panic("x") #eval("1") #import "a.typ"',
    "typst markup": "= Kop\n*vet* _schuin_ `code` ```typst #panic()``` $x^2$ <label> @ref \\ // weg /* weg */ ~ --",
    "quotation marks": '"aangehaald" \'enkel\' \\" ]) }',
    "controls": "a\x00b\x01c\x1b[31md\x7fe\x9bf\x0b\x0cg\u2028h",
    "direction": "\u202eomgekeerd\u202c \u2067x\u2069 \u200f\u061c",
    "joiners": "\u200d\u200c\u200b\ufe0f\u2060\ufeff",
    "no characters": "\ud800 \udfff \uffff \ufdd0 \U0010ffff \ue000",
    "only spaces": " \u00a0\u3000 \n\n \t ",
    "long": "Een zin over wat er is gebeurd. " * 1600,
    "one word": "w" * 2000,
    "one word of marks": "e\u0323\u0302" * 700,
    "many lines": "\n" * 3000 + "einde",
    "many spaces": "x" + " " * 20000 + "y",
}

Make = Callable[[Case], CaseReport]


@pytest.fixture(scope="module")
def make(protocol: Protocol, settings: Settings, made_at: datetime) -> Make:
    return lambda case: case_report(protocol, case, settings, made_at)


@pytest.fixture(scope="module")
def long_pdf(make: Make, long_case: Case) -> PdfReader:
    return PdfReader(io.BytesIO(summary_pdf(make(long_case))))


@pytest.fixture(scope="module")
def long_text(long_pdf: PdfReader) -> str:
    return words(long_pdf)


@pytest.fixture(scope="module")
def branched_text(make: Make, branched_case: Case) -> str:
    return read(make(branched_case))


def words(reader: PdfReader) -> str:
    """The text of all pages, with single spaces and without places to break."""
    text = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(text.replace("\u200b", "").split())


def xmp(reader: PdfReader) -> str:
    return cast(StreamObject, reader.root_object["/Metadata"]).get_data().decode()


def read(report: CaseReport) -> str:
    return words(PdfReader(io.BytesIO(summary_pdf(report))))


def with_entry(case: Case, text: str, on: date = date(2027, 1, 14)) -> Case:
    return case.with_entry(Entry(on, "Lies van Voorbeeld", text), STAMP)


def test_the_document_is_tagged_and_claims_both_standards(long_pdf: PdfReader) -> None:
    root = long_pdf.root_object
    assert cast(DictionaryObject, root["/MarkInfo"])["/Marked"]
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]) == "nl-NL"
    metadata = xmp(long_pdf)
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata


def test_the_properties_name_the_case_and_its_maker_but_no_pupil(long_pdf: PdfReader) -> None:
    assert long_pdf.metadata is not None
    assert long_pdf.metadata.title == "Casus 2026-021"
    assert long_pdf.metadata.author == "Lies van Voorbeeld"
    assert long_pdf.metadata.creation_date == datetime(2027, 1, 14, 13, 5, tzinfo=UTC)
    assert "Lotte" not in xmp(long_pdf)
    assert "Lotte" not in str(long_pdf.outline)


@pytest.mark.parametrize(
    "expected",
    [
        "Slachtoffer Lotte Fantasia, 1D Dader Daan Zogezegd, 1D",
        "Noa van den Bedacht getuige 1D Ria Ruwmodel",
        "Hugo Fantasia (vader): niet benaderen, geen gezag",
        "Lotte wordt in de pauze buitengesloten en uitgelachen.",
        "1a Onderzoek en analyse volgens mentor Ria Ruwmodel ma 2 nov 2026",
        "1b Gesprekken",
        "Lotte Fantasia volgens mentor Ria Ruwmodel di 3 nov 2026",
        "1c Afspraken volgens mentor Ria Ruwmodel di 3 nov 2026",
        "1d Ouders bellen",
        "Vera Fantasia (moeder van Lotte) volgens mentor Ria Ruwmodel wo 4 nov 2026",
        "1e Hulp en/of sancties indien passend: niet gedaan",
        "overgeslagen: de klas is vorig jaar al geobserveerd",
        "1h Controle naleving aanhoudend volgens mentor Ria Ruwmodel vr 27 nov 2026",
        "Gesprek met Lotte Fantasia di 3 nov 2026, volgens mentor Ria Ruwmodel Lotte zegt dat het elke dag gebeurt.",
        "Uitkomst: Hij stopt ermee.",
        "gebeld, niet bereikt",
        "Daan lacht Lotte niet uit deels ja",
        "Hoe veilig voelt Lotte Fantasia zich (1–5) 2 3",
        "Lotte Fantasia: ‘nog bang in de gang’",
        "Pesten stap 1 logboek, over Lotte Fantasia, geplaatst op do 5 nov 2026",
        "Berichten over Lotte in de groepsapp van de klas",
        "2h Ondersteuningscoördinator Lies van Voorbeeld do 3 dec 2026",
        "Berekend einde wo 13 jan 2027 Einde in kalenderweken wo 30 dec 2026",
        "Hulp weerbaarheidstraining Lotte Fantasia wo 2 dec 2026",
        "op school uitgenodigd",
        "Reden: naam verwisseld",
        "Volledigheid Dit vraagt het protocol. Het is nog niet gedaan en niet met een reden overgeslagen.",
        "Fase 2, ronde 2 2i Incidentenregistratie Lies van Voorbeeld, leerlingcoördinator",
    ],
)
def test_the_pages_tell_the_whole_case(long_text: str, expected: str) -> None:
    assert expected in long_text


@pytest.mark.parametrize(
    "expected",
    [
        "Pestprotocol Cals IJsselstein, versie 231010",
        "Ook betrokken Bas ter Verzinsel",
        "Route verschillende klassen → leerlingcoördinator",
        "Andere route Het voorstel was: dezelfde klas. De mentor is langdurig ziek.",
        "Eerdere casus Nieuwe casus in fase 1 na casus 2026-003. Het voorstel was: verder als fase 2. Het ging toen",
        "18 jaar of ouder: geen toestemming voor contact met ouders",
        "hoort niet bij de casus: Noa was die dag niet op school",
        "Stand Fase 1, heropend op ma 21 sep 2026",
        "2k Leerplicht en/of inspectie leerplichtambtenaar: niet geïnformeerd; inspectie: geïnformeerd Jo de Baas",
        "Berekend einde wo 7 okt 2026 Einde in kalenderweken wo 7 okt 2026 Einde verzet naar wo 14 okt 2026",
        "Controle week 1 verzet van wo 16 sep 2026 naar do 17 sep 2026: Mien heeft die dag een toets.",
        "Eindcontrole verzet van wo 7 okt 2026 naar wo 14 okt 2026: de klas is dan op kamp.",
        "Leerplichtambtenaar niet geïnformeerd vr 11 sep 2026 Jo de Baas Reden: de gemeente vraagt het niet",
        "Inspectie geïnformeerd vr 11 sep 2026 Jo de Baas schriftelijk, met de redenen",
        "Heropend ma 21 sep 2026 door Lies van Voorbeeld, leerlingcoördinator Reden: Daan blijft toch op school",
        "Daarvoor: gesloten op ma 14 sep 2026 door Lies van Voorbeeld, leerlingcoördinator. "
        "Daan gaat naar een andere school. Verhuizing.",
        "Fase 1 1d Ouders bellen ouders van Daan Lies van Voorbeeld, leerlingcoördinator",
    ],
)
def test_every_side_road_of_the_protocol_is_told(branched_text: str, expected: str) -> None:
    assert expected.casefold() in branched_text.casefold()


def test_the_document_ends_with_what_is_complete_and_what_is_not(branched_text: str) -> None:
    assert branched_text.rindex("Volledigheid") > branched_text.rindex("Afsluiting en heropening")


def test_a_solved_case_tells_its_verdict_and_closing_on_two_pages(make: Make, solved_case: Case) -> None:
    reader = PdfReader(io.BytesIO(summary_pdf(make(solved_case))))
    text = words(reader)
    assert len(reader.pages) == 2
    assert "Uitkomst nageleefd, wo 7 okt 2026, Toon Proefstra" in text
    assert "Conclusie Het pesten is gestopt." in text
    assert text.split("Volledigheid ")[1].startswith("Alles wat het protocol vraagt, is gedaan of heeft een reden.")


def test_every_page_carries_its_number_its_mark_and_its_maker(long_pdf: PdfReader) -> None:
    count = len(long_pdf.pages)
    assert count > 2
    for number, page in enumerate(long_pdf.pages, start=1):
        text = " ".join(page.extract_text().split())
        assert f"Casus 2026-021 · bladzijde {number} / {count}" in text
        assert "VERTROUWELIJK" in text
        maker = "Gemaakt door Lies van Voorbeeld op do 14 januari 2027, 14.05 uur"
        assert "Eigen dossier" in text
        assert maker in text


def test_the_same_report_gives_the_same_bytes(make: Make, solved_case: Case) -> None:
    report = make(solved_case)
    later = replace(report, made_at=report.made_at + timedelta(minutes=1))
    assert summary_pdf(report) == summary_pdf(report)
    assert summary_pdf(report) != summary_pdf(later)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_typed_text_breaks_the_document(make: Make, solved_case: Case, text: str) -> None:
    case = with_entry(with_entry(solved_case, text + "."), "Hierna.")
    assert "Hierna." in read(make(case))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_name_class_or_agreement_breaks_the_document(make: Make, long_case: Case, text: str) -> None:
    text = text[:2500]  # the fields of a form; what is longer is in the notes
    victim, *others = long_case.involvements
    guardian = replace(victim.guardians[0], name=text, relation=text)
    victim = replace(victim, name=PersonName(text, text, text), school_class=text, mentor=text, guardians=(guardian,))
    round_ = long_case.rounds[2]
    agreements = tuple(replace(agreement, text=text, by=text) for agreement in round_.agreements)
    measures = tuple(replace(measure, label=text, text=text) for measure in round_.measures)
    round_ = replace(round_, agreements=agreements, measures=measures, cause=text)
    case = replace(long_case, involvements=(victim, *others), rounds=(*long_case.rounds[:2], round_), lead=text)
    report = make(case)
    assert summary_pdf(replace(report, made_by=text, school=text)).startswith(b"%PDF")


@pytest.mark.parametrize("key", ["typst code", "typst markup"])
def test_markup_is_printed_and_not_obeyed(make: Make, solved_case: Case, key: str) -> None:
    text = " ".join(HOSTILE[key].split())
    assert text in read(make(with_entry(solved_case, HOSTILE[key])))


def test_replaced_characters_are_named_in_place_and_counted_at_the_end(make: Make, solved_case: Case) -> None:
    one = read(make(with_entry(solved_case, "Top 😀")))
    assert "Top [emoji]" in one
    assert one.count("1 teken vervangen") == 1
    three = read(make(with_entry(solved_case, "Top 😀, 漢字")))
    assert "[2 tekens Chinees schrift]" in three
    assert "In dit document zijn 3 tekens vervangen die niet kunnen worden afgedrukt." in three
    assert "vervangen die" not in read(make(solved_case))


def test_two_hundred_entries_and_a_text_of_fifty_thousand_characters_are_printed_whole(
    make: Make, solved_case: Case
) -> None:
    case = with_entry(solved_case, "Wat er gebeurde. " * 3000 + "Slot van de tekst.", date(2026, 9, 7))
    for number in range(200):
        case = with_entry(case, f"Notitie nummer {number}.", date(2026, 9, 8) + timedelta(days=number))
    text = read(make(case))
    assert text.count("gebeurde.") == 3000
    assert "Slot van de tekst." in text
    assert all(f"Notitie nummer {number}." in text for number in range(200))


def test_a_very_long_word_stays_between_the_margins(make: Make, solved_case: Case) -> None:
    reader = PdfReader(io.BytesIO(summary_pdf(make(with_entry(solved_case, "w" * 2000)))))
    rows = [row for page in reader.pages for row in page.extract_text().split("\n") if row.startswith("www")]
    assert sum(row.count("w") for row in rows) == 2000
    assert max(row.count("w") for row in rows) < 80


@given(text=st.text(max_size=200))
@hypothesis_settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_printed(make: Make, solved_case: Case, text: str) -> None:
    case = with_entry(solved_case, f"({text})")
    assert summary_pdf(make(case)).startswith(b"%PDF")


def test_a_page_that_cannot_be_made_says_so_without_quoting_the_case(
    make: Make, solved_case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*args: object, **kwargs: object) -> bytes:
        raise typst.TypstError("the text Pip Voorbeeldstra could not be displayed", "")

    monkeypatch.setattr(typst, "compile", refused)
    with pytest.raises(ExportError, match="niet worden gemaakt") as failure:
        summary_pdf(make(solved_case))
    assert failure.value.__suppress_context__
    assert "Pip" not in str(failure.value)


def test_every_format_writes_a_document(make: Make, solved_case: Case) -> None:
    report = make(solved_case)
    assert [form.id for form in formats_of(report)] == ["summary-pdf", "docx"]
    assert all(form.write(report) for form in formats_of(report))
