"""The folder of the made-up vault of a practice window: gone when the window goes, or else at the next start."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pestdesk.errors import VaultError
from pestdesk.storage import in_use, places

_PREFIX = "pestdesk-demo-"
_VAULT = "kluis"
#: A folder that has no vault yet may be of a window that is just opening.
_OPENING_S = 3600


@contextmanager
def practice_folder() -> Iterator[Path]:
    """A folder that is there during the block. What a killed practice window left behind goes first: its passphrase
    is in the program for all to read, and someone may have typed a real name while she tried it out."""
    remove_leftovers()
    with tempfile.TemporaryDirectory(prefix=_PREFIX) as folder:
        yield Path(folder)


def remove_leftovers() -> None:
    """Remove every practice folder that no running program holds. What cannot be removed stays, and is told to
    nobody: there is nothing to be done about it."""
    with suppress(OSError):
        for folder in list(Path(tempfile.gettempdir()).glob(f"{_PREFIX}*")):
            with suppress(OSError, VaultError):
                if _is_ours(folder) and _is_left(folder):
                    shutil.rmtree(folder)


def _is_ours(folder: Path) -> bool:
    """Whether this user made it: anyone may write in the folder for temporary things."""
    is_folder = folder.is_dir() and not folder.is_symlink()
    return is_folder and (not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid())


def _is_left(folder: Path) -> bool:
    """Whether no program is at work in it. Raises VaultInUseError when one is."""
    vault = folder / _VAULT
    if not places.lock_path(vault).exists():
        return time.time() - folder.stat().st_mtime > _OPENING_S
    with in_use.held(vault):
        return True
