"""Loads PySide6 without what it does to every import after it."""

import builtins


def load() -> None:
    """Import Qt's classes, and leave Python's own way of importing as it was.

    PySide6 puts itself before each later import, and reads the source of every module to see whether it asks for
    PySide6's other spellings (`from __feature__ import …`). None here does, and for all that a window needs it takes
    25 MB and a tenth of a second.
    """
    plain = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401 - imported for its effect

    builtins.__import__ = plain
