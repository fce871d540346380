"""Files to read, made on the spot."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from pestdesk.domain.pupil_list import PupilList
from pestdesk.imports import read_pupil_list

MakeWorkbook = Callable[[Sequence[Sequence[object]]], bytes]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., PupilList]:
    """Reads bytes as a file of this name."""

    def read_bytes(content: bytes, name: str = "leerlingen.csv", **options: object) -> PupilList:
        path = tmp_path / name
        path.write_bytes(content)
        return read_pupil_list(path, **options)  # type: ignore[arg-type]

    return read_bytes


@pytest.fixture(scope="session")
def workbook() -> MakeWorkbook:
    """Makes an XLSX file of rows."""

    def make(rows: Sequence[Sequence[object]]) -> bytes:
        book = Workbook()
        sheet = book.active
        for row in rows:
            sheet.append(list(row))
        saved = io.BytesIO()
        book.save(saved)
        return saved.getvalue()

    return make
