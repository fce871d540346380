"""How the user arranged the window, kept beside the vault so that it also holds before the vault is open.

It is plain text, so nothing in it may tell of a pupil, a case or the school: sizes, columns and choices of a list.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

FILE_NAME: Final = "venster.ini"


class WindowMemory:
    """Words by their key. Without a folder they are remembered as long as this object lives.

    What the file cannot keep (a full disk, a folder that may not be written) is remembered until the program ends.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._values: dict[str, str] = {}
        self._file = QSettings(str(folder / FILE_NAME), QSettings.Format.IniFormat) if folder is not None else None

    def get(self, key: str, default: str = "") -> str:
        """What was kept by this key, or else the default."""
        if key in self._values:
            return self._values[key]
        kept = self._file.value(key) if self._file is not None else None
        # A list in an edited file, say: only words were ever written.
        return kept if isinstance(kept, str) else default

    def keep(self, key: str, value: str) -> None:
        """Remember this from now on."""
        self._values[key] = value
        if self._file is not None:
            self._file.setValue(key, value)
            self._file.sync()
