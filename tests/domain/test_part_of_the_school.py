"""A list that lacks many of the directory, and leaving those as they are."""

from datetime import date

import pytest

from pestdesk.domain.names import PersonName
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.pupil_import import ImportPlan, compare
from pestdesk.domain.pupil_list import Column, PupilField, PupilList, PupilRow

TODAY = date(2026, 10, 8)


def plan(known: int, listed: int) -> ImportPlan:
    """A directory of so many pupils compared with a list that holds the first of them."""
    names = [PersonName(f"Leerling{number}", "", "Verzonnen") for number in range(known)]
    directory = [Pupil(at + 1, name, str(at + 1), "1A") for at, name in enumerate(names)]
    rows = tuple(PupilRow(str(at + 1), name, "1A", (), (), at + 2) for at, name in enumerate(names[:listed]))
    columns = tuple(
        Column(field.value, field) for field in (PupilField.NUMBER, PupilField.FULL_NAME, PupilField.SCHOOL_CLASS)
    )
    made = compare(directory, PupilList(columns, rows, (), ()), TODAY)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("known", "listed", "lacks_many"), [(9, 9, False), (9, 6, False), (9, 5, True), (9, 0, True), (0, 0, False)]
)
def test_more_than_a_third_missing_is_unusual(known: int, listed: int, lacks_many: bool) -> None:
    made = plan(known, listed)
    assert len(made.absent) == known - listed
    assert made.lacks_many is lacks_many


def test_who_is_missing_can_be_left_and_then_nothing_is_written_of_them() -> None:
    left = plan(9, 5).with_absent_left()
    assert left.absent == ()
    assert left.same == 5
    assert not left.writes
    assert not left.lacks_many
