"""A window over the made-up cases, on a fixed Thursday; every test works on its own copy of one real vault."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from pestdesk.desk import Desk, demo, safe
from pestdesk.domain.case import Case
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.progress import StepState
from pestdesk.domain.pupil import Authority, Pupil, PupilGuardian
from pestdesk.domain.record import Measure, MeasureKind
from pestdesk.domain.shelving import Shelf
from pestdesk.domain.signal import Reporter, Signal
from pestdesk.storage.keys import Cost
from pestdesk.ui import theme
from pestdesk.ui.calendar.calendar_page import CalendarForm, CalendarPage
from pestdesk.ui.components import State
from pestdesk.ui.form_card import FormCard
from pestdesk.ui.importing.import_page import ImportPage
from pestdesk.ui.main_window import MainWindow
from pestdesk.ui.pages.form_page import FormPage
from pestdesk.ui.papers.papers_page import PapersPage
from pestdesk.ui.relations.relations_page import RelationsPage

TODAY = date(2026, 10, 8)
SOME_PUPILS = (
    Pupil(
        0,
        PersonName("Jan", "van den", "Berg"),
        "10234",
        "2B",
        ("Toon Proefstra", "Kim Kladblok"),
        (
            PupilGuardian("Mieke van den Berg", "moeder", "06 12345678", "mieke@voorbeeld.nl", Authority.YES),
            PupilGuardian("Karel Nepman", "vader", authority=Authority.NO, do_not_contact="contactverbod"),
        ),
    ),
    Pupil(0, PersonName("Janneke", "", "Bergsma"), "10235", "2B", ("Toon Proefstra",)),
    Pupil(0, PersonName("Jan", "van den", "Berg"), "10900", "4A", ("Ria Ruwmodel",), absent_since=date(2026, 9, 1)),
    Pupil(0, PersonName("Pip", "", "Voorbeeldstra"), "10236", "2B", ("Toon Proefstra",)),
    Pupil(0, PersonName("Zoë", "", "IJzerman"), "", "1C", is_by_hand=True),
)
_QUICK = Cost(memory_kib=65536, iterations=1, lanes=4)
_W = TypeVar("_W", bound=QWidget)


class Office:
    """The window of one unlocked vault, and what a test asks of it."""

    def __init__(self, qtbot: QtBot, folder: Path, key: bytes, *, is_practice: bool = False) -> None:
        self.qtbot = qtbot
        self._is_practice = is_practice
        self.folder, self._key = folder, key
        self.today = TODAY
        self.open()

    def open(self) -> None:
        """Start the program on this vault."""
        self.desk = Desk.unlock(self.folder, self._key, self.clock)
        self.window = MainWindow(self.desk, is_practice=self._is_practice)
        self.window.resize(1366, 738)
        with self.qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def close(self) -> None:
        """End the program, and all that belongs to its window."""
        self.window.close()
        self.desk.lock()
        self.window.deleteLater()
        # Now, and not at some later loop: a change of look restyles every widget that still lives.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def clock(self) -> datetime:
        return datetime.combine(self.today, time(9, 12)).astimezone()

    def enroll(self, *pupils: Pupil) -> tuple[Pupil, ...]:
        """These pupils in the directory, which is no act of the test."""
        kept = tuple(self.desk.pupils.keep(pupil) for pupil in pupils or SOME_PUPILS)
        self.desk.cases.forget_acts()
        self.window.bridge.pupils_changed.emit()
        return kept

    # -- going places -------------------------------------------------------------------------------------------

    def number(self, words: str) -> str:
        return self.desk.cases.summaries(CaseFilter.ALL, words)[0].id

    def case(self, words: str) -> Case:
        return self.desk.cases.get(self.number(words))

    def state(self, words: str, step_id: str) -> StepState:
        state = self.desk.cases.progress(self.case(words)).state(step_id)
        assert state is not None, f"{words} has no step {step_id}"
        return state

    def open_case(self, words: str, tab: int = 0) -> None:
        self.window.show_case(self.number(words))
        self.window.case_page.tabs.setCurrentIndex(tab)

    def open_step(self, words: str, step_id: str, item: int = 0) -> FormPage:
        """Open a step at its first open item, or at the item with this number."""
        self.open_case(words)
        wizard = self.window.case_page.wizard
        wizard.open(step_id)
        if item:
            chosen = self.state(words, step_id).items[item]
            wizard.card.item_chosen.emit(chosen.involvement_id, chosen.guardian_id)
        return self.page

    def open_move(self, words: str, number: int) -> FormPage:
        """Open the page that moves the check of this number, from 0, as a press on its pill and ‘Verzetten…’ does."""
        page = self.open_step(words, "1h")
        term = self.case(words).round.term
        assert term is not None
        page.leave_to.emit(f"check/{term.checks[number].id}")
        self.page.leave_to.emit(f"move/{term.checks[number].id}")
        return self.page

    def add_free_week(self, first_on: str, last_on: str) -> None:
        """Add a vacation to the school calendar, and press ‘Bewaren’."""
        self.window.show_school_calendar()
        years = self.window.school_calendar.form.field("years")
        state = years.state()
        assert isinstance(state, list)
        years.set_state([*state, "projectweek", first_on, last_on])
        self.window.school_calendar.complete()

    @property
    def paper_page(self) -> PapersPage:
        pages = [page for page in self.window.findChildren(PapersPage) if page.isVisible()]
        assert len(pages) == 1, "no document is being made"
        self.qtbot.waitUntil(lambda: not pages[0].is_gathering)
        return pages[0]

    @property
    def import_page(self) -> ImportPage:
        page = self.window._pages.currentWidget()
        assert isinstance(page, ImportPage), "no list is imported"
        return page

    def read_list(self, text: str, name: str = "leerlingen.csv") -> ImportPage:
        """Read a list with this text on the page for it."""
        path = self.folder.parent / name
        path.write_text(text, encoding="utf-8")
        return self.read_file(path)

    def read_file(self, path: Path) -> ImportPage:
        """Read a file on that page, as when it is dropped on the window."""
        self.window.show_import(path)
        self.qtbot.waitUntil(lambda: not self.import_page.work.is_busy)
        return self.import_page

    @property
    def relations_page(self) -> RelationsPage:
        (page,) = self.window.findChildren(RelationsPage)
        return page

    @property
    def calendar_page(self) -> CalendarPage:
        (page,) = self.window.findChildren(CalendarPage)
        return page

    @property
    def page(self) -> FormPage:
        page = self.window.case_page.wizard.page
        assert page is not None, "no page is open"
        return page

    @property
    def step_id(self) -> str:
        return self.window.case_page.wizard._step_id

    def signal_again(self, words: str, text: str = "Het begint weer.", **changes: Any) -> Case:
        """Open a case about the same two pupils as another one; `changes` are made to the second of them."""
        first, second = self.case(words).involvements[:2]
        return self.desk.cases.open(Signal(text, self.today, Reporter.PARENT), (first, replace(second, **changes)))

    def show_signal_again(self, words: str, where: str = "") -> None:
        """The page of such a case, at one of the places of the wizard."""
        self.window.show_case(self.signal_again(words).id)
        if where:
            self.window.case_page.open_special(where)

    # -- acts and sights ----------------------------------------------------------------------------------------

    def suspend(self, days: int = 3) -> None:
        """Suspend Siem, the dader in Bram's case."""
        case = self.case("Bram")
        siem, by = case.concerned[1], "Lies van Voorbeeld"
        measure = Measure("2f", MeasureKind.SANCTION, "schorsing", siem.id, TODAY, by, harder=True, school_days=days)
        self.window.bridge.do(self.desk.steps.take_measure, case.id, case.round.id, measure)

    def fill(self, **values: State) -> None:
        for name, value in values.items():
            self.page.form.field(name).set_state(value)

    @staticmethod
    def fill_form(card: FormCard, **values: State) -> None:
        """Fill fields of a card with a form of its own."""
        for name, value in values.items():
            card.form.field(name).set_state(value)

    def button(self, words: str) -> QAbstractButton:
        """The button in sight that says this."""
        found = [each for each in self.shown(QAbstractButton) if words in (each.text(), each.accessibleName())]
        assert found, f"no button says ‘{words}’"
        return found[0]

    def press(self, words: str) -> None:
        self.qtbot.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    def complete(self) -> None:
        """Klaar, with whatever it says on the button."""
        self.qtbot.mouseClick(self.window.case_page.wizard.card._finish, Qt.MouseButton.LeftButton)

    def problems(self) -> dict[str, str]:
        """What the page says is wrong, by the name of the field."""
        form = self.page.form
        return {name: form.field(name).problem for name in form.names() if form.field(name).problem}

    def shown(self, kind: type[_W]) -> list[_W]:
        QApplication.processEvents()
        return [each for each in self.window.findChildren(kind) if each.isVisibleTo(self.window)]

    def sees(self, words: str) -> bool:
        return any(words in str(each.property("text") or "") for each in self.shown(QWidget))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        QTest.keyClick(focused, key, modifier)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        QTest.keyClicks(focused, text)

    def draft(self, key: str) -> dict[str, object] | None:
        return self.desk.drafts.get(key)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> None:
    """The look of the program, put on once: dressing again restyles every widget that still lives."""
    theme.apply(qapp, "light")


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """The vault of made-up cases and its key; its directory of pupils is empty."""
    folder = tmp_path_factory.mktemp("made-up") / "kluis"
    now = datetime.combine(TODAY, time(9, 12)).astimezone()
    demo.open_demo(folder, lambda: now, with_directory=False).lock()
    return folder, safe.read_key(folder, demo.PASSPHRASE)


@pytest.fixture(scope="session")
def without_cases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A vault as the first run makes it, and its key."""
    folder = tmp_path_factory.mktemp("empty") / "kluis"
    new = safe.NewVault(demo.SCHOOL, demo.COORDINATOR, "midden", demo.PASSPHRASE)
    return folder, safe.create_vault(folder, new, _QUICK)


@pytest.fixture(scope="session")
def long_names(tmp_path_factory: pytest.TempPathFactory, made_up: tuple[Path, bytes]) -> tuple[Path, bytes]:
    """The vault of made-up cases, in which everyone has the longest name that a school may come across."""
    folder = tmp_path_factory.mktemp("long") / "kluis"
    shutil.copytree(made_up[0], folder)
    now = datetime.combine(TODAY, time(9, 12)).astimezone()
    desk = Desk.unlock(folder, made_up[1], lambda: now)
    for summary in desk.cases.summaries(CaseFilter.ALL):
        for person in desk.cases.get(summary.id).involvements:
            # No closed case takes a change.
            if person.name is not None and not summary.is_closed:
                desk.cases.keep_person(summary.id, _with_long_names(person, person.name))
    desk.cases.forget_acts()
    desk.lock()
    return folder, made_up[1]


def _with_long_names(person: Involvement, name: PersonName) -> Involvement:
    """Her own name stays in it: by that a test finds the case."""
    parents = tuple(replace(each, name=f"Wilhelmina {each.name}-van den Berg") for each in person.guardians)
    return replace(
        person,
        name=replace(name, given=f"{name.given}-Alexandra", family=f"{name.family}-van Oldenbarnevelt"),
        mentor="Charlotte Konijnenburgh-tot Voorbeeldstein",
        guardians=parents,
    )


def _opened(qtbot: QtBot, made: tuple[Path, bytes], folder: Path, *, is_practice: bool = False) -> Iterator[Office]:
    shutil.copytree(made[0], folder)
    made_office = Office(qtbot, folder, made[1], is_practice=is_practice)
    yield made_office
    made_office.close()


@pytest.fixture
def office(qtbot: QtBot, dressed: None, made_up: tuple[Path, bytes], tmp_path: Path) -> Iterator[Office]:
    yield from _opened(qtbot, made_up, tmp_path / "kluis")


@pytest.fixture
def empty_office(qtbot: QtBot, dressed: None, without_cases: tuple[Path, bytes], tmp_path: Path) -> Iterator[Office]:
    yield from _opened(qtbot, without_cases, tmp_path / "kluis")


@pytest.fixture
def office_of() -> type[Office]:
    """For a test that opens the window on a vault of its own making."""
    return Office


@pytest.fixture
def practice(qtbot: QtBot, dressed: None, made_up: tuple[Path, bytes], tmp_path: Path) -> Iterator[Office]:
    """The practice window."""
    yield from _opened(qtbot, made_up, tmp_path / "kluis", is_practice=True)


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told to say at once."""
    said: list[str] = []

    def listen(widget: QWidget) -> None:
        said.append(widget.accessibleName())

    for module in ("banner", "unlock_page", "pages.note_page", "fields", "pattern_list", "walkthrough.guide"):
        monkeypatch.setattr(f"pestdesk.ui.{module}.announce", listen, raising=False)
    return said


Visit = Callable[[Office], object]


def _report_suspension(office: Office) -> None:
    office.suspend()
    # What a page needs beforehand is no act on that page.
    office.desk.cases.forget_acts()
    office.open_step("Bram", "2k")


def _name_another(office: Office) -> None:
    office.open_step("Yara", "1g")
    office.fill(field0="Milan uit 3D duwt Yara.")


def _make_recovery_key(office: Office) -> None:
    # From elsewhere, and at rest: the page of the vault may show a new key already, or be changing the passphrase.
    office.qtbot.waitUntil(lambda: not office.window.key_work.is_busy, timeout=20_000)
    office.window.show_today()
    office.window.show_vault()
    office.press("Nieuwe herstelsleutel maken…")


def _put_away(office: Office, number: str, verb: Callable[[str], Case]) -> None:
    office.window.show_case(number)
    if office.desk.cases.get(number).shelving.shelf is Shelf.DESK:
        office.window.bridge.do(verb, number)
    # What a page needs beforehand is no act on that page.
    office.desk.cases.forget_acts()


def _search(office: Office, words: str) -> None:
    office.window.bar.focus_search()
    office.window.search.setText(words)
    office.qtbot.waitUntil(lambda: office.window._go.searching.page.words == words)


#: Every page of the program, each by how it is reached.
def _make_paper(office: Office, kind: str, reader: str = "") -> None:
    """The page of documents of Pip's case, for the first reader of this kind."""
    office.open_case("Pip")
    office.window.show_papers(kind)
    page = office.paper_page
    if reader:
        choice = page.form.form.field("reader")
        choice.set_state(next(key for key in page.form.readers if key.startswith(reader)))
        page.make()
    if page.preview.isVisible() and kind != "agenda" and kind != "list":
        # The pages come from a worker.
        office.qtbot.waitUntil(lambda: page.preview.sheets.page[1] > 0, timeout=20_000)


_LIST = (
    "Stamnummer;Naam;Klas;BSN;Ouder 1 e-mail\n"
    "1;Pip Voorbeeldstra;2B;123456782;p@voorbeeld.nl\n2;Sem Nepman;2B\n;Nul;2B\n"
)


def _import_part(office: Office) -> None:
    """The page of a list that lacks most of the school."""
    if not office.desk.pupils.count():
        office.read_list(_LIST).import_list()
        # What a page needs beforehand is no act on that page.
        office.desk.cases.forget_acts()
    office.read_list("Stamnummer;Naam\n9;Noor Verzonnen\n8;\n")


def _help_with(office: Office, words: str, step_id: str, item: int = 0) -> None:
    """The page of a talk, with the help unfolded."""
    office.open_step(words, step_id, item)
    if not office.window.case_page.wizard.card.help.is_open:
        office.press("Hulp bij dit gesprek, ingeklapt")


def _show_relations(office: Office) -> None:
    """The relations of this school year, once everyone has a place."""
    office.window.show_relations()
    office.qtbot.waitUntil(lambda: office.relations_page.is_ready, timeout=20_000)


def _show_calendar(office: Office, form: str) -> None:
    office.window.show_calendar()
    office.calendar_page.choose(CalendarForm(form))


PAGES: dict[str, Visit] = {
    "today": lambda o: o.window.show_today(),
    "new case": lambda o: o.window.show_new_case(),
    "signal": lambda o: o.open_step("Abe", "0"),
    "inquiry": lambda o: o.open_step("Abe", "1a"),
    "inquiry, done": lambda o: o.open_step("Pip", "1a"),
    "talk": lambda o: o.open_step("Abe", "1b"),
    "talk, help": lambda o: _help_with(o, "Abe", "1b", item=1),
    "check, help": lambda o: _help_with(o, "Noor", "1h"),
    "agreements": lambda o: o.open_step("Yara", "1c"),
    "parents": lambda o: o.open_step("Abe", "1d"),
    "parents, attempt": lambda o: o.open_step("Milan", "1d", item=1),
    "parents, invitation": lambda o: o.open_step("Bram", "2g"),
    "measures": lambda o: o.open_step("Placeholder", "1e"),
    "observation": lambda o: o.open_step("Placeholder", "1f"),
    "restoration": lambda o: o.open_step("Placeholder", "1r"),
    "handover": lambda o: o.open_step("Lotte", "2a"),
    "year team meeting": lambda o: o.open_step("Lotte", "2b"),
    "support coordinator": lambda o: o.open_step("Lotte", "2h"),
    "logbook note": lambda o: o.open_step("Yara", "1g"),
    "logbook note, names": _name_another,
    "authorities": _report_suspension,
    "incident record": lambda o: o.open_step("Lotte", "2i"),
    "check": lambda o: o.open_step("Noor", "1h"),
    "final check": lambda o: o.open_step("Pip", "1h"),
    "move a check": lambda o: o.open_move("Noor", 1),
    "move a check, no school day": lambda o: (o.open_move("Noor", -1), o.fill(to="2026-10-23")),
    "agreements, own end": lambda o: (o.open_step("Yara", "1c"), o.fill(own_end="2026-11-27")),
    "school calendar": lambda o: o.window.show_school_calendar(),
    "school calendar, what moves": lambda o: o.add_free_week("2026-11-02", "2026-11-08"),
    "no term": lambda o: o.open_step("Abe", "1h"),
    "next round": lambda o: (o.open_case("Pip"), o.window.case_page.open_special("next_round")),
    "closing": lambda o: (o.open_case("Pip"), o.window.case_page.open_special("closing")),
    "people": lambda o: o.open_case("Pip", 1),
    "people, many roles": lambda o: o.open_case("Placeholder", 1),
    "agreements tab": lambda o: o.open_case("Bram", 2),
    "timeline": lambda o: o.open_case("Lotte", 3),
    "timeline, note": lambda o: (o.open_case("Lotte", 3), o.window.case_page.add_note()),
    "settings": lambda o: o.window.show_settings(),
    "vault": lambda o: o.window.show_vault(),
    "no pupils": lambda o: o.window.show_pupils(),
    "search": lambda o: _search(o, "pip"),
    "search, own period": lambda o: (_search(o, "de"), o.window._go.searching.page.filters.period.set_value("own")),
    "search, nothing": lambda o: _search(o, "olifant"),
    "import": lambda o: o.window.show_import(),
    "import, refused": lambda o: o.read_list(""),
    "import, columns": lambda o: o.read_list("Kenmerk;Wie;Klas\n1;Pip Voorbeeldstra;2B\n"),
    "import, list": lambda o: o.read_list(_LIST),
    "import, part of the school": _import_part,
    "import, take back": lambda o: (
        _import_part(o),
        o.window.show_today(),
        o.window.show_import(),
        o.press("Terugdraaien…"),
    ),
    "summary": lambda o: _make_paper(o, "summary"),
    "summary, names": lambda o: _make_paper(o, "summary", "access"),
    "letter": lambda o: _make_paper(o, "letter/agreements"),
    "agenda for elsewhere": lambda o: _make_paper(o, "agenda"),
    "list of cases": lambda o: _make_paper(o, "list"),
    "calendar on paper": lambda o: _make_paper(o, "calendar"),
    "calendar": lambda o: _show_calendar(o, "month"),
    "calendar, week": lambda o: _show_calendar(o, "week"),
    "calendar, list": lambda o: _show_calendar(o, "list"),
    "relations": _show_relations,
    "cases": lambda o: o.window.show_cases(),
    "vault, new recovery key": _make_recovery_key,
    "vault, key typed back": lambda o: (_make_recovery_key(o), o.press("Hij staat op papier")),
    "people, coordinators": lambda o: (o.open_case("Pip", 1), o.press("Wijzig de leerlingcoördinatoren")),
    "people, leaving": lambda o: (
        o.open_case("Bram", 1),
        o.press(f"{o.case('Bram').involvements[1].full_name} hoort er niet bij"),
    ),
    "no earlier cases": lambda o: (o.open_case("Abe"), o.window.case_page.open_special("course")),
    "completeness": lambda o: (o.open_case("Lotte"), o.window.case_page.open_special("completeness")),
    "reopening": lambda o: (o.open_case("Isa"), o.window.case_page.open_special("reopening")),
    "safety": lambda o: (o.open_step("Abe", "0"), o.press("Eerst veiligheid: als het meer is dan pesten")),
    "closed case": lambda o: o.open_case("Isa"),
    "earlier case": lambda o: o.show_signal_again("2025-001"),
    "earlier cases": lambda o: o.show_signal_again("2025-001", "course"),
    "archived case": lambda o: _put_away(o, o.number("Isa"), o.desk.retention.archive),
    "binned case": lambda o: _put_away(o, o.signal_again("Abe").id, o.desk.retention.delete),
    "binned case, for good": lambda o: (
        _put_away(o, o.signal_again("Abe").id, o.desk.retention.delete),
        o.press("Definitief verwijderen…"),
    ),
}


def _new_case_again(office: Office) -> None:
    """A new case with the pair of Pip's."""
    office.window.show_new_case()
    people = ["Pip Voorbeeldstra", "2B", "", "victim", "", "Sem Nepman", "2B", "", "perpetrator", ""]
    office.window.new_case.form.field("people").set_state(people)
    office.window.new_case._patterns.look()


def _people_again(office: Office) -> None:
    office.show_signal_again("2026-001")
    office.window.case_page.tabs.setCurrentIndex(1)


PAGES |= {"new case, earlier case": _new_case_again, "people, earlier case": _people_again}


def _directory(office: Office, *presses: str) -> None:
    """The page of Jan in the directory, after these buttons."""
    if not office.desk.pupils.named("Jan van den Berg", "2B"):
        office.enroll()
    (jan,) = office.desk.pupils.named("Jan van den Berg", "2B")
    office.window.show_pupils()
    # A form that another page left open.
    office.window._pages.currentWidget().sheet.show_pupil(0)
    office.window.show_pupils(jan.id)
    for words in presses:
        office.press(words)


PAGES |= {
    "pupil": _directory,
    "pupil, edit": lambda o: _directory(o, "Wijzig Jan van den Berg"),
    "pupil, parent": lambda o: _directory(o, "Karel Nepman: wijzigen…"),
    "pupil, removal": lambda o: _directory(o, "Jan van den Berg verwijderen…"),
    "pupil, merge": lambda o: _directory(o, "Vergelijken met Jan van den Berg, klas 4A"),
    "pupil, add": lambda o: _directory(o, "Leerling toevoegen…"),
    "people, listed": lambda o: (_directory(o), o.open_case("Pip", 1)),
}


#: Pages that have the same fields as another one; only their words and sizes differ.
_ALIKE = {
    "restoration",
    "handover",
    "year team meeting",
    "support coordinator",
    "parents, invitation",
    "no term",
    "import, refused",
    "final check",
    "move a check, no school day",
    "summary",
    "agenda for elsewhere",
    "search, nothing",
}


PAGES |= {
    "command search": lambda o: (o.window.show_today(), o.window.search_commands()),
    "help": lambda o: (o.open_step("Noor", "1h"), o.window.show_help()),
}


@pytest.fixture
def pages() -> dict[str, Visit]:
    """Every page."""
    return PAGES


@pytest.fixture
def kinds_of_page() -> dict[str, Visit]:
    """One of each kind of page, for tests of what does not depend on its words."""
    return {name: visit for name, visit in PAGES.items() if name not in _ALIKE}
