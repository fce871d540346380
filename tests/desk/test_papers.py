"""What goes out: for whom, with which names, kept with the case, and told to the audit trail."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from pestdesk.desk import Desk
from pestdesk.desk.letters import LetterDraft
from pestdesk.domain.case import Case
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.event import EventKind
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.readers import Reader, ReaderKind, Section
from pestdesk.domain.reading import NameDecision
from pestdesk.domain.record import Entry, Measure, MeasureKind
from pestdesk.domain.signal import Signal
from pestdesk.errors import ExportError, RuleError

OWN_FILE = Reader(ReaderKind.OWN_FILE)


def access(case: Case) -> Reader:
    """Inzage about the slachtoffer."""
    return Reader(ReaderKind.ACCESS, case.concerned[0].id)


def replacing(hits: tuple[object, ...]) -> list[NameDecision]:
    return [hit.decided(keeps=False) for hit in hits]  # type: ignore[attr-defined]


@pytest.fixture
def noted(desk: Desk, opened: Case) -> Case:
    entry = Entry(opened.opened_on, "Lies van Voorbeeld", "Sem lachte. Toen liep Sem weg.")
    return desk.cases.write(opened.id, entry)


def test_a_document_with_an_undecided_name_is_not_written(desk: Desk, noted: Case, tmp_path: Path) -> None:
    paper = desk.papers.summary(noted.id, access(noted))
    assert [hit.sentence for hit in paper.undecided] == ["Sem lachte.", "Toen liep Sem weg."]
    path = tmp_path / "inzage.pdf"
    with pytest.raises(RuleError, match="nog namen"):
        desk.papers.write(paper, paper.formats[0], path)
    assert not path.exists()


def test_what_was_decided_is_kept_for_the_next_time_and_for_this_reader_only(
    desk: Desk, unlock: Callable[[], Desk], noted: Case, tmp_path: Path
) -> None:
    reader = access(noted)
    desk.papers.decide(noted.id, reader, replacing(desk.papers.summary(noted.id, reader).hits))
    desk.lock()
    again = unlock()
    paper = again.papers.summary(noted.id, reader)
    assert len(paper.hits) == 2
    assert paper.undecided == ()
    again.papers.write(paper, paper.formats[0], tmp_path / "inzage.pdf")
    other = Reader(ReaderKind.ACCESS, noted.concerned[1].id)
    assert again.papers.decisions(noted.id, other) == ()
    again.lock()


def test_a_name_stands_only_with_a_reason(desk: Desk, noted: Case) -> None:
    reader = access(noted)
    hit = desk.papers.summary(noted.id, reader).hits[0]
    with pytest.raises(RuleError, match="waarom"):
        desk.papers.decide(noted.id, reader, [hit.decided(keeps=True, reason=" ")])
    assert desk.papers.decisions(noted.id, reader) == ()
    desk.papers.decide(noted.id, reader, [hit.decided(keeps=True, reason="weet dit al")])
    assert [each.sentence for each in desk.papers.summary(noted.id, reader).undecided] == ["Toen liep Sem weg."]


def test_a_pupil_of_another_case_is_found_too(
    desk: Desk, noted: Case, signal: Signal, people: tuple[Involvement, ...]
) -> None:
    kaj = replace(people[0], name=PersonName("Kaj", "", "Elders"))
    desk.cases.open(signal, (kaj, people[1]))
    case = desk.cases.write(noted.id, Entry(noted.opened_on, "Lies van Voorbeeld", "Ook kaj was erbij."))
    words = [hit.word for hit in desk.papers.summary(case.id, access(case)).hits]
    assert "kaj" in words


def test_what_goes_out_is_told_to_the_trail_without_a_name(desk: Desk, noted: Case) -> None:
    desk.papers.handed_over(desk.papers.summary(noted.id, access(noted)), "PDF")
    line = desk.trail.lines(noted.id)[-1]
    assert line.act == "Samenvatting voor inzage door of namens slachtoffer: PDF"
    assert desk.trail.first_broken() is None


def test_decisions_go_with_their_case(desk: Desk, noted: Case) -> None:
    reader = access(noted)
    desk.papers.decide(noted.id, reader, replacing(desk.papers.summary(noted.id, reader).hits))
    desk.retention.delete(noted.id)
    desk.retention.remove(noted.id)
    assert desk.papers.decisions(noted.id, reader) == ()


def test_only_sections_that_the_reader_can_have_are_there(desk: Desk, noted: Case) -> None:
    reader = Reader(ReaderKind.PARENTS, noted.concerned[0].id)
    report = desk.papers.summary(noted.id, reader, list(Section)).report
    assert report.people == ()  # type: ignore[attr-defined]
    assert report.entries == ()  # type: ignore[attr-defined]
    assert desk.papers.summary(noted.id, OWN_FILE).report.entries  # type: ignore[attr-defined]


# -- letters ---------------------------------------------------------------------------------------------------


def test_each_kind_of_letter_is_proposed_from_the_case_and_names_nobody_else(
    desk: Desk, agreed: Case, tmp_path: Path
) -> None:
    victim = agreed.concerned[0]
    assert len(desk.letters.kinds) == 5
    for kind in desk.letters.kinds:
        draft = desk.letters.propose(agreed.id, kind, victim.id)
        paper = desk.letters.make(agreed.id, kind, victim.id, draft)
        assert paper.hits == (), kind.id
        assert "Sem" not in draft.text
        assert "{" not in draft.text
        assert {form.suffix for form in paper.formats} == {".pdf", ".docx"}
        for form in paper.formats:
            desk.papers.write(paper, form, tmp_path / f"{kind.id}{form.suffix}")
            assert "Pip" not in form.file_name(paper.report)
    confirmation = desk.letters.propose(agreed.id, desk.letters.kinds[1], victim.id)
    (agreement,) = agreed.round.current_agreements
    assert agreement.text.replace("Sem", "Een medeleerling") in confirmation.text


def test_a_name_that_is_typed_in_a_letter_is_found(desk: Desk, agreed: Case) -> None:
    kind, victim = desk.letters.kinds[0], agreed.concerned[0]
    paper = desk.letters.make(agreed.id, kind, victim.id, LetterDraft("over Pip", "Wij spraken ook met Sem Nepman."))
    assert [hit.word for hit in paper.undecided] == ["Sem Nepman"]
    assert "Nepman" not in paper.report.text  # type: ignore[attr-defined]
    assert paper.undecided[0].instead == "een medeleerling"


def test_a_letter_that_went_out_is_kept_once_and_told_in_the_verloop(desk: Desk, agreed: Case) -> None:
    kind, victim = desk.letters.kinds[0], agreed.concerned[0]
    draft = desk.letters.propose(agreed.id, kind, victim.id)
    paper = desk.letters.make(agreed.id, kind, victim.id, draft)
    desk.papers.handed_over(paper, "PDF")
    desk.papers.handed_over(paper, "afgedrukt")
    case = desk.cases.get(agreed.id)
    assert [letter.text for letter in case.letters] == [draft.text]
    assert case.letters[0].stamp.author == "Lies van Voorbeeld"
    told = next(event for event in desk.cases.timeline(case) if event.kind is EventKind.LETTER)
    assert told.title == "Brief over Pip Voorbeeldstra: uitnodiging voor een gesprek over Pip"
    assert told.text == draft.text
    acts = [line.act for line in desk.trail.lines(agreed.id)][-2:]
    assert [act.rpartition(": ")[2] for act in acts] == ["PDF", "afgedrukt"]
    assert not any("Pip" in act for act in acts)


def test_no_letter_goes_to_parents_of_an_adult_who_did_not_consent(desk: Desk, opened: Case) -> None:
    victim = opened.concerned[0]
    desk.cases.keep_person(opened.id, replace(victim, is_adult=True))
    with pytest.raises(RuleError, match="18 jaar"):
        desk.letters.propose(opened.id, desk.letters.kinds[0], victim.id)
    with pytest.raises(RuleError, match="18 jaar"):
        desk.letters.make(opened.id, desk.letters.kinds[0], victim.id, LetterDraft("x", "y"))
    readers = desk.papers.readers(desk.cases.get(opened.id))
    assert Reader(ReaderKind.PARENTS, victim.id) not in readers
    assert Reader(ReaderKind.ACCESS, victim.id) in readers
    authority = desk.letters.kinds[-1]
    assert desk.letters.propose(opened.id, authority, victim.id).text


def test_parents_who_may_not_be_approached_are_named_with_the_reason(desk: Desk, opened: Case) -> None:
    victim = opened.concerned[0]
    guardian = Guardian(0, "Rob Voorbeeldstra", "vader", "", "straatverbod")
    case = desk.cases.keep_guardian(opened.id, victim.id, guardian)
    assert desk.letters.barred(case, victim.id) == ("Rob Voorbeeldstra: straatverbod",)


def test_a_report_to_an_authority_tells_the_suspension_and_is_a_draft(desk: Desk, agreed: Case) -> None:
    person = agreed.concerned[1]
    measure = Measure("1e", MeasureKind.SANCTION, "schorsing", person.id, agreed.opened_on, "Jet", "", True, 2)
    desk.steps.take_measure(agreed.id, agreed.round.id, measure)
    kind = desk.letters.kinds[-1]
    draft = desk.letters.propose(agreed.id, kind, person.id)
    assert "Maatregel: schorsing" in draft.text
    assert "Duur: 2 schooldagen" in draft.text
    paper = desk.letters.make(agreed.id, kind, person.id, draft)
    assert paper.report.draft == "Concept voor de schoolleiding"  # type: ignore[attr-defined]


# -- lists and calendars ---------------------------------------------------------------------------------------


def test_the_agenda_and_the_list_name_nobody_unless_asked(desk: Desk, agreed: Case, tmp_path: Path) -> None:
    agenda = desk.listings.agenda(agreed.id, time(9))
    path = tmp_path / "agenda.ics"
    desk.papers.write(agenda, agenda.formats[0], path)
    text = path.read_text(encoding="utf-8")
    assert agenda.count == text.count("BEGIN:VEVENT") == 4
    assert "Pip" not in text
    bare = desk.listings.case_list(CaseFilter.OPEN, with_people=False, with_text=True)
    assert "Pip" not in str(bare.report)
    assert "wordt weggenomen" in str(bare.report)
    full = desk.listings.case_list(CaseFilter.OPEN, with_people=True, with_text=True)
    assert "Pips etui" in str(full.report)
    assert full.count == 1
    assert desk.listings.case_list(CaseFilter.CLOSED, with_people=False, with_text=False).count == 0
    assert "met namen en tekst" in full.what
    for paper in (agenda, full):
        desk.papers.handed_over(paper, paper.formats[0].label)
    last = desk.trail.lines()[-2:]
    assert [(line.act, line.case_id) for line in last] == [
        ("Agenda zonder namen: agendabestand (ICS)", agreed.id),
        ("Lijst van open casussen, met namen en tekst: Excel", ""),
    ]


def test_a_folder_that_is_gone_leaves_no_half_file(desk: Desk, agreed: Case, tmp_path: Path) -> None:
    paper = desk.listings.agenda()
    with pytest.raises(ExportError, match="niet \\(meer\\)"):
        desk.papers.write(paper, paper.formats[0], tmp_path / "weg" / "agenda.ics")
    assert list(tmp_path.glob("*.ics")) == []
