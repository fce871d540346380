"""Takes a picture of every page on made-up cases, light and dark: to look at, and for the README.

usage: python packaging/screenshots.py [--into DIR] [--only WORD,…] [--size 1366x768] [--text 100] [--scheme light]
                                       [--long]
With QT_QPA_PLATFORM=offscreen it needs no screen; on a screen the pictures are what a person would see.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from scenes import BEFORE, NOW, SCENES, Stage

from pestdesk.desk import Desk, demo, safe
from pestdesk.desk.demo_play import COORDINATOR
from pestdesk.storage.keys import Cost
from pestdesk.ui import theme
from pestdesk.ui.shell import Shell

INTO = Path(__file__).parent / "screenshots"
SETTLE_MS = 40


class Studio:
    """Takes the pictures of one run."""

    def __init__(self, app: QApplication, into: Path, size: QSize, text: float, work: Path) -> None:
        self._app, self._into, self._size, self._text, self._work = app, into, size, text, work
        self._key = b""
        self._taken = 0

    def make_vaults(self, *, with_long_names: bool = False) -> None:
        """The vault of made-up cases without a directory, and one without a case."""
        desk = demo.open_demo(self._work / "demo", lambda: NOW, with_directory=False)
        if with_long_names:
            lengthen_names(desk)
        desk.lock()
        self._key = safe.read_key(self._work / "demo", demo.PASSPHRASE)
        new = safe.NewVault(demo.SCHOOL, COORDINATOR, "midden", demo.PASSPHRASE)
        self._empty_key = safe.create_vault(self._work / "empty", new, Cost(memory_kib=65536, iterations=1, lanes=4))

    def take_all(self, scheme: theme.Scheme, only: str) -> int:
        """Every scene whose name holds `only`; gives how many pictures there are now."""
        theme.apply(self._app, scheme)
        theme.scale_text(self._text)
        for name, begin in BEFORE.items():
            if _is_wanted(name, only):
                shell = Shell()
                begin(shell)
                self._take(shell, f"{name}-{scheme}")
                shell.close()
                shell.deleteLater()
        for name, play in SCENES.items():
            if _is_wanted(name, only):
                self._play(name, play, scheme)
        return self._taken

    def _play(self, name: str, play: Callable[[Stage], object], scheme: str) -> None:
        is_empty = name.startswith("empty")
        folder = self._work / f"{name}-{scheme}"
        shutil.copytree(self._work / ("empty" if is_empty else "demo"), folder)
        stage = Stage(folder, self._empty_key if is_empty else self._key, is_practice=name.startswith("practice"))
        self._settle(stage.window)
        shown = play(stage)
        self._take(shown if isinstance(shown, QDialog) else stage.window, f"{name}-{scheme}")
        stage.close()
        stage.window.deleteLater()
        shutil.rmtree(folder)

    def _settle(self, widget: QWidget) -> None:
        # A screen that is not there may be smaller.
        widget.setWindowState(Qt.WindowState.WindowNoState)
        widget.resize(self._size)
        widget.show()
        widget.activateWindow()
        QTest.qWait(SETTLE_MS)

    def _take(self, widget: QWidget, name: str) -> None:
        if not isinstance(widget, QDialog):
            self._settle(widget)
        self._into.mkdir(parents=True, exist_ok=True)
        widget.grab().save(str(self._into / f"{name}.png"))
        self._taken += 1


def _is_wanted(name: str, only: str) -> bool:
    return any(name == word[1:] if word.startswith("=") else word in name for word in only.split(","))


def lengthen_names(desk: Desk) -> None:
    """Give everyone in the open cases the longest name that a school may come across; her own stays in it."""
    for summary in desk.cases.summaries():
        for person in desk.cases.get(summary.id).involvements:
            if person.name is None:
                continue
            name = replace(
                person.name, given=f"{person.name.given}-Alexandra", family=f"{person.name.family}-van Oldenbarnevelt"
            )
            parents = tuple(replace(each, name=f"Wilhelmina {each.name}-van den Berg") for each in person.guardians)
            mentor = "Charlotte Konijnenburgh-tot Voorbeeldstein"
            desk.cases.keep_person(summary.id, replace(person, name=name, mentor=mentor, guardians=parents))
    desk.cases.forget_acts()


def main() -> int:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description="Take a picture of every page, light and dark.")
    parser.add_argument("--into", type=Path, default=INTO)
    parser.add_argument("--only", default="", help="only the pages with one of these words in their name, or ‘=name’")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--text", type=int, default=100, help="the size of text, in percent")
    parser.add_argument("--long", action="store_true", help="give everyone a long name")
    parser.add_argument("--scheme", choices=get_args(theme.Scheme))
    options = parser.parse_args()
    app = QApplication(sys.argv[:1])
    size = QSize(*(int(part) for part in options.size.split("x")))
    with tempfile.TemporaryDirectory() as work:
        studio = Studio(app, options.into, size, options.text / 100, Path(work))
        studio.make_vaults(with_long_names=options.long)
        for scheme in [options.scheme] if options.scheme else ("light", "dark"):
            taken = studio.take_all(scheme, options.only)
    print(f"{taken} pictures in {options.into}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
