"""Damaged files: whatever the bytes are, a list is read or refused, and nothing else happens.

By hand, for many more: PESTDESK_FUZZ=10000 uv run pytest -n 0 tests/imports/test_pupil_list_fuzz.py
"""

import codecs
import io
import os
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pestdesk.domain.pupil_list import PupilField, PupilList
from pestdesk.domain.pupil_number import number_key
from pestdesk.errors import ListFileError
from pestdesk.imports import read_pupil_list

SECRET = "123456782"
ROWS = [
    ["Stamnummer", "Roepnaam", "Tussenvoegsel", "Achternaam", "Klas", "BSN", "Naam ouder 1"],
    *([f"{number:06}", "Zoë", "van den", 'Berg "B"', "3A", SECRET, "Mieke; Jan"] for number in range(12)),
]
CSV = "\r\n".join(";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in ROWS)
TEXTS = [CSV.encode(), CSV.encode("cp1252"), codecs.BOM_UTF16_LE + CSV.encode("utf-16-le"), CSV.encode("utf-16-be")]

fuzzed = settings(
    max_examples=int(os.environ.get("PESTDESK_FUZZ", "100")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
pieces = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [b'"', b";", b"\r", b"\n", b"\0", b"\xff\xfe", b"</row>", b"<c r='XFD9'>", b"=1+1", b"\x1a", b"&b;"]
    ),
)
Faults = list[tuple[float, int, bytes]]
changes = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), pieces), min_size=1, max_size=6)


def changed(content: bytes, faults: Sequence[tuple[float, int, bytes]]) -> bytes:
    """The bytes with, at each of these places, some taken out and some put in."""
    for place, length, piece in faults:
        at = int(place * len(content))
        content = content[:at] + piece + content[at + length :]
    return content


def read_or_refuse(path: Path) -> PupilList | None:
    """The list, after a look at whether it holds what it promises; None when it was refused."""
    try:
        pupils = read_pupil_list(path)
    except ListFileError:
        return None
    assert {column.field for column in pupils.columns} <= {None, *PupilField}
    assert len({row.key for row in pupils.rows}) == len(pupils.rows)
    assert all(row.name.full and number_key(row.number) for row in pupils.rows)
    assert not {row.line for row in pupils.rows} & {problem.line for problem in pupils.problems}
    return pupils


@fuzzed
@given(text=st.sampled_from(TEXTS), faults=changes)
def test_a_damaged_csv_is_read_or_refused(tmp_path: Path, text: bytes, faults: Faults) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(changed(text, faults))
    read_or_refuse(path)


@fuzzed
@given(faults=changes, part=st.sampled_from(["", "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"]))
def test_a_damaged_workbook_is_read_or_refused(
    tmp_path: Path,
    workbook: Callable[[Sequence[Sequence[object]]], bytes],
    faults: Faults,
    part: str,
) -> None:
    content = workbook(ROWS)
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(with_changed_part(content, part, faults) if part else changed(content, faults))
    read_or_refuse(path)


def with_changed_part(content: bytes, part: str, faults: Faults) -> bytes:
    """A sound archive with one damaged part, which gets past the check of the archive."""
    damaged = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            new.writestr(name, changed(old.read(name), faults) if name == part else old.read(name))
    return damaged.getvalue()


@pytest.mark.parametrize("text", TEXTS, ids=["utf-8", "windows-1252", "utf-16 le", "utf-16 be"])
def test_the_undamaged_text_is_read_whole_without_the_other_columns(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(text)
    pupils = read_or_refuse(path)
    assert pupils is not None
    assert len(pupils.rows) == len(ROWS) - 1
    assert SECRET not in repr(pupils)
