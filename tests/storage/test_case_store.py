from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from pestdesk.domain.case import Case
from pestdesk.domain.case_summary import CaseFilter, CaseSummary
from pestdesk.domain.closing import Closing
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Role, Route
from pestdesk.domain.record import Stamp
from pestdesk.domain.signal import Reporter
from pestdesk.errors import RuleError
from pestdesk.storage.case_rows import PARTS
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.tables import CaseRow
from pestdesk.storage.vault import Vault

CaseBuilder = Callable[..., Case]

CLOSING = Closing(date(2026, 11, 1), "Lies van Voorbeeld", "opgelost")


def save(vault: Vault, *cases: Case) -> None:
    with vault.transaction() as session:
        for case in cases:
            CaseStore(session).save(case)


def get(vault: Vault, case_id: str) -> Case:
    with vault.reading() as session:
        return CaseStore(session).get(case_id)


def summaries(vault: Vault, which: CaseFilter = CaseFilter.ALL, words: str = "") -> list[str]:
    with vault.reading() as session:
        return [summary.id for summary in CaseStore(session).summaries(which, words)]


@pytest.mark.parametrize("closed", [True, False])
def test_a_case_comes_back_as_it_was_saved(vault: Vault, rich_case: CaseBuilder, closed: bool) -> None:
    case = rich_case(closed=closed)
    save(vault, case)
    assert get(vault, case.id) == case


def test_the_rich_case_has_a_row_in_every_table(vault: Vault, rich_case: CaseBuilder) -> None:
    save(vault, rich_case())
    with vault.reading() as session:
        for table in (CaseRow.__tablename__, *(rows.__tablename__ for rows in PARTS)):
            assert session.scalar(text(f"SELECT count(*) FROM {table}")), table


def test_cases_do_not_mix(vault: Vault, rich_case: CaseBuilder, small_case: CaseBuilder) -> None:
    cases = [
        rich_case("2026-001", closed=False),
        small_case("2026-002"),
        rich_case("2026-003", entries=9, closed=False),
    ]
    save(vault, *cases)
    assert [get(vault, case.id) for case in cases] == cases
    with vault.reading() as session:
        assert sorted(CaseStore(session).open_cases(), key=lambda case: case.id) == cases


def test_a_case_that_is_not_there_is_told(vault: Vault) -> None:
    with pytest.raises(RuleError, match="2026-404"):
        get(vault, "2026-404")


def test_going_back_to_an_earlier_case_leaves_nothing_of_the_later_one(
    vault: Vault, rich_case: CaseBuilder, small_case: CaseBuilder
) -> None:
    before = small_case("2026-014")
    save(vault, before)
    save(vault, rich_case("2026-014"))
    save(vault, before)
    assert get(vault, "2026-014") == before
    with vault.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM entries")) == 0


def test_saving_an_unchanged_case_writes_nothing(vault: Vault, rich_case: CaseBuilder) -> None:
    save(vault, rich_case())
    assert written_by(vault, rich_case()) == []


def test_saving_writes_only_the_rows_that_differ(vault: Vault, rich_case: CaseBuilder) -> None:
    case = rich_case()
    save(vault, case)
    more = replace(case, entries=(*case.entries, replace(case.entries[0], id=9000)))
    assert [statement.split("(")[0] for statement in written_by(vault, more)] == [
        "INSERT INTO entries ",
        "INSERT INTO passages ",
    ]
    assert get(vault, case.id) == more


def written_by(vault: Vault, case: Case) -> list[str]:
    """The statements by which saving this case changes the vault."""
    statements: list[str] = []
    with vault.transaction() as session:
        connection = session.connection()

        @event.listens_for(connection, "before_cursor_execute")
        def note(_: Any, __: Any, statement: str, *rest: Any) -> None:
            if not statement.startswith("SELECT"):
                statements.append(statement)

        CaseStore(session).save(case)
        event.remove(connection, "before_cursor_execute", note)
    return statements


def test_instants_are_kept_in_utc_and_come_back_aware(vault: Vault, small_case: CaseBuilder) -> None:
    summer = timezone(timedelta(hours=2))
    case = replace(small_case(), stamp=Stamp("Lies", datetime(2026, 9, 10, 0, 30, tzinfo=summer)))
    save(vault, case)
    read = get(vault, case.id)
    assert read == case
    assert read.stamp.at.tzinfo is UTC
    with vault.reading() as session:
        assert session.scalar(text("SELECT written_at FROM cases")) == "2026-09-09 22:30:00.000000"


def test_an_instant_without_a_time_zone_is_refused(vault: Vault, small_case: CaseBuilder) -> None:
    naive = datetime(2026, 9, 9)  # noqa: DTZ001  (this is what is refused)
    with pytest.raises(Exception, match="time zone"):
        save(vault, replace(small_case(), stamp=Stamp("Lies", naive)))


def test_words_of_the_program_are_kept_as_their_values(vault: Vault, rich_case: CaseBuilder) -> None:
    save(vault, rich_case())
    with vault.reading() as session:
        assert session.scalar(text("SELECT reporter || place || route FROM cases")) == "parentonlinedifferent_classes"


def test_a_talk_with_someone_who_is_not_in_the_case_is_refused_and_shows_no_value(
    vault: Vault, rich_case: CaseBuilder
) -> None:
    case = rich_case()
    save(vault, case)
    without_victim = replace(case, involvements=tuple(p for p in case.involvements if p.id != 2))
    with pytest.raises(IntegrityError) as caught:
        save(vault, without_victim)
    assert "Voorbeeldstra" not in f"{caught.value}{caught.value!r}"
    assert get(vault, case.id) == case


def test_the_list_shows_the_newest_case_first(vault: Vault, rich_case: CaseBuilder, small_case: CaseBuilder) -> None:
    save(
        vault,
        small_case("2026-001", opened_on=date(2026, 9, 7)),
        small_case("2026-003", opened_on=date(2026, 9, 8), closing=CLOSING),
        small_case("2026-002", opened_on=date(2026, 9, 8), school_class="1C"),
        rich_case("2025-099"),
    )
    with vault.reading() as session:
        lines = CaseStore(session).summaries()
    assert [line.id for line in lines] == ["2025-099", "2026-003", "2026-002", "2026-001"]
    protocol = "cals-231010"
    assert replace(lines[0], reported_on=None, closed_on=None, route=Route.UNKNOWN) == CaseSummary(
        "2025-099", "Zoë V. · onbekend", "2B", protocol, "phase-2", 1, date(2026, 9, 9), True
    )
    assert lines[0].reported_on == date(2026, 9, 9)
    assert [line.closed_on is not None for line in lines] == [line.is_closed for line in lines]
    assert replace(lines[2], reported_on=None, route=Route.UNKNOWN) == CaseSummary(
        "2026-002", "Pip V. · Sem N.", "1C", protocol, "phase-1", 1, date(2026, 9, 8), False
    )
    assert lines[2].route is Route.SAME_CLASS
    assert summaries(vault, CaseFilter.OPEN) == ["2026-002", "2026-001"]
    assert summaries(vault, CaseFilter.CLOSED) == ["2025-099", "2026-003"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["2026-003", "2026-002", "2026-001"]),
        ("   ", ["2026-003", "2026-002", "2026-001"]),
        ("zoe", ["2026-002"]),
        ("ZOË", ["2026-002"]),
        ("cağla", ["2026-003"]),
        ("ostergard", ["2026-003"]),
        ("2026-001", ["2026-001"]),
        ("1c", ["2026-002"]),
        ("nepman 2b", ["2026-003", "2026-001"]),
        ("2b zoe", []),
        ("%", []),
        ("_", []),
        ("\\", []),
    ],
)
def test_searching_finds_numbers_names_and_classes_without_accents_or_capitals(
    vault: Vault, small_case: CaseBuilder, words: str, found: list[str]
) -> None:
    save(
        vault,
        small_case("2026-001", "Pip Voorbeeldstra"),
        small_case("2026-002", "Zoë van den Berg", school_class="1C"),
        small_case("2026-003", "Çağla Østergård"),
    )
    assert summaries(vault, CaseFilter.ALL, words) == found


def test_the_list_follows_what_is_saved(vault: Vault, small_case: CaseBuilder) -> None:
    case = small_case()
    save(vault, case)
    renamed = case.with_involvement(
        Involvement(0, case.involvements[0].name, (Role.WITNESS,), "4H2")
    ).with_involvement(replace(case.involvements[1], school_class="3D"))
    save(vault, renamed)
    with vault.reading() as session:
        (line,) = CaseStore(session).summaries(text="4h2")
    assert line.classes == "2B, 3D"


def test_numbers_go_on_within_a_school_year(vault: Vault, small_case: CaseBuilder) -> None:
    def next_number(year: int) -> str:
        with vault.reading() as session:
            return CaseStore(session).next_number(year)

    assert next_number(2026) == "2026-001"
    save(vault, small_case("2026-001"), small_case("2026-009"), small_case("2025-120"))
    assert next_number(2026) == "2026-010"
    assert next_number(2025) == "2025-121"
    save(vault, small_case("2026-999"), small_case("2026-1000"))
    assert next_number(2026) == "2026-1001"


def some(parts: tuple[Any, ...]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Any of the parts, in any order."""
    return st.permutations(parts).flatmap(
        lambda order: st.integers(0, len(order)).map(lambda length: tuple(order[:length]))
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_was_there_before_the_saved_case_comes_back(
    vault: Vault, rich_case: CaseBuilder, data: st.DataObject
) -> None:
    whole = rich_case(entries=4)
    first = whole.rounds[0]
    for _ in range(2):
        round_ = replace(
            first,
            actions=data.draw(some(first.actions)),
            talks=data.draw(some(first.talks)),
            contacts=data.draw(some(first.contacts)),
            measures=data.draw(some(first.measures)),
            notes=data.draw(some(first.notes)),
            skips=data.draw(some(first.skips)),
            cause=data.draw(st.text()),
        )
        case = replace(
            whole,
            rounds=(round_, *whole.rounds[1:]) if data.draw(st.booleans()) else (round_,),
            entries=data.draw(some(whole.entries)),
            other_coordinators=data.draw(some(whole.other_coordinators)),
            signal=replace(whole.signal, text=data.draw(st.text()), passed_on=data.draw(st.none() | st.dates())),
            closing=data.draw(st.sampled_from([None, whole.closing])),
        )
        save(vault, case)
        assert get(vault, case.id) == case


def test_the_names_in_the_vault_are_of_pupils_and_parents_and_each_is_there_once(
    vault: Vault, small_case: CaseBuilder
) -> None:
    first = small_case("2026-001")
    pip, sem = first.involvements
    mother = Guardian(4, "Mieke van den Berg", "moeder")
    save(
        vault,
        replace(first, involvements=(replace(pip, guardians=(mother,)), replace(sem, name=None)), last_id=4),
        replace(small_case("2026-002"), signal=replace(first.signal, reporter_name="Kee Klikspaan")),
        replace(
            small_case("2026-003"),
            signal=replace(first.signal, reporter=Reporter.STAFF, reporter_name="Toon Proefstra"),
        ),
    )
    with vault.reading() as session:
        names = sorted(name.full for name in CaseStore(session).names() if name.full)
    assert names == ["Kee Klikspaan", "Mieke van den Berg", "Pip Voorbeeldstra", "Sem Nepman"]
