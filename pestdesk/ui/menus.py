"""The menu bar: every action of the program, with its shortcut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from pestdesk.domain.case import Case
from pestdesk.domain.shelving import Shelf
from pestdesk.ui import discretion

Act = Callable[[], object]

#: Whether an action can be done with the case that is shown.
Fits = Callable[[Case], bool]


@dataclass(frozen=True, slots=True)
class MenuActs:
    """What the entries do."""

    new_case: Act
    today: Act
    next_round: Act
    close_case: Act
    reopen_case: Act
    earlier_cases: Act
    archive: Act
    delete: Act
    take_back: Act
    trail: Act
    add_note: Act
    make_summary: Act
    write_letter: Act
    export_agenda: Act
    export_list: Act
    lock: Act
    leave: Act
    undo: Act
    complete: Act
    search: Act
    search_commands: Act
    show_tab: Callable[[int], object]
    completeness: Act
    back: Act
    toggle_cases: Act
    toggle_calendar: Act
    show_pupils: Act
    choose_appearance: Callable[[str], object]
    step_text_size: Callable[[int], object]
    import_pupils: Act
    show_school_calendar: Act
    show_protocol: Act
    show_settings: Act
    show_vault: Act
    show_relations: Act
    open_practice: Act
    show_tour: Act
    show_calendar: Act
    move_check: Act
    show_help: Act
    show_cases: Act
    show_shortcuts: Act
    show_about: Act


APPEARANCES = (
    ("system", "Volg het systeem", "Ctrl+F6"),
    ("light", "Licht", "Ctrl+F7"),
    ("dark", "Donker", "Ctrl+F8"),
    ("contrast", "Hoog contrast", "Ctrl+F9"),
)
_UNDO = "&Ongedaan maken"


class Menus:
    """Makes the menus of the main window; `for_case` fits them to the case that is shown."""

    def __init__(
        self,
        window: QMainWindow,
        acts: MenuActs,
        tabs: Sequence[str],
        appearance: str,
        text_percent: int,
    ) -> None:
        self._window = window
        bar = window.menuBar()
        self.actions: list[QAction] = []
        self._of_case: dict[QAction, Fits] = {}
        self._shows_case = False
        case = bar.addMenu("&Casus")
        self._add(case, "&Nieuwe casus", "Ctrl+Shift+N", acts.new_case)
        self._add(case, "&Vandaag", "Ctrl+D", acts.today)
        case.addSeparator()
        self._add(case, "Notitie in het verloop", "Ctrl+N", acts.add_note, fits=lambda case: case.takes_notes)
        self._add(case, "Eerdere casussen…", "Ctrl+Shift+E", acts.earlier_cases, fits=_any)
        self._add(case, "Controle verzetten…", "Ctrl+M", acts.move_check, fits=_has_open_check)
        self._add(case, "Pesten houdt aan…", "Ctrl+Shift+P", acts.next_round, fits=lambda case: case.takes_changes)
        self._add(case, "Casus sluiten…", "Ctrl+Shift+S", acts.close_case, fits=lambda case: case.takes_changes)
        self._add(case, "Casus heropenen…", "Ctrl+Shift+H", acts.reopen_case, fits=_can_reopen)
        self._add(case, "Naar het archief", "Ctrl+Shift+A", acts.archive, fits=_can_archive)
        self._add(case, "Naar de prullenbak", "Ctrl+Shift+Del", acts.delete, fits=_can_delete)
        self._add(case, "Terugzetten", "Ctrl+Shift+T", acts.take_back, fits=_can_take_back)
        self._add(case, "Wie deed wat…", "Ctrl+Shift+W", acts.trail, fits=_any)
        case.addSeparator()
        self.exports = case.addMenu("&Exporteren")
        self._papers = (
            self._add(self.exports, "&Samenvatting…", "Ctrl+P", acts.make_summary),
            self._add(self.exports, "&Brief…", "Ctrl+Shift+L", acts.write_letter),
        )
        self.exports.addSeparator()
        self._add(self.exports, "&Agenda voor een ander programma…", "Ctrl+Shift+I", acts.export_agenda)
        self._add(self.exports, "&Lijst van casussen…", "Ctrl+Shift+X", acts.export_list)
        case.addSeparator()
        self._add(case, "Ver&grendelen", "Ctrl+L", acts.lock)
        self._add(case, "&Afsluiten", "Ctrl+Q", acts.leave)
        edit = bar.addMenu("&Bewerken")
        self.undo = self._add(edit, _UNDO, "Ctrl+Shift+Z", acts.undo)
        self.undo.setEnabled(False)
        # On the keypad too.
        self.done = self._add(edit, "&Klaar met deze stap", "Ctrl+Return", acts.complete)
        self.done.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        edit.addSeparator()
        self._add(edit, "&Zoeken", "Ctrl+F", acts.search)
        self._add(edit, "O&pdracht zoeken…", "Ctrl+K", acts.search_commands)
        view = bar.addMenu("Bee&ld")
        self._add(view, "&Terug", "Alt+Left", acts.back)
        view.addSeparator()
        for number, words in enumerate(tabs):
            self._add(view, words, f"Alt+{number + 1}", partial(acts.show_tab, number), fits=_any)
        self._add(view, "Volledigheid", "F4", acts.completeness, fits=_any)
        self._add(view, "&Kalender", "Ctrl+Shift+M", acts.show_calendar)
        self._add(view, "&Relaties", "Ctrl+Shift+R", acts.show_relations)
        self._add(view, "&Overzicht van casussen", "Ctrl+Shift+C", acts.show_cases)
        view.addSeparator()
        self._add(view, "Casussen tonen of verbergen", "Ctrl+Shift+V", acts.toggle_cases)
        self._add(view, "Kalender tonen of verbergen", "Ctrl+Shift+K", acts.toggle_calendar)
        self._add_discretion(view)
        self._add_appearance(view, acts.choose_appearance, appearance)
        self._add_text_sizes(view, acts, text_percent)
        extra = bar.addMenu("&Extra")
        self._add(extra, "Pestprotocol lezen", "F2", acts.show_protocol)
        extra.addSeparator()
        self._add(extra, "Lee&rlingen…", "Ctrl+Shift+O", acts.show_pupils)
        self._add(extra, "&Leerlingen importeren…", "Ctrl+I", acts.import_pupils)
        self._add(extra, "S&choolkalender…", "Ctrl+Shift+J", acts.show_school_calendar)
        self._add(extra, "&Kluis en reservekopieën…", "Ctrl+Shift+B", acts.show_vault)
        self._add(extra, "&Instellingen…", "Ctrl+,", acts.show_settings)
        extra.addSeparator()
        self.practice = self._add(extra, "&Oefenomgeving openen", "Ctrl+Shift+D", acts.open_practice)
        help_menu = bar.addMenu("&Help")
        self._add(help_menu, "&Uitleg bij deze pagina", "F1", acts.show_help)
        self.tour = self._add(help_menu, "&Rondleiding", "Shift+F1", acts.show_tour)
        self._add(help_menu, "&Sneltoetsen", "Ctrl+F1", acts.show_shortcuts)
        self._add(help_menu, "&Over PestDesk", "Ctrl+Shift+F1", acts.show_about)

    def for_case(self, case: Case | None) -> None:
        """Offer what can be done with the case that is shown, if one is."""
        self._shows_case = case is not None
        for action, fits in self._of_case.items():
            action.setEnabled(case is not None and fits(case))

    def can_make_papers(self, *, is_possible: bool) -> None:
        """Whether there is a case that a summary or a letter can be about."""
        for action in self._papers:
            action.setEnabled(is_possible)

    def can_complete(self, *, is_possible: bool) -> None:
        """Whether there is a page that Klaar can be said of."""
        self.done.setEnabled(is_possible)

    def fit_practice(self, *, is_practice: bool) -> None:
        """The practice window opens no other one; only there is something to walk through."""
        self.practice.setVisible(not is_practice)
        self.tour.setVisible(is_practice)

    def offer_undo(self, label: str) -> None:
        """Say which act would be taken back; '' when there is none."""
        self.undo.setText(f"{_UNDO}: {label}" if label else _UNDO)
        self.undo.setEnabled(bool(label))

    def why_not(self, action: QAction) -> str:
        """Why this cannot be done now; '' when it can."""
        if action.isEnabled():
            return ""
        if action is self.undo:
            return "er is niets om ongedaan te maken"
        return "kan nu niet bij deze casus" if self._shows_case else "open eerst een casus"

    def _add(self, menu: QMenu, words: str, keys: str, act: Act, *, fits: Fits | None = None) -> QAction:
        action = QAction(words, self._window)
        action.setShortcut(QKeySequence(keys))
        # A key that is held down must not do the next step too, nor show the names that F12 just hid.
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)
        self.actions.append(action)
        if fits is not None:
            self._of_case[action] = fits
        return action

    def _add_discretion(self, menu: QMenu) -> None:
        action = self._add(menu, "Discreet: initialen in plaats van namen", "F12", lambda: None)
        action.setCheckable(True)
        action.setChecked(discretion.is_on())
        action.triggered.connect(discretion.turn)
        discretion.changed.connect(action.setChecked)

    def _add_appearance(self, menu: QMenu, choose: Callable[[str], object], appearance: str) -> None:
        submenu = menu.addMenu("Licht of donker")
        group = QActionGroup(self._window)
        for value, words, keys in APPEARANCES:
            action = self._add(submenu, words, keys, partial(choose, value))
            action.setCheckable(True)
            action.setChecked(value == appearance)
            group.addAction(action)

    def _add_text_sizes(self, menu: QMenu, acts: MenuActs, percent: int) -> None:
        submenu = menu.addMenu("Tekstgrootte")
        larger = self._add(submenu, "&Groter", "Ctrl++", partial(acts.step_text_size, 1))
        # Without Shift, the key has this on it.
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add(submenu, "&Kleiner", "Ctrl+-", partial(acts.step_text_size, -1))
        self._add(submenu, f"&Normaal (nu {percent} %)", "Ctrl+0", partial(acts.step_text_size, 0))


def _any(_case: Case) -> bool:
    return True


def _has_open_check(case: Case) -> bool:
    running = case.round.running_term if case.takes_changes else None
    return running is not None and bool(running.open_checks)


def _can_reopen(case: Case) -> bool:
    return case.is_closed and not case.shelving.is_binned


def _can_archive(case: Case) -> bool:
    return case.is_closed and case.shelving.shelf is Shelf.DESK


def _can_delete(case: Case) -> bool:
    return not case.shelving.is_binned


def _can_take_back(case: Case) -> bool:
    return case.shelving.shelf is not Shelf.DESK
