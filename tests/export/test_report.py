"""The report says in words everything that the case holds, and nothing in it is a domain object."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime

import pytest

from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.follow_up import TermOutcome
from pestdesk.domain.names import PersonName
from pestdesk.domain.opening import open_case
from pestdesk.domain.people import Involvement
from pestdesk.domain.progress import close
from pestdesk.domain.protocol import Protocol, Role, Route
from pestdesk.domain.record import NOT_STAMPED, Entry, Nature, Skip, Stamp
from pestdesk.domain.settings import Settings
from pestdesk.domain.signal import Reporter, Signal
from pestdesk.export.formats import FORMATS
from pestdesk.export.report import CaseReport, case_report
from pestdesk.export.report_parts import Fact, RoundPart, StepLine

STAMP = Stamp("Bas ter Verzinsel", datetime(2027, 1, 12, 22, 30, tzinfo=UTC))


@pytest.fixture(scope="module")
def report(protocol: Protocol, settings: Settings, made_at: datetime, long_case: Case) -> CaseReport:
    return case_report(protocol, long_case, settings, made_at)


@pytest.fixture(scope="module")
def solved(protocol: Protocol, settings: Settings, made_at: datetime, solved_case: Case) -> CaseReport:
    return case_report(protocol, solved_case, settings, made_at)


def step(part: RoundPart, code: str) -> StepLine:
    return next(step for step in part.steps if step.code == code)


def fact(facts: tuple[Fact, ...], label: str) -> str:
    return next(fact.text for fact in facts if fact.label == label)


def kinds(value: object) -> Iterator[type]:
    if isinstance(value, tuple):
        for part in value:
            yield from kinds(part)
    elif is_dataclass(value):
        yield type(value)
        for field in fields(value):
            yield from kinds(getattr(value, field.name))
    else:
        yield type(value)


def test_a_report_holds_words_and_no_part_of_a_case(report: CaseReport) -> None:
    plain = {kind for kind in kinds(report) if not kind.__module__.startswith("pestdesk.export")}
    assert plain == {str, bool, datetime, type(None)}


def test_the_head_tells_who_it_is_about_and_how_far_it_is(report: CaseReport) -> None:
    assert report.facts == (
        Fact("Slachtoffer", "Lotte Fantasia, 1D"),
        Fact("Dader", "Daan Zogezegd, 1D"),
        Fact("Gemeld", "ma 2 nov 2026, Noa (leerling)"),
        Fact("Route", "dezelfde klas → mentor"),
        Fact("Stand", "Fase 2, ronde 2, de termijn loopt"),
        Fact("Termijn", "do 14 jan 2027 – do 11 feb 2027"),
        Fact("Mentor", "Ria Ruwmodel"),
        Fact("Leerlingcoördinator", "Lies van Voorbeeld"),
        Fact("Casus geopend", "ma 2 nov 2026"),
    )
    assert (report.purpose, report.mark) == ("Eigen dossier", "Vertrouwelijk")
    assert report.made_on == "do 14 januari 2027, 14.05 uur"


def test_everyone_is_named_with_role_and_parents_also_who_may_not_be_contacted(report: CaseReport) -> None:
    assert [(person.name, person.roles) for person in report.people] == [
        ("Lotte Fantasia", "slachtoffer"),
        ("Daan Zogezegd", "dader"),
        ("Noa van den Bedacht", "getuige"),
    ]
    assert report.people[0].parents == ("Vera Fantasia (moeder)", "Hugo Fantasia (vader): niet benaderen, geen gezag")


def test_the_kenmerken_stand_with_their_answers_once_one_is_answered(
    report: CaseReport, solved: CaseReport, protocol: Protocol
) -> None:
    assert report.classification.answers == ()
    assert [answer.label for answer in solved.classification.answers] == [each.text for each in protocol.features]
    assert [answer.text for answer in solved.classification.answers] == ["ja", "weet ik nog niet", "ja", "ja"]


def test_each_round_shows_the_steps_that_exist_in_it(report: CaseReport) -> None:
    codes = [[step.code for step in part.steps] for part in report.rounds]
    assert codes == [
        ["", "1a", "1b", "1c", "1d", "1e", "1f", "1r", "1g", "1h"],
        ["2a", "2b", "2c", "2d", "2e", "2f", "2g", "2h", "2r", "2i", "2j", "1f"],
        ["2b", "2c", "2d", "2e", "2f", "2g", "2r", "2i", "2j", "1f"],
    ]
    assert [part.heading for part in report.rounds] == ["Fase 1", "Fase 2, ronde 1", "Fase 2, ronde 2"]
    assert report.rounds[2].cause == "Daan zet een foto van Lotte online"


def test_a_step_tells_who_did_it_and_when_for_each_person(report: CaseReport) -> None:
    items = step(report.rounds[0], "1b").items
    assert [(item.whom, item.who, item.when, item.remark) for item in items] == [
        ("Lotte Fantasia", "volgens mentor Ria Ruwmodel", "di 3 nov 2026", ""),
        ("Daan Zogezegd", "volgens mentor Ria Ruwmodel", "di 3 nov 2026", ""),
    ]


def test_a_skipped_step_tells_why(report: CaseReport) -> None:
    (item,) = step(report.rounds[0], "1f").items
    assert item.remark == "overgeslagen: de klas is vorig jaar al geobserveerd"
    assert (item.who, item.when) == ("volgens mentor Ria Ruwmodel", "do 5 nov 2026")


def test_an_optional_step_that_stayed_open_is_not_asked_for(report: CaseReport) -> None:
    (item,) = step(report.rounds[0], "1e").items
    assert (item.remark, item.who) == ("indien passend: niet gedaan", "")


def test_what_the_protocol_asks_and_is_not_done_is_listed_with_who_must_act(report: CaseReport) -> None:
    assert [(line.round, line.code, line.what, line.who) for line in report.gaps] == [
        ("Fase 1", "1g", "Daan Zogezegd", "Ria Ruwmodel, mentor"),
        ("Fase 2, ronde 2", "2g", "Petra Zogezegd (moeder van Daan)", "Lies van Voorbeeld, leerlingcoördinator"),
        ("Fase 2, ronde 2", "2i", "", "Lies van Voorbeeld, leerlingcoördinator"),
        ("Fase 2, ronde 2", "2j", "", "Lies van Voorbeeld, leerlingcoördinator"),
    ]


def test_a_term_shows_both_its_ends_and_how_it_ended(report: CaseReport) -> None:
    (term,) = report.rounds[1].terms
    assert fact(term.facts, "Berekend einde") == "wo 13 jan 2027"
    assert fact(term.facts, "Einde in kalenderweken") == "wo 30 dec 2026"
    assert fact(term.facts, "Uitkomst") == "aanhoudend, do 7 jan 2027"
    assert [(column.due, column.remark) for column in term.columns] == [
        ("wo 9 dec", ""),
        ("wo 16 dec", ""),
        ("wo 6 jan", "vervallen"),
        ("wo 13 jan", "vervallen"),
    ]


def test_each_check_answers_each_agreement_and_says_how_safe_the_victim_feels(report: CaseReport) -> None:
    (term,) = report.rounds[0].terms
    assert [(row.text, row.answers) for row in term.agreements] == [
        ("Daan lacht Lotte niet uit", ("deels", "ja", "", "")),
        ("Beiden melden het als het misgaat", ("deels", "ja", "", "")),
    ]
    assert [(row.text, row.answers) for row in term.questions] == [
        ("Hoe veilig voelt Lotte Fantasia zich (1–5)", ("2", "3", "", "")),
        ("Het pesten is", ("minder", "minder", "", "")),
        ("Besluit", ("bijsturen", "op koers", "", "")),
    ]
    assert [(note.when, note.text) for note in term.notes] == [
        ("di 10 nov 2026", "Lotte Fantasia: ‘nog bang in de gang’"),
        ("di 24 nov\ndi 1 dec", "Vervallen: het pesten hield aan."),
    ]


def test_every_attempt_to_reach_parents_is_told(report: CaseReport) -> None:
    contacts = report.rounds[2].contacts
    assert [(contact.whom, contact.result) for contact in contacts] == [
        ("Vera Fantasia (moeder van Lotte)", "op school uitgenodigd"),
        ("Petra Zogezegd (moeder van Daan)", "op school uitgenodigd"),
        ("Vera Fantasia (moeder van Lotte)", "op school gesproken"),
    ]
    assert contacts[0].text == "Gepland op wo 13 jan 2027 (eigen planning)."
    assert report.rounds[0].contacts[0].result == "gebeld, niet bereikt"


def test_magister_notes_stand_with_title_place_and_day(report: CaseReport) -> None:
    (logbook,) = report.rounds[0].notes
    assert logbook.title == "Pesten stap 1"
    assert logbook.source == "logboek, over Lotte Fantasia, geplaatst op do 5 nov 2026, volgens mentor Ria Ruwmodel"
    (incident,) = report.rounds[1].notes
    assert incident.title == "Incidentenregistratie"
    assert [field.label for field in incident.fields][:3] == ["Wat", "Wanneer", "Wie en rol"]


def test_an_entry_shows_both_its_dates_its_nature_and_its_correction_with_the_reason(report: CaseReport) -> None:
    (entry,) = report.entries
    assert entry.title == "wo 9 dec 2026"
    assert entry.nature == "verklaring van de conciërge"
    assert entry.source == "Lies van Voorbeeld, leerlingcoördinator; opgeschreven do 10 dec 2026"
    (correction,) = entry.corrections
    assert (correction.text, correction.reason) == ("Het was niet Lotte maar Noa.", "naam verwisseld")


def test_an_addition_to_a_talk_or_to_an_addition_is_not_lost(
    protocol: Protocol, settings: Settings, made_at: datetime, long_case: Case
) -> None:
    talk = long_case.rounds[2].talks[0]
    case = long_case.with_entry(
        Entry(date(2027, 1, 12), "Lies", "Moeder was erbij.", corrects=talk.id, reason="vergeten"), STAMP
    )
    case = case.with_entry(
        Entry(date(2027, 1, 12), "Lies", "Vader ook.", corrects=case.entries[-1].id, reason="ook vergeten"), STAMP
    )
    added = case_report(protocol, case, settings, made_at).entries[-1]
    assert added.title == "Aanvulling bij: Gesprek met Lotte Fantasia, di 12 jan 2027"
    assert [correction.text for correction in added.corrections] == ["Moeder was erbij.", "Vader ook."]


def test_days_are_those_of_the_zone_of_the_maker(
    protocol: Protocol, settings: Settings, made_at: datetime, long_case: Case
) -> None:
    late = Stamp("Bas ter Verzinsel", datetime(2027, 1, 12, 23, 30, tzinfo=UTC))
    case = long_case.with_entry(Entry(date(2027, 1, 12), "Lies", "Laat", Nature.IMPRESSION), late)
    entry = case_report(protocol, case, settings, made_at).entries[-1]
    assert entry.source == "Lies; opgeschreven wo 13 jan 2027 door Bas ter Verzinsel"


def test_a_closed_case_tells_its_end_and_why_steps_stayed_undone(
    protocol: Protocol, settings: Settings, made_at: datetime, long_case: Case, solved: CaseReport
) -> None:
    assert fact(solved.closing, "Conclusie") == "Het pesten is gestopt."
    assert solved.gaps == ()
    assert fact(solved.facts, "Stand") == "gesloten op do 8 okt 2026, fase 1"
    on = date(2027, 1, 14)
    judged = long_case.with_verdict(
        TermOutcome.PARTLY, on, "Lies van Voorbeeld", NOT_STAMPED, "te vroeg om te zeggen"
    )
    closing = Closing(on, "Lies van Voorbeeld", "Daan gaat naar een andere school.", "verhuizing")
    report = case_report(protocol, close(judged, protocol, closing, STAMP), settings, made_at)
    assert fact(report.closing, "Reden") == "verhuizing"
    assert report.rounds[2].terms[0].verdict == "te vroeg om te zeggen"
    assert step(report.rounds[2], "2i").items[0].remark == "niet gedaan"


def test_a_new_case_with_an_unknown_dader_has_a_report(
    protocol: Protocol, settings: Settings, made_at: datetime
) -> None:
    people = (
        Involvement(0, PersonName.parse("Fenna Luchtkasteel"), (Role.VICTIM,), "3H1"),
        Involvement(0, None, (Role.PERPETRATOR,)),
    )
    signal = Signal("Nepaccount", date(2026, 11, 16), Reporter.ANONYMOUS, means="nepaccount")
    case = open_case("2026-030", protocol.id, "1", signal, people, "Lies van Voorbeeld", date(2026, 11, 16), STAMP)
    report = case_report(protocol, case, settings, made_at)
    assert fact(report.facts, "Dader") == "onbekend"
    assert fact(report.facts, "Route") == "route nog niet bekend → leerlingcoördinator"
    assert step(report.rounds[0], "1b").items[1].remark == "kan nog niet: nog niet bekend wie dit is"
    assert report.rounds[0].terms == ()


def test_a_route_other_than_proposed_tells_why(
    protocol: Protocol, settings: Settings, made_at: datetime, long_case: Case
) -> None:
    case = long_case.with_route(Route.DIFFERENT_CLASSES, "de mentor is ziek")
    report = case_report(protocol, case, settings, made_at)
    assert fact(report.facts, "Route") == "verschillende klassen → leerlingcoördinator"
    assert fact(report.decisions, "Andere route") == "Het voorstel was: dezelfde klas. De mentor is ziek."


def test_a_suggested_file_name_holds_no_name_of_a_person(report: CaseReport) -> None:
    assert FORMATS[0].file_name(report) == "Casus 2026-021 samenvatting.pdf"
    hidden = replace(report, case_number="2026-022")
    assert FORMATS[0].file_name(hidden) == "Casus 2026-022 samenvatting.pdf"


def test_a_step_skipped_as_a_whole_tells_its_reason_once(
    protocol: Protocol, settings: Settings, made_at: datetime, long_case: Case
) -> None:
    round_ = long_case.rounds[2]
    bare = replace(long_case, rounds=(*long_case.rounds[:2], replace(round_, talks=())))
    skipped = bare.with_skip(round_.id, Skip("2d", "Lotte is ziek", date(2027, 1, 13), "Lies"), STAMP)
    part = case_report(protocol, skipped, settings, made_at).rounds[2]
    (item,) = step(part, "2d").items
    assert (item.whom, item.remark, item.when) == ("", "overgeslagen: Lotte is ziek", "wo 13 jan 2027")


def test_a_parent_who_may_not_be_contacted_is_named_with_the_reason_and_not_as_skipped(report: CaseReport) -> None:
    remarks = [item.remark for item in step(report.rounds[0], "1d").items]
    assert remarks == ["", "niet benaderen: geen gezag", ""]


def test_who_turned_out_not_to_belong_to_the_case_is_no_fact_and_is_named_with_the_reason(
    protocol: Protocol, settings: Settings, made_at: datetime, long_case: Case
) -> None:
    daders = [person for person in long_case.involvements if Role.PERPETRATOR in person.roles and person.is_known]
    gone = replace(daders[0], left_because="was er die dag niet")
    report = case_report(protocol, long_case.with_involvement(gone), settings, made_at)
    assert gone.full_name not in " ".join(
        fact.text for fact in report.facts if fact.label in ("Dader", "Slachtoffer")
    )
    line = next(line for line in report.people if line.name == gone.full_name)
    assert line.remark == "hoort niet bij de casus: was er die dag niet"
