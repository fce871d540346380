"""A working day in the window, played act by act while it is watched how long each holds up the window."""

from collections.abc import Iterator
from typing import Any

from stalls import Stalls

_PEOPLE = ["Pip Voorbeeldstra", "2B", "", "victim"]
_WORDS = "Zij vertelde dat het vandaag rustig was in de pauze."


def play(app: Any, program: Any, stalls: Stalls) -> None:
    """From the first look at the list to the lock in the afternoon."""
    window = program._window
    _look_around(window, stalls)
    _write(window, stalls)
    _do_steps(window, stalls)
    _search(window, stalls)
    _plan(window, stalls)
    _visit(window, stalls)
    stalls.watch("lock", window.lock_asked.emit)


def _open_cases(window: Any) -> Iterator[Any]:
    desk = window.bridge.desk
    return (desk.cases.get(each.id) for each in desk.cases.summaries())


def _look_around(window: Any, stalls: Stalls) -> None:
    from pestdesk.domain.case_summary import CaseFilter

    stalls.watch("today", window.show_today)
    shown = [window.case_list.model.case_id(row) for row in range(12)]
    stalls.watch("a case of the list", *(lambda each=each: window.show_case(each) for each in shown))
    filters = (CaseFilter.CLOSED, CaseFilter.ALL, CaseFilter.OPEN)
    stalls.watch("another filter", *(lambda each=each: window.case_list._filter(each) for each in filters))
    largest = max(_open_cases(window), key=lambda case: len(case.entries)).id
    stalls.watch("a case of 200 notes", lambda: window.show_case(largest))
    tabs = window.case_page.tabs
    stalls.watch("another tab", *(lambda each=each: tabs.setCurrentIndex(each) for each in (1, 2, 3, 0)))


def _write(window: Any, stalls: Stalls) -> None:
    from PySide6.QtTest import QTest

    window.case_page.add_note()
    form = window.case_page.timeline.form
    edit = form.form.field("text").edit
    stalls.watch("a letter of a note", *(lambda each=each: QTest.keyClicks(edit, each) for each in _WORDS[:20]))
    stalls.watch("the note kept", form.complete)
    stalls.watch("the note taken back", window.bridge.undo)
    window.case_page.tabs.setCurrentIndex(0)


def _do_steps(window: Any, stalls: Stalls) -> None:
    desk, wizard = window.bridge.desk, window.case_page.wizard
    case = next(case for case in _open_cases(window) if not case.round.terms)
    window.show_case(case.id)
    steps = [state.step.id for state in desk.cases.progress(case).all_steps]
    stalls.watch("another step", *(lambda each=each: wizard.open(each) for each in steps))
    stalls.watch("a new case", window.show_new_case)
    state = {"reporter": "mentor", "text": _WORDS, "people": _PEOPLE}
    stalls.watch("its four fields filled", lambda: window.new_case.form.set_state(state))
    stalls.watch("it opened", window.new_case.complete)
    stalls.watch("its inquiry", lambda: wizard.open("1a"))
    wizard.page.form.set_state({"text": _WORDS})
    before = len(desk.trail.lines())
    stalls.watch("Klaar", wizard.complete)
    assert len(desk.trail.lines()) == before + 1, "it was done"


def _search(window: Any, stalls: Stalls) -> None:
    for words in ("kluisje", "gesprek met"):
        typed = (words[:end] for end in range(1, len(words) + 1))
        stalls.watch("a letter of the search", *(lambda each=each: window.search.setText(each) for each in typed))
    stalls.watch("the search left", window._go.searching.leave)
    stalls.watch("the command search", window.search_commands)


def _plan(window: Any, stalls: Stalls) -> None:
    month = window.calendar.month.grid
    stalls.watch("another month", *(lambda by=by: month.turn_shown(by) for by in (1, 1, -1, -1)))
    stalls.watch("the calendar", window.show_calendar)
    stalls.watch("the school calendar", window.show_school_calendar)


def _visit(window: Any, stalls: Stalls) -> None:
    stalls.watch("the overview", window.show_cases)
    stalls.watch("the list of pupils", window.show_pupils)
    stalls.watch("the settings", window.show_settings)
    stalls.watch("the vault", window.show_vault)
    stalls.watch("the help", window.show_help)
    case = next(_open_cases(window))
    window.show_case(case.id)
    stalls.watch("a document", window.show_papers)
    stalls.watch("the relations", window.show_relations)
    while not window._pages.currentWidget().is_ready:
        # Where everyone stands in the picture is found by a worker.
        stalls.wait("their picture", 0.2)
    stalls.watch("today again", window.show_today)
    stalls.watch("a backup", window.backups.make)
    while window.backups.is_busy:
        stalls.wait("a backup", 0.2)
