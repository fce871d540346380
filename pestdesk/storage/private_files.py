"""Files and folders that only their owner can read (0600, 0700), written whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

FILE_MODE = 0o600
FOLDER_MODE = 0o700
#: How the name of a file ends that is not whole yet.
HALF = ".new"


def make_empty(path: Path) -> None:
    """Makes an empty private file; raises FileExistsError when there is one already."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))


def write(path: Path, data: bytes) -> None:
    """Writes a private file atomically: after a crash the old file is there, or the new one, never a half one."""
    with _replacing(path) as file:
        file.write(data)


def copy(source: Path, target: Path) -> None:
    """Copies a file to a private file, atomically."""
    with source.open("rb") as read, _replacing(target) as written:
        shutil.copyfileobj(read, written)


def move(source: Path, target: Path) -> None:
    """Gives a finished file its own name on the same disk, in a way that a power cut does not undo."""
    with source.open("r+b") as file:
        os.fsync(file.fileno())
    source.replace(target)
    sync_folder(target.parent)


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    half = path.with_name(f"{path.name}{HALF}")
    half.unlink(missing_ok=True)
    try:
        make_empty(half)
        with half.open("r+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


@contextmanager
def aside(folder: Path) -> Iterator[Path]:
    """A private folder in this one, in which files are made before they get their names; it is gone afterwards."""
    made = folder / HALF
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(mode=FOLDER_MODE)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def make_folder(folder: Path) -> list[Path]:
    """Makes a private folder with its parents.

    Returns the folders that were made, the deepest first, so that a caller who fails can take them away again.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=FOLDER_MODE)
    return missing


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder survive a power cut, where the file system can; Windows does this by itself."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
