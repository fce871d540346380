"""What each reader gets on paper: what they should read, and nobody's name whom they should not see."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pestdesk.domain.case import Case
from pestdesk.domain.name_search import FoundAs
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Protocol, Role
from pestdesk.domain.pseudonyms import Pseudonyms
from pestdesk.domain.readers import RULES, SUMMARY_READERS, Reader, ReaderKind, Section
from pestdesk.domain.reading import UNDECIDED, NameHit, Reading, read_by
from pestdesk.domain.record import Entry, Stamp, Talk
from pestdesk.domain.settings import Settings
from pestdesk.domain.signal import Reporter
from pestdesk.export.report import CaseReport, case_report

STAMP = Stamp("Lies van Voorbeeld", datetime(2026, 9, 10, 8).astimezone())
LISTED = frozenset({PersonName.parse("Kaj van der Lijst"), PersonName.parse("Oma de Wit")})

Read = Callable[..., CaseReport]


def strings(value: object) -> Iterator[str]:
    """Every text in a report."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


def words_of(texts: Iterable[str]) -> set[str]:
    """The words, without capitals and accents."""
    apart = unicodedata.normalize("NFKD", " ".join(texts).casefold())
    return set(re.findall(r"[^\W\d_]+", "".join(sign for sign in apart if not unicodedata.combining(sign))))


def reading(
    protocol: Protocol,
    case: Case,
    settings: Settings,
    reader: Reader,
    sections: frozenset[Section],
    *,
    replacing: bool = True,
    listed: frozenset[PersonName] = LISTED,
) -> tuple[Reading, Pseudonyms]:
    """The case as a reader may read it, every name that was found replaced."""
    names = Pseudonyms(case, reader, sections, protocol, settings)
    labels = {each.label for each in settings.measure_types}
    first = read_by(names, listed, (), labels)
    if not replacing:
        return first, names
    decisions = [hit.decided(keeps=False) for hit in first.hits]
    return read_by(names, listed, decisions, labels), names


@pytest.fixture
def read(protocol: Protocol, settings: Settings, made_at: datetime) -> Read:
    """The report for a reader, with every section that there is for them."""

    def made(case: Case, reader: Reader, sections: Iterable[Section] | None = None, **more: object) -> CaseReport:
        wanted = frozenset(reader.rule.offered if sections is None else sections)
        as_read, names = reading(protocol, case, settings, reader, wanted, **more)  # type: ignore[arg-type]
        return case_report(protocol, as_read.case, settings, made_at, reader, wanted, names)

    return made


def readers_of(case: Case) -> list[Reader]:
    about = [person.id for person in case.concerned if person.is_known]
    return [Reader(kind, who) for kind in SUMMARY_READERS for who in (about if RULES[kind].is_about_one else [0])]


def forbidden(case: Case, reader: Reader) -> set[str]:
    """Every word of the name of anyone whom this reader may not see named."""
    seen: list[str] = []
    hidden: list[str] = []
    for person in case.involvements:
        is_seen = reader.rule.names_pupils or person.id == reader.involvement_id
        (seen if is_seen else hidden).append(person.full_name if person.is_known else "")
        is_seen = person.id == reader.involvement_id or reader.kind in (ReaderKind.OWN_FILE, ReaderKind.MENTOR)
        for guardian in person.guardians:
            (seen if is_seen else hidden).append(guardian.name)
    staff = [*case.coordinators, *case.mentors]
    (seen if reader.rule.names_staff else hidden).extend(staff)
    infixes = {"van", "den", "de", "der", "t", "ter"}
    return {word for word in words_of(hidden) - words_of(seen) - infixes if len(word) > 1}


def test_no_reader_sees_a_name_that_is_not_theirs_to_see(
    read: Read, long_case: Case, solved_case: Case, branched_case: Case, settings: Settings
) -> None:
    looked = 0
    for case in (long_case, solved_case, branched_case):
        for reader in readers_of(case):
            report = read(case, reader)
            texts = [text for text in strings(report) if text != settings.coordinator]
            seen = words_of(texts) & forbidden(case, reader)
            assert not seen, (case.id, reader, seen)
            looked += 1
    assert looked > 20


def test_the_own_file_says_everything(read: Read, long_case: Case) -> None:
    report = read(long_case, Reader(ReaderKind.OWN_FILE))
    said = " ".join(strings(report))
    for person in long_case.involvements:
        assert person.full_name in said
    for round_ in long_case.rounds:
        for talk in round_.talks:
            assert talk.account in said
    assert UNDECIDED not in said


def test_parents_read_of_their_own_child_only(read: Read, long_case: Case) -> None:
    child, other = long_case.concerned[:2]
    report = read(long_case, Reader(ReaderKind.PARENTS, child.id))
    said = " ".join(strings(report))
    assert child.full_name in said
    talks = [talk for round_ in long_case.rounds for talk in round_.talks]
    assert {talk.involvement_id for talk in talks} >= {child.id, other.id}
    assert sum(len(part.talks) for part in report.rounds) == sum(t.involvement_id == child.id for t in talks)
    assert report.people == ()
    assert report.gaps is None
    assert not any(part.steps or part.reports or part.accounts for part in report.rounds)
    assert "slachtoffer" not in said.lower()
    assert "dader" not in said.lower()


def test_what_is_confidential_is_off_at_first(read: Read, long_case: Case) -> None:
    child = long_case.concerned[0]
    reader = Reader(ReaderKind.PARENTS, child.id)
    report = read(long_case, reader, reader.sections)
    assert not any(part.talks or part.contacts or part.notes for part in report.rounds)
    assert report.signal is None
    assert Section.REPORTER not in Reader(ReaderKind.MENTOR).sections
    assert Section.TALKS not in Reader(ReaderKind.MENTOR).sections


def test_the_school_leadership_reads_no_word_that_anyone_wrote(read: Read, long_case: Case) -> None:
    report = read(long_case, Reader(ReaderKind.LEADERSHIP))
    said = " ".join(strings(report))
    for round_ in long_case.rounds:
        written = [talk.account for talk in round_.talks] + [each.text for each in round_.agreements]
        written += [skip.reason for skip in round_.skips] + [action.text for action in round_.actions]
        for text in filter(None, written):
            assert text not in said
    assert "Afspraak 1" in said
    assert "leerling A" in said
    assert any(part.steps for part in report.rounds)
    assert report.gaps is not None


def test_the_jaarlaagoverleg_hears_what_to_watch_until_when_and_whom_to_tell(
    read: Read, solved_case: Case, long_case: Case
) -> None:
    report = read(long_case, Reader(ReaderKind.YEAR_TEAM), {Section.WATCH})
    assert report.watch is not None
    term = long_case.round.running_term
    if term:
        agreements = long_case.round.agreements_of(term)
        assert [line.text for line in report.watch.agreements] == [each.text for each in agreements]
        assert str(term.ends_on.year) in report.watch.until
    else:
        assert "geen afspraken" in report.watch.until
    assert report.rounds == ()
    assert "meld het" in report.watch.tell


def test_a_name_is_called_the_same_everywhere_in_a_document(read: Read, long_case: Case) -> None:
    child, other = long_case.concerned[:2]
    text = f"{other.given_name} en {other.full_name.upper()} zijn dezelfde; ook {other.given_name}s jas."
    case = long_case.with_entry(Entry(date(2027, 1, 14), "Lies van Voorbeeld", text), STAMP)
    report = read(case, Reader(ReaderKind.ACCESS, child.id))
    shown = next(part.text for part in report.entries if "dezelfde" in part.text)
    letter = Pseudonyms(case, Reader(ReaderKind.ACCESS, child.id), frozenset(), *_protocol_and_settings(case)).pupil(
        other
    )
    assert shown == f"{letter[0].upper()}{letter[1:]} en {letter} zijn dezelfde; ook {letter}’s jas."


def test_only_who_is_in_the_document_is_explained(
    read: Read, protocol: Protocol, settings: Settings, solved_case: Case
) -> None:
    child = solved_case.concerned[0]
    witness = Involvement(99, PersonName.parse("Tess Toeval"), (Role.WITNESS,), "2B")
    case = replace(solved_case, involvements=(*solved_case.involvements, witness))
    reader = Reader(ReaderKind.PARENTS, child.id)
    assert read(case, reader, reader.sections).naming == "Een andere leerling heet in dit document leerling A."
    assert read(case, reader, ()).naming == ""


def _protocol_and_settings(case: Case) -> tuple[Protocol, Settings]:
    from pestdesk.domain.protocol import parse_protocol
    from pestdesk.resources import resource

    text = resource("protocols", "cals-231010.toml").read_text(encoding="utf-8")
    return parse_protocol(text), Settings("School", case.lead, "midden")


def test_an_undecided_name_is_not_shown_and_its_sentence_is(
    protocol: Protocol, settings: Settings, long_case: Case
) -> None:
    child, other = long_case.concerned[:2]
    case = long_case.with_entry(
        Entry(date(2027, 1, 14), "Lies van Voorbeeld", f"Eerst iets. {other.given_name} was boos. Daarna niet."),
        STAMP,
    )
    reader = Reader(ReaderKind.ACCESS, child.id)
    first, _ = reading(protocol, case, settings, reader, frozenset(reader.rule.offered), replacing=False)
    hit = next(hit for hit in first.hits if hit.sentence == f"{other.given_name} was boos.")
    assert hit.sentence[hit.start : hit.end] == other.given_name
    assert hit in first.undecided
    assert UNDECIDED in " ".join(entry.text for entry in first.case.entries)


def test_a_name_that_may_stand_stands_and_one_of_another_pupil_in_the_vault_is_found(
    protocol: Protocol, settings: Settings, long_case: Case
) -> None:
    text = "Ook Kaj deed mee. Oma de Wit belde. De lijst is af."
    case = long_case.with_entry(Entry(date(2027, 1, 14), "Lies van Voorbeeld", text), STAMP)
    reader = Reader(ReaderKind.ACCESS, case.concerned[0].id)
    names = Pseudonyms(case, reader, frozenset(reader.rule.offered), protocol, settings)
    first = read_by(names, LISTED, (), ())
    found = {hit.word for hit in first.hits if hit.section is Section.ENTRIES}
    assert {"Kaj", "lijst"} <= found
    assert any("Wit" in word for word in found)
    keep = [hit.decided(keeps=hit.word == "lijst", reason="geen naam") for hit in first.hits]
    second = read_by(names, LISTED, keep, ())
    shown = next(entry.text for entry in second.case.entries if "is af" in entry.text)
    assert second.undecided == ()
    assert "De lijst is af." in shown
    assert "Kaj" not in shown
    assert "Iemand anders belde." in shown or "iemand anders belde" in shown.lower()


def shown_to(
    protocol: Protocol, settings: Settings, case: Case, text: str, kind: ReaderKind = ReaderKind.ACCESS
) -> tuple[list[NameHit], str]:
    """What is asked of a note with this text, for a reader about the first pupil, and the note then."""
    entry = Entry(date(2026, 9, 10), case.lead, text, id=901, stamp=STAMP)
    case = replace(case, entries=(entry,))
    reader = Reader(kind, case.concerned[0].id)
    as_read, _ = reading(protocol, case, settings, reader, frozenset(reader.rule.offered))
    hits = [hit for hit in as_read.hits if hit.section is Section.ENTRIES]
    return hits, as_read.case.entries[0].text


def with_people(case: Case, first: Involvement, second: Involvement) -> Case:
    """The case with these two in the place of its own."""
    ids = [person.id for person in case.concerned[:2]]
    people = {ids[0]: replace(first, id=ids[0]), ids[1]: replace(second, id=ids[1])}
    return replace(case, involvements=tuple(people.get(person.id, person) for person in case.involvements))


@pytest.fixture
def two(solved_case: Case) -> Callable[..., Case]:
    """The case of two pupils, the first the slachtoffer, with these names and more."""

    def build(first: str, second: str, mentor: str = "Toon Proefstra", **of_second: object) -> Case:
        a = Involvement(0, PersonName.parse(first), (Role.VICTIM,), "2B", mentor)
        b = Involvement(0, PersonName.parse(second), (Role.PERPETRATOR,), "2B", mentor)
        return with_people(solved_case, a, replace(b, **of_second))  # type: ignore[arg-type]

    return build


@pytest.mark.parametrize(
    ("first", "second", "mentor", "text", "asked"),
    [
        ("Pip Vis", "Jan Nepman", "Jan de Mentor", "Jan sloeg.", ["Jan"]),
        ("Anne-Fleur Vis", "Fleur Bakker", "T. Proef", "Fleur sloeg Anne-Fleur.", ["Fleur"]),
        ("Sem Vis", "Sem Bakker", "T. Proef", "Sem sloeg Sem Vis.", ["Sem"]),
        ("Ko de Wit", "Jo de Wit", "T. Proef", "De Wit sloeg Ko de Wit.", ["De Wit"]),
    ],
)
def test_a_name_that_two_share_is_asked_about(
    protocol: Protocol,
    settings: Settings,
    two: Callable[..., Case],
    first: str,
    second: str,
    mentor: str,
    text: str,
    asked: list[str],
) -> None:
    hits, _shown = shown_to(protocol, settings, two(first, second, mentor), text)
    assert [hit.word for hit in hits] == asked


@pytest.mark.parametrize(
    "text",
    [
        "Mail snepman@cals.example.",
        "Zie 110234@cals.example of s.n@x.example",
        "Leerlingnummer 110234.",
        "Bel 06-12345678, of +31 6 1234 5678.",
        "NepmanSem en SemNepman deden het.",
        "#sem en @sem_nepman",
        "s.n. was het",
        "SEM NEPMAN",
    ],
)
def test_addresses_numbers_and_names_in_one_word_are_found(
    protocol: Protocol, settings: Settings, two: Callable[..., Case], text: str
) -> None:
    mother = Guardian(900, "Ria Nepman", "moeder", "0612345678")
    case = two("Pip Vis", "Sem Nepman", pupil_number="110234", guardians=(mother,))
    hits, shown = shown_to(protocol, settings, case, text)
    assert hits
    for word in ("nepman", "sem", "110234", "5678", "s.n"):
        assert word not in shown.lower()


@pytest.mark.parametrize("reporter", list(Reporter))
def test_whoever_reported_it_is_not_named_unless_that_is_ticked(
    protocol: Protocol, settings: Settings, two: Callable[..., Case], reporter: Reporter
) -> None:
    case = two("Pip Vis", "Sem Nepman")
    told = replace(case.signal, reporter=reporter, reporter_name="Truus Jansma, de buurvrouw")
    entry = Entry(date(2026, 9, 10), case.lead, "Truus zag het. Mevrouw Jansma belde.", id=901, stamp=STAMP)
    case = replace(case, signal=told, entries=(entry,))
    reader = Reader(ReaderKind.ACCESS, case.concerned[0].id)
    as_read, _ = reading(protocol, case, settings, reader, reader.sections)
    assert as_read.case.entries[0].text == "De melder zag het. Mevrouw de melder belde."
    as_read, _ = reading(protocol, case, settings, reader, reader.sections | {Section.REPORTER})
    assert "Truus" in as_read.case.entries[0].text


def test_ordinary_words_in_the_place_of_a_name_are_no_names(
    protocol: Protocol, settings: Settings, two: Callable[..., Case]
) -> None:
    guardians = (Guardian(900, "moeder"), Guardian(901, "vader van Sem"))
    case = two("Pip Vis", "Sem Nepman", guardians=guardians)
    case = replace(case, signal=replace(case.signal, reporter=Reporter.PUPIL, reporter_name="Een leerling uit 2B"))
    hits, _ = shown_to(protocol, settings, case, "Een moeder zag het een keer, en een leerling ook.")
    assert hits == []


def test_who_did_something_in_the_case_is_not_named_where_staff_are_not(
    protocol: Protocol, settings: Settings, two: Callable[..., Case]
) -> None:
    case = two("Pip Vis", "Sem Nepman")
    talk = Talk("1b", case.concerned[0].id, date(2026, 9, 8), "Kees Gymstra", "Kees Gymstra zag het.", id=902)
    case = replace(case, rounds=(replace(case.rounds[0], talks=(talk,)), *case.rounds[1:]))
    reader = Reader(ReaderKind.ACCESS, case.concerned[0].id)
    as_read, _ = reading(protocol, case, settings, reader, reader.sections)
    (shown,) = as_read.case.rounds[0].talks
    assert (shown.by, shown.account) == ("medewerker", "Medewerker zag het.")


def test_what_was_added_to_the_talk_of_another_is_not_there(
    protocol: Protocol, settings: Settings, two: Callable[..., Case]
) -> None:
    case = two("Pip Vis", "Sem Nepman")
    mine, theirs = (
        Talk("1b", person.id, date(2026, 9, 8), case.lead, "gesprek", id=910 + number, stamp=STAMP)
        for number, person in enumerate(case.concerned[:2])
    )
    added = Entry(date(2026, 9, 9), case.lead, "zijn vader drinkt", corrects=theirs.id, reason="vergeten", id=920)
    further = Entry(date(2026, 9, 9), case.lead, "en zijn oom ook", corrects=added.id, reason="vergeten", id=921)
    own = Entry(date(2026, 9, 9), case.lead, "ze slaapt slecht", corrects=mine.id, reason="vergeten", id=922)
    case = replace(
        case, entries=(added, further, own), rounds=(replace(case.rounds[0], talks=(mine, theirs)), *case.rounds[1:])
    )
    reader = Reader(ReaderKind.ACCESS, case.concerned[0].id)
    as_read, _ = reading(protocol, case, settings, reader, reader.sections)
    assert [entry.text for entry in as_read.case.entries] == ["ze slaapt slecht"]


@pytest.mark.parametrize("kind", [ReaderKind.PARENTS, ReaderKind.ACCESS])
def test_words_that_stick_to_a_child_are_asked_about(
    protocol: Protocol, settings: Settings, two: Callable[..., Case], kind: ReaderKind
) -> None:
    case = two("Pip Vis", "Sem Nepman")
    case = replace(case, signal=replace(case.signal, text="De dader sloeg het slachtoffer."))
    reader = Reader(kind, case.concerned[0].id)
    as_read, _ = reading(protocol, case, settings, reader, frozenset(reader.rule.offered))
    assert as_read.case.signal.text == "De een leerling sloeg het een leerling."
    assert {hit.kind for hit in as_read.hits if hit.section is Section.SIGNAL} == {FoundAs.ROLE}


def test_a_decision_is_for_one_place_in_its_sentence(
    protocol: Protocol, settings: Settings, two: Callable[..., Case]
) -> None:
    case = two("Pip Vis", "Sem Nepman")
    listed = frozenset({PersonName.parse("Wil Elders")})
    entry = Entry(date(2026, 9, 10), case.lead, "Ze wil dat Wil weggaat, wil ze.", id=901, stamp=STAMP)
    case = replace(case, entries=(entry,))
    reader = Reader(ReaderKind.ACCESS, case.concerned[0].id)
    names = Pseudonyms(case, reader, reader.sections, protocol, settings)
    first = read_by(names, listed, (), ())
    hits = [hit for hit in first.hits if hit.section is Section.ENTRIES]
    assert [(hit.word, hit.nth, hit.may_be_ordinary) for hit in hits] == [
        *(("wil", 0, True), ("Wil", 0, False), ("wil", 1, True)),
    ]
    kept = [hit.decided(keeps=hit.may_be_ordinary, reason="geen naam") for hit in first.hits]
    shown = read_by(names, listed, kept, ()).case.entries[0].text
    assert shown == "Ze wil dat iemand anders weggaat, wil ze."


GIVEN = st.sampled_from(
    ["Roos", "Noor", "Wil", "Anne-Fleur", "Zoë", "Jan", "Daan", "D'Angelo", "Bo", "Mees", "Sterre", "Øyvind", "Ömer"]
)
FAMILY = st.sampled_from(
    ["van den Berg", "'t Hart", "de Jong", "Konijnenburgh-Nep", "Yıldız", "van 't Hof", "Ter Braak", "Õun", "Visser"]
)
FORMS: tuple[Callable[[PersonName], str], ...] = (
    lambda n: n.full,
    lambda n: n.given,
    lambda n: n.surname,
    lambda n: n.family,
    lambda n: n.full.upper(),
    lambda n: n.given.lower(),
    lambda n: f"{n.given}s",
    lambda n: f"{n.given[0]}. {n.surname}",
    lambda n: f"{n.given.lower().replace(' ', '')}.{n.family.lower().replace(' ', '')}@leerling.example",
    lambda n: unicodedata.normalize("NFD", n.full),
    lambda n: "".join(c for c in unicodedata.normalize("NFD", n.full) if not unicodedata.combining(c)),
)


@st.composite
def tellings(draw: st.DrawFn) -> tuple[list[PersonName], str]:
    """Three people with different names, and a text in which they are named in many ways."""
    given_names = draw(st.lists(GIVEN, min_size=3, max_size=3, unique=True))
    families = draw(st.lists(FAMILY, min_size=3, max_size=3, unique=True))
    people = [PersonName.parse(f"{first} {last}") for first, last in zip(given_names, families, strict=True)]
    named = draw(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(range(len(FORMS)))), min_size=1, max_size=8))
    between = draw(
        st.lists(st.sampled_from([" sloeg ", ", ", ".\n", " (", "; “", " - ", " & "]), min_size=9, max_size=9)
    )
    pieces = [between[i] + FORMS[form](people[who]) for i, (who, form) in enumerate(named)]
    return people, "Gezien:" + "".join(pieces) + " op het plein."


@pytest.fixture(scope="module")
def check_telling(
    protocol: Protocol, settings: Settings, made_at: datetime, solved_case: Case
) -> Callable[[list[PersonName], str], None]:
    """Looks in two documents about the first of three people for the names of the other two."""

    def check(people: list[PersonName], text: str) -> None:
        first, second = solved_case.concerned[:2]
        guardian = Guardian(900, people[2].full)
        changes = {
            first.id: replace(first, name=people[0], guardians=()),
            second.id: replace(second, name=people[1], guardians=(guardian,)),
        }
        talk = Talk("1b", first.id, date(2026, 9, 8), solved_case.lead, text, text, text, 902, STAMP)
        case = replace(
            solved_case,
            involvements=tuple(changes.get(person.id, person) for person in solved_case.involvements),
            entries=(Entry(date(2026, 9, 10), solved_case.lead, text, id=901, stamp=STAMP),),
            rounds=(replace(solved_case.rounds[0], talks=(talk,)), *solved_case.rounds[1:]),
        )
        own = words_of([people[0].full]) | {"van", "den", "de", "der", "t", "ter"}
        hidden = {word for word in words_of([people[1].full, people[2].full]) - own if len(word) > 1}
        for reader in (Reader(ReaderKind.ACCESS, first.id), Reader(ReaderKind.PARENTS, first.id)):
            sections = frozenset(reader.rule.offered)
            as_read, names = reading(protocol, case, settings, reader, sections, listed=frozenset(people))
            assert as_read.undecided == ()
            told = [entry.text for entry in as_read.case.entries]
            told += [talk.account + talk.outcome + talk.present for talk in as_read.case.rounds[0].talks]
            assert not words_of(told) & hidden, (text, told)
            report = case_report(protocol, as_read.case, settings, made_at, reader, sections, names)
            assert people[0].full in " ".join(strings(report))

    return check


@hypothesis_settings(max_examples=60, deadline=None)
@given(telling=tellings())
def test_no_invented_name_slips_through_in_whatever_way_it_is_written(
    telling: tuple[list[PersonName], str], check_telling: Callable[[list[PersonName], str], None]
) -> None:
    check_telling(*telling)
