"""What is practised leaves nothing behind, also when its window was killed."""

import os
import tempfile
import time
from pathlib import Path

import pytest

from pestdesk.storage import in_use, practice_folder


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def made(temporary: Path, name: str) -> Path:
    """A practice folder with a vault in it that a program has held."""
    folder = temporary / f"pestdesk-demo-{name}"
    (folder / "kluis").mkdir(parents=True)
    with in_use.held(folder / "kluis"):
        (folder / "kluis" / "pestdesk.db").write_bytes(b"wat getypt is")
    return folder


def test_the_folder_goes_with_the_window(temporary: Path) -> None:
    with practice_folder.practice_folder() as folder:
        (folder / "kluis").mkdir()
        assert folder.parent == temporary
    assert list(temporary.iterdir()) == []


def test_what_a_killed_window_left_goes_at_the_next_start(temporary: Path) -> None:
    left, other = made(temporary, "dood"), temporary / "pestdesk-andere"
    other.mkdir()
    with practice_folder.practice_folder():
        assert not left.exists()
    assert other.exists(), "it is of something else"


def test_a_window_that_is_open_or_opening_keeps_its_folder(temporary: Path) -> None:
    is_open, opening = made(temporary, "open"), temporary / "pestdesk-demo-begint"
    opening.mkdir()
    with in_use.held(is_open / "kluis"):
        practice_folder.remove_leftovers()
    assert is_open.exists()
    assert opening.exists()
    long_ago = time.time() - 2 * 3600
    os.utime(opening, (long_ago, long_ago))
    practice_folder.remove_leftovers()
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="no links here")
def test_nothing_outside_is_reached_through_a_link(temporary: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    real = tmp_path_factory.mktemp("echt")
    (real / "kluis").mkdir()
    with in_use.held(real / "kluis"):
        pass
    (temporary / "pestdesk-demo-link").symlink_to(real)
    practice_folder.remove_leftovers()
    assert (real / "kluis").exists()
