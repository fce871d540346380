from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from pestdesk.desk import Desk
from pestdesk.domain.case import Case
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.closing import Closing
from pestdesk.domain.people import Involvement
from pestdesk.domain.record import Entry
from pestdesk.domain.shelving import Shelf
from pestdesk.domain.signal import Signal
from pestdesk.errors import RuleError

DAY = date(2026, 9, 7)
CLOSING = Closing(DAY, "Lies van Voorbeeld", "Het gaat goed.", "niet nodig")


def listed(desk: Desk) -> dict[CaseFilter, list[str]]:
    return {which: [each.id for each in desk.cases.summaries(which)] for which in CaseFilter}


@pytest.fixture
def closed(desk: Desk, opened: Case) -> Case:
    return desk.cases.close(opened.id, CLOSING)


def test_only_a_closed_case_can_be_archived_and_it_leaves_the_lists_of_the_day(desk: Desk, opened: Case) -> None:
    with pytest.raises(RuleError, match="nog open"):
        desk.retention.archive(opened.id)
    desk.cases.close(opened.id, CLOSING)
    desk.retention.archive(opened.id)
    found = listed(desk)
    assert found[CaseFilter.ARCHIVED] == found[CaseFilter.ALL] == [opened.id]
    assert found[CaseFilter.CLOSED] == found[CaseFilter.OPEN] == []
    with pytest.raises(RuleError, match="al opgeborgen"):
        desk.retention.archive(opened.id)


def test_a_case_in_the_archive_still_counts_as_an_earlier_one_and_opens_again_on_the_desk(
    desk: Desk, closed: Case, signal: Signal, people: tuple[Involvement, ...]
) -> None:
    desk.retention.archive(closed.id)
    again = desk.cases.open(signal, people)
    assert [each.case_id for each in desk.cases.earlier(again)] == [closed.id]
    assert desk.cases.reopen(closed.id, "Het begint weer.").shelving.shelf is Shelf.DESK


def test_a_case_in_the_bin_counts_nowhere_and_cannot_be_changed(
    desk: Desk, agreed: Case, signal: Signal, people: tuple[Involvement, ...]
) -> None:
    desk.retention.delete(agreed.id)
    assert listed(desk) == {which: [agreed.id] if which is CaseFilter.BINNED else [] for which in CaseFilter}
    assert not desk.calendar.agenda().items
    assert not desk.calendar.replans(desk.calendar.school_calendar())
    again = desk.cases.open(signal, people)
    assert desk.cases.earlier(again) == ()
    for act in (
        lambda: desk.cases.write(agreed.id, Entry(DAY, "Lies", "nog iets")),
        lambda: desk.cases.close(agreed.id, CLOSING),
        lambda: desk.retention.archive(agreed.id),
        lambda: desk.retention.delete(agreed.id),
    ):
        with pytest.raises(RuleError):
            act()


def test_a_case_comes_back_from_the_bin_as_it_was(desk: Desk, agreed: Case) -> None:
    desk.retention.delete(agreed.id)
    assert desk.retention.take_back(agreed.id) == agreed
    with pytest.raises(RuleError, match="niet opgeborgen"):
        desk.retention.take_back(agreed.id)


def test_a_case_from_the_archive_comes_back_from_the_bin_to_the_archive(desk: Desk, closed: Case) -> None:
    desk.retention.archive(closed.id)
    desk.retention.delete(closed.id)
    assert desk.retention.take_back(closed.id).shelving.shelf is Shelf.ARCHIVE
    assert desk.retention.take_back(closed.id) == closed


@pytest.mark.parametrize("act", ["archive", "delete"])
def test_putting_away_can_be_undone(desk: Desk, closed: Case, act: str) -> None:
    getattr(desk.retention, act)(closed.id)
    assert desk.cases.undo() == (closed,)
    assert desk.cases.get(closed.id) == closed


def test_after_thirty_days_in_the_bin_a_case_is_gone_with_all_that_was_typed_for_it(
    desk: Desk, agreed: Case, clock: Callable[[], object], unlock: Callable[[], Desk]
) -> None:
    desk.drafts.keep("step/1a", {"text": "half een zin"}, agreed.id)
    desk.retention.delete(agreed.id)
    clock.on(DAY + timedelta(days=29))  # type: ignore[attr-defined]
    assert desk.retention.remove_what_is_due() == ()
    clock.on(DAY + timedelta(days=30))  # type: ignore[attr-defined]
    desk.trail.record("Er is gewerkt")
    clock.on(DAY + timedelta(days=31))  # type: ignore[attr-defined]
    assert desk.retention.remove_what_is_due() == (agreed.id,)
    with pytest.raises(RuleError, match="staat niet in de kluis"):
        desk.cases.get(agreed.id)
    assert desk.drafts.get("step/1a") is None
    assert desk.cases.can_undo == ""


def test_nothing_is_removed_before_there_was_work_on_an_earlier_day_after_the_thirty(
    desk: Desk, opened: Case, clock: Callable[[], object]
) -> None:
    """A clock that is ahead for once, or a summer, may not empty the bin at the first look."""
    desk.retention.delete(opened.id)
    clock.on(DAY + timedelta(days=45))  # type: ignore[attr-defined]
    assert desk.retention.remove_what_is_due() == ()
    desk.trail.record("Er is gewerkt")
    assert desk.retention.remove_what_is_due() == (), "on the same day"
    clock.on(DAY + timedelta(days=46))  # type: ignore[attr-defined]
    assert desk.retention.remove_what_is_due() == (opened.id,)


def test_a_case_taken_back_to_the_archive_is_there_since_the_first_time(
    desk: Desk, closed: Case, clock: Callable[[], object], unlock: Callable[[], Desk]
) -> None:
    archived = desk.retention.archive(closed.id)
    clock.on(DAY + timedelta(days=9))  # type: ignore[attr-defined]
    desk.retention.delete(closed.id)
    desk.lock()
    again = unlock()
    assert again.retention.take_back(closed.id) == archived
    again.lock()


def test_what_was_removed_leaves_no_row_and_no_shred_in_the_database(desk: Desk, agreed: Case) -> None:
    # The last two as the index of words has them, without what they share with the word before them.
    words = ("Voorbeeldstra", "etui", "met rust laten", "oorbeeldst", "ggenomen")
    desk.retention.delete(agreed.id)
    desk.retention.remove(agreed.id)
    vault = desk._vault
    with vault.reading() as session:
        tables = session.scalars(text("SELECT name FROM sqlite_schema WHERE type = 'table'")).all()
        for table in tables:
            if table in ("audit", "tombstones"):
                continue
            rows = session.execute(text(f"SELECT * FROM {table}")).fetchall()
            assert agreed.id not in str(rows), table
    # The pages themselves, decrypted: what is deleted is overwritten and not only out of sight.
    plain = vault.folder / "plain.db"
    vault._connection.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
    vault._connection.execute("SELECT sqlcipher_export('plain')")
    vault._connection.execute("DETACH DATABASE plain")
    for word in words:
        assert word.encode() not in plain.read_bytes()
    assert (vault.folder / "vault.db-wal").stat().st_size == 0


def test_a_number_that_is_gone_is_never_given_again(
    desk: Desk, opened: Case, signal: Signal, people: tuple[Involvement, ...]
) -> None:
    with pytest.raises(RuleError, match="ligt niet in de prullenbak"):
        desk.retention.remove(opened.id)
    desk.retention.delete(opened.id)
    desk.retention.remove(opened.id)
    assert opened.id == "2026-001"
    assert desk.cases.open(signal, people).id == "2026-002"


def test_the_tombstone_says_who_did_what_when_and_nothing_about_anyone(desk: Desk, agreed: Case) -> None:
    desk.retention.delete(agreed.id)
    desk.retention.remove(agreed.id)
    lines = desk.trail.lines(agreed.id)
    assert [line.act for line in lines][-2:] == ["Casus in de prullenbak", "Casus definitief verwijderd"]
    told = str(lines)
    for word in ("Pip", "Voorbeeldstra", "Sem", "Nepman", "etui", "2B", "rust"):
        assert word not in told
