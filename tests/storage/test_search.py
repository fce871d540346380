"""What is found is what a plain reading of every case finds; the index is what the cases say, whatever was done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from pestdesk.domain.case import Case
from pestdesk.domain.names import PersonName
from pestdesk.domain.record import Entry
from pestdesk.domain.search import PASSAGE_WORDS, CaseState, PassageKind, SearchFilter
from pestdesk.domain.search_words import query_of, words_of
from pestdesk.domain.shelving import Shelf, Shelving
from pestdesk.storage import passage_store
from pestdesk.storage.case_to_rows import rows_of
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.columns import COLUMNS, Kind
from pestdesk.storage.passage_store import PassageStore
from pestdesk.storage.passages import PLACES, SOURCES, passages_of
from pestdesk.storage.search import SearchStore
from pestdesk.storage.vault import Vault

CaseBuilder = Callable[..., Case]

T0 = date(2026, 9, 9)
MANY = 1000


def save(vault: Vault, *cases: Case) -> None:
    with vault.transaction() as session:
        for case in cases:
            CaseStore(session).save(case)


def note(case: Case, words: str, number: int = 900, on: date = T0) -> Case:
    """The case with one note more."""
    return replace(case, entries=(*case.entries, Entry(on, "Lies", words, id=number, stamp=case.stamp)))


def texts(vault: Vault, words: str, chosen: SearchFilter = SearchFilter(), limit: int = MANY) -> list[str]:  # noqa: B008
    """The texts that are found, each with its case."""
    with vault.reading() as session:
        store = SearchStore(session)
        return [f"{each.case_id} {each.text}" for each in store.read(store.texts(query_of(words), chosen, limit))]


def cases(vault: Vault, words: str, chosen: SearchFilter = SearchFilter(), limit: int = MANY) -> list[str]:  # noqa: B008
    with vault.reading() as session:
        return SearchStore(session).cases(query_of(words), chosen, limit)


# -- the index ---------------------------------------------------------------------------------------------------


def index(connection: Connection) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """The passages as they are kept."""
    rows = connection.execute(text("SELECT case_id, place, part_id, nth, happened_on, words, about FROM passages"))
    return {tuple(row[:4]): tuple(row[4:]) for row in rows}


def require_equal_to_cases(connection: Connection, all_cases: list[Case]) -> None:
    """Fails unless the index is what these cases say, and nothing else."""
    meant = {
        (case.id, *key): (passage.happened_on.isoformat(), passage.words, passage.about)
        for case in all_cases
        for key, passage in passages_of(rows_of(case)).items()
    }
    assert index(connection) == meant
    # Compares what the index of words holds with the table beside it; raises where they differ.
    connection.execute(text("INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)"))


def test_a_case_in_which_everything_occurs_is_indexed_whole(vault: Vault, rich_case: CaseBuilder) -> None:
    save(vault, rich_case())
    with vault.transaction() as session:
        require_equal_to_cases(session.connection(), [rich_case()])
        places = {key[1] for key in index(session.connection())}
    # All that people write in this case, but for what is empty in it.
    assert PLACES.keys() - places <= {"reopenings.closing_reason", "rounds.cause", "reports.text"}
    assert "cases" in places


def test_every_column_that_people_write_in_a_case_is_searched() -> None:
    tables = {rows.__tablename__ for rows in SOURCES}
    written = {name for name, kind in COLUMNS.items() if kind is Kind.FREE_TEXT and name.split(".")[0] in tables}
    assert written - PLACES.keys() == {"note_fields.label", "terms.reasoning"}
    beside = {"drafts", "name_decisions", "passages", "pupil_guardians", "vacations", "free_days"}
    others = {name.split(".")[0] for name, kind in COLUMNS.items() if kind is Kind.FREE_TEXT} - tables
    assert others <= beside, "texts of a table that the search does not know"
    assert set(PASSAGE_WORDS) == set(PassageKind)


def test_the_index_follows_what_is_done_with_cases(
    vault: Vault, rich_case: CaseBuilder, small_case: CaseBuilder
) -> None:
    rich, small = rich_case("2026-003", closed=False), small_case("2026-001")
    renamed = replace(small, involvements=(replace(small.involvements[0], name=PersonName("Fien")),))
    binned = replace(rich, shelving=Shelving(Shelf.BIN, T0))
    later = note(small, "kluisje", on=T0 + timedelta(3))
    steps = [
        [rich, small],
        [rich, note(small, "kluisje")],
        [rich, note(small, "het kluisje is open")],
        [rich, later],
        [rich, small],
        [rich, renamed],
        [binned, small],
        [rich, small],
    ]
    for step in steps:
        save(vault, *step)
        with vault.transaction() as session:
            require_equal_to_cases(session.connection(), step)
    with vault.transaction() as session:
        CaseStore(session).remove(small.id, T0)
        require_equal_to_cases(session.connection(), [rich])


def test_made_anew_it_is_the_same(vault: Vault, rich_case: CaseBuilder, small_case: CaseBuilder) -> None:
    all_cases = [rich_case("2026-001", closed=False), small_case("2026-002"), rich_case("2026-003", entries=9)]
    all_cases.append(replace(small_case("2026-004"), shelving=Shelving(Shelf.BIN, T0)))
    save(vault, *all_cases)
    with vault.transaction() as session:
        assert not PassageStore(session).is_current
        PassageStore(session).remake()
        assert PassageStore(session).is_current
        require_equal_to_cases(session.connection(), all_cases)


def test_another_recipe_asks_for_another_index(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    with vault.transaction() as session:
        PassageStore(session).remake()
    monkeypatch.setattr(passage_store, "RECIPE", passage_store.RECIPE + 1)
    with vault.transaction() as session:
        assert not PassageStore(session).is_current
        PassageStore(session).remake()
        assert PassageStore(session).is_current


def test_what_is_rolled_back_is_not_found(vault: Vault, small_case: CaseBuilder) -> None:
    save(vault, small_case())

    def fail() -> None:
        with vault.transaction() as session:
            CaseStore(session).save(note(small_case(), "kluisje"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert texts(vault, "kluisje") == []


def test_of_a_case_that_is_gone_no_word_is_left_in_the_index(
    vault: Vault, small_case: CaseBuilder, rich_case: CaseBuilder
) -> None:
    with vault.transaction() as session:
        clean = data_of_the_index(session.connection())
    gone = note(small_case("2026-001"), "zonderling kluisje")
    save(vault, rich_case("2026-003"))
    for number in range(30):
        save(vault, note(small_case(f"2027-{number:03}"), f"woord{number} plein"))
    with vault.transaction() as session:
        PassageStore(session).drop_what_was_deleted()
        without = data_of_the_index(session.connection())
    save(vault, gone)
    with vault.transaction() as session:
        CaseStore(session).remove(gone.id, T0)
        PassageStore(session).drop_what_was_deleted()
        # Not only out of sight: the same bytes as when the case had never been there.
        assert data_of_the_index(session.connection()) == without
        for case in [rich_case("2026-003"), *(small_case(f"2027-{number:03}") for number in range(30))]:
            CaseStore(session).remove(case.id, T0)
        PassageStore(session).drop_what_was_deleted()
        assert data_of_the_index(session.connection()) == clean == []


def data_of_the_index(connection: Connection) -> list[bytes]:
    """Every leaf of the index; not what tells only where they stand."""
    rows = connection.execute(text("SELECT block FROM passage_words_data WHERE id > 10 ORDER BY id")).scalars()
    return list(rows)


# -- what is found -------------------------------------------------------------------------------------------------


def test_a_word_of_the_case_and_a_word_of_the_text_find_the_text_together(
    vault: Vault, small_case: CaseBuilder
) -> None:
    save(vault, note(small_case("2026-001"), "De sleutel van het kluisje is weg."))
    save(vault, note(small_case("2026-002", victim="Noor Nep"), "Het kluisje is open.", 900))
    assert texts(vault, "pip kluis") == ["2026-001 De sleutel van het kluisje is weg."]
    # The name alone gives the case, and not everything that was written in it.
    assert texts(vault, "pip") == []
    assert cases(vault, "pip") == ["2026-001"]
    assert len(texts(vault, "kluisje")) == 2
    assert texts(vault, "kluisje fiets") == []
    assert cases(vault, "pip kluis") == []


def test_a_case_is_found_by_number_name_and_class_also_when_it_is_closed(
    vault: Vault, rich_case: CaseBuilder, small_case: CaseBuilder
) -> None:
    save(vault, rich_case("2026-014"), small_case("2026-015", school_class="3C"))
    assert cases(vault, "2026-014") == ["2026-014"]
    assert cases(vault, "14") == ["2026-014"]
    assert cases(vault, "zoe voorbeeld") == ["2026-014"]
    assert cases(vault, "Mia") == ["2026-014"], "a parent"
    assert cases(vault, "3c") == ["2026-015"]
    binned = replace(rich_case("2026-014"), shelving=Shelving(Shelf.BIN, T0))
    save(vault, binned)
    assert cases(vault, "2026-014") == []
    assert texts(vault, "pauze") == []


def test_whole_words_come_first_and_then_the_newest(vault: Vault, small_case: CaseBuilder) -> None:
    case = small_case()
    for number, words in enumerate(("kluis", "kluisje", "kluizen", "de kluis")):
        case = note(case, words, 900 + number, T0 + timedelta(number))
    save(vault, case)
    found = [each.removeprefix("2026-001 ") for each in texts(vault, "kluis")]
    assert found == ["de kluis", "kluis", "kluisje"]
    assert [each.removeprefix("2026-001 ") for each in texts(vault, "klui")] == [
        "de kluis",
        "kluizen",
        "kluisje",
        "kluis",
    ]
    save(vault, small_case("2026-002", victim="Pippa Nep", opened_on=T0 + timedelta(9)))
    assert cases(vault, "pip") == ["2026-001", "2026-002"]


def test_one_more_than_is_asked_tells_that_there_is_more(vault: Vault, small_case: CaseBuilder) -> None:
    case = small_case()
    for number in range(9):
        case = note(case, "kluis" if number % 2 else "kluisje", 900 + number)
    save(vault, case)
    assert [len(texts(vault, "kluis", limit=limit)) for limit in (1, 3, 8, 9, 20)] == [2, 4, 9, 9, 9]


def test_filters_keep_what_fits_all_of_them(vault: Vault, rich_case: CaseBuilder, small_case: CaseBuilder) -> None:
    closed = replace(rich_case("2026-014"), shelving=Shelving(Shelf.ARCHIVE, T0))
    old = replace(note(small_case("2025-001", opened_on=date(2026, 7, 31)), "een zin over de pauze"), lead="Lies")
    save(
        vault, closed, rich_case("2026-015", closed=False), note(small_case("2026-016"), "de pauze, en klas 2b"), old
    )
    assert {each[:8] for each in texts(vault, "pauze")} == {"2026-014", "2026-015", "2026-016", "2025-001"}

    def numbers(**chosen: Any) -> set[str]:
        return {each[:8] for each in texts(vault, "pauze", SearchFilter(**chosen))}

    assert numbers(state=CaseState.ARCHIVED) == {"2026-014"}
    assert numbers(state=CaseState.CLOSED) == set()
    assert numbers(phase_id="phase-1") == {"2026-016", "2025-001"}
    assert numbers(phase_id="phase-1", school_year=2025) == {"2025-001"}
    assert numbers(school_class="2 b", state=CaseState.OPEN) == {"2026-015", "2026-016", "2025-001"}
    assert numbers(school_class="9z") == set()
    assert len(texts(vault, "plein", SearchFilter(since=T0 + timedelta(1), until=T0 + timedelta(1)))) == 2
    assert numbers(until=T0 - timedelta(1)) == set()
    assert cases(vault, "2026", SearchFilter(state=CaseState.OPEN)) == ["2026-016", "2026-015"]


# -- beside a plain scan -------------------------------------------------------------------------------------------

_PIECES = (
    *("kluisje", "kluis", "Zoë", "ZOE", "ijs", "ĳs", "IJs", "straße", "strasse", "pip", "Pip’s", "d'r", "'s", "’t"),
    *(
        "2b",
        "2B",
        "14",
        "½",
        "²",
        "5e",
        "😀",
        "👩‍👩‍👧",
        "学校",
        "学",
        "é",
        "e\u0301",
        "ß",
        "ﬁets",
        "fiets",
        "Ǆ",
        "℡",
        "tel",
    ),
    *(
        "İ",
        "i",
        "ı",
        "_",
        "a_b",
        "a-b",
        "a.b",
        "\n",
        "   ",
        "…",
        "\ue000",
        "\ue000h",
        '"',
        "*",
        "OR",
        "NOT",
        "{words}",
    ),
)
pieces = st.sampled_from(_PIECES) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=4
)
written = st.lists(pieces, max_size=6).map(lambda parts: "".join(parts) if len(parts) % 3 == 0 else " ".join(parts))
names = st.sampled_from(["Pip", "Zoë Ĳsbrands", "Kluis van 't Hof", "Jan-Willem Fiets", "学校", "5e"])
notes = st.lists(st.tuples(written, st.integers(0, 4)), max_size=5)
asked = written.map(lambda words: words[:30]) | st.sampled_from([word[:2] for word in _PIECES])
filters = st.builds(
    SearchFilter,
    phase_id=st.sampled_from(["", "", "phase-1", "phase-2"]),
    state=st.sampled_from([None, None, *CaseState]),
    school_class=st.sampled_from(["", "", "2B", "3c"]),
    since=st.none() | st.integers(0, 4).map(lambda days: T0 + timedelta(days)),
    until=st.none() | st.integers(0, 4).map(lambda days: T0 + timedelta(days)),
)


def scanned(all_cases: list[Case], words: str, chosen: SearchFilter) -> tuple[set[str], dict[str, bool]]:
    """By reading everything: the cases that are found, and the texts with whether they have the words as wholes."""
    query = query_of(words)
    found_cases: set[str] = set()
    found_texts: dict[str, bool] = {}
    for case in all_cases:
        head = words_of(" ".join((case.id, case.id[5:].lstrip("0"), case.signal.reporter_name)))
        for person in case.involvements:
            parents = " ".join(parent.name for parent in person.guardians)
            head += words_of(f"{person.full_name if person.is_known else ''} {person.school_class} {parents}")
        state = CaseState.CLOSED if case.is_closed else CaseState.OPEN
        classes = {person.school_class for person in case.involvements}
        fits = (
            chosen.phase_id in ("", case.round.phase_id)
            and chosen.state in (None, state)
            and (not chosen.school_class or chosen.school_class in classes)
        )
        if not fits or not query:
            continue
        if all(any(word.startswith(each) for word in head) for each in query) and in_time(case.opened_on, chosen):
            found_cases.add(case.id)
        for entry in case.entries:
            own = words_of(entry.text)
            is_whole, is_begun = (
                all(any(test(word, each) for word in (*own, *head)) for each in query)
                and any(test(word, each) for word, each in product(own, query))
                for test in (str.__eq__, str.startswith)
            )
            if is_begun and in_time(entry.happened_on, chosen):
                found_texts[f"{case.id} {entry.text}"] = is_whole
    return found_cases, found_texts


def in_time(day: date, chosen: SearchFilter) -> bool:
    return (chosen.since or day) <= day <= (chosen.until or day)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(names, notes), min_size=1, max_size=4), st.lists(st.tuples(asked, filters), min_size=4))
def test_what_is_found_is_what_a_plain_scan_finds(
    vault: Vault,
    small_case: CaseBuilder,
    kept: list[tuple[str, list[tuple[str, int]]]],
    questions: list[tuple[str, SearchFilter]],
) -> None:
    all_cases = []
    for number, (victim, own) in enumerate(kept):
        case = small_case(f"2026-{number:03}", victim=victim, school_class="3c" if number % 2 else "2B")
        for nth, (words, days) in enumerate(own):
            case = note(case, words, 900 + nth, T0 + timedelta(days))
        all_cases.append(case)
    with vault.transaction() as session:
        session.execute(text("DELETE FROM cases"))
    save(vault, *all_cases)
    days = {f"{case.id} {entry.text}": entry.happened_on for case in all_cases for entry in case.entries}
    for words, chosen in questions:
        if not query_of(words):
            continue
        found_cases, found_texts = scanned(all_cases, words, chosen)
        assert set(cases(vault, words, chosen)) == found_cases
        found = [each for each in texts(vault, words, chosen) if each in days]
        assert set(found) == found_texts.keys(), words
        wholes = [found_texts[each] for each in found]
        assert wholes == sorted(wholes, reverse=True)
