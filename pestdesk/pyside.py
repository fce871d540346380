"""Loads PySide6 without what it does for programs that are still being written."""

import builtins
import sys
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from types import ModuleType
from typing import Any

_SIGNATURES = "shibokensupport.signature"
#: By these PySide6 writes its own stubs for type checkers.
_STUB_WRITERS = (f"{_SIGNATURES}.lib.enum_sig", f"{_SIGNATURES}.lib.pyi_generator")


def load() -> None:
    """Import Qt's classes, and leave Python's own way of importing as it was.

    PySide6 compiles what writes its stubs from source, at each start, and uses nothing of it: 13 ms. It also puts
    itself before each later import, and reads the source of every module to see whether it asks for PySide6's other
    spellings (`from __feature__ import …`). None here does, and for all that a window needs it takes 25 MB and a
    tenth of a second.
    """
    plain = builtins.__import__

    def importing(name: str, *how: Any, **more: Any) -> ModuleType:
        # Not sooner: PySide6 first takes away what has a name of its own modules.
        if name == _SIGNATURES:
            for each in _STUB_WRITERS:
                sys.modules.setdefault(each, module_from_spec(ModuleSpec(each, None)))
        return plain(name, *how, **more)

    builtins.__import__ = importing
    try:
        import PySide6.QtWidgets  # noqa: F401 - imported for its effect
    finally:
        builtins.__import__ = plain
