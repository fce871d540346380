"""What the entries of the menus do in the main window."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from pestdesk.domain.case import Case
from pestdesk.ui import theme
from pestdesk.ui.bookmark import Page
from pestdesk.ui.menus import MenuActs
from pestdesk.ui.pages.places import TO_CLOSING, TO_COMPLETENESS, TO_COURSE, TO_NEXT_ROUND, TO_REOPENING
from pestdesk.ui.papers.papers_page import AGENDA, CASE_LIST, letter
from pestdesk.ui.reading_dialog import protocol_dialog
from pestdesk.ui.shortcuts_dialog import shortcuts_dialog
from pestdesk.ui.trail_dialog import TrailDialog

if TYPE_CHECKING:
    from pestdesk.ui.main_window import MainWindow

_TYPED_IN = (QLineEdit, QPlainTextEdit, QTextEdit)


def acts_in(window: "MainWindow") -> MenuActs:
    """The acts of this window; each is looked up when it is done."""
    desk = window.bridge.desk
    return MenuActs(
        new_case=window.show_new_case,
        today=window.show_today,
        next_round=partial(_open_special, window, TO_NEXT_ROUND),
        close_case=partial(_open_special, window, TO_CLOSING),
        reopen_case=partial(_open_special, window, TO_REOPENING),
        earlier_cases=partial(_open_special, window, TO_COURSE),
        archive=partial(_put_away, window, desk.retention.archive),
        delete=partial(_put_away, window, desk.retention.delete),
        take_back=partial(_put_away, window, desk.retention.take_back),
        trail=partial(_show_trail, window),
        add_note=lambda: window.case_page.add_note(),
        make_summary=window.show_papers,
        write_letter=partial(_write_letter, window),
        export_agenda=partial(window.show_papers, AGENDA),
        export_list=partial(window.show_papers, CASE_LIST),
        lock=window.lock_asked.emit,
        leave=lambda: window.window().close(),
        undo=window.bridge.undo,
        complete=partial(_complete, window),
        search=lambda: window.bar.focus_search(),
        search_commands=window.search_commands,
        show_tab=lambda tab: window.case_page.tabs.setCurrentIndex(tab),
        completeness=partial(_open_special, window, TO_COMPLETENESS),
        back=window.show_previous,
        toggle_cases=window.panes.toggle_left,
        toggle_calendar=window.panes.toggle_right,
        show_pupils=window.show_pupils,
        choose_appearance=partial(_choose_appearance, window),
        step_text_size=window.step_text_size,
        import_pupils=window.show_import,
        show_settings=window.show_settings,
        show_vault=window.show_vault,
        show_school_calendar=window.show_school_calendar,
        show_protocol=lambda: protocol_dialog(desk.cases.newest_protocol(), window).open(),
        show_relations=window.show_relations,
        open_practice=window.open_practice,
        show_tour=window.show_tour,
        show_calendar=window.show_calendar,
        move_check=window.move_check,
        show_help=window.show_help,
        show_shortcuts=lambda: shortcuts_dialog(window.menuBar(), window).open(),
        show_about=partial(_show_about, window),
        show_cases=window.show_cases,
    )


def _open_special(window: "MainWindow", where: str) -> None:
    window.case_page.open_special(where)


def _put_away(window: "MainWindow", verb: Callable[[str], Case]) -> None:
    if window.flush():
        window.bridge.do(verb, window.case_page.case_id)


def _complete(window: "MainWindow") -> None:
    """What the primary button of the page does that is filled in; where nothing is, or words are typed that are not
    of that page, nothing."""
    focused = QApplication.focusWidget()
    page, complete = (
        (window.new_case, window.new_case.complete)
        if window.page is Page.NEW_CASE
        else (window.case_page.wizard, window.case_page.wizard.card.finish)
    )
    is_elsewhere = isinstance(focused, _TYPED_IN) and not page.isAncestorOf(focused)
    if page.isVisible() and not is_elsewhere:
        complete()


def _show_trail(window: "MainWindow") -> None:
    case_id = window.case_page.case_id
    TrailDialog(f"Wie deed wat in casus {case_id}", window.bridge.desk.trail.lines(case_id), window).open()


def _show_about(window: "MainWindow") -> None:
    # What it shows is read when somebody asks for it, and never at the first window.
    from pestdesk.ui.about_dialog import AboutDialog

    AboutDialog(window.bridge.desk.cases.newest_protocol(), window).open()


def _write_letter(window: "MainWindow") -> None:
    window.show_papers(letter(window.bridge.desk.letters.kinds[0]))


def _choose_appearance(window: "MainWindow", appearance: str) -> None:
    window.bridge.desk.settings.choose_appearance(appearance)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.scheme(appearance))
