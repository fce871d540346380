"""Everything is found from the search field, by keyboard alone, and nothing of it stays behind."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QAbstractItemModelTester

from pestdesk.domain.names import PersonName
from pestdesk.domain.protocol import Route
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.record import Entry
from pestdesk.domain.routing import Course
from pestdesk.domain.search import CaseHit, PassageHit, PassageKind
from pestdesk.domain.timeline import EventKind
from pestdesk.errors import DiskFullError
from pestdesk.ui import discretion
from pestdesk.ui.bookmark import Page
from pestdesk.ui.case_page import AGREEMENTS, PEOPLE, TIMELINE
from pestdesk.ui.directory.directory_page import DirectoryPage
from pestdesk.ui.search.result_list import ResultModel
from pestdesk.ui.search.search_delegate import _laid_out
from pestdesk.ui.search.search_lines import LineKind, lines_of
from pestdesk.ui.search.search_page import SearchPage


def search(office: Any, words: str) -> SearchPage:
    """Type these words after Ctrl+F, and wait for what they find."""
    office.window.bar.focus_search()
    office.type(words)
    page: SearchPage = office.window._go.searching.page
    office.qtbot.waitUntil(lambda: page.words == words)
    return page


def rows(page: SearchPage) -> list[tuple[str, str]]:
    """What is shown: the upper and the lower words of each line."""
    model = page.results.results
    lines = (model.index(row).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount()))
    return [(line.upper.text, line.lower.text) for line in lines]


def note(office: Any, words: str, text: str) -> None:
    office.window.bridge.do(office.desk.cases.write, office.number(words), Entry(office.today, "Lies", text))


def test_what_is_typed_is_found_while_it_is_typed(office: Any) -> None:
    page = search(office, "etui")
    assert office.window._pages.page is Page.SEARCH
    assert office.window.search.hasFocus(), "one goes on typing"
    heads = [line.upper.text for line in page.results.results.lines if line.kind is LineKind.HEAD]
    assert heads == ["In de teksten"]
    assert any("etui" in lower for _upper, lower in rows(page))
    office.type("z")
    office.qtbot.waitUntil(lambda: rows(page) == [])
    assert office.sees("Niets gevonden")
    assert office.window.windowTitle() == "PestDesk"


def test_a_name_finds_the_case_first_and_then_the_texts(office: Any) -> None:
    page = search(office, "pip")
    first = page.results.first()
    assert isinstance(first, CaseHit)
    assert first.case.id == office.number("Pip")
    assert rows(page)[1] == (
        "Pip Voorbeeldstra, Sem Nepman, Mieke Voorbeeldstra, Rob Nepman",
        "2026-001 · 2B · Fase 1 · open",
    )


def test_what_is_found_stands_bold_in_its_sentence(office: Any) -> None:
    page = search(office, "etui")
    line = next(line for line in page.results.results.lines if line.is_text)
    (start, end), *_ = line.lower.found
    assert line.lower.text[start:end].startswith("etui")
    layout = _laid_out(line.lower, QFont(), 400)
    assert [each.format.fontWeight() for each in layout.formats()] == [QFont.Weight.Bold] * len(line.lower.found)


def test_a_bold_word_after_an_emoji_stands_where_qt_counts_it(office: Any) -> None:
    note(office, "Pip", "😀😀 de zeilboot is leeg")
    page = search(office, "zeilboot")
    (line,) = (line for line in page.results.results.lines if line.is_text)
    (bold,) = _laid_out(line.lower, QFont(), 400).formats()
    units = line.lower.text.encode("utf-16-le")
    assert units[2 * bold.start : 2 * (bold.start + bold.length)].decode("utf-16-le") == "zeilboot"


def test_a_text_opens_its_case_where_it_is_read(office: Any) -> None:
    for number in range(40):
        note(office, "Pip", f"Notitie van dag {number}.")
    note(office, "Pip", "De sleutel van het kluisje is weg.")
    for number in range(40):
        note(office, "Pip", f"Notitie van later {number}.")
    office.window.show_today()
    page = search(office, "kluisje")
    office.key(Qt.Key.Key_Down)
    assert page.results.hasFocus()
    office.key(Qt.Key.Key_Return)
    case_page = office.window.case_page
    assert (case_page.case_id, case_page.tabs.currentIndex()) == (office.number("Pip"), TIMELINE)
    events = case_page.timeline.list
    assert events.hasFocus()
    assert "kluisje" in events.currentIndex().data(Qt.ItemDataRole.UserRole).text
    assert events.viewport().rect().intersects(events.visualRect(events.currentIndex()))


@pytest.mark.parametrize(
    ("words", "kind", "tab"),
    [
        ("zitten niet naast elkaar", PassageKind.AGREEMENT, AGREEMENTS),
        ("bijnaam nageroepen", PassageKind.SIGNAL, TIMELINE),
        ("rustig wordt", PassageKind.TALK, TIMELINE),
    ],
)
def test_each_kind_of_text_leads_to_its_tab(office: Any, words: str, kind: PassageKind, tab: int) -> None:
    page = search(office, words)
    things = [line.thing for line in page.results.results.lines]
    hit = next(each for each in things if isinstance(each, PassageHit) and each.kind is kind)
    page.results.opened.emit(hit)
    assert office.window.case_page.case_id == hit.case_id
    assert office.window.case_page.tabs.currentIndex() == tab
    if tab == TIMELINE:
        event = office.window.case_page.timeline.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        assert event.kind.value == kind.value


def test_the_text_of_a_signal_is_shown_and_not_that_it_went_on_to_the_mentor(office: Any) -> None:
    case = office.case("Abe")
    told = replace(case.signal, text="De zeilboot werd stukgemaakt.", passed_on=office.today)
    office.window.bridge.do(office.desk.cases.record_signal, case.id, told, case.classification)
    search(office, "zeilboot").open_best()
    event = office.window.case_page.timeline.list.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert event.text == "De zeilboot werd stukgemaakt."


def test_a_reason_for_a_route_and_one_for_a_course_are_each_shown(office: Any) -> None:
    earlier = office.number("2025-001")
    case = office.signal_again("2025-001")
    office.desk.cases.decide_route(case.id, Route.DIFFERENT_CLASSES, "vanwege de vlieger")
    office.desk.cases.choose_course(case.id, Course.FIRST_PHASE, earlier, "door de zeilboot")
    office.window.bridge.tell_changed(case.id)
    for word, kind in (("vlieger", EventKind.ROUTE), ("zeilboot", EventKind.COURSE)):
        office.window.search.clear()
        search(office, word).open_best()
        event = office.window.case_page.timeline.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        assert (event.kind, word in event.text) == (kind, True)


def test_what_stands_nowhere_in_the_verloop_marks_nothing_else(office: Any) -> None:
    office.open_case("Pip", TIMELINE)
    events = office.window.case_page.timeline.list
    events.setCurrentIndex(events.model().index(1, 0))
    office.window.case_page.show_part(TIMELINE, 999_999, ())
    assert not events.selectionModel().hasSelection()


def test_a_reason_about_a_person_leads_to_the_people(office: Any) -> None:
    case = office.case("Bram")
    left = replace(case.involvements[1], left_because="zat ergens anders op schoolkamp")
    office.window.bridge.do(office.desk.cases.keep_person, case.id, left)
    page = search(office, "schoolkamp")
    page.open_best()
    assert office.window.case_page.tabs.currentIndex() == PEOPLE


def test_escape_goes_back_to_where_one_was(office: Any) -> None:
    window = office.window
    office.open_case("Lotte", TIMELINE)
    search(office, "etui")
    office.key(Qt.Key.Key_Escape)
    assert window._pages.page is Page.CASE
    assert (window.case_page.case_id, window.case_page.tabs.currentIndex()) == (office.number("Lotte"), TIMELINE)
    assert window.search.text() == ""
    assert window._go.searching.page.results.results.rowCount() == 0, "nothing of it stays"
    window.show_today()
    page = search(office, "etui")
    office.key(Qt.Key.Key_Down)
    assert page.results.hasFocus()
    office.key(Qt.Key.Key_Escape)
    assert window._pages.page is Page.TODAY


@pytest.mark.parametrize("page", [Page.PUPILS, Page.RELATIONS, Page.SETTINGS, Page.IMPORT])
def test_escape_goes_back_to_a_page_beside_the_case_and_that_one_to_the_case(office: Any, page: Page) -> None:
    window = office.window
    janneke = office.enroll()[1]
    office.open_case("Lotte", TIMELINE)
    window._go._go(page)
    if page is Page.PUPILS:
        window.show_pupils(janneke.id)
    search(office, "etui")
    office.key(Qt.Key.Key_Escape)
    assert window._pages.page is page
    if page is Page.PUPILS:
        assert window._pages.currentWidget().sheet.pupil_id == janneke.id
    window._pages.currentWidget().left.emit()
    assert (window._pages.page, window.case_page.case_id) == (Page.CASE, office.number("Lotte"))


def test_the_arrows_go_between_the_words_and_what_was_found(office: Any) -> None:
    page = search(office, "etui")
    office.key(Qt.Key.Key_Down)
    assert page.results.currentIndex().row() == 1, "a head is passed over"
    office.key(Qt.Key.Key_Down)
    assert page.results.currentIndex().row() == 2
    office.key(Qt.Key.Key_Up)
    office.key(Qt.Key.Key_Up)
    assert office.window.search.hasFocus()


def test_ctrl_f_shows_again_what_was_found_before(office: Any) -> None:
    page = search(office, "pip")
    office.key(Qt.Key.Key_Return)
    assert office.window._pages.page is Page.CASE
    office.window.bar.focus_search()
    assert office.window._pages.page is Page.SEARCH
    assert isinstance(page.results.first(), CaseHit)


def test_filters_keep_what_fits_and_say_so(office: Any) -> None:
    page = search(office, "pip")
    page.filters.state.set_value("closed")
    assert rows(page) == []
    assert office.sees("binnen deze filters")
    office.press("Filters wissen")
    assert len(rows(page)) > 1
    page.filters.school_class.set_value("2B")
    page.filters.phase.set_value("1")
    page.filters.school_year.set_value("2026")
    page.filters.period.set_value("month")
    assert page.filters.value().since == office.today - timedelta(days=30)
    assert len(rows(page)) > 1
    page.filters.period.set_value("own")
    page.filters.since.set_value(office.today)
    assert page.filters.since.isVisible()
    assert rows(page) == []


def test_when_there_is_more_than_is_shown_it_says_so(office: Any) -> None:
    page = search(office, "d")
    shown = rows(page)
    assert ("In de teksten", "meer dan 60") in shown
    assert shown[-1][0].startswith("Dit zijn er 60; er zijn er meer.")


def test_discreet_shows_no_name_and_still_no_wrong_word_bold(office: Any) -> None:
    page = search(office, "pip")
    discretion.turn(is_on=True)
    try:
        model = page.results.results
        for row in range(model.rowCount()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                assert "Pip" not in model.index(row).data(role)
                assert "Voorbeeldstra" not in model.index(row).data(role)
            line = model.index(row).data(Qt.ItemDataRole.UserRole)
            assert "Pip" not in line.upper.text + line.lower.text
            assert all(line.upper.text[a:b].casefold().startswith("pip") for a, b in line.upper.found)
    finally:
        discretion.turn(is_on=False)


def test_what_changes_meanwhile_is_found_too(office: Any) -> None:
    page = search(office, "zeilboot")
    assert rows(page) == []
    note(office, "Pip", "De zeilboot is weg.")
    assert len(rows(page)) == 2
    office.window.bridge.undo()
    assert rows(page) == []


def test_after_locking_nothing_of_the_words_is_left(office: Any) -> None:
    office.open_case("Pip", AGREEMENTS)
    search(office, "etui")
    place = office.window.bookmark()
    assert "etui" not in repr(place)
    office.window.return_to(place)
    assert office.window._pages.page is Page.CASE
    assert office.window.case_page.tabs.currentIndex() == AGREEMENTS


def test_a_failing_vault_is_told(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise DiskFullError

    page = search(office, "etui")
    monkeypatch.setattr(office.desk.search, "find", fail)
    page.refresh()
    assert not office.window.banner.isHidden()
    assert rows(page) == []


def test_pupils_of_the_list_stand_in_a_group_of_their_own(office: Any) -> None:
    piet = office.desk.pupils.keep(Pupil(0, PersonName("Piet", "van", "Pippel"), "10777", "2C", ("Kim Kladblok",)))
    page = search(office, "pip")
    about = "klas 2C · mentor Kim Kladblok · leerlingnummer 10777"
    assert rows(page)[:2] == [("Leerlingen", "1"), ("Piet van Pippel", about)]
    assert rows(page)[2][0] == "Casussen"
    page.filters.state.set_value("open")
    assert rows(page)[0][0] == "Casussen", "a pupil of the list has no state"
    page.filters.clear()
    office.key(Qt.Key.Key_Return)
    assert office.window._pages.page is Page.PUPILS
    shown = office.window._pages.currentWidget()
    assert isinstance(shown, DirectoryPage)
    assert shown.bookmark().pupil_id == piet.id


def test_no_more_pupils_are_shown_than_leave_room_for_the_cases(office: Any) -> None:
    for number in range(9):
        office.desk.pupils.keep(Pupil(0, PersonName(f"Pip{number}", "", "Proef"), str(500 + number), "2C"))
    page = search(office, "pip")
    heads = [(line.upper.text, line.lower.text) for line in page.results.results.lines if line.kind is LineKind.HEAD]
    assert heads[0] == ("Leerlingen", "meer dan 6")
    assert heads[1][0] == "Casussen"


def test_the_model_is_a_sound_one(office: Any) -> None:
    model = ResultModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    result = office.desk.search.find("de")
    model.set_lines(lines_of(result), result.query)
    assert model.rowCount(QModelIndex()) > 60
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    model.set_lines((), ())


def test_a_journey_by_keyboard_from_a_word_to_its_note_and_back(office: Any) -> None:
    """Ctrl+F, a word, down, Enter, read it; Ctrl+F again, Escape, and one is back."""
    window = office.window
    note(office, "Noor", "De conciërge heeft de sleutel van het kluisje gevonden.")
    office.open_case("Pip")
    office.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()
    office.type("concierge kluis")
    office.key(Qt.Key.Key_Down)
    page = window._go.searching.page
    assert page.results.hasFocus()
    assert "conciërge" in page.results.currentIndex().data()
    office.key(Qt.Key.Key_Return)
    assert window.case_page.case_id == office.number("Noor")
    office.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window._pages.page is Page.SEARCH
    assert "conciërge" in rows(page)[1][1]
    office.key(Qt.Key.Key_Escape)
    assert window._pages.page is Page.CASE
    assert window.search.text() == ""
