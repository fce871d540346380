"""Tells what a failing disk or database means: one known error, with its own sentence, per cause."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from pestdesk.errors import (
    BackupStoppedError,
    DatabaseDamagedError,
    DiskFaultError,
    DiskFullError,
    FolderNotWritableError,
    VaultError,
    VaultInUseError,
)

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}

# The primary result codes of SQLite (sqlite.org/rescode.html); the extended codes carry them in their lowest byte.
_BY_RESULT_CODE: dict[int, type[VaultError]] = {
    5: VaultInUseError,  # BUSY
    6: VaultInUseError,  # LOCKED
    8: FolderNotWritableError,  # READONLY
    9: BackupStoppedError,  # INTERRUPT: only a backup is ever interrupted
    10: DiskFaultError,  # IOERR
    11: DatabaseDamagedError,  # CORRUPT
    13: DiskFullError,  # FULL
    14: FolderNotWritableError,  # CANTOPEN
    26: DatabaseDamagedError,  # NOTADB
}

#: SQLite's own words for the same, for errors that the driver gives no code (those of the backup).
_BY_WORDS = {
    "database is locked": 5,
    "interrupted": 9,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}


def from_os(error: OSError) -> VaultError:
    """What an error of the operating system means for the vault."""
    if error.errno in _FULL:
        return DiskFullError()
    if error.errno == errno.EIO:
        return DiskFaultError()
    return FolderNotWritableError()


def from_database(error: BaseException | None) -> VaultError | None:
    """What an error of the database driver means for the vault; None when it is a bug and no fault of the disk."""
    code = getattr(error, "sqlite_errorcode", None) or _BY_WORDS.get(str(error))
    known = _BY_RESULT_CODE.get(code & 0xFF) if isinstance(code, int) else None
    return known() if known else None


@contextmanager
def of_the_disk() -> Iterator[None]:
    """Turns every error of the operating system in the block into a VaultError."""
    try:
        yield
    except OSError as error:
        raise from_os(error) from error
