"""What one vault asks of the window, measured in a process of its own: prints its figures as JSON.

usage: python packaging/window_figures.py FOLDER [--backup | --day]
FOLDER is the folder of a vault that made_up_vault made. With --backup one is made too, and checked, which takes its
time with many cases. With --day a working day is played in it instead, and each act has the longest time for which
the window did not come to anything else.
"""

import functools
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import made_up_vault
from figures import pss, settle, took

_ROUNDS = 15
#: Until what is made ready beside the first page is there.
_READY_S = 4.0


def main() -> None:
    """Measure on a copy of the vault: what is done in it is not for the next time."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder, options = Path(sys.argv[1]), sys.argv[2:]
    with tempfile.TemporaryDirectory() as work:
        copy = Path(shutil.copytree(folder, Path(work) / "kluis"))
        print(json.dumps(_measured(copy, is_day="--day" in options, has_backup="--backup" in options)))


def _measured(folder: Path, *, is_day: bool, has_backup: bool = False) -> dict[str, float]:
    import gc

    from pestdesk import pyside

    # As the program begins.
    gc.disable()
    pyside.load()
    from PySide6.QtWidgets import QApplication
    from stalls import Stalls

    from pestdesk.app import Program
    from pestdesk.ui import theme

    app = QApplication([*sys.argv[:1], *theme.STYLE_ARGUMENTS])
    program = Program(folder.parent)
    painted_at = _note_painting()
    shell = program.show(app)
    stalls = Stalls(app)
    stalls.wait("typing the passphrase", _READY_S)
    found = {**_opening(app, program, shell, folder, painted_at), **stalls.by_act}
    if is_day:
        import working_day

        working_day.play(app, program, stalls)
        return stalls.by_act
    found |= _in_the_window(app, program)
    if has_backup:
        backups = program._desk.backups
        found["backup"] = took(lambda: backups.make(backups.job())) / 1000
    return found


def _note_painting() -> list[float]:
    """The moments at which a window was painted, from here on."""
    from PySide6.QtCore import QEvent

    from pestdesk.ui.shell import Shell

    painted_at: list[float] = []

    def event(shell: Any, event: Any) -> bool:
        done: bool = super(Shell, shell).event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            painted_at.append(time.perf_counter())
        return done

    Shell.event = event  # type: ignore[method-assign]
    return painted_at


def _opening(app: Any, program: Any, shell: Any, folder: Path, painted_at: list[float]) -> dict[str, float]:
    """From Enter until the list is painted, and how long of that the key took."""
    from PySide6.QtCore import QEventLoop

    from pestdesk.desk import Desk, demo

    # On the day of the vault, not on today's.
    Desk.unlock = functools.partial(Desk.unlock, clock=lambda: made_up_vault.NOW)  # type: ignore[method-assign]
    derivation = statistics.median(took(lambda: made_up_vault.key_of(folder)) for _ in range(5))
    page = shell.currentWidget()
    page.field.edit.setText(demo.PASSPHRASE)
    painted_at.clear()
    start = time.perf_counter()
    page.field.edit.returnPressed.emit()
    while program._window is None or not painted_at:
        # Of the page that is still shown meanwhile.
        painted_at.clear()
        # As the loop does: asleep until something comes, for the key wants the processor.
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    opening = 1000 * (painted_at[0] - start)
    return {"opening": opening, "derivation": derivation, "memory": pss()}


def _in_the_window(app: Any, program: Any) -> dict[str, float]:
    from pestdesk.domain.case_summary import CaseFilter
    from pestdesk.domain.record import Entry

    window, desk = program._window, program._desk
    found: dict[str, float] = {}

    def timed(what: str, *acts: Callable[[], object]) -> None:
        def painted(act: Callable[[], object]) -> None:
            act()
            settle(app)

        for act in acts:
            painted(act)
        times = [took(lambda act=act: painted(act)) for _ in range(_ROUNDS) for act in acts]  # type: ignore[misc]
        found[what], found[f"{what}, slowest"] = statistics.median(times), max(times)

    cases = [desk.cases.get(each.id) for each in desk.cases.summaries(CaseFilter.OPEN)]
    largest = max(cases, key=lambda case: len(case.entries)).id
    usual = next(case.id for case in cases if case.round.terms and case.id != largest)
    timed("list of open cases", window.case_list.refresh)
    window.case_list._filter(CaseFilter.ALL)
    timed("list of all cases", window.case_list.refresh)
    found["memory with all listed"] = pss()
    window.case_list._filter(CaseFilter.OPEN)
    timed("agenda", desk.calendar.agenda)
    timed("search", *(lambda words=words: desk.search.find(words) for words in ("kl", "fiets", "gesprek", "3b")))
    window.show_case(usual)
    opened = []
    for _ in range(_ROUNDS):
        opened.append(took(lambda: (window.show_case(largest), settle(app))))
        window.show_case(usual)
        settle(app)
    found["case opened"] = statistics.median(opened)
    month, wizard = window.calendar.month.grid, window.case_page.wizard
    timed("month", lambda: month.turn_shown(1), lambda: month.turn_shown(-1))
    steps = [state.step.id for state in desk.cases.progress(window.case_page.case).all_steps]
    timed("step", *(lambda step=step: wizard.open(step) for step in steps))
    note = Entry(made_up_vault.NOW.date(), made_up_vault.BY, "Zij vertelde dat het vandaag rustig was in de pauze.")
    verb = [took(lambda: desk.cases.write(usual, note)) for _ in range(_ROUNDS)]
    found["verb"] = statistics.median(verb)
    timed("verb, with all that is shown read again", lambda: window.bridge.do(desk.cases.write, usual, note))
    timed("today", window.show_today)
    return found


if __name__ == "__main__":
    main()
