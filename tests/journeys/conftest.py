"""A coordinator at work: drives the real main window over a real encrypted vault, on days that a test names."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from pestdesk.desk import Desk, safe
from pestdesk.domain.case import Case
from pestdesk.domain.progress import Progress
from pestdesk.storage.keys import Cost
from pestdesk.ui import theme
from pestdesk.ui.components import CheckGroup, ChoiceRow, ComboField, DateField, Form, TextArea, TextField
from pestdesk.ui.form_card import FormCard
from pestdesk.ui.importing.import_page import ImportPage
from pestdesk.ui.main_window import MainWindow
from pestdesk.ui.pages.agreements_page import AgreementRows
from pestdesk.ui.pages.form_page import FormPage
from pestdesk.ui.person_rows import PersonRows

PASSPHRASE = "paarse fietsbel in de regen"
COORDINATOR = "Lies van Voorbeeld"


class Coordinator:
    """Each method is something that she does or sees; the window finds out by the same signals as ever."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self._folder = folder
        self._day = date(2026, 9, 1)
        self.window: MainWindow
        self.start()

    def clock(self) -> datetime:
        return datetime.combine(self._day, time(10, 30)).astimezone()

    # -- the program ------------------------------------------------------------------------------------------

    def start(self) -> None:
        self.desk = Desk.unlock(self._folder, safe.read_key(self._folder, PASSPHRASE), self.clock)
        self.window = MainWindow(self.desk)
        self.window.show()

    def restart(self, case_id: str = "") -> None:
        """End the program and start it again, with the passphrase."""
        self.stop()
        self.start()
        if case_id:
            self.window.show_case(case_id)

    def stop(self) -> None:
        self.window.close()
        self.desk.lock()
        self.window.deleteLater()
        # Now, and not at some later loop: a change of look restyles every widget that still lives.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def on(self, day: date) -> None:
        """It becomes another day."""
        self._day = day
        self.window.following.turn_day()
        if self.window.case_page.case_id:
            self.window.show_case(self.window.case_page.case_id)

    # -- the case ---------------------------------------------------------------------------------------------

    def new_case(self, reporter: str, text: str, people: list[tuple[str, str, str]], on: date | None = None) -> str:
        """The four fields: people as (name, class, mentor), the slachtoffer first. Gives the number."""
        self.press("Nieuwe casus")
        page = self.window.new_case
        form = page.form
        combo = form.field("reporter")
        assert isinstance(combo, ComboField)
        combo.combo.setCurrentIndex(combo.combo.findText(reporter))
        if on:
            self._set_date(form.field("on"), on)
        self._type(form.field("text"), text)
        rows = form.field("people")
        assert isinstance(rows, PersonRows)
        for index, values in enumerate(people):
            if index >= len(rows._lines):
                self.press("Nog een leerling")
            for edit, value in zip(rows._lines[index][:3], values, strict=True):
                self._qtbot.keyClicks(edit, value)
        with self._qtbot.waitSignal(page.opened) as opened:
            self.press("Casus openen")
        return str(opened.args[0])

    @property
    def case(self) -> Case:
        return self.desk.cases.get(self.window.case_page.case_id)

    @property
    def progress(self) -> Progress:
        return self.desk.cases.progress(self.case)

    @property
    def page(self) -> FormPage:
        page = self.window.case_page.wizard.page
        assert page is not None, "no page is open"
        return page

    @property
    def open_step(self) -> str:
        return self.window.case_page.wizard._step_id

    def go_to(self, step_id: str) -> None:
        """Choose a step in the list."""
        wizard = self.window.case_page.wizard
        ids = [state.step.id for state in self.progress.all_steps]
        index = wizard.list.model().index(ids.index(step_id), 0)
        wizard.list.scrollTo(index)
        self._qtbot.mouseClick(
            wizard.list.viewport(), Qt.MouseButton.LeftButton, pos=wizard.list.visualRect(index).center()
        )
        assert self.open_step == step_id

    def listed_steps(self) -> list[str]:
        """What a screen reader says of each row in the list of steps."""
        model = self.window.case_page.wizard.list.model()
        spoken = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.data(model.index(row, 0), spoken)) for row in range(model.rowCount())]

    def fill(self, **values: object) -> None:
        """Fill fields of the page that is open, by their names."""
        self._fill(self.page.form, values)

    def fill_card(self, **values: object) -> None:
        """Fill fields of the card with a form that is open on a tab."""
        (card,) = (each for each in self.window.findChildren(FormCard) if each.isVisibleTo(self.window))
        self._fill(card.form, values)

    def _fill(self, form: Form, values: dict[str, object]) -> None:
        for name, value in values.items():
            field = form.field(name)
            if isinstance(value, date):
                self._set_date(field, value)
            elif isinstance(field, ChoiceRow):
                self._qtbot.mouseClick(field.buttons()[str(value)], Qt.MouseButton.LeftButton)
            elif isinstance(field, CheckGroup):
                for choice in str(value).split(","):
                    field.boxes()[choice].click()
            elif isinstance(field, ComboField):
                field.combo.setCurrentIndex(field.combo.findText(str(value)))
                assert field.combo.currentText() == value
            elif isinstance(field, AgreementRows):
                for (text, _whom), words in zip(field._rows, list(value), strict=False):  # type: ignore[call-overload]
                    self._qtbot.keyClicks(text.edit, words)
            else:
                self._type(field, str(value))

    def done(self) -> None:
        """Klaar, with what it says on the button; the window must not complain."""
        wizard = self.window.case_page.wizard
        self._qtbot.mouseClick(wizard.card._finish, Qt.MouseButton.LeftButton)
        problems = [f.problem for f in (self.page.form.field(n) for n in self.page.form.names()) if f.problem]
        assert not problems, problems

    def done_with_case(self) -> None:
        """The button that closes the case."""
        self._qtbot.mouseClick(self.window.case_page.wizard.card._finish, Qt.MouseButton.LeftButton)
        assert self.case.is_closed, "the case was not closed"

    def good_check(self, **values: object) -> dict[str, object]:
        """What a check finds when all goes well; the last one with its verdict."""
        found: dict[str, object] = {f"kept{each.id}": "yes" for each in self.case.round.current_agreements}
        found |= {f"safe{victim.id}": "4" for victim in self.case.victims}
        return {**found, "bullying": "less", **(values or {"decision": "on_course"})}

    def do(self, step_id: str, **values: object) -> None:
        """Open a step, fill it, and press Klaar."""
        if self.open_step != step_id:
            self.go_to(step_id)
        self.fill(**values)
        self.done()

    def tab(self, number: int) -> None:
        """Stappen, Betrokkenen, Afspraken or Verloop, from 0."""
        self.window.case_page.tabs.setCurrentIndex(number)

    def press(self, words: str) -> None:
        """Press the visible button that says this, or is called this, as soon as it is there."""

        def found() -> list[QPushButton]:
            every = self.window.findChildren(QPushButton)
            return [
                each
                for each in every
                if words in (each.text(), each.accessibleName()) and each.isVisibleTo(self.window)
            ]

        self._qtbot.waitUntil(lambda: bool(found()))
        self._qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)

    def sees(self, words: str) -> bool:
        """A visible label comes to hold these words; fails when none does."""

        def found() -> bool:
            every = self.window.findChildren(QWidget)
            seen = [w for w in every if w.isVisibleTo(self.window)]
            return any(words in f"{w.property('text') or ''} {w.accessibleName()}" for w in seen)

        self._qtbot.waitUntil(found)
        return True

    def due(self) -> list[tuple[str, date]]:
        """What the calendar marks as still to come: what and when."""
        return [(i.what, i.due_on) for i in self.window.bridge.agenda().items if i.when != "done"]

    # -- fields -----------------------------------------------------------------------------------------------

    def _type(self, field: object, text: str) -> None:
        assert isinstance(field, TextField | TextArea), type(field)
        field.edit.selectAll()
        # QTest knows no key for other characters; an input method would insert them like this.
        keys, rest = (text, "") if text.isascii() else ("", text)
        self._qtbot.keyClicks(field.edit, keys)
        if rest:
            field.edit.insertPlainText(rest) if isinstance(field, TextArea) else field.edit.insert(rest)

    @staticmethod
    def _set_date(field: object, on: date) -> None:
        assert isinstance(field, DateField)
        field.set_value(on)


@pytest.fixture(autouse=True)
def unhurried(qapp: QApplication) -> Iterator[None]:
    """Here one goes through the pages faster than any hand: a second Klaar is meant, and no slip."""
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    yield
    qapp.setDoubleClickInterval(usual)


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault as the first run makes it; each test works on a copy."""
    folder = tmp_path_factory.mktemp("made") / "kluis"
    new = safe.NewVault("Cals IJsselstein", COORDINATOR, "midden", PASSPHRASE)
    safe.create_vault(folder, new, Cost(memory_kib=65536, iterations=1, lanes=4))
    return folder


@pytest.fixture
def vault_folder(made_vault: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "kluis"
    shutil.copytree(made_vault, folder)
    return folder


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> None:
    """The look of the program, put on once."""
    theme.apply(qapp, "light")


@pytest.fixture
def coordinator(qtbot: QtBot, dressed: None, vault_folder: Path) -> Iterator[Coordinator]:
    someone = Coordinator(qtbot, vault_folder)
    yield someone
    someone.stop()


class Keyboard:
    """Her keyboard, and nothing else: every key goes where the focus is. `page` gives what the window shows."""

    def __init__(self, page: Callable[[], QWidget], qtbot: QtBot) -> None:
        self._page, self._qtbot = page, qtbot
        self.wake()

    def wake(self) -> None:
        """Have the window active, as it is for a person; after a dialog of the system it is not by itself."""
        window = self._page().window()
        window.activateWindow()
        self._qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)

    @property
    def focused(self) -> QWidget:
        """What has the focus."""
        QApplication.processEvents()
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        return focused

    @property
    def at(self) -> str:
        """What a screen reader calls it."""
        return self.focused.accessibleName() or str(self.focused.property("text"))

    def press(self, keys: str, times: int = 1) -> None:
        """Press keys together, as a menu writes them: ‘Ctrl+I’, ‘Tab’."""
        for _ in range(times):
            QTest.keySequence(self.focused, QKeySequence(keys))

    def type(self, text: str) -> None:
        """Type it."""
        QTest.keyClicks(self.focused, text)

    def tab_to(self, name: str) -> None:
        """Tab on until the thing with this name has the focus."""
        seen = []
        while self.at != name:
            seen.append(self.at)
            assert len(seen) < 80, f"‘{name}’ is not reached, only {seen}"
            self.press("Tab")

    def choose(self, words: str) -> None:
        """Go down in the choices that have the focus, as far as this one."""
        combo = self.focused
        assert isinstance(combo, QComboBox)
        for _ in range(combo.count()):
            if combo.currentText() == words:
                return
            self.press("Down")
        raise AssertionError(f"‘{words}’ is none of {[combo.itemText(at) for at in range(combo.count())]}")

    def pick(self, words: str) -> None:
        """Of a row of choices that has the focus, take this one: the arrows go to it, the space bar takes it."""
        for _ in range(12):
            focused = self.focused
            if self.at == words or (isinstance(focused, QRadioButton) and focused.text() == words):
                self.press("Space")
                return
            self.press("Right")
        raise AssertionError(f"the arrows never come at ‘{words}’")

    def give(self, path: Path) -> None:
        """Answer the system's own dialog with this file."""
        (dialog,) = self._page().window().findChildren(QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.close()
        dialog.deleteLater()
        self.wake()

    def open_list(self, path: Path) -> ImportPage:
        """Ctrl+I, Enter, and this file in the system's own dialog; gives the page when it was read."""
        self.press("Ctrl+I")
        self.press("Return")
        self.give(path)
        (page,) = (each for each in self._page().findChildren(ImportPage) if each.isVisible())
        self._qtbot.waitUntil(lambda: not page.work.is_busy)
        self.wake()
        return page


@pytest.fixture
def keyboard(coordinator: Coordinator, qtbot: QtBot) -> Keyboard:
    return Keyboard(lambda: coordinator.window, qtbot)


@pytest.fixture
def keyboard_on(qtbot: QtBot) -> Callable[[Callable[[], QWidget]], Keyboard]:
    """A keyboard for a window that a test opens itself."""
    return lambda page: Keyboard(page, qtbot)
