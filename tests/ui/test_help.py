"""F1: every page has its explanation; its links lead somewhere, and the buttons and menus that it names exist."""

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import pestdesk
from pestdesk.desk.manual import chapters
from pestdesk.domain.protocol import StepKind
from pestdesk.export.formats import FORMATS
from pestdesk.resources import resource
from pestdesk.ui import theme
from pestdesk.ui.bookmark import Page
from pestdesk.ui.case_page import STEPS, TABS
from pestdesk.ui.help.help_page import HelpPage
from pestdesk.ui.help.help_places import OF_PAGES, OF_SPECIALS, OF_STEPS, OF_TABS, explanation_of
from pestdesk.ui.main_window import MainWindow
from pestdesk.ui.menu_entries import entries
from pestdesk.ui.page_titles import TITLES
from pestdesk.ui.papers.papers_page import CASE_LIST, PapersPage

_SUBJECTS = {subject.key: subject for chapter in chapters() for subject in chapter.subjects}
_MENU = re.compile(r"\*([^*\n]+ → [^*\n]+)\*(?: \(([^)\n]+)\))?")
_BUTTON = re.compile(r"\*\*([^*\n]+)\*\*")


def _is_there(where: str) -> bool:
    key, _, part = where.partition("#")
    return key in _SUBJECTS and (not part or part in _SUBJECTS[key].headings)


def _menus(office: Any) -> dict[str, str]:
    """Every way through the menus, also to a menu itself, with its keys."""
    found: dict[str, str] = {}
    for entry in entries(office.window.menuBar()):
        for length in range(2, len(entry.path) + 1):
            found[" → ".join(entry.path[:length])] = ""
        found[" → ".join((*entry.path, entry.words.rstrip("…")))] = entry.keys
    return found


def _words_of_the_program() -> set[str]:
    """Every text in the code of the windows and their rules, and in the protocol; and the buttons that are put
    together from a format."""
    words: set[str] = {f"Bewaren als {each.label}" for each in FORMATS}
    for folder in ("ui", "domain", "desk", "export"):
        for file in (Path(pestdesk.__file__).parent / folder).rglob("*.py"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            words |= {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    protocol = tomllib.loads(next(resource("protocols").glob("*.toml")).read_text(encoding="utf-8"))
    waiting: list[Any] = [protocol]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
        elif isinstance(part, str):
            words.add(part)
    return {_plain(each) for each in words}


def _plain(words: str) -> str:
    return words.replace("&", "").strip().rstrip("…:")


def test_every_page_tab_step_and_place_of_the_wizard_has_its_explanation() -> None:
    assert OF_PAGES.keys() == set(Page)
    assert TITLES.keys() == set(Page)
    assert OF_STEPS.keys() == set(StepKind)
    assert set(OF_TABS) | {STEPS} == set(range(len(TABS)))
    for where in (*OF_PAGES.values(), *OF_TABS.values(), *OF_STEPS.values(), *OF_SPECIALS.values()):
        assert _is_there(where), where


def test_every_link_leads_to_a_subject_and_every_text_is_in_a_chapter() -> None:
    for subject in _SUBJECTS.values():
        for target in subject.links:
            assert _is_there(target), f"{subject.key}: {target}"
    assert {file.stem for file in resource("help").glob("*.md")} == _SUBJECTS.keys()


def test_every_menu_that_is_named_exists_with_these_keys(office: Any) -> None:
    menus = _menus(office)
    # What only the practice window has.
    office.window.menus.fit_practice(is_practice=True)
    menus |= _menus(office)
    named: set[str] = set()
    for subject in _SUBJECTS.values():
        for path, keys in _MENU.findall(subject.text):
            named.add(path)
            assert path in menus, f"{subject.key}: {path}"
            assert not keys or keys == menus.get(path), f"{subject.key}: {path} has {menus.get(path)}"
    assert len(named) > 30


def test_every_button_and_word_that_is_quoted_is_in_the_program() -> None:
    known = _words_of_the_program()
    quoted = {(subject.key, words) for subject in _SUBJECTS.values() for words in _BUTTON.findall(subject.text)}
    assert len(quoted) > 60
    assert [each for each in sorted(quoted) if _plain(each[1]) not in known] == []


def test_every_page_can_be_visited_and_asked_about(office: Any, kinds_of_page: Any) -> None:
    for name, visit in kinds_of_page.items():
        visit(office)
        assert _is_there(explanation_of(office.window._pages.page, office.window.case_page)), name


def test_f1_explains_the_step_that_is_open_and_escape_leads_back_to_the_field(office: Any) -> None:
    page = office.open_step("Abe", "1b")
    page.focus_first()
    office.type("Abe vertelt het.")
    field = QApplication.focusWidget()
    QTest.keySequence(field, QKeySequence("F1"))
    (help_page,) = office.window.findChildren(HelpPage)
    assert help_page.isVisible()
    assert help_page.shown == "stappen"
    assert help_page.text.verticalScrollBar().value() > 0, "at the part about talks"
    assert help_page.text.hasFocus()
    office.key(Qt.Key.Key_Escape)
    assert office.page is page
    assert QApplication.focusWidget() is field
    assert page.form.field("account").state() == "Abe vertelt het."


def test_what_was_chosen_on_a_page_made_for_one_visit_is_still_there_after_f1(office: Any) -> None:
    page = office.read_list("Stamnummer;Naam\n1;Pip Voorbeeldstra\n")
    office.window.show_help()
    (help_page,) = office.window.findChildren(HelpPage)
    assert help_page.shown == "importeren"
    office.press("Terug")
    assert office.import_page is page
    assert page.review.isVisible()
    office.window.show_help()
    office.window.show_today()
    office.qtbot.waitUntil(lambda: not office.window.findChildren(type(page)))


def test_the_explanation_is_searched_by_beginnings_of_words(office: Any) -> None:
    office.window.show_help()
    (page,) = office.window.findChildren(HelpPage)
    page.search.setFocus()
    office.type("herstelsl pap")
    titles = [line.upper for line in page.model.lines]
    assert titles == ["De eerste keer"]
    office.key(Qt.Key.Key_Down)
    assert page.shown == "eerste-keer"
    office.key(Qt.Key.Key_Return)
    assert page.text.hasFocus()
    page.search.setText("olifant")
    assert page.model.lines[0].upper.startswith("Geen uitleg gevonden")
    office.key(Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert page.list.currentIndex().isValid()


def test_a_link_opens_another_subject_at_its_part_and_nothing_outside_the_program(
    office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", opened.append)
    office.window.show_help("kluis")
    (page,) = office.window.findChildren(HelpPage)
    page.text.anchorClicked.emit(QUrl("controles#verzetten"))
    assert page.shown == "controles"
    assert page.text.textCursor().block().text() == "Verzetten"
    for outside in ("https://example.org/", "file:///etc/passwd", "nergens"):
        page.text.anchorClicked.emit(QUrl(outside))
        assert page.shown == "controles"
        assert page.text.loadResource(2, QUrl(outside)) is None
    assert opened == []


def test_its_headings_and_links_follow_the_colours_and_sizes_of_the_program(office: Any, request: Any) -> None:
    app = QApplication.instance()
    request.addfinalizer(lambda: theme.apply(app, "light"))
    office.window.show_help("kluis")
    (page,) = office.window.findChildren(HelpPage)
    sizes = []
    for scheme in ("light", "dark"):
        theme.apply(app, scheme)
        block = page.text.document().begin()
        sizes.append(block.charFormat().font().pixelSize())
        link = page.text.palette().link().color().name()
        assert link == theme.current().accent
    assert sizes == [theme.px(20)] * 2


def test_after_a_lock_the_explanation_lies_over_the_same_page(office: Any) -> None:
    window = office.window
    office.open_case("Pip")
    window.show_papers(CASE_LIST)
    window.show_help()
    place = window.bookmark()
    again = MainWindow(office.desk)
    office.qtbot.addWidget(again)
    again.return_to(place)
    assert again._pages.page is Page.HELP
    again._go.helping.leave()
    page = again._pages.currentWidget()
    assert isinstance(page, PapersPage)
    assert page.kind.value() == CASE_LIST
    page.left.emit()
    assert again.case_page.case_id == office.number("Pip")
