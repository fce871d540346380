"""Extra → Schoolkalender: the vacations are edited, what moves is shown first, and nothing is lost (R28)."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox

from pestdesk.domain.school_calendar import FreeDay, SchoolCalendar, Vacation
from pestdesk.errors import VaultError
from pestdesk.storage.cases import CaseStore
from pestdesk.ui.calendar_rows import CalendarRow
from pestdesk.ui.school_calendar_page import SchoolCalendarPage
from pestdesk.ui.school_years import SchoolYear

KEY = "school-calendar"


@pytest.fixture
def page(office: Any) -> SchoolCalendarPage:
    """The page, opened from the menu."""
    action = next(a for a in office.window.findChildren(QAction) if a.text().replace("&", "") == "Schoolkalender…")
    action.trigger()
    assert office.window._pages.currentWidget() is office.window.school_calendar
    opened: SchoolCalendarPage = office.window.school_calendar
    return opened


def _row(office: Any, name: str) -> CalendarRow:
    found: list[CalendarRow] = [row for row in office.shown(CalendarRow) if row.name.text() == name]
    return found[0]


def _kept(office: Any) -> SchoolCalendar:
    calendar: SchoolCalendar = office.desk.calendar.school_calendar()
    return calendar


def _is_shown(office: Any) -> bool:
    return office.window._pages.currentWidget() is office.window.school_calendar


def test_the_present_and_the_coming_school_year_stand_open_and_older_ones_are_a_count(
    office: Any, page: SchoolCalendarPage
) -> None:
    years = {year.year: year for year in office.shown(SchoolYear)}
    assert [number for number, year in years.items() if year.is_open] == [2026, 2027]
    assert min(years) == 2026, "what is behind is folded away"
    assert office.sees("13 eerdere schooljaren")
    names = [row.name.text() for row in office.shown(CalendarRow)]
    assert names[:5] == ["herfstvakantie", "kerstvakantie", "voorjaarsvakantie", "meivakantie", "zomervakantie"]
    office.press("13 eerdere schooljaren")
    older = [year for year in office.shown(SchoolYear) if year.year < 2026]
    assert len(older) == 13
    assert not any(year.is_open for year in older)
    older[-1].set_open(is_open=True)
    assert "Goede Vrijdag" in [row.name.text() for row in office.shown(CalendarRow)]


def test_a_study_day_is_added_and_kept_without_asking_when_nothing_moves(
    office: Any, page: SchoolCalendarPage
) -> None:
    before = _kept(office)
    adder = next(
        each for each in office.shown(type(office.button("Bewaren"))) if each.text() == "Vrije dag toevoegen"
    )
    office.qtbot.mouseClick(adder, Qt.MouseButton.LeftButton)
    office.type("studiedag")
    _row(office, "studiedag").first.set_value(date(2026, 11, 19))
    office.press("Bewaren")
    assert FreeDay("studiedag", date(2026, 11, 19)) in _kept(office).free_days
    assert _kept(office).vacations == before.vacations
    assert not _is_shown(office)
    assert office.window.banner.text == "De schoolkalender is bewaard."
    assert office.draft(KEY) is None
    assert office.window.calendar.month.grid.cells.off_name(date(2026, 11, 19)) == "studiedag"


def test_a_row_is_changed_and_another_taken_away(office: Any, page: SchoolCalendarPage) -> None:
    _row(office, "meivakantie").last.set_value(date(2027, 5, 9))
    office.press("Koningsdag verwijderen")
    assert office.shown(CalendarRow)[0].isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert any(row.isAncestorOf(focused) for row in office.shown(CalendarRow)), "the focus is not lost"
    office.press("Bewaren")
    kept = _kept(office)
    assert Vacation("meivakantie", date(2027, 4, 24), date(2027, 5, 9)) in kept.vacations
    assert not any(each.on == date(2027, 4, 27) for each in kept.free_days)


@pytest.mark.parametrize(
    ("first_on", "last_on", "sentence"),
    [
        ("2026-10-24", "2026-11-01", "Twee vakanties overlappen elkaar: herfstvakantie"),
        ("2026-11-08", "2026-11-02", "De projectweek eindigt (ma 2 nov 2026) voordat die begint"),
    ],
    ids=["overlap", "reversed"],
)
def test_what_is_wrong_is_said_at_its_row_and_nothing_is_kept_or_lost(
    office: Any, page: SchoolCalendarPage, first_on: str, last_on: str, sentence: str
) -> None:
    before = _kept(office)
    office.add_free_week(first_on, last_on)
    row = _row(office, "projectweek")
    assert sentence in row.problem
    assert sentence in row.name.accessibleDescription()
    assert row.name.hasFocus()
    assert _kept(office) == before
    draft = office.draft(KEY)
    assert draft is not None
    assert draft["years"][-3:] != [], "all that was typed is in the draft"
    row.first.set_value(date(2026, 11, 23))
    row.last.set_value(date(2026, 11, 29))
    assert row.problem == ""


def test_a_row_in_a_folded_year_unfolds_for_what_is_wrong_with_it(office: Any, page: SchoolCalendarPage) -> None:
    years = page.form.field("years")
    years.set_state([*years.state(), "", "2019-03-04", ""])  # type: ignore[misc]
    office.press("Bewaren")
    row = _row(office, "")
    assert row.problem == "Vul een naam in, of haal deze rij weg."
    assert row.isVisible()


def test_a_calendar_that_ends_before_it_begins_says_so(office: Any, page: SchoolCalendarPage) -> None:
    page.form.field("known_until").set_state("2013-12-31")
    office.press("Bewaren")
    assert "voordat die begint" in page.form.field("known_until").problem
    assert _kept(office).known_until == date(2030, 12, 31)


def test_what_would_move_is_shown_with_ticks_before_anything_does(office: Any) -> None:
    before = _kept(office)
    office.add_free_week("2026-11-02", "2026-11-08")
    assert office.sees("2 open controles vallen met deze schoolkalender op een andere dag.")
    ticks = office.shown(QCheckBox)
    number = office.number("Noor")
    assert [tick.accessibleName() for tick in ticks][-1] == (
        f"{number} Noor D. · Fay T. · eindcontrole · wo 4 nov → wo 11 nov 2026"
    )
    assert all(tick.isChecked() for tick in ticks)
    assert ticks[0].hasFocus()
    assert _kept(office) == before
    assert office.case("Noor").round.term.ends_on == date(2026, 11, 4)


def test_bewaren_keeps_the_calendar_and_what_is_ticked_and_every_view_shows_it(office: Any) -> None:
    office.open_case("Noor", 2)
    office.add_free_week("2026-11-02", "2026-11-08")
    office.shown(QCheckBox)[0].setChecked(False)
    office.press("Bewaren")
    assert any(each.name == "projectweek" for each in _kept(office).vacations)
    assert office.case("Noor").round.term.ends_on == date(2026, 11, 11)
    assert office.case("Lotte").round.term.ends_on == date(2026, 11, 3), "its tick was taken away"
    assert office.window.banner.text == "De schoolkalender is bewaard. 1 controle is verzet."
    assert office.window.case_page.case_id == office.number("Noor"), "back where it was opened from"
    assert office.sees("Eindcontrole (wo 11 nov) verzet van wo 4 nov: schoolkalender gewijzigd")
    cells = office.window.calendar.month.grid.cells
    assert cells.items(date(2026, 11, 11))
    assert not cells.items(date(2026, 11, 4))


def test_the_way_back_from_what_would_move_leads_to_the_rows(office: Any) -> None:
    office.add_free_week("2026-11-02", "2026-11-08")
    office.key(Qt.Key.Key_Escape)
    assert _is_shown(office)
    assert _row(office, "projectweek").isVisible()
    office.key(Qt.Key.Key_Escape)
    assert office.window._pages.currentWidget() is office.window.today
    assert office.draft(KEY) is not None
    assert not any(each.name == "projectweek" for each in _kept(office).vacations)


def test_what_was_changed_comes_back_and_can_be_thrown_away(office: Any, page: SchoolCalendarPage) -> None:
    assert not office.sees("Wijzigingen weggooien")
    row = _row(office, "meivakantie")
    row.name.setFocus()
    row.name.selectAll()
    office.type("tulpvakantie")
    office.key(Qt.Key.Key_Escape)
    office.close()
    office.open()
    office.window.show_school_calendar()
    assert _row(office, "tulpvakantie").isVisible()
    office.press("Wijzigingen weggooien")
    assert office.draft(KEY) is None
    assert _row(office, "meivakantie").isVisible()
    assert not office.sees("Wijzigingen weggooien")


def test_a_failure_while_keeping_moves_nothing_and_leaves_the_page(
    office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _kept(office)
    office.add_free_week("2026-11-02", "2026-11-08")

    def full(*_args: object) -> None:
        raise VaultError("De schijf is vol.")

    with monkeypatch.context() as patched:
        patched.setattr(CaseStore, "save", full)
        office.press("Bewaren")
    assert office.window.banner.text == "De schijf is vol."
    assert _is_shown(office)
    assert _kept(office) == before
    assert office.draft(KEY) is not None
    office.press("Bewaren")
    assert office.case("Noor").round.term.ends_on == date(2026, 11, 11)


def test_moves_that_the_rules_refuse_are_told_with_their_case(office: Any) -> None:
    office.add_free_week("2026-10-26", "2026-11-01")
    ticks = office.shown(QCheckBox)
    number = office.number("Noor")
    final = next(t for t in ticks if number in t.accessibleName() and "eindcontrole" in t.accessibleName())
    final.setChecked(False)
    office.press("Bewaren")
    assert office.window.banner.text.startswith(f"Casus {number}: De termijn eindigt op wo 4 nov 2026.")
    final.setChecked(True)
    office.press("Bewaren")
    assert office.case("Noor").round.term.ends_on == date(2026, 11, 11)


def test_the_vacations_of_another_region_come_in_and_what_the_school_added_stays(
    office: Any, page: SchoolCalendarPage
) -> None:
    years = page.form.field("years")
    own = ["studiedag", "2026-11-19", "", "werkweek", "2026-09-14", "2026-09-18"]
    years.set_state([*years.state(), *own])  # type: ignore[misc]
    page._region.set_value("noord")
    with office.qtbot.waitSignal(years.changed, timeout=10_000):
        office.press("Overnemen")
    autumn = next(v for v in office.desk.calendar.preset("noord").vacations if v.first_on > date(2026, 9, 1))
    assert _row(office, autumn.name).first.value() == autumn.first_on != date(2026, 10, 17)
    assert _row(office, "studiedag").isVisible()
    assert _row(office, "werkweek").isVisible()
    assert office.sees("vakanties zijn nu die van regio Noord.")
    assert _kept(office).vacations == office.desk.calendar.preset("midden").vacations, "nothing is kept yet"


def test_a_school_year_can_be_added_behind_the_last(office: Any, page: SchoolCalendarPage) -> None:
    office.press("Schooljaar toevoegen")
    years = office.shown(SchoolYear)
    assert years[-1].year == 2031
    assert years[-1].is_open
    adders = [each for each in office.shown(type(office.button("Bewaren"))) if each.text() == "Vakantie toevoegen"]
    office.qtbot.mouseClick(adders[-1], Qt.MouseButton.LeftButton)
    office.type("herfstvakantie")
    assert [entry.first_on for entry in years[-1].entries()] == [date(2031, 8, 1)]


def test_by_keyboard_alone_a_vacation_is_renamed_and_kept(office: Any, page: SchoolCalendarPage) -> None:
    assert page._region.combo.hasFocus()
    focused = QApplication.focusWidget()
    for _ in range(20):
        office.key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is not None and focused.accessibleName() == "Naam van vakantie: herfstvakantie":
            break
    office.type("week van het blad")
    for _ in range(120):
        if focused is page.finish:
            break
        office.key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    office.key(Qt.Key.Key_Return)
    assert any(each.name == "week van het blad" for each in _kept(office).vacations)
