"""A document is written whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from pestdesk.errors import ExportError
from pestdesk.export.files import write_atomically


def test_a_document_is_written_for_its_maker_only(tmp_path: Path) -> None:
    path = tmp_path / "casus.pdf"
    write_atomically(path, b"%PDF")
    assert path.read_bytes() == b"%PDF"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_an_earlier_document_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "casus.pdf"
    path.write_bytes(b"oud")
    write_atomically(path, b"nieuw")
    assert path.read_bytes() == b"nieuw"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "De schijf is vol"),
        (errno.EROFS, "kan niet worden geschreven"),
        (errno.EACCES, "mag niet worden geschreven"),
        (errno.EIO, "De schijf gaf een fout"),
    ],
)
def test_a_failing_disk_leaves_the_earlier_document_and_no_half_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "casus.pdf"
    path.write_bytes(b"oud")

    def failing(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(ExportError, match=words):
        write_atomically(path, b"nieuw")
    assert path.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [path]


def test_a_document_that_another_program_holds_is_named_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "casus.pdf"
    path.write_bytes(b"oud")

    def held(self: Path, target: Path) -> Path:
        error = PermissionError(errno.EACCES, "held")
        error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
        raise error

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(ExportError, match="open in een ander programma"):
        write_atomically(path, b"nieuw")
    assert path.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_vanished_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="map is er niet"):
        write_atomically(tmp_path / "stick" / "casus.pdf", b"%PDF")


def test_a_folder_in_the_place_of_the_document_stays(tmp_path: Path) -> None:
    path = tmp_path / "casus.pdf"
    path.mkdir()
    with pytest.raises(ExportError, match=r"map met dezelfde naam|mag niet worden geschreven"):
        write_atomically(path, b"%PDF")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_is_told_by_the_system_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def on_full_disk(descriptor: int, mode: str) -> object:
        os.close(descriptor)
        return Path("/dev/full").open(mode)

    monkeypatch.setattr(os, "fdopen", on_full_disk)
    with pytest.raises(ExportError, match="De schijf is vol"):
        write_atomically(tmp_path / "casus.pdf", b"%PDF")
    assert list(tmp_path.iterdir()) == []
