from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from pestdesk.domain.audit import BEGINNING, AuditLine, chained, first_broken

AT = datetime(2026, 9, 9, 12, tzinfo=UTC)


def trail(length: int) -> list[AuditLine]:
    lines: list[AuditLine] = []
    before = BEGINNING
    for number in range(1, length + 1):
        at, fields = AT + timedelta(minutes=number), ("cases.route", "talks")
        before = chained(before, number, at, "Lies", "Gesprek vastgelegd", "2026-001", fields)
        lines.append(AuditLine(number, at, "Lies", "Gesprek vastgelegd", "2026-001", fields, before))
    return lines


def test_a_trail_as_it_was_written_holds() -> None:
    assert first_broken([]) is None
    assert first_broken(trail(20)) is None


def test_the_same_instant_in_another_zone_is_the_same_line() -> None:
    elsewhere = [replace(line, at=line.at.astimezone(timezone(timedelta(hours=2)))) for line in trail(3)]
    assert first_broken(elsewhere) is None


CHANGES = st.sampled_from(
    [
        {"author": "Toon"},
        {"act": "Casus geopend"},
        {"case_id": "2026-002"},
        {"fields": ("talks",)},
        {"at": AT},
        {"chain": BEGINNING},
        {"number": 99},
    ]
)


@given(st.integers(0, 9), CHANGES)
def test_a_line_that_was_changed_is_found(place: int, change: dict[str, object]) -> None:
    lines = trail(10)
    lines[place] = replace(lines[place], **change)  # type: ignore[arg-type]
    assert first_broken(lines) == place + 1


@given(st.integers(0, 8))
def test_a_line_that_was_taken_away_is_found(place: int) -> None:
    lines = trail(10)
    del lines[place]
    assert first_broken(lines) == place + 1


@given(st.integers(0, 8))
def test_two_lines_that_changed_places_are_found(place: int) -> None:
    lines = trail(10)
    lines[place], lines[place + 1] = lines[place + 1], lines[place]
    assert first_broken(lines) == place + 1
