"""The scenes of the pictures: what is opened, filled in and pressed before each is taken."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from time import monotonic, sleep

from made_up_list import LIST_HEAD, pupil_lines
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDragMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from pestdesk.desk import Desk, demo
from pestdesk.desk.demo_play import COORDINATOR, DemoClock, Play, pupil
from pestdesk.domain.agenda import AgendaItem
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.follow_up import Agreement
from pestdesk.domain.headway import Headway
from pestdesk.domain.headway import Stage as WorkStage
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role, StepKind
from pestdesk.domain.pupil import Authority, Pupil, PupilGuardian
from pestdesk.domain.record import Measure, MeasureKind
from pestdesk.domain.signal import Classification, Judgement, Place, Reporter, Signal
from pestdesk.errors import WrongPassphraseError
from pestdesk.storage.backup_file import Backup, Manifest
from pestdesk.ui import discretion
from pestdesk.ui.calendar.calendar_page import CalendarForm
from pestdesk.ui.calendar.check_moves import carried
from pestdesk.ui.calendar.day_table import DayTable
from pestdesk.ui.cases_table.cases_table import CasesTable
from pestdesk.ui.cases_table.columns import Column
from pestdesk.ui.commands.command_panel import CommandPanel
from pestdesk.ui.components import State
from pestdesk.ui.first_run_steps import PassphraseStep
from pestdesk.ui.help.help_page import HelpPage
from pestdesk.ui.importing.import_page import ImportPage
from pestdesk.ui.locking import KEPT, NOT_YET, LockReason, reason_words
from pestdesk.ui.main_window import MainWindow
from pestdesk.ui.pages.form_page import FormPage
from pestdesk.ui.pages.places import (
    TO_CLOSING,
    TO_COMPLETENESS,
    TO_COURSE,
    TO_MOVE,
    TO_NEXT_ROUND,
    TO_REOPENING,
)
from pestdesk.ui.papers.papers_page import PapersPage
from pestdesk.ui.papers.summary_form import SummaryForm
from pestdesk.ui.person_rows import PersonRows
from pestdesk.ui.progress_line import ProgressLine
from pestdesk.ui.recover_page import RecoverPage
from pestdesk.ui.relations.relations_page import RelationsPage
from pestdesk.ui.restore_page import RestorePage
from pestdesk.ui.school_calendar_page import SchoolCalendarPage
from pestdesk.ui.settings_page import SettingsPage
from pestdesk.ui.shell import Shell
from pestdesk.ui.trail_dialog import TrailDialog
from pestdesk.ui.vault_page import VaultPage

NOW = datetime.combine(date(2026, 10, 8), time(9, 12)).astimezone()
LONG = (
    "Tijdens de gymles zag de vakdocent dat de tas weer op het dak van de kleedkamer lag. Twee leerlingen "
    "lachten. Het is al de derde keer deze week, en niemand zegt er iets van."
)
AGREEMENTS = (
    ("Milan", "Milan loopt niet achter Yara aan en blijft uit de fietsenstalling bij gebouw B"),
    ("Yara", "Yara meldt het meteen bij de conciërge"),
    ("", "Allebei laten ze elkaar online met rust"),
)
PEOPLE: State = [
    *("Wil van den Berg-Konijnenburgh", "2HV1", "Charlotte van Oldenbarnevelt-Proefstra", "victim"),
    *("Sem Nepman", "2HV1", "Charlotte van Oldenbarnevelt-Proefstra", "perpetrator"),
    *("onbekend", "", "", "perpetrator"),
]


class Stage:
    """One window over a copy of the made-up vault; every scene gets a fresh one."""

    def __init__(self, folder: Path, key: bytes, *, is_practice: bool = False) -> None:
        self.now = NOW
        self.desk = Desk.unlock(folder, key, lambda: self.now)
        self.window = MainWindow(self.desk, is_practice=is_practice)

    @property
    def page(self) -> FormPage:
        """The page of the wizard that is open."""
        page = self.window.case_page.wizard.page
        assert page is not None, "no page is open"
        return page

    def number(self, words: str) -> str:
        """The number of the case that has these words in it."""
        return self.desk.cases.summaries(CaseFilter.ALL, words)[0].id

    def case(self, words: str, tab: int = 0) -> None:
        """Open a case at a tab."""
        self.window.show_case(self.number(words))
        self.window.case_page.tabs.setCurrentIndex(tab)

    def step(self, words: str, step_id: str, item: int = 0, **values: State) -> None:
        """Open a step of a case, at its first open item or at a later one, with fields filled in."""
        self.case(words)
        wizard = self.window.case_page.wizard
        wizard.open(step_id)
        if item:
            state = self.desk.cases.progress(self.desk.cases.get(self.number(words))).state(step_id)
            assert state is not None
            wizard.card.item_chosen.emit(state.items[item].involvement_id, state.items[item].guardian_id)
        self.fill(**values)

    def special(self, words: str, where: str, **values: State) -> None:
        """Open the page for the next round or for closing."""
        self.case(words)
        self.window.case_page.open_special(where)
        self.fill(**values)

    def fill(self, **values: State) -> None:
        """Fill in fields of the page that is open."""
        for name, value in values.items():
            self.page.form.field(name).set_state(value)

    def check(self, words: str, step_id: str, **values: State) -> None:
        """Open the check of a case with everything kept, and a good mark for how safe it feels."""
        self.step(words, step_id)
        for name in self.page.form.names():
            if name.startswith("kept"):
                self.fill(**{name: "yes"})
            elif name.startswith("safe"):
                self.fill(**{name: "4"})
        self.fill(bullying="less", **values)

    def press(self, start: str) -> None:
        """Press the first button in sight whose words begin like this."""
        for each in self.window.findChildren(QAbstractButton):
            words = (each.text(), each.accessibleName())
            if any(word.startswith(start) for word in words) and each.isVisibleTo(self.window):
                each.click()
                return
        raise LookupError(f"no button begins with {start}")

    @property
    def import_page(self) -> ImportPage:
        """The page on which a list of pupils is read."""
        page = self.window.findChild(ImportPage)
        assert isinstance(page, ImportPage)
        return page

    def read_list(self, text: str) -> None:
        """Read a list of pupils on the page for it, and wait for what the worker makes of it."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "leerlingen 2026-2027.csv"
            path.write_text(text, encoding="utf-8")
            self.window.show_import(path)
            deadline = monotonic() + 10
            while self.import_page.work.is_busy and monotonic() < deadline:
                QApplication.processEvents()
                sleep(0.01)

    def close(self) -> None:
        """Leave as a user would; the next scene begins in the open."""
        discretion.turn(is_on=False)
        self.window.close()
        self.desk.lock()


def _new_case(stage: Stage) -> None:
    stage.window.show_new_case()
    stage.window.new_case.form.set_state(
        {"reporter": "parent", "reporter_name": "Jantine van den Heuvel", "text": LONG, "people": PEOPLE}
    )


def _agreements(stage: Stage) -> None:
    stage.step("Yara", "1c")
    people = stage.desk.cases.get(stage.number("Yara")).involvements
    ids = {person.given_name: str(person.id) for person in people}
    stage.fill(agreements=[part for whom, words in AGREEMENTS for part in (words, ids.get(whom, "0"))])


def _many_agreements(stage: Stage) -> None:
    """The tab of a case with eight agreements, some of them long."""
    case = stage.desk.cases.get(stage.number("Yara"))
    texts = [words for _whom, words in AGREEMENTS] + [f"Afspraak nummer {number}, kort" for number in range(4, 9)]
    first = case.involvements[0].id
    stage.desk.follow_up.agree(
        case.id,
        tuple(Agreement("1c", text, NOW.date() - timedelta(days=3), COORDINATOR, (first,)) for text in texts),
        NOW.date() - timedelta(days=3),
    )
    stage.window.bridge.tell_changed(case.id)
    stage.case("Yara", 2)


def _then(start: str, *words: str) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        stage.step(*words)
        stage.press(start)

    return play


def _move(words: str, number: int = -1, **values: State) -> Callable[[Stage], None]:
    """The page on which a check of this case is moved; the last one at first."""

    def play(stage: Stage) -> None:
        stage.case(words)
        term = stage.desk.cases.get(stage.number(words)).round.term
        assert term is not None
        stage.window.case_page.wizard.open("1h")
        stage.window.case_page.wizard.open(f"{TO_MOVE}{term.checks[number].id}")
        stage.fill(**values)

    return play


def _moved_twice(stage: Stage) -> None:
    case = stage.desk.cases.get(stage.number("Noor"))
    assert case.round.term is not None
    first, final = case.round.term.checks[0].id, case.round.term.checks[-1].id
    stage.desk.follow_up.move_check(case.id, first, date(2026, 10, 9), "de klas is op excursie naar Utrecht")
    stage.desk.follow_up.move_check(case.id, first, date(2026, 10, 12), "de mentor is ziek")
    stage.desk.follow_up.move_check(case.id, final, date(2026, 10, 28), "op verzoek van ouders")


def _then_moved(tab: int) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        _moved_twice(stage)
        stage.case("Noor", tab)
        if tab == 0:
            stage.step("Noor", "1h")

    return play


def _school_calendar(stage: Stage, *entries: str) -> SchoolCalendarPage:
    stage.window.show_school_calendar()
    page = stage.window.school_calendar
    if entries:
        field = page.form.field("years")
        state = field.state()
        assert isinstance(state, list)
        field.set_state([*state, *entries])
    return page


def _replans(stage: Stage) -> None:
    _school_calendar(stage, "projectweek", "2026-11-02", "2026-11-08").complete()


def _overlap(stage: Stage) -> None:
    _school_calendar(stage, "projectweek", "2026-10-24", "2026-11-01").complete()


def _unknown_years(stage: Stage) -> None:
    calendar = stage.desk.calendar.school_calendar()
    stage.desk.calendar.keep(replace(calendar, known_until=date(2026, 10, 16)))
    stage.window.bridge.tell_all_changed()


def _skipped(stage: Stage) -> None:
    stage.step("Milan", "1d", item=1)
    stage.window.case_page.wizard.card.skip_given.emit("Vader woont in het buitenland en is niet te bereiken.")
    stage.step("Milan", "1d", item=1)


def _verdict_done(stage: Stage) -> None:
    stage.check("Pip", "1h", verdict="kept", text="Het is rustig in de klas; Pip zit weer bij vrienden.")
    stage.press("Klaar")


def _later(stage: Stage) -> None:
    stage.now = NOW + timedelta(days=5)
    stage.step("Pip", "1h")


def _people(start: str, words: str) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        stage.case(words, 1)
        stage.press(start)

    return play


def _route_question(stage: Stage) -> None:
    person = Involvement(0, PersonName.parse("Kees Nullwaarde"), (Role.PERPETRATOR,), "3H1", "Piet Plaatje")
    stage.desk.cases.keep_person(stage.number("Pip"), person)
    stage.case("Pip")


def _signal_again(where: str = "", **changes: str) -> Callable[[Stage], None]:
    """A new signal about the pupils of a case that is closed."""

    def play(stage: Stage) -> None:
        cases = stage.desk.cases
        earlier = cases.get(stage.number("Isa"))
        teun, isa = earlier.involvements
        people = (teun, replace(isa, name=PersonName.parse(changes["victim"])) if changes else isa)
        case = cases.open(Signal(LONG, stage.desk.calendar.today(), Reporter.PARENT), people)
        stage.window.show_case(case.id)
        if where:
            stage.window.case_page.open_special(where)

    return play


def _decided(stage: Stage) -> None:
    _signal_again(TO_COURSE)(stage)
    stage.press("Keuze bewaren")
    stage.window.case_page.wizard.open("0")


def _moved_on(stage: Stage) -> None:
    _signal_again(TO_COURSE)(stage)
    stage.press("Verder in casus")
    stage.fill(reason="Het is hetzelfde conflict over dezelfde tas; de ouders willen één aanspreekpunt.")
    stage.press("Keuze bewaren")


def _reopened(stage: Stage) -> None:
    stage.desk.cases.reopen(stage.number("Isa"), "Isa belt: in de pauze wordt ze weer alleen gelaten.")
    stage.case("Isa", 1)


def _left(stage: Stage) -> None:
    jip = next(p for p in stage.desk.cases.get(stage.number("Placeholder")).involvements if p.given_name == "Jip")
    words = "Jip was die week op kamp; de conciërge vergiste zich."
    stage.desk.cases.keep_person(stage.number("Placeholder"), replace(jip, left_because=words))
    stage.desk.cases.keep_coordinators(stage.number("Placeholder"), COORDINATOR, ("Ans Namaaksel", "Ton Fictie"))
    stage.case("Placeholder", 1)


def _adult(stage: Stage) -> None:
    pip = stage.desk.cases.get(stage.number("Pip")).involvements[0]
    stage.desk.cases.keep_person(stage.number("Pip"), replace(pip, is_adult=True))
    stage.case("Pip", 1)


def _quarrel(stage: Stage) -> None:
    stage.step("Abe", "0", judgement="quarrel")
    stage.press("Klaar")


def _note_form(stage: Stage) -> None:
    stage.case("Lotte", 3)
    stage.window.case_page.add_note()


def _suspended(stage: Stage) -> None:
    """A suspension of three days, at the question who was informed."""
    case = stage.desk.cases.get(stage.number("Bram"))
    on, siem = NOW.date(), case.concerned[1]
    measure = Measure("2f", MeasureKind.SANCTION, "schorsing", siem.id, on, COORDINATOR, harder=True, school_days=3)
    stage.desk.steps.take_measure(case.id, case.round.id, measure)
    stage.step("Bram", "2k", informed_leerplichtambtenaar="no", informed_inspectie="yes")
    stage.fill(why_not_leerplichtambtenaar="De gemeente vraagt het bij drie dagen niet.")


def _names_in_note(stage: Stage) -> None:
    stage.step("Yara", "1g")
    typed = "Milan uit 3D duwde Yara in de fietsenstalling. Yara wil dat het stopt.\nMilans vader is gebeld."
    stage.fill(field0=typed)


def _first_round(stage: Stage) -> None:
    stage.case("Bram")
    stage.window.case_page._rounds.set_value("1")


def _settings(field: str = "", **values: State) -> Callable[[Stage], None]:
    """The settings with fields filled in, scrolled to one of them."""

    def play(stage: Stage) -> None:
        stage.window.show_settings()
        (page,) = stage.window.findChildren(SettingsPage)
        page.form.set_state(values)
        if field:
            QTest.qWait(40)
            page.form.field(field).setFocus()

    return play


def _role_words(stage: Stage) -> None:
    settings = stage.desk.settings
    words = ((Role.VICTIM, "gemelde leerling"), (Role.PERPETRATOR, "aangesproken leerling"))
    settings.keep(replace(settings.get(), role_labels=words))
    stage.case("Pip", 1)


def _search(stage: Stage) -> None:
    stage.window.search.setText("Zoekgeraakt")
    QTest.qWait(200)


def _error(stage: Stage) -> None:
    stage.case("Lotte")
    stage.window.bridge.failed.emit(
        "De schijf is vol. Wat je typte staat nog op het scherm, maar is niet bewaard. "
        "Maak ruimte vrij en druk nog een keer op Klaar."
    )


def _discreet(play: Callable[[Stage], object]) -> Callable[[Stage], object]:
    """Another scene as it is seen in a shared room."""
    return lambda stage: (play(stage), discretion.turn(is_on=True))[0]


def _dialog(words: str) -> Callable[[Stage], QDialog]:
    def play(stage: Stage) -> QDialog:
        next(a for a in stage.window.findChildren(QAction) if a.text().replace("&", "") == words).trigger()
        return stage.window.findChildren(QDialog)[0]

    return play


def _commands(typed: str) -> Callable[[Stage], None]:
    """The panel of the command search, with this typed."""

    def play(stage: Stage) -> None:
        _enroll(stage)
        stage.window.search_commands()
        panel = stage.window.findChild(CommandPanel)
        assert isinstance(panel, CommandPanel)
        panel.edit.setText(typed)

    return play


def _help_search(stage: Stage) -> None:
    """What the explanation says about a few letters."""
    stage.window.show_help()
    page = stage.window.findChild(HelpPage)
    assert isinstance(page, HelpPage)
    page.search.setText("reserve")


def _vault(stage: Stage) -> VaultPage:
    """The page about the vault, with a few backups and a second place that is not there."""
    stage.now = NOW - timedelta(days=16)
    for days in (9, 5, 2):
        stage.now += timedelta(days=days)
        stage.desk.backups.make(stage.desk.backups.job())
    stage.now = NOW
    stage.window.show_vault()
    return stage.window.findChildren(VaultPage)[0]


def _busy(line: ProgressLine, stage: WorkStage, done: int, total: int) -> None:
    """Long work on its way, as far as this."""
    headway = Headway()
    headway.tell(stage, done, total)
    line.follow(headway)
    line.show()


def _list_busy(stage: Stage) -> None:
    _paper("list")(stage)
    page = stage.window.findChild(PapersPage)
    assert isinstance(page, PapersPage)
    _busy(page.progress, WorkStage.GATHERING, 1204, 10_000)


def _vault_low(stage: Stage) -> None:
    page = _vault(stage)
    page.trail.check.click()
    QTest.qWait(100)
    page.trail.check.setFocus()


def _menu(stage: Stage, words: str) -> None:
    next(action for action in stage.window.menus.actions if action.text() == words).trigger()


def _shelf(stage: Stage, which: CaseFilter) -> None:
    stage.window.case_list.shelves.choose(which)


def _trail(stage: Stage) -> QDialog:
    stage.case("Pip")
    _menu(stage, "Wie deed wat…")
    return stage.window.findChildren(TrailDialog)[0]


def _paper(kind: str, reader: str = "", act: str = "") -> Callable[[Stage], object]:
    """The page of documents about Pip's case, for the first reader of this kind, with its pages."""

    def play(stage: Stage) -> None:
        stage.case("Pip")
        stage.window.show_papers(kind)
        page = stage.window.findChild(PapersPage)
        assert isinstance(page, PapersPage)
        if reader and isinstance(page.form, SummaryForm):
            key = next(key for key in page.form.readers if key.startswith(reader))
            page.form.form.field("reader").set_state(key)
            page.make()
        if act:
            stage.press(act)
        deadline = monotonic() + 10
        while page.preview.sheets.page[1] == 0 and kind not in ("agenda", "list") and monotonic() < deadline:
            QApplication.processEvents()
            sleep(0.01)

    return play


def _busy_days(stage: Stage) -> None:
    """Many checks on one day, some of pupils with long names."""
    made_on = stage.now
    stage.now = datetime.combine(date(2026, 9, 16), time(9, 12)).astimezone()
    for number in range(7):
        people = (_someone(number, Role.VICTIM), _someone(number + 8, Role.PERPETRATOR))
        case = stage.desk.cases.open(Signal(LONG, date(2026, 9, 16), Reporter.PARENT), people)
        agreement = Agreement("1c", "Ze laten elkaar met rust.", date(2026, 9, 16), "Toon Proefstra")
        stage.desk.follow_up.agree(case.id, (agreement,), date(2026, 9, 16))
        stage.window.bridge.tell_changed(case.id)
    stage.now = made_on
    stage.window.following.refresh_day()


def _calendar(form: str, day: date | None = None, *, busy: bool = False) -> Callable[[Stage], object]:
    """The calendar in this form, at this day."""

    def play(stage: Stage) -> None:
        if busy:
            _busy_days(stage)
        stage.window.show_calendar()
        page = stage.window._go.calendar.page
        page.choose(CalendarForm(form))
        if day:
            page.table.select(day)
        page.focus_first()

    return play


def _drag_to(table: DayTable, check: AgendaItem, day: date) -> None:
    place = table.day_rect(day)
    assert place is not None
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    data = carried(check)
    table.dragMoveEvent(QDragMoveEvent(place.center(), Qt.DropAction.MoveAction, data, left, none))


def _dragging(day: date) -> Callable[[Stage], object]:
    """A check of Noor's over this day of the month."""

    def play(stage: Stage) -> None:
        _calendar("month")(stage)
        check = stage.window.bridge.agenda().late[0]
        _drag_to(stage.window._go.calendar.page.month, check, day)

    return play


def _pane_dragging(stage: Stage) -> None:
    stage.case("Noor")
    _drag_to(stage.window.calendar.month.grid, stage.window.bridge.agenda().late[0], date(2026, 10, 21))


def _calendar_paper(form: str) -> Callable[[Stage], object]:
    """The page of documents, with this month or week."""

    def play(stage: Stage) -> None:
        _calendar(form)(stage)
        stage.press("Afdrukken…")
        page = stage.window.findChild(PapersPage)
        assert isinstance(page, PapersPage)
        page.make()
        deadline = monotonic() + 10
        while page.preview.sheets.page[1] == 0 and monotonic() < deadline:
            QApplication.processEvents()
            sleep(0.01)

    return play


def _search(words: str, **chosen: str) -> Callable[[Stage], object]:
    """What these words find, with filters chosen by their names."""

    def play(stage: Stage) -> None:
        stage.window.search.setFocus()
        stage.window.search.setText(words)
        stage.window._go.searching.search(words)
        page = stage.window._go.searching.page
        for name, value in chosen.items():
            getattr(page.filters, name).set_value(value)

    return play


def _cases_table(stage: Stage) -> None:
    """All cases in the wide table, by class, with every column there is, among them one with long names."""
    _long_names(stage)
    stage.window.show_cases()
    stage.press("Toon: alle")
    table = stage.window.findChild(CasesTable)
    assert isinstance(table, CasesTable)
    for place in range(table.rows.columnCount()):
        table.show_column(place, True)
    table.sort_by(Column.CLASSES)


def _long_names(stage: Stage) -> None:
    """A case of pupils with names as long as they come."""
    names = ("Wil van den Berg-Konijnenburgh", "Anne-Sophie van Oldenbarnevelt", "Sem Nepman", "Jochem Verzonnen")
    roles = (Role.VICTIM, Role.PERPETRATOR, Role.PERPETRATOR, Role.FOLLOWER)
    people = tuple(
        Involvement(0, PersonName.parse(name), (role,), "2HV1") for name, role in zip(names, roles, strict=True)
    )
    case = stage.desk.cases.open(Signal(LONG, NOW.date(), Reporter.PARENT), people)
    stage.window.bridge.tell_changed(case.id)


def _relations(count: int = 0, *, chosen: bool = False) -> Callable[[Stage], object]:
    """Relaties, with this many cases more, and the pupil with the most of them chosen."""

    def play(stage: Stage) -> None:
        random, today = Random(5), stage.desk.calendar.today()
        for _ in range(count):
            # Mostly within a small circle of pupils, now and then with someone of another.
            circle = random.randrange(75)
            numbers = [
                (circle if random.random() < 0.85 else random.randrange(75)) * 4 + random.randrange(4)
                for _ in range(random.choice((2, 2, 2, 3, 4)))
            ]
            roles = (Role.VICTIM, Role.PERPETRATOR, Role.FOLLOWER, Role.PERPETRATOR)
            people = tuple(
                _someone(number, role) for number, role in zip(dict.fromkeys(numbers), roles, strict=False)
            )
            case = stage.desk.cases.open(Signal(LONG, today, Reporter.PARENT), people)
            if random.random() < 0.15:
                stage.desk.cases.record_signal(case.id, case.signal, Classification(Judgement.QUARREL))
        stage.window.bridge.tell_all_changed()
        stage.window.show_relations()
        (page,) = stage.window.findChildren(RelationsPage)
        deadline = monotonic() + 20
        while not page.is_ready and monotonic() < deadline:
            QApplication.processEvents()
            sleep(0.01)
        if chosen:
            relations = stage.desk.relations.of()
            most = max(range(len(relations.pupils)), key=lambda each: len(relations.parts_of(each)))
            page.picture.choose((most,))
            page.picture.chosen.emit((most,))

    return play

    return play


def _enroll(stage: Stage) -> dict[str, int]:
    """A school of made-up pupils: some in the cases, one twice; gives their ids by name and class."""
    classes, mentors = ("1A", "1C", "2B", "2HV1", "3D"), ("Toon Proefstra", "Kim Kladblok", "Wies Schets")
    given = ("Aya", "Bram", "Çağla", "Dae", "Evi", "Fatima", "Guus", "Hidde", "Imke", "Jip", "Kaya", "Lev")
    surnames = ("van 't Voorbeeld", "Proefstra", "el Testi", "de Schets", "IJzerman", "Nep-de Maker")
    parents = (
        PupilGuardian("Mieke Voorbeeldstra", "moeder", "06 12345678", "mieke@voorbeeld.nl", Authority.YES),
        PupilGuardian(
            "Karel Konijnenburgh",
            "vader",
            "06 87654321",
            "",
            Authority.NO,
            "",
            "contactverbod tot 1 maart, zie dossier",
        ),
        PupilGuardian("Rana el Testi", "stiefmoeder", "030 1234567", "", Authority.UNKNOWN, "Arabisch, met tolk"),
    )
    pupils = [
        Pupil(0, PersonName.parse(f"{first} {last}"), str(20100 + 7 * i + j), classes[(i + j) % 5], (mentors[i % 3],))
        for i, first in enumerate(given)
        for j, last in enumerate(surnames)
    ]
    pupils += [
        Pupil(0, PersonName("Pip", "", "Voorbeeldstra"), "10236", "2B", mentors[:2], parents),
        Pupil(0, PersonName("Pip", "", "Voorbeeldstra"), "", "2B", is_by_hand=True),
        Pupil(0, PersonName("Jan", "van den", "Berg"), "10900", "4A", mentors[:1], absent_since=date(2026, 9, 1)),
        Pupil(0, PersonName("Jan", "van den", "Berg"), "10901", "2B", mentors[1:]),
        Pupil(
            0,
            PersonName("Wilhelmina Alexandra", "van den", "Berg-Konijnenburgh tot Voorbeeldstein"),
            "10902",
            "2HV1",
            ("Charlotte van Oldenbarnevelt-Proefstra", "Maximiliaan de Ruwmodel"),
            parents[:1],
            absent_since=date(2026, 9, 1),
        ),
    ]
    kept = [stage.desk.pupils.keep(pupil) for pupil in pupils]
    stage.desk.cases.forget_acts()
    stage.window.bridge.pupils_changed.emit()
    return {f"{pupil.name.full} {pupil.school_class} {pupil.number}".strip(): pupil.id for pupil in kept}


def _pupil(name: str, *presses: str) -> Callable[[Stage], object]:
    """The page of one pupil in the directory, after these buttons."""

    def play(stage: Stage) -> None:
        stage.window.show_pupils(_enroll(stage)[name])
        for words in presses:
            stage.press(words)

    return play


def _directory(stage: Stage) -> None:
    _enroll(stage)
    stage.window.show_pupils()


def _offers(stage: Stage) -> None:
    """A new case in which a name is being typed."""
    _enroll(stage)
    stage.window.show_new_case()
    rows = stage.window.new_case.form.field("people")
    assert isinstance(rows, PersonRows)
    stage.window.show()
    stage.window.activateWindow()
    QTest.qWait(60)
    for number, (typed, downs) in enumerate((("10236", 1), ("jan van den berg", 0), ("el t", 2))):
        if number > 1:
            stage.press("Nog een leerling")
        name = rows._lines[number][0]
        name.setFocus()
        QTest.keyClicks(name, typed)
        for _ in range(downs):
            QTest.keyClick(name, Qt.Key.Key_Down)
        if number < 2:
            QTest.keyClick(name, Qt.Key.Key_Tab)
    QTest.qWait(20)


def _listed_people(stage: Stage) -> None:
    """A case whose slachtoffer is once in the directory."""
    stage.desk.pupils.remove(_enroll(stage)["Pip Voorbeeldstra 2B"])
    stage.case("Pip", 1)


def _come_back(stage: Stage) -> None:
    """Pip and Sem once more, turned round; a name with a pupil number unknown; and three of one class."""
    pip, sem = stage.desk.cases.get(stage.number("Pip")).involvements[:2]
    turned = (replace(pip, roles=(Role.PERPETRATOR,)), replace(sem, roles=(Role.VICTIM,)))
    other = Involvement(0, PersonName.parse("Wil van den Berg-Konijnenburgh"), (Role.VICTIM,), "2B")
    for days, people in ((20, turned), (16, (other,)), (12, (other, sem)), (9, (other, sem)), (6, (other, sem))):
        signal = Signal(LONG, stage.desk.calendar.today() - timedelta(days=days), Reporter.STAFF, place=Place.ONLINE)
        stage.desk.cases.open(signal, people)


def _new_case_again(stage: Stage) -> None:
    """A new case whose pupils were in earlier ones."""
    _come_back(stage)
    stage.window.show_new_case()
    people = [
        *("Pip Voorbeeldstra", "2B", "Toon Proefstra", "victim", ""),
        *("Sem Nepman", "2B", "Toon Proefstra", "perpetrator", ""),
    ]
    stage.window.new_case.form.set_state({"reporter": "parent", "reporter_name": "", "text": LONG, "people": people})
    QTest.qWait(400)


def _people_again(stage: Stage) -> None:
    """The people of a case that is not the first."""
    _come_back(stage)
    pip, sem = stage.desk.cases.get(stage.number("Pip")).involvements[:2]
    signal = Signal(LONG, stage.desk.calendar.today(), Reporter.PARENT, place=Place.ONLINE)
    stage.window.show_case(stage.desk.cases.open(signal, (pip, sem)).id)
    stage.window.case_page.tabs.setCurrentIndex(1)


def _earlier_from_new_case(stage: Stage) -> None:
    """An earlier case that is looked at while a new one is typed."""
    stage.window.show()
    _new_case_again(stage)
    stage.press("Casus 2026")


_PIP = "Pip Voorbeeldstra 2B 10236"


def _school(stage: Stage) -> None:
    """The list of an earlier school year, imported."""
    stage.now = NOW - timedelta(days=30)
    stage.window.show_import()
    stage.read_list("\n".join([LIST_HEAD, *pupil_lines(640, "1A"), *pupil_lines(580, "2B", 641)]))
    stage.import_page.import_list()
    stage.now = NOW


def _next_year(stage: Stage, kept: int = 600) -> None:
    _school(stage)
    wrong = ["20300;Isa;;Nepman;;;2B", ";Jip;;Nepman;;;2B", "20301;;;;;;2B", "2030X;Sem;;;;;"] if kept > 500 else []
    lines = [*pupil_lines(kept, "2A"), *pupil_lines(540, "2B", 641), *pupil_lines(9, "2B", 1181, "Dubbelnaam")]
    stage.read_list("\n".join([LIST_HEAD, *lines[: kept + 549], *pupil_lines(125, "1C", 1301), *wrong]))


def _part_of_school(stage: Stage) -> None:
    _school(stage)
    stage.read_list("\n".join([LIST_HEAD, *pupil_lines(130, "1C", 1301)]))


def _unknown_columns(stage: Stage) -> None:
    stage.read_list(
        "Kenmerk;Wie;Klas;Mentor\n20001;Dae Aartsen;1A;Toon Proefstra\n20002;Jip Nepman;1A;Toon Proefstra\n"
    )


def _dropping(stage: Stage) -> None:
    stage.case("Pip")
    stage.window._drop.sign.cover(stage.window)


def _someone(number: int, role: Role) -> Involvement:
    """Someone of a made-up school, always the same of this number."""
    given = ("Pip", "Sem", "Noor", "Jip", "Wil", "Lotte", "Daan", "Mila", "Charlotte-Sophie", "Bo")[number % 10]
    family = ("Verzinsel", "van den Berg-Konijnenburgh", "Nepman", "Doe", "de Fantasia", "Schets")[number % 6]
    school_class = f"{number % 5 + 1}{'ABCD'[number % 4]}"
    return Involvement(0, PersonName.parse(f"{given} {family}"), (role,), school_class, "", str(90000 + number))


def _help(stage: Stage, words: str, step_id: str, item: int = 0, part: str = "") -> None:
    """The help with a conversation, at one of its parts."""
    stage.step(words, step_id, item)
    stage.press("Hulp bij dit gesprek")
    if part:
        stage.press(part)


def _practised(stage: Stage, until: StepKind) -> None:
    """The walk through a case of one's own, up to and with a step of this kind."""
    today = stage.desk.calendar.today()
    clock = DemoClock(lambda: stage.now)
    play = Play(stage.desk, clock)
    people = [
        pupil("Joris Jokkebrok", "2A", "Nel Ontwerp", Role.VICTIM),
        pupil("Kee Kul", "3D", "Guus Opzet", Role.PERPETRATOR),
    ]
    case = play.open(today, LONG, people)
    case = play.until(case, today, StepKind.INQUIRY)
    if until is not StepKind.INQUIRY:
        case = play.until(case, today, StepKind.TALKS, StepKind.PARENTS)
        case = play.agree(case, today, "Kee laat de tas van Joris met rust")
        case = play.until(case, today, StepKind.LOGBOOK_NOTE)
    clock.day = None
    stage.window.bridge.tell_changed(case.id)
    stage.window.show_case(case.id)


SCENES: dict[str, Callable[[Stage], object]] = {
    "today": lambda s: s.window.show_today(),
    "new-case": lambda s: s.window.show_new_case(),
    "new-case-filled": _new_case,
    "new-case-patterns": _new_case_again,
    "people-patterns": _people_again,
    "earlier-from-new-case": _earlier_from_new_case,
    "discreet-patterns": _discreet(_new_case_again),
    "signal": lambda s: s.step("Abe", "0"),
    "signal-different-classes": lambda s: s.step("Placeholder", "0"),
    "inquiry": lambda s: s.step("Abe", "1a"),
    "inquiry-problem": _then("Klaar", "Abe", "1a"),
    "inquiry-done": lambda s: s.step("Pip", "1a"),
    "talk": lambda s: s.step("Abe", "1b", account=LONG),
    "help-talk": lambda s: _help(s, "Abe", "1b"),
    "help-perpetrator": lambda s: _help(s, "Abe", "1b", 1, "Herstelvragen"),
    "help-parents": lambda s: _help(s, "Milan", "1d", 1, "Niet beloven"),
    "help-check": lambda s: _help(s, "Noor", "1h"),
    "help-signal": lambda s: _help(s, "Abe", "0"),
    "help-restoration": lambda s: _help(s, "Placeholder", "1r", 0, "Herstelvragen"),
    "agreements": _agreements,
    "agreements-own-end": lambda s: (_agreements(s), s.fill(own_end="2026-11-27", own_end_why="na de toetsweek")),
    "agreements-own-end-free": lambda s: (_agreements(s), s.fill(own_end="2026-11-28")),
    "agreements-unknown-years": lambda s: (_unknown_years(s), _agreements(s)),
    "today-unknown-years": lambda s: (_unknown_years(s), s.window.show_today()),
    "parents-phone": lambda s: s.step("Abe", "1d"),
    "parents-attempt": lambda s: s.step("Milan", "1d", item=1, result_phone="not_reached", planned_on="2026-10-09"),
    "parents-other-way": lambda s: s.step("Milan", "1d", item=1, way="visit"),
    "parents-invitation": lambda s: s.step("Bram", "2g", result_visit="invited", planned_on="2026-10-14"),
    "measures": lambda s: s.step("Placeholder", "1e", type="support/weerbaarheidstraining"),
    "measures-suspension": lambda s: s.step("Bram", "2f", type="sanction/schorsing", school_days="3"),
    "measures-long-suspension": lambda s: s.step("Bram", "2f", type="sanction/schorsing", school_days="6"),
    "observation": lambda s: s.step("Placeholder", "1f"),
    "restoration": lambda s: s.step("Placeholder", "1r"),
    "authorities": _suspended,
    "handover": lambda s: s.step("Lotte", "2a"),
    "year-team-meeting": lambda s: s.step("Lotte", "2b"),
    "support-coordinator": lambda s: s.step("Lotte", "2h"),
    "logbook-note": lambda s: s.step("Yara", "1g"),
    "logbook-note-names": _names_in_note,
    "incident-record": lambda s: s.step("Lotte", "2i"),
    "check": lambda s: s.step("Noor", "1h"),
    "check-moved": _then_moved(0),
    "agreements-tab-moved": _then_moved(2),
    "move-check": _move("Noor", 1, to="2026-10-15", why="De klas is op excursie."),
    "move-check-final": _move("Noor", to="2026-10-23"),
    "move-check-final-earlier": _move("Noor", to="2026-10-14", why="Op verzoek van de ouders."),
    "school-calendar": lambda s: _school_calendar(s),
    "school-calendar-overlap": _overlap,
    "school-calendar-replans": _replans,
    "check-final": lambda s: s.check("Pip", "1h", verdict="kept"),
    "verdict-needed": _later,
    "verdict-done": _verdict_done,
    "no-term": lambda s: s.step("Abe", "1h"),
    "next-round": lambda s: s.special("Pip", TO_NEXT_ROUND, cause="In de groepsapp van 2B staat een filmpje."),
    "closing": lambda s: s.special("Pip", TO_CLOSING),
    "skip-open": _then("Overslaan", "Abe", "1a"),
    "skipped": _skipped,
    "blocked": lambda s: s.step("Fenna", "1b", item=1),
    "people": lambda s: s.case("Placeholder", 1),
    "people-parents": lambda s: s.case("Pip", 1),
    "people-edit": _people("Wijzig Mila", "Placeholder"),
    "people-edit-parent": _people("Ouder of verzorger", "Pip"),
    "route-question": _route_question,
    "people-adult": _adult,
    "people-adult-form": lambda s: (_adult(s), s.press("Wijzig Pip")),
    "people-left": _left,
    "people-coordinators": _people("Wijzig de leerling", "Placeholder"),
    "people-leaving": _people("Hoort er niet bij", "Placeholder"),
    "earlier-question": _signal_again(),
    "earlier-cases": _signal_again(TO_COURSE),
    "earlier-cases-warning": _signal_again(TO_COURSE, victim="Wil van den Berg-Konijnenburgh"),
    "earlier-decided": _decided,
    "earlier-moved-on": _moved_on,
    "reopening": lambda s: s.special("Isa", TO_REOPENING, reason="Er is een nieuw signaal van de ouders van Isa."),
    "reopened-people": _reopened,
    "completeness": lambda s: s.special("Lotte", TO_COMPLETENESS),
    "completeness-blocked": lambda s: s.special("Fenna", TO_COMPLETENESS),
    "completeness-empty": lambda s: s.special("Isa", TO_COMPLETENESS),
    "closing-quarrel": lambda s: (_quarrel(s), s.press("Casus sluiten")),
    "signal-quarrel": _quarrel,
    "safety": lambda s: (s.step("Abe", "0"), s.press("Eerst veiligheid")),
    "safety-new-case": lambda s: (s.window.show_new_case(), s.press("Eerst veiligheid")),
    "agreements-tab": lambda s: s.case("Pip", 2),
    "agreements-tab-many": _many_agreements,
    "agreements-tab-late": lambda s: s.case("Noor", 2),
    "agreements-tab-rounds": lambda s: s.case("Bram", 2),
    "timeline": lambda s: s.case("Lotte", 3),
    "timeline-note": _note_form,
    "earlier-round": _first_round,
    "closed-case": lambda s: s.case("Isa"),
    "calendar-day": lambda s: (s.case("Yara"), s.window.calendar.month.select(date(2026, 10, 14))),
    "calendar-month": _calendar("month"),
    "calendar-week": _calendar("week"),
    "calendar-list": _calendar("list"),
    "calendar-month-busy": _calendar("month", date(2026, 10, 14), busy=True),
    "calendar-week-busy": _calendar("week", date(2026, 10, 14), busy=True),
    "calendar-list-busy": _calendar("list", busy=True),
    "calendar-vacation": _calendar("week", date(2026, 10, 20)),
    "calendar-dragging": _dragging(date(2026, 10, 15)),
    "calendar-dragging-refused": _dragging(date(2026, 10, 21)),
    "calendar-pane-dragging": _pane_dragging,
    "discreet-calendar": _discreet(_calendar("month")),
    "paper-calendar": _calendar_paper("month"),
    "paper-calendar-week": _calendar_paper("week"),
    "settings": _settings(),
    "settings-term": _settings("moves", term_kind="calendar_weeks"),
    "settings-measures": _settings("sanctions"),
    "settings-measures-problem": lambda s: (_settings("support", support=["", ""])(s), s.press("Bewaren")),
    "settings-roles": _settings("role_reporter", role_victim="gemelde leerling"),
    "settings-duties": _settings("duty_source/inspectie"),
    "settings-lock": _settings("lock_after_minutes"),
    "role-words": _role_words,
    "search-nothing": _search,
    "vault": _vault,
    "vault-recovery": lambda s: (_vault(s), s.press("Nieuwe herstelsleutel maken…")),
    "vault-low": _vault_low,
    "archived": lambda s: (s.case("Isa"), _menu(s, "Naar het archief"), _shelf(s, CaseFilter.ARCHIVED)),
    "binned": lambda s: (s.case("Pip"), _menu(s, "Naar de prullenbak"), _shelf(s, CaseFilter.BINNED)),
    "binned-for-good": lambda s: (s.case("Pip"), _menu(s, "Naar de prullenbak"), s.press("Definitief verwijderen…")),
    "trail": _trail,
    "paper-summary": _paper("summary"),
    "paper-parents": _paper("summary", "parents"),
    "paper-names": _paper("summary", "access", "Afdrukken…"),
    "paper-letter": _paper("letter/agreements"),
    "paper-authority": _paper("letter/inspectorate"),
    "paper-agenda": _paper("agenda"),
    "paper-list": _paper("list"),
    "paper-list-busy": _list_busy,
    "vault-backup-busy": lambda s: _busy(_vault(s).backups.progress, WorkStage.COPYING, 4, 10),
    "discreet-paper": _discreet(_paper("summary", "access")),
    "cases-table": lambda s: s.window.show_cases(),
    "cases-table-all": _cases_table,
    "cases-table-empty": lambda s: (s.window.show_cases(), s.press("Toon: archief")),
    "discreet-cases-table": _discreet(lambda s: s.window.show_cases()),
    "relations": _relations(),
    "relations-pupil": _relations(chosen=True),
    "relations-many": _relations(200, chosen=True),
    "discreet-relations": _discreet(_relations(chosen=True)),
    "settings-papers": _settings("logo"),
    "pupils": _directory,
    "pupils-empty": lambda s: s.window.show_pupils(),
    "pupil": _pupil(_PIP),
    "pupil-long": _pupil("Wilhelmina Alexandra van den Berg-Konijnenburgh tot Voorbeeldstein 2HV1 10902"),
    "pupil-edit": _pupil(_PIP, "Wijzig Pip Voorbeeldstra"),
    "pupil-parent": _pupil(_PIP, "Karel Konijnenburgh: wijzigen"),
    "pupil-remove": _pupil(_PIP, "Pip Voorbeeldstra verwijderen"),
    "pupil-add": lambda s: (_directory(s), s.press("Leerling toevoegen")),
    "pupil-merge": _pupil(_PIP, "Vergelijken met"),
    "pupil-offers": _offers,
    "people-listed": _listed_people,
    "discreet-pupil": _discreet(_pupil(_PIP)),
    "import": lambda s: s.window.show_import(),
    "import-again": lambda s: (_school(s), s.window.show_import()),
    "import-undo": lambda s: (_school(s), s.window.show_import(), s.press("Terugdraaien…")),
    "import-refused": lambda s: s.read_list(""),
    "import-first": lambda s: s.read_list("\n".join([LIST_HEAD, *pupil_lines(640, "1A")])),
    "import-next-year": _next_year,
    "import-part": _part_of_school,
    "import-columns": _unknown_columns,
    "import-drop": _dropping,
    "discreet-import": _discreet(_next_year),
    "banner-error": _error,
    "banner-undo": _then("Klaar", "Pip", "0"),
    "search": _search("pauze"),
    "search-people": lambda s: (_enroll(s), _search("pip")(s)),
    "search-letters": _search("a"),
    "search-filtered": _search("de", state="open", period="own"),
    "search-finds-nothing": _search("olifant"),
    "search-begin": lambda s: (_search("x")(s), s.window._go.searching.search("")),
    "search-opened": lambda s: (_search("vertelt")(s), s.window._go.searching.page.open_best()),
    "discreet-search": _discreet(_search("pip")),
    "discreet-search-texts": _discreet(_search("de")),
    "discreet-today": _discreet(lambda s: s.window.show_today()),
    "discreet-check": _discreet(lambda s: s.step("Noor", "1h")),
    "discreet-measures": _discreet(lambda s: s.step("Bram", "2f", type="sanction/schorsing", school_days="3")),
    "discreet-people": _discreet(lambda s: s.case("Pip", 1)),
    "discreet-timeline": _discreet(lambda s: s.case("Lotte", 3)),
    "empty": lambda s: s.window.show_today(),
    "empty-pupils": lambda s: (_school(s), s.window.show_today()),
    "practice": lambda s: s.window.show_today(),
    "practice-talks": lambda s: _practised(s, StepKind.INQUIRY),
    "practice-check": lambda s: _practised(s, StepKind.LOGBOOK_NOTE),
    "practice-away": lambda s: (s.step("Noor", "1h"), s.press("Rondleiding wegleggen")),
    "protocol": _dialog("Pestprotocol lezen"),
    "shortcuts": _dialog("Sneltoetsen"),
    "about": _dialog("Over PestDesk"),
    "commands": _commands(""),
    "commands-case": _commands("2b"),
    "commands-act": lambda s: (s.case("Pip"), _commands("ca s")(s)),
    "commands-cannot": _commands("her"),
    "commands-none": _commands("olifant"),
    "discreet-commands": _discreet(_commands("pip")),
    "help": lambda s: s.window.show_help(),
    "help-step": lambda s: (s.step("Abe", "1b"), s.window.show_help()),
    "help-at-check": lambda s: (s.step("Noor", "1h"), s.window.show_help()),
    "help-table": lambda s: s.window.show_help("sneltoetsen"),
    "help-ict": lambda s: s.window.show_help("ict"),
    "help-search": _help_search,
}


def _unlock_wrong(shell: Shell) -> None:
    shell.show_unlock().show_error(str(WrongPassphraseError()))


def _first_run(passphrase: str = "", on: int = 0) -> Callable[[Shell], None]:
    """The first run at its second step, or with a password at its third, or `on` steps further."""

    def play(shell: Shell) -> None:
        page = shell.show_first_run()
        page.first.set_state({"school": demo.SCHOOL, "coordinator": COORDINATOR})
        page.button.click()
        if passphrase:
            page.button.click()
            assert isinstance(page.step, PassphraseStep)
            page.step.new.passphrase.edit.setText(passphrase)
            page.step.new.again.edit.setText(passphrase)
            page.button.click()
            for _ in range(on):
                page.button.click()
            QTest.qWait(400)

    return play


def _recover(shell: Shell) -> None:
    page = RecoverPage()
    shell.show_page(page)
    page.recovery_key.edit.setText("7KQM 2R8W C4NT XP5H BJV3 DYFZ")
    page.button.click()


def _restore(*, lost_key: bool = False, has_any: bool = True) -> Callable[[Shell], None]:
    """The page that puts a backup back, with three of them and a damaged one, or with none."""

    def play(shell: Shell) -> None:
        place = Path("/media") / "usb"
        backups = [
            Backup(place / f"{days}.pestdesk", Manifest(NOW - timedelta(days=days), 14 - days, "0003", "", "", ""))
            for days in (1, 2, 9)
        ]
        found = [*backups, Backup(place / "kapot.pestdesk", None)] if has_any else []
        shell.show_page(RestorePage(found, has_vault=has_any, lost_key=lost_key))

    return play


def _unlock_after(reason: LockReason, kept: str) -> Callable[[Shell], object]:
    """The page as a lock leaves it."""
    return lambda shell: shell.show_unlock(f"{reason_words(reason, 10)} {kept}")


def _unlock_waits(shell: Shell) -> None:
    """After the fifth wrong passphrase."""
    page = shell.show_unlock()
    for _ in range(5):
        page.show_wrong_try(str(WrongPassphraseError()))


BEFORE: dict[str, Callable[[Shell], object]] = {
    "unlock-idle": _unlock_after(LockReason.IDLE, KEPT),
    "unlock-sleep": _unlock_after(LockReason.SLEEP, KEPT),
    "unlock-session": _unlock_after(LockReason.SESSION, KEPT),
    "unlock-covered": _unlock_after(LockReason.IDLE, NOT_YET),
    "unlock-waits": _unlock_waits,
    "unlock": _unlock_after(LockReason.ASKED, KEPT),
    "unlock-wrong": _unlock_wrong,
    "first-run": lambda shell: shell.show_first_run(),
    "first-run-region": _first_run(),
    "first-run-weak": _first_run("welkom2026"),
    "recover": _recover,
    "restore": _restore(),
    "restore-key": _restore(lost_key=True),
    "restore-none": _restore(has_any=False),
    "first-run-recovery": _first_run("paarse fietsbel in de regen"),
    "first-run-recovery-try": _first_run("paarse fietsbel in de regen", on=1),
}
