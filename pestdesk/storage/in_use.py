"""One running copy of the program holds the vault at a time, by the operating system's own lock."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from pestdesk.errors import FolderNotWritableError, VaultInUseError
from pestdesk.storage import faults, places, private_files


def acquire(folder: Path) -> FileLock:
    """The lock on the vault in this folder, to be released; a crash frees it too, so it is never stale.

    Raises VaultInUseError, or what a failing disk means.
    """
    lock = FileLock(places.lock_path(folder), timeout=0, mode=private_files.FILE_MODE)
    try:
        lock.acquire()
    except Timeout as error:
        # Some systems refuse to make the file in a way that looks like waiting for it.
        raise VaultInUseError if places.lock_path(folder).exists() else FolderNotWritableError from error
    except OSError as error:
        raise faults.from_os(error) from error
    return lock


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """The vault in this folder is this program's during the block. Raises what `acquire` raises."""
    lock = acquire(folder)
    try:
        yield
    finally:
        lock.release()
