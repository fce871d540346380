"""Searching through the desk: whatever is done, undone, removed or put back, what is found is what is there."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from pestdesk.desk import Desk, demo, safe
from pestdesk.domain.case import Case
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.closing import Closing
from pestdesk.domain.follow_up import Agreement, CheckResult
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.record import Entry
from pestdesk.domain.search import PassageKind, SearchChoices, SearchFilter
from pestdesk.domain.signal import Signal
from pestdesk.errors import DiskFullError, RuleError
from pestdesk.storage import migrations, passage_store
from pestdesk.storage.case_to_rows import rows_of
from pestdesk.storage.passage_store import PassageStore
from pestdesk.storage.passages import passages_of

DAY = date(2026, 9, 14)
BY = "Toon Proefstra"


def index_of(desk: Desk) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """The index as it is kept; raises when the database's own index of words differs from it."""
    with desk._vault.transaction() as session:
        session.execute(text("INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)"))
        found = session.execute(text("SELECT case_id, place, part_id, nth, happened_on, words, about FROM passages"))
        return {tuple(row[:4]): tuple(row[4:]) for row in found}


def meant_by(desk: Desk) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """The index as the cases say it should be."""
    numbers = [each.id for kind in (CaseFilter.ALL, CaseFilter.BINNED) for each in desk.cases.summaries(kind)]
    return {
        (number, *key): (passage.happened_on.isoformat(), passage.words, passage.about)
        for number in numbers
        for key, passage in passages_of(rows_of(desk.cases.get(number))).items()
    }


def note(words: str, on: date = DAY) -> Entry:
    return Entry(on, BY, words)


def test_a_note_is_found_as_soon_as_it_is_written_and_not_after_it_was_undone(desk: Desk, opened: Case) -> None:
    desk.cases.write(opened.id, note("De sleutel van het kluisje is weg. Daarna was het stil."))
    (hit,) = desk.search.find("kluis").passages
    assert (hit.case_id, hit.kind, hit.happened_on) == (opened.id, PassageKind.ENTRY, DAY)
    assert hit.title == "Pip V. · Sem N."
    assert hit.sentence.text == "De sleutel van het kluisje is weg."
    ((start, end),) = hit.sentence.found
    assert hit.sentence.text[start:end] == "kluisje"
    assert hit.part_id == desk.cases.get(opened.id).entries[0].id
    desk.cases.undo()
    assert desk.search.find("kluis").passages == ()


def test_nothing_is_found_without_a_word(desk: Desk, opened: Case) -> None:
    for words in ("", "   ", "…", "😀"):
        found = desk.search.find(words)
        assert (found.cases, found.passages) == ((), ())


def test_a_closed_case_is_found_and_one_in_the_bin_is_not(desk: Desk, agreed: Case) -> None:
    desk.retention.delete(agreed.id)
    assert desk.search.find("pip").cases == ()
    assert desk.search.find("rust").passages == ()
    assert index_of(desk) == {}
    desk.retention.take_back(agreed.id)
    assert [hit.case.id for hit in desk.search.find("pip").cases] == [agreed.id]
    assert len(desk.search.find("rust").passages) == 1


def test_the_filters_that_are_offered_are_those_of_this_vault(desk: Desk, opened: Case) -> None:
    assert desk.search.choices() == SearchChoices((("1", "Fase 1"),), ("2B",), (2026,))
    for chosen in (SearchFilter("1"), SearchFilter(school_class="2B"), SearchFilter(school_year=2026)):
        assert desk.search.find("pip", chosen).cases
    for chosen in (SearchFilter("2"), SearchFilter(school_class="2C"), SearchFilter(school_year=2025)):
        assert not desk.search.find("pip", chosen).cases


def test_more_than_is_given_is_told(desk: Desk, opened: Case) -> None:
    for number in range(61):
        desk.cases.write(opened.id, note(f"kluisje {number}"))
    found = desk.search.find("kluisje")
    assert (len(found.passages), found.has_more_passages) == (60, True)
    assert not desk.search.find("kluisje 7").has_more_passages


def test_whatever_is_done_the_index_is_what_the_cases_say(
    desk: Desk, signal: Signal, people: tuple[Involvement, ...], result: CheckResult
) -> None:
    rng = random.Random(6)
    cases = [desk.cases.open(replace(signal, text=f"signaal {number}"), people).id for number in range(3)]

    def close(number: str) -> object:
        return desk.cases.close(number, Closing(DAY, BY, "Opgelost.", "Alles is gezegd."))

    verbs: list[Callable[[str], object]] = [
        lambda number: desk.cases.write(number, note(f"notitie {rng.random()}", DAY + timedelta(rng.randint(0, 9)))),
        lambda number: desk.cases.undo(),
        lambda number: desk.follow_up.agree(number, (Agreement("1c", f"afspraak {rng.random()}", DAY, BY),), DAY),
        lambda number: desk.cases.keep_person(
            number, replace(desk.cases.get(number).involvements[0], school_class="3C")
        ),
        lambda number: desk.cases.start_next_round(number, DAY, "Het gaat door."),
        lambda number: desk.retention.delete(number),
        lambda number: desk.retention.take_back(number),
        close,
        lambda number: desk.cases.reopen(number, "Toch weer."),
        lambda number: desk.retention.archive(number),
    ]
    done = 0
    for _ in range(120):
        try:
            rng.choice(verbs)(rng.choice(cases))
            done += 1
        except RuleError:
            continue
        finally:
            assert index_of(desk) == meant_by(desk)
    assert done > 30
    for number in cases[1:]:
        if not desk.cases.get(number).shelving.is_binned:
            desk.retention.delete(number)
        desk.retention.remove(number)
    assert index_of(desk) == meant_by(desk)
    assert {key[0] for key in index_of(desk)} <= {cases[0]}


def test_the_made_up_cases_are_indexed_as_they_are(tmp_path: Path) -> None:
    desk = demo.open_demo(tmp_path / "kluis")
    assert index_of(desk) == meant_by(desk)
    assert desk.search.find("etui").passages
    desk.lock()


def test_a_vault_of_before_is_indexed_when_it_is_opened(
    folder: Path, made_vault: tuple[Path, bytes], opened: Case, desk: Desk, unlock: Callable[[], Desk]
) -> None:
    desk.cases.write(opened.id, note("kluisje"))
    # As the revision before made it: without what is searched.
    with desk._vault.transaction() as session:
        for table in ("passages", "passage_words", "passage_recipes", "case_counts"):
            session.execute(text(f"DROP TABLE {table}"))
        for trigger in ("cases_come", "cases_go", "cases_change"):
            session.execute(text(f"DROP TRIGGER {trigger}"))
        for columns in ("cases_opened_on_id_shelf_closed_on", "cases_reported_on_shelf", "involvements_school_class"):
            session.execute(text(f"DROP INDEX ix_{columns}"))
        before = migrations.REVISIONS[migrations.REVISIONS.index("0006") - 1]
        session.execute(text("UPDATE alembic_version SET version_num = :before"), {"before": before})
        # And a person of a case that was saved before pupils were compared by key.
        session.execute(text("UPDATE involvements SET pupil_key = '', name_key = ''"))
    desk.lock()
    again = unlock()
    with again._vault.reading() as session:
        stored = session.execute(text("SELECT id, pupil_key, name_key FROM involvements")).all()
        assert {tuple(row) for row in stored} == {
            (each.id, each.pupil_key, each.name_key) for each in opened.involvements
        }
        assert any(row.name_key for row in stored)
    assert len(again.search.find("kluisje").passages) == 1
    assert index_of(again) == meant_by(again)
    again.lock()


def test_a_backup_of_another_recipe_is_indexed_again_when_it_is_put_back(
    desk: Desk,
    opened: Case,
    made_vault: tuple[Path, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk.cases.write(opened.id, note("kluisje"))
    monkeypatch.setattr(passage_store, "RECIPE", 0)
    with desk._vault.transaction() as session:
        PassageStore(session).remake()
        session.execute(text("UPDATE passages SET words = 'anders' WHERE words != ''"))
    made = desk.backups.make(desk.backups.job()).backup
    monkeypatch.undo()
    elsewhere = tmp_path / "elders"
    safe.restore(made, elsewhere)
    restored = Desk.unlock(elsewhere, bytearray(made_vault[1]))
    assert index_of(restored) == meant_by(restored)
    assert len(restored.search.find("kluisje").passages) == 1
    assert restored.search.find("anders").passages == ()
    restored.lock()


def test_an_index_by_the_same_recipe_is_not_made_again(
    desk: Desk, opened: Case, unlock: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.lock()
    monkeypatch.setattr(PassageStore, "remake", lambda _self: pytest.fail("it was there already"))
    again = unlock()
    assert again.search.find("pip").cases
    again.lock()


def test_a_full_disk_keeps_nobody_out_and_the_first_search_tells_why(
    desk: Desk, opened: Case, unlock: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: PassageStore) -> None:
        raise DiskFullError

    with desk._vault.transaction() as session:
        session.execute(text("DELETE FROM passage_recipes"))
    desk.lock()
    with monkeypatch.context() as full:
        full.setattr(PassageStore, "remake", fail)
        again = unlock()
        with pytest.raises(DiskFullError):
            again.search.find("pip")
    assert again.search.find("pip").cases
    again.lock()


def test_searching_writes_nothing(desk: Desk, opened: Case) -> None:
    desk.search.find("pip")
    written: list[str] = []
    engine = desk._vault._engine
    assert engine is not None

    @event.listens_for(engine, "before_cursor_execute")
    def listen(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("SELECT", "BEGIN")):
            written.append(statement)

    before = len(desk.trail.lines())
    desk.search.find("etui pip")
    desk.search.choices()
    assert written == []
    assert len(desk.trail.lines()) == before


@pytest.mark.parametrize(
    "pasted",
    [" ".join(f"woord{number}" for number in range(3000)), "pip " * 3000, "x" * 60_000, "㍿" * 20_000],
    ids=["many words", "one word often", "a long word", "a word that folds longer"],
)
def test_whatever_is_pasted_the_search_and_the_offers_go_on(desk: Desk, opened: Case, pasted: str) -> None:
    desk.pupils.keep(Pupil(0, PersonName("Pip", "", "Voorbeeldstra"), "1001", "2B"))
    found = desk.search.find(pasted)
    assert bool(found.pupils) is bool(found.cases) is pasted.startswith("pip")
    assert bool(desk.pupils.find(pasted)) is pasted.startswith("pip")


def test_a_pupil_is_found_as_a_list_names_one(desk: Desk) -> None:
    jan = desk.pupils.keep(Pupil(0, PersonName("Jan", "van den", "Berg"), "1001", "2B"))
    for words in ("Berg, Jan", "Berg, Jan van den", "berg,jan", "Jan, 2B"):
        assert desk.search.find(words).pupils == (jan,), words
    assert desk.search.find("Berg, Piet").pupils == ()


def test_r6_without_room_for_the_index_earlier_cases_are_known_all_the_same(
    desk: Desk,
    opened: Case,
    signal: Signal,
    people: tuple[Involvement, ...],
    unlock: Callable[[], Desk],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with desk._vault.transaction() as session:
        session.execute(text("UPDATE involvements SET pupil_key = '', name_key = ''"))
        session.execute(text("DELETE FROM passage_recipes"))
    desk.lock()

    def full(_self: PassageStore) -> None:
        raise DiskFullError

    with monkeypatch.context() as patched:
        patched.setattr(PassageStore, "remake", full)
        again = unlock()
    question = again.cases.course_question(again.cases.open(signal, people))
    assert question is not None
    assert question.earlier.case_id == opened.id
    again.lock()
