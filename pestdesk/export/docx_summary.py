"""The summary of a case in Word: the same parts in the same order and words as on paper. Empty ones are left out."""

from collections.abc import Sequence

from docx.document import Document
from docx.shared import Mm

from pestdesk.export.docx_page import TEXT_WIDTH, add_mark
from pestdesk.export.docx_parts import (
    Words,
    add_facts,
    add_heading,
    add_listing,
    add_long_facts,
    add_prose,
    add_quiet,
    add_told,
)
from pestdesk.export.docx_round import write_round
from pestdesk.export.docx_styles import ASIDE, OVERLINE
from pestdesk.export.report import CaseReport
from pestdesk.export.report_parts import (
    ClassificationPart,
    EntryPart,
    Fact,
    GapLine,
    PersonLine,
    SignalPart,
    WatchPart,
)
from pestdesk.export.words import joined


def write_summary(document: Document, report: CaseReport) -> None:
    """Writes all that the report holds at the end of the document."""
    _head(document, report)
    add_facts(document, report.facts, report.decisions)
    if report.naming:
        add_quiet(document, report.naming)
    if report.watch:
        _watch(document, report.watch)
    if report.people:
        add_heading(document, "Betrokkenen", 1)
        _people(document, report.people)
    _signal(document, report.signal, report.classification)
    for part in report.rounds:
        write_round(document, part)
    if report.letters:
        add_heading(document, "Brieven", 1)
        for letter in report.letters:
            add_told(document, letter.title, letter.source)
            add_prose(document, letter.text)
    if report.entries:
        add_heading(document, "Notities in het verloop", 1)
        for entry in report.entries:
            _entry(document, entry)
    _end(document, report)
    if report.gaps is not None:
        add_heading(document, "Volledigheid", 1)
        _gaps(document, report.gaps, is_closed=bool(report.closing))


def _head(document: Document, report: CaseReport) -> None:
    document.add_paragraph(joined(report.school, report.protocol, by=" · "), OVERLINE)
    title = document.add_heading(f"Casus {report.case_number}", 0)
    title.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), 2)
    title.add_run("\t")
    add_mark(title, report.mark)


def _watch(document: Document, part: WatchPart) -> None:
    add_heading(document, "Waar we op letten", 1)
    if part.agreements:
        rows = [(line.text, line.whom) for line in part.agreements]
        add_listing(document, (None, 55), ("Afspraak", "Voor wie"), rows)
    facts = (Fact("Tot wanneer", part.until), Fact("Controles", "\n".join(part.checks)), Fact("Melden", part.tell))
    add_long_facts(document, [fact for fact in facts if fact.text])


def _people(document: Document, people: Sequence[PersonLine]) -> None:
    rows = [
        (
            (Words(person.name), Words(person.remark, is_quiet=True)),
            person.roles,
            person.school_class,
            person.mentor,
            "\n".join(person.parents),
        )
        for person in people
    ]
    widths = (40, 28, 16, 32, None)
    head = ("Naam", "Rol", "Klas", "Mentor", "Ouders of verzorgers")
    shown = len(head) if any(person.parents for person in people) else len(head) - 1
    add_listing(document, (*widths[: shown - 1], None), head[:shown], [row[:shown] for row in rows])


def _signal(document: Document, signal: SignalPart | None, classification: ClassificationPart | None) -> None:
    if signal is None and classification is None:
        return
    add_heading(document, "Het signaal" if signal else "Classificatie", 1)
    if signal:
        if signal.text:
            add_prose(document, signal.text)
        add_quiet(document, signal.source)
    if classification:
        if classification.judgement:
            add_prose(document, classification.judgement, lead="Classificatie: ")
        if classification.answers:
            rows = [(answer.label, answer.text) for answer in classification.answers]
            add_listing(document, (None, 32), ("Kenmerk in het protocol", "Antwoord"), rows)


def _entry(document: Document, part: EntryPart) -> None:
    add_told(document, part.title, joined(part.nature, part.source, by="; "))
    if part.text:
        add_prose(document, part.text)
    for correction in part.corrections:
        add_quiet(document, f"Aanvulling, {correction.source}", ASIDE)
        add_prose(document, correction.text, style=ASIDE)
        if correction.reason:
            add_prose(document, correction.reason, lead="Reden: ", style=ASIDE)


def _end(document: Document, report: CaseReport) -> None:
    if not report.reopenings and not report.closing:
        return
    add_heading(document, "Afsluiting en heropening" if report.reopenings else "Afsluiting", 1)
    for part in report.reopenings:
        add_told(document, "Heropend", part.source)
        add_prose(document, part.reason, lead="Reden: ")
        add_prose(document, part.before, lead="Daarvoor: ")
    add_long_facts(document, report.closing)


def _gaps(document: Document, gaps: Sequence[GapLine], *, is_closed: bool) -> None:
    if not gaps:
        document.add_paragraph("Alles wat het protocol vraagt, is gedaan of heeft een reden.")
        return
    undone = "niet gedaan" if is_closed else "nog niet gedaan"
    intro = document.add_paragraph(f"Dit vraagt het protocol. Het is {undone} en niet met een reden overgeslagen.")
    intro.paragraph_format.keep_with_next = True
    rows = [(line.round, line.code, line.title, line.what, line.who) for line in gaps]
    add_listing(document, (28, 11, 44, None, 36), ("Ronde", "Stap", "Wat", "Voor wie", "Wie"), rows)
