"""How quick the open window is, on vaults of 1,000, 10,000 and 100,000 cases, each in a process of its own.

The reference of the memory is a bare window of PySide6; that of what grows is the same on 1,000 cases.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import made_up_vault
from figures import Figure

_HERE = Path(__file__).parent
_SMALL, _USUAL, _LARGE = 1_000, 10_000, 100_000
#: What is to be done on the vault of 10,000 cases, and within how many milliseconds.
_BARS = {
    "search": ("a search of the index", 16.0),
    "case opened": ("a case of 200 notes opened", 50.0),
    "month": ("the month turned", 16.0),
    "step": ("another step, median of all kinds", 16.0),
    "verb": ("a verb with its commit", 30.0),
    "verb, with all that is shown read again": ("the same, with all that is shown read again", 0.0),
    "today": ("Vandaag read again", 0.0),
}
_OPENING_BAR, _STALL_BAR, _DAY_BAR = 150.0, 30.0, 50.0
#: How many times as much a hundred times as many cases may take.
_GROWTH_BAR = 2.0
_GROWING = {"list of open cases": "the list of open cases", "list of all cases": "the list of all cases"} | {
    "search": "a search of the index",
    "agenda": "the agenda",
}
_MEMORY_BAR, _MORE_MEMORY_BAR = 2.2, 15.0
_BACKUP_BAR = 3.0


def measure(vaults: Path) -> list[Figure]:
    """All figures of this chapter; takes a minute or two when the vaults are there."""
    return list(_measured(vaults))


def _measured(vaults: Path) -> Iterator[Figure]:
    small, large = (_of_vault(vaults, count) for count in (_SMALL, _LARGE))
    usual = _of_vault(vaults, _USUAL, "--backup")
    yield Figure(
        "Enter until the list is painted, 10,000 cases",
        usual["opening"],
        "ms",
        bar=usual["derivation"] + _OPENING_BAR,
    )
    yield Figure("of which the key", usual["derivation"])
    yield Figure("the field of the passphrase, longest wait", usual["typing the passphrase"], bar=_STALL_BAR)
    for name, (words, bar) in _BARS.items():
        yield Figure(words, usual[name], bar=bar)
        if f"{name}, slowest" in usual:
            yield Figure("its slowest", usual[f"{name}, slowest"])
    for name, words in _GROWING.items():
        yield Figure(
            f"{words}: 100,000 cases / 1,000", large[name], reference=small[name], bar=_GROWTH_BAR * small[name]
        )
    bare = float(_run(str(_HERE / "bare_window.py"), "--memory"))
    yield Figure("memory, 10,000 cases open", usual["memory"], "MB", bare, _MEMORY_BAR * bare)
    yield Figure("memory, all of them listed", usual["memory with all listed"], "MB", bare)
    more = large["memory with all listed"] - usual["memory with all listed"]
    yield Figure("memory, more with 100,000 listed", more, "MB", bar=_MORE_MEMORY_BAR)
    yield Figure("a backup of 10,000 cases, made and checked", usual["backup"], "s", bar=_BACKUP_BAR)
    for act, longest in _of_vault(vaults, _USUAL, "--day").items():
        yield Figure(f"a working day: {act}, longest wait", longest, bar=_DAY_BAR)


def _of_vault(vaults: Path, count: int, *options: str) -> dict[str, float]:
    folder = made_up_vault.kept(vaults, count)
    figures: dict[str, float] = json.loads(_run(str(_HERE / "window_figures.py"), str(folder), *options))
    return figures


def _run(*arguments: str) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout
